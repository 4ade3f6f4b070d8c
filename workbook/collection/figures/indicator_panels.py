"""An official indicator drawn country by country: small charts of one scale, alphabetical."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from workbook.collection.figures.bars import even_pages
from workbook.collection.figures.empty import nothing
from workbook.collection.figures.figure import Figure, FigureTable, Filters, Place, Room, Sheet
from workbook.collection.figures.grouping import country_name
from workbook.collection.figures.indicators import CountrySeries, Indicator, read_indicators
from workbook.languages import Catalogue
from workbook.reports.figures.drawing import MM, Circle, Line, Polyline, Words
from workbook.reports.figures.scale import round_steps
from workbook.reports.figures.words import fitted

if TYPE_CHECKING:
    from workbook.collection.view import CollectionView

PANEL, HIGH, GAP = 36 * MM, 66.0, 5 * MM


def indicator(
    view: CollectionView, catalogue: Catalogue, width: float, filters: Filters, room: Room
) -> Iterator[Figure]:
    """The first indicator of those that the filters leave, a panel a country."""
    known = read_indicators(view, filters, catalogue)
    if not known:
        yield nothing("indicator", view, catalogue, width)
        return
    yield from panels(view, catalogue, width, known[0], room)


def panels(
    view: CollectionView, catalogue: Catalogue, width: float, data: Indicator, room: Room
) -> Iterator[Figure]:
    """One indicator's panels, in as many figures as the room needs."""
    across = max(1, int((width + GAP) / (PANEL + GAP)))
    rows = [data.countries[start : start + across] for start in range(0, len(data.countries), across)]
    for start, shown in even_pages(rows, HIGH, 0.0, room):
        made = _Panels(view, catalogue, width, data, across)
        yield made.figure([one for row in shown for one in row], start > 0)


class _Panels:
    def __init__(
        self, view: CollectionView, catalogue: Catalogue, width: float, data: Indicator, across: int
    ) -> None:
        self.view, self.catalogue, self.data, self.across = view, catalogue, data, across
        self.sheet = Sheet(width)
        self.panel = (width - (across - 1) * GAP) / across
        values = [value for one in data.countries for value in one.series.values.values()]
        self.top = round_steps(max(0.0, *values) or 1.0)[-1]
        self.low = min(0.0, *values)
        self.question = _value_column(view, data.form)

    def figure(self, shown: Sequence[CountrySeries], continued: bool) -> Figure:
        for number, one in enumerate(shown):
            x, y = number % self.across * (self.panel + GAP), number // self.across * HIGH
            self._panel(one, x, y)
        title = f"{self.data.code} {self.data.label}".strip()
        height = -(-len(shown) // self.across) * HIGH
        return Figure(
            "indicator",
            self.sheet.drawing(height),
            title,
            self._note(),
            self._table(shown),
            tuple(self.sheet.spots),
            continued,
            self.view,
            self.sheet.places,
        )

    def _panel(self, one: CountrySeries, x: float, y: float) -> None:
        sheet, name = self.sheet, country_name(one.submission.country, self.catalogue.code)
        top, foot = y + 17, y + HIGH - 20
        left, right = x + 3, x + self.panel - 4
        sheet.add(Words(x, y + 8, fitted(name, 7.4, self.panel, True), 7.4, True))
        for step in (0.0, self.top):
            level = self._level(step, top, foot)
            sheet.add(Line(x, level, x + self.panel, level, "text" if not step else "line", 0.4))
        first, last = self.data.years
        span = max(1, last - first)
        points = [
            (left + (right - left) * (year - first) / span if last > first else (left + right) / 2, year)
            for year in sorted(one.series.values)
        ]
        placed = tuple((px, self._level(one.series.values[year], top, foot)) for px, year in points)
        for stretch in _stretches(placed, [year for _, year in points]):
            sheet.add(Polyline(stretch, "accent", 1.2))
        sheet.add(*(Circle(px, py, 1.6, "accent") for px, py in placed))
        self._labels(one, placed, points, x, foot)
        key = f"country/{one.submission.sha256}"
        sheet.spot((x, y, self.panel, HIGH - 6), key, name)
        rows = self.data.rows.get(one.submission.sha256, ())
        sheet.count(key, (Place(one.submission, self.data.form, self.question, row) for row in rows))

    def _level(self, value: float, top: float, foot: float) -> float:
        return foot - (foot - top) * (value - self.low) / (self.top - self.low)

    def _labels(
        self,
        one: CountrySeries,
        placed: Sequence[tuple[float, float]],
        points: Sequence[tuple[float, int]],
        x: float,
        foot: float,
    ) -> None:
        """The last value at its point, the first and last year under the axis, the highest grid line's number."""
        (px, py), (_, last) = placed[-1], points[-1]
        words = self._figure(one.series.values[last])
        self.sheet.add(
            Words(min(px + 2, x + self.panel), max(py - 3.5, foot - 40), words, 6.8, True, "accent", "end")
        )
        first_year, last_year = self.data.years
        self.sheet.add(Words(x, foot + 9, str(first_year), 6, False, "muted"))
        if last_year > first_year:
            self.sheet.add(Words(x + self.panel, foot + 9, str(last_year), 6, False, "muted", "end"))

    def _figure(self, value: float) -> str:
        return self.catalogue.number(value).replace("-", "–")

    def _note(self) -> str:
        data, parts = self.data, []
        units = [unit for unit in data.units if unit]
        if units:
            parts.append(", ".join(units))
        n = len(data.countries)
        parts.append(
            self.catalogue.ngettext("values of one country", "values of {n} countries", n).format(
                n=self.catalogue.number(n)
            )
        )
        for count, pattern in (
            (data.silent, self.catalogue.gettext("asked, but no value given: {countries}")),
            (data.not_asked, self.catalogue.gettext("not asked: {countries}")),
        ):
            if count:
                words = self.catalogue.ngettext("one country", "{n} countries", count)
                parts.append(pattern.format(countries=words.format(n=self.catalogue.number(count))))
        scale = self.catalogue.gettext("one scale for all, from {low} to {high}")
        parts.append(scale.format(low=self._figure(self.low), high=self._figure(self.top)))
        note = "; ".join(parts)
        return note[:1].upper() + note[1:]

    def _table(self, shown: Sequence[CountrySeries]) -> FigureTable:
        years = sorted({year for one in self.data.countries for year in one.series.values})
        tr = self.catalogue.gettext
        heads = (tr("Country"), *(str(year) for year in years), tr("Unit"), tr("Source"))
        rows = tuple(
            (
                country_name(one.submission.country, self.catalogue.code),
                *(self._figure(one.series.values[y]) if y in one.series.values else "–" for y in years),
                one.series.unit,
                one.series.source,
            )
            for one in shown
        )
        return FigureTable(heads, rows, tuple(f"country/{one.submission.sha256}" for one in shown))


def _value_column(view: CollectionView, form: str) -> str:
    question = view.forms[form].role("value")
    return question.name if question else "value"


def _stretches(
    placed: Sequence[tuple[float, float]], years: Sequence[int]
) -> Iterator[tuple[tuple[float, float], ...]]:
    """The line in pieces: it breaks where more years are missing than usual."""
    gaps = sorted(later - earlier for earlier, later in itertools.pairwise(years))
    usual = gaps[len(gaps) // 2] if gaps else 1
    start = 0
    for number in range(1, len(years) + 1):
        if number == len(years) or years[number] - years[number - 1] > usual:
            if number - start > 1:
                yield tuple(placed[start:number])
            start = number
