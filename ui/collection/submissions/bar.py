"""Above the table of submissions: what it is, how it is looked at, and the way to add more."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.collection.choice_menu import ChoiceMenu
from ui.language import Translated, interface, tr
from ui.theme import px
from ui.widgets.buttons import PrimaryButton
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.search_field import SearchField
from ui.widgets.sizes import space, themed
from ui.widgets.text import Text
from workbook.errors import N_
from workbook.screens.collection.submissions import Line, Wanted, region_choices, state_choices

TITLE, ADD = N_("Submissions"), N_("Add submissions…")
READ_ONLY = N_("This collection is open read-only: nothing can be changed in it.")
ORDERS = {"country": N_("country"), "region": N_("region"), "received": N_("date of reception")}
FIELD = 220


class SubmissionsBar(Translated, QWidget):
    """Keeps what is wanted and says so by `changed`; `add_wanted` asks for files."""

    changed = Signal()
    add_wanted = Signal()

    def __init__(self, read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wanted = Wanted()
        self._lines: tuple[Line, ...] = ()
        self._read_only = read_only
        self._title, self.summary = Text(role="title"), Text(ink="muted", wrap=True)
        self.summary.setObjectName("submissions_summary")
        self.add = PrimaryButton(icon="plus")
        self.add.setObjectName("add_submissions")
        self.add.clicked.connect(self.add_wanted)
        self.search = SearchField()
        self.search.setObjectName("submissions_filter")
        self.search.searched.connect(lambda words: self._want(words=words))
        self.state, self.region, self.order = ChoiceMenu("filter"), ChoiceMenu(), ChoiceMenu("sort")
        for menu, name in ((self.state, "state"), (self.region, "region"), (self.order, "order")):
            menu.setObjectName(f"submissions_{name}")
        self.state.chosen.connect(lambda key: self._want(state=key))
        self.region.chosen.connect(lambda key: self._want(region=key))
        self.order.chosen.connect(self.sort_by)
        self._lay_out()
        themed(self, lambda: self.search.setFixedWidth(px(FIELD)))
        self.translate_now()

    def retranslate(self) -> None:
        self._title.setText(tr(TITLE))
        self.add.setText(tr(ADD))
        self.add.explain(tr(READ_ONLY) if self._read_only else "", not self._read_only)
        self.search.set_placeholder(tr("Filter by country or file"))
        self.show_lines(self._lines)

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Offer what is met among these."""
        self._lines, catalogue = lines, interface.catalogue
        everything = tr("All")
        states, regions = state_choices(lines, catalogue), region_choices(lines, catalogue)
        self.state.show_choices(tr("State: all"), tr("State: {name}"), states, self.wanted.state, everything)
        self.region.show_choices(
            tr("Region: all"), tr("Region: {name}"), regions, self.wanted.region, everything
        )
        orders = [(key, tr(words)) for key, words in ORDERS.items()]
        self.order.show_choices("", tr("Order: {name}"), orders, self.wanted.order)

    def show_tools(self, shown: bool) -> None:
        """Where there is nothing yet, nothing can be filtered, and the page itself says how to begin; in a very low
        window the table has the room."""
        for widget in (self.search, self.state, self.region, self.order, self.add):
            widget.setVisible(shown)

    def sort_by(self, key: str) -> None:
        """By a column; by the same once more, the other way round."""
        again = key == self.wanted.order
        self._want(order=key, descending=again and not self.wanted.descending)

    def _want(self, **changes: object) -> None:
        self.wanted = replace(self.wanted, **changes)  # type: ignore[arg-type]
        self.show_lines(self._lines)
        self.changed.emit()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        space(words, 2)
        words.addWidget(self._title)
        words.addWidget(self.summary)
        head = QHBoxLayout()
        space(head, 16)
        head.addLayout(words, 1)
        head.addWidget(self.add)
        tools = FlowLayout()
        space(tools, 8)
        for widget in (self.search, self.state, self.region, self.order):
            tools.addWidget(widget)
        column = QVBoxLayout(self)
        space(column, 12)
        column.addLayout(head)
        column.addLayout(tools)
