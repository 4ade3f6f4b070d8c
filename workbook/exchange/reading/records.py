"""The rows of a file that together are one line of a form: parts of long texts, copies, and new rows of tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from workbook.exchange.layout import INPUT_ROLES, address, anchor, is_new_row
from workbook.exchange.reading.found_sheets import FoundSheet
from workbook.exchange.reading.meta_sheet import Meta
from workbook.exchange.reading.texts import is_blank
from workbook.exchange.received import Repair, Where
from workbook.questionnaire.model import Questionnaire
from workbook.spreadsheets.book import Value


class Spot(NamedTuple):
    """A cell that is not blank, and the part that its row is."""

    where: Where
    value: Value
    part: int


@dataclass(frozen=True)
class Record:
    """One line: `rows` are the rows of its parts. `key` names it; of a new row, `is_new`, nothing was sent before."""

    found: FoundSheet
    key: str
    rows: Mapping[int, int]
    parts: int = 1
    is_new: bool = False
    copy_of: str = ""
    repairs: tuple[Repair, ...] = ()

    @property
    def where(self) -> Where:
        return Where(self.found.grid.name, address(0, min(self.rows.values())))

    def spots(self, place: int) -> tuple[Spot, ...]:
        """What stands in a column of the sheet, part by part."""
        cells = self.found.grid.cells
        return tuple(
            Spot(Where(self.found.grid.name, address(place, row)), cells[row, place], part)
            for part, row in sorted(self.rows.items())
            if not is_blank(cells.get((row, place)))
        )

    def places(self, index: int) -> tuple[int, ...]:
        """The columns of the sheet that are a column of the layout: one, or more where it was copied."""
        return tuple(sorted(place for place, at in self.found.columns.places.items() if at == index))


def records_of(
    found: FoundSheet, longest: Mapping[tuple[str, str], int], gone: frozenset[str]
) -> Iterator[Record]:
    """The lines of a sheet whose code is known, and the new rows; `gone` are rows of the table that are nowhere."""
    by_key: dict[str, list[dict[int, int]]] = {}
    for row, read in found.rows.items():
        if not read.key:
            continue
        kept = by_key.setdefault(read.key, [])
        free = next((rows for rows in kept if read.part not in rows), None)
        if free is None:
            kept.append({read.part: row})
        else:
            free[read.part] = row
    for key, all_rows in by_key.items():
        yield from _of_key(found, longest.get((found.sheet.form, key), 1), key, all_rows)
    if found.sheet.kind == "table" and (found.rows or _is_coded(found)):
        yield from _without_code(found, gone)


def _of_key(found: FoundSheet, parts_sent: int, key: str, all_rows: list[dict[int, int]]) -> Iterator[Record]:
    is_new = found.sheet.kind == "table" and is_new_row(key.rpartition("/")[2])
    name = found.grid.name
    flat = [row for rows in all_rows for row in rows.values()]
    unnumbered = len(all_rows) > 1 and all(found.rows[row].parts == 1 for row in flat)
    if unnumbered and len(flat) == parts_sent:
        told = Repair(Where(name, address(0, flat[0])), "parts_unnumbered", key)
        yield Record(found, key, dict(enumerate(flat, 1)), len(flat), repairs=(told,))
        return
    for number, rows in enumerate(all_rows):
        respelled = tuple(
            Repair(Where(name, address(0, row)), "code", found.rows[row].written, key)
            for row in rows.values()
            if found.rows[row].is_respelled
        )
        parts = max(found.rows[row].parts for row in rows.values())
        own = f"{name}!{min(rows.values())}" if is_new and number else key
        yield Record(found, own, rows, parts, is_new, key if own != key else "", respelled)


def _is_coded(found: FoundSheet) -> bool:
    """Whether the sheet has a column for codes at all, though no code in it may be known."""
    roles = {found.sheet.columns[index].role for index in found.columns.places.values()}
    return "code" in roles and found.columns.header_row > 0


def _without_code(found: FoundSheet, gone: frozenset[str]) -> Iterator[Record]:
    """Rows that a person typed below or among the others, without a code or with one of their own."""
    repeat = found.asked.repeat(found.sheet.repeat)
    if any(above in found.asked.repeats for above in found.asked.path(repeat)):
        return
    filled = _filled_rows(found)
    previous = found.columns.header_row or min(found.rows, default=1) - 1
    belonging = {previous, *(row for row, read in found.rows.items() if read.key)}
    for row in sorted(filled):
        read = found.rows.get(row)
        if row in belonging or row <= previous:
            continue
        if read is None and row - 1 not in belonging:
            continue
        if read is not None and (gone or not _is_titled(found, filled[row])):
            continue
        belonging.add(row)
        key = f"{found.grid.name}!{row}"
        where = Where(found.grid.name, address(0, row))
        told = Repair(where, "own_code", read.written, key) if read else Repair(where, "row_below", "", key)
        yield Record(found, key, {1: row}, 1, True, repairs=(told,))


def _filled_rows(found: FoundSheet) -> dict[int, set[int]]:
    """The layout columns that are filled in, by row."""
    filled: dict[int, set[int]] = {}
    for (row, column), value in found.grid.cells.items():
        index = found.columns.places.get(column)
        is_input = index is not None and found.sheet.columns[index].role in INPUT_ROLES
        if row > found.columns.header_row and index is not None and is_input and not is_blank(value):
            filled.setdefault(row, set()).add(index)
    return filled


def _is_titled(found: FoundSheet, indexes: set[int]) -> bool:
    repeat = found.asked.repeat(found.sheet.repeat)
    title = repeat.row_label or repeat.columns[0].name
    return any(found.sheet.columns[index].question == title for index in indexes)


def longest_parts(meta: Meta, forms: Mapping[str, Questionnaire]) -> dict[tuple[str, str], int]:
    """In how many parts the longest text of each line was sent, where it was more than one; by form and key."""
    found: dict[tuple[str, str], int] = {}
    for cell, exported in meta.exported.items():
        if exported.parts > 1 and cell.form in forms:
            key = (cell.form, cell.row or _line_of(forms[cell.form], cell.question))
            found[key] = max(found.get(key, 1), exported.parts)
    return found


def _line_of(asked: Questionnaire, name: str) -> str:
    question = next((one for one in asked.questions if one.name == name), None)
    if question is None:
        return name
    on_line = asked.kind == "checklist" and question.detail_of
    return anchor(asked.question(question.detail_of)) if on_line else anchor(question)
