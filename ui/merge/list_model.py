"""The list of differences for a Qt view: headings that cannot be chosen, and lines under them."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from workbook.screens.merge_shown import Group, Line

Index = QModelIndex | QPersistentModelIndex
ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1


class MergeListModel(QAbstractListModel):
    """`ticked` carries a line's key and whether its box is ticked now: the person did it."""

    ticked = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[Group | Line] = []

    def show_groups(self, groups: tuple[Group, ...]) -> None:
        """Show these groups; lines that are still there keep their place in the view."""
        fresh: list[Group | Line] = []
        for group in groups:
            fresh += [group, *group.lines]
        if [_identity(entry) for entry in fresh] != [_identity(entry) for entry in self._entries]:
            self.beginResetModel()
            self._entries = fresh
            self.endResetModel()
            return
        for at, (old, new) in enumerate(zip(self._entries, fresh, strict=True)):
            self._entries[at] = new
            if old != new:
                self.dataChanged.emit(self.index(at), self.index(at))

    def line(self, index: Index) -> Line | None:
        """The line at an index; None for a heading."""
        entry = self._entries[index.row()] if index.isValid() else None
        return entry if isinstance(entry, Line) else None

    def index_of(self, key: str) -> QModelIndex:
        """Where a line stands; an invalid index where it is not shown."""
        found = (at for at, one in enumerate(self._entries) if isinstance(one, Line) and one.key == key)
        at = next(found, None)
        return self.index(at) if at is not None else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        line = self.line(index)
        if line is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if line.ticked is not None else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == ENTRY_ROLE:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{entry.number} {entry.title}".strip() if isinstance(entry, Line) else entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return entry.spoken if isinstance(entry, Line) else f"{entry.title} {entry.count}"
        if role == Qt.ItemDataRole.CheckStateRole and isinstance(entry, Line) and entry.ticked is not None:
            return Qt.CheckState.Checked if entry.ticked else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        line = self.line(index)
        if role != Qt.ItemDataRole.CheckStateRole or line is None or line.ticked is None:
            return False
        self.ticked.emit(line.key, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True


def _identity(entry: Group | Line) -> tuple[str, str]:
    return ("line", entry.key) if isinstance(entry, Line) else ("group", entry.key)
