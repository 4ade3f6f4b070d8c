"""Which column of a sheet is which: by heading in either language, by what was exported, by its neighbours."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from workbook.exchange.layout import Column, Sheet
from workbook.exchange.reading.choices import near_miss
from workbook.exchange.reading.texts import folded, is_blank, spelled
from workbook.spreadsheets.book import Sheet as Grid

_HEADER_ROWS = range(1, 41)
Votes = Callable[[int, int], int | None]


@dataclass(frozen=True, slots=True)
class Columns:
    """`places` gives the layout's column for each column of the sheet; `retyped` those whose heading was changed."""

    header_row: int
    places: Mapping[int, int]
    retyped: Mapping[int, str]
    score: int


class Headings:
    """The headings of a sheet's columns, folded: in both languages, in each, and the columns behind a spelling."""

    def __init__(self, sheet: Sheet) -> None:
        self.columns = range(len(sheet.columns))
        self.full = [_full(column) for column in sheet.columns]
        self.single = [_single(column) for column in sheet.columns]
        self.known = {one for spellings in (*self.full, *self.single) for one in spellings}


class Head:
    """The first rows of a sheet of a file, with its headings somewhere among them."""

    def __init__(self, grid: Grid) -> None:
        self._rows = grid.rows
        self._texts: dict[int, dict[int, str]] = {}
        self.widest = max((len(self._rows.get(row, ())) for row in _HEADER_ROWS), default=0)

    def texts(self, row: int) -> dict[int, str]:
        """The texts of a row, folded, by column."""
        if row not in self._texts:
            cells = self._rows.get(row, {})
            self._texts[row] = {
                column: folded(spelled(value)) for column, value in cells.items() if not is_blank(value)
            }
        return self._texts[row]

    def find(self, headings: Headings) -> tuple[int, int]:
        """The row that has most of a sheet's headings, and how many (0, 0 where none has two)."""
        found = most = 0
        for row in _HEADER_ROWS:
            if len(self._rows.get(row, ())) > most:  # else it cannot have more than the row that was found
                score = sum(text in headings.known for text in self.texts(row).values())
                found, most = (row, score) if score > most else (found, most)
        return (found, most) if most >= min(2, len(headings.columns)) else (0, 0)


def match_columns(
    headings: Headings, header_row: int, headers: Mapping[int, str], last_column: int, votes: Votes
) -> Columns:
    """Match the columns; `votes(place, index)` counts exported answers of a layout column that stand in a place.

    It gives None where nothing was exported, so that nothing can be told.
    """
    places: dict[int, int] = {}
    _match_spelling(headings, headers, places)
    score = len(places)
    known = set(places)
    _match_nearly(headings, headers, places)
    _match_votes(headings, last_column, places, votes)
    _match_gaps(headings, last_column, places, votes)
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


def _match_spelling(headings: Headings, headers: Mapping[int, str], places: dict[int, int]) -> None:
    for spellings, again in ((headings.full, True), (headings.single, False)):
        for place, text in sorted(headers.items()):
            if place in places:
                continue
            found = [index for index in headings.columns if text in spellings[index]]
            free = [index for index in found if index not in places.values()]
            if free or (found and again):
                places[place] = (free or found)[0]


def _match_nearly(headings: Headings, headers: Mapping[int, str], places: dict[int, int]) -> None:
    for place, text in sorted(headers.items()):
        if place in places:
            continue
        free = [index for index in headings.columns if index not in places.values()]
        labels = (
            (label, str(index))
            for index in free
            for label in (*headings.full[index], *headings.single[index])
        )
        near = near_miss(text, labels)
        if len(near) == 1:
            places[place] = int(near[0])


def _match_votes(headings: Headings, last_column: int, places: dict[int, int], votes: Votes) -> None:
    for place in range(last_column + 1):
        if place in places:
            continue
        free = [index for index in headings.columns if index not in places.values()]
        counted = sorted(((votes(place, index) or 0, index) for index in free), reverse=True)
        if counted and counted[0][0] and (len(counted) == 1 or counted[1][0] < counted[0][0]):
            places[place] = counted[0][1]


def _match_gaps(headings: Headings, last_column: int, places: dict[int, int], votes: Votes) -> None:
    """Columns between two that are known, where just as many are wanted there."""
    ends = [(-1, -1), *sorted(places.items()), (last_column + 1, len(headings.columns))]
    for (left, before), (right, after) in pairwise(ends):
        if right - left != after - before or right - left < 2:
            continue
        for offset in range(1, right - left):
            place, index = left + offset, before + offset
            if index not in places.values() and votes(place, index) != 0:
                places[place] = index
