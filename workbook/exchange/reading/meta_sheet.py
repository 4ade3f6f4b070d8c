"""What the hidden sheet `_meta` says: facts, versions, sheets, rows, and the hash of what was exported."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from workbook.document.cells import FACETS, Cell
from workbook.exchange.layout import META_COLUMNS, META_SHEET
from workbook.exchange.meta import digest
from workbook.spreadsheets.book import Book, Sheet


class Row(NamedTuple):
    """A row of the sheet: the texts of its columns (see `META_COLUMNS`), "" for nothing."""

    kind: str
    form: str
    row: str
    question: str
    facet: str
    value: str
    hash: str
    units: str
    parts: str
    sheet: str
    cell: str
    cells: str


class Exported(NamedTuple):
    """What is known of an answer that was exported; `units` is 0 where it is no text."""

    digest: str
    units: int = 0
    parts: int = 1


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

    def unshown_of(self, form: str, row: str) -> Mapping[str, tuple[Cell, ...]]:
        """The reasons and unreadable entries that were exported, by question: no cell of a sheet is theirs alone."""
        return self._unshown.get((form, row), {})

    @cached_property
    def _unshown(self) -> Mapping[tuple[str, str], Mapping[str, tuple[Cell, ...]]]:
        found: dict[tuple[str, str], dict[str, tuple[Cell, ...]]] = {}
        for facet in ("missing", "draft"):
            for cell in (cell for cell in self.exported if cell.facet == facet):
                in_row = found.setdefault(cell[:2], {})
                in_row[cell.question] = (*in_row.get(cell.question, ()), cell)
        return found

    def languages_of(self, form: str) -> Set[str]:
        """The languages in which answers of a form were exported."""
        return self._languages.get(form, frozenset())

    @cached_property
    def _languages(self) -> Mapping[str, Set[str]]:
        found: dict[str, set[str]] = {}
        for cell in self.exported:
            if cell.facet.startswith("value."):
                found.setdefault(cell.form, set()).add(cell.facet[-2:])
        return found


def read_meta(book: Book) -> Meta:
    """The hidden sheet, wherever it stands and whatever its name became; an empty `Meta` where there is none."""
    found = [sheet for sheet in book.sheets if sheet.name.casefold().startswith(META_SHEET)]
    others = [sheet for sheet in book.sheets if sheet not in found and sheet.cells.get((1, 0)) == "kind"]
    for sheet in (*found, *others):
        meta = _read(_rows(sheet))
        if meta.is_there:
            return meta
    return Meta()


def is_meta(sheet: Sheet) -> bool:
    """Whether a sheet is the hidden one, or what is left of it."""
    return sheet.name == META_SHEET or (sheet.cells.get((1, 0)), sheet.cells.get((1, 1))) == ("kind", "form")


def _rows(sheet: Sheet) -> Iterator[Row]:
    columns = {str(value): column for column, value in sheet.rows.get(1, {}).items()}
    places = [columns.get(name, -1) for name in META_COLUMNS]
    for number, cells in sorted(sheet.rows.items()):
        if number > 1:
            texts = [cells.get(place, "") for place in places]
            yield Row._make(texts if set(map(type, texts)) == {str} else map(_text, texts))


def _text(value: Any) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _read(rows: Iterable[Row]) -> Meta:
    kinds: dict[str, list[Row]] = {}
    for row in rows:
        kinds.setdefault(row.kind, []).append(row)
    by_table: dict[tuple[str, str], set[str]] = {}
    for row in kinds.get("row", ()):
        by_table.setdefault((row.form, row.question), set()).add(row.row)
    exported, damaged = _exported(kinds.get("answer", ()))
    carried, digests, more_damaged = _carried(kinds.get("carried", ()))
    return Meta(
        {row.question: row.value for row in kinds.get("file", ())},
        {row.form: row.value for row in kinds.get("form", ())},
        {row.sheet: (row.form, row.question) for row in kinds.get("sheet", ())},
        {table: frozenset(ids) for table, ids in by_table.items()},
        exported,
        carried,
        digests,
        frozenset(row.hash for row in kinds.get("text", ())),
        damaged + more_damaged,
    )


def _exported(rows: Iterable[Row]) -> tuple[dict[Cell, Exported], int]:
    found: dict[Cell, Exported] = {}
    damaged = 0
    for row in rows:
        cell = _cell(row)
        if cell is None or len(row.hash) != 64:
            damaged += 1
        elif cell in found and found[cell].digest != row.hash:
            damaged += 1
            del found[cell]
        else:
            found[cell] = Exported(row.hash, _count(row.units, 0), _count(row.parts, 1))
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
        number = row.parts.partition("/")[0]
        parts.setdefault(cell, {})[_count(number, 1)] = row.value
        digests[cell] = row.hash
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
    if not row.form or not row.question or row.facet not in FACETS:
        return None
    return Cell(row.form, row.row, row.question, row.facet)


def _count(text: str, otherwise: int) -> int:
    return int(text) if text.isdigit() else otherwise
