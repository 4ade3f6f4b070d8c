"""Above the table: what it is, how it is looked at, and what can be done with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ui.language import Translated, interface, tr
from ui.theme import px
from ui.widgets.buttons import IconButton, MenuButton, PrimaryButton, SecondaryButton
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.search_field import SearchField
from ui.widgets.segmented import Segment, SegmentedControl
from ui.widgets.sizes import space, themed
from ui.widgets.text import ElidedText, Text
from workbook.errors import N_
from workbook.screens.table import Arrangement, Filter, Table
from workbook.screens.table_columns import CALENDAR, View
from workbook.screens.table_words import add_words, filter_words, group_words, size_words

VIEWS: dict[View, str] = {
    "table": N_("Table"),
    "both": N_("Table and calendar"),
    "calendar": N_("Calendar"),
}
ALL, NO_GROUPS, AS_ENTERED = N_("All"), N_("Without groups"), N_("As entered")
FIELD, NARROW_FIELD = 240, 180
MORE = (
    ("open", N_("Open the row"), "Ctrl+Enter"),
    ("add", N_("Add a row"), "Ctrl+Insert"),
    ("duplicate", N_("Duplicate the row"), "Ctrl+D"),
    ("remove", N_("Remove the row"), "Del"),
    ("copy", N_("Copy the cells"), "Ctrl+C"),
    ("paste", N_("Paste cells"), "Ctrl+V"),
)


class TableBar(Translated, QWidget):
    """Changes an `Arrangement` and says so by `arranged`; asks for acts by `wanted`."""

    arranged = Signal()
    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.arrangement = Arrangement()
        self._table: Table | None = None
        self.title = Text(role="title")
        self.title.setObjectName("page_title")
        self.size_label = ElidedText(ink="muted")
        self.size_label.setObjectName("table_size")
        self.source = ElidedText(role="caption", ink="muted")
        self.source.setObjectName("table_source")
        self.views = SegmentedControl()
        self.views.setObjectName("table_views")
        self.views.chosen.connect(self._choose_view)
        self.search = SearchField()
        self.search.setObjectName("table_filter")
        self.search.searched.connect(self._search)
        self.filter = MenuButton(icon="filter")
        self.filter.setObjectName("table_filters")
        self.filter.set_menu(QMenu(self.filter))
        self.group = MenuButton(icon="group")
        self.group.setObjectName("table_groups")
        self.group.set_menu(QMenu(self.group))
        self.more = IconButton("more")
        self.more.setObjectName("table_more")
        self.more.setMenu(QMenu(self.more))
        self.print = SecondaryButton(icon="print")
        self.print.setObjectName("table_print")
        self.print.clicked.connect(lambda: self.wanted.emit("print"))
        self.add = PrimaryButton(icon="plus")
        self.add.setObjectName("table_add")
        self.add.clicked.connect(lambda: self.wanted.emit("add"))
        self._lay_out()
        themed(self, lambda: self.search.setFixedWidth(px(FIELD)))
        self.translate_now()

    def retranslate(self) -> None:
        self.print.setText(tr(N_("Print…")))
        self.more.set_tooltip(tr(N_("More about the table")))
        self.views.setAccessibleName(tr(N_("How the table is shown")))
        self.views.set_segments([Segment(key, tr(words)) for key, words in VIEWS.items()])

    def show_table(self, table: Table, title: str, arrangement: Arrangement, read_only: bool) -> None:
        """Show what there is to choose and what is chosen."""
        self._table, self.arrangement = table, arrangement
        self.title.setText(title)
        self.size_label.setText(size_words(table, interface.catalogue))
        self.source.setText(table.asked.citation(table.repeat, interface.code))
        self.source.setVisible(bool(self.source.text()) and not arrangement.narrow)
        self.views.setVisible(table.has_calendar)
        self.views.set_current(arrangement.view)
        if self.search.text() != arrangement.words and not self.search.hasFocus():
            self.search.setText(arrangement.words)
        self.search.set_placeholder(
            tr(N_("Filter the actions") if table.has_calendar else N_("Filter the rows"))
        )
        self.print.setVisible(table.has_calendar and not arrangement.narrow)
        self.add.setText(tr(add_words(table)))
        self.add.explain(tr(N_("The workbook is open read-only.")) if read_only else "", not read_only)
        self.filter.setText(filter_words(table, arrangement, tr))
        self.group.setText(group_words(table, arrangement, tr))
        self.filter.setVisible(any(len(one.options) > 1 for one in table.filters))
        self.group.setVisible(bool(table.groupings))
        self._fill_filters(table)
        self._fill_groups(table)
        self._fill_more(table, read_only)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        space(head, 14)
        head.addWidget(self.title, 0, Qt.AlignmentFlag.AlignBaseline)
        head.addWidget(self.size_label, 0, Qt.AlignmentFlag.AlignBaseline)
        head.addWidget(self.source, 1, Qt.AlignmentFlag.AlignBaseline)
        head.addWidget(self.views)
        left = QWidget()
        flow = FlowLayout(left, 8)
        for widget in (self.search, self.filter, self.group, self.more):
            flow.addWidget(widget)
        tools = QHBoxLayout()
        space(tools, 6)
        tools.addWidget(left, 1)
        tools.addWidget(self.print, 0, Qt.AlignmentFlag.AlignTop)
        tools.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        space(column, 8)
        column.addLayout(head)
        column.addLayout(tools)

    def _choose_view(self, key: str) -> None:
        found: dict[str, View] = {view: view for view in VIEWS}
        self.arrangement.view = found[key]
        self.arranged.emit()

    def _search(self, words: str) -> None:
        self.arrangement.words = words
        self.arranged.emit()

    def _fill_filters(self, table: Table) -> None:
        menu = self.filter.menu()
        menu.clear()
        for one in table.filters:
            if len(one.options) > 1:
                self._fill_filter(menu.addMenu(one.label), one)
        if any(self.arrangement.filters.values()):
            menu.addSeparator()
            menu.addAction(tr(N_("Show all rows"))).triggered.connect(lambda: self._set_filter("", ""))

    def _fill_filter(self, menu: QMenu, one: Filter) -> None:
        chosen = self.arrangement.filters.get(one.key, "")
        group = QActionGroup(menu)
        for value, words in (("", tr(ALL)), *one.options):
            action = _ticked(menu, words, value == chosen, group)
            action.triggered.connect(partial(self._set_filter, one.key, value))

    def _set_filter(self, key: str, value: str, _checked: bool = False) -> None:
        if key:
            self.arrangement.filters[key] = value
        else:
            self.arrangement.filters.clear()
        self.arranged.emit()

    def _fill_groups(self, table: Table) -> None:
        menu = self.group.menu()
        menu.clear()
        group = QActionGroup(menu)
        for key, words in (("", tr(NO_GROUPS)), *table.groupings):
            action = _ticked(menu, words, key == self.arrangement.group, group)
            action.triggered.connect(partial(self._set_group, key))

    def _set_group(self, key: str, _checked: bool = False) -> None:
        self.arrangement.group = key
        self.arrangement.folded.clear()
        self.arranged.emit()

    def _fill_more(self, table: Table, read_only: bool) -> None:
        menu = self.more.menu()
        menu.clear()
        for name, words, keys in MORE:
            action = menu.addAction(f"{tr(words)}\t{keys}")
            action.setObjectName(f"table_{name}")
            action.setEnabled(name in ("open", "copy") or not read_only)
            action.triggered.connect(partial(self.wanted.emit, name))
        menu.addSeparator()
        self._fill_sorting(menu.addMenu(tr(N_("Sort by"))), table)
        self._fill_columns(menu.addMenu(tr(N_("Columns"))), table)

    def _fill_sorting(self, menu: QMenu, table: Table) -> None:
        group = QActionGroup(menu)
        for key, words in (("", tr(AS_ENTERED)), *((one.key, one.head) for one in table.columns)):
            action = _ticked(menu, words, key == self.arrangement.sort, group)
            action.triggered.connect(partial(self._sort, key))

    def _sort(self, key: str, _checked: bool = False) -> None:
        self.arrangement.sort_by(key)
        self.arranged.emit()

    def _fill_columns(self, menu: QMenu, table: Table) -> None:
        chosen = {one.key for one in table.chosen}
        for one in table.columns:
            if one.key == CALENDAR or one.stretches:
                continue
            action = _ticked(menu, one.head, one.key in chosen)
            action.toggled.connect(lambda shown, key=one.key: self._toggle_column(key, shown))
        menu.addSeparator()
        menu.addAction(tr(N_("As at first"))).triggered.connect(self._all_columns_again)

    def _toggle_column(self, key: str, shown: bool) -> None:
        assert self._table is not None
        kept = [one.key for one in self._table.chosen if one.key != key]
        self.arrangement.columns = (*kept, key) if shown else tuple(kept)
        self.arranged.emit()

    def _all_columns_again(self) -> None:
        self.arrangement.columns = None
        self.arranged.emit()


def _ticked(menu: QMenu, words: str, on: bool, group: QActionGroup | None = None) -> QAction:
    action = menu.addAction(words.replace("&", "&&"))
    action.setCheckable(True)
    action.setChecked(on)
    if group is not None:
        group.addAction(action)
    return action
