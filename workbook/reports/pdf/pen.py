"""Draws on reportlab's canvas with the origin at the top left, in colour roles; links and marks included."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

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
from workbook.reports.pdf.fonts import face, split_fonts, text_width
from workbook.reports.pdf.lines import TextLine

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

WATERMARK = "watermark"
LINK_SCHEMES = ("http://", "https://", "mailto:")


@cache
def rgb(role: str) -> tuple[float, float, float]:
    """A colour role on paper, each part between 0 and 1; the watermark is 7 % of the accent."""
    code = theme.colour("accent" if role == WATERMARK else role).lstrip("#")
    red, green, blue = (int(code[place : place + 2], 16) / 255 for place in (0, 2, 4))
    if role == WATERMARK:
        return 1 - 0.07 * (1 - red), 1 - 0.07 * (1 - green), 1 - 0.07 * (1 - blue)
    return red, green, blue


class Pen:
    """The canvas of one document; `height` is the paper's."""

    def __init__(self, canvas: Canvas, height: float) -> None:
        self.canvas: Any = canvas
        self.height = height
        self.pages: Mapping[str, int] = {}

    def line(
        self, x1: float, y1: float, x2: float, y2: float, ink: str, width: float, dash: Dash = ()
    ) -> None:
        self._stroke(ink, width, dash)
        self.canvas.line(x1, self.height - y1, x2, self.height - y2)

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: str = "",
        stroke: str = "",
        line: float = 0.7,
        dash: Dash = (),
    ) -> None:
        self._ready(fill, stroke, line, dash)
        self.canvas.rect(
            x, self.height - y - height, width, height, stroke=int(bool(stroke)), fill=int(bool(fill))
        )

    def words(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        ink: str = "text",
        bold: bool = False,
        anchor: str = "start",
    ) -> None:
        """One line of plain text; `y` is the baseline."""
        if anchor != "start":
            x -= text_width(text, size, bold) * (0.5 if anchor == "middle" else 1.0)
        for name, letters in split_fonts(text, bold, False):
            self._text(x, y, name, size, ink, letters)
            x += face(name).width(letters) * size / 1000

    def text_line(self, line: TextLine, x: float, baseline: float) -> None:
        """A line that was broken before, with its links."""
        for segment in line.segments:
            piece = segment.piece
            if piece.font == "mark":
                self.mark(x + segment.x, baseline - piece.size * 0.86, piece.size, piece.text)
                continue
            if piece.font == "page":
                folio = str(self.pages.get(piece.text, "–"))
                self.words(
                    x + segment.x + piece.width, baseline, folio, piece.size, piece.ink.role, anchor="end"
                )
                self._link("", piece.text, x + segment.x, baseline, piece.width, piece.size)
                continue
            self._text(x + segment.x, baseline, piece.font, piece.size, piece.ink.role, piece.text)
            if piece.ink.link or piece.ink.anchor:
                self._link(piece.ink.link, piece.ink.anchor, x + segment.x, baseline, piece.width, piece.size)

    def link_area(self, anchor: str, x: float, top: float, width: float, height: float) -> None:
        if anchor not in self.pages:
            return
        box = (x, self.height - top - height, x + width, self.height - top)
        self.canvas.linkRect("", anchor, box, relative=0, thickness=0)

    def _link(self, link: str, anchor: str, x: float, baseline: float, width: float, size: float) -> None:
        if anchor:
            self.link_area(anchor, x, baseline - size, width, size * 1.25)
        elif link.lower().startswith(LINK_SCHEMES):
            low = self.height - baseline - size * 0.25
            self.canvas.linkURL(link, (x, low, x + width, low + size * 1.25), relative=0, thickness=0)

    def _text(self, x: float, baseline: float, font: str, size: float, ink: str, text: str) -> None:
        canvas = self.canvas
        canvas.setFillColorRGB(*rgb(ink))
        canvas.setFont(face(font).name, size)
        canvas.drawString(x, self.height - baseline, text)

    def mark(self, x: float, y: float, size: float, name: str) -> None:
        """A mark of the theme in a square of `size`."""
        mark = theme.mark(name)
        scale = size / 16
        for shape in mark.shapes:
            fill = {"": "", "self": mark.role, "surface": "surface"}[shape.fill]
            stroke = {"": "", "self": mark.role, "surface": "surface"}[shape.stroke]
            points = [(x + a * scale, y + b * scale) for a, b in shape.points]
            line = shape.width * scale
            self.canvas.setLineCap(1)
            if shape.kind == "circle":
                self.circle(*points[0], shape.radius * scale, fill, stroke, line)
            elif shape.kind == "arc":
                self._chord(points[0], shape.radius * scale, shape.start, shape.sweep, fill)
            else:
                self.polygon(points, fill, stroke, line, close=shape.kind == "polygon")
            self.canvas.setLineCap(0)

    def circle(self, x: float, y: float, radius: float, fill: str, stroke: str, line: float) -> None:
        self._ready(fill, stroke, line, ())
        self.canvas.circle(x, self.height - y, radius, stroke=int(bool(stroke)), fill=int(bool(fill)))

    def polygon(
        self,
        points: Sequence[tuple[float, float]],
        fill: str,
        stroke: str,
        line: float,
        dash: Dash = (),
        close: bool = True,
    ) -> None:
        self._ready(fill, stroke, line, dash)
        path = self.canvas.beginPath()
        path.moveTo(points[0][0], self.height - points[0][1])
        for x, y in points[1:]:
            path.lineTo(x, self.height - y)
        if close:
            path.close()
        self.canvas.drawPath(path, stroke=int(bool(stroke)), fill=int(bool(fill)))

    def _chord(
        self,
        centre: tuple[float, float],
        radius: float,
        start: float,
        sweep: float,
        fill: str,
        from_centre: bool = False,
    ) -> None:
        self._ready(fill, "", 0, ())
        x, y = centre[0], self.height - centre[1]
        path = self.canvas.beginPath()
        if from_centre:
            path.moveTo(x, y)
            path.arcTo(x - radius, y - radius, x + radius, y + radius, start, sweep)
        else:
            path.arc(x - radius, y - radius, x + radius, y + radius, start, sweep)
        path.close()
        self.canvas.drawPath(path, stroke=0, fill=1)

    def draw(self, drawing: Drawing, x: float, y: float, alternative: str = "") -> None:
        """A figure with its top left corner at x, y; `alternative` says in words what it shows."""
        if alternative:
            words = ("\ufeff" + alternative).encode("utf-16-be").hex().upper()
            self.canvas._code.append(f"/Figure <</Alt <{words}>>> BDC")
        for shape in drawing.shapes:
            self._shape(shape, x, y)
        if alternative:
            self.canvas._code.append("EMC")

    def _shape(self, shape: Shape, x: float, y: float) -> None:
        match shape:
            case Line():
                self.line(
                    x + shape.x1, y + shape.y1, x + shape.x2, y + shape.y2, shape.ink, shape.width, shape.dash
                )
            case Rect():
                self._rectangle(shape, x, y)
            case Circle():
                self.circle(x + shape.x, y + shape.y, shape.radius, shape.fill, shape.stroke, shape.line)
            case Sector():
                if shape.share >= 1:
                    self.circle(x + shape.x, y + shape.y, shape.radius, shape.fill, "", 0)
                elif shape.share > 0:
                    centre = (x + shape.x, y + shape.y)
                    self._chord(centre, shape.radius, 90, -360 * shape.share, shape.fill, from_centre=True)
            case Polyline():
                points = [(x + a, y + b) for a, b in shape.points]
                self.polygon(points, shape.fill, shape.ink, shape.width, shape.dash, close=bool(shape.fill))
            case Words():
                self.words(
                    x + shape.x, y + shape.y, shape.text, shape.size, shape.ink, shape.bold, shape.anchor
                )
            case MarkAt():
                self.mark(x + shape.x, y + shape.y, shape.size, shape.name)

    def _rectangle(self, shape: Rect, x: float, y: float) -> None:
        if shape.fill:
            self.rect(x + shape.x, y + shape.y, shape.width, shape.height, shape.fill)
        if shape.hatch:
            for line in hatch_lines(shape):
                self._shape(line, x, y)
        if shape.stroke:
            self.rect(
                x + shape.x, y + shape.y, shape.width, shape.height, "", shape.stroke, shape.line, shape.dash
            )

    def _ready(self, fill: str, stroke: str, width: float, dash: Dash) -> None:
        if fill:
            self.canvas.setFillColorRGB(*rgb(fill))
        if stroke:
            self._stroke(stroke, width, dash)

    def _stroke(self, ink: str, width: float, dash: Dash) -> None:
        self.canvas.setStrokeColorRGB(*rgb(ink))
        self.canvas.setLineWidth(width)
        self.canvas.setDash(list(dash))
