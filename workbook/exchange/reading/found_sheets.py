"""Which sheet of a file is which sheet of a form, whatever it is called and wherever it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from workbook.document.cells import STATES, Cell
from workbook.exchange.layout import INPUT_ROLES, LISTS_SHEET, Column, Role, Sheet, cell_of, read_identity
from workbook.exchange.meta import digest
from workbook.exchange.reading.anchors import Anchored, Anchors
from workbook.exchange.reading.columns import Columns, Head, in_order, match_columns
from workbook.exchange.reading.meta_sheet import Exported, Meta, is_meta
from workbook.exchange.reading.sheet_layouts import SheetLayout, form_layouts
from workbook.exchange.reading.texts import is_blank, spelled
from workbook.exchange.values import choice_label
from workbook.exchange.words import Words
from workbook.languages import LANGUAGES
from workbook.questionnaire.model import Questionnaire
from workbook.spreadsheets.book import Book, Value
from workbook.spreadsheets.book import Sheet as Grid

LAST_IDENTITY_ROW = 12
FEWEST_CODES = 3
LONGEST_CODE = 80


@dataclass(frozen=True)
class FoundSheet:
    """A sheet of the file, the sheet of a form that it is, its columns, and what its code column names."""

    grid: Grid
    layout: SheetLayout
    columns: Columns
    anchors: Anchors
    rows: Mapping[int, Anchored]
    by_content: bool = False

    @property
    def sheet(self) -> Sheet:
        return self.layout.sheet

    @property
    def asked(self) -> Questionnaire:
        return self.layout.asked

    @property
    def table(self) -> tuple[str, str]:
        return self.sheet.form, self.sheet.repeat

    @cached_property
    def roles(self) -> Mapping[int, Role]:
        """What each column of the sheet is for, as far as it is known."""
        columns = self.sheet.columns
        return {place: columns[index].role for place, index in self.columns.places.items()}

    @cached_property
    def inputs(self) -> frozenset[int]:
        """The columns of the sheet that are to be filled."""
        return frozenset(place for place, role in self.roles.items() if role in INPUT_ROLES)

    @cached_property
    def places(self) -> Mapping[int, tuple[int, ...]]:
        """The columns of the sheet that are a column of the layout: one, or more where it was copied."""
        found: dict[int, tuple[int, ...]] = {}
        for place, index in sorted(self.columns.places.items()):
            found[index] = (*found.get(index, ()), place)
        return found


def identity_in(grid: Grid) -> tuple[str, str, str] | None:
    """Form, table and version that a sheet names in its first rows."""
    for row in range(1, LAST_IDENTITY_ROW + 1):
        for value in grid.rows.get(row, {}).values():
            found = read_identity(value) if isinstance(value, str) else None
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
        self.meta, self.words = meta, words
        languages = [one for one in meta.facts.get("languages", "").split() if one in LANGUAGES]
        self.knows_languages = bool(languages)
        self.layouts = {
            (form, table): layouts
            for form, asked in forms.items()
            for table, layouts in form_layouts(asked).sent_in(languages, meta.languages_of(form)).items()
        }

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
        head = Head(grid)
        width = 1 + max((column for _, column in grid.cells), default=0)
        fits = []
        for table in tables:
            header_row, layout = _layout(head, width, self.layouts[table], self.knows_languages)
            fits.append(self._fit(grid, layout, header_row, head.texts(header_row)))
        return max(fits, key=lambda one: one[0])[1] if fits else None

    def _fit(
        self, grid: Grid, layout: SheetLayout, header_row: int, headers: Mapping[int, str]
    ) -> tuple[int, FoundSheet]:
        sheet = layout.sheet
        known = self.meta.rows.get((sheet.form, sheet.repeat), frozenset())
        anchors = layout.anchors(known, self.meta.is_there)
        code = _code_column(grid, anchors, header_row, headers)
        last = max((column for _, column in grid.cells), default=0)
        if not header_row:
            columns = Columns(0, in_order(sheet, code) if code is not None else {}, {}, 0)
        else:
            votes = _Ballot(grid, anchors, header_row, code, self.meta, self.words).votes
            columns = match_columns(layout.headings, header_row, headers, last, votes)
        anchored = _anchored(grid, anchors, columns, code, self.meta)
        found = FoundSheet(grid, layout, columns, anchors, anchored)
        return 2 * len({one.key for one in anchored.values() if one.key}) + 3 * columns.score, found


def _layout(
    head: Head, width: int, layouts: Iterable[SheetLayout], knows_first: bool
) -> tuple[int, SheetLayout]:
    """The layout with most of its headings in one row, and that row.

    Of equal ones the first, where it is known to have been sent, else that with as many columns.
    """
    fits = []
    for number, layout in enumerate(layouts):
        row, score = head.find(layout.headings)
        is_likely = number == 0 and knows_first
        apart = abs(len(layout.sheet.columns) - width)
        fits.append((score, is_likely, -apart, row, layout))
        if score == head.widest and (is_likely or not apart):
            break  # none of the others can fit better
    *_, row, layout = max(fits, key=lambda fit: fit[:3])
    return row, layout


def _is_convincing(found: FoundSheet) -> bool:
    codes = len({one.key for one in found.rows.values() if one.key})
    wanted = len(found.sheet.columns)
    if found.sheet.kind == "table" and not found.anchors.knows_rows:
        return found.columns.score >= min(FEWEST_CODES, wanted)
    return (
        codes >= FEWEST_CODES or (codes > 0 and found.columns.score >= 2) or found.columns.score * 2 > wanted
    )


def _by_content(found: FoundSheet) -> FoundSheet:
    return replace(found, by_content=True)


def _code_column(grid: Grid, anchors: Anchors, header_row: int, headers: Mapping[int, str]) -> int | None:
    """The column with most known codes; where there are none, the one that is headed so."""
    columns: dict[int, list[Value]] = {}
    for (row, column), value in grid.cells.items():
        if row > header_row:
            columns.setdefault(column, []).append(value)
    best, most = None, 0
    for column, values in sorted(columns.items()):
        if len(values) > most:  # else it has no more codes than the column that was found
            count = sum(_is_code(value, anchors) for value in values)
            best, most = (column, count) if count > most else (best, most)
    if best is not None:
        return best
    return next((column for column, text in sorted(headers.items()) if text == "code"), None)


def _is_code(value: Value, anchors: Anchors) -> bool:
    if is_blank(value) or len(spelled(value)) > LONGEST_CODE:
        return False
    read = anchors.read(value)
    return read is not None and bool(read.key)


def _anchored(
    grid: Grid, anchors: Anchors, columns: Columns, code: int | None, meta: Meta
) -> dict[int, Anchored]:
    parts = [place for place, index in columns.places.items() if anchors.sheet.columns[index].role == "part"]
    found = {}
    for row, cells in sorted(grid.rows.items()):
        if code is not None and code in cells and row > columns.header_row:
            value, part = cells[code], cells.get(parts[0]) if parts else None
            read = anchors.read(value, part)
            if read is not None and (read.key or not meta.is_own(spelled(value))):
                found[row] = read
    return found


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
