"""Small drawings that the style and the kit share."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOption

from ui.theme import colour, px, theme

RING_WIDTH, RING_GAP = 2, 2
_ELEMENT = QStyle.PrimitiveElement
_STATE = QStyle.StateFlag
CHEVRONS = {
    _ELEMENT.PE_IndicatorArrowDown: ((-4.0, -2.0), (0.0, 2.0), (4.0, -2.0)),
    _ELEMENT.PE_IndicatorArrowUp: ((-4.0, 2.0), (0.0, -2.0), (4.0, 2.0)),
    _ELEMENT.PE_IndicatorArrowRight: ((-2.0, -4.0), (2.0, 0.0), (-2.0, 4.0)),
    _ELEMENT.PE_IndicatorArrowLeft: ((2.0, -4.0), (-2.0, 0.0), (2.0, 4.0)),
}


def ink_of(option: QStyleOption, role: str) -> QColor:
    return colour(role if option.state & _STATE.State_Enabled else "disabled")


def box(
    painter: QPainter, rect: QRectF, radius: float, fill: QColor | None = None, pen: QPen | None = None
) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen or QPen(Qt.PenStyle.NoPen))
    painter.setBrush(fill or QColor(Qt.GlobalColor.transparent))
    painter.drawRoundedRect(rect, radius, radius)
    painter.restore()


def field(painter: QPainter, rect: QRect, border: str, width: int, hover: bool, dashed: bool) -> None:
    pen = QPen(colour(border), width, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine)
    half = width / 2
    fill = colour("background" if hover else "surface")
    box(painter, QRectF(rect).adjusted(half, half, -half, -half), px(4), fill, pen)


def stroke(painter: QPainter, points: list[QPointF], ink: QColor, width: float) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ends, corners = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    painter.setPen(QPen(ink, width, Qt.PenStyle.SolidLine, ends, corners))
    painter.drawPolyline(points)
    painter.restore()


def chevron(
    painter: QPainter, element: QStyle.PrimitiveElement, rect: QRectF, ink: QColor, size: float = 1.0
) -> None:
    scale = theme.scale * size
    middle = rect.center()
    points = [middle + QPointF(x * scale, y * scale) for x, y in CHEVRONS[element]]
    stroke(painter, points, ink, 1.5 * theme.scale)


def tick(painter: QPainter, rect: QRectF, ink: QColor) -> None:
    scale, middle = theme.scale, rect.center()
    points = [middle + QPointF(x * scale, y * scale) for x, y in ((-4.2, 0.3), (-1.3, 3.2), (4.2, -3.0))]
    stroke(painter, points, ink, 1.8 * scale)


def check_box(painter: QPainter, option: QStyleOption) -> None:
    side = px(18)
    rect = QRectF(0, 0, side, side)
    rect.moveCenter(QRectF(option.rect).center())
    enabled = bool(option.state & _STATE.State_Enabled)
    on, half = bool(option.state & _STATE.State_On), bool(option.state & _STATE.State_NoChange)
    line = QPen(colour("control" if enabled else "disabled"), 1)
    if not enabled and theme.high_contrast:
        line.setStyle(Qt.PenStyle.DashLine)
    if (on or half) and enabled:
        box(painter, rect, px(3), colour("accent"))
    else:
        box(painter, rect.adjusted(0.5, 0.5, -0.5, -0.5), px(3), colour("surface"), line)
    ink = colour("accent-text" if enabled else "disabled")
    if half:
        middle, reach = rect.center(), QPointF(4 * theme.scale, 0)
        stroke(painter, [middle - reach, middle + reach], ink, 1.8 * theme.scale)
    elif on:
        tick(painter, rect, ink)


def radio_button(painter: QPainter, option: QStyleOption) -> None:
    side = px(16)
    rect = QRectF(0, 0, side, side)
    rect.moveCenter(QRectF(option.rect).center())
    enabled, on = bool(option.state & _STATE.State_Enabled), bool(option.state & _STATE.State_On)
    if on:
        ink = colour("accent" if enabled else "disabled")
        box(painter, rect, side / 2, ink)
        dot = QRectF(0, 0, px(6), px(6))
        dot.moveCenter(rect.center())
        box(painter, dot, px(3), colour("accent-text" if enabled else "surface"))
    else:
        line = QPen(colour("control" if enabled else "disabled"), 1)
        box(painter, rect.adjusted(0.5, 0.5, -0.5, -0.5), side / 2, colour("surface"), line)


def branch(painter: QPainter, option: QStyleOption) -> None:
    if not option.state & _STATE.State_Children:
        return
    opened = option.state & _STATE.State_Open
    arrow = _ELEMENT.PE_IndicatorArrowDown if opened else _ELEMENT.PE_IndicatorArrowRight
    selected = theme.high_contrast and option.state & _STATE.State_Selected
    ink = colour("accent-text") if selected else ink_of(option, "muted")
    chevron(painter, arrow, QRectF(option.rect), ink, 0.85)


def item_focus(painter: QPainter, rect: QRectF) -> None:
    ink = colour("accent-text" if theme.high_contrast else "accent")
    box(painter, rect.adjusted(1, 1, -1, -1), px(2), pen=QPen(ink, RING_WIDTH))


def item_ground(painter: QPainter, option: QStyleOption) -> None:
    if option.state & _STATE.State_Selected:
        painter.fillRect(option.rect, colour("accent" if theme.high_contrast else "accent-soft"))
    elif option.state & _STATE.State_MouseOver and option.state & _STATE.State_Enabled:
        ink = colour("accent-soft")
        ink.setAlphaF(0.5)
        painter.fillRect(option.rect, ink)
