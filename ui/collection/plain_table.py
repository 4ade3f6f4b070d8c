"""A table to be read: lines of words with a mark here and there; Enter or a double click goes where a line leads."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from ui.collection.plain_delegate import MARK_ROOM, PAD, ROW, PlainDelegate, PlainHeader
from ui.painting import item_focus
from ui.theme import font, px
from ui.widgets.sizes import themed
from workbook.screens.collection.listed import Column, Entry, Row

Index = QModelIndex | QPersistentModelIndex
ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1


class PlainModel(QAbstractTableModel):
    """Rows of `workbook.screens.collection.listed`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.columns: tuple[Column, ...] = ()
        self.rows: tuple[Row, ...] = ()

    def show_rows(self, columns: tuple[Column, ...], rows: tuple[Row, ...]) -> None:
        self.beginResetModel()
        self.columns, self.rows = columns, rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        across = orientation == Qt.Orientation.Horizontal and section < len(self.columns)
        return self.columns[section].head if across and role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        entry = row.entries[index.column()]
        if role == ENTRY_ROLE:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken(self.columns) if index.column() == 0 else entry.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return entry.more or None
        return None


class PlainTable(QTableView):
    """One tab stop; whole rows. `opened` carries the key of a row, `sort_wanted` the key of a column."""

    opened = Signal(str)
    sort_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = PlainModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(PlainDelegate(self))
        self.heads = PlainHeader(self)
        self.setHorizontalHeader(self.heads)
        self.heads.sectionClicked.connect(self._sort)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(16)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        themed(self, self.lay_out)

    @property
    def current_key(self) -> str:
        """The key of the row with the keyboard, "" where there is none."""
        at = self.currentIndex().row()
        return self.lines.rows[at].key if 0 <= at < len(self.lines.rows) else ""

    def show_rows(self, columns: tuple[Column, ...], rows: tuple[Row, ...], wanted: str = "") -> None:
        """Show these; the keyboard stays on its row, or goes to the one that is wanted."""
        if (columns, rows) == (self.lines.columns, self.lines.rows) and not wanted:
            return
        key = wanted or self.current_key
        scrolled = self.verticalScrollBar().value()
        self.lines.show_rows(columns, rows)
        self.lay_out()
        self.go_to(key)
        if not wanted:
            self.verticalScrollBar().setValue(scrolled)

    def go_to(self, key: str) -> None:
        """Put the keyboard on a row, else on the first."""
        at = next((n for n, row in enumerate(self.lines.rows) if row.key == key), 0)
        if self.lines.rows:
            flags = QItemSelectionModel.SelectionFlag
            index = self.lines.index(at, 0)
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def lay_out(self) -> None:
        """Widths by what stands in the columns; the one that stretches takes the rest."""
        self.verticalHeader().setDefaultSectionSize(px(ROW))
        widths = [self._width(at) for at in range(len(self.lines.columns))]
        room = self.viewport().width() - sum(widths)
        for at, column in enumerate(self.lines.columns):
            more = max(0, room) if column.stretches else 0
            self.setColumnWidth(at, widths[at] + more)
        self.heads.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.current_key:
                self.opened.emit(self.current_key)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            bar, step = self.horizontalScrollBar(), px(60)
            bar.setValue(bar.value() + (step if event.key() == Qt.Key.Key_Right else -step))
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(self._spot(event))
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and index.column() == 0:
            self.opened.emit(self.lines.rows[index.row()].key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(self._spot(event))
        if index.isValid() and index.column() != 0:
            self.opened.emit(self.lines.rows[index.row()].key)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        at = self.currentIndex()
        if self.hasFocus() and at.isValid():
            row = self.visualRect(at.siblingAtColumn(0))
            ring = QRectF(0, row.top(), self.viewport().width(), row.height() - 1)
            item_focus(QPainter(self.viewport()), ring)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def _spot(self, event: QMouseEvent) -> QPoint:
        return event.position().toPoint()

    def _width(self, at: int) -> int:
        column = self.lines.columns[at]
        heads, words = QFontMetrics(font("caption", 600)), QFontMetrics(font("ui", 600))
        entries: list[Entry] = [row.entries[at] for row in self.lines.rows]
        widest = max(
            (words.horizontalAdvance(one.text) + (px(MARK_ROOM) if one.mark else 0) for one in entries),
            default=0,
        )
        if column.stretches:
            return px(column.least)
        arrow = px(14) if column.sortable else 0
        wanted = max(widest, heads.horizontalAdvance(column.head) + arrow) + 2 * px(PAD) + 2
        return max(px(column.least), min(px(column.most), wanted))

    def _sort(self, section: int) -> None:
        if self.lines.columns[section].sortable:
            self.sort_wanted.emit(self.lines.columns[section].key)
