"""How a line of the contents is drawn: arrow, mark, number, title, bar or count."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from ui.contents.model import NODE_ROLE
from ui.marks import paint_mark
from ui.painting import item_focus
from ui.theme import colour, font, px, theme
from ui.widgets.progress import paint_progress
from workbook.screens.contents import Node

ROW, MARK, GAP, EDGE = 28, 14, 7, 3
BAR_WIDTH, BAR_HEIGHT, RIGHT = 32, 3, 12
LINE_GAP, INSET = 17, 14
Index = QModelIndex | QPersistentModelIndex


class ContentsDelegate(QStyledItemDelegate):
    """Draws nodes; the title is elided and whole in the tooltip."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        node: Node = index.data(NODE_ROLE)
        above = px(LINE_GAP) if node.first_below_line else 0
        return QSize(px(120), px(ROW) + above)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        node: Node = index.data(NODE_ROLE)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        solid = selected and theme.high_contrast
        row = self._row(option.rect, node)
        painter.save()
        left = row.left()
        if node.mark:
            where = QRectF(left, row.center().y() - px(MARK) / 2 + 0.5, px(MARK), px(MARK))
            ground = "accent-soft" if selected else "background"
            paint_mark(painter, node.mark, where, "accent-text" if solid else "", ground)
            left += px(MARK) + px(GAP)
        left = self._number(painter, node, row, left, "accent-text" if solid else "muted")
        face = self._face(node, selected)
        painter.setFont(face)
        painter.setPen(colour("accent-text" if solid else "text"))
        room = QRect(left, row.top(), self._right(row, node) - left, row.height())
        words = QFontMetrics(face).elidedText(node.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)
        self._tail(painter, node, row, "accent-text" if solid else "muted")
        if option.state & QStyle.StateFlag.State_HasFocus:
            item_focus(painter, QRectF(0, row.top(), option.rect.right() + 1, row.height()))
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        node: Node = index.data(NODE_ROLE)
        row = self._row(option.rect, node)
        left = row.left() + self._before_title(node)
        fits = (
            QFontMetrics(self._face(node, True)).horizontalAdvance(node.title)
            <= self._right(row, node) - left
        )
        QToolTip.showText(event.globalPos(), "" if fits else node.title, view)
        return True

    def _row(self, rect: QRect, node: Node) -> QRect:
        above = px(LINE_GAP) if node.first_below_line else 0
        return rect.adjusted(px(INSET), above, 0, 0)

    def _face(self, node: Node, selected: bool) -> QFont:
        return font("ui", 600 if node.strong or selected else None)

    def _before_title(self, node: Node) -> int:
        width = px(MARK) + px(GAP) if node.mark else 0
        if node.number:
            width += QFontMetrics(font("ui")).horizontalAdvance(node.number) + px(GAP)
        return width

    def _number(self, painter: QPainter, node: Node, row: QRect, left: int, ink: str) -> int:
        if not node.number:
            return left
        face = font("ui")
        painter.setFont(face)
        painter.setPen(colour(ink))
        room = QRect(left, row.top(), row.right() - left, row.height())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), node.number)
        return left + QFontMetrics(face).horizontalAdvance(node.number) + px(GAP)

    def _right(self, row: QRect, node: Node) -> int:
        right = row.right() - px(RIGHT)
        if node.settled is not None:
            return right - px(BAR_WIDTH) - px(8)
        if node.note:
            return right - QFontMetrics(font("caption")).horizontalAdvance(node.note) - px(8)
        return right

    def _tail(self, painter: QPainter, node: Node, row: QRect, ink: str) -> None:
        right = row.right() - px(RIGHT)
        if node.settled is not None:
            top = row.center().y() - px(BAR_HEIGHT) / 2 + 0.5
            bar = QRectF(right - px(BAR_WIDTH), top, px(BAR_WIDTH), px(BAR_HEIGHT))
            paint_progress(painter, bar, node.settled, node.begun)
        elif node.note:
            painter.setFont(font("caption"))
            painter.setPen(colour(ink))
            room = QRect(row.left(), row.top(), right - row.left(), row.height())
            painter.drawText(
                room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), node.note
            )
