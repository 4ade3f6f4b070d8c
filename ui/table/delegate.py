"""How the cells of a table are drawn: hairlines only, marks before words, bars, heads of groups, the calendar."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.marks import paint_mark
from ui.painting import chevron, item_focus
from ui.table.calendar_paint import paint_bar, paint_grid, paint_today
from ui.table.editors import CellEditor, make_editor
from ui.table.model import CELL_ROLE, COLUMN_ROLE, LINE_ROLE, Index, TableModel
from ui.theme import colour, font, px, theme
from ui.widgets.progress import paint_progress
from workbook.questionnaire.model import Question
from workbook.screens.answering import Answering
from workbook.screens.table import Line, Table
from workbook.screens.table_cells import Cell
from workbook.screens.table_columns import CALENDAR, FUNDED_SHARE, NUMBER, Column

ROW, GROUP = 31, 28
EDGE, INSET, PAD = 3, 12, 6
MARK, SHARE, BAR_HEIGHT = 14, 38, 4
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class TableDelegate(QStyledItemDelegate):
    """Draws cells and edits them in place; what cannot be read stays in the editor with the reason."""

    edited = Signal()
    advance = Signal(int)

    def __init__(self, view: QTableView, make_answering: Callable[[Question, str], Answering]) -> None:
        super().__init__(view)
        self._view = view
        self._make_answering = make_answering
        self.open_editor: CellEditor | None = None

    @property
    def table(self) -> Table | None:
        model = self._view.model()
        return model.table if isinstance(model, TableModel) else None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(40), px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(LINE_ROLE)
        painter.save()
        if line.is_group:
            self._paint_group(painter, option, line, index)
        else:
            self._paint_cell(painter, option, line, index)
        painter.restore()

    def _paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, line: Line, index: Index) -> None:
        column: Column = index.data(COLUMN_ROLE)
        where = QRectF(option.rect)
        current = self._view.currentIndex().row() == index.row()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected) and not self._is_single()
        drawn = column.key in (CALENDAR, FUNDED_SHARE)  # their bars are accent: they stay on the surface
        solid = theme.high_contrast and (current or chosen) and not drawn
        first = index.column() == 0
        if (current or chosen) and not (theme.high_contrast and drawn):
            ground = "accent" if theme.high_contrast else "fill" if chosen else "accent-soft"
            painter.fillRect(where, colour(ground))
        if first and current:
            painter.fillRect(QRectF(where.left(), where.top(), px(EDGE), where.height()), colour("accent"))
        left = where.left() + (px(INSET) if first else 0)
        painter.fillRect(QRectF(left, where.bottom() - 1, where.right() - left, 1), colour("line"))
        if column.key == CALENDAR:
            self._paint_calendar(painter, where, line, solid)
        else:
            room = where.adjusted(px(INSET) if first else px(PAD), 0, -px(PAD), -1)
            self._paint_words(painter, room, column, index.data(CELL_ROLE), current, solid)
        if current and self._has_focus(option, index):
            item_focus(painter, where.adjusted(0, 0, 0, -1))

    def _has_focus(self, option: QStyleOptionViewItem, index: Index) -> bool:
        return self._view.currentIndex() == index and self._view.hasFocus()

    def _is_single(self) -> bool:
        model = self._view.selectionModel()
        return len(model.selectedIndexes()) <= 1

    def _paint_words(
        self, painter: QPainter, room: QRectF, column: Column, cell: Cell, current: bool, solid: bool
    ) -> None:
        if cell.share is not None:
            bar = QRectF(room.left(), 0, px(SHARE), px(BAR_HEIGHT))
            bar.moveTop(round(room.center().y() - bar.height() / 2))
            paint_progress(painter, bar, cell.share)
            room = room.adjusted(px(SHARE) + px(8), 0, 0, 0)
        if cell.mark:
            side = px(MARK)
            square = QRectF(room.left(), round(room.center().y() - side / 2), side, side)
            paint_mark(painter, cell.mark, square, "accent-text" if solid else "", "surface")
            room = room.adjusted(side + px(5), 0, 0, 0)
        face = font("ui", 600 if current and column.stretches else None)
        painter.setFont(face)
        quiet = column.key == NUMBER or (column.role == "lead" and not cell.mark) or cell.share is not None
        painter.setPen(colour("accent-text" if solid else "muted" if quiet else "text"))
        shown = QFontMetrics(face).elidedText(
            cell.text.replace("\n", " "), Qt.TextElideMode.ElideRight, int(room.width())
        )
        side_flag = (
            Qt.AlignmentFlag.AlignRight if column.right and not cell.mark else Qt.AlignmentFlag.AlignLeft
        )
        painter.drawText(room, int(_MIDDLE | side_flag), shown)

    def _paint_calendar(self, painter: QPainter, where: QRectF, line: Line, solid: bool) -> None:
        table = self.table
        if table is None or table.calendar is None:
            return
        paint_grid(painter, where, table.calendar)
        if line.bar is not None:
            paint_bar(painter, where, table.calendar, line.bar, "accent-text" if solid else "muted")
        paint_today(painter, where, table.calendar)

    def _paint_group(self, painter: QPainter, option: QStyleOptionViewItem, line: Line, index: Index) -> None:
        where = QRectF(option.rect)
        current = self._view.currentIndex().row() == index.row()
        solid = current and theme.high_contrast
        band = where.adjusted(px(INSET), 0, 0, 0)
        ground = "accent" if solid else "accent-soft" if current else "background"
        painter.fillRect(band, colour(ground))
        painter.fillRect(QRectF(band.left(), where.bottom() - 1, band.width(), 1), colour("line"))
        self._paint_group_grid(painter, where)
        elements = QStyle.PrimitiveElement
        arrow = elements.PE_IndicatorArrowRight if line.folded else elements.PE_IndicatorArrowDown
        ink = colour("accent-text" if solid else "text")
        chevron(painter, arrow, QRectF(band.left(), where.top(), px(12), where.height()), ink, 0.75)
        left = band.left() + px(19)
        painter.setPen(ink)
        for words, weight in ((line.code, 600), (line.title, None if line.code else 600)):
            face = font("ui", weight)
            painter.setFont(face)
            room = QRectF(left, where.top(), where.right() - left, where.height() - 1)
            painter.drawText(room, int(_MIDDLE), words)
            left += QFontMetrics(face).horizontalAdvance(words) + (px(8) if words else 0)
        if line.folded:
            painter.setFont(font("caption"))
            painter.setPen(colour("accent-text" if solid else "muted"))
            room = QRectF(left, where.top(), where.right() - left, where.height() - 1)
            painter.drawText(room, int(_MIDDLE), str(line.count))
        if current and self._view.hasFocus():
            item_focus(painter, band.adjusted(0, 0, 0, -1))

    def _paint_group_grid(self, painter: QPainter, where: QRectF) -> None:
        table = self.table
        at = next((n for n, c in enumerate(table.chosen) if c.key == CALENDAR), -1) if table else -1
        if table is None or table.calendar is None or at < 0:
            return
        header = self._view.horizontalHeader()
        left = where.left() + header.sectionPosition(at) - header.sectionPosition(0)
        column = QRectF(left, where.top(), header.sectionSize(at), where.height())
        paint_grid(painter, column, table.calendar)
        paint_today(painter, column, table.calendar)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        line: Line = index.data(LINE_ROLE)
        column: Column = index.data(COLUMN_ROLE)
        assert column.question is not None
        editor = make_editor(self._make_answering(column.question, line.row), parent)
        editor.finished.connect(lambda step: self.finish(editor, step))
        editor.given_up.connect(lambda: self._close(editor))
        editor.left.connect(lambda: self._leave(editor))
        self.open_editor = editor
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, CellEditor) and not editor.begun:
            editor.begin()

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        if isinstance(editor, CellEditor):
            editor.take()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        if isinstance(editor, CellEditor):
            editor.place(option.rect)

    def finish(self, editor: CellEditor, step: int = 0) -> bool:
        """Take what was entered; what cannot be read keeps the editor open. `step` then edits the next cell."""
        if not editor.take():
            return False
        self._close(editor)
        if step:
            self.advance.emit(step)
        return True

    def hand_over(self) -> None:
        """Take what is being entered, and close the editor whatever it is."""
        if self.open_editor is not None:
            self._leave(self.open_editor)

    def _leave(self, editor: CellEditor) -> None:
        editor.take()
        self._close(editor)

    def _close(self, editor: CellEditor) -> None:
        if self.open_editor is not editor:
            return
        self.open_editor = None
        editor.over = True
        editor.error.deleteLater()
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        self.edited.emit()
