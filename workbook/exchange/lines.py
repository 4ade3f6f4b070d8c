"""The rows of a sheet, filled from a snapshot: neutral, before any program's file format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Literal

from workbook.document.cells import Cell
from workbook.document.snapshot import Snapshot
from workbook.exchange.answers import answer_texts, first_facet, state_shown
from workbook.exchange.layout import (
    EMPTY_ROWS,
    INPUT_ROLES,
    Column,
    Sheet,
    anchor,
    answers_in_state_column,
    cell_of,
    main_items,
    new_row,
    part_anchor,
    question_of,
)
from workbook.exchange.selection import EVERYTHING, Selection
from workbook.exchange.text_parts import split_text
from workbook.exchange.values import TEXT_FORMAT, number_format, shown
from workbook.exchange.words import Words
from workbook.languages import N_
from workbook.questionnaire.model import Item, LocalText, Question, Questionnaire, Section

LineKind = Literal["band", "question", "note", "row", "new"]


@dataclass(frozen=True, slots=True)
class Content:
    """One cell: what stands in it, whether it can be filled, and the answer (or part of one) that it holds.

    `stored` is the answer as the workbook has it, on the answer's first cell only.
    """

    value: str | int | float | date | LocalText | None = None
    open: bool = False
    format: str = TEXT_FORMAT
    holds: Cell | None = None
    stored: Any = None


@dataclass(frozen=True, slots=True)
class Line:
    """One row; `contents` has one entry a column. `expected` says that an answer is waited for."""

    kind: LineKind
    item: Item | None
    key: str
    contents: tuple[Content, ...]
    part: int = 1
    expected: bool = True


@dataclass(frozen=True)
class Filler:
    """Makes the lines of one sheet."""

    sheet: Sheet
    snapshot: Snapshot
    words: Words
    selection: Selection = EVERYTHING
    titles: dict[str, Mapping[str, str]] = field(default_factory=dict)

    @cached_property
    def asked(self) -> Questionnaire:
        return self.snapshot.forms[self.sheet.form]

    def lines(self) -> Iterator[Line]:
        """The lines below the header, in order."""
        if self.sheet.kind == "table":
            yield from self._table_lines()
        else:
            yield from self._main_lines()

    def _main_lines(self) -> Iterator[Line]:
        on_line = self.sheet.kind == "checklist"
        for item in main_items(self.asked):
            if not self.selection.has(self.sheet.form, item.name):
                continue
            if isinstance(item, Section):
                yield from self._band(item)
            elif isinstance(item, Question) and item.type == "note":
                yield Line("note", item, "", self._labelled(item, Content(item.code or None)))
            elif isinstance(item, Question) and not (on_line and item.detail_of):
                yield from self._parts("question", item, anchor(item))

    def _band(self, section: Section) -> Iterator[Line]:
        blank = [Content()] * len(self.sheet.columns)
        place = self.sheet.places("label")[0]
        blank[place] = Content(section.label)
        if section.code:
            blank[0] = Content(section.code)
        yield Line("band", section, "", tuple(blank))

    def _labelled(self, item: Item, code: Content) -> tuple[Content, ...]:
        contents = [Content()] * len(self.sheet.columns)
        contents[0] = code
        contents[self.sheet.places("label")[0]] = Content(item.label)
        return tuple(contents)

    def _table_lines(self) -> Iterator[Line]:
        repeat = self.asked.repeat(self.sheet.repeat)
        for row in self._row_ids():
            yield from self._parts("row", None, row)
        if any(True for above in self.asked.path(repeat) if above in self.asked.repeats):
            return
        for number in range(1, EMPTY_ROWS + 1):
            yield from self._parts("new", None, new_row(number))

    def _row_ids(self) -> list[str]:
        found = [
            (cell.row, position)
            for cell, position in self.snapshot.cells.items()
            if (cell.form, cell.question, cell.facet) == (self.sheet.form, self.sheet.repeat, "value")
        ]
        parents = dict.fromkeys(row.rpartition("/")[0] for row, _ in sorted(found))
        rows = (
            row
            for parent in parents
            for row in self.snapshot.rows(self.sheet.form, self.sheet.repeat, parent)
        )
        return self.selection.of_rows(self.sheet.form, self.sheet.repeat, rows)

    def _parts(self, kind: LineKind, item: Question | None, key: str) -> Iterator[Line]:
        fields = [self._field(column, item, key) for column in self.sheet.columns]
        parts = max(len(contents) for contents in fields)
        row = key if self.sheet.kind == "table" else ""
        expected = item is None or self.snapshot.relevant(self.sheet.form, item, row)
        for part in range(1, parts + 1):
            contents = [contents[part - 1] if part <= len(contents) else Content() for contents in fields]
            self._number(contents, key, part, parts)
            yield Line(kind, item, key, tuple(contents), part, expected)

    def _number(self, contents: list[Content], key: str, part: int, parts: int) -> None:
        has_column = self.sheet.places("part")
        contents[0] = Content(key if has_column else part_anchor(key, part, parts))
        for place in has_column:
            contents[place] = Content(f"{part}/{parts}" if parts > 1 else None)
        if part > 1:
            for place in self.sheet.places("label"):
                contents[place] = Content(self.words.pair(N_("(continued)")))

    def _field(self, column: Column, item: Question | None, key: str) -> list[Content]:
        """What stands in a column, one entry a part."""
        match column.role:
            case "label":
                return [Content(item.label if item else None)]
            case "help":
                return [Content(item.hint if item else None)]
            case "citation":
                return [Content(self._citation(item) if item else None)]
            case "calculated":
                return [self._calculated(self.asked.question(column.question), key)]
        question = question_of(self.sheet, self.asked, key, column)
        if question is None or column.role not in INPUT_ROLES:
            return [Content()]
        row = key if self.sheet.kind == "table" else ""
        if question.type in ("calculate", "file"):
            return [self._closed(column, question, row) if self.selection.shows_answers else Content()]
        cell = cell_of(self.sheet, self.asked, key, column)
        if cell is not None and not self._shows(question):
            return [Content(None, column.open, _empty_format(column, question))]
        return self._open(column, question, cell) if cell else [Content()]

    def _shows(self, question: Question) -> bool:
        """Whether an answer is shown; of a table without answers, only what its rows are called."""
        if self.selection.shows_answers:
            return True
        repeat = self.asked.repeat_of(question)
        return repeat is not None and question.name == (repeat.row_label or repeat.columns[0].name)

    def _citation(self, item: Item) -> LocalText | None:
        found = LocalText(self.asked.citation(item, "fr"), self.asked.citation(item, "en"))
        return found if found else None

    def _closed(self, column: Column, question: Question, row: str) -> Content:
        first = self.sheet.columns[self.sheet.places("answer")[0]]
        if column.role != "answer" or (self.sheet.kind != "table" and column != first):
            return Content()
        if question.type == "calculate":
            return self._calculated(question, row)
        value = self.snapshot.value(self.sheet.form, question.name, row)
        return Content(shown(question, value, (), {}).value if value else None)

    def _calculated(self, question: Question, row: str) -> Content:
        value = (
            self.snapshot.calculated(self.sheet.form, question, row if self.sheet.kind == "table" else "")
            if self._exists(row) and self.selection.shows_answers
            else None
        )
        if value is None:
            return Content(format=number_format(question))
        result = shown(question, value, (), {})
        return Content(result.value, False, result.format)

    def _exists(self, row: str) -> bool:
        return (
            self.sheet.kind != "table"
            or Cell(self.sheet.form, row, self.sheet.repeat, "value") in self.snapshot.cells
        )

    def _open(self, column: Column, question: Question, cell: Cell) -> list[Content]:
        if column.role == "state" and not answers_in_state_column(self.sheet, question):
            return [self._state(question, cell)]
        if column.role in ("ministry", "sources"):
            text = self.snapshot.value(*cell[:1], cell.question, cell.row, cell.facet)
            return self._texts(text, cell, text, column.open)
        own_state = self.sheet.kind in ("questions", "checklist") and not (
            answers_in_state_column(self.sheet, question)
            or (question.detail_of and self.sheet.kind == "checklist")
        )
        return self._answer(column, question, cell, own_state)

    def _state(self, question: Question, cell: Cell) -> Content:
        label, facet, stored = state_shown(self.snapshot, question, cell, self.words)
        holds = cell._replace(facet=facet) if label else None
        return Content(label, True, TEXT_FORMAT, holds, stored)

    def _answer(self, column: Column, question: Question, cell: Cell, own_state: bool) -> list[Content]:
        languages = tuple(
            one.language
            for one in self.sheet.columns
            if one.role == "answer" and one.question == column.question and one.open
        )
        is_first = cell.facet == first_facet(question, languages)
        found = answer_texts(
            self.snapshot, question, cell, is_first, own_state, self.words, self._rows(question)
        )
        empty_format = number_format(question)
        if found.value is None:
            return [Content(None, column.open, empty_format)]
        holds = cell._replace(facet=found.facet)
        if isinstance(found.value, str):
            return self._texts(found.value, holds, found.stored, column.open)
        return [Content(found.value, column.open, found.format, holds, found.stored)]

    def _texts(self, text: str | None, holds: Cell, stored: Any, is_open: bool) -> list[Content]:
        if not text:
            return [Content(None, is_open)]
        return [
            Content(part, is_open, TEXT_FORMAT, holds, None if number else stored)
            for number, part in enumerate(split_text(text))
        ]

    def _rows(self, question: Question) -> Mapping[str, str]:
        if not question.chosen_row_of:
            return {}
        if question.name not in self.titles:
            repeat = self.asked.repeat_of(self.asked.question(question.chosen_row_of))
            self.titles[question.name] = (
                self.snapshot.row_titles(self.sheet.form, repeat.name, "fr") if repeat else {}
            )
        return self.titles[question.name]


def _empty_format(column: Column, question: Question) -> str:
    return number_format(question) if column.role == "answer" else TEXT_FORMAT
