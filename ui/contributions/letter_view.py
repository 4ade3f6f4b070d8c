"""A letter to copy: the one that goes with a form, or a reminder; in French or in English."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ui.contributions.scrolled import scrolled_column
from ui.language import Translated, interface, tr
from ui.theme import px
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.form_row import FormRow
from ui.widgets.segmented import Segment, SegmentedControl
from ui.widgets.sizes import space, themed
from ui.widgets.text import Text
from workbook.exchange.mail import Mail
from workbook.languages import Language

COLUMN, LABEL_WIDTH, TEXT_HEIGHT = 824, 90, 220


class LetterView(Translated, QWidget):
    """Emits `copied` once the letter is on the clipboard, or `left`."""

    copied = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("letter_view")
        self._write: Callable[[Language], Mail] | None = None
        self._language: Language | None = None
        self._is_reminder = False
        self._ministry = ""
        self._title, self._lead = Text(role="title", wrap=True), Text(ink="muted", wrap=True)
        self.languages = SegmentedControl(compact=True)
        self.languages.setObjectName("letter_language")
        self.languages.chosen.connect(self._choose)
        self.to, self.subject, self.text = QLineEdit(), QLineEdit(), QPlainTextEdit()
        for field, name in ((self.to, "to"), (self.subject, "subject"), (self.text, "text")):
            field.setReadOnly(True)
            field.setObjectName(f"letter_{name}")
        self.text.setTabChangesFocus(True)
        self._rows = [FormRow(LABEL_WIDTH), FormRow(LABEL_WIDTH), FormRow(LABEL_WIDTH)]
        self._copy, self._back = PrimaryButton(icon="copy"), QuietButton(icon="chevron-left")
        self._copy.setObjectName("copy_letter")
        self._copy.clicked.connect(self.copy)
        self._back.setObjectName("leave_letter")
        self._back.clicked.connect(self.left)
        self._lay_out()
        self.translate_now()

    def retranslate(self) -> None:
        for row, words in zip(self._rows, (tr("To"), tr("Subject"), tr("Text")), strict=True):
            row.set_label(words)
        self.languages.set_segments([Segment("fr", "Français"), Segment("en", "English")])
        self.languages.setAccessibleName(tr("Language of the letter"))
        self._back.setText(tr("Contributions"))
        self._show()

    def show_letter(self, write: Callable[[Language], Mail], ministry: str, is_reminder: bool) -> None:
        """Show what `write` gives, in the language chosen last, else in that of the interface."""
        self._write, self._ministry, self._is_reminder = write, ministry, is_reminder
        self._show()

    def focus_first(self) -> None:
        self._copy.setFocus()

    def copy(self) -> None:
        """Put the letter on the clipboard."""
        if self._write is not None:
            QGuiApplication.clipboard().setText(self._write(self._spoken()).whole)
            self.copied.emit()

    def _spoken(self) -> Language:
        return self._language or interface.code

    def _choose(self, key: str) -> None:
        self._language = "fr" if key == "fr" else "en"
        self._show()

    def _show(self) -> None:
        self.languages.set_current(self._spoken())
        reminding = self._is_reminder
        title = tr("Reminder to {ministry}") if reminding else tr("Letter to {ministry}")
        self._title.setText(title.format(ministry=self._ministry))
        self._lead.setText(
            tr("Copy the text into your mail. The reminder is noted with today’s date.")
            if reminding
            else tr("Copy the text into your mail, and attach the file. The program itself sends nothing.")
        )
        self._copy.setText(tr("Copy and note the reminder") if reminding else tr("Copy the letter"))
        if self._write is not None:
            mail = self._write(self._spoken())
            self.to.setText(mail.to)
            self.to.setPlaceholderText(tr("no address was given"))
            self.subject.setText(mail.subject)
            self.subject.setCursorPosition(0)
            self.text.setPlainText(mail.text)

    def _lay_out(self) -> None:
        for row, field in zip(self._rows, (self.to, self.subject, self.text), strict=True):
            row.set_field(field)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.languages)
        inner = QWidget()
        column = QVBoxLayout(inner)
        space(column, 10)
        column.addLayout(head)
        column.addWidget(self._lead)
        column.addWidget(self._rows[0])
        column.addWidget(self._rows[1])
        column.addWidget(self._rows[2], 1)
        foot = QHBoxLayout()
        space(foot, 12)
        foot.addWidget(self._back)
        foot.addStretch(1)
        foot.addWidget(self._copy)
        column.addLayout(foot)
        themed(inner, lambda: inner.setMaximumWidth(px(COLUMN)))
        themed(self.text, lambda: self.text.setMinimumHeight(px(TEXT_HEIGHT)))
        outer = QHBoxLayout()
        outer.addWidget(inner, 100)
        outer.addStretch(1)
        page = scrolled_column(self)
        space(page, 0, (40, 24, 36, 20))
        page.addLayout(outer)
