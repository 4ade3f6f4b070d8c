"""The marks of the theme on screen: painted, or as pixmaps and icons. See `workbook.theme` for their names."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from ui.theme import px, theme
from workbook.theme import Shape, mark

GRID = 16.0


def paint_mark(painter: QPainter, name: str, where: QRectF, role: str = "", surface: str = "surface") -> None:
    """Draw a mark into a square; `role` overrides its colour, `surface` names what lies under it."""
    drawn = mark(name)
    inks = {"self": theme.colour(role or drawn.role), "surface": theme.colour(surface)}
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(where.topLeft())
    painter.scale(where.width() / GRID, where.height() / GRID)
    for shape in drawn.shapes:
        pen = QPen(Qt.PenStyle.NoPen)
        if shape.stroke:
            ends, corners = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
            pen = QPen(inks[shape.stroke], shape.width, Qt.PenStyle.SolidLine, ends, corners)
        painter.setPen(pen)
        painter.setBrush(inks[shape.fill] if shape.fill else QColor(Qt.GlobalColor.transparent))
        painter.drawPath(shape_path(shape))
    painter.restore()


@lru_cache(maxsize=64)
def shape_path(shape: Shape) -> QPainterPath:
    """A shape's outline on the grid of 16."""
    path = QPainterPath()
    corners = [QPointF(x, y) for x, y in shape.points]
    if shape.kind == "circle":
        path.addEllipse(corners[0], shape.radius, shape.radius)
    elif shape.kind == "arc":
        box = QRectF(0, 0, 2 * shape.radius, 2 * shape.radius)
        box.moveCenter(corners[0])
        path.arcMoveTo(box, shape.start)
        path.arcTo(box, shape.start, shape.sweep)
        path.closeSubpath()
    else:
        path.moveTo(corners[0])
        for corner in corners[1:]:
            path.lineTo(corner)
        if shape.kind == "polygon":
            path.closeSubpath()
    return path


def mark_pixmap(
    name: str, size: int = 0, ratio: float = 1.0, role: str = "", surface: str = "surface"
) -> QPixmap:
    """A mark as a pixmap of `size` pixels (16 scaled if 0) for a screen of that device pixel ratio."""
    inks = (theme.colour(role or mark(name).role).name(), theme.colour(surface).name())
    return _pixmap(name, size or px(16), ratio, role, surface, inks)


@lru_cache(maxsize=512)
def _pixmap(name: str, size: int, ratio: float, role: str, surface: str, inks: tuple[str, str]) -> QPixmap:
    pixmap = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_mark(painter, name, QRectF(0, 0, size, size), role, surface)
    painter.end()
    return pixmap


def mark_icon(name: str, size: int = 0, role: str = "", surface: str = "surface") -> QIcon:
    """A mark as an icon, sharp on screens of ratio 1 and 2; make it anew on `theme.changed`."""
    icon = QIcon()
    for ratio in (1.0, 2.0):
        icon.addPixmap(mark_pixmap(name, size, ratio, role, surface))
    return icon
