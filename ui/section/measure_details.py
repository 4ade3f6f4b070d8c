"""What opens below a measure: what the source says, its details, why it is left out, and what is close to it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.language import Translated, interface, tr
from ui.page import Context
from ui.question.details import QuestionRow
from ui.question.echoes import Echoes, TakenNote, take_over
from ui.question.fields import SmallFields
from ui.question.missing import MissingReason
from ui.question.reasons import UNANSWERED, WHY_UNANSWERED, ReasonMenu
from ui.widgets.buttons import SecondaryButton
from ui.widgets.sizes import space
from ui.widgets.wrapped_text import WrappedText
from workbook.editing.changes import ChangeSet
from workbook.errors import KnownError
from workbook.questionnaire.model import Question
from workbook.screens.echoes import Echo, echoes_of, taken_from

BESIDE_FIELD = 32


class MeasureDetails(Translated, QWidget):
    """Stands `left` pixels from the row's edge, under the words of the measure."""

    def __init__(self, form: str, question: Question, context: Context, left: int) -> None:
        super().__init__()
        self.form, self.question, self.context = form, question, context
        self.rows = [QuestionRow(detail, context, 132) for detail in question.details if not detail.retired]
        self.fields = SmallFields(context)
        self.echoes, self.taken = Echoes(), TakenNote()
        self.echoes.chosen.connect(context.navigator.go)
        self.echoes.used.connect(self.use_echo)
        self.taken.chosen.connect(context.navigator.go)
        self.missing = MissingReason()
        self.missing.taken_back.connect(lambda: self.set_missing(""))
        self.missing.why_given.connect(lambda why: self._tell(self._reason, why))
        self.no_answer = SecondaryButton(compact=True)
        self.no_answer.setObjectName("measure_no_answer")
        self.menu = ReasonMenu(self)
        self.menu.chosen.connect(self.set_missing)
        self.no_answer.setMenu(self.menu)
        self._quotation = WrappedText(ink="muted")
        column = QVBoxLayout(self)
        space(column, 10, (left, 2, 4, 16))
        column.addWidget(self._quotation)
        column.addWidget(self.taken)
        column.addWidget(self.echoes)
        column.addWidget(self.missing)
        for row in self.rows:
            row.show_cell(form, "")
            column.addWidget(row)
        small = QVBoxLayout()
        space(small, 0, (0, 0, BESIDE_FIELD, 0))
        small.addWidget(self.fields)
        column.addLayout(small)
        column.addWidget(self.no_answer, 0, Qt.AlignmentFlag.AlignLeft)
        self.fields.show_question(form, question.name, "")
        self.translate_now()

    def retranslate(self) -> None:
        words = self.question.guidance.get(interface.code)
        self._quotation.set_text(words)
        self._quotation.setVisible(bool(words))
        self.no_answer.setText(tr(UNANSWERED))
        self.no_answer.setToolTip(tr(WHY_UNANSWERED))
        self._renew()

    def refresh(self, change_set: ChangeSet | None) -> None:
        for row in self.rows:
            row.refresh(change_set)
        self.fields.refresh()
        self._renew()

    def hand_over(self) -> None:
        for row in self.rows:
            row.hand_over()
        self.fields.hand_over()
        self.missing.hand_over()

    def focus_echo(self) -> None:
        """Put the keyboard on the first answer that can be taken over."""
        if self.echoes.lines:
            line = self.echoes.lines[0]
            (line.use if line.use.isVisibleTo(self) else line.link).setFocus()

    def use_echo(self, echo: Echo) -> None:
        """Take over the answer to another question."""
        self.hand_over()
        take_over(self.context, self.form, self.question.name, echo)
        self.refresh(None)

    def set_missing(self, reason: str) -> None:
        """Leave the measure unanswered for a reason; "" to answer it after all."""
        self.hand_over()
        if self._tell(reason, self.missing.why.text().strip() if self._reason else ""):
            self._renew()
            if reason:
                QTimer.singleShot(0, self, self.missing.why.setFocus)

    @property
    def _reason(self) -> str:
        missing = self.context.session.snapshot().missing(self.form, self.question.name)
        return missing.reason if missing else ""

    def _tell(self, reason: str, why: str) -> bool:
        try:
            self.context.session.set_missing(self.form, self.question.name, reason, why)
        except KnownError as error:
            self.context.messages.error(error)
            return False
        return True

    def _renew(self) -> None:
        session, catalogue = self.context.session, interface.catalogue
        snapshot, writable = session.snapshot(), not session.read_only
        missing = snapshot.missing(self.form, self.question.name)
        self.missing.show_missing(missing, writable)
        self.menu.show_reason(missing.reason if missing else "")
        self.no_answer.setVisible(writable and missing is None)
        self.echoes.show_echoes(echoes_of(snapshot, self.form, self.question, catalogue), writable)
        self.taken.show_taken(taken_from(snapshot, self.form, self.question, catalogue))
