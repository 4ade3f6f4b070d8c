"""The lines of a table for Qt's views: rows, and heads of groups that span all columns."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbook.screens.table import Line, Table
from workbook.screens.table_cells import Cell
from workbook.screens.table_columns import CALENDAR, NUMBER, Column

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = Qt.ItemDataRole.UserRole + 1
CELL_ROLE = Qt.ItemDataRole.UserRole + 2
COLUMN_ROLE = Qt.ItemDataRole.UserRole + 3


class TableModel(QAbstractTableModel):
    """Shows a `Table`; another one with the same lines and columns only changes the data."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table: Table | None = None
        self.read_only = False

    def show_table(self, table: Table) -> bool:
        """Show another table; True if lines or columns are others and the view has to be laid out anew."""
        old, same = self.table, False
        if old is not None:
            same = _shape(old) == _shape(table)
        if same:
            self.table = table
            if self.rowCount() and self.columnCount():
                self.dataChanged.emit(
                    self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1)
                )
                self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
            return False
        self.beginResetModel()
        self.table = table
        self.endResetModel()
        return True

    def line(self, at: int) -> Line:
        assert self.table is not None
        return self.table.lines[at]

    def column(self, at: int) -> Column:
        assert self.table is not None
        return self.table.chosen[at]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self.table.lines) if self.table is not None and not parent.isValid() else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self.table.chosen) if self.table is not None and not parent.isValid() else 0

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, column = self.line(index.row()), self.column(index.column())
        if role == LINE_ROLE:
            return line
        if role == COLUMN_ROLE:
            return column
        if line.is_group:
            words = f"{line.code} {line.title} ({line.count})".strip()
            return words if role in _WORDS and index.column() == 0 else None
        cell = line.cells[index.column()]
        if role == CELL_ROLE:
            return cell
        if role in _WORDS:
            return self._words(line, column, cell)
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.explained or (line.bar.explained if line.bar and column.key == CALENDAR else None)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and self.table is not None and role in _WORDS:
            return self.column(section).head
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not index.isValid() or self.read_only or self.line(index.row()).is_group:
            return flags
        if self.column(index.column()).editable_in_place:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def _words(self, line: Line, column: Column, cell: Cell) -> str:
        if column.key == CALENDAR:
            return line.bar.explained if line.bar else ""
        return cell.text


_WORDS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


def _shape(table: Table) -> tuple[object, ...]:
    lines = tuple((line.row, line.group, line.folded) for line in table.lines)
    return table.asked.form_id, table.repeat.name, tuple(column.key for column in table.chosen), lines


def is_number(column: Column) -> bool:
    return column.key == NUMBER
