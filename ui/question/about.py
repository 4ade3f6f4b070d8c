"""The panel about an answer: its history, and what people say about it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ui.courier import deliver
from ui.language import Translated, interface, tr
from ui.page import Context
from ui.question.comments import Comments
from ui.question.history import HistoryList
from ui.theme import set_ground
from ui.widgets.banner import Banner
from ui.widgets.hairline import Hairline
from ui.widgets.sizes import space
from ui.widgets.tabs import Tab, UnderlineTabs
from workbook.document.cells import Step
from workbook.editing.changes import ChangeSet
from workbook.errors import N_, KnownError, UsageError
from workbook.screens.history import Asked, Entry, days, restoring
from workbook.screens.places import MERGE

HISTORY, COMMENTS = N_("History"), N_("Comments")
WAITS, DECIDE = N_("The contribution of {ministry} waits for your decision."), N_("Decide")
ABOUT = N_("About this answer")
SETTLE_MS = 200


class AboutPanel(Translated, QWidget):
    """The right column. `show_question` says which answer it is about; nothing else has to be told it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.setObjectName("about_panel")
        set_ground(self, "background")
        self._form = self._name = self._row = ""
        self._asked_for = 0
        self._steps: list[Step] = []
        self.tabs = UnderlineTabs()
        self.tabs.setObjectName("about_tabs")
        self.tabs.chosen.connect(self._choose)
        self.history, self.comments = HistoryList(), Comments(context)
        self.history.restore_wanted.connect(self.restore)
        self.waiting = Banner("conflict")
        self.waiting.setObjectName("about_waiting")
        self.waiting.link_activated.connect(self.decide)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._scrolled(self.history))
        self._stack.addWidget(self._scrolled(self.comments))
        head = QVBoxLayout()
        space(head, 0, (16, 4, 8, 0))
        head.addWidget(self.tabs)
        column = QVBoxLayout(self)
        space(column)
        column.addLayout(head)
        column.addWidget(Hairline())
        column.addWidget(self.waiting)
        column.addWidget(self._stack, 1)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._ask)
        self.translate_now()

    def _scrolled(self, content: QWidget) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(content)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        set_ground(content, "background")
        return area

    def retranslate(self) -> None:
        self.setAccessibleName(tr(ABOUT))
        self._show_waiting()
        self._show_tabs()
        self._show_steps()

    def show_question(self, form: str, name: str, row: str = "") -> None:
        """Show what is known about the answer to a question; nothing for what is no question."""
        self._form, self._name, self._row = form, name, row
        self._steps = []
        self.history.show_days(())
        self.comments.show_question(*self._question_or_nothing())
        self._show_waiting()
        self._show_tabs()
        self._ask()

    def stop(self) -> None:
        """Ask nothing more of the workbook: it is being closed."""
        self._settle.stop()

    def refresh(self, change_set: ChangeSet | None) -> None:
        """Follow a change of the workbook."""
        here = (self._form, self._row, self._name)
        if change_set is None or here in change_set.questions or change_set.kind in ("version", "merge"):
            self._show_waiting()
            self.comments.refresh()
            self._show_tabs()
            self._settle.start()

    def restore(self, entry: Entry) -> None:
        """Bring an earlier answer back, as a step of its own."""
        session = self.context.session
        snapshot = session.snapshot()
        question = snapshot.forms[self._form].question(self._name)
        try:
            session.apply(restoring(snapshot, self._form, question, self._row, entry))
        except KnownError as error:
            self.context.messages.error(error)
        self.refresh(None)

    def decide(self) -> None:
        """Go to the desk, at what came back about this answer."""
        if self.context.desk is not None and (key := self._waiting[0]):
            self.context.desk.choose(key)
            self.context.navigator.go(MERGE)

    @property
    def _waiting(self) -> tuple[str, str]:
        desk = self.context.desk
        return desk.waiting(self._form, self._name, self._row) if desk is not None else ("", "")

    def _show_waiting(self) -> None:
        key, ministry = self._waiting
        self.waiting.setVisible(bool(key))
        self.waiting.set_message(tr(WAITS).format(ministry=ministry), tr(DECIDE))

    def _question_or_nothing(self) -> tuple[str, str, str]:
        forms = self.context.session.snapshot().forms
        try:
            forms[self._form].question(self._name)
        except (KeyError, UsageError):
            return "", "", ""
        return self._form, self._name, self._row

    def _choose(self, key: str) -> None:
        self._stack.setCurrentIndex(0 if key == "history" else 1)

    def _show_tabs(self) -> None:
        count = self.comments.count
        self.tabs.set_tabs([Tab("history", tr(HISTORY)), Tab("comments", tr(COMMENTS), count=count)])

    def _ask(self) -> None:
        form, name, row = self._question_or_nothing()
        if not form or self.context.session.saver.closed:
            return
        self._asked_for += 1
        number = self._asked_for
        future = self.context.session.history(form, name, row)
        deliver(future, lambda steps: self._take(number, steps), self)

    def _take(self, number: int, steps: list[Step]) -> None:
        if number == self._asked_for:
            self._steps = steps
            self._show_steps()

    def _show_steps(self) -> None:
        form, name, row = self._question_or_nothing()
        if not form:
            self.history.show_days(())
            return
        session = self.context.session
        snapshot = session.snapshot()
        question = snapshot.forms[form].question(name)
        asked = Asked(snapshot, form, question, row, interface.catalogue, session.step)
        found = days(self._steps, asked, date.today())
        present = {
            entry.step
            for day in found
            for entry in day.entries
            if not session.read_only and restoring(snapshot, form, question, row, entry).changes
        }
        self.history.show_days(found, present)
