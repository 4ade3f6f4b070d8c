"""The field of a question in a form, with the way to leave it unanswered for a reason."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ui.answer_widgets.base import AnswerBase
from ui.answer_widgets.factory import make
from ui.following import follow
from ui.language import Translated, tr
from ui.page import Context
from ui.question.missing import MissingReason
from ui.question.reasons import WHY_UNANSWERED, ReasonMenu
from ui.widgets.buttons import IconButton
from ui.widgets.sizes import space
from workbook.editing.changes import ChangeSet
from workbook.errors import KnownError
from workbook.questionnaire.model import Question

KEYS = "Ctrl+0"


class AnswerField(Translated, QWidget):
    """The answer widget, or in its place why there is no answer.

    The button of the reasons stands beside the field while the pointer or the keyboard is there; Ctrl+0 opens it.
    """

    left_out = Signal()

    def __init__(self, question: Question, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question, self.context = question, context
        self._form = self._row = ""
        self.answer: AnswerBase = make(question, context)
        self.setFocusProxy(self.answer)
        self.missing = MissingReason()
        self.missing.taken_back.connect(lambda: self.set_missing(""))
        self.missing.why_given.connect(lambda why: self._tell(self._reason, why))
        self.missing.hide()
        self.menu = ReasonMenu(self)
        self.menu.chosen.connect(self.set_missing)
        self.more = IconButton("more")
        self.more.setObjectName("no_answer")
        self.more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.more.clicked.connect(self.open_reasons)
        policy = self.more.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.more.setSizePolicy(policy)
        self.more.hide()
        self._line = QWidget()
        line = QHBoxLayout(self._line)
        space(line, 4)
        line.addWidget(self.answer, 1)
        line.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        space(column)
        column.addWidget(self._line)
        column.addWidget(self.missing)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            follow(app.focusChanged, self, self._show_more)
        self.translate_now()

    def retranslate(self) -> None:
        self.more.set_tooltip(tr(WHY_UNANSWERED), KEYS)

    @property
    def _reason(self) -> str:
        snapshot = self.context.session.snapshot()
        missing = snapshot.missing(self._form, self.question.name, self._row) if self._form else None
        return missing.reason if missing else ""

    def show_cell(self, form: str, row: str = "") -> None:
        """Show the answer in a form and, in tables, a row."""
        self._form, self._row = form, row
        self.answer.show_cell(form, row)
        self._renew()

    def refresh(self, change_set: ChangeSet | None) -> None:
        self.answer.refresh(change_set)
        self._renew()

    def hand_over(self) -> None:
        self.answer.hand_over()
        self.missing.hand_over()

    def focus_field(self) -> None:
        """Put the keyboard into the field, or to the word why there is no answer."""
        if self._reason:
            self.missing.why.setFocus()
        else:
            self.answer.focus_field()

    def open_reasons(self) -> None:
        """Open the menu of reasons at the button."""
        if not self._may_change:
            return
        self.menu.show_reason(self._reason)
        self.menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def set_missing(self, reason: str) -> None:
        """Leave the question unanswered for a reason; "" to answer it after all."""
        self.answer.hand_over()
        if self._tell(reason, self.missing.why.text().strip() if self._reason else ""):
            self.answer.refresh(None)
            self._renew()
            QTimer.singleShot(0, self, self.focus_field)
            self.left_out.emit()

    @property
    def _may_change(self) -> bool:
        return bool(self._form) and self.question.is_answerable and not self.context.session.read_only

    def _tell(self, reason: str, why: str) -> bool:
        try:
            self.context.session.set_missing(self._form, self.question.name, reason, why, self._row)
        except KnownError as error:
            self.context.messages.error(error)
            return False
        return True

    def _renew(self) -> None:
        snapshot = self.context.session.snapshot()
        missing = snapshot.missing(self._form, self.question.name, self._row) if self._form else None
        self.missing.show_missing(missing, not self.context.session.read_only)
        self._line.setVisible(missing is None)
        self.more.setVisible(self._is_near)

    @property
    def _is_near(self) -> bool:
        here = QApplication.focusWidget()
        return self._may_change and (self.underMouse() or (here is not None and self.isAncestorOf(here)))

    def _show_more(self) -> None:
        self.more.setVisible(self._is_near)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._show_more()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._show_more()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _asks(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _asks(event):
            self.open_reasons()
        else:
            super().keyPressEvent(event)


def _asks(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_0 and event.modifiers() == Qt.KeyboardModifier.ControlModifier
