"""One submission: what is known of it, its answers, what the reading noted, and what has to be decided."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from ui.collection.page import CollectionContext, CollectionPage
from ui.collection.plain_table import PlainTable
from ui.collection.reading import Reading
from ui.collection.submission.about import AboutView
from ui.collection.submission.acts import decide, reject, save_as_received
from ui.collection.submission.answers import AnswersView
from ui.collection.submission.deciding import DecidingView
from ui.collection.submission.head import SubmissionHead
from ui.language import Translated, interface, tr
from ui.theme import set_ground
from ui.widgets.hairline import Hairline
from ui.widgets.sizes import space
from ui.widgets.tabs import Tab, UnderlineTabs
from workbook.collection.view import CollectionView
from workbook.editing.changes import ChangeSet
from workbook.errors import N_
from workbook.languages import Catalogue
from workbook.screens.collection.deciding import (
    Deciding,
    Differing,
    across,
    deciding,
    differing,
    next_waiting,
)
from workbook.screens.collection.given import given_answers
from workbook.screens.collection.places import SUBMISSIONS, submission_place
from workbook.screens.collection.submission import (
    About,
    Part,
    about,
    noted_columns,
    other_columns,
    other_rows,
)
from workbook.screens.places import Place

NOTED, RELATED = N_("Noted in cells"), N_("Related files")
TABS = {
    "decide": N_("To decide"),
    "about": N_("About the file"),
    "answers": N_("Answers"),
    "noted": NOTED,
    "others": RELATED,
}


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of a submission in one go."""

    about: About
    deciding: Deciding | None
    more_waiting: bool


class SubmissionPage(Translated, CollectionPage):
    """Made once, and shown again for other submissions."""

    def __init__(self, context: CollectionContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("submission_page")
        set_ground(self, "surface")
        read_only = context.session.read_only
        self._sha256, self._wanted, self._entering = "", ("", ""), False
        self._read: _Read | None = None
        self._part: Part | None = None
        self._reading = Reading(context.jobs, context.messages)
        self._answers_reading = Reading(context.jobs, context.messages)
        self._comparing = Reading(context.jobs, context.messages)
        self.head, self.tabs = SubmissionHead(read_only), UnderlineTabs()
        self.tabs.setObjectName("submission_tabs")
        self.deciding, self.about, self.answers = DecidingView(read_only), AboutView(), AnswersView()
        self.noted, self.others = PlainTable(), PlainTable()
        self.noted.setObjectName("submission_noted")
        self.others.setObjectName("submission_others")
        self._views: dict[str, QWidget] = {
            "decide": self.deciding, "about": self.about, "answers": self.answers,
            "noted": _inset(self.noted), "others": _inset(self.others),
        }  # fmt: skip
        self._stack, self._body = QStackedWidget(), QWidget()
        self._connect()
        self._lay_out()
        self.translate_now()

    def retranslate(self) -> None:
        self.tabs.setAccessibleName(tr("What is shown of the submission"))
        self.noted.setAccessibleName(tr(NOTED))
        self.others.setAccessibleName(tr(RELATED))

    def show_place(self, place: Place) -> None:
        another = place.name != self._sha256
        if another:
            self._read, self._part, self._wanted = None, None, ("", "")
            self._comparing.stop()
            self._answers_reading.stop()
            self.answers.show_answers(())
            holder = QApplication.focusWidget()
            self._entering = holder is not None and self.isAncestorOf(holder)
            self._body.setVisible(False)
        self._sha256 = place.name
        if place.form:
            self._wanted, self._part = (place.form, place.row), None
        self._load("answers" if place.form else "" if not another else "about")

    def refresh(self, change_set: ChangeSet | None) -> None:
        self._load("")

    def focus_first(self) -> None:
        self._entering = self._read is None
        if self._read is not None:
            self.tabs.setFocus()

    def _load(self, tab: str) -> None:
        view, catalogue, sha256 = self.context.view(), interface.catalogue, self._sha256
        if all(one.sha256 != sha256 for one in view.submissions):
            QTimer.singleShot(0, self, self._leave)  # its admission was undone
            return
        self._reading.read(lambda: _read(view, sha256, catalogue), lambda read: self._show(read, tab))

    def _leave(self) -> None:
        if self.isVisible():
            self.context.navigator.go(SUBMISSIONS)

    def _show(self, read: _Read, tab: str) -> None:
        before, self._read = self._read, read
        decided = before is not None and before.deciding is not None and read.deciding is None
        self._show_tabs(read)
        self.head.show_about(read.about, read.more_waiting)
        if read.deciding is not None:
            self.deciding.show_deciding(read.deciding)
            self._compare(read.deciding)
        self.about.show_about(read.about)
        self._show_tables(read.about)
        self._body.setVisible(True)
        if before is None and read.deciding is not None and tab != "answers":
            tab = "decide"
        self._show_tab(tab or ("about" if decided else self.tabs.current_key))
        self._read_part()
        if self._entering:
            self._entering = False
            choosing = self.tabs.current_key == "decide" and not self.context.session.read_only
            (self.deciding.focus_first if choosing else self.tabs.setFocus)()

    def _show_tabs(self, read: _Read) -> None:
        counts = {"noted": len(read.about.noted), "others": len(read.about.others)}
        kept = {"decide": read.deciding is not None, "answers": bool(read.about.parts)}
        kept |= {key: bool(n) for key, n in counts.items()}
        shown = [key for key in TABS if kept.get(key, True)]
        self.tabs.set_tabs(
            [
                Tab(key, tr(TABS[key]), "conflict" if key == "decide" else "", counts.get(key, 0))
                for key in shown
            ]
        )

    def _show_tables(self, found: About) -> None:
        catalogue = interface.catalogue
        self.noted.show_rows(noted_columns(catalogue), tuple(one.row for one in found.noted))
        self.others.show_rows(other_columns(catalogue), other_rows(found.others, catalogue))

    def _show_tab(self, key: str) -> None:
        self.tabs.set_current_key(key)
        self._stack.setCurrentWidget(self._views[self.tabs.current_key])

    def _compare(self, found: Deciding) -> None:
        """The differences of each other side follow, one after the other."""
        view, catalogue, sha256 = self.context.view(), interface.catalogue, self._sha256
        names = {side.sha256: side.title for side in found.sides[1:]}

        def compare() -> list[Differing]:
            return [differing(view, sha256, other, catalogue) for other in names]

        def show(differences: list[Differing]) -> None:
            for one in differences:
                self.deciding.show_differing(one, names[one.other])

        self._comparing.read(compare, show)

    def _read_part(self) -> None:
        """Read the answers of the part that is wanted, else of the first."""
        if self._read is None or not self._read.about.parts:
            return
        parts = self._read.about.parts
        form, section = self._wanted
        same = [one for one in parts if one.form == form and section in ("", one.section)]
        part = self._part = next(iter(same), parts[0])
        self.answers.show_parts(parts, part)
        view, catalogue, sha256 = self.context.view(), interface.catalogue, self._sha256
        self._answers_reading.read(
            lambda: given_answers(view, sha256, part.form, part.section, catalogue), self.answers.show_answers
        )

    def _go_to_part(self, part: Part) -> None:
        self._wanted = (part.form, part.section)
        self._show_tab("answers")
        self._read_part()

    def _act(self, act: str) -> None:
        if self._read is None:
            return
        submission = self._read.about.submission
        if act == "reject":
            reject(self.context, submission, self.window())
        elif act == "save":
            save_as_received(self.context, submission, self.window())
        else:
            decide(self.context, submission, "accepted" if act == "accept" else "")

    def _choose(self, sha256: str) -> None:
        decide(self.context, self.context.view().submission(sha256), "accepted")

    def _name_country(self, country: str) -> None:
        if self._read is not None and country:
            decide(self.context, self._read.about.submission, "accepted", country=country)

    def _open_noted(self, key: str) -> None:
        place = self._read.about.noted[int(key)].place if self._read is not None else None
        if place is not None:
            self.context.navigator.go(place)

    def _go_next(self) -> None:
        found = next_waiting(self.context.view().submissions, self._sha256)
        if found is not None:
            self.context.navigator.go(submission_place(found.sha256))

    def _connect(self) -> None:
        go = self.context.navigator.go
        self.head.wanted.connect(self._act)
        self.head.list_wanted.connect(lambda: go(SUBMISSIONS))
        self.head.next_wanted.connect(self._go_next)
        self.tabs.chosen.connect(self._show_tab)
        self.deciding.counts.connect(self._choose)
        self.deciding.country_named.connect(self._name_country)
        self.deciding.place_wanted.connect(lambda place: go(across(place)))
        self.deciding.file_wanted.connect(lambda sha256: go(submission_place(sha256)))
        self.about.part_wanted.connect(self._go_to_part)
        self.answers.part_wanted.connect(self._go_to_part)
        self.answers.place_wanted.connect(go)
        self.noted.opened.connect(self._open_noted)
        self.others.opened.connect(lambda sha256: go(submission_place(sha256)))

    def _lay_out(self) -> None:
        for view in self._views.values():
            self._stack.addWidget(view)
        around = QVBoxLayout(self)
        space(around, 0)
        around.addWidget(self._body, 1)
        around.addStretch(0)
        column = QVBoxLayout(self._body)
        space(column, 0)
        column.addWidget(self.head)
        row = QVBoxLayout()
        space(row, 0, (32, 0, 28, 0))
        row.addWidget(self.tabs)
        column.addLayout(row)
        column.addWidget(Hairline())
        column.addWidget(self._stack, 1)


def _read(view: CollectionView, sha256: str, catalogue: Catalogue) -> _Read:
    found = about(view, sha256, catalogue)
    more = next_waiting(view.submissions, sha256) is not None
    return _Read(found, deciding(view, sha256, catalogue), more)


def _inset(table: PlainTable) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    space(column, 0, (32, 8, 28, 8))
    column.addWidget(table)
    return holder
