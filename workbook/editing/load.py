"""Answers taken in from plain data: what `export` writes as JSON, whole or in part, as one step.

Accepted: `{"cells": [{"form", "row", "question", "facet", "value"}, …]}`, and for writing by hand
`{"answers": {form: {question: value}}}`, where a text in languages is `{"fr": …, "en": …}` and a table is a
list of rows `{question: value}`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from workbook.document.cells import FACETS, MISSING_REASONS, STATES, Cell
from workbook.document.shapes import fits
from workbook.document.snapshot import Snapshot
from workbook.editing import changes
from workbook.editing.changes import ChangeSet
from workbook.errors import N_, InvalidValue, KnownError, UsageError
from workbook.questionnaire.model import Question, Questionnaire, Repeat


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that was not taken in: where it was meant to go, what it was, and why not."""

    place: str
    value: Any
    reason: KnownError


def plan_load(snapshot: Snapshot, plain: Any, origin: str = "") -> tuple[ChangeSet, list[Refused]]:
    """The changes that plain data ask for, and what of them was refused. Raises InvalidValue for other data."""
    if not isinstance(plain, dict) or not (plain.keys() & {"cells", "answers"}):
        raise InvalidValue(
            N_("The file holds no answers: it needs “cells” or “answers”. Nothing was changed.")
        )
    wanted: dict[Cell, Any] = {}
    refused: list[Refused] = []
    rows = _RowIds(snapshot)
    for place, cell, value in _entries(snapshot, plain, rows, refused):
        try:
            wanted[cell] = _checked(snapshot, cell, value)
        except KnownError as error:
            refused.append(Refused(place, value, error))
    wanted |= rows.positions(wanted)
    return ChangeSet("load", {"question": origin}, changes.changed(snapshot, wanted)), refused


class _RowIds:
    """New rows of tables: their ids and positions."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.added = 0

    def new(self, form: str, repeat: str) -> str:
        self.added += 1
        return changes.new_row_id(self.snapshot, form, repeat)

    def positions(self, wanted: Mapping[Cell, Any]) -> dict[Cell, int]:
        """The cells by which rows exist, for rows that have answers and no such cell yet."""
        found: dict[Cell, int] = {}
        for cell in wanted:
            if cell.facet == "contribution":
                continue
            asked = self.snapshot.forms[cell.form]
            item = asked.item(cell.question)
            repeat = asked.repeat_of(item)
            if repeat is None or not cell.row:
                continue
            own = Cell(cell.form, cell.row, repeat.name, "value")
            if own not in wanted and own not in self.snapshot.cells and own not in found:
                known = len(self.snapshot.rows(cell.form, repeat.name, cell.row.rpartition("/")[0]))
                found[own] = known + 1 + sum(other[:3:2] == (cell.form, repeat.name) for other in found)
        return found


def _entries(
    snapshot: Snapshot, plain: Mapping[str, Any], rows: _RowIds, refused: list[Refused]
) -> Iterator[tuple[str, Cell, Any]]:
    for entry in plain.get("cells") or ():
        try:
            cell = Cell(entry["form"], entry.get("row", ""), entry["question"], entry.get("facet", "value"))
            value = entry["value"]
        except (KeyError, TypeError, AttributeError):
            reason = InvalidValue(N_("An entry needs form, question and value."))
            refused.append(Refused("cells", entry, reason))
            continue
        yield "/".join(part for part in cell if part), cell, value
    answers = plain.get("answers") or {}
    for form, given in answers.items() if isinstance(answers, dict) else ():
        yield from _form_entries(snapshot, form, given, rows, refused)


def _form_entries(
    snapshot: Snapshot, form: str, given: Any, rows: _RowIds, refused: list[Refused]
) -> Iterator[tuple[str, Cell, Any]]:
    asked = snapshot.forms.get(form)
    for name, value in given.items() if isinstance(given, dict) else ():
        place = f"{form}/{name}"
        try:
            item = _form(asked, form).item(name)
        except KnownError as error:
            refused.append(Refused(place, value, error))
            continue
        if isinstance(item, Repeat):
            for row in value if isinstance(value, list) else ():
                row_id = str(row.get("_row") or rows.new(form, item.name))
                for column, one in row.items():
                    if column != "_row":
                        yield from _facets(f"{place}/{column}", Cell(form, row_id, column, "value"), one)
        else:
            yield from _facets(place, Cell(form, "", item.name, "value"), value)


_SHORT: dict[str, str] = {"fr": "value.fr", "en": "value.en"}


def _facets(place: str, cell: Cell, value: Any) -> Iterator[tuple[str, Cell, Any]]:
    """A value, or a mapping of facets (`fr`, `en`, `value`, `status`, `ministry`, `missing`, …)."""
    if isinstance(value, dict) and "sha256" not in value:
        for key, one in value.items():
            yield place, cell._replace(facet=_SHORT.get(str(key), str(key))), one
    else:
        yield place, cell, value


def _form(asked: Questionnaire | None, form: str) -> Questionnaire:
    if asked is None:
        raise UsageError(N_("The workbook has no questionnaire {form}."), form=form)
    return asked


def _checked(snapshot: Snapshot, cell: Cell, value: Any) -> Any:
    if cell.facet == "contribution" and fits(cell, value):
        return value
    asked = _form(snapshot.forms.get(cell.form), cell.form)
    if cell.facet == "form":
        return snapshot.cells.get(cell)
    item = asked.item(cell.question)
    if isinstance(item, Repeat) and cell.facet == "value":
        if isinstance(value, int | float) and not isinstance(value, bool):
            return value
        raise InvalidValue(N_("The position of a row is a number."))
    question = asked.question(cell.question)
    if (asked.repeat_of(question) is None) == bool(cell.row):
        raise UsageError(
            N_("{name} is answered elsewhere: look at the row."), name=question.code or question.name
        )
    return _checked_facet(asked, question, cell.facet, value)


def _checked_facet(asked: Questionnaire, question: Question, facet: str, value: Any) -> Any:
    if value is None:
        return None
    if facet in question.facets():
        return changes.checked(asked, question, value)
    if facet.startswith("value") or facet not in FACETS:
        raise UsageError(
            N_("{name} has no facet “{facet}”."), name=question.code or question.name, facet=facet
        )
    good: bool
    match facet:
        case "status":
            good = value in STATES
        case "missing":
            good = isinstance(value, dict) and value.get("reason") in MISSING_REASONS
        case "tags":
            good = isinstance(value, list) and all(isinstance(tag, str) for tag in value)
        case "comment" | "contributed":
            good = isinstance(value, list) and all(isinstance(one, dict) for one in value)
        case "previous":
            good = isinstance(value, dict)
        case "origin":
            good = isinstance(value, dict) and all(
                isinstance(value.get(key), str) for key in ("form", "question")
            )
        case _:
            good = isinstance(value, str)
    if not good:
        raise InvalidValue(
            N_("“{value}” cannot be the {facet} of an answer."), value=str(value)[:80], facet=facet
        )
    return value
