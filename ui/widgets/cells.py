"""What the delegates of tables and matrices draw."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from ui.marks import paint_mark
from ui.theme import colour, font, px, theme

CellKind = Literal["share", "silent", "not_applicable", "no_data", "confidential", "pending", "not_asked"]
Lines = tuple[tuple[float, float, float, float], ...]
# from the middle, in pixels: two bars for what is confidential, a plus for what is still to come
_SIGNS: dict[str, Lines] = {
    "confidential": ((-4.4, -2, 4.4, -2), (-4.4, 2, 4.4, 2)),
    "pending": ((-4, 0, 4, 0), (0, -4, 0, 4)),
}
_RING = 3.6


def paint_matrix_cell(
    painter: QPainter, where: QRectF, kind: CellKind, share: float = 0.0, text: str = ""
) -> None:
    """A cell of a completeness matrix: a small bar with its number, or why there is none."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    frame = where.adjusted(0.5, 0.5, -0.5, -0.5)
    if kind == "share":
        _paint_share(painter, where, frame, share, text)
    elif kind == "silent":
        painter.setPen(QPen(colour("control"), 1))
        painter.setBrush(colour("surface"))
        painter.drawRoundedRect(frame, px(2), px(2))
        _paint_small_mark(painter, where, "unanswered", "text")
    elif kind == "not_asked":
        painter.fillRect(where, QBrush(colour("line"), Qt.BrushStyle.BDiagPattern))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("background"))
        painter.drawRoundedRect(where, px(2), px(2))
        _paint_reason(painter, where, kind)
    painter.restore()


def paint_count(painter: QPainter, where: QRectF, text: str, waiting: bool = True) -> None:
    """A count in a pill: accent for what waits, otherwise quiet."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("accent" if waiting else "sunken"))
    painter.drawRoundedRect(where, where.height() / 2, where.height() / 2)
    painter.setPen(colour("accent-text" if waiting else "text"))
    painter.setFont(font("caption", 600 if waiting else None))
    painter.drawText(where, int(Qt.AlignmentFlag.AlignCenter), text)
    painter.restore()


def _paint_share(painter: QPainter, where: QRectF, frame: QRectF, share: float, text: str) -> None:
    complete = share >= 1
    painter.setPen(QPen(colour("fill" if complete else "line"), 1))
    painter.setBrush(colour("surface"))
    painter.drawRoundedRect(frame, px(2), px(2))
    filled = QRectF(where)
    filled.setWidth(where.width() * max(0.0, min(1.0, share)))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("fill"))
    painter.drawRoundedRect(filled, px(2), px(2))
    painter.setPen(colour("text"))
    painter.setFont(font("caption", 400 if complete else 600))
    painter.drawText(where, int(Qt.AlignmentFlag.AlignCenter), text)


def _paint_reason(painter: QPainter, where: QRectF, kind: CellKind) -> None:
    """The sign of a reason for having no answer; they differ without colour."""
    if kind == "not_applicable":
        _paint_small_mark(painter, where, "not_applicable", "muted")
        return
    painter.setPen(QPen(colour("muted"), 1.4 * theme.scale))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    middle, scale = where.center(), theme.scale
    if kind == "no_data":
        painter.drawEllipse(middle, _RING * scale, _RING * scale)
    for x, y, to_x, to_y in _SIGNS.get(kind, ()):
        painter.drawLine(middle + QPointF(x, y) * scale, middle + QPointF(to_x, to_y) * scale)


def _paint_small_mark(painter: QPainter, where: QRectF, name: str, role: str) -> None:
    square = QRectF(0, 0, px(14), px(14))
    square.moveCenter(where.center())
    paint_mark(painter, name, square, role)
