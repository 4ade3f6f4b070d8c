"""The footbridge of the cover: a hanger for each target, its disc filled by the share of measures in force."""

from __future__ import annotations

from collections.abc import Sequence

from workbook.reports.figures.drawing import MM, Circle, Drawing, Line, Polyline, Rect, Sector, Shape, Words

WIDTH, HEIGHT = 165 * MM, 100 * MM


def bridge(
    hangers: Sequence[tuple[str, float]], note: str, width: float = WIDTH, outlines: bool = False
) -> Drawing:
    """`hangers` are (code, share between 0 and 1). With `outlines` nothing is filled, to save ink."""
    ink, ground = ("accent", "surface") if outlines else ("surface", "accent")
    left, right = 0.097 * width, 0.903 * width
    deck, top, low = 0.68 * HEIGHT, 0.225 * HEIGHT, 0.56 * HEIGHT
    shapes: list[Shape] = [Rect(0, 0, width, HEIGHT, ground, ink if outlines else "", 0.7)]
    shapes.append(Line(0, deck, width, deck, ink, 3))
    shapes += [
        Line(0, 0.52 * HEIGHT, left, top, ink, 1.6),
        Line(right, top, width, 0.52 * HEIGHT, ink, 1.6),
        Polyline(_cable(left, right, top, low), ink, 1.6),
    ]
    for x in (left, right):
        shapes.append(Rect(x - 2.2, 0.18 * HEIGHT, 4.4, 0.64 * HEIGHT, ink))
    for number, (code, share) in enumerate(hangers):
        x = left + (right - left) * (number + 0.5) / len(hangers)
        height = _height(x, left, right, top, low)
        shapes += [
            Line(x, height, x, deck, ink, 1.2),
            Circle(x, deck, 7.6, ground, ink, 1.5),
            Sector(x, deck, 7.6, max(0.0, min(1.0, share)), ink),
            Words(x, deck + 21, code, 9.5 if len(hangers) <= 12 else 7, True, ink, "middle"),
        ]
    shapes.append(Words(width / 2, 0.875 * HEIGHT, note, 7.5, False, ink, "middle"))
    return Drawing(width, HEIGHT, tuple(shapes))


def _height(x: float, left: float, right: float, top: float, low: float) -> float:
    middle, half = (left + right) / 2, (right - left) / 2
    return low - (low - top) * ((x - middle) / half) ** 2


def _cable(left: float, right: float, top: float, low: float) -> tuple[tuple[float, float], ...]:
    steps = 48
    xs = [left + (right - left) * number / steps for number in range(steps + 1)]
    return tuple((x, _height(x, left, right, top, low)) for x in xs)
