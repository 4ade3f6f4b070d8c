"""Actions as bars by quarter or by year: done solid, the rest outlined, not begun dashed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from workbook.languages import Catalogue
from workbook.reports.figures.drawing import MM, Anchor, Drawing, Line, Rect, Shape, Words
from workbook.reports.figures.words import fitted
from workbook.reports.pdf.fonts import text_width

LABEL, ROW, BAR = 47 * MM, 8.2 * MM, 3.8 * MM
HEAD = 26.0
CODE = 30.0
QUARTERS = 118.4 * MM
SIXTEEN = 16


@dataclass(frozen=True, slots=True)
class Bar:
    """An action on the timeline; `progress` is a share, or None where it is not known."""

    code: str
    title: str
    start: date | None
    end: date | None
    progress: float | None
    begun: bool


@dataclass(frozen=True, slots=True)
class Span:
    """The years that a timeline shows, both included."""

    first: int
    last: int

    @property
    def by_quarter(self) -> bool:
        return (self.last - self.first + 1) * 4 <= SIXTEEN

    def place(self, day: date, after: bool = False) -> float:
        """Where a day is, as a share of the whole span; `after` is the end of that day's month."""
        month = day.month - 1 + (1 if after else (day.day - 1) / 31)
        return (day.year - self.first + month / 12) / (self.last - self.first + 1)


def timeline(
    bars: Sequence[Bar],
    span: Span,
    today: date,
    legend: tuple[str, str, str],
    no_dates: str,
    catalogue: Catalogue,
) -> Drawing:
    """`legend` names what is done, to do and not begun; `no_dates` stands in a row without dates."""
    shapes: list[Shape] = []
    foot = HEAD + len(bars) * ROW
    shapes += _scale(span, foot, catalogue)
    for number, bar in enumerate(bars):
        shapes += _row(bar, span, HEAD + number * ROW, no_dates, catalogue)
    if span.first <= today.year <= span.last:
        x = LABEL + span.place(today) * QUARTERS
        shapes += [
            Line(x, HEAD - 4, x, foot + 3, "text", 0.9),
            Words(x, foot + 10, catalogue.date(today), 6.5, False, "text", "middle"),
        ]
    shapes += _legend(legend, foot + 16)
    return Drawing(LABEL + QUARTERS, foot + 26, tuple(shapes))


def _scale(span: Span, foot: float, catalogue: Catalogue) -> list[Shape]:
    years = span.last - span.first + 1
    step = QUARTERS / years
    shapes: list[Shape] = []
    every = max(1, round(24 / step + 0.49))
    for number in range(years):
        x = LABEL + number * step
        shapes.append(Line(x, 0, x, foot, "line", 0.5))
        if number % every == 0:
            shapes.append(Words(x + 3, 9, str(span.first + number), 7.5, True))
        if span.by_quarter:
            letter = "T" if catalogue.code == "fr" else "Q"
            for quarter in range(4):
                middle = x + (quarter + 0.5) * step / 4
                shapes.append(Words(middle, 20, f"{letter}{quarter + 1}", 6, False, "muted", "middle"))
    shapes.append(Line(0, HEAD - 2, LABEL + QUARTERS, HEAD - 2, "text", 0.7))
    return shapes


def _row(bar: Bar, span: Span, y: float, no_dates: str, catalogue: Catalogue) -> list[Shape]:
    middle = y + ROW / 2
    shapes: list[Shape] = [
        Words(0, middle + 2.7, bar.code, 7.5, True, "accent"),
        *_label(bar.title, middle),
        Line(0, y + ROW, LABEL + QUARTERS, y + ROW, "line", 0.35),
    ]
    if bar.start is None and bar.end is None:
        shapes.append(Words(LABEL + 4, middle + 2.5, no_dates, 6.5, False, "muted"))
        return shapes
    start = max(0.0, span.place(bar.start)) if bar.start else 0.0
    end = min(1.0, span.place(bar.end, after=True)) if bar.end else 1.0
    if end <= 0 or start >= 1:
        return shapes
    x, width = LABEL + start * QUARTERS, max(2.0, (end - start) * QUARTERS)
    top = middle - BAR / 2
    done = max(0.0, min(1.0, bar.progress or 0.0)) if bar.begun else 0.0
    if not bar.begun:
        shapes.append(Rect(x, top, width, BAR, "", "accent", 0.7, (2.2, 1.6)))
        return shapes
    shapes.append(Rect(x, top, width, BAR, "accent-soft", "accent", 0.7))
    if done:
        shapes.append(Rect(x, top, width * done, BAR, "accent"))
    if 0 < done < 1:
        inside = x - LABEL < 20
        place = x + width + 3 if inside else x - 3
        anchor: Anchor = "start" if inside else "end"
        shapes.append(Words(place, middle + 2.3, catalogue.percent(done), 6.5, False, "text", anchor))
    if bar.end is None:
        shapes.append(Line(x + width, top - 1, x + width, top + BAR + 1, "surface", 2))
    return shapes


def _label(title: str, middle: float) -> list[Shape]:
    """The title on one line, or on two small ones."""
    room = LABEL - CODE - 5
    if text_width(title, 7) <= room:
        return [Words(CODE, middle + 2.6, title, 7)]
    first = ""
    words = title.split(" ")
    while words and text_width(f"{first} {words[0]}".strip(), 6.5) <= room:
        first = f"{first} {words.pop(0)}".strip()
    if not first:
        return [Words(CODE, middle + 2.6, fitted(title, 6.5, room), 6.5)]
    return [
        Words(CODE, middle - 1.2, first, 6.5),
        Words(CODE, middle + 6.6, fitted(" ".join(words), 6.5, room), 6.5),
    ]


def _legend(words: tuple[str, str, str], y: float) -> list[Shape]:
    shapes: list[Shape] = []
    samples = (
        Rect(0, 0, 18, 7, "accent"),
        Rect(0, 0, 18, 7, "accent-soft", "accent", 0.7),
        Rect(0, 0, 18, 7, "", "accent", 0.7, (2.2, 1.6)),
    )
    x = 0.0
    for sample, word in zip(samples, words, strict=True):
        shapes.append(Rect(x, y, 18, 7, sample.fill, sample.stroke, sample.line, sample.dash))
        shapes.append(Words(x + 22, y + 6, word, 6.5, False, "muted"))
        x += 22 + 4.0 * len(word) + 16
    return shapes
