"""What the sheets of a form look like, as far as it is the same in every file: headings, codes, and what each cell is for."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Set
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from workbook.document.cells import Cell
from workbook.exchange.layout import INPUT_ROLES, Column, Sheet, cell_of, question_of
from workbook.exchange.reading.anchors import Anchors
from workbook.exchange.reading.columns import Headings
from workbook.exchange.reading.remembered import remembered
from workbook.exchange.sheets import sheets_of
from workbook.exchange.words import Words
from workbook.languages import LANGUAGES
from workbook.questionnaire.model import Question, Questionnaire

# languages to answer in, and others in which answers are stored
_Way = tuple[tuple[str, ...], tuple[str, ...]]
_ANY: tuple[_Way, ...] = ((("fr", "en"), ()), (("fr",), ()), (("en",), ()))


class Slot(NamedTuple):
    """What a column that is to be filled, counted as in the layout, holds on a line; in a table, `cell` has no row.

    `cell` is None where nothing can be answered; `elsewhere`: where the answer's own column is another.
    """

    number: int
    column: Column
    question: Question | None
    cell: Cell | None
    elsewhere: bool


class SheetLayout:
    """A sheet of a form, in the languages that it was sent in."""

    def __init__(self, sheet: Sheet, asked: Questionnaire) -> None:
        self.sheet, self.asked = sheet, asked
        self.is_table = sheet.kind == "table"
        self._slots: dict[str, tuple[Slot, ...]] = {}
        self._closed: dict[str, Set[int]] = {}

    @cached_property
    def headings(self) -> Headings:
        return Headings(self.sheet)

    @cached_property
    def _codes(self) -> Anchors:
        return Anchors(self.sheet, self.asked)

    def anchors(self, rows: frozenset[str], knows_rows: bool) -> Anchors:
        """The codes that the sheet may hold: questions, or in a table the ids of the `rows` that were sent."""
        return Anchors(self.sheet, self.asked, rows, knows_rows) if self.is_table else self._codes

    def slots(self, key: str) -> tuple[Slot, ...]:
        """The columns of a line that are to be filled; `key` is one of the sheet's codes."""
        known = "" if self.is_table else key
        if known not in self._slots:
            self._slots[known] = tuple(
                _slot(self.sheet, self.asked, known, index, column)
                for index, column in enumerate(self.sheet.columns)
                if column.role in INPUT_ROLES
            )
        return self._slots[known]

    def closed(self, key: str) -> Set[int]:
        """The columns of a line that show what the program calculated, or the name of a file."""
        known = "" if self.is_table else key
        if known not in self._closed:
            self._closed[known] = {
                slot.number
                for slot in self.slots(key)
                if slot.question is not None and slot.question.type in ("calculate", "file")
            }
        return self._closed[known]

    @cached_property
    def titles(self) -> tuple[int, ...]:
        """The columns of a table that say what a row is called."""
        repeat = self.asked.repeat(self.sheet.repeat)
        title = repeat.row_label or repeat.columns[0].name
        return tuple(
            index for index in self.sheet.places("answer") if self.sheet.columns[index].question == title
        )


class FormLayouts:
    """The sheets that a form can have been sent on, by table ("" is the form's own sheet)."""

    def __init__(self, asked: Questionnaire) -> None:
        self._asked, self._words = asked, Words.load()
        self._known: dict[_Way, tuple[SheetLayout, ...]] = {}
        self._chosen: dict[tuple[_Way, ...], Mapping[str, list[SheetLayout]]] = {}

    def sent_in(self, languages: Collection[str], stored: Collection[str]) -> Mapping[str, list[SheetLayout]]:
        """Those of a file: in its `languages`, with columns for answers `stored` in others, then in any."""
        named, kept = (tuple(one for one in LANGUAGES if one in some) for some in (languages, stored))
        ways = ((named, kept), *_ANY) if languages else _ANY
        if ways not in self._chosen:
            found: dict[str, list[SheetLayout]] = {}
            for layout in chain.from_iterable(map(self._in, ways)):
                others = found.setdefault(layout.sheet.repeat, [])
                if all(layout.sheet != one.sheet for one in others):
                    others.append(layout)
            self._chosen[ways] = found
        return self._chosen[ways]

    def _in(self, way: _Way) -> tuple[SheetLayout, ...]:
        if way not in self._known:
            sheets = sheets_of(self._asked, self._words, *way)
            self._known[way] = tuple(SheetLayout(sheet, self._asked) for sheet in sheets)
        return self._known[way]


@remembered
def form_layouts(asked: Questionnaire) -> FormLayouts:
    """The sheets of a questionnaire."""
    return FormLayouts(asked)


def _slot(sheet: Sheet, asked: Questionnaire, key: str, index: int, column: Column) -> Slot:
    question = question_of(sheet, asked, key, column)
    cell = cell_of(sheet, asked, key, column)
    if question is None or cell is not None:
        return Slot(index, column, question, cell, False)
    return Slot(index, column, question, _first_cell(sheet, key, question, column), True)


def _first_cell(sheet: Sheet, key: str, question: Question, column: Column) -> Cell | None:
    """Where an answer belongs that was written in the column of another language, though it has none."""
    if column.role != "answer" or question.multilingual or question.type in ("file", "calculate", "note"):
        return None
    return Cell(sheet.form, key if sheet.kind == "table" else "", question.name, "value")
