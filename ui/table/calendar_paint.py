"""The calendar column: quarters, today, and the bar of an action."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPen

from ui.theme import colour, font, px, theme
from workbook.languages import Catalogue
from workbook.screens.calendar import Bar, Calendar

BAR, INSET, TODAY = 14, 2, 2
SMALLEST_LABELLED = 24


def quarter_width(where: QRectF, calendar: Calendar) -> float:
    return where.width() / calendar.quarters


def paint_grid(painter: QPainter, where: QRectF, calendar: Calendar) -> None:
    """The lines between quarters; those between years are darker. Today is drawn by `paint_today`."""
    wide = quarter_width(where, calendar)
    for quarter in range(calendar.quarters):
        ink = "control" if quarter % 4 == 0 and quarter else "line"
        painter.fillRect(
            QRectF(round(where.left() + quarter * wide), where.top(), 1, where.height()), colour(ink)
        )


def paint_today(painter: QPainter, where: QRectF, calendar: Calendar) -> None:
    if calendar.today is None:
        return
    x = round(where.left() + calendar.today * quarter_width(where, calendar))
    painter.fillRect(QRectF(x - TODAY / 2, where.top(), TODAY, where.height()), colour("text"))


def paint_bar(painter: QPainter, where: QRectF, calendar: Calendar, bar: Bar, ink: str = "muted") -> None:
    """The bar: outlined, solid as far as it has come; hollow and dashed before it begins; open without an end."""
    box = bar_rect(where, calendar, bar)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(where)
    radius = px(2)
    outline = QPainterPath()
    right = box.right() + (px(8) if bar.end is None else 0)
    outline.addRoundedRect(QRectF(box.left(), box.top(), right - box.left(), box.height()), radius, radius)
    pen = QPen(colour("control" if bar.stopped else "accent"), 1)
    if bar.hollow:
        pen.setDashPattern([3.0, 2.0])
        painter.setPen(pen)
        painter.setBrush(colour("surface"))
        painter.drawPath(outline)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("surface" if bar.stopped or theme.high_contrast else "accent-soft"))
        painter.drawPath(outline)
        _paint_done(painter, box, outline, bar)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline)
    painter.restore()
    _paint_words(painter, where, box, bar, ink)


def bar_rect(where: QRectF, calendar: Calendar, bar: Bar) -> QRectF:
    """Where the bar lies; one without an end goes to the edge."""
    wide = quarter_width(where, calendar)
    left = where.left() + bar.begin * wide + INSET + 0.5
    right = where.right() - 1 if bar.end is None else where.left() + bar.end * wide - INSET + 0.5
    top = where.top() + (where.height() - px(BAR)) / 2
    return QRectF(left, round(top) + 0.5, max(right - left, px(4)), px(BAR) - 1)


def _paint_done(painter: QPainter, box: QRectF, outline: QPainterPath, bar: Bar) -> None:
    if not bar.progress:
        return
    painter.save()
    painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
    done = QRectF(box)
    done.setWidth(box.width() * bar.progress)
    painter.fillRect(done, colour("control" if bar.stopped else "accent"))
    painter.restore()


def _paint_words(painter: QPainter, where: QRectF, box: QRectF, bar: Bar, ink: str) -> None:
    if bar.end is None or not bar.words:
        return
    face = font("caption")
    width = QFontMetrics(face).horizontalAdvance(bar.words)
    left = box.right() + px(6)
    painter.setFont(face)
    painter.setPen(colour(ink))
    if left + width > where.right():
        left, inside = box.right() - width - px(6), bar.progress > 0.6
        painter.setPen(colour("accent-text" if inside else "text"))
        if left < box.left():
            return
    room = QRectF(left, where.top(), width + 2, where.height())
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), bar.words)


def paint_scale(painter: QPainter, where: QRectF, calendar: Calendar, catalogue: Catalogue) -> None:
    """The head of the column: years in SemiBold, quarters under them where there is room."""
    wide = quarter_width(where, calendar)
    letter = "T" if catalogue.code == "fr" else "Q"
    half = where.height() / 2
    painter.setPen(colour("text"))
    painter.setFont(font("caption", 600))
    flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
    gap = px(4)
    for at, year in enumerate(calendar.years):
        left = where.left() + at * 4 * wide
        painter.drawText(
            QRectF(QPointF(left + gap, where.top()), QPointF(left + 4 * wide, where.top() + half)),
            flags,
            str(year),
        )
    if wide < px(SMALLEST_LABELLED):
        return
    painter.setPen(colour("muted"))
    painter.setFont(font("caption"))
    for quarter in range(calendar.quarters):
        left = where.left() + quarter * wide
        room = QRectF(left + gap, where.top() + half - px(3), wide - gap, half)
        painter.drawText(room, flags, f"{letter}{quarter % 4 + 1}")
