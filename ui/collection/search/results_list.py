"""The list of what was found: headings, and under each the answers with the words as they stand there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from ui.collection.search.result_delegate import ResultDelegate
from ui.widgets.sizes import themed
from workbook.collection.words.search import Found
from workbook.screens.collection.found import HitGroup, HitLine

Index = QModelIndex | QPersistentModelIndex
ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
FOUND_ROLE = Qt.ItemDataRole.UserRole + 2


class ResultsModel(QAbstractListModel):
    """`unread` carries lines that are seen and of which it is not known yet how they read."""

    unread = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._entries: list[HitGroup | HitLine] = []
        self._found: dict[int, Found | None] = {}
        self._asked: list[HitLine] = []
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._ask)

    def show_groups(self, groups: Sequence[HitGroup]) -> None:
        self.beginResetModel()
        self._entries = []
        for group in groups:
            self._entries += [group, *group.lines]
        self._found, self._asked = {}, []
        self.endResetModel()

    def show_found(self, asked: Sequence[HitLine], found: Sequence[Found]) -> None:
        """How lines read; what could not be read stays without words."""
        by_number = {one.hit.number: one for one in found}
        for line in asked:
            self._found[line.hit.number] = by_number.get(line.hit.number)
        if self._entries:
            self.dataChanged.emit(self.index(0), self.index(len(self._entries) - 1))

    def line(self, index: Index) -> HitLine | None:
        """The line at an index; None for a heading."""
        entry = self._entries[index.row()] if index.isValid() else None
        return entry if isinstance(entry, HitLine) else None

    def first_line(self) -> QModelIndex:
        found = (at for at, entry in enumerate(self._entries) if isinstance(entry, HitLine))
        at = next(found, None)
        return self.index(at) if at is not None else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.line(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == ENTRY_ROLE:
            return entry
        if role == FOUND_ROLE and isinstance(entry, HitLine):
            return self._how_it_reads(entry)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if isinstance(entry, HitGroup):
                return f"{entry.title}, {entry.counted}"
            found = self._found.get(entry.hit.number)
            return f"{entry.head}. {found.excerpt.text}" if found else entry.head
        return None

    def _how_it_reads(self, line: HitLine) -> Found | None:
        if line.hit.number not in self._found:
            self._found[line.hit.number] = None
            self._asked.append(line)
            self._soon.start()
        return self._found[line.hit.number]

    def _ask(self) -> None:
        asked, self._asked = self._asked, []
        self.unread.emit(tuple(asked))


class ResultsList(QListView):
    """One tab stop; up and down go through the answers, Enter and a click open one."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search_results")
        self.lines = ResultsModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(ResultDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.clicked.connect(self._open)
        themed(self, self.scheduleDelayedItemsLayout)

    def show_groups(self, groups: Sequence[HitGroup]) -> None:
        """Show what was found, from its beginning."""
        self.lines.show_groups(groups)
        self.scrollToTop()

    def focus_first(self) -> None:
        """Put the keyboard on the first answer, unless it is on one already."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.lines.first_line())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        line = self.lines.line(index)
        if line is not None:
            self.opened.emit(line)
