"""The submissions: every file received, what stands of it, and what waits for a decision."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.collection.page import CollectionContext, CollectionPage
from ui.collection.plain_table import PlainTable
from ui.collection.reading import Reading
from ui.collection.submissions.bar import ADD, SubmissionsBar
from ui.language import Translated, interface, tr, trn
from ui.theme import px, set_ground
from ui.widgets.banner import Banner
from ui.widgets.empty_state import EmptyState
from ui.widgets.sizes import space
from ui.widgets.text import Text
from workbook.editing.changes import ChangeSet
from workbook.errors import N_
from workbook.screens.collection.places import submission_place
from workbook.screens.collection.standing import counts_words
from workbook.screens.collection.submissions import (
    Line,
    columns,
    read_lines,
    rows,
    shown_lines,
    waiting,
)
from workbook.screens.places import Place

NONE_YET, HOW = (
    N_("No submission yet"),
    N_(
        "Add the Excel files that the countries sent, or a whole folder of them; dropping them on this window does the same. Each is read and kept as it came."
    ),
)
NOTHING = N_("No submission matches this filter.")
DECIDE = N_("Decide…")
ROOMY, LOW = 480, 200


class SubmissionsPage(Translated, CollectionPage):
    """The table; a line leads to the page of its submission."""

    def __init__(self, context: CollectionContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("submissions_page")
        set_ground(self, "surface")
        self._lines: tuple[Line, ...] | None = None
        self._wanted, self._entering = "", False
        self._reading = Reading(context.jobs, context.messages)
        self.bar, self.table = SubmissionsBar(context.session.read_only), PlainTable()
        self.table.setObjectName("submissions_table")
        self._banner, self._empty = Banner("conflict"), EmptyState()
        self._banner.setObjectName("waiting_banner")
        self._empty.button.setObjectName("add_first_submissions")
        self._nothing = Text(ink="muted", wrap=True)
        self.bar.changed.connect(self._arrange)
        self.bar.add_wanted.connect(self._add)
        self._empty.clicked.connect(self._add)
        self._banner.link_activated.connect(self._decide)
        self.table.opened.connect(lambda key: context.navigator.go(submission_place(key)))
        self.table.sort_wanted.connect(self.bar.sort_by)
        self._lay_out()
        self.translate_now()

    def retranslate(self) -> None:
        self.table.setAccessibleName(tr("Submissions"))
        self._nothing.setText(tr(NOTHING))
        self._empty.set_words(tr(NONE_YET), tr(HOW), "" if self.context.session.read_only else tr(ADD))

    def show_place(self, place: Place) -> None:
        self._wanted = place.name
        self._load()

    def refresh(self, change_set: ChangeSet | None) -> None:
        self._load()

    def find_in_page(self) -> bool:
        self.bar.search.setFocus()
        self.bar.search.selectAll()
        return True

    def focus_first(self) -> None:
        self._entering = self._lines is None
        if self._lines is not None:
            (self.table if self._lines else self._empty.button).setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.table.lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_room()

    def _give_room(self) -> None:
        """The status bar says it too: the table gets the room where there is little."""
        self.bar.summary.setVisible(bool(self._lines) and self.height() >= px(ROOMY))
        self.bar.show_tools(bool(self._lines) and self.height() >= px(LOW))

    def _load(self) -> None:
        view, catalogue = self.context.view(), interface.catalogue
        if not view.submissions:
            self._show(())
            return
        self._reading.read(lambda: read_lines(view, catalogue), self._show)

    def _show(self, lines: tuple[Line, ...]) -> None:
        self._lines = lines
        self.bar.show_lines(lines)
        submissions = [line.submission for line in lines]
        self.bar.summary.setText(counts_words(submissions, interface.catalogue) if lines else "")
        self._give_room()
        self._empty.setVisible(not lines)
        n = len(waiting(lines))
        words = trn("{n} file waits for your decision.", "{n} files wait for your decision.", n)
        self._banner.set_message(words.format(n=interface.catalogue.number(n)), tr(DECIDE))
        self._banner.setVisible(bool(n))
        self._arrange()
        if self._entering:
            self.focus_first()

    def _arrange(self) -> None:
        lines, wanted = self._lines or (), self.bar.wanted
        shown = shown_lines(lines, wanted)
        self.table.heads.show_sorting(wanted.order, wanted.descending)
        self.table.show_rows(columns(interface.catalogue), rows(shown, interface.catalogue), self._wanted)
        self._wanted = ""
        self.table.setVisible(bool(shown))
        self._nothing.setVisible(bool(lines) and not shown)

    def _decide(self) -> None:
        first = waiting(self._lines or ())
        if first:
            self.context.navigator.go(submission_place(first[0].submission.sha256))

    def _add(self) -> None:
        self.context.admit_wanted()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        space(column, 14, (32, 22, 28, 12))
        column.addWidget(self.bar)
        column.addWidget(self._banner)
        column.addWidget(self._empty)
        column.addWidget(self._nothing)
        column.addWidget(self.table, 1000)
        column.addStretch(1)
        for widget in (self._banner, self._empty, self._nothing):
            widget.hide()
