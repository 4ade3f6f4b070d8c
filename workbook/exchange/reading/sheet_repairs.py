"""What is told of whole sheets and columns: other names, copies, hidden ones, headings that were changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbook.exchange.layout import FIRST_ROW, INPUT_ROLES, address
from workbook.exchange.reading.found_sheets import FoundSheet
from workbook.exchange.reading.meta_sheet import Meta
from workbook.exchange.reading.texts import spelled
from workbook.exchange.received import Repair, Where
from workbook.exchange.words import both


def sheet_repairs(sheets: Iterable[FoundSheet], meta: Meta) -> Iterator[Repair]:
    """The repairs, sheet by sheet."""
    names = {table: name for name, table in meta.sheets.items()}
    seen: set[tuple[str, str]] = set()
    for found in sheets:
        where = Where(found.grid.name, "A1")
        was = names.get(found.table, found.sheet.name)
        if found.table in seen:
            yield Repair(where, "sheet_copied", found.grid.name, was)
        elif found.table in names and found.grid.name != was:
            yield Repair(where, "sheet_renamed", found.grid.name, was)
        if found.grid.state != "visible":
            yield Repair(where, "sheet_hidden", found.grid.name)
        if found.by_content:
            yield Repair(where, "sheet_by_content", found.grid.name, was)
        yield from _column_repairs(found)
        seen.add(found.table)
    for table, name in names.items():
        if table not in seen:
            yield Repair(Where(name, "A1"), "sheet_missing", name)


def _column_repairs(found: FoundSheet) -> Iterator[Repair]:
    columns, name = found.sheet.columns, found.grid.name
    header_row = found.columns.header_row
    if not header_row:
        yield Repair(Where(name, address(0, FIRST_ROW - 1)), "header_lost", "")
        return
    taken: set[int] = set()
    for place, index in sorted(found.columns.places.items()):
        where = Where(name, address(place, header_row))
        written = found.grid.cells.get((header_row, place))
        if place in found.columns.retyped:
            yield Repair(
                where, "header", "" if written is None else spelled(written), both(columns[index].header)
            )
        if index in taken:
            yield Repair(where, "column_copied", "" if written is None else spelled(written))
        taken.add(index)
    for index, column in enumerate(columns):
        if column.role in (*INPUT_ROLES, "code") and index not in taken:
            yield Repair(Where(name, address(0, header_row)), "column_missing", both(column.header))
