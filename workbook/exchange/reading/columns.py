"""Which column of a sheet is which: by heading in either language, by what was exported, by its neighbours."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from workbook.exchange.layout import Column, Sheet
from workbook.exchange.reading.choices import near_miss
from workbook.exchange.reading.texts import folded, is_blank, spelled
from workbook.spreadsheets.book import Sheet as Grid

LAST_HEADER_ROW = 40
Votes = Callable[[int, int], int | None]


@dataclass(frozen=True, slots=True)
class Columns:
    """`places` gives the layout's column for each column of the sheet; `retyped` those whose heading was changed."""

    header_row: int
    places: Mapping[int, int]
    retyped: Mapping[int, str]
    score: int


def header_texts(grid: Grid) -> dict[int, dict[int, str]]:
    """The texts of the first rows, folded, by row and column."""
    found: dict[int, dict[int, str]] = {}
    for (row, column), value in grid.cells.items():
        if row <= LAST_HEADER_ROW and not is_blank(value):
            found.setdefault(row, {})[column] = folded(spelled(value))
    return found


def find_header(sheet: Sheet, rows: Mapping[int, Mapping[int, str]]) -> tuple[int, int]:
    """The row that has most of a sheet's headings, and how many (0, 0 where none has two)."""
    known = {spelling for column in sheet.columns for spelling in (*_full(column), *_single(column))}
    scored = [(sum(text in known for text in texts.values()), -row) for row, texts in rows.items()]
    score, row = max(scored, default=(0, 0))
    return (-row, score) if score >= min(2, len(sheet.columns)) else (0, 0)


def match_columns(
    sheet: Sheet, header_row: int, headers: Mapping[int, str], last_column: int, votes: Votes
) -> Columns:
    """Match the columns; `votes(place, index)` counts exported answers of a layout column that stand in a place.

    It gives None where nothing was exported, so that nothing can be told.
    """
    places: dict[int, int] = {}
    _match_spelling(sheet, headers, places)
    score = len(places)
    known = set(places)
    _match_nearly(sheet, headers, places)
    _match_votes(sheet, last_column, places, votes)
    _match_gaps(sheet, last_column, places, votes)
    retyped = {place: headers.get(place, "") for place in places if place not in known}
    return Columns(header_row, places, retyped, score)


def in_order(sheet: Sheet, first: int) -> dict[int, int]:
    """The columns as they were sent, the first of them in `first`; for sheets without headings."""
    return {first + index: index for index in range(len(sheet.columns))}


def _full(column: Column) -> tuple[str, ...]:
    fr, en = column.header.get("fr"), column.header.get("en")
    spellings = folded(f"{fr} {en}"), folded(f"{fr} / {en}")
    return (*spellings, folded(fr)) if fr == en else spellings


def _single(column: Column) -> tuple[str, ...]:
    return folded(column.header.get("fr")), folded(column.header.get("en"))


def _match_spelling(sheet: Sheet, headers: Mapping[int, str], places: dict[int, int]) -> None:
    for spellings, again in ((_full, True), (_single, False)):
        for place, text in sorted(headers.items()):
            if place in places:
                continue
            found = [index for index, column in enumerate(sheet.columns) if text in spellings(column)]
            free = [index for index in found if index not in places.values()]
            if free or (found and again):
                places[place] = (free or found)[0]


def _match_nearly(sheet: Sheet, headers: Mapping[int, str], places: dict[int, int]) -> None:
    for place, text in sorted(headers.items()):
        if place in places:
            continue
        free = [index for index in range(len(sheet.columns)) if index not in places.values()]
        labels = (
            (label, str(index))
            for index in free
            for label in (*_full(sheet.columns[index]), *_single(sheet.columns[index]))
        )
        near = near_miss(text, labels)
        if len(near) == 1:
            places[place] = int(near[0])


def _match_votes(sheet: Sheet, last_column: int, places: dict[int, int], votes: Votes) -> None:
    for place in range(last_column + 1):
        if place in places:
            continue
        free = [index for index in range(len(sheet.columns)) if index not in places.values()]
        counted = sorted(((votes(place, index) or 0, index) for index in free), reverse=True)
        if counted and counted[0][0] and (len(counted) == 1 or counted[1][0] < counted[0][0]):
            places[place] = counted[0][1]


def _match_gaps(sheet: Sheet, last_column: int, places: dict[int, int], votes: Votes) -> None:
    """Columns between two that are known, where just as many are wanted there."""
    ends = [(-1, -1), *sorted(places.items()), (last_column + 1, len(sheet.columns))]
    for (left, before), (right, after) in pairwise(ends):
        if right - left != after - before or right - left < 2:
            continue
        for offset in range(1, right - left):
            place, index = left + offset, before + offset
            if index not in places.values() and votes(place, index) != 0:
                places[place] = index
