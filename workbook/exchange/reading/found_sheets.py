"""Which sheet of a file is which sheet of a form, whatever it is called and wherever it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from workbook.document.cells import STATES, Cell
from workbook.exchange.layout import INPUT_ROLES, LISTS_SHEET, Column, Sheet, cell_of, read_identity
from workbook.exchange.meta import digest
from workbook.exchange.reading.anchors import Anchored, Anchors
from workbook.exchange.reading.columns import Columns, find_header, header_texts, in_order, match_columns
from workbook.exchange.reading.meta_sheet import Exported, Meta, is_meta
from workbook.exchange.reading.texts import is_blank, spelled
from workbook.exchange.sheets import sheets_of
from workbook.exchange.values import choice_label
from workbook.exchange.words import Words
from workbook.questionnaire.model import Questionnaire
from workbook.spreadsheets.book import Book
from workbook.spreadsheets.book import Sheet as Grid

LAST_IDENTITY_ROW = 12
FEWEST_CODES = 3
_LANGUAGES = (("fr", "en"), ("fr",), ("en",))


@dataclass(frozen=True)
class FoundSheet:
    """A sheet of the file, the sheet of a form that it is, its columns, and what its code column names."""

    grid: Grid
    sheet: Sheet
    asked: Questionnaire
    columns: Columns
    anchors: Anchors
    rows: Mapping[int, Anchored]
    by_content: bool = False

    @property
    def table(self) -> tuple[str, str]:
        return self.sheet.form, self.sheet.repeat


def identity_in(grid: Grid) -> tuple[str, str, str] | None:
    """Form, table and version that a sheet names in its first rows."""
    for (row, _), value in grid.cells.items():
        if row <= LAST_IDENTITY_ROW and isinstance(value, str):
            found = read_identity(value)
            if found:
                return found
    return None


def find_sheets(
    book: Book, forms: Mapping[str, Questionnaire], meta: Meta, words: Words
) -> tuple[tuple[FoundSheet, ...], tuple[Grid, ...]]:
    """The sheets of forms, and the sheets that are none (the hidden ones of the file left out)."""
    finder = _Finder(forms, meta, words)
    found, others = [], []
    for grid in book.sheets:
        if is_meta(grid) or (grid.name == LISTS_SHEET and grid.state != "visible"):
            continue
        one = finder.find(grid)
        if one is None:
            others.append(grid)
        else:
            found.append(one)
    return tuple(found), tuple(others)


class _Finder:
    def __init__(self, forms: Mapping[str, Questionnaire], meta: Meta, words: Words) -> None:
        self.forms, self.meta, self.words = forms, meta, words
        self.layouts: dict[tuple[str, str], list[Sheet]] = {}
        for form, asked in forms.items():
            for sheet in self._layouts(asked):
                kept = self.layouts.setdefault((form, sheet.repeat), [])
                if sheet not in kept:
                    kept.append(sheet)

    def _layouts(self, asked: Questionnaire) -> Iterator[Sheet]:
        languages = tuple(self.meta.facts.get("languages", "").split())
        stored = {
            cell.facet[-2:]
            for cell in self.meta.exported
            if cell.form == asked.form_id and cell.facet.startswith("value.")
        }
        if languages:
            yield from sheets_of(asked, self.words, languages, stored)
        for shown in _LANGUAGES:
            yield from sheets_of(asked, self.words, shown)

    def find(self, grid: Grid) -> FoundSheet | None:
        named = identity_in(grid)
        table = (named[0], named[1]) if named else None
        if table in self.layouts:
            return self._best(grid, [table])
        by_name = self.meta.sheets.get(grid.name)
        found = self._best(grid, [by_name]) if by_name in self.layouts else None
        if found is None or not _is_convincing(found):
            found = self._best(grid, self.layouts)
        return _by_content(found) if found and _is_convincing(found) else None

    def _best(self, grid: Grid, tables: Iterable[tuple[str, str]]) -> FoundSheet | None:
        """The sheet of a form that a grid fits best."""
        rows = header_texts(grid)
        width = 1 + max((column for _, column in grid.cells), default=0)
        fits = []
        for table in tables:
            headed = [(find_header(sheet, rows), sheet) for sheet in self.layouts[table]]
            (header_row, _), sheet = max(
                headed, key=lambda one: (one[0][1], -abs(len(one[1].columns) - width))
            )
            fits.append(self._fit(grid, sheet, header_row, rows.get(header_row, {})))
        return max(fits, key=lambda one: one[0])[1] if fits else None

    def _fit(
        self, grid: Grid, sheet: Sheet, header_row: int, headers: Mapping[int, str]
    ) -> tuple[int, FoundSheet]:
        asked = self.forms[sheet.form]
        known = self.meta.rows.get((sheet.form, sheet.repeat), frozenset())
        anchors = Anchors(sheet, asked, known, self.meta.is_there)
        code = _code_column(grid, anchors, header_row, headers)
        last = max((column for _, column in grid.cells), default=0)
        if not header_row:
            columns = Columns(0, in_order(sheet, code) if code is not None else {}, {}, 0)
        else:
            votes = _Ballot(grid, anchors, header_row, code, self.meta, self.words).votes
            columns = match_columns(sheet, header_row, headers, last, votes)
        anchored = _anchored(grid, anchors, columns, code, self.meta)
        found = FoundSheet(grid, sheet, asked, columns, anchors, anchored)
        return 2 * len({one.key for one in anchored.values() if one.key}) + 3 * columns.score, found


def _is_convincing(found: FoundSheet) -> bool:
    codes = len({one.key for one in found.rows.values() if one.key})
    wanted = len(found.sheet.columns)
    if found.sheet.kind == "table" and not found.anchors.knows_rows:
        return found.columns.score >= min(FEWEST_CODES, wanted)
    return (
        codes >= FEWEST_CODES or (codes > 0 and found.columns.score >= 2) or found.columns.score * 2 > wanted
    )


def _by_content(found: FoundSheet) -> FoundSheet:
    return FoundSheet(
        found.grid, found.sheet, found.asked, found.columns, found.anchors, found.rows, by_content=True
    )


def _code_column(grid: Grid, anchors: Anchors, header_row: int, headers: Mapping[int, str]) -> int | None:
    """The column with most known codes; where there are none, the one that is headed so."""
    counts: dict[int, int] = {}
    for (row, column), value in grid.cells.items():
        if row > header_row and not is_blank(value) and len(spelled(value)) <= 80:
            read = anchors.read(value)
            if read and read.key:
                counts[column] = counts.get(column, 0) + 1
    if counts:
        return max(counts, key=lambda column: (counts[column], -column))
    return next((column for column, text in sorted(headers.items()) if text == "code"), None)


def _anchored(
    grid: Grid, anchors: Anchors, columns: Columns, code: int | None, meta: Meta
) -> dict[int, Anchored]:
    parts = [place for place, index in columns.places.items() if anchors.sheet.columns[index].role == "part"]
    found = {}
    for (row, column), value in grid.cells.items():
        if row > columns.header_row and column == code:
            part = grid.cells.get((row, parts[0])) if parts else None
            read = anchors.read(value, part)
            if read is not None and (read.key or not meta.is_own(spelled(value))):
                found[row] = read
    return dict(sorted(found.items()))


class _Ballot:
    """Counts the exported texts of a column that stand, unchanged, in a place."""

    def __init__(
        self, grid: Grid, anchors: Anchors, header_row: int, code: int | None, meta: Meta, words: Words
    ) -> None:
        self.grid, self.anchors, self.header_row, self.code = grid, anchors, header_row, code
        self.meta, self.words = meta, words
        self.expected: dict[int, dict[int, str]] = {}
        self.digests: dict[int, dict[int, str]] = {}

    def votes(self, place: int, index: int) -> int | None:
        """How many texts of the layout's column `index` stand in `place`; None where none was exported."""
        if index not in self.expected:
            self.expected[index] = dict(self._expected(self.anchors.sheet.columns[index]))
        if place not in self.digests:
            texts = ((row, value) for (row, at), value in self.grid.cells.items() if at == place)
            self.digests[place] = {row: digest(value) for row, value in texts if isinstance(value, str)}
        expected, found = self.expected[index], self.digests[place]
        return sum(found.get(row) == hashed for row, hashed in expected.items()) if expected else None

    def _expected(self, column: Column) -> Iterator[tuple[int, str]]:
        """The hash of what was exported for a column, by the row in which its code stands."""
        for row, key in self._keys if column.role in INPUT_ROLES else ():
            cell = cell_of(self.anchors.sheet, self.anchors.asked, key, column)
            exported = self.meta.exported.get(cell) if cell else None
            if cell and exported and exported.units and exported.parts == 1:
                yield row, self._as_written(cell, exported)

    def _as_written(self, cell: Cell, exported: Exported) -> str:
        """The hash of what was written for an exported value: of a state or a choice, its label."""
        asked = self.anchors.asked
        if cell.facet == "status":
            labels = {state: self.words.state(state) for state in STATES}
        else:
            choices = asked.choices_of(asked.question(cell.question)) if cell.facet == "value" else ()
            labels = {choice.name: choice_label(choice) for choice in choices}
        found = (label for name, label in labels.items() if digest(name) == exported.digest)
        return next(map(digest, found), exported.digest)

    @cached_property
    def _keys(self) -> list[tuple[int, str]]:
        codes = (
            (row, self.anchors.read(value))
            for (row, at), value in self.grid.cells.items()
            if at == self.code and row > self.header_row
        )
        return [(row, read.key) for row, read in codes if read and read.key and read.part == 1]
