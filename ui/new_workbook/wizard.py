"""The wizard for a new workbook: three pages in the window, steps above, foot below."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.files import choose_new_file, choose_workbook
from ui.language import Translated, interface, tr
from ui.new_workbook.foot import Foot
from ui.new_workbook.pages import CountryPage, EditionPage, FormsPage, WizardPage
from ui.new_workbook.steps import Steps
from ui.theme import px, set_ground
from ui.widgets.banner import Banner
from ui.widgets.sizes import space, themed
from ui.widgets.text import Text
from workbook.errors import KnownError
from workbook.preferences import Preferences
from workbook.screens.new_workbook import EXPLANATIONS, HEADINGS, LAST_STEP, STEP_TITLES, NewWorkbook

COLUMN = 824


class Wizard(Translated, QWidget):
    """Emits `finished(session)` with the open new workbook, or `cancelled`.

    Enter goes on; Escape leaves as long as nothing was filled in.
    """

    finished = Signal(object)
    cancelled = Signal()

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("wizard")
        set_ground(self, "surface")
        self._preferences = preferences
        self.draft = NewWorkbook()
        self.step = 0
        self.steps = Steps()
        self.steps.wanted.connect(self.show_step)
        self._heading, self._explanation = Text(role="title", wrap=True), Text(ink="muted", wrap=True)
        self._error = Banner("error")
        self._error.hide()
        forms = FormsPage(self.draft)
        forms.earlier_wanted.connect(self._choose_earlier)
        forms.earlier_dropped.connect(self._drop_earlier)
        self.pages: tuple[WizardPage, ...] = (CountryPage(self.draft), EditionPage(self.draft), forms)
        self.forms = forms
        self._stack = QStackedWidget()
        for page in self.pages:
            page.changed.connect(self._say_summary)
            self._stack.addWidget(page)
        self.foot = Foot()
        self.foot.back.clicked.connect(self.go_back)
        self.foot.cancel.clicked.connect(self.cancelled)
        self.foot.on.clicked.connect(self.go_on)
        self._lay_out()
        self.translate_now()

    def retranslate(self) -> None:
        self.show_step(self.step)

    def focus_first(self) -> None:
        self.pages[self.step].focus_first()

    def show_step(self, step: int) -> None:
        """Show a page without checking the one before."""
        moved = step != self.step
        self.step = step
        self.steps.show_step(step)
        self._heading.setText(tr(HEADINGS[step]))
        self._explanation.setText(tr(EXPLANATIONS[step]))
        for at, page in enumerate(self.pages):
            page.setVisible(at == step)
        self._stack.setCurrentIndex(step)
        self._stack.setFixedHeight(self.pages[step].sizeHint().height())
        self.pages[step].renew()
        self.foot.back.setVisible(step > 0)
        self.foot.back.setText(tr(STEP_TITLES[step - 1]) if step else "")
        self.foot.on.setText(tr("Create the workbook") if step == LAST_STEP else tr("Continue"))
        self._say_summary()
        if moved:
            self.focus_first()

    def go_back(self) -> None:
        if self.step:
            self.show_step(self.step - 1)

    def go_on(self) -> None:
        """The next page, or the file, unless something on this page is missing."""
        problems = self.draft.problems(self.step)
        self.pages[self.step].show_problems(problems)
        if problems:
            self.pages[self.step].focus_problem(problems)
        elif self.step < LAST_STEP:
            self.show_step(self.step + 1)
        else:
            self._create()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_on()
        elif event.key() == Qt.Key.Key_Escape and self.draft == NewWorkbook():
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _create(self) -> None:
        proposed = self.draft.file_name(interface.catalogue)
        target = choose_new_file(
            self, self._preferences, tr("Where to keep the workbook"), proposed, replace=False
        )
        if target is None:
            return
        try:
            session = self.draft.create(target, self._preferences.author)
        except KnownError as error:
            self._tell(error)
            return
        self.finished.emit(session)

    def _choose_earlier(self) -> None:
        chosen = choose_workbook(self, self._preferences, tr("Last year’s workbook"))
        if chosen is None:
            return
        try:
            self.draft.take_earlier(chosen)
        except KnownError as error:
            self._tell(error)
            return
        self._error.hide()
        self.pages[self.step].renew()

    def _drop_earlier(self) -> None:
        self.draft.drop_earlier()
        self.pages[self.step].renew()

    def _tell(self, error: KnownError) -> None:
        self._error.set_message(error.text(interface.catalogue))
        self._error.show()

    def _say_summary(self) -> None:
        self.foot.show_summary(*self.forms.summary if self.step == LAST_STEP else (0, 0, 0))

    def _lay_out(self) -> None:
        column = QWidget()
        inside = QVBoxLayout(column)
        space(inside, 0, (0, 24, 0, 24))
        inside.addWidget(self.steps)
        inside.addSpacing(20)
        inside.addWidget(self._heading)
        inside.addSpacing(4)
        inside.addWidget(self._explanation)
        inside.addSpacing(14)
        inside.addWidget(self._error)
        inside.addWidget(self._stack)
        inside.addStretch(1)
        themed(column, lambda: column.setMaximumWidth(px(COLUMN)))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(centred(column))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addWidget(self.foot)


def centred(column: QWidget) -> QWidget:
    """A column in the middle of the room there is, with margins."""
    holder = QWidget()
    set_ground(holder, "surface")
    row = QHBoxLayout(holder)
    space(row, 0, (24, 0, 24, 0))
    row.addStretch(1)
    row.addWidget(column, 1000)
    row.addStretch(1)
    return holder
