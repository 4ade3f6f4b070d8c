"""A small neutral drawing: shapes in points, the origin at the top left, y downwards; inks are colour roles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MM = 72 / 25.4
Dash = tuple[float, ...]
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float
    ink: str = "text"
    width: float = 0.5
    dash: Dash = ()


@dataclass(frozen=True, slots=True)
class Rect:
    """`hatch` draws slanted lines in that ink inside the rectangle."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    stroke: str = ""
    line: float = 0.7
    dash: Dash = ()
    hatch: str = ""


@dataclass(frozen=True, slots=True)
class Circle:
    x: float
    y: float
    radius: float
    fill: str = ""
    stroke: str = ""
    line: float = 0.7


@dataclass(frozen=True, slots=True)
class Sector:
    """A slice of a disc that begins at twelve o'clock and goes clockwise; `share` is between 0 and 1."""

    x: float
    y: float
    radius: float
    share: float
    fill: str


@dataclass(frozen=True, slots=True)
class Polyline:
    points: tuple[tuple[float, float], ...]
    ink: str = "text"
    width: float = 0.7
    dash: Dash = ()
    fill: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; `y` is the baseline."""

    x: float
    y: float
    text: str
    size: float = 7.5
    bold: bool = False
    ink: str = "text"
    anchor: Anchor = "start"


@dataclass(frozen=True, slots=True)
class MarkAt:
    """A mark of the theme, `size` wide, its top left at x, y."""

    x: float
    y: float
    size: float
    name: str


Shape = Line | Rect | Circle | Sector | Polyline | Words | MarkAt


@dataclass(frozen=True, slots=True)
class Drawing:
    width: float
    height: float
    shapes: tuple[Shape, ...]


def hatch_lines(rect: Rect, gap: float = 2.6) -> tuple[Line, ...]:
    """The slanted lines that fill a rectangle, cut at its edges."""
    lines = []
    offset = gap
    while offset < rect.width + rect.height:
        x1, y1 = rect.x + max(0.0, offset - rect.height), rect.y + min(offset, rect.height)
        x2, y2 = rect.x + min(offset, rect.width), rect.y + max(0.0, offset - rect.width)
        lines.append(Line(x1, y1, x2, y2, rect.hatch, 0.45))
        offset += gap
    return tuple(lines)
