"""How the lines and the heads of a plain table are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.marks import paint_mark
from ui.painting import chevron
from ui.theme import colour, font, px, theme
from ui.widgets.sizes import themed
from workbook.screens.collection.listed import Column, Entry

if TYPE_CHECKING:
    from ui.collection.plain_table import PlainTable

Index = QModelIndex | QPersistentModelIndex
ROW, HEAD, EDGE, PAD, MARK, MARK_ROOM = 31, 30, 3, 7, 14, 19
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class PlainDelegate(QStyledItemDelegate):
    """Hairlines only; the row with the keyboard has an accent edge."""

    def __init__(self, view: PlainTable) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(40), px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(Qt.ItemDataRole.UserRole + 1)
        column = self._view.lines.columns[index.column()]
        where = QRectF(option.rect)
        current = self._view.currentIndex().row() == index.row()
        solid = current and theme.high_contrast
        painter.save()
        self._ground(painter, option, index, current)
        painter.fillRect(QRectF(where.left(), where.bottom() - 1, where.width(), 1), colour("line"))
        if index.column() == 0 and current:
            painter.fillRect(QRectF(where.left(), where.top(), px(EDGE), where.height()), colour("accent"))
        self._words(painter, where.adjusted(px(PAD), 0, -px(PAD), -1), column, entry, solid)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, current: bool) -> None:
        if current:
            painter.fillRect(option.rect, colour("accent" if theme.high_contrast else "accent-soft"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            ground = colour("accent-soft")
            ground.setAlphaF(0.5)
            painter.fillRect(option.rect, ground)

    def _words(self, painter: QPainter, room: QRectF, column: Column, entry: Entry, solid: bool) -> None:
        if entry.mark:
            side = px(MARK)
            square = QRectF(room.left(), round(room.center().y() - side / 2), side, side)
            paint_mark(painter, entry.mark, square, "accent-text" if solid else "")
            room = room.adjusted(px(MARK_ROOM), 0, 0, 0)
        face = font("ui", 600 if entry.strong else None)
        painter.setFont(face)
        painter.setPen(colour("accent-text" if solid else "muted" if entry.quiet else "text"))
        shown = QFontMetrics(face).elidedText(entry.text, Qt.TextElideMode.ElideRight, int(room.width()) + 1)
        side_flag = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, int(_MIDDLE | side_flag), shown)


class PlainHeader(QHeaderView):
    """A click sorts by a column that may be sorted by; the keyboard sorts by the page's menu."""

    def __init__(self, view: PlainTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._table = view
        self.sorted_by, self.descending = "", False
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(16)
        themed(self, self.updateGeometry)

    def show_sorting(self, key: str, descending: bool) -> None:
        self.sorted_by, self.descending = key, descending
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), px(HEAD))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        columns = self._table.lines.columns
        if section >= len(columns):
            return
        column, where = columns[section], QRectF(rect)
        painter.save()
        painter.fillRect(where, colour("surface"))
        painter.fillRect(QRectF(where.left(), where.bottom() - 1, where.width(), 1), colour("control"))
        sorting = bool(column.key) and column.key == self.sorted_by
        face = font("caption", 600 if sorting else None)
        painter.setFont(face)
        painter.setPen(colour("text" if sorting else "muted"))
        room = where.adjusted(px(PAD), 0, -px(PAD), -1)
        arrow = px(12) if sorting else 0
        metrics = QFontMetrics(face)
        words = metrics.elidedText(column.head, Qt.TextElideMode.ElideRight, int(room.width()) - arrow + 1)
        flags = _MIDDLE | (Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft)
        painter.drawText(room, int(flags), words)
        if sorting:
            elements = QStyle.PrimitiveElement
            way = elements.PE_IndicatorArrowDown if self.descending else elements.PE_IndicatorArrowUp
            spot = QRectF(
                room.left() + metrics.horizontalAdvance(words) + px(3), room.top(), px(12), room.height()
            )
            chevron(painter, way, spot, colour("text"), 0.7)
        painter.restore()
