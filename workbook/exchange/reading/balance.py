"""The balance: every cell that a person filled is stored or listed. Counted from the file, not from the reading."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from workbook.exchange.layout import question_of
from workbook.exchange.reading.found_sheets import FoundSheet
from workbook.exchange.reading.meta_sheet import Meta
from workbook.exchange.reading.own_words import FormWords, is_message, is_ours, is_read_me
from workbook.exchange.reading.texts import is_blank, spelled
from workbook.exchange.received import Balance, Given, Listed, NewRow
from workbook.questionnaire.values import clean_text
from workbook.spreadsheets.book import Sheet as Grid
from workbook.spreadsheets.book import Value

Says = Callable[[str], bool]
LAST_HEAD_ROW = 3


class Unbalanced(Exception):
    """A defect of the reading: cells that a person filled were neither stored nor listed, or counted twice."""


def filled_cells(
    sheets: Iterable[FoundSheet],
    others: Iterable[Grid],
    meta: Meta,
    words: Mapping[str, FormWords],
    says: Says,
) -> int:
    """How many cells a person filled: all that are neither blank nor the form's own."""
    in_forms = sum(1 for found in sheets for _ in _of_person(found, meta, words[found.sheet.form]))
    return in_forms + sum(1 for grid in others for _ in beside(grid, meta, says))


def beside(grid: Grid, meta: Meta, says: Says) -> Iterator[tuple[tuple[int, int], Value]]:
    """What a person wrote on a sheet that belongs to no form; of the page of instructions, what was added."""
    is_own = is_read_me(grid, meta)
    for place, value in grid.cells.items():
        if not is_blank(value) and not (is_own and _is_instruction(place, value, meta, says)):
            yield place, value


def _is_instruction(place: tuple[int, int], value: Value, meta: Meta, says: Says) -> bool:
    row, column = place
    if column > 1:
        return False
    text = spelled(value)
    if meta.texts:
        return meta.is_own(text)
    is_number = column == 0 and text.strip().isdigit() and len(text) < 3
    lines = [line for line in text.split("\n") if line.strip()]
    return row <= LAST_HEAD_ROW or is_number or all(is_message(line) or says(line) for line in lines)


def balanced(
    filled: int, given: Iterable[Given], rows: Iterable[NewRow], listed: Iterable[Listed]
) -> Balance:
    """The balance. Raises Unbalanced, which is a defect of the program."""
    in_rows = sum(one.cells for row in rows for one in row.values.values())
    balance = Balance(filled, sum(one.cells for one in given) + in_rows, sum(one.cells for one in listed))
    if not balance.holds:
        raise Unbalanced(f"{filled} filled, {balance.stored} stored, {balance.listed} listed")
    return balance


def _of_person(found: FoundSheet, meta: Meta, words: FormWords) -> Iterator[tuple[int, int]]:
    for (row, column), value in found.grid.cells.items():
        if is_blank(value) or is_ours(found, words, meta, row, column, value):
            continue
        if not _is_shown(found, meta, row, column, value):
            yield row, column


def _is_shown(found: FoundSheet, meta: Meta, row: int, column: int, value: Value) -> bool:
    """Whether a cell that looks like an answer shows what the program calculated, or the name of a file."""
    read, index = found.rows.get(row), found.columns.places.get(column)
    if read is None or not read.key or index is None or row <= found.columns.header_row:
        return False
    if index not in found.layout.closed(read.key):
        return False
    question = question_of(found.sheet, found.asked, read.key, found.sheet.columns[index])
    if question is None:
        return False
    if question.type == "calculate":
        return isinstance(value, int | float) and not isinstance(value, bool)
    row_id = read.key if found.sheet.kind == "table" else ""
    files = (
        stored
        for cell, stored in meta.carried.items()
        if cell[:3] == (found.sheet.form, row_id, question.name) and isinstance(stored, dict)
    )
    return any(spelled(value) == clean_text(str(stored.get("name", ""))) for stored in files)
