"""From the sheets of a file that came back to what it says: the steps of the reading, in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from workbook.document.cells import Cell
from workbook.document.snapshot import IDENTIFICATION
from workbook.exchange.layout import INPUT_ROLES, address, question_of
from workbook.exchange.reading.balance import balanced, beside, filled_cells
from workbook.exchange.reading.dates import order_of
from workbook.exchange.reading.entries import Reader
from workbook.exchange.reading.found_sheets import FoundSheet, find_sheets
from workbook.exchange.reading.gathering import Gathered, gather
from workbook.exchange.reading.identity import Definitions, Identity, identify
from workbook.exchange.reading.lines import Line, is_closed, read_line
from workbook.exchange.reading.meta_sheet import Meta, read_meta
from workbook.exchange.reading.own_words import form_words, is_ours
from workbook.exchange.reading.records import Record, Spot, longest_parts, records_of
from workbook.exchange.reading.sheet_repairs import sheet_repairs
from workbook.exchange.reading.texts import is_blank, spelled
from workbook.exchange.reading.titles import row_titles
from workbook.exchange.received import Listed, Received, Source, Where
from workbook.exchange.words import Words
from workbook.languages import LANGUAGES
from workbook.questionnaire.values import fold
from workbook.spreadsheets.book import Book
from workbook.spreadsheets.book import Sheet as Grid

LONGEST_STEP = 15  # digits of the number of a step


def interpret(book: Book, definition_of: Definitions, file: str = "") -> Received:
    """What a file says, cell by cell; `file` is its name, for errors.

    Raises NotAForm, NewerForm or UnknownVersion, worded for the person who received it.
    """
    meta = read_meta(book)
    return _Interpretation(book, meta, identify(book, meta, definition_of, file)).received()


@dataclass
class _Interpretation:
    book: Book
    meta: Meta
    identity: Identity
    words: Words = field(default_factory=Words.load)

    def __post_init__(self) -> None:
        self.sheets, self.others = find_sheets(self.book, self.identity.forms, self.meta, self.words)
        self.form_words = {form: form_words(asked) for form, asked in self.identity.forms.items()}

    def received(self) -> Received:
        lines = [read_line(record, self._reader) for record in self._records]
        gathered = gather(lines)
        gathered.repairs[:0] = sheet_repairs(self.sheets, self.meta)
        gathered.listed += [*self._beside_lines(lines), *self._beside_sheets(), *self._comments()]
        filled = filled_cells(self.sheets, self.others, self.meta, self.form_words, self._says)
        return Received(
            self._source(gathered),
            gathered.given,
            gathered.emptied,
            tuple(gathered.new_rows),
            {cell: one.digest for cell, one in self.meta.exported.items()} | dict(self.meta.carried_digests),
            self.meta.carried,
            tuple((*table, row) for table, rows in self._gone.items() for row in sorted(rows)),
            tuple(gathered.repairs),
            tuple(gathered.listed),
            balanced(filled, gathered.given.values(), gathered.new_rows, gathered.listed),
        )

    @cached_property
    def _gone(self) -> Mapping[tuple[str, str], frozenset[str]]:
        """The rows of each table that were sent and are on none of its sheets."""
        there: dict[tuple[str, str], set[str]] = {}
        for found in self.sheets:
            if found.sheet.kind == "table" and found.columns.places:
                there.setdefault(found.table, set()).update(one.key for one in found.rows.values())
        return {table: self.meta.rows.get(table, frozenset()) - keys for table, keys in there.items()}

    @cached_property
    def _records(self) -> tuple[Record, ...]:
        longest = longest_parts(self.meta, self.identity.forms)
        none: frozenset[str] = frozenset()
        return tuple(
            record
            for found in self.sheets
            for record in records_of(found, longest, self._gone.get(found.table, none))
        )

    @cached_property
    def _reader(self) -> Reader:
        texts = (
            value
            for found in self.sheets
            for value in found.grid.cells.values()
            if isinstance(value, str) and len(value) <= 12
        )
        return Reader(self.meta, row_titles(self._records), order_of(texts))

    def _says(self, line: str) -> bool:
        """Whether a line on a page of instructions names something of this file."""
        folded = fold(line)
        names = {fold(grid.name) for grid in self.book.sheets} | {fold(name) for name in self.meta.sheets}
        facts = {fold(fact) for fact in self.meta.facts.values()}
        return folded in names | facts or any(words.say(line) for words in self.form_words.values())

    def _beside_lines(self, lines: list[Line]) -> Iterator[Listed]:
        """What stands on the sheets of forms, but in no line: notes, and lines whose code is not known."""
        taken = {spot.where for line in lines for entry in line.entries for spot in entry.spots}
        records = {
            (record.found.grid.name, row): record for record in self._records for row in record.rows.values()
        }
        for found in self.sheets:
            words, name = self.form_words[found.sheet.form], found.grid.name
            for (row, column), value in found.grid.cells.items():
                if is_blank(value) or (column in found.inputs and (name, address(column, row)) in taken):
                    continue
                if is_ours(found, words, self.meta, row, column, value):
                    continue
                where, record = Where(name, address(column, row)), records.get((name, row))
                if record is None or not self._is_shown(record, column, Spot(where, value, 1)):
                    yield Listed(where, _reason(found, row, column), spelled(value))

    def _is_shown(self, record: Record, column: int, spot: Spot) -> bool:
        index = record.found.columns.places.get(column)
        if index is None or record.found.sheet.columns[index].role not in INPUT_ROLES:
            return False
        found = record.found
        question = question_of(found.sheet, found.asked, record.key, found.sheet.columns[index])
        return (
            question is not None
            and question.type in ("calculate", "file")
            and is_closed(record, question, spot, self.meta)
        )

    def _beside_sheets(self) -> Iterator[Listed]:
        """What stands on sheets that the form does not have, a row at a time."""
        for grid in self.others:
            by_row: dict[int, list[tuple[int, str]]] = {}
            for (row, column), value in beside(grid, self.meta, self._says):
                by_row.setdefault(row, []).append((column, spelled(value)))
            reason = "unknown_sheet" if len(by_row) == _rows(grid) else "note"
            for row, cells in sorted(by_row.items()):
                cells.sort()
                text = "\t".join(text for _, text in cells)
                yield Listed(Where(grid.name, address(cells[0][0], row)), reason, text, None, len(cells))

    def _comments(self) -> Iterator[Listed]:
        """What people put on cells as a comment; it fills no cell."""
        for grid in self.book.sheets:
            for place, text in grid.comments.items():
                yield Listed(Where(grid.name, place), "note", text, None, 0)

    def _source(self, gathered: Gathered) -> Source:
        facts = self.meta.facts
        country = gathered.given.get(_cell("country"))
        edition = gathered.given.get(_cell("edition"))
        languages = gathered.given.get(_cell("languages"))
        step = facts.get("step", "")
        return Source(
            self.identity.kind,
            self.identity.instance_id,
            facts.get("deprecatedID", ""),
            facts.get("document", ""),
            int(step) if step.isdecimal() and len(step) <= LONGEST_STEP else 0,
            facts.get("writtenAt", ""),
            facts.get("country", "") or (str(country.value) if country else ""),
            facts.get("edition", "") or (str(edition.value) if edition else ""),
            tuple(one for one in facts.get("languages", "").split() if one in LANGUAGES)
            or (tuple(languages.value) if languages else ("fr", "en")),
            {form: asked.version for form, asked in self.identity.forms.items()},
            facts.get("ministry", ""),
            self.identity.doubts,
        )


def _cell(question: str) -> Cell:
    return Cell(IDENTIFICATION, "", question, "value")


def _rows(grid: Grid) -> int:
    return len({row for (row, _), value in grid.cells.items() if not is_blank(value)})


def _reason(found: FoundSheet, row: int, column: int) -> str:
    """Why what stands in a cell belongs to no line."""
    index = found.columns.places.get(column)
    if index is None or row <= found.columns.header_row:
        return "note"
    role, read = found.sheet.columns[index].role, found.rows.get(row)
    if role == "code":
        return "unknown_code"
    if role not in INPUT_ROLES:
        return "note"
    return "no_code" if read is None else "no_answer_here" if read.key else "unknown_code"
