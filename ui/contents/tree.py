"""The tree view of the contents: whole rows, an accent edge on the place one is at."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStyleOptionViewItem, QTreeView, QWidget

from ui.contents.delegate import EDGE, LINE_GAP, ContentsDelegate
from ui.contents.model import NODE_ROLE, ContentsModel
from ui.theme import colour, px, set_ground, theme
from ui.widgets.sizes import themed
from workbook.screens.contents import Node

BRANCH_SHIFT, LINE_AT = 8, 8
Index = QModelIndex | QPersistentModelIndex


class ContentsTree(QTreeView):
    """One tab stop; arrows move, Enter goes there, letters search."""

    enter_pressed = Signal(QModelIndex)

    def __init__(self, model: ContentsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("contents_tree")
        self.setModel(model)
        self.setItemDelegate(ContentsDelegate(self))
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        set_ground(self, "background")
        themed(self, self._renew)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self.enter_pressed.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        node: Node = index.data(NODE_ROLE)
        band = self._band(option.rect, node)
        selected = self.selectionModel().isSelected(index)
        if selected:
            painter.fillRect(band, colour("accent" if theme.high_contrast else "accent-soft"))
        elif self._hovered(band):
            ground = colour("accent-soft")
            ground.setAlphaF(0.5)
            painter.fillRect(band, ground)
        super().drawRow(painter, option, index)
        if node.first_below_line:
            self._paint_line(painter, option.rect.top())
        if selected:
            painter.fillRect(QRectF(0, band.top(), px(EDGE), band.height()), colour("accent"))

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        node: Node = index.data(NODE_ROLE)
        above = px(LINE_GAP) if node.first_below_line else 0
        super().drawBranches(painter, rect.adjusted(px(BRANCH_SHIFT), above, px(BRANCH_SHIFT), 0), index)

    def _paint_line(self, painter: QPainter, top: int) -> None:
        width = self.viewport().width()
        painter.fillRect(0, top, width, px(LINE_GAP), colour("background"))
        painter.fillRect(px(12), top + px(LINE_AT), width - px(24), 1, colour("line"))

    def _band(self, rect: QRect, node: Node) -> QRect:
        above = px(LINE_GAP) if node.first_below_line else 0
        return QRect(0, rect.top() + above, self.viewport().width(), rect.height() - above)

    def _hovered(self, band: QRect) -> bool:
        return self.underMouse() and band.contains(self.viewport().mapFromGlobal(self.cursor().pos()))

    def _renew(self) -> None:
        self.setIndentation(px(14))
        self.doItemsLayout()
