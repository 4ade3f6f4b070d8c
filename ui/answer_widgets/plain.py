"""What is only read: notes and calculated values."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.answer_widgets.base import AnswerWidget
from ui.language import interface, tr
from ui.widgets.text import Text
from ui.widgets.wrapped_text import WrappedText
from workbook.errors import N_

NOTHING_YET = N_("not computed yet")


class NoteAnswer(AnswerWidget):
    """A note to the reader; nothing is answered."""

    def build(self) -> None:
        self.words = WrappedText(ink="muted")
        self.words.setObjectName("note")
        self.column.addWidget(self.words)

    @property
    def field(self) -> QWidget:
        return self.words

    def display(self) -> None:
        self.words.set_text(self.question.label.get(interface.code))

    def apply_read_only(self, read_only: bool) -> None:
        """A note cannot be changed anyway."""


class CalculatedAnswer(AnswerWidget):
    """A value that follows from other answers."""

    def build(self) -> None:
        self.words = Text(role="answer-read")
        self.words.setObjectName("calculated")
        self.column.addWidget(self.words)

    @property
    def field(self) -> QWidget:
        return self.words

    def display(self) -> None:
        words = self.answering.words(interface.catalogue)
        unit = f"\u00a0{self.question.unit}" if words and self.question.unit not in ("", "%") else ""
        self.words.setText(words + unit if words else tr(NOTHING_YET))
        self.words.set_ink("text" if words else "muted")

    def show_complaint(self) -> None:
        """A calculated value is never wrong by itself."""

    def apply_read_only(self, read_only: bool) -> None:
        """A calculated value cannot be changed anyway."""
