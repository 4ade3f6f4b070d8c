"""The matrix on the screen: heads stay where they are, arrows move, Enter leads to the country's answers."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.collection.completeness.heads import GAP, REGION_ROW, ROW, ColumnHeads, CountryHeads
from ui.collection.completeness.model import CELL_ROLE, MatrixModel
from ui.painting import item_focus
from ui.theme import font, px, theme
from ui.widgets.cells import CellKind, paint_matrix_cell
from ui.widgets.sizes import themed
from workbook.questionnaire.values import fold
from workbook.screens.collection.completeness import Cell, Matrix

Index = QModelIndex | QPersistentModelIndex
PITCH, WIDEST, LONGEST_HEAD = 42, 64, 84


class MatrixView(QTableView):
    """One tab stop. `cell_opened` carries row and column, `country_opened` a row; Shift+Enter opens the country."""

    cell_opened = Signal(int, int)
    country_opened = Signal(int)
    laid_out = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("completeness_matrix")
        self.shown = MatrixModel(self)
        self.setModel(self.shown)
        self.setItemDelegate(_Cells(self))
        self.heads, self.countries = ColumnHeads(self), CountryHeads(self)
        self.setHorizontalHeader(self.heads)
        self.setVerticalHeader(self.countries)
        self.countries.sectionClicked.connect(self._open_country)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(self._moved)
        themed(self, self.lay_out)

    def show_matrix(self, matrix: Matrix) -> None:
        """Show another matrix; the keyboard stays with its country and round table."""
        country, column = self._current()
        scrolled = self.verticalScrollBar().value()
        self.shown.show_matrix(matrix)
        self.lay_out()
        self._go_to(country, column)
        self.verticalScrollBar().setValue(scrolled)

    def lay_out(self) -> None:
        """Rows and columns in their sizes; columns take the room that there is, up to a width."""
        shown = self.shown
        self.countries.setFixedWidth(self.countries.sizeHint().width())
        for at, row in enumerate(shown.rows):
            self.setRowHeight(at, px(ROW if row.submission else REGION_ROW))
        for at, width in enumerate(self._widths()):
            self.setColumnWidth(at, width)
        self.setMaximumHeight(self._whole_height())
        self.laid_out.emit()

    def _whole_height(self) -> int:
        """No higher than what it holds, so that the foot stands under the last country."""
        bar = self.horizontalScrollBar()
        below = bar.sizeHint().height() if self.horizontalHeader().length() > self.viewport().width() else 0
        return self.heads.sizeHint().height() + self.countries.length() + below + 2

    def _widths(self) -> list[int]:
        """As wide as the heads need, and alike; what room is left is shared, up to a width."""
        shown, metrics = self.shown, QFontMetrics(font("caption", 600))
        gaps = [px(GAP) if shown.begins_group(at) else 0 for at in range(len(shown.columns))]
        heads = [metrics.horizontalAdvance(column.code) + px(6) for column in shown.columns]
        needed = [max(px(PITCH), min(px(LONGEST_HEAD), head)) for head in heads]
        left = self.viewport().width() - sum(needed) - sum(gaps)
        more = max(0, min(left // len(needed), px(WIDEST - PITCH))) if needed else 0
        return [width + more + gap for width, gap in zip(needed, gaps, strict=True)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.country_opened.emit(index.row())
            else:
                self.cell_opened.emit(index.row(), index.column())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters lead to the country that begins so."""
        wanted, column = fold(search), max(0, self.currentIndex().column())
        start = self.currentIndex().row() + (1 if len(search) == 1 else 0)
        order = [*range(max(start, 0), len(self.shown.rows)), *range(max(start, 0))]
        for at in order:
            row = self.shown.rows[at]
            if row.submission is not None and fold(row.name).startswith(wanted):
                self.setCurrentIndex(self.shown.index(at, column))
                return

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and self.shown.cell(index):
            self.cell_opened.emit(index.row(), index.column())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def _open_country(self, row: int) -> None:
        if self.shown.rows[row].submission is not None:
            self.country_opened.emit(row)

    def _current(self) -> tuple[str, int]:
        index = self.currentIndex()
        if not index.isValid():
            return "", 0
        submission = self.shown.rows[index.row()].submission
        return submission.country if submission else "", index.column()

    def _go_to(self, country: str, column: int) -> None:
        rows = [at for at, row in enumerate(self.shown.rows) if row.submission]
        same = (at for at in rows if self._country(at) == country)
        at = next(same, rows[0] if rows else -1)
        if at >= 0 and self.shown.columns:
            self.setCurrentIndex(self.shown.index(at, min(column, len(self.shown.columns) - 1)))

    def _country(self, row: int) -> str:
        submission = self.shown.rows[row].submission
        return submission.country if submission else ""

    def _moved(self, *_: object) -> None:
        self.heads.viewport().update()
        self.countries.viewport().update()


class _Cells(QStyledItemDelegate):
    def __init__(self, view: MatrixView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(PITCH), px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell: Cell | None = index.data(CELL_ROLE)
        if cell is None:
            return
        gap = px(GAP) if self._view.shown.begins_group(index.column()) else 0
        where = QRectF(option.rect).adjusted(gap + theme.scale, theme.scale, -theme.scale, -theme.scale)
        kind: CellKind = "share" if cell.kind == "count" else cell.kind
        paint_matrix_cell(painter, where, kind, cell.share, cell.text)
        if self._view.currentIndex() == index and self._view.hasFocus():
            item_focus(painter, where.adjusted(-1, -1, 1, 1))
