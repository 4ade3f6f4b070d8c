"""Rows of bars whose parts are states, each with its sign and its number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbook.collection.figures.figure import Figure, FigureTable, Place, Sheet
from workbook.collection.figures.signs import Sign, inner, key_of_signs
from workbook.languages import Catalogue
from workbook.reports.figures.drawing import Line, Rect, Words
from workbook.reports.figures.words import fitted
from workbook.reports.pdf.fonts import text_width

if TYPE_CHECKING:
    from workbook.collection.view import CollectionView

BAR, ROW, TALL_ROW, HEAD, FOOT = 9.6, 17.0, 25.0, 18.0, 34.0
NUMBER = 6.6


@dataclass(frozen=True, slots=True)
class Row:
    """A bar: its code, its words, how often each state was counted, what stands at its end.

    `places` are by state; a `heading` stands over the row where it begins a group.
    """

    key: str
    code: str
    label: str
    counts: Mapping[str, int]
    end: str
    places: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)
    second: str = ""

    @property
    def total(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True)
class Bars:
    """How bars are drawn: the signs of their states in order, the heads, the widths of label and end column.

    With `whole` every bar is as long as the widest; else its length is its total.
    """

    signs: Mapping[str, Sign]
    heads: tuple[str, str]
    width: float
    label: float
    end: float
    code: float = 30.0
    tall: bool = False

    @property
    def plot(self) -> float:
        return self.width - self.label - self.end


def bar_figures(
    key: str,
    view: CollectionView,
    look: Bars,
    rows: Sequence[Row],
    words: tuple[str, str],
    room: float,
    catalogue: Catalogue,
) -> Iterator[Figure]:
    """The rows as figures no higher than `room`, all at one scale; `words` are title and note."""
    height = TALL_ROW if look.tall else ROW
    most = len(rows) if room == float("inf") else max(1, int((room - HEAD - FOOT) / height))
    longest = max(row.total for row in rows)
    for start in range(0, len(rows), most):
        sheet, shown = Sheet(look.width), rows[start : start + most]
        drawing = sheet.drawing(draw_bars(sheet, look, shown, longest, catalogue))
        title = words[0] if not start else catalogue.gettext("{title} (continued)").format(title=words[0])
        table = bars_table(shown, look, catalogue)
        yield Figure(key, drawing, title, words[1], table, tuple(sheet.spots), "", view, sheet.places)


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
    y, height = HEAD, TALL_ROW if look.tall else ROW
    for row in rows:
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
    sheet.add(Words(0, middle + 2.7, row.code, 7.5, True, "accent"))
    sheet.add(*_label(row.label, row.second, left, middle, look.label - left - 8, look.tall))
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


def _label(label: str, second: str, x: float, middle: float, room: float, tall: bool) -> list[Words]:
    """On one line, or on two where the row is tall and the words are long."""
    if second:
        return [
            Words(x, middle - 1.4, fitted(label, 7.2, room), 7.2),
            Words(x, middle + 7.4, fitted(second, 6.4, room), 6.4, False, "muted"),
        ]
    if not tall or text_width(label, 7.2) <= room:
        return [Words(x, middle + 2.6, fitted(label, 7.2, room), 7.2)]
    first, words = "", label.split(" ")
    while words and text_width(f"{first} {words[0]}".strip(), 7.2) <= room:
        first = f"{first} {words.pop(0)}".strip()
    rest = fitted(" ".join(words), 7.2, room)
    return [Words(x, middle - 1.6, first, 7.2), Words(x, middle + 7.2, rest, 7.2)]


def segment(
    sheet: Sheet, sign: Sign, count: int, place: tuple[float, float, float, float], catalogue: Catalogue
) -> None:
    """A part of a bar: its sign, then its number, each where there is room for it."""
    x, y, width, height = place
    sheet.add(Rect(x, y, width, height, sign.fill, sign.stroke, 0.6, sign.dash, sign.hatch))
    words = catalogue.number(count)
    number = text_width(words, NUMBER, True)
    if sign.solid or sign.hatch or not sign.inside:
        if number + 3 > width:
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
