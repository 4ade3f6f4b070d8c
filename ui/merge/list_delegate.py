"""How a line of the merge desk is drawn: mark or box, number, title, and a word at the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOption,
    QStyleOptionViewItem,
    QToolTip,
)

from ui.marks import paint_mark
from ui.merge.list_model import ENTRY_ROLE
from ui.painting import check_box, item_focus, tick
from ui.theme import colour, font, px, theme
from workbook.screens.merge_shown import Group, Line

ROW, HEADING, EDGE, INSET, RIGHT = 30, 40, 3, 16, 16
MARK, BOX, AFTER_MARK, AFTER_NUMBER = 14, 18, 9, 9
TEXT_LEFT = INSET + MARK + AFTER_MARK
BOX_SHARE = 0.8  # the box of the house, as small as the marks that it stands under
Index = QModelIndex | QPersistentModelIndex
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class MergeListDelegate(QStyledItemDelegate):
    """Draws headings and lines; a title that has no room is whole in the tooltip."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        heading = isinstance(index.data(ENTRY_ROLE), Group)
        return QSize(px(120), px(HEADING if heading else ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Group | Line = index.data(ENTRY_ROLE)
        painter.save()
        if isinstance(entry, Group):
            self._heading(painter, option.rect, entry)
        else:
            self._line(painter, option, entry)
        painter.restore()

    def box_rect(self, rect: QRect) -> QRect:
        """Where the box of a line is, with a little room around for the pointer."""
        side = px(BOX)
        return QRect(rect.left() + px(INSET) - px(3), rect.top(), side + px(6), rect.height())

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        entry = index.data(ENTRY_ROLE) if index.isValid() else None
        if event.type() != QEvent.Type.ToolTip or not isinstance(entry, Line):
            return super().helpEvent(event, view, option, index)
        room = self._room(option.rect, entry)
        fits = QFontMetrics(font("ui", 600)).horizontalAdvance(entry.title) <= room.width()
        QToolTip.showText(event.globalPos(), "" if fits else entry.title, view)
        return True

    def _heading(self, painter: QPainter, rect: QRect, group: Group) -> None:
        room = QRect(
            rect.left() + px(INSET), rect.bottom() - px(28), rect.width() - px(INSET + RIGHT), px(26)
        )
        painter.setFont(font("caption"))
        painter.setPen(colour("muted"))
        painter.drawText(room, int(_MIDDLE | Qt.AlignmentFlag.AlignRight), group.count)
        metrics = QFontMetrics(font("caption"))
        room.setRight(room.right() - metrics.horizontalAdvance(group.count) - px(8))
        words = metrics.elidedText(group.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(_MIDDLE), words)

    def _line(self, painter: QPainter, option: QStyleOptionViewItem, line: Line) -> None:
        rect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        solid = selected and theme.high_contrast
        self._ground(painter, option, selected)
        self._sign(painter, rect, line, selected)
        muted = "accent-text" if solid else "muted"
        painter.setPen(colour(muted))
        painter.setFont(font("ui"))
        painter.drawText(self._number_room(rect, line), int(_MIDDLE), line.number)
        painter.setFont(font("caption"))
        word = QRect(rect.left(), rect.top(), rect.width() - px(RIGHT), rect.height())
        painter.drawText(word, int(_MIDDLE | Qt.AlignmentFlag.AlignRight), line.word)
        face = font("ui", 600 if selected else None)
        room = self._room(rect, line)
        painter.setFont(face)
        painter.setPen(colour("accent-text" if solid else "text"))
        words = QFontMetrics(face).elidedText(line.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(_MIDDLE), words)
        if option.state & QStyle.StateFlag.State_HasFocus:
            item_focus(painter, QRectF(rect))

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, selected: bool) -> None:
        rect = option.rect
        if selected:
            painter.fillRect(rect, colour("accent" if theme.high_contrast else "accent-soft"))
            painter.fillRect(QRectF(rect.left(), rect.top(), px(EDGE), rect.height()), colour("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            ground = colour("accent-soft")
            ground.setAlphaF(0.5)
            painter.fillRect(rect, ground)

    def _sign(self, painter: QPainter, rect: QRect, line: Line, selected: bool) -> None:
        solid = selected and theme.high_contrast
        ground = "accent" if solid else "accent-soft" if selected else "background"
        if line.ticked is not None:
            self._box(painter, rect, line.ticked)
            return
        side = px(MARK)
        top = rect.center().y() - side / 2 + 0.5
        where = QRectF(rect.left() + px(INSET), top, side, side)
        if line.mark == "decided":
            tick(painter, where, colour("accent-text" if solid else "accent"))
        elif line.mark:
            paint_mark(painter, line.mark, where, "accent-text" if solid else "", ground)

    def _box(self, painter: QPainter, rect: QRect, ticked: bool) -> None:
        option = QStyleOption()
        option.rect = QRect(-px(BOX), -px(BOX), 2 * px(BOX), 2 * px(BOX))
        on = QStyle.StateFlag.State_On if ticked else QStyle.StateFlag.State_Off
        option.state = QStyle.StateFlag.State_Enabled | on
        painter.save()
        painter.translate(rect.left() + px(INSET) + px(MARK) / 2, rect.center().y() + 0.5)
        painter.scale(BOX_SHARE, BOX_SHARE)
        check_box(painter, option)
        painter.restore()

    def _number_room(self, rect: QRect, line: Line) -> QRect:
        left = rect.left() + px(TEXT_LEFT)
        return QRect(left, rect.top(), rect.right() - left, rect.height())

    def _room(self, rect: QRect, line: Line) -> QRect:
        left = rect.left() + px(TEXT_LEFT)
        if line.number:
            left += QFontMetrics(font("ui")).horizontalAdvance(line.number) + px(AFTER_NUMBER)
        right = rect.right() - px(RIGHT)
        if line.word:
            right -= QFontMetrics(font("caption")).horizontalAdvance(line.word) + px(10)
        return QRect(left, rect.top(), max(0, right - left), rect.height())
