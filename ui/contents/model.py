"""The tree of `workbook.screens.contents` for a Qt view."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt

from ui.language import tr
from workbook.screens.contents import Node
from workbook.screens.places import Place
from workbook.screens.words import STATES

Index = QModelIndex | QPersistentModelIndex
NODE_ROLE = Qt.ItemDataRole.UserRole + 1


class _Entry:
    """A node at a fixed place of the tree; its node is exchanged when only its figures change."""

    __slots__ = ("children", "node", "parent", "row")

    def __init__(self, node: Node, parent: _Entry | None, row: int) -> None:
        self.node, self.parent, self.row = node, parent, row
        self.children = [_Entry(child, self, at) for at, child in enumerate(node.children)]

    @property
    def shape(self) -> tuple[object, ...]:
        return (self.node.key, tuple(child.shape for child in self.children))


class ContentsModel(QAbstractItemModel):
    """Shows nodes; new nodes of the same shape keep what is open and selected."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[_Entry] = []

    def show_nodes(self, nodes: tuple[Node, ...]) -> bool:
        """Show these nodes; False if the tree has another shape now and the view begins anew."""
        fresh = [_Entry(node, None, at) for at, node in enumerate(nodes)]
        if [entry.shape for entry in fresh] == [entry.shape for entry in self._entries]:
            self._exchange(self._entries, fresh)
            return True
        self.beginResetModel()
        self._entries = fresh
        self.endResetModel()
        return False

    def _exchange(self, known: list[_Entry], fresh: list[_Entry]) -> None:
        for old, new in zip(known, fresh, strict=True):
            if old.node != new.node:
                old.node = new.node
                index = self.createIndex(old.row, 0, old)
                self.dataChanged.emit(index, index)
            self._exchange(old.children, new.children)

    def indexes(self, entries: list[_Entry] | None = None) -> Iterator[QModelIndex]:
        """All indexes, each before its children."""
        for entry in self._entries if entries is None else entries:
            yield self.createIndex(entry.row, 0, entry)
            yield from self.indexes(entry.children)

    def index_of(self, place: Place) -> QModelIndex:
        """The index of the node at a place; an invalid one where the tree does not show it."""
        found = (index for index in self.indexes() if self.node(index).place == place)
        return next(found, QModelIndex())

    def node(self, index: Index) -> Node:
        entry: _Entry = index.internalPointer()
        return entry.node

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        entries = parent.internalPointer().children if parent.isValid() else self._entries
        if 0 <= row < len(entries) and column == 0:
            return self.createIndex(row, 0, entries[row])
        return QModelIndex()

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        above = index.internalPointer().parent if index.isValid() else None
        return self.createIndex(above.row, 0, above) if above is not None else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(parent.internalPointer().children) if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        node = self.node(index)
        if role == NODE_ROLE:
            return node
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{node.number} {node.title}".strip()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(node)
        return None


def spoken(node: Node) -> str:
    """A line of the contents for a screen reader: number, title, state or share, and count."""
    parts = [f"{node.number} {node.title}".strip()]
    if node.mark:
        parts.append(tr(STATES[node.mark]))
    if node.settled is not None:
        parts.append(tr("{share} settled").format(share=f"{node.settled:.0%}"))
    if node.note:
        parts.append(node.note)
    return ", ".join(parts)
