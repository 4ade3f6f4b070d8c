"""A neutral drawing of the reports on the screen, in the theme's inks."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import colour, font, points, theme
from ui.widgets.sizes import themed
from workbook.reports.figures.drawing import Circle, Drawing, Line, Polyline, Rect, Shape, Words

PIXELS = 96 / 72
ABOVE = 8  # points for the label of a highest value


class DrawingView(QWidget):
    """Shows a drawing at its own size times the text scale; `words` say it to a screen reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing: Drawing | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        themed(self, self._renew)

    def show_drawing(self, drawing: Drawing | None, words: str = "") -> None:
        self._drawing = drawing
        self.setAccessibleName(words)
        self.setToolTip(words)
        self._renew()

    @property
    def drawing(self) -> Drawing | None:
        return self._drawing

    def sizeHint(self) -> QSize:
        if self._drawing is None:
            return QSize(0, 0)
        scale = PIXELS * theme.scale
        return QSize(round(self._drawing.width * scale), round((self._drawing.height + ABOVE) * scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._drawing is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, ABOVE * PIXELS * theme.scale)
        for shape in self._drawing.shapes:
            painter.save()
            _paint(painter, shape, PIXELS * theme.scale)
            painter.restore()

    def _renew(self) -> None:
        self.updateGeometry()
        self.update()


def _paint(painter: QPainter, shape: Shape, scale: float) -> None:
    if isinstance(shape, Words):
        _paint_words(painter, shape, scale)
        return
    painter.scale(scale, scale)
    if isinstance(shape, Line):
        painter.setPen(_pen(shape.ink, shape.width, shape.dash))
        painter.drawLine(QPointF(shape.x1, shape.y1), QPointF(shape.x2, shape.y2))
    elif isinstance(shape, Polyline):
        painter.setPen(_pen(shape.ink, shape.width, shape.dash))
        corners = QPolygonF([QPointF(x, y) for x, y in shape.points])
        painter.drawPolyline(corners)
    elif isinstance(shape, Circle):
        painter.setPen(_pen(shape.stroke, shape.line) if shape.stroke else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(_brush(shape.fill))
        painter.drawEllipse(QPointF(shape.x, shape.y), shape.radius, shape.radius)
    elif isinstance(shape, Rect):
        painter.setPen(
            _pen(shape.stroke, shape.line, shape.dash) if shape.stroke else QPen(Qt.PenStyle.NoPen)
        )
        painter.setBrush(_brush(shape.fill))
        painter.drawRect(QRectF(shape.x, shape.y, shape.width, shape.height))


def _brush(fill: str) -> QBrush:
    return QBrush(colour(fill)) if fill else QBrush(Qt.BrushStyle.NoBrush)


def _pen(ink: str, width: float, dash: tuple[float, ...] = ()) -> QPen:
    pen = QPen(colour(ink), width)
    if dash:
        pen.setDashPattern([step / width for step in dash])
    return pen


def _paint_words(painter: QPainter, shape: Words, scale: float) -> None:
    face = font("caption", 600 if shape.bold else None)
    face.setPointSizeF(max(points(shape.size * 1.1), 1.0))
    painter.setFont(face)
    painter.setPen(colour(shape.ink))
    width = QFontMetricsF(face).horizontalAdvance(shape.text)
    left = shape.x * scale - {"start": 0.0, "middle": width / 2, "end": width}[shape.anchor]
    painter.drawText(QPointF(left, shape.y * scale), shape.text)
