"""What the secretariat says of a question: its own words, which the synthesis prints before the countries'."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from ui.collection.bilingual_dialog import LABELS
from ui.collection.page import CollectionContext
from ui.language import Translated, tr
from ui.theme import px
from ui.widgets.sizes import space, themed
from ui.widgets.text import Text
from workbook.collection.publishing.synthesis.words import words_cell, write_words
from workbook.errors import N_, KnownError
from workbook.languages import LANGUAGES

LEAD = N_("The secretariat’s words about this question. The synthesis prints them before what countries say.")
LEAST = 120


class Notes(Translated, QWidget):
    """Two fields, kept when they are left; each change is a step that can be undone."""

    def __init__(self, context: CollectionContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.setObjectName("question_notes")
        self._key = ""
        self._lead = Text(ink="muted", wrap=True)
        self._labels = {code: Text(weight=600) for code in LANGUAGES}
        self.fields = {code: _Field(self) for code in LANGUAGES}
        column = QVBoxLayout(self)
        space(column, 6, (16, 12, 16, 16))
        column.addWidget(self._lead)
        for code, field in self.fields.items():
            field.setObjectName(f"note_{code}")
            column.addSpacing(px(6))
            column.addWidget(self._labels[code])
            column.addWidget(field)
        column.addStretch(1)
        themed(self, self._renew)
        self.translate_now()

    def retranslate(self) -> None:
        self._lead.setText(tr(LEAD))
        for code, field in self.fields.items():
            self._labels[code].setText(tr(LABELS[code]))
            field.setAccessibleName(tr(LABELS[code]))

    def show_question(self, form: str, name: str) -> None:
        """Show what is said of another question; what is being typed is kept first."""
        self.hand_over()
        self._key = f"{form}/{name}"
        self.refresh(force=True)

    def refresh(self, force: bool = False) -> None:
        """Show what is kept; a field that is being typed in stays as it is."""
        snapshot = self.context.session.snapshot()
        for code, field in self.fields.items():
            field.setReadOnly(self.context.session.read_only)
            kept = str(snapshot.cells.get(words_cell(self._key, code)) or "") if self._key else ""
            if force or not field.hasFocus():
                field.show_text(kept)

    def hand_over(self) -> None:
        """Keep what is typed."""
        typed: dict[str, str] = {
            code: field.toPlainText() for code, field in self.fields.items() if field.typed
        }
        if not self._key or not typed:
            return
        session = self.context.session
        plan = write_words(session.snapshot(), self._key, typed)
        try:
            if plan.changes:
                session.apply(plan)
        except KnownError as error:
            self.context.messages.error(error)
            return
        for field in self.fields.values():
            field.typed = False

    def _renew(self) -> None:
        for field in self.fields.values():
            field.setMinimumHeight(px(LEAST))


class _Field(QPlainTextEdit):
    """`typed` says whether there is something in it that is not kept yet."""

    def __init__(self, notes: Notes) -> None:
        super().__init__()
        self._notes = notes
        self.typed = False
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._type)

    def show_text(self, text: str) -> None:
        if text != self.toPlainText():
            self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(False)
        self.typed = False

    def focusOutEvent(self, event: object) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self._notes.hand_over()

    def _type(self) -> None:
        self.typed = True
