"""The left column of a collection: a field to search all answers, and the tree of places."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from ui.contents.panel import ContentsPanel
from ui.language import tr
from workbook.screens.collection.contents import node_at
from workbook.screens.contents import Node
from workbook.screens.places import Place


class CollectionContents(ContentsPanel):
    """`searched` carries the words that are looked for, "" once there are none; a branch only unfolds."""

    searched = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field.setObjectName("search_answers")

    def retranslate(self) -> None:
        self.field.set_placeholder(tr("Search all answers"))
        self.tree.setAccessibleName(tr("Contents"))

    def node_at(self, nodes: tuple[Node, ...], place: Place) -> Node | None:
        return node_at(nodes, place)

    def _filter(self, text: str) -> None:
        self.searched.emit(text)

    def _go_to_first(self) -> None:
        if self.field.text():
            self.entered.emit()

    def _go(self, index: QModelIndex) -> None:
        if self.model.node(index).children:
            self.tree.setExpanded(index, not self.tree.isExpanded(index))
        else:
            super()._go(index)
