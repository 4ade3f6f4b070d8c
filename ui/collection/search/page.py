"""What was found in all answers: by country or by question, filtered, each leading to the answer itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.collection.choice_menu import ChoiceMenu
from ui.collection.page import CollectionContext, CollectionPage
from ui.collection.reading import Reading
from ui.collection.search.results_list import ResultsList
from ui.language import Translated, interface, tr
from ui.theme import set_ground
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.hairline import Hairline
from ui.widgets.segmented import Segment, SegmentedControl
from ui.widgets.sizes import space
from ui.widgets.text import ElidedText, Text
from workbook.collection.words.search import Filters, Found, read_hits
from workbook.editing.changes import ChangeSet
from workbook.errors import N_
from workbook.screens.collection.filters import ALL, SOME
from workbook.screens.collection.found import By, HitLine, Results, place_of, results
from workbook.screens.places import Place

SEARCH = N_("Search")
BY_COUNTRY, BY_QUESTION = N_("By country"), N_("By question")
NOTHING, TRY = (
    N_("No answer holds these words"),
    N_(
        "Endings and accents do not matter, and every word must be there. Write “quotation marks” around words that stand together, OR between others, and a minus before what is not wanted."
    ),
)
WITHOUT_FILTERS = N_("Search without filters")
KEYS = ("region", "form", "theme", "language", "given", "tag", "edition")


class SearchPage(Translated, CollectionPage):
    """Follows what is typed in the field at the left; all is read off the drawing thread."""

    def __init__(self, context: CollectionContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("search_page")
        set_ground(self, "surface")
        self.words, self.by, self.filters = "", "country", Filters()
        self.found: Results | None = None
        self._reading = Reading(context.jobs, context.messages)
        self._title, self.summary = ElidedText(role="title"), Text(ink="muted")
        self.summary.setObjectName("search_summary")
        self.order = SegmentedControl(compact=True)
        self.order.setObjectName("search_order")
        self.order.chosen.connect(self._use_order)
        self.menus = {key: ChoiceMenu("filter" if key == "region" else "") for key in KEYS}
        for key, menu in self.menus.items():
            menu.setObjectName(f"search_{key}")
            menu.chosen.connect(lambda value, one=key: self.use_filter(one, value))
        self.list = ResultsList()
        self.list.opened.connect(self._open)
        self.list.lines.unread.connect(self._read_lines)
        self.empty = EmptyState()
        self.empty.clicked.connect(self.clear_filters)
        self._lay_out()
        self.translate_now()

    def retranslate(self) -> None:
        self.order.set_segments([Segment("country", tr(BY_COUNTRY)), Segment("question", tr(BY_QUESTION))])
        self.order.set_current(self.by)
        self.list.setAccessibleName(tr("Answers"))
        if self.words:
            self._say_words()
            self._read()

    def show_place(self, place: Place) -> None:
        if place.name != self.words or self.found is None:
            self.words = place.name
            self._say_words()
            self._read()

    def refresh(self, change_set: ChangeSet | None) -> None:
        if self.words and (change_set is None or change_set.kind in ("admit", "decide", "undo", "redo")):
            self._read()

    def focus_first(self) -> None:
        self.list.focus_first()

    def use_filter(self, key: str, value: str) -> None:
        """Search in a part only; "" takes the filter away."""
        kept: Any = value or None if key == "edition" else value
        self.filters = replace(self.filters, **{key: kept})
        self._read()

    def clear_filters(self) -> None:
        self.filters = Filters()
        self._read()

    def _use_order(self, key: str) -> None:
        self.by = key
        self._read()

    def _read(self) -> None:
        view, words, filters, catalogue = self.context.view(), self.words, self.filters, interface.catalogue
        by: By = "question" if self.by == "question" else "country"
        self._reading.read(lambda: results(view, words, filters, by, catalogue), self._show)

    def _show(self, found: Results) -> None:
        before, self.found = self.found, found
        self.summary.setText(found.summary)
        self.summary.setVisible(bool(found.groups))
        for key, menu in self.menus.items():
            value = getattr(self.filters, key) or ""
            choices = found.choices[key]
            menu.show_choices(tr(ALL[key]), tr(SOME[key]), choices, value, tr("All"))
            menu.setVisible(len(choices) > 1 or bool(value))
        if before is None or before.groups != found.groups:
            self.list.show_groups(found.groups)
        else:
            self.list.viewport().update()
        filtered = self.filters != Filters()
        self.empty.set_words(tr(NOTHING), tr(TRY), tr(WITHOUT_FILTERS) if filtered else "")
        self.empty.setVisible(not found.groups)
        self.list.setVisible(bool(found.groups))

    def _read_lines(self, lines: tuple[HitLine, ...]) -> None:
        """How the lines in sight read; one job for all of them."""
        view, words, shown = self.context.view(), self.words, self.found

        def show(found: tuple[Found, ...]) -> None:
            if self.found is shown:
                self.list.lines.show_found(lines, found)

        hits = [line.hit for line in lines]
        self.context.jobs.run(lambda _: read_hits(view, hits, words), show, self.context.messages.error)

    def _open(self, line: HitLine) -> None:
        self.context.navigator.go(place_of(line.hit, self.words))

    def _say_words(self) -> None:
        self._title.setText(f"{tr(SEARCH)}{interface.catalogue.colon()} {self.words}")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        space(head, 16)
        head.addWidget(self._title, 1)
        head.addWidget(self.order, 0, Qt.AlignmentFlag.AlignVCenter)
        tools = QWidget()
        flow = FlowLayout(tools, gap=8)
        for menu in self.menus.values():
            flow.addWidget(menu)
        top = QVBoxLayout()
        space(top, 6, (28, 20, 28, 8))
        top.addLayout(head)
        top.addWidget(self.summary)
        top.addWidget(tools)
        top.addWidget(self.empty)
        self.empty.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(Hairline())
        lists = QVBoxLayout()
        space(lists, 0, (16, 0, 0, 0))
        lists.addWidget(self.list, 1)
        lists.addStretch(0)
        column.addLayout(lists, 1)
