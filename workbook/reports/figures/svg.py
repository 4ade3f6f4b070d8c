"""A drawing as SVG, for the screen and for files; the same shapes as on paper."""

from __future__ import annotations

import math
from xml.sax.saxutils import escape, quoteattr

from workbook import theme
from workbook.reports.figures.drawing import (
    Circle,
    Dash,
    Drawing,
    Line,
    MarkAt,
    Polyline,
    Rect,
    Sector,
    Shape,
    Words,
    hatch_lines,
)
from workbook.theme import Scheme


def svg(drawing: Drawing, alternative: str = "", scheme: Scheme = "light") -> str:
    """The drawing as an SVG document of its size in points, described by `alternative`."""
    body = "".join(_shape(shape, scheme) for shape in drawing.shapes)
    named = f"<title>{escape(alternative)}</title>" if alternative else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(drawing.width)}pt" height="{_n(drawing.height)}pt" '
        f'viewBox="0 0 {_n(drawing.width)} {_n(drawing.height)}" role="img" '
        f'font-family="Noto Sans, sans-serif">{named}{body}</svg>'
    )


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _paint(scheme: Scheme, fill: str = "", stroke: str = "", width: float = 0.0, dash: Dash = ()) -> str:
    parts = [f'fill="{theme.colour(fill, scheme) if fill else "none"}"']
    if stroke:
        parts.append(f'stroke="{theme.colour(stroke, scheme)}" stroke-width="{_n(width)}"')
    if dash:
        parts.append(f'stroke-dasharray="{" ".join(map(_n, dash))}"')
    return " ".join(parts)


def _shape(shape: Shape, scheme: Scheme) -> str:
    match shape:
        case Line(x1, y1, x2, y2, ink, width, dash):
            paint = _paint(scheme, "", ink, width, dash)
            return f'<line x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}" {paint}/>'
        case Rect():
            return _rect(shape, scheme)
        case Circle(x, y, radius, fill, stroke, line):
            return (
                f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}" {_paint(scheme, fill, stroke, line)}/>'
            )
        case Sector():
            return _sector(shape, scheme)
        case Polyline(points, ink, width, dash, fill):
            path = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
            name = "polygon" if fill else "polyline"
            return f'<{name} points="{path}" {_paint(scheme, fill, ink, width, dash)}/>'
        case Words(x, y, text, size, bold, ink, anchor):
            weight = ' font-weight="700"' if bold else ""
            return (
                f'<text x="{_n(x)}" y="{_n(y)}" font-size="{_n(size)}"{weight} text-anchor="{anchor}" '
                f'fill="{theme.colour(ink, scheme)}" xml:space="preserve">{escape(text)}</text>'
            )
        case MarkAt():
            return _mark(shape, scheme)


def _rect(shape: Rect, scheme: Scheme) -> str:
    place = f'x="{_n(shape.x)}" y="{_n(shape.y)}" width="{_n(shape.width)}" height="{_n(shape.height)}"'
    hatch = "".join(_shape(line, scheme) for line in hatch_lines(shape)) if shape.hatch else ""
    return f"{hatch}<rect {place} {_paint(scheme, shape.fill, shape.stroke, shape.line, shape.dash)}/>"


def _sector(shape: Sector, scheme: Scheme) -> str:
    if shape.share <= 0:
        return ""
    if shape.share >= 1:
        return _shape(Circle(shape.x, shape.y, shape.radius, shape.fill), scheme)
    angle = 2 * math.pi * shape.share
    x, y = shape.x + shape.radius * math.sin(angle), shape.y - shape.radius * math.cos(angle)
    large = 1 if shape.share > 0.5 else 0
    path = (
        f"M{_n(shape.x)} {_n(shape.y)}V{_n(shape.y - shape.radius)}"
        f"A{_n(shape.radius)} {_n(shape.radius)} 0 {large} 1 {_n(x)} {_n(y)}Z"
    )
    return f"<path d={quoteattr(path)} {_paint(scheme, shape.fill)}/>"


def _mark(at: MarkAt, scheme: Scheme) -> str:
    mark = theme.mark(at.name)
    parts = []
    for shape in mark.shapes:
        fill = {"": "", "self": mark.role, "surface": "surface"}[shape.fill]
        stroke = {"": "", "self": mark.role, "surface": "surface"}[shape.stroke]
        paint = _paint(scheme, fill, stroke, shape.width)
        if shape.kind == "circle":
            (x, y), radius = shape.points[0], shape.radius
            parts.append(f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}" {paint}/>')
        elif shape.kind == "arc":
            parts.append(f'<path d="{_arc(shape)}" {paint}/>')
        else:
            path = " ".join(f"{_n(x)},{_n(y)}" for x, y in shape.points)
            name = "polygon" if shape.kind == "polygon" else "polyline"
            parts.append(f'<{name} points="{path}" stroke-linecap="round" {paint}/>')
    scale = _n(at.size / 16) if at.size >= 1.6 else f"{at.size / 16:.4f}"
    return f'<g transform="translate({_n(at.x)} {_n(at.y)}) scale({scale})">{"".join(parts)}</g>'


def _arc(shape: theme.Shape) -> str:
    (x, y), radius = shape.points[0], shape.radius
    begin, end = math.radians(shape.start), math.radians(shape.start + shape.sweep)
    large = 1 if abs(shape.sweep) > 180 else 0
    turn = 0 if shape.sweep > 0 else 1
    return (
        f"M{_n(x + radius * math.cos(begin))} {_n(y - radius * math.sin(begin))}"
        f"A{_n(radius)} {_n(radius)} 0 {large} {turn} "
        f"{_n(x + radius * math.cos(end))} {_n(y - radius * math.sin(end))}Z"
    )
