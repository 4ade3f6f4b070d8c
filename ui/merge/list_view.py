"""The list of differences: one tab stop; arrows move, Space ticks, Enter goes to the decision."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from ui.merge.list_delegate import MergeListDelegate
from ui.merge.list_model import MergeListModel
from ui.theme import set_ground
from ui.widgets.sizes import themed
from workbook.screens.merge_shown import Group


class MergeListView(QListView):
    """`chosen` carries the key of the line that the person is at; `pressed_line` and `entered` that it was by a
    click, or that they want to decide it."""

    chosen = Signal(str)
    pressed_line = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("merge_list")
        self.lines = MergeListModel()
        self._drawn = MergeListDelegate(self)
        self.setModel(self.lines)
        self.setItemDelegate(self._drawn)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        set_ground(self, "background")
        self._quiet = False
        self.selectionModel().currentChanged.connect(self._moved)
        themed(self, self.doItemsLayout)

    def show_groups(self, groups: tuple[Group, ...], current: str) -> None:
        """Show these groups, with the line that the person is at."""
        self._quiet = True
        self.lines.show_groups(groups)
        index = self.lines.index_of(current)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)
        else:
            self.selectionModel().clear()
        self._quiet = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Space and self._tick(self.currentIndex()):
            return
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        on_box = index.isValid() and self._drawn.box_rect(self.visualRect(index)).contains(
            event.position().toPoint()
        )
        if event.button() == Qt.MouseButton.LeftButton and on_box and self._tick(index):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if self.lines.line(index) is not None and index == self.currentIndex():
            self.pressed_line.emit()

    def _tick(self, index: QModelIndex) -> bool:
        line = self.lines.line(index)
        if line is None or line.ticked is None:
            return False
        self.lines.ticked.emit(line.key, not line.ticked)
        return True

    def _moved(self, current: QModelIndex, _before: QModelIndex) -> None:
        line = self.lines.line(current)
        if line is not None and not self._quiet:
            self.chosen.emit(line.key)
