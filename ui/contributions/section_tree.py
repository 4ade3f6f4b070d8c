"""The tree of what can be sent, with boxes to tick; what is ticked whole counts as one."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from ui.painting import item_focus
from ui.theme import colour, px, restyle
from ui.widgets.sizes import themed
from workbook.screens.contribution_form import Branch

KEY = Qt.ItemDataRole.UserRole
ROW, NOTE_WIDTH, INDENT = 28, 116, 18
CHECKED, PARTLY = Qt.CheckState.Checked, Qt.CheckState.PartiallyChecked


class SectionTree(QTreeWidget):
    """Emits `ticked` when a person ticks or clears a box."""

    ticked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("section_tree")
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setItemDelegate(_Lines(self))
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        self.itemChanged.connect(lambda _: self.ticked.emit())
        themed(self, self._renew)

    @property
    def sections(self) -> tuple[str, ...]:
        """The keys of what is ticked: of a branch ticked whole its own, else those within it."""
        return tuple(_ticked(self._top()))

    def show_branches(self, branches: Iterable[Branch], ticked: Collection[str]) -> None:
        """Show the tree anew with these ticked; what was open stays open."""
        open_keys = {str(item.data(0, KEY)) for item in _all(self._top()) if item.isExpanded()}
        current = self.currentItem()
        at = str(current.data(0, KEY)) if current is not None else ""
        self.blockSignals(True)
        self.clear()
        for branch in branches:
            self.addTopLevelItem(_item(branch))
        for item in _all(self._top()):
            item.setFirstColumnSpanned(not item.text(1))
        self._tick(ticked)
        for item in _all(self._top()):
            key = str(item.data(0, KEY))
            item.setExpanded(key in open_keys or item.checkState(0) == PARTLY)
            if key == at:
                self.setCurrentItem(item)
        self.blockSignals(False)

    def tick(self, keys: Collection[str]) -> None:
        """Tick these as well."""
        self.blockSignals(True)
        self._tick(keys)
        for item in _all(self._top()):
            if item.checkState(0) == PARTLY:
                item.setExpanded(True)
        self.blockSignals(False)
        self.viewport().update()
        self.ticked.emit()

    def set_invalid(self, invalid: bool) -> None:
        """Show that something has to be ticked."""
        if bool(self.property("invalid")) != invalid:
            self.setProperty("invalid", invalid)
            restyle(self)

    def _tick(self, keys: Collection[str]) -> None:
        for item in _all(self._top()):
            if item.data(0, KEY) in keys:
                item.setCheckState(0, CHECKED)

    def _top(self) -> list[QTreeWidgetItem]:
        return _children(self.invisibleRootItem())

    def _renew(self) -> None:
        self.setIndentation(px(INDENT))
        self.setColumnWidth(1, px(NOTE_WIDTH))
        self.scheduleDelayedItemsLayout()


def _item(branch: Branch) -> QTreeWidgetItem:
    item = QTreeWidgetItem([branch.title, branch.note])
    item.setData(0, KEY, branch.key)
    item.setToolTip(0, branch.title)
    item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    item.setForeground(1, colour("muted"))
    flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
    item.setFlags(flags | Qt.ItemFlag.ItemIsAutoTristate if branch.children else flags)
    item.setCheckState(0, Qt.CheckState.Unchecked)
    for child in branch.children:
        item.addChild(_item(child))
    return item


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    return [child for at in range(item.childCount()) if (child := item.child(at)) is not None]


def _all(items: Iterable[QTreeWidgetItem]) -> list[QTreeWidgetItem]:
    return [one for item in items for one in (item, *_all(_children(item)))]


def _ticked(items: Iterable[QTreeWidgetItem]) -> list[str]:
    found = []
    for item in items:
        if item.checkState(0) == CHECKED:
            found.append(str(item.data(0, KEY)))
        elif item.checkState(0) == PARTLY:
            found += _ticked(_children(item))
    return found


class _Lines(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width(), px(ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        if option.state & QStyle.StateFlag.State_HasFocus and index.column() == 0:
            item_focus(painter, QRectF(option.rect))
