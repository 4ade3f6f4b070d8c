"""One entry of a form, from the cells that it stands in: read as its question's type, or not understood."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any, NamedTuple

from workbook.document.cells import Cell
from workbook.exchange.layout import WHY_SEPARATOR
from workbook.exchange.meta import digest
from workbook.exchange.reading.choices import read_choice, read_choices, read_row
from workbook.exchange.reading.dates import Order, read_date
from workbook.exchange.reading.meta_sheet import Exported, Meta
from workbook.exchange.reading.numbers import read_number
from workbook.exchange.reading.outcomes import Meant, Outcome, Unclear
from workbook.exchange.reading.records import Record, Spot
from workbook.exchange.reading.states import read_reason
from workbook.exchange.reading.texts import read_text, restored, spelled
from workbook.exchange.received import Where
from workbook.exchange.text_parts import CELL_UNITS, PART_UNITS, units
from workbook.questionnaire.model import Question, Questionnaire
from workbook.spreadsheets.book import CellError, Formula, Value

_STARTS = {"start", "since", "begin"}
_ENDS = {"end", "until"}


def joined(spots: Iterable[Spot]) -> str:
    """What stands in cells, word for word: parts of a column joined as they are, columns one below the other."""
    by_column: dict[str, str] = {}
    for spot in spots:
        column = spot.where.address.rstrip("0123456789")
        by_column[column] = by_column.get(column, "") + spelled(spot.value)
    return "\n".join(by_column.values())


class Read(NamedTuple):
    """A value and where it stands; `cells` are the cells that it was read from."""

    cell: Cell
    value: Any
    spots: tuple[Spot, ...]
    repair: str = ""

    @property
    def where(self) -> Where:
        return self.spots[0].where

    @property
    def text(self) -> str:
        return joined(self.spots)


class Unread(NamedTuple):
    """What was not understood, and why."""

    cell: Cell | None
    reason: str
    spots: tuple[Spot, ...]
    readings: tuple[Any, ...] = ()

    @property
    def where(self) -> Where:
        return self.spots[0].where

    @property
    def text(self) -> str:
        return joined(self.spots)


@dataclass(frozen=True)
class Reader:
    """Reads entries. `titles` are those of the rows of each table, by form and table; `order` is how dates are written."""

    meta: Meta
    titles: Mapping[tuple[str, str], Mapping[str, tuple[str, ...]]]
    order: Order = "day"

    def entry(
        self, record: Record, question: Question | None, cell: Cell, spots: tuple[Spot, ...], plain: bool
    ) -> Read | Unread:
        """Read a cell's entry; `plain` says that a reason for having no answer stands elsewhere than here."""
        exported = self.meta.exported.get(cell)
        text = "".join([_said(spot.value) for spot in spots])
        if question is None or question.type == "text":
            return (
                self._as_sent(cell, text, spots, exported)
                or _broken(record, cell, exported, spots)
                or self._text(question, cell, spots, text, exported, plain)
            )
        if len(spots) > 1:
            text = _once(spots, text, exported)
        is_one = len(spots) == 1 or len({spelled(spot.value) for spot in spots}) == 1
        value = spots[0].value if is_one else text
        outcome = self._typed(record.found.asked, question, value, exported)
        if isinstance(outcome, Meant) and not self._unshown(cell):
            same = _unchanged(cell, outcome, spots, exported)
            if same:
                return same
        return (
            self._as_sent(cell, text, spots, exported)
            or _broken(record, cell, exported, spots)
            or self._understood(record.found.asked, question, cell, value, text, outcome, spots)
        )

    def _understood(
        self,
        asked: Questionnaire,
        question: Question,
        cell: Cell,
        value: Value,
        text: str,
        outcome: Outcome,
        spots: tuple[Spot, ...],
    ) -> Read | Unread:
        """What a person wrote: an answer, a reason for having none, or neither."""
        if isinstance(outcome, Meant):
            return self._settled(asked, question, cell, outcome, spots)
        unknown = self._unknown_choices(asked, question, cell, spots)
        if unknown:
            return unknown
        reason = read_reason(text) if isinstance(value, str) else None
        if isinstance(reason, Meant):
            return self.reason(cell, reason, spots)
        return Unread(cell, outcome.reason, spots, outcome.readings)

    def reason(self, cell: Cell, reason: Meant, spots: tuple[Spot, ...], repair: str = "") -> Read:
        """A reason for having no answer, as it was exported where it is the same."""
        missing = cell._replace(facet="missing")
        exported = self.meta.exported.get(missing)
        bare = {"reason": reason.value["reason"]}
        value = (
            bare if exported and not reason.value["why"] and digest(bare) == exported.digest else reason.value
        )
        return Read(missing, value, spots, repair or reason.repair)

    def _unshown(self, cell: Cell) -> tuple[Cell, ...]:
        return self.meta.unshown_of(cell.form, cell.row).get(cell.question, ())

    def _as_sent(
        self, cell: Cell, text: str, spots: tuple[Spot, ...], exported: Exported | None
    ) -> Read | None:
        """What was exported as a text, unchanged: an answer, or an entry that is still to be understood."""
        found = restored(text, exported)
        if found:
            return Read(cell, found.value, spots, found.repair)
        for other in self._unshown(cell) if cell.facet.startswith("value") else ():
            found = restored(text, self.meta.exported[other]) if other.facet == "draft" else None
            if found:
                return Read(other, found.value, spots, found.repair)
        return None

    def _text(
        self,
        question: Question | None,
        cell: Cell,
        spots: tuple[Spot, ...],
        text: str,
        exported: Exported | None,
        plain: bool,
    ) -> Read | Unread:
        reason = read_reason(text, strict=True) if question is not None and not plain else None
        if isinstance(reason, Meant):
            return self.reason(cell, reason, spots)
        outcome = read_text(text, question)
        if isinstance(outcome, Unclear):
            return Unread(cell, outcome.reason, spots)
        repair = outcome.repair or ("" if isinstance(spots[0].value, str) else "as_text")
        if not repair and exported and exported.parts > 1:
            repair = "part_edited"
        return Read(cell, outcome.value, spots, repair)

    def _typed(
        self, asked: Questionnaire, question: Question, value: Value, exported: Exported | None
    ) -> Outcome:
        match question.type:
            case "integer" | "decimal":
                if isinstance(value, bool | date | time) or not isinstance(value, str | int | float):
                    return Unclear("not_number")
                return read_number(value, question.type == "integer", question.unit)
            case "date":
                if isinstance(value, bool) or not isinstance(value, str | int | float | date):
                    return Unclear("not_date")
                return read_date(value, _is_end(question), self.order)
        if isinstance(value, date | time) or not isinstance(value, str | int | float):
            return Unclear("not_choice")
        if question.chosen_row_of:
            row = str(value).split(WHY_SEPARATOR)[0]
            if exported and digest(row) == exported.digest:
                return Meant(row)
            repeat = asked.repeat_of(asked.question(question.chosen_row_of))
            titles = self.titles.get((asked.form_id, repeat.name if repeat else ""), {})
            return read_row(value, titles)
        choices = asked.choices_of(question)
        return read_choice(value, choices) if question.type == "select_one" else read_choices(value, choices)

    def _settled(
        self, asked: Questionnaire, question: Question, cell: Cell, outcome: Meant, spots: tuple[Spot, ...]
    ) -> Read:
        """The value; where it is the one that was exported, exactly that and nothing is repaired."""
        same = _unchanged(cell, outcome, spots, self.meta.exported.get(cell))
        if same:
            return same
        value = outcome.value
        if question.type == "select_multiple":
            value = [choice.name for choice in asked.choices_of(question) if choice.name in value]
        return Read(cell, value, spots, outcome.repair)

    def _unknown_choices(
        self, asked: Questionnaire, question: Question, cell: Cell, spots: tuple[Spot, ...]
    ) -> Read | None:
        """Choices that were exported though the list does not know all of them."""
        exported = self.meta.exported.get(cell)
        if question.type != "select_multiple" or exported is None:
            return None
        lines = "".join(spelled(spot.value) for spot in spots).split("\n")
        read = [(read_choice(line, asked.choices_of(question)), line) for line in lines]
        names = [outcome.value if isinstance(outcome, Meant) else line for outcome, line in read]
        return Read(cell, names, spots) if digest(names) == exported.digest else None


def _unchanged(cell: Cell, outcome: Meant, spots: tuple[Spot, ...], exported: Exported | None) -> Read | None:
    """The value that was exported, where this is it, however it is written."""
    if exported is None:
        return None
    for value in (outcome.value, float(outcome.value)) if type(outcome.value) is int else (outcome.value,):
        if digest(value) == exported.digest:
            return Read(cell, value, spots)
    return None


def _said(value: Value) -> str:
    """A value as the text that was exported would stand there: a formula that a program made of one, too."""
    return f"={value.text}" if isinstance(value, Formula) else spelled(value)


def _once(spots: tuple[Spot, ...], text: str, exported: Exported | None) -> str:
    """One text where a person filled the same into every part of a line."""
    said = {_said(spot.value) for spot in spots}
    return said.pop() if len(said) == 1 and (exported is None or exported.parts == 1) else text


def _broken(record: Record, cell: Cell, exported: Exported | None, spots: tuple[Spot, ...]) -> Unread | None:
    """What cannot be taken for an answer, whatever the question."""
    if any(isinstance(spot.value, Formula) for spot in spots):
        return Unread(cell, "formula", spots)
    if any(isinstance(spot.value, CellError) for spot in spots):
        return Unread(cell, "error_value", spots)
    if any(_fills_its_cell(spot.value) for spot in spots):
        return Unread(cell, "cut", spots)
    lacking = record.lacking
    if exported is not None:
        lacking = {part for part in range(1, exported.parts + 1) if part not in record.rows}
    elif len(spots) == 1 and spots[0].part == 1 and units(spelled(spots[0].value)) < PART_UNITS // 2:
        lacking = set()
    return Unread(cell, "part_missing", spots) if lacking else None


def _fills_its_cell(value: Value) -> bool:
    return isinstance(value, str) and len(value) >= CELL_UNITS // 2 and units(value) == CELL_UNITS


def _is_end(question: Question) -> bool | None:
    """Whether a date says when something ends (True) or begins (False); None where it says neither."""
    words = {question.role, *question.name.split("_")}
    if words & _ENDS:
        return True
    return False if words & _STARTS else None
