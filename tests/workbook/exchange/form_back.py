"""A form that came back, made without a file: what was sent, and what a ministry did to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from workbook.document.cells import STATES, Cell
from workbook.document.snapshot import Snapshot
from workbook.exchange.meta import digest
from workbook.exchange.received import Given, Listed, NewRow, Received, Source, Where
from workbook.questionnaire.model import Question

INSTANCE = "uuid:11111111-2222-3333-4444-555555555555"
SHOWN = ("value", "value.fr", "value.en", "missing", "status", "ministry", "sources")


class FormBack:
    """The form of a whole workbook, as it was sent at a snapshot; edits are theirs."""

    def __init__(
        self, sent: Snapshot, instance: str = INSTANCE, ministry: str = "Travail", answers: bool = True
    ) -> None:
        self.sent, self.ministry, self.instance = sent, ministry, instance
        self.base = {cell: digest(value) for cell, value in _shown(sent) if value is not None and answers}
        self.values = {cell: value if answers else None for cell, value in _shown(sent)}
        self.rows: list[NewRow] = []
        self.gone: list[tuple[str, str, str]] = []
        self.listed: list[Listed] = []

    def write(self, form: str, question: str, value: Any, facet: str = "value", row: str = "") -> Cell:
        """Type over a cell; an answer ends a reason, a reason the answers and the state, as the reader has it."""
        cell = Cell(form, row, question, facet)
        self.values[cell] = value
        if facet == "missing" and value is not None:
            for other in ("value", "value.fr", "value.en", "status"):
                self.values[cell._replace(facet=other)] = None
        elif (facet == "status" or facet.startswith("value")) and value is not None:
            self.values[cell._replace(facet="missing")] = None
        return cell

    def add_row(self, form: str, repeat: str, key: str, values: dict[str, Any]) -> None:
        given = {}
        for name, value in values.items():
            question = self.sent.forms[form].question(name)
            given[Cell(form, key, name, question.facets()[0])] = Given(value, Where(repeat, key))
        self.rows.append(NewRow(form, repeat, key, Where(repeat, key), given))

    def take_out_row(self, form: str, repeat: str, row: str) -> None:
        self.gone.append((form, repeat, row))
        self.values = {c: v for c, v in self.values.items() if (c.form, c.row) != (form, row)}

    def refuse(self, form: str, question: str, text: str, facet: str = "value", row: str = "") -> None:
        cell = Cell(form, row, question, facet)
        self.values.pop(cell, None)
        self.listed.append(Listed(Where(form, question), "not_number", text, cell))

    def edits(self) -> Iterator[tuple[Cell, Any]]:
        """Every value that they wrote and that was not there when it was sent."""
        for cell, value in self.values.items():
            if value is not None and digest(value) != self.base.get(cell):
                yield cell, value
        for row in self.rows:
            yield from ((cell, given.value) for cell, given in row.values.items())

    def received(self) -> Received:
        given = {c: Given(v, Where(c.form, c.question)) for c, v in self.values.items() if v is not None}
        emptied = {
            c: Where(c.form, c.question)
            for c, v in self.values.items()
            if v is None and (c.facet != "missing" or c in self.base)
        }
        source = Source(
            "contribution", self.instance, "", self.sent.document_id, self.sent.step, "", self.sent.country,
            self.sent.edition, ("fr", "en"), {f: q.version for f, q in self.sent.forms.items()}, self.ministry,
        )  # fmt: skip
        return Received(
            source, given, emptied, tuple(self.rows), self.base, {}, tuple(self.gone), (), tuple(self.listed)
        )


def _shown(sent: Snapshot) -> Iterable[tuple[Cell, Any]]:
    """Every cell that a submission shows, with its value; a state as it is in effect."""
    for form, asked in sent.forms.items():
        for question in asked.questions:
            if not question.is_answerable or question.type == "file":
                continue
            repeat = asked.repeat_of(question)
            rows = ("",) if repeat is None else sent.rows(form, repeat.name)
            for row in rows:
                yield from _of_question(sent, form, question, row)


def _of_question(sent: Snapshot, form: str, question: Question, row: str) -> Iterable[tuple[Cell, Any]]:
    for facet in SHOWN:
        if facet.startswith("value") and facet not in question.facets():
            continue
        cell = Cell(form, row, question.name, facet)
        value = sent.cells.get(cell)
        if facet == "status":
            state = sent.state(form, question, row)
            value = state if state in STATES else None
        yield cell, value


def without_hashes(received: Received) -> Received:
    """The same file after a program lost its hidden sheet."""
    from workbook.exchange.received import Doubt

    source = replace(received.source, doubts=(Doubt("meta_lost"),), step=0, document_id="")
    return replace(received, base={}, source=source)
