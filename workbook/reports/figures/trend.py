"""A value over the years: a line with gaps where there is no value, the plan dotted, the target dashed."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field

from workbook.languages import Catalogue
from workbook.reports.figures.drawing import Circle, Drawing, Line, Polyline, Shape, Words
from workbook.reports.figures.scale import round_steps
from workbook.reports.pdf.fonts import text_width


@dataclass(frozen=True, slots=True)
class Trend:
    """Values by year; `plan` and `target` are (year, value, label)."""

    values: Mapping[int, float]
    unit: str = ""
    plan: tuple[int, float, str] | None = None
    target: tuple[int, float, str] | None = None
    marks: Mapping[int, str] = field(default_factory=dict)

    @property
    def years(self) -> tuple[int, int]:
        known = [*self.values, *(point[0] for point in (self.plan, self.target) if point)]
        return min(known), max(known)


def trend(data: Trend, width: float, height: float, catalogue: Catalogue) -> Drawing:
    """The chart, its axis from 0."""
    return _Chart(data, width, height, catalogue).draw()


class _Chart:
    def __init__(self, data: Trend, width: float, height: float, catalogue: Catalogue) -> None:
        self.data, self.width, self.height, self.catalogue = data, width, height, catalogue
        heights = [*data.values.values(), *(point[1] for point in (data.plan, data.target) if point)]
        self.lowest = min(0.0, *heights)
        self.steps = round_steps(max(max(heights), 0.0) or 1.0)
        if self.lowest < 0:
            self.steps = [-step for step in reversed(round_steps(-self.lowest)[1:])] + self.steps
        self.first, self.last = data.years
        if self.first == self.last:
            self.first, self.last = self.first - 1, self.last + 1
        decimals = 0 if all(float(step).is_integer() for step in self.steps) else 1
        self.labels = [catalogue.number(step, decimals).replace("-", "–") for step in self.steps]
        self.left = max(text_width(label, 7) for label in self.labels) + 8
        ends = [text_width(point[2], 7) for point in (data.plan, data.target) if point]
        self.right = width - max([30.0, *(end + 6 for end in ends)])
        self.foot, self.top = height - 14, 8.0

    def x(self, year: float) -> float:
        return self.left + (self.right - self.left) * (year - self.first) / (self.last - self.first)

    def y(self, value: float) -> float:
        low, high = self.steps[0], self.steps[-1]
        return self.foot - (self.foot - self.top) * (value - low) / (high - low)

    def draw(self) -> Drawing:
        shapes = [*self._axes(), *self._line(), *self._plan(), *self._target()]
        return Drawing(self.width, self.height, tuple(shapes))

    def _axes(self) -> list[Shape]:
        shapes: list[Shape] = []
        for step, label in zip(self.steps, self.labels, strict=True):
            ink, line = ("text", 0.7) if step == 0 else ("line", 0.4)
            shapes.append(Line(self.left, self.y(step), self.right, self.y(step), ink, line))
            shapes.append(Words(self.left - 4, self.y(step) + 2.4, label, 7, False, "muted", "end"))
        years = self.last - self.first
        every = max(1, -(-years * 26 // int(self.right - self.left)))
        for year in range(self.first, self.last + 1, every):
            shapes.append(Line(self.x(year), self.foot, self.x(year), self.foot + 2, "text", 0.5))
            shapes.append(Words(self.x(year), self.foot + 11, str(year), 6.5, False, "muted", "middle"))
        return shapes

    def _line(self) -> list[Shape]:
        shapes: list[Shape] = []
        years = sorted(self.data.values)
        stretch: list[tuple[float, float]] = []
        for number, year in enumerate(years):
            if number and year - years[number - 1] > self._usual_gap(years) and len(stretch) > 0:
                shapes.append(Polyline(tuple(stretch), "accent", 1.4))
                stretch = []
            stretch.append((self.x(year), self.y(self.data.values[year])))
        if len(stretch) > 1:
            shapes.append(Polyline(tuple(stretch), "accent", 1.4))
        shapes += [Circle(self.x(year), self.y(self.data.values[year]), 1.9, "accent") for year in years]
        for year in dict.fromkeys((years[0], years[-1])) if years else ():
            shapes.append(self._value_label(year, year == years[-1]))
        return [shape for shape in shapes if not isinstance(shape, Polyline) or len(shape.points) > 1]

    @staticmethod
    def _usual_gap(years: list[int]) -> int:
        gaps = sorted(later - earlier for earlier, later in itertools.pairwise(years))
        return gaps[len(gaps) // 2] if gaps else 1

    def _value_label(self, year: int, last: bool) -> Words:
        value = self.catalogue.number(self.data.values[year]).replace("-", "–")
        if last and self.data.unit == "%":
            value += "\u00a0%" if self.catalogue.code == "fr" else "%"
        return Words(self.x(year) + 1, self.y(self.data.values[year]) - 5, value, 7.5, last, "accent")

    def _plan(self) -> list[Shape]:
        if not self.data.plan or not self.data.values:
            return []
        year, value, label = self.data.plan
        begin = max(self.data.values)
        ends = ((self.x(begin), self.y(self.data.values[begin])), (self.x(year), self.y(value)))
        return [
            Polyline(ends, "accent", 0.9, (1.8, 1.8)),
            Circle(self.x(year), self.y(value), 2.6, "surface", "accent", 1.1),
            Words(self.x(year) + 5, self.y(value) - 3, label, 7, False, "accent"),
        ]

    def _target(self) -> list[Shape]:
        if not self.data.target:
            return []
        _, value, label = self.data.target
        y = self.y(value)
        return [
            Line(self.left, y, self.right, y, "text", 0.8, (3.5, 2.2)),
            Words(self.right + 4, y + 2.5, label, 7, True),
        ]
