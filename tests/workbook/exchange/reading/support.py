"""Editing the sheets of a submission in memory, the way that people edit them in Excel."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from workbook.document.cells import Cell
from workbook.document.snapshot import Snapshot
from workbook.exchange import layout
from workbook.exchange.meta import digest
from workbook.exchange.reading.interpretation import interpret
from workbook.exchange.received import Received
from workbook.questionnaire.model import Questionnaire
from workbook.spreadsheets.book import Book, Sheet, Value

Cells = dict[tuple[int, int], Value]


@dataclass(frozen=True, repr=False)
class Sent:
    """A file as it was sent."""

    path: Path
    book: Book
    snapshot: Snapshot

    def __repr__(self) -> str:
        return f"Sent({self.path.name})"

    def definition(self, form: str, version: str) -> Questionnaire | None:
        asked = self.snapshot.forms.get(form)
        return asked if asked and asked.version == version else None

    def received(self, book: Book | None = None) -> Received:
        return interpret(book or self.book, self.definition, "soumission.xlsx")

    def sheet(self, form: str, repeat: str = "") -> Editable:
        """The sheet of a form, to be edited."""
        wanted = f"form {form}{'/' + repeat if repeat else ''}, version"
        return next(
            Editable(self.book, sheet) for sheet in self.book.sheets if wanted in str(sheet.cells.get((2, 0)))
        )


@dataclass(repr=False)
class Editable:
    """A sheet of a book; each edit gives a new one, `book` is the whole."""

    book: Book
    sheet: Sheet

    @property
    def cells(self) -> Cells:
        return dict(self.sheet.cells)

    def row(self, code: str, part: int = 1) -> int:
        """The row with that code."""
        rows = sorted(row for (row, column), value in self.cells.items() if column == 0 and value == code)
        return rows[part - 1]

    def column(self, header: str) -> int:
        """The column whose heading begins so."""
        head = layout.HEADER_ROW
        return next(
            column
            for (row, column), value in sorted(self.cells.items())
            if row == head and str(value).startswith(header)
        )

    def get(self, code: str, header: str) -> Value | None:
        return self.cells.get((self.row(code), self.column(header)))

    def put(self, code: str, header: str, value: Value | None) -> Editable:
        return self.put_at(self.row(code), self.column(header), value)

    def put_at(self, row: int, column: int, value: Value | None) -> Editable:
        cells = self.cells
        cells.pop((row, column), None)
        return self.having(cells if value is None else cells | {(row, column): value})

    def moved(self, move: Callable[[int, int], tuple[int, int] | None]) -> Editable:
        """Every cell where `move` says, or nowhere."""
        places = ((move(*place), value) for place, value in self.cells.items())
        return self.having({place: value for place, value in places if place is not None})

    def having(self, cells: Mapping[tuple[int, int], Value]) -> Editable:
        return self._with(replace(self.sheet, cells=dict(cells)))

    def named(self, name: str, state: Any = "visible") -> Editable:
        return self._with(replace(self.sheet, name=name, state=state))

    def copied(self, name: str) -> Editable:
        """The book with a copy of the sheet, which is the one edited from now on."""
        copy = replace(self.sheet, name=name)
        return Editable(replace(self.book, sheets=(*self.book.sheets, copy)), copy)

    def _with(self, sheet: Sheet) -> Editable:
        sheets = tuple(sheet if one is self.sheet else one for one in self.book.sheets)
        return Editable(replace(self.book, sheets=sheets), sheet)


def without_sheet(book: Book, name: str) -> Book:
    return replace(book, sheets=tuple(sheet for sheet in book.sheets if sheet.name != name))


def says_what_was_sent(received: Received) -> bool:
    """Whether every answer that was exported came back exactly, and nothing else."""
    shown = {cell: hashed for cell, hashed in received.base.items() if cell not in received.carried}
    return shown == {cell: digest(given.value) for cell, given in received.given.items()}


def kinds(received: Received) -> list[str]:
    return [repair.kind for repair in received.repairs]


def reasons(received: Received) -> list[str]:
    return [listed.reason for listed in received.listed]


def given(received: Received, form: str, question: str, facet: str = "value", row: str = "") -> Any:
    """The value that was read for a cell; None where there is none."""
    found = received.given.get(Cell(form, row, question, facet))
    return found.value if found else None
