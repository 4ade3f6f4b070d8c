"""A dialog that asks for words in French and in English: the name of a theme, a translation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ui.language import interface, tr
from ui.theme import px
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.form_row import FormRow
from ui.widgets.sizes import fix, space
from ui.widgets.text import Text
from ui.widgets.wrapped_text import WrappedText
from workbook.errors import N_, KnownError
from workbook.languages import LANGUAGES
from workbook.questionnaire.model import LocalText

LABELS = {"fr": N_("In French"), "en": N_("In English")}
CANCEL = N_("Cancel")
LINES = 72


@dataclass(frozen=True, slots=True)
class DialogWords:
    """What a dialog says, as msgids; `fields` name its fields, which are lines, or `long` for several lines."""

    title: str
    lead: str
    verb: str
    fields: tuple[tuple[str, bool], ...]


class BilingualDialog(QDialog):
    """`texts` are what was written, a field after the other. `keep` is called with them; the error that it raises is
    told in the dialog, which stays."""

    def __init__(
        self,
        words: DialogWords,
        texts: tuple[LocalText, ...],
        keep: Callable[[tuple[LocalText, ...]], object],
        detail: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("bilingual_dialog")
        self.setWindowTitle(tr(words.title))
        self._keep = keep
        self.fields: list[dict[str, QLineEdit | QPlainTextEdit]] = []
        self._rows: list[FormRow] = []
        column = QVBoxLayout(self)
        space(column, 12, (24, 20, 24, 20))
        column.addWidget(Text(tr(words.lead), weight=600, wrap=True))
        if detail:
            column.addWidget(WrappedText(detail, ink="muted"))
        for (label, long), text in zip(words.fields, texts, strict=True):
            if label:
                column.addWidget(Text(tr(label), role="caption", ink="muted"))
            column.addLayout(self._field(text, long))
        self.verb = PrimaryButton(tr(words.verb))
        self.verb.setObjectName("bilingual_verb")
        self.verb.setDefault(True)
        self.verb.clicked.connect(self._apply)
        cancel = SecondaryButton(tr(CANCEL))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        space(buttons, 12)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.verb)
        column.addLayout(buttons)
        fix(self, width=480)
        self.fields[0][interface.code].setFocus()

    @property
    def texts(self) -> tuple[LocalText, ...]:
        return tuple(LocalText(**{code: _text(field) for code, field in one.items()}) for one in self.fields)

    def _field(self, text: LocalText, long: bool) -> QVBoxLayout:
        rows = QVBoxLayout()
        space(rows, 8)
        made: dict[str, QLineEdit | QPlainTextEdit] = {}
        own_first = sorted(LANGUAGES, key=lambda code: code != interface.code)
        for code in own_first:
            field: QLineEdit | QPlainTextEdit
            if long:
                field = QPlainTextEdit(getattr(text, code))
                field.setTabChangesFocus(True)
                field.setFixedHeight(px(LINES))
            else:
                field = QLineEdit(getattr(text, code))
            field.setObjectName(f"field_{len(self.fields)}_{code}")
            row = FormRow(96)
            row.set_label(tr(LABELS[code]))
            row.set_field(field)
            made[code] = field
            self._rows.append(row)
            rows.addWidget(row)
        self.fields.append({code: made[code] for code in LANGUAGES})
        return rows

    def _apply(self) -> None:
        try:
            self._keep(self.texts)
        except KnownError as error:
            self._rows[0].set_error(error.text(interface.catalogue))
            self.fields[0][interface.code].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.accept()


def _text(field: QLineEdit | QPlainTextEdit) -> str:
    words = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
    return words.strip()
