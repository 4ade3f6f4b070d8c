"""Another copy of the workbook beside this one: how they stand to each other, and what can be taken over."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.language import Translated, interface, tr, trn
from ui.page import Context, Page
from ui.theme import px, set_ground
from ui.versions.changed_list import ChangedList
from ui.versions.steps_column import StepsColumn
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.hairline import Hairline
from ui.widgets.sizes import space, themed
from ui.widgets.text import Text
from workbook.document.kinds import COLLECTION
from workbook.editing.changes import ChangeSet
from workbook.editing.copies import OtherCopy, compare_copy
from workbook.errors import N_, KnownError
from workbook.progress import Progress
from workbook.screens.copies import CopyReport, copy_mark, copy_report, side_words
from workbook.screens.places import Place
from workbook.screens.start import place_words

if TYPE_CHECKING:
    from workbook.document.snapshot import Snapshot
    from workbook.editing.session import Session
    from workbook.exchange.differences import Comparison as ConflictComparison

TITLE = N_("Two copies of this workbook")
COLLECTION_TITLE = N_("Two copies of this collection")
COMPARING = N_("Comparing the two copies…")
HERE, THERE = N_("Only here"), N_("Only in the other copy")
OPEN_OTHER = N_("Open the other copy")
DIFFERING = N_("What differs")
LEGEND = N_("Underlined: in the other copy. Struck: here.")
UNDOABLE = N_("One step that Ctrl+Z undoes; what is there now is backed up first.")
NOTHING_TO_TAKE = N_("Nothing changed only in the other copy.")
READ_ONLY = N_("This workbook is open read-only: nothing can be changed in it.")
TAKEN, UNDO = N_("The changes of the other copy were taken over."), N_("Undo")
TEXT_WIDTH, SIDE_BY_SIDE = 760, 640


class CopyPage(Translated, Page):
    """Shown for one file after the other: the name of the place is its path."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("copy_page")
        set_ground(self, "surface")
        self._path: Path | None = None
        self._other: OtherCopy | None = None
        self._failed: KnownError | None = None
        self._title, self._where = Text(role="title"), Text(ink="muted", wrap=True)
        self.verdict = Text(wrap=True)
        self.take, self.decide, self.open_other = PrimaryButton(), SecondaryButton(), SecondaryButton()
        self.decide.setObjectName("decide_copy")
        self.decide.clicked.connect(self.decide_conflicts)
        self.take.setObjectName("take_copy")
        self.open_other.setObjectName("open_copy")
        self.take.clicked.connect(self.take_over)
        self.open_other.clicked.connect(self._open)
        self._note = Text("", "caption", "muted", wrap=True)
        self._ours, self._theirs = StepsColumn(), StepsColumn()
        self._heading, self._counts = Text(role="heading"), Text(wrap=True)
        self._legend = Text("", "caption", "muted", wrap=True)
        self.differing = ChangedList()
        self.differing.place_wanted.connect(context.navigator.go)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._steps, self._answers = QWidget(), QWidget()
        self._lay_out()
        self.translate_now()

    def retranslate(self) -> None:
        of_collection = self.context.session.document.kind == COLLECTION
        self._title.setText(tr(COLLECTION_TITLE if of_collection else TITLE))
        self.open_other.setText(tr(OPEN_OTHER))
        self._heading.setText(tr(DIFFERING))
        self._legend.setText(tr(LEGEND))
        self._note.setText(tr(UNDOABLE))
        self._show()

    def show_place(self, place: Place) -> None:
        path = self.context.session.path.parent / place.name
        if self._path != path:
            self._path, self._other, self._failed = path, None, None
        self._compare()

    def refresh(self, change_set: ChangeSet | None) -> None:
        if self.isVisible():
            self._compare()

    def focus_first(self) -> None:
        (self.take if self.take.isVisible() and self.take.isEnabled() else self.open_other).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def take_over(self) -> None:
        """Take over what changed only there, as one step."""
        if self._other is None:
            return
        session, messages = self.context.session, self.context.messages
        try:
            session.apply(self._other.taking)
        except KnownError as error:
            messages.error(error)
            return
        step = session.undo_step

        def take_back() -> None:
            if session.undo_step is step:
                session.undo()

        messages.toast(tr(TAKEN), tr(UNDO), take_back)

    def decide_conflicts(self) -> None:
        """Take what changed on both sides to the desk, where it is decided question by question."""
        other, session, now = self._other, self.context.session, self.context.session.snapshot()
        if other is None:
            return

        def show(comparison: ConflictComparison) -> None:
            from ui.merge.receiving import show_on_desk

            show_on_desk(self.context, comparison)

        self.context.jobs.run(lambda _: _conflicts(session, now, other), show, self.context.messages.error)

    def _open(self) -> None:
        if self._path is not None:
            self.context.navigator.open_file(self._path)

    def _compare(self) -> None:
        path, session, now = self._path, self.context.session, self.context.session.snapshot()
        if path is None:
            return

        def compare(_: Progress) -> OtherCopy:
            return compare_copy(session, now, path)

        def show(other: OtherCopy | None, failed: KnownError | None = None) -> None:
            if path == self._path:
                self._other, self._failed = other, failed
                self._show()
            if other is not None:
                self.context.preferences.see_copy(copy_mark(other))

        self._show()
        self.context.jobs.run(compare, show, lambda error: show(None, error))

    def _show(self) -> None:
        if self._path is None:
            return
        other, catalogue = self._other, interface.catalogue
        self._where.setText(place_words(self._path, Path.home()))
        report = copy_report(self.context.session.snapshot(), other, catalogue) if other else None
        failed = self._failed.text(catalogue) if self._failed else ""
        self.verdict.setText(report.verdict if report else failed or tr(COMPARING))
        diverged = report is not None and report.relation in ("diverged", "behind")
        self.take.setVisible(diverged)
        self.decide.hide()
        self._note.setVisible(diverged)
        self._steps.setVisible(report is not None and bool(report.our_steps or report.their_steps))
        self._answers.setVisible(report is not None and bool(report.changed.answers))
        if report is None:
            return
        self._name_taking(report)
        self._ours.show_steps(tr(HERE), report.ours, report.our_steps)
        self._theirs.show_steps(tr(THERE), report.theirs, report.their_steps)
        self._counts.setText(side_words(report.counts, catalogue))
        self.differing.show_changed(report.changed)

    def _name_taking(self, report: CopyReport) -> None:
        n = report.counts.get("theirs", 0)
        words = trn("Take {n} change over", "Take {n} changes over", n)
        self.take.setText(words.format(n=interface.catalogue.number(n)))
        read_only = self.context.session.read_only
        reason = tr(READ_ONLY) if read_only else "" if n else tr(NOTHING_TO_TAKE)
        self.take.explain(reason, not reason)
        both = report.counts.get("conflict", 0)
        words = trn("Decide {n} conflict…", "Decide {n} conflicts…", both)
        self.decide.setText(words.format(n=interface.catalogue.number(both)))
        self.decide.setVisible(both > 0 and not read_only)

    def _fit(self) -> None:
        beside = self.width() >= px(SIDE_BY_SIDE)
        directions = QBoxLayout.Direction
        self._sides.setDirection(directions.LeftToRight if beside else directions.TopToBottom)

    def _lay_out(self) -> None:
        sheet, buttons = QWidget(), QWidget()
        set_ground(sheet, "surface")
        row = FlowLayout(buttons)
        row.addWidget(self.take)
        row.addWidget(self.decide)
        row.addWidget(self.open_other)
        space(self._sides, 24)
        self._sides.addWidget(self._ours, 1, Qt.AlignmentFlag.AlignTop)
        self._sides.addWidget(self._theirs, 1, Qt.AlignmentFlag.AlignTop)
        steps = QVBoxLayout(self._steps)
        space(steps, 12)
        steps.addWidget(Hairline())
        steps.addLayout(self._sides)
        answers = QVBoxLayout(self._answers)
        space(answers, 4)
        answers.addWidget(Hairline())
        for words in (self._heading, self._counts, self._legend):
            answers.addWidget(words)
        answers.addWidget(self.differing)
        column = QVBoxLayout(sheet)
        space(column, 10, (40, 24, 36, 24))
        for widget in (self._title, self._where, self.verdict, buttons, self._note):
            column.addWidget(widget)
        column.addWidget(self._steps)
        column.addWidget(self._answers)
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(sheet)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(area)
        themed(self, lambda: self.verdict.setMaximumWidth(px(TEXT_WIDTH)))
        themed(self, lambda: self.differing.setMaximumWidth(px(TEXT_WIDTH)))


def _conflicts(session: Session, now: Snapshot, other: OtherCopy) -> ConflictComparison:
    from workbook.exchange.copy_conflicts import conflicts_with

    return conflicts_with(session, now, other)
