"""The details of a question, as rows of a form."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.answer_widgets.base import AnswerBase
from ui.language import Translated, interface, tr
from ui.page import Context
from ui.question.answer_field import AnswerField
from ui.widgets.form_row import FormRow
from ui.widgets.sizes import space
from workbook.editing.changes import ChangeSet
from workbook.errors import N_
from workbook.questionnaire.model import Question

REQUIRED = N_("Required")
HINT_BEFORE = " · "


class QuestionRow(Translated, FormRow):
    """One question as a row: its label, its widget, its hint, and whether it is required."""

    def __init__(
        self, question: Question, context: Context, label_width: int = 150, parent: QWidget | None = None
    ) -> None:
        super().__init__(label_width, parent)
        self.question, self.context = question, context
        self.setObjectName(f"row_{question.name}")
        self._form = self._row = ""
        self.given = AnswerField(question, context)
        self.given.left_out.connect(self._renew)
        self.answer: AnswerBase = self.given.answer
        self.answer.answered.connect(self._renew)
        self.set_field(self.given)
        self.translate_now()

    def retranslate(self) -> None:
        is_note = self.question.type == "note"
        self.set_label("" if is_note else self.question.title(interface.code))
        self._renew()

    def show_cell(self, form: str, row: str) -> None:
        """Show the answer in a form and, in tables, a row."""
        self._form, self._row = form, row
        self.given.show_cell(form, row)
        self._renew()

    def refresh(self, change_set: ChangeSet | None) -> None:
        self.given.refresh(change_set)
        self._renew()

    def hand_over(self) -> None:
        self.given.hand_over()

    def _renew(self) -> None:
        """Hide what is not asked; say what is required until it is there."""
        if not self._form:
            return
        snapshot = self.context.session.snapshot()
        self.setVisible(snapshot.relevant(self._form, self.question, self._row))
        open_yet = self.question.required and snapshot.state(self._form, self.question, self._row) == "empty"
        words = [tr(REQUIRED)] if open_yet else []
        words += [self.question.hint.get(interface.code)]
        self.set_hint(HINT_BEFORE.join(word for word in words if word))


class Details(QWidget):
    """The rows of a question's details; those that are not asked are hidden."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.rows: dict[str, QuestionRow] = {}
        self._column = QVBoxLayout(self)
        space(self._column, 10)

    def show_question(self, form: str, question: Question, row: str) -> None:
        """Show the details of a question."""
        for old in self.rows.values():
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows = {}
        for detail in question.details:
            if detail.retired:
                continue
            self.rows[detail.name] = QuestionRow(detail, self.context)
            self._column.addWidget(self.rows[detail.name])
            self.rows[detail.name].show_cell(form, row)
        self.setVisible(bool(self.rows))

    def refresh(self, change_set: ChangeSet | None) -> None:
        for row in self.rows.values():
            row.refresh(change_set)

    def hand_over(self) -> None:
        for row in self.rows.values():
            row.hand_over()
