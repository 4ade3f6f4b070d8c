"""What every answer widget does: show an answer, hand over what was entered, say what is wrong."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.icons import keep_themed
from ui.language import Translated, interface
from ui.page import Context
from ui.widgets.sizes import space
from ui.widgets.text import Text
from workbook.editing.changes import ChangeSet
from workbook.errors import KnownError
from workbook.questionnaire.model import Question
from workbook.screens.answering import Answering

PAUSE_MS = 600


class AnswerBase(QWidget):
    """What a page knows of an answer widget. `answered` comes once for each answer, draft or clearing."""

    answered = Signal()

    def __init__(self, question: Question, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question, self.context = question, context

    @property
    def complaint(self) -> str:
        """What is said to be wrong, "" if nothing."""
        raise NotImplementedError

    def show_cell(self, form: str, row: str = "", language: str | None = None) -> None:
        """Show the answer in a form and, in tables, a row."""
        raise NotImplementedError

    def refresh(self, change_set: ChangeSet | None) -> None:
        """Follow a change of the workbook, unless it is one's own or a person is typing here."""
        raise NotImplementedError

    def hand_over(self) -> None:
        """Give what is typed to the session now."""
        raise NotImplementedError

    def set_read_only(self, read_only: bool) -> None:
        """Let nothing be changed."""
        raise NotImplementedError

    def focus_field(self) -> None:
        """Put the keyboard into the field."""
        raise NotImplementedError


class AnswerWidget(Translated, AnswerBase):
    """The field of one question, in texts of several languages of one of them.

    It reads and writes the workbook's session and ignores its own echo. Subclasses give `build`, `display`
    and `field`, and call `touched` while a person types and `hand_over` when they are done.
    """

    def __init__(
        self, question: Question, context: Context, language: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(question, context, parent)
        self.answering = Answering(context.session, "", question, "", language)
        self._writing = self._dirty = self._read_only = False
        self._trouble: KnownError | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.hand_over)
        self.column = QVBoxLayout(self)
        space(self.column, 4)
        self._complaint = Text(ink="error", wrap=True)
        self._complaint.setObjectName("complaint")
        self._complaint.hide()
        self.build()
        self.column.addWidget(self._complaint)
        self.setObjectName(f"answer_{question.name}" + (f"_{language}" if language else ""))
        self.translate_now()
        keep_themed(self, self.restyled)

    @property
    def language(self) -> str:
        """The language of the answer, "" where it has none."""
        return self.answering.language

    @property
    def field(self) -> QWidget:
        """The widget that takes the focus."""
        raise NotImplementedError

    @property
    def is_read_only(self) -> bool:
        return self._read_only

    @property
    def complaint(self) -> str:
        return self._complaint.text()

    def build(self) -> None:
        """Put the field into `column`."""
        raise NotImplementedError

    def display(self) -> None:
        """Show the session's answer, or the draft where there is one."""
        raise NotImplementedError

    def raw(self) -> str:
        """What is typed, for fields that hold text."""
        return ""

    def mark_invalid(self, invalid: bool) -> None:
        """Show in the field that something is wrong with it."""

    def apply_read_only(self, read_only: bool) -> None:
        """Let nothing be changed."""
        self.field.setEnabled(not read_only)

    def restyled(self) -> None:
        """Renew what depends on theme and text scale."""

    def name_field(self, name: str) -> None:
        """Give the field its accessible name."""
        self.field.setAccessibleName(name)

    def describe_field(self, description: str) -> None:
        self.field.setAccessibleDescription(description)

    def retranslate(self) -> None:
        title = self.question.title(interface.code)
        self.name_field(title[:200])
        if self.answering.form and not self._dirty:
            self._show()

    def show_cell(self, form: str, row: str = "", language: str | None = None) -> None:
        self._pause.stop()
        self._dirty = False
        self._trouble = None
        self.answering.form, self.answering.row = form, row
        if language is not None:
            self.answering.language = language
        self._show()
        self.set_read_only(self.context.session.read_only)

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self.apply_read_only(read_only)

    def refresh(self, change_set: ChangeSet | None) -> None:
        if self._writing or not self.answering.form:
            return
        if change_set is None or self.answering.concerns(change_set.questions):
            if not self._dirty:
                self._trouble = None
                self._show()
            else:
                self.show_complaint()

    def touched(self) -> None:
        """A person is typing: hand over at the next pause."""
        self._dirty = True
        self._pause.start()

    def hand_over(self) -> None:
        self._pause.stop()
        if not self._dirty:
            return
        self._dirty = False
        self.write_raw(self.raw())

    def write_raw(self, raw: str) -> None:
        """Have a text read as an answer; what cannot be read is kept as a draft."""
        before = self.context.session.snapshot()
        self._writing = True
        try:
            self._trouble = self.answering.take(raw, interface.catalogue)
        except KnownError as error:
            self._trouble = error
        finally:
            self._writing = False
        self.show_complaint()
        if self.context.session.snapshot() is not before:
            self.answered.emit()

    def write(self, value: object) -> None:
        """Give an answer as a value of the question's type; None clears it."""
        before = self.context.session.snapshot()
        self._dirty, self._trouble = False, None
        self._writing = True
        try:
            self.answering.give(value)
        except KnownError as error:
            self._trouble = error
        finally:
            self._writing = False
        self.show_complaint()
        if self.context.session.snapshot() is not before:
            self.answered.emit()

    def show_complaint(self) -> None:
        """Say under the field what is wrong, and mark the field."""
        catalogue = interface.catalogue
        words = self._trouble.text(catalogue) if self._trouble else self.answering.complaint(catalogue)
        self._complaint.setText(words)
        self._complaint.setVisible(bool(words))
        self.mark_invalid(bool(words))
        self.describe_field(words or self.question.hint.get(catalogue.code))

    def focus_field(self) -> None:
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.left_field()
        return super().eventFilter(watched, event)

    def left_field(self) -> None:
        """The focus went elsewhere: hand over, and show the answer as it is written properly."""
        self.hand_over()
        if self.answering.form and not self._trouble and not self.answering.draft:
            self.display()

    def _show(self) -> None:
        self.display()
        self.show_complaint()
