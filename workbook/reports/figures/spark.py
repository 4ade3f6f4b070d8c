"""A small chart of one indicator: from the baseline to the latest value, dotted on to the value aimed at."""

from __future__ import annotations

from workbook.reports.figures.drawing import Circle, Drawing, Line, Polyline, Shape

WIDTH, HEIGHT = 78.0, 20.0
Pair = tuple[float | None, int | None]


def spark(baseline: Pair, latest: Pair, goal: Pair) -> Drawing | None:
    """The drawing, or None where fewer than two values are known; years space the points where they are known."""
    points = [
        (kind, *pair)
        for kind, pair in zip("blg", (baseline, latest, goal), strict=True)
        if pair[0] is not None
    ]
    if len(points) < 2:
        return None
    years = [year for _, _, year in points if year]
    in_time = len(years) == len(points) and years == sorted(set(years))
    places = [float(year) for year in years] if in_time else [float(number) for number in range(len(points))]
    values = [float(value) for _, value, _ in points if value is not None]
    low, high = min(0.0, *values), max(0.0, *values)
    inset = 4.0

    def x(place: float) -> float:
        return inset + (WIDTH - 2 * inset) * (place - places[0]) / (places[-1] - places[0])

    def y(value: float) -> float:
        return HEIGHT - inset - (HEIGHT - 2 * inset) * (value - low) / ((high - low) or 1.0)

    spots = [(x(place), y(value)) for place, value in zip(places, values, strict=True)]
    shapes: list[Shape] = [Line(inset, y(0), WIDTH - inset, y(0), "line", 0.4)]
    for number, ((kind, _, _), spot) in enumerate(zip(points, spots, strict=True)):
        if number:
            dash = (1.6, 1.6) if kind == "g" else ()
            shapes.append(Polyline((spots[number - 1], spot), "accent", 1.0, dash))
    for (kind, _, _), (left, top) in zip(points, spots, strict=True):
        shapes.append(
            Circle(left, top, 2.0, "surface", "accent", 0.9)
            if kind == "g"
            else Circle(left, top, 1.7, "accent")
        )
    return Drawing(WIDTH, HEIGHT, tuple(shapes))
