"""How an answer that was found is drawn: where it stands, and under it its words, with what was looked for tinted."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.painting import item_focus, item_ground
from ui.theme import colour, font, line_height, px, theme
from workbook.collection.words.highlight import Excerpt
from workbook.collection.words.search import Found
from workbook.screens.collection.found import HitGroup, HitLine
from workbook.screens.collection.shown_text import utf16

Index = QModelIndex | QPersistentModelIndex
GROUP, PAD, EDGE, LINES, MOST_WIDE = 44, 12, 3, 2, 760
_ENTRY = Qt.ItemDataRole.UserRole + 1
_FOUND = Qt.ItemDataRole.UserRole + 2


class ResultDelegate(QStyledItemDelegate):
    """Two lines of words at most."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if isinstance(index.data(_ENTRY), HitGroup):
            return QSize(px(200), px(GROUP))
        return QSize(px(200), round(line_height("caption") + LINES * line_height("ui")) + px(18))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: HitGroup | HitLine = index.data(_ENTRY)
        painter.save()
        if isinstance(entry, HitGroup):
            self._paint_group(painter, option.rect, entry)
        else:
            self._paint_line(painter, option, entry, index.data(_FOUND))
        painter.restore()

    def _paint_group(self, painter: QPainter, rect: QRect, group: HitGroup) -> None:
        room = rect.adjusted(px(PAD), px(14), -px(PAD), -px(4))
        painter.setFont(font("caption"))
        counted = painter.fontMetrics().horizontalAdvance(group.counted)
        painter.setFont(font("heading"))
        metrics = painter.fontMetrics()
        width = min(room.width() - counted - px(12), px(MOST_WIDE))
        title = metrics.elidedText(group.title, Qt.TextElideMode.ElideRight, width)
        painter.setPen(colour("text"))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), title)
        painter.setFont(font("caption"))
        painter.setPen(colour("muted"))
        beside = room.adjusted(metrics.horizontalAdvance(title) + px(10), px(2), 0, 0)
        painter.drawText(beside, int(Qt.AlignmentFlag.AlignVCenter), group.counted)
        painter.fillRect(QRectF(rect.left() + px(PAD), rect.bottom(), rect.width(), 1), colour("line"))

    def _paint_line(
        self, painter: QPainter, option: QStyleOptionViewItem, line: HitLine, found: Found | None
    ) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        solid = selected and theme.high_contrast
        item_ground(painter, option)
        rect = option.rect
        if selected:
            painter.fillRect(QRectF(rect.left(), rect.top(), px(EDGE), rect.height()), colour("accent"))
        painter.fillRect(QRectF(rect.left() + px(PAD), rect.bottom(), rect.width(), 1), colour("line"))
        room = rect.adjusted(px(PAD), px(8), -px(PAD), -px(8))
        painter.setFont(font("caption", 600))
        painter.setPen(colour("accent-text" if solid else "muted"))
        head = QRect(room)
        head.setHeight(round(line_height("caption")))
        more = f"  + {found.more}" if found is not None and found.more else ""
        words = painter.fontMetrics().elidedText(line.head + more, Qt.TextElideMode.ElideRight, head.width())
        painter.drawText(head, int(Qt.AlignmentFlag.AlignVCenter), words)
        if found is not None:
            room.setTop(head.bottom() + px(2))
            room.setWidth(min(room.width(), px(MOST_WIDE)))
            _paint_excerpt(painter, QRectF(room), found.excerpt, "accent-text" if solid else "text")
        if option.state & QStyle.StateFlag.State_HasFocus:
            item_focus(painter, QRectF(rect))


def _paint_excerpt(painter: QPainter, room: QRectF, excerpt: Excerpt, ink: str) -> None:
    """Two lines of an excerpt; from the right where it is written so."""
    layout = QTextLayout(excerpt.text, font("ui"))
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    made = QTextCharFormat()
    made.setBackground(colour("fill"))
    made.setForeground(colour("text"))
    ranges = []
    for start, end in excerpt.spans:
        one = QTextLayout.FormatRange()
        one.start = utf16(excerpt.text, start)
        one.length = utf16(excerpt.text, end) - one.start
        one.format = made
        ranges.append(one)
    layout.setFormats(ranges)
    layout.beginLayout()
    for at in range(LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(room.width())
        line.setPosition(QPointF(0, at * line_height("ui")))
    layout.endLayout()
    painter.setPen(colour(ink))
    layout.draw(painter, room.topLeft())
