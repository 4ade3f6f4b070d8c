"""The contents column: the filter field and the tree."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.contents.model import ContentsModel
from ui.contents.tree import ContentsTree
from ui.language import Translated, tr
from ui.theme import set_ground
from ui.widgets.search_field import SearchField
from ui.widgets.sizes import space
from ui.widgets.text import Text
from workbook.screens.contents import Node, node_at
from workbook.screens.contents_filter import filtered, parse_query
from workbook.screens.places import Place


class ContentsPanel(Translated, QWidget):
    """Emits `chosen(place)` when the person goes somewhere, and `entered` if by Enter: the page takes the keyboard."""

    chosen = Signal(object)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("contents")
        set_ground(self, "background")
        self._nodes: tuple[Node, ...] = ()
        self._place: Place | None = None
        self._open: set[str] = set()
        self._query = parse_query("")
        self.model = ContentsModel()
        self.tree = ContentsTree(self.model)
        self.field = SearchField()
        self.field.setObjectName("contents_filter")
        self.field.searched.connect(self._filter)
        self.field.down_pressed.connect(self._enter_tree)
        self.field.returnPressed.connect(self._go_to_first)
        self._nothing = Text(ink="muted", wrap=True)
        self._nothing.setContentsMargins(14, 0, 14, 0)
        self._nothing.hide()
        self.tree.clicked.connect(self._go)
        self.tree.enter_pressed.connect(self._enter)
        self.tree.expanded.connect(self._remember_open)
        self.tree.collapsed.connect(self._remember_closed)
        self._lay_out()
        self.translate_now()

    def retranslate(self) -> None:
        self.field.set_placeholder(tr("Filter: words, no., status:draft"))
        self.field.setToolTip(tr("Words, a number, status:draft or ministry:labour"))
        self.tree.setAccessibleName(tr("Contents"))
        self._nothing.setText(tr("Nothing in the contents matches this filter."))

    def show_nodes(self, nodes: tuple[Node, ...]) -> None:
        """Show the contents as they stand now."""
        self._nodes = nodes
        if not self._open:
            self._open = {node.key for node in nodes[:3]}
        self._show()

    def show_place(self, place: Place) -> None:
        """Mark the place that the window shows, and open the branches above it."""
        node = self.node_at(self._nodes, place)
        self._place = node.place if node else None
        self._select()

    def node_at(self, nodes: tuple[Node, ...], place: Place) -> Node | None:
        """The node that stands for a place."""
        return node_at(nodes, place)

    def focus_filter(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        space(head, 0, (12, 12, 12, 10))
        head.addWidget(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._nothing)
        column.addWidget(self.tree, 1)

    def _filter(self, text: str) -> None:
        self._query = parse_query(text)
        self._show()

    def _show(self) -> None:
        shown = filtered(self._nodes, self._query)
        self._nothing.setVisible(not shown)
        if not self.model.show_nodes(shown):
            self._open_branches()
        self._select()

    def _open_branches(self) -> None:
        self.tree.blockSignals(True)
        for index in self.model.indexes():
            self.tree.setExpanded(index, bool(self._query) or self.model.node(index).key in self._open)
        self.tree.blockSignals(False)

    def _select(self) -> None:
        index = self.model.index_of(self._place) if self._place else QModelIndex()
        if not index.isValid():
            self.tree.clearSelection()
            return
        if index != self.tree.currentIndex():
            above = index.parent()
            while above.isValid():
                self.tree.expand(above)
                above = above.parent()
        self.tree.setCurrentIndex(index)
        self.tree.scrollTo(index)

    def _go(self, index: QModelIndex) -> None:
        node = self.model.node(index)
        if node.children:
            opened = self.tree.isExpanded(index)
            self.tree.setExpanded(index, not (opened and node.place == self._place))
        self.chosen.emit(node.place)

    def _enter(self, index: QModelIndex) -> None:
        self._go(index)
        if not self.model.node(index).children:
            self.entered.emit()

    def _go_to_first(self) -> None:
        leaves = (index for index in self.model.indexes() if not self.model.node(index).children)
        first = next(leaves, None)
        if self._query and first is not None:
            self.chosen.emit(self.model.node(first).place)
            self.entered.emit()

    def _enter_tree(self) -> None:
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.tree.currentIndex().isValid() and self.model.rowCount():
            self.tree.setCurrentIndex(self.model.index(0, 0))

    def _remember_open(self, index: QModelIndex) -> None:
        if not self._query:
            self._open.add(self.model.node(index).key)

    def _remember_closed(self, index: QModelIndex) -> None:
        if not self._query:
            self._open.discard(self.model.node(index).key)
