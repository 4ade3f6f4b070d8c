"""Rows of bars whose parts are states, each with its sign and its number."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from workbook.collection.figures.figure import Figure, FigureTable, Place, Room, Sheet
from workbook.collection.figures.signs import Sign, inner, key_of_signs
from workbook.languages import Catalogue
from workbook.reports.figures.drawing import Line, Rect, Words
from workbook.reports.figures.words import fitted
from workbook.reports.pdf.fonts import text_width

if TYPE_CHECKING:
    from workbook.collection.view import CollectionView

BAR, ROW, LINE, HEAD, FOOT = 9.6, 17.0, 8.8, 18.0, 34.0
Item = TypeVar("Item")
NUMBER, LABEL_SIZE, MOST_LINES = 6.6, 7.2, 4


@dataclass(frozen=True, slots=True)
class Row:
    """A bar: its code, its words, how often each state was counted, what stands at its end.

    `places` are what was counted, by state.
    """

    key: str
    code: str
    label: str
    counts: Mapping[str, int]
    end: str
    places: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True)
class Bars:
    """How bars are drawn: the signs of their states in order, the heads, the widths of label, end column and code.

    `lines` is how many lines a label may take.
    """

    signs: Mapping[str, Sign]
    heads: tuple[str, str]
    width: float
    label: float
    end: float
    code: float = 30.0
    lines: int = 1

    @property
    def plot(self) -> float:
        return self.width - self.label - self.end

    def lines_of(self, row: Row) -> list[str]:
        """The label's lines, the last one cut where it is too long."""
        room = self.label - (self.code if row.code else 0.0) - 8
        return wrapped(row.label, LABEL_SIZE, room, self.lines)

    def height_of(self, row: Row) -> float:
        return max(ROW, len(self.lines_of(row)) * LINE + 8)


def bar_figures(
    key: str,
    view: CollectionView,
    look: Bars,
    rows: Sequence[Row],
    words: tuple[str, str],
    room: Room,
    catalogue: Catalogue,
) -> Iterator[Figure]:
    """The rows as figures no higher than `room`, all at one scale; `words` are title and note."""
    longest = max(row.total for row in rows)
    for start, shown in _pages(rows, look, room):
        sheet = Sheet(look.width)
        drawing = sheet.drawing(draw_bars(sheet, look, shown, longest, catalogue))
        table = bars_table(shown, look, catalogue)
        yield Figure(key, drawing, *words, table, tuple(sheet.spots), start > 0, view, sheet.places)


def _pages(rows: Sequence[Row], look: Bars, room: Room) -> Iterator[tuple[int, Sequence[Row]]]:
    """The rows of each page, with the number of the first."""
    start, y = 0, HEAD
    for number, row in enumerate(rows):
        height = look.height_of(row)
        if number > start and y + height + FOOT > room.after(start > 0):
            yield start, rows[start:number]
            start, y = number, HEAD
        y += height
    yield start, rows[start:]


def even_pages(
    rows: Sequence[Item], height: float, frame: float, room: Room
) -> Iterator[tuple[int, Sequence[Item]]]:
    """Rows of one height for each page, with the number of the first; `frame` is what head and foot take."""
    start = 0
    while start < len(rows):
        free = room.after(start > 0) - frame
        most = len(rows) if free == math.inf else max(1, int(free / height))
        yield start, rows[start : start + most]
        start += most


def bars_table(rows: Sequence[Row], look: Bars, catalogue: Catalogue) -> FigureTable:
    """The bars as numbers: a column for each state."""
    signs = [catalogue.gettext(sign.words) for sign in look.signs.values()]
    return FigureTable(
        (look.heads[0], *signs, look.heads[1]),
        tuple(
            (
                f"{row.code} {row.label}".strip(),
                *(catalogue.number(row.counts.get(name, 0)) for name in look.signs),
                row.end,
            )
            for row in rows
        ),
        tuple(row.key for row in rows),
    )


def draw_bars(sheet: Sheet, look: Bars, rows: Sequence[Row], longest: int, catalogue: Catalogue) -> float:
    """Draws the rows from the top of the sheet, and the key of the signs that occur; the height used."""
    sheet.add(
        Line(0, 0.5, look.width, 0.5, "text", 1),
        Words(0, 11, look.heads[0], 7, True),
        Words(look.width, 11, look.heads[1], 7, True, "text", "end"),
        Line(0, HEAD - 1, look.width, HEAD - 1, "text", 0.5),
    )
    y = HEAD
    for row in rows:
        height = look.height_of(row)
        _row(sheet, look, row, y, height, look.plot / max(longest, 1), catalogue)
        y += height
        sheet.add(Line(0, y, look.width, y, "line", 0.35))
    used = [name for name in look.signs if any(row.counts.get(name) for row in rows)]
    totals = [catalogue.number(sum(row.counts.get(name, 0) for row in rows)) for name in used]
    pairs = [(look.signs[name], total) for name, total in zip(used, totals, strict=True)]
    shapes, more, places = key_of_signs(pairs, look.width, y + 8, catalogue)
    sheet.add(*shapes)
    for name, place in zip(used, places, strict=True):
        sheet.spot(place, f"state/{name}", catalogue.gettext(look.signs[name].words))
        sheet.count(f"state/{name}", (one for row in rows for one in row.places.get(name, ())))
    return y + 8 + more


def _row(
    sheet: Sheet, look: Bars, row: Row, y: float, height: float, scale: float, catalogue: Catalogue
) -> None:
    middle = y + height / 2
    left = look.code if row.code else 0.0
    lines = look.lines_of(row)
    top = middle + 2.6 - (len(lines) - 1) * LINE / 2
    sheet.add(Words(0, top, row.code, 7.5, True, "accent"))
    sheet.add(*(Words(left, top + n * LINE, line, LABEL_SIZE) for n, line in enumerate(lines)))
    x = look.label
    for name, sign in look.signs.items():
        count = row.counts.get(name, 0)
        if not count:
            continue
        segment(sheet, sign, count, (x, middle - BAR / 2, count * scale, BAR), catalogue)
        key = f"{row.key}/{name}"
        words = f"{row.code} {row.label}, {catalogue.gettext(sign.words)}: {catalogue.number(count)}".strip()
        sheet.spot((x, middle - BAR / 2, count * scale, BAR), key, words)
        sheet.count(key, row.places.get(name, ()))
        x += count * scale
    sheet.add(Words(look.width, middle + 2.5, row.end, 7, False, "text", "end"))
    sheet.spot((0, y, look.label, height), row.key, row.label)
    sheet.count(row.key, (one for found in row.places.values() for one in found))


def wrapped(text: str, size: float, room: float, most: int) -> list[str]:
    """The text in at most so many lines, the last one cut with an ellipsis where it is too long."""
    lines: list[str] = []
    words = text.split(" ")
    while words and len(lines) < most - 1:
        line = words.pop(0)
        while words and text_width(f"{line} {words[0]}", size) <= room:
            line = f"{line} {words.pop(0)}"
        lines.append(fitted(line, size, room))
    return [*lines, fitted(" ".join(words), size, room)] if words else lines


def segment(
    sheet: Sheet,
    sign: Sign,
    count: int,
    place: tuple[float, float, float, float],
    catalogue: Catalogue,
    numbered: bool = True,
) -> None:
    """A part of a bar: its sign, then its number unless it goes without, each where there is room for it."""
    x, y, width, height = place
    sheet.add(Rect(x, y, width, height, sign.fill, sign.stroke, 0.6, sign.dash, sign.hatch))
    words = catalogue.number(count)
    number = text_width(words, NUMBER, True) if numbered else width
    if sign.solid or sign.hatch or not sign.inside:
        if number + (10 if sign.hatch else 3) > width:
            return
        if sign.hatch:
            sheet.add(Rect(x + width / 2 - number / 2 - 1.5, y + 1.2, number + 3, height - 2.4, "surface"))
        ink = "surface" if sign.solid else "text"
        sheet.add(Words(x + width / 2, y + height / 2 + 2.4, words, NUMBER, True, ink, "middle"))
        return
    if number + 11 <= width:
        sheet.add(*inner(sign, x + width / 2 - number / 2 - 1.5, y + height / 2, height))
        sheet.add(Words(x + width / 2 + 3.5, y + height / 2 + 2.4, words, NUMBER, True, "text", "middle"))
    elif width >= 4.5:
        sheet.add(*inner(sign, x + width / 2, y + height / 2, min(width, height)))
