"""The left of the merge desk: who sent it, tabs, filter, and the list of differences."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ui.language import Translated, tr
from ui.merge.list_view import MergeListView
from ui.theme import set_ground
from ui.widgets.buttons import IconButton
from ui.widgets.hairline import Hairline
from ui.widgets.search_field import SearchField
from ui.widgets.sizes import space
from ui.widgets.tabs import Tab, UnderlineTabs
from ui.widgets.text import ElidedText, Text
from workbook.errors import N_
from workbook.screens.merge import BULK
from workbook.screens.merge_shown import Group, Head, TabCount

FILTER = N_("Filter: words, no., kind")
FILTER_MEANS = N_("Words of the question, its number, or the kind of change: addition, text, state")
NOTHING, NOTHING_HERE = N_("Nothing here matches this filter."), N_("There is nothing here.")
PUT_AWAY = N_("Put away without applying")
ALL_AT_ONCE = N_("Decide several at once")
WHAT_CAME_BACK = N_("What came back")


class MergePanel(Translated, QWidget):
    """Signals only what a person does; `bulk_wanted` carries a key of `BULK`."""

    tab_chosen = Signal(str)
    filtered = Signal(str)
    bulk_wanted = Signal(str)
    put_away_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("merge_panel")
        set_ground(self, "background")
        self._title = ElidedText(role="heading", weight=700)
        self._title.setObjectName("merge_title")
        self._about = QVBoxLayout()
        space(self._about)
        self.tabs = UnderlineTabs()
        self.tabs.setObjectName("merge_tabs")
        self.tabs.chosen.connect(self.tab_chosen)
        self.field = SearchField()
        self.field.setObjectName("merge_filter")
        self.field.searched.connect(self.filtered)
        self.list = MergeListView()
        self.field.down_pressed.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self.bulk = IconButton("more")
        self.bulk.setObjectName("merge_bulk")
        menu = QMenu(self)
        self.bulk_actions: dict[str, QAction] = {}
        for key in BULK:
            self.bulk_actions[key] = menu.addAction("")
            self.bulk_actions[key].triggered.connect(lambda _=False, one=key: self.bulk_wanted.emit(one))
        menu.addSeparator()
        self.put_away = menu.addAction("")
        self.put_away.triggered.connect(lambda: self.put_away_wanted.emit())
        self.bulk.setMenu(menu)
        self._nothing = Text(ink="muted", wrap=True)
        self._nothing.hide()
        self._lay_out()
        self.translate_now()

    def retranslate(self) -> None:
        self.field.set_placeholder(tr(FILTER))
        self.field.setToolTip(tr(FILTER_MEANS))
        self.bulk.set_tooltip(tr(ALL_AT_ONCE))
        self.list.setAccessibleName(tr(WHAT_CAME_BACK))
        self._say_nothing()
        self.put_away.setText(tr(PUT_AWAY))
        for key, action in self.bulk_actions.items():
            action.setText(tr(BULK[key]))

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        space(head, 2, (16, 14, 16, 4))
        head.addWidget(self._title)
        head.addLayout(self._about)
        tabs = QVBoxLayout()
        space(tabs, 0, (16, 4, 8, 0))
        tabs.addWidget(self.tabs)
        search = QHBoxLayout()
        space(search, 4, (16, 10, 12, 4))
        search.addWidget(self.field, 1)
        search.addWidget(self.bulk)
        nothing = QVBoxLayout()
        space(nothing, 0, (16, 8, 16, 0))
        nothing.addWidget(self._nothing)
        column = QVBoxLayout(self)
        space(column)
        column.addLayout(head)
        column.addLayout(tabs)
        column.addWidget(Hairline())
        column.addLayout(search)
        column.addLayout(nothing)
        column.addWidget(self.list, 1)

    def focus_filter(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def show_head(self, head: Head) -> None:
        """Show who sent it, and what about it is worth knowing."""
        self._title.setText(head.title)
        while (item := self._about.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for line in head.lines:
            self._about.addWidget(ElidedText(line, "caption", "muted"))

    def show_list(
        self, tabs: tuple[TabCount, ...], tab: str, groups: tuple[Group, ...], current: str
    ) -> None:
        """Show the tabs with their counts, and what the current one holds."""
        self.tabs.set_tabs([Tab(one.key, one.title, count=one.count) for one in tabs])
        self.tabs.set_current_key(tab)
        self.list.show_groups(groups, current)
        self._nothing.setVisible(not groups)
        self._say_nothing()

    def _say_nothing(self) -> None:
        self._nothing.setText(tr(NOTHING if self.field.text() else NOTHING_HERE))
