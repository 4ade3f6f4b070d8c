"""The matrix of `workbook.screens.collection.completeness` for a Qt view."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbook.screens.collection.completeness import Cell, Column, Country, Matrix

Index = QModelIndex | QPersistentModelIndex
CELL_ROLE = Qt.ItemDataRole.UserRole + 1
_NO_FLAGS = Qt.ItemFlag.NoItemFlags


class MatrixModel(QAbstractTableModel):
    """Countries down, round tables across; the head of a region is a row without cells."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.matrix: Matrix | None = None

    def show_matrix(self, matrix: Matrix) -> None:
        self.beginResetModel()
        self.matrix = matrix
        self.endResetModel()

    @property
    def rows(self) -> tuple[Country, ...]:
        return self.matrix.rows if self.matrix else ()

    @property
    def columns(self) -> tuple[Column, ...]:
        return self.matrix.columns if self.matrix else ()

    def cell(self, index: Index) -> Cell | None:
        """What stands in a cell; None beside the head of a region."""
        row = self.rows[index.row()]
        return row.cells[index.column()] if row.cells else None

    def begins_group(self, column: int) -> bool:
        """Whether a gap stands before a column."""
        return column > 0 and self.columns[column].group != self.columns[column - 1].group

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.cell(index) is None:
            return _NO_FLAGS
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        across = orientation == Qt.Orientation.Horizontal
        if section >= len(self.columns if across else self.rows):
            return None
        if across:
            column = self.columns[section]
            words = {Qt.ItemDataRole.DisplayRole: column.code, Qt.ItemDataRole.ToolTipRole: column.title}
        else:
            row = self.rows[section]
            words = {Qt.ItemDataRole.DisplayRole: row.name, Qt.ItemDataRole.ToolTipRole: row.words}
        return words.get(Qt.ItemDataRole(role))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell = self.cell(index) if index.isValid() else None
        if cell is None:
            return None
        if role == CELL_ROLE:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return cell.words
        return None
