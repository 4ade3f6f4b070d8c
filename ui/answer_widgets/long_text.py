"""A long answer in one language: the editor, its tools and the line below."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ui.answer_widgets.base import AnswerWidget
from ui.courier import deliver
from ui.editor.frame import EditorFrame
from ui.editor.rich_text_edit import RichTextEdit
from ui.editor.spell_marks import own_words
from ui.language import interface, tr
from ui.page import Context
from workbook.errors import N_
from workbook.questionnaire.model import Question
from workbook.screens.words import ANSWER_TABS

COUNT_MS = 150
ANSWER = N_("Answer")


class LongTextAnswer(AnswerWidget):
    """Paragraphs, bullets, numbers, bold, italic and links."""

    def __init__(
        self, question: Question, context: Context, language: str = "", parent: QWidget | None = None
    ) -> None:
        self._language = language
        own_words.keep_in(context.preferences.own_words)
        super().__init__(question, context, language, parent)

    def build(self) -> None:
        self.editor = RichTextEdit(self._language or interface.code)
        self.editor.setObjectName("editor")
        self.frame = EditorFrame(self.editor)
        self.column.addWidget(self.frame)
        self._count = QTimer(self, singleShot=True, interval=COUNT_MS)
        self._count.timeout.connect(self._count_words)
        self.editor.edited.connect(self._edited)
        self.editor.left.connect(self.hand_over)
        self.editor.marks.counted.connect(self.frame.status.set_to_check)
        self.answered.connect(self._watch_saving)
        self.setFocusProxy(self.editor)

    def ask(self, question: Question) -> None:
        """Be the widget of another question."""
        self.question = self.answering.question = question
        self.setObjectName(f"answer_{question.name}" + (f"_{self.language}" if self.language else ""))

    @property
    def field(self) -> QWidget:
        return self.editor

    @property
    def status(self) -> object:
        return self.frame.status

    def name_field(self, name: str) -> None:
        self.editor.setAccessibleName(ANSWER_TABS.get(self.language) or tr(ANSWER))

    def display(self) -> None:
        stored = self.answering.draft or str(self.answering.value or "")
        if stored != self.editor.stored_text() or not stored:
            self.editor.set_stored_text(stored)
        self._count_words()

    def left_field(self) -> None:
        self.hand_over()

    def raw(self) -> str:
        return self.editor.stored_text()

    def mark_invalid(self, invalid: bool) -> None:
        self.frame.set_invalid(invalid)

    def apply_read_only(self, read_only: bool) -> None:
        self.editor.setReadOnly(read_only)
        self.frame.update()

    def show_cell(self, form: str, row: str = "", language: str | None = None) -> None:
        self.frame.status.set_saved("")
        super().show_cell(form, row, language)

    def _edited(self) -> None:
        self.touched()
        self._count.start()

    def _count_words(self) -> None:
        self.frame.status.set_words(self.editor.word_count())

    def _watch_saving(self) -> None:
        """Say "saved" once what was handed over is on the disk, and not before."""
        saver = self.context.session.saver
        if not saver.unsaved:
            self._say_saved(saver.saved_at)
            return
        self.frame.status.set_saved("", waiting=True)
        deliver(saver.ask(lambda _: saver.saved_at if not saver.unsaved else None), self._say_saved)

    def _say_saved(self, at: datetime | None) -> None:
        if at is not None:
            self.frame.status.set_saved(interface.catalogue.time(at))
