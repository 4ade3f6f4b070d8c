"""What the hidden sheet `_meta` says: facts, versions, sheets, rows, and the hash of what was exported."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from workbook.document.cells import FACETS, Cell
from workbook.exchange.layout import META_COLUMNS, META_SHEET
from workbook.exchange.meta import digest
from workbook.spreadsheets.book import Book, Sheet

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Exported:
    """What is known of an answer that was exported; `units` is 0 where it is no text."""

    digest: str
    units: int = 0
    parts: int = 1
    sheet: str = ""
    address: str = ""


@dataclass(frozen=True)
class Meta:
    """`damaged` counts entries that cannot be what was written; they are left out."""

    facts: Mapping[str, str] = field(default_factory=dict)
    forms: Mapping[str, str] = field(default_factory=dict)
    sheets: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    rows: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    exported: Mapping[Cell, Exported] = field(default_factory=dict)
    carried: Mapping[Cell, Any] = field(default_factory=dict)
    carried_digests: Mapping[Cell, str] = field(default_factory=dict)
    texts: frozenset[str] = frozenset()
    damaged: int = 0

    def is_own(self, text: str) -> bool:
        """Whether the program itself wrote this text on the first sheet, or above another."""
        return digest(text) in self.texts

    @property
    def is_there(self) -> bool:
        return bool(self.facts)


def read_meta(book: Book) -> Meta:
    """The hidden sheet, wherever it stands and whatever its name became; an empty `Meta` where there is none."""
    found = [sheet for sheet in book.sheets if sheet.name.casefold().startswith(META_SHEET)]
    others = [sheet for sheet in book.sheets if sheet not in found and sheet.cells.get((1, 0)) == "kind"]
    for sheet in (*found, *others):
        meta = _read(list(_rows(sheet)))
        if meta.is_there:
            return meta
    return Meta()


def is_meta(sheet: Sheet) -> bool:
    """Whether a sheet is the hidden one, or what is left of it."""
    return sheet.name == META_SHEET or (sheet.cells.get((1, 0)), sheet.cells.get((1, 1))) == ("kind", "form")


def _rows(sheet: Sheet) -> Iterator[Row]:
    names = {column: str(value) for (row, column), value in sheet.cells.items() if row == 1}
    places = {column: name for column, name in names.items() if name in META_COLUMNS}
    by_row: dict[int, dict[str, str]] = {}
    for (row, column), value in sheet.cells.items():
        if row > 1 and column in places:
            by_row.setdefault(row, {})[places[column]] = _text(value)
    yield from (by_row[row] for row in sorted(by_row))


def _text(value: Any) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _read(rows: list[Row]) -> Meta:
    kinds: dict[str, list[Row]] = {}
    for row in rows:
        kinds.setdefault(row.get("kind", ""), []).append(row)
    by_table: dict[tuple[str, str], set[str]] = {}
    for row in kinds.get("row", ()):
        by_table.setdefault((row.get("form", ""), row.get("question", "")), set()).add(row.get("row", ""))
    exported, damaged = _exported(kinds.get("answer", ()))
    carried, digests, more_damaged = _carried(kinds.get("carried", ()))
    return Meta(
        {row.get("question", ""): row.get("value", "") for row in kinds.get("file", ())},
        {row.get("form", ""): row.get("value", "") for row in kinds.get("form", ())},
        {
            row.get("sheet", ""): (row.get("form", ""), row.get("question", ""))
            for row in kinds.get("sheet", ())
        },
        {table: frozenset(ids) for table, ids in by_table.items()},
        exported,
        carried,
        digests,
        frozenset(row.get("hash", "") for row in kinds.get("text", ())),
        damaged + more_damaged,
    )


def _exported(rows: Iterable[Row]) -> tuple[dict[Cell, Exported], int]:
    found: dict[Cell, Exported] = {}
    damaged = 0
    for row in rows:
        cell, hashed = _cell(row), row.get("hash", "")
        if cell is None or len(hashed) != 64:
            damaged += 1
            continue
        if cell in found and found[cell].digest != hashed:
            damaged += 1
            del found[cell]
            continue
        found[cell] = Exported(
            hashed,
            _count(row, "units", 0),
            _count(row, "parts", 1),
            row.get("sheet", ""),
            row.get("cell", ""),
        )
    return found, damaged


def _carried(rows: Iterable[Row]) -> tuple[dict[Cell, Any], dict[Cell, str], int]:
    """Values that no cell shows, joined from their parts; only those whose hash is right."""
    parts: dict[Cell, dict[int, str]] = {}
    digests: dict[Cell, str] = {}
    damaged = 0
    for row in rows:
        cell = _cell(row)
        if cell is None:
            damaged += 1
            continue
        number = row.get("parts", "").partition("/")[0]
        parts.setdefault(cell, {})[int(number) if number.isdigit() else 1] = row.get("value", "")
        digests[cell] = row.get("hash", "")
    found = {}
    for cell, texts in parts.items():
        try:
            value = json.loads("".join(texts[number] for number in sorted(texts)))
        except ValueError:
            damaged += 1
            continue
        if digest(value) == digests[cell]:
            found[cell] = value
        else:
            damaged += 1
    return found, {cell: digests[cell] for cell in found}, damaged


def _cell(row: Row) -> Cell | None:
    cell = Cell(row.get("form", ""), row.get("row", ""), row.get("question", ""), row.get("facet", ""))
    return cell if cell.form and cell.question and cell.facet in FACETS else None


def _count(row: Row, name: str, otherwise: int) -> int:
    text = row.get(name, "")
    return int(text) if text.isdigit() else otherwise
