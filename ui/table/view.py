"""The table itself: keys, widths of columns, copying; what it changes it asks of the page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QSizePolicy, QTableView, QWidget

from ui.table.delegate import GROUP, ROW, TableDelegate
from ui.table.header import TableHeader
from ui.table.model import TableModel
from ui.table.widths import column_widths
from ui.theme import px
from ui.widgets.sizes import themed
from workbook.questionnaire.model import Question
from workbook.screens.answering import Answering
from workbook.screens.table import Table

_ARROWS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class TableView(QTableView):
    """One tab stop. Enter and F2 edit a cell, Ctrl+Enter opens the row, Left and Right fold groups."""

    open_row = Signal(str, str)
    group_toggled = Signal(str)
    add_wanted = Signal()
    remove_wanted = Signal()
    duplicate_wanted = Signal()
    paste_wanted = Signal()
    laid_out = Signal()
    current_row_changed = Signal(str)

    def __init__(
        self, make_answering: Callable[[Question, str], Answering], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("table")
        self._anchor, self._extending = QPersistentModelIndex(), False
        self.shown = TableModel(self)
        self.setModel(self.shown)
        self.header = TableHeader(self)
        self.setHorizontalHeader(self.header)
        self.delegate = TableDelegate(self, make_answering)
        self.setItemDelegate(self.delegate)
        self.delegate.advance.connect(
            lambda step: QTimer.singleShot(0, self, lambda: self._edit_beside(step))
        )
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(16)
        self.setShowGrid(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(self._current_moved)
        themed(self, self.lay_out)

    @property
    def table(self) -> Table | None:
        return self.shown.table

    @property
    def current_row(self) -> str:
        """The id of the row with the keyboard, "" on the head of a group."""
        index = self.currentIndex()
        return self.shown.line(index.row()).row if index.isValid() else ""

    @property
    def chosen_rows(self) -> tuple[str, ...]:
        """The ids of all rows with a selected cell, from the top."""
        at = sorted({index.row() for index in self.selectedIndexes()} | {self.currentIndex().row()})
        return tuple(self.shown.line(line).row for line in at if line >= 0 and self.shown.line(line).row)

    def show_table(self, table: Table) -> None:
        """Show another table; the keyboard stays on its row and column."""
        row, column = self.current_row, self._current_key()
        group = self._current_group()
        if self.shown.show_table(table):
            self.lay_out()
            self._return_to(table, row, group, column)
        else:
            self.lay_out_columns()
        self.viewport().update()

    def go_to(self, row: str, key: str = "") -> bool:
        """Put the keyboard on a row, on a column of it if named; False if the row is not shown."""
        table = self.table
        at = table.line_of(row) if table else -1
        if table is None or at < 0:
            return False
        keys = [column.key for column in table.chosen]
        column = keys.index(key) if key in keys else min(1, len(keys) - 1)
        self.setCurrentIndex(self.shown.index(at, column))
        self.scrollTo(self.currentIndex())
        return True

    def lay_out(self) -> None:
        """Heights of rows, spans of groups, widths of columns."""
        heights = self.verticalHeader()
        heights.setDefaultSectionSize(px(ROW))
        self.clearSpans()
        for at, line in enumerate(self.table.lines if self.table else ()):
            if line.is_group:
                heights.resizeSection(at, px(GROUP))
                if self.shown.columnCount() > 1:
                    self.setSpan(at, 0, 1, self.shown.columnCount())
            elif heights.sectionSize(at) != px(ROW):
                heights.resizeSection(at, px(ROW))
        self.header.updateGeometry()
        self.lay_out_columns()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as its lines, so that totals stand right under them."""
        lines = self.verticalHeader().length()
        bar = self.horizontalScrollBar()
        extra = bar.sizeHint().height() if bar.maximum() > 0 else 0
        return QSize(super().sizeHint().width(), self.header.sizeHint().height() + lines + extra)

    def lay_out_columns(self) -> None:
        """Give each column its width; the name of the row and the calendar share what is left."""
        table = self.table
        if table is None:
            return
        for at, width in enumerate(column_widths(table, self.viewport().width())):
            self.header.resizeSection(at, width)
        self.laid_out.emit()

    def edit_current(self) -> None:
        """Edit the cell with the keyboard in place, or open the row at it where it needs more room."""
        index = self.currentIndex()
        if not index.isValid():
            return
        line = self.shown.line(index.row())
        if line.is_group:
            self.group_toggled.emit(line.group)
        elif self.model().flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.scrollTo(index)
            self.edit(index)
        else:
            self.open_row.emit(line.row, self.shown.column(index.column()).key)

    def copy(self) -> None:
        """The selected cells as tab-separated text."""
        chosen = [index for index in self.selectedIndexes() if not self.shown.line(index.row()).is_group]
        if not chosen and self.currentIndex().isValid():
            chosen = [self.currentIndex()]
        lines: dict[int, dict[int, str]] = {}
        for index in chosen:
            lines.setdefault(index.row(), {})[index.column()] = quoted(str(index.data() or ""))
        columns = sorted({column for cells in lines.values() for column in cells})
        text = "\n".join("\t".join(lines[row].get(column, "") for column in columns) for row in sorted(lines))
        QGuiApplication.clipboard().setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._act_of(event)
        if act is not None:
            act()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _act_of(self, event: QKeyEvent) -> Callable[[], object] | None:
        key, plain = (
            event.key(),
            event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier),
        )
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and key == Qt.Key.Key_Insert:
            return self.add_wanted.emit
        if event.matches(QKeySequence.StandardKey.Copy):
            return self.copy
        if event.matches(QKeySequence.StandardKey.Paste):
            return self.paste_wanted.emit
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._open_current if control else self.edit_current
        if control and key == Qt.Key.Key_D:
            return self.duplicate_wanted.emit
        if event.modifiers() == Qt.KeyboardModifier.ShiftModifier and key in _ARROWS:
            return lambda: self._extend(*_ARROWS[Qt.Key(key)])
        if plain and key in (Qt.Key.Key_F2, Qt.Key.Key_Delete):
            return self.edit_current if key == Qt.Key.Key_F2 else self.remove_wanted.emit
        return self._fold_of(key) if plain else None

    def _fold_of(self, key: int) -> Callable[[], object] | None:
        index = self.currentIndex()
        if not index.isValid() or not (line := self.shown.line(index.row())).is_group:
            return None
        folds = {Qt.Key.Key_Left: not line.folded, Qt.Key.Key_Right: line.folded, Qt.Key.Key_Space: True}
        return (lambda: self.group_toggled.emit(line.group)) if folds.get(Qt.Key(key)) else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            line = self.shown.line(index.row())
            if line.is_group:
                self.group_toggled.emit(line.group)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not self.shown.line(index.row()).is_group:
            self.edit_current()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out_columns()

    def _extend(self, down: int, right: int) -> None:
        """Stretch the selection from where it began by one cell."""
        index, begin = self.currentIndex(), self._anchor
        if not index.isValid() or not begin.isValid():
            return
        row = max(0, min(self.shown.rowCount() - 1, index.row() + down))
        column = max(0, min(self.shown.columnCount() - 1, index.column() + right))
        first = self.shown.index(min(row, begin.row()), min(column, begin.column()))
        last = self.shown.index(max(row, begin.row()), max(column, begin.column()))
        flags = QItemSelectionModel.SelectionFlag
        self._extending = True
        self.selectionModel().select(QItemSelection(first, last), flags.ClearAndSelect)
        self.selectionModel().setCurrentIndex(self.shown.index(row, column), flags.NoUpdate)
        self._extending = False
        self.scrollTo(self.currentIndex())

    def _open_current(self) -> None:
        if row := self.current_row:
            self.open_row.emit(row, self._current_key())

    def _current_key(self) -> str:
        index = self.currentIndex()
        return self.shown.column(index.column()).key if index.isValid() else ""

    def _current_group(self) -> str | None:
        index = self.currentIndex()
        line = self.shown.line(index.row()) if index.isValid() else None
        return line.group if line is not None and line.is_group else None

    def _return_to(self, table: Table, row: str, group: str | None, key: str) -> None:
        if row and self.go_to(row, key):
            return
        if group is not None:
            at = next((n for n, line in enumerate(table.lines) if line.is_group and line.group == group), -1)
            if at >= 0:
                self.setCurrentIndex(self.shown.index(at, 0))

    def _current_moved(self, now: QModelIndex, before: QModelIndex) -> None:
        if not self._extending:
            self._anchor = QPersistentModelIndex(now)
        self.viewport().update()
        self.current_row_changed.emit(self.current_row)

    def _edit_beside(self, step: int) -> None:
        index = self.currentIndex()
        column = index.column() + step
        while 0 <= column < self.shown.columnCount():
            beside = self.shown.index(index.row(), column)
            if self.shown.flags(beside) & Qt.ItemFlag.ItemIsEditable:
                self.selectionModel().setCurrentIndex(
                    beside, QItemSelectionModel.SelectionFlag.ClearAndSelect
                )
                self.edit(beside)
                return
            column += step


def quoted(text: str) -> str:
    """A cell as spreadsheets write it: in quotes where it holds tabs, line ends or begins with a quote."""
    if any(char in text for char in "\t\n") or text.startswith('"'):
        return '"' + text.replace('"', '""') + '"'
    return text
