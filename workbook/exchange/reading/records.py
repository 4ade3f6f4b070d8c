"""The rows of a file that together are one line of a form: parts of long texts, copies, and new rows of tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from workbook.exchange.layout import address, anchor, is_new_row
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

    @cached_property
    def lacking(self) -> Set[int]:
        """The parts that are not there."""
        return set(range(1, self.parts + 1)) - set(self.rows)

    @cached_property
    def spots(self) -> Mapping[int, tuple[Spot, ...]]:
        """What stands in the columns of the sheet that are to be filled, part by part."""
        grid, inputs = self.found.grid, self.found.inputs
        spots: dict[int, list[Spot]] = {}
        for part, row in sorted(self.rows.items()):
            for place, value in grid.rows.get(row, {}).items():
                if place in inputs and not is_blank(value):
                    spot = Spot(Where(grid.name, address(place, row)), value, part)
                    spots.setdefault(place, []).append(spot)
        return {place: tuple(several) for place, several in spots.items()}


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
    return "code" in found.roles.values() and found.columns.header_row > 0


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
        if read is not None and (gone or filled[row].isdisjoint(found.layout.titles)):
            continue
        belonging.add(row)
        key = f"{found.grid.name}!{row}"
        where = Where(found.grid.name, address(0, row))
        told = Repair(where, "own_code", read.written, key) if read else Repair(where, "row_below", "", key)
        yield Record(found, key, {1: row}, 1, True, repairs=(told,))


def _filled_rows(found: FoundSheet) -> dict[int, set[int]]:
    """The layout columns that are filled in, by row."""
    filled: dict[int, set[int]] = {}
    for (row, place), value in found.grid.cells.items():
        if row > found.columns.header_row and place in found.inputs and not is_blank(value):
            filled.setdefault(row, set()).add(found.columns.places[place])
    return filled


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
