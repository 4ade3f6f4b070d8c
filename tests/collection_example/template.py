"""A submission that was written once, taken apart so that many like it can be made quickly: same sheets, other answers.

Every cell that an answer may stand in is a gap in the XML of its sheet; the rest is as the program wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape as escaped
from zipfile import ZipFile

from workbook.document.snapshot import Snapshot
from workbook.exchange.grid import identity_line
from workbook.exchange.layout import FIRST_ROW, HELP_ROW, INPUT_ROLES, LISTS_SHEET, META_SHEET, Sheet, letter
from workbook.exchange.lines import Filler, Line
from workbook.exchange.meta import digest
from workbook.exchange.submission import submission_sheets, write_submission
from workbook.exchange.words import Words
from workbook.spreadsheets.book import Book
from workbook.spreadsheets.reading import read_book

_CELL = re.compile(r'<c r="([A-Z]+)(\d+)"(?: s="(\d+)")?(?: t="\w+")?(?: />|>.*?</c>)|</row>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Gap:
    """A place for one cell with its style; without a column, the end of a row, where more cells may be added."""

    column: str
    row: int
    style: str = ""

    @property
    def address(self) -> str:
        return f"{self.column}{self.row}"


@dataclass(frozen=True)
class SheetTemplate:
    """`texts` stand around the `gaps`, one more than there are gaps; `rows` are those of the sheet's lines, in order."""

    part: str
    layout: Sheet
    texts: tuple[str, ...]
    gaps: tuple[Gap, ...]
    rows: tuple[int, ...]


@dataclass(frozen=True)
class Template:
    """`parts` are those that stay as they are but for the country, `own` the texts of the program, by their order."""

    snapshot: Snapshot
    parts: Mapping[str, str]
    sheets: Mapping[str, SheetTemplate]
    meta_part: str
    own: tuple[str, ...]
    instance: str

    @classmethod
    def of(cls, snapshot: Snapshot) -> Template:
        """Written once with these answers; every table has the rows that all files made from it will have."""
        with TemporaryDirectory() as folder:
            path = Path(folder) / "template.xlsx"
            instance = write_submission(snapshot, path)
            book = read_book(path)
            with ZipFile(path) as archive:
                parts = {name: archive.read(name).decode() for name in archive.namelist()}
        part_of = _sheet_parts(parts["xl/workbook.xml"])
        words = Words.load()
        sheets = {
            layout.name: _taken_apart(
                part_of[layout.name], layout, parts.pop(part_of[layout.name]), snapshot, words
            )
            for layout in submission_sheets(snapshot, words)
        }
        own = _own_texts(book)
        meta = part_of[META_SHEET]
        del parts[meta]
        return cls(snapshot, parts, sheets, meta, own, instance)

    @cached_property
    def line(self) -> str:
        """How the template's own country stands on every sheet."""
        return identity_line(self.snapshot, Words.load())

    def own_digests(self, line: str) -> list[str]:
        """The hashes of what the program itself wrote, for a country that is named so."""
        return list(dict.fromkeys(digest(text.replace(self.line, line)) for text in self.own))

    def for_country(self, xml: str, line: str) -> str:
        return xml.replace(escaped(self.line), escaped(line))


def sheet_lines(layout: Sheet, snapshot: Snapshot, words: Words) -> Iterator[Line]:
    """The lines of a sheet that answers stand in."""
    return (
        line for line in Filler(layout, snapshot, words).lines() if line.kind in ("question", "row", "new")
    )


def _sheet_parts(workbook: str) -> dict[str, str]:
    names = re.findall(r'<sheet name="([^"]*)" sheetId="(\d+)"', workbook)
    return {name.replace("&amp;", "&"): f"xl/worksheets/sheet{number}.xml" for name, number in names}


def _taken_apart(part: str, layout: Sheet, xml: str, snapshot: Snapshot, words: Words) -> SheetTemplate:
    roles = {letter(place): column.role for place, column in enumerate(layout.columns)}
    open_ = (*INPUT_ROLES, "calculated", *(("code",) if layout.kind == "table" else ()))
    texts, gaps, end = [], [], 0
    row = 0
    for found in _CELL.finditer(xml):
        if found[1]:
            row = int(found[2])
            if row < FIRST_ROW or roles.get(found[1]) not in open_:
                continue
            texts.append(xml[end : found.start()])
            gaps.append(Gap(found[1], row, found[3] or ""))
            end = found.end()
        elif row >= FIRST_ROW:
            texts.append(xml[end : found.start()])
            gaps.append(Gap("", row))
            end = found.start()
    codes = {int(row): code for row, code in re.findall(r'<c r="A(\d+)"[^>]*><is><t[^>]*>([^<]*)</t>', xml)}
    rows = _rows(list(sheet_lines(layout, snapshot, words)), codes)
    return SheetTemplate(part, layout, (*texts, xml[end:]), tuple(gaps), rows)


def _rows(lines: list[Line], codes: Mapping[int, str]) -> tuple[int, ...]:
    """The row of each line, found by its code from above."""
    found, row = [], FIRST_ROW - 1
    for line in lines:
        row = next(one for one in sorted(codes) if one > row and codes[one] == line.contents[0].value)
        found.append(row)
    return tuple(found)


def _own_texts(book: Book) -> tuple[str, ...]:
    """What the program wrote on the first sheet and above the others, in the order in which it is hashed."""
    first, *others = (sheet for sheet in book.sheets if sheet.name not in (META_SHEET, LISTS_SHEET))
    texts = [value for _, value in sorted(first.cells.items())]
    for sheet in others:
        texts += [sheet.cells[row, 0] for row in range(1, HELP_ROW + 1) if (row, 0) in sheet.cells]
    return tuple(str(text) for text in texts)
