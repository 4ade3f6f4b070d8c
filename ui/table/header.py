"""The head of a table: names of the columns in caption, the sorting, and the scale of the calendar."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QWidget

from ui.language import interface
from ui.painting import chevron
from ui.table.calendar_paint import paint_grid, paint_scale
from ui.table.delegate import INSET, PAD
from ui.table.model import TableModel
from ui.theme import colour, font, px
from ui.widgets.sizes import themed
from workbook.screens.table import Table
from workbook.screens.table_columns import CALENDAR, Column

HEIGHT, WITH_CALENDAR = 30, 38


class TableHeader(QHeaderView):
    """A click sorts; the keyboard sorts by the table's own menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.sorted_by, self.descending = "", False
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(24)
        themed(self, self.updateGeometry)

    def show_sorting(self, key: str, descending: bool) -> None:
        self.sorted_by, self.descending = key, descending
        self.viewport().update()

    def sizeHint(self) -> QSize:
        table = self._table
        high = table is not None and table.calendar is not None
        return QSize(super().sizeHint().width(), px(WITH_CALENDAR if high else HEIGHT))

    @property
    def _table(self) -> Table | None:
        model = self.model()
        return model.table if isinstance(model, TableModel) else None

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        table = self._table
        if table is None or section >= len(table.chosen):
            return
        column, where = table.chosen[section], QRectF(rect)
        painter.save()
        line = where.left() + (px(INSET) if section == 0 else 0)
        if column.key == CALENDAR and table.calendar is not None:
            half = QRectF(where.left(), where.center().y(), where.width(), where.height() / 2)
            paint_grid(painter, half, table.calendar)
            paint_scale(painter, where.adjusted(0, 0, 0, -1), table.calendar, interface.catalogue)
        else:
            self._paint_head(painter, where, column, section == 0)
        painter.fillRect(QRectF(line, where.bottom() - 1, where.right() - line, 1), colour("control"))
        painter.restore()

    def _paint_head(self, painter: QPainter, where: QRectF, column: Column, first: bool) -> None:
        room = where.adjusted(px(INSET) if first else px(PAD), where.height() - px(26), -px(PAD), -px(2))
        sorting = column.key == self.sorted_by
        face = font("caption", 600 if sorting else None)
        metrics = QFontMetrics(face)
        arrow = px(12) if sorting else 0
        words = metrics.elidedText(column.head, Qt.TextElideMode.ElideRight, int(room.width()) - arrow)
        width = metrics.horizontalAdvance(words)
        left = room.right() - width - arrow if column.right else room.left()
        painter.setFont(face)
        painter.setPen(colour("text" if sorting else "muted"))
        flags = int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QRectF(left, room.top(), width + 2, room.height()), flags, words)
        if sorting:
            elements = QStyle.PrimitiveElement
            way = elements.PE_IndicatorArrowDown if self.descending else elements.PE_IndicatorArrowUp
            spot = QRectF(left + width + px(2), room.top(), px(12), room.height())
            chevron(painter, way, spot, colour("text"), 0.7)
