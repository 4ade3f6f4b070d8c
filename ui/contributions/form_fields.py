"""The fields of a form that is to be sent, beside its sections: to whom, in which languages, by when, as what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QCompleter, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.answer_widgets.calm_combo import CalmCombo
from ui.contributions.due_field import DueField
from ui.language import Translated, tr
from ui.widgets.form_row import FormRow
from ui.widgets.segmented import Segment, SegmentedControl
from ui.widgets.sizes import space
from workbook.errors import N_
from workbook.screens.contribution_form import FormDraft

LABEL_WIDTH = 150
ROWS = {
    "ministry": N_("Ministry"),
    "contact": N_("E-mail address"),
    "due": N_("To be sent back by"),
    "languages": N_("Languages of the answers"),
    "medium": N_("Kind of file"),
}
OWN_USE = N_("For your own follow-up; nothing is sent by the program.")
HINTS = {
    "xlsx": N_("For anyone: it opens in Excel, LibreOffice and the like."),
    "workbook": N_("For a colleague who has Passerelle: the questions chosen, as a workbook of its own."),
}


class FormFields(Translated, QWidget):
    """Emits `changed` with the draft each time a person changes something; sections are chosen elsewhere."""

    changed = Signal(object)
    ministry_settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.draft = FormDraft()
        self.ministry = CalmCombo()
        self.ministry.setEditable(True)
        self.ministry.setObjectName("form_ministry")
        self.contact, self.due = QLineEdit(), DueField()
        self.contact.setObjectName("form_contact")
        self.languages, self.medium = SegmentedControl(), SegmentedControl()
        self.languages.setObjectName("form_languages")
        self.medium.setObjectName("form_medium")
        self.answers = QCheckBox()
        self.answers.setObjectName("form_answers")
        self.rows = {name: FormRow(LABEL_WIDTH) for name in ROWS}
        self._lay_out()
        self._connect()
        self.translate_now()

    def retranslate(self) -> None:
        for name, words in ROWS.items():
            self.rows[name].set_label(tr(words))
        self.rows["contact"].set_hint(tr(OWN_USE))
        self.answers.setText(tr("Show what has been answered so far"))
        both = Segment("fr en", tr("Both"))
        self.languages.set_segments([Segment("fr", tr("French")), Segment("en", tr("English")), both])
        self.medium.set_segments(
            [Segment("xlsx", tr("Excel form")), Segment("workbook", tr("Workbook file"))]
        )
        named = (("ministry", self.ministry), ("languages", self.languages), ("medium", self.medium))
        for name, widget in named:
            widget.setAccessibleName(tr(ROWS[name]))
        self._show()

    def show_draft(self, draft: FormDraft, ministries: tuple[str, ...]) -> None:
        """Show a draft, and these ministries to choose from."""
        self.draft = draft
        self.ministry.blockSignals(True)
        self.ministry.clear()
        self.ministry.addItems(list(ministries))
        self.ministry.setCurrentIndex(-1)
        self.ministry.setEditText(draft.ministry)
        self.ministry.blockSignals(False)
        self.contact.setText(draft.contact)
        self.due.line.setText(draft.due_text)
        self._show()

    def show_contact(self, contact: str) -> None:
        """Put in the address that a ministry was last written to, unless one is there."""
        if contact and not self.draft.contact:
            self.contact.setText(contact)
            self._take(contact=contact)

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Say under each field what is wrong with it."""
        for name, row in self.rows.items():
            row.set_error(tr(faults.get(name, "")))

    def focus_first_fault(self, faults: Mapping[str, str]) -> bool:
        """Put the keyboard on the first field that is wrong; False where none of these is."""
        for name, widget in (("ministry", self.ministry), ("due", self.due)):
            if name in faults:
                widget.setFocus()
                return True
        return False

    def _lay_out(self) -> None:
        fields = (self.ministry, self.contact, self.due, _at_left(self.languages), _at_left(self.medium))
        for name, field in zip(ROWS, fields, strict=True):
            self.rows[name].set_field(field)
        completer = self.ministry.completer()
        if isinstance(completer, QCompleter):
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        column = QVBoxLayout(self)
        space(column, 12)
        for row in self.rows.values():
            column.addWidget(row)
        column.addWidget(self.answers)
        column.addStretch(1)

    def _connect(self) -> None:
        self.ministry.editTextChanged.connect(lambda text: self._take(ministry=text))
        self.ministry.activated.connect(lambda _: self.ministry_settled.emit())
        if (line := self.ministry.lineEdit()) is not None:
            line.editingFinished.connect(self.ministry_settled)
        self.contact.textEdited.connect(lambda text: self._take(contact=text))
        self.due.edited.connect(lambda text: self._take(due_text=text))
        self.languages.chosen.connect(lambda key: self._take(languages=tuple(key.split())))
        self.medium.chosen.connect(lambda key: self._take(medium=key))
        self.answers.clicked.connect(lambda on: self._take(shows_answers=on))

    def _take(self, **what: object) -> None:
        self.draft = replace(self.draft, **what)  # type: ignore[arg-type]
        self._show()
        self.changed.emit(self.draft)

    def _show(self) -> None:
        self.languages.set_current(" ".join(self.draft.languages))
        self.medium.set_current(self.draft.medium)
        self.rows["medium"].set_hint(tr(HINTS[self.draft.medium]))
        self.answers.setChecked(self.draft.shows_answers)
        self.due.set_day(self.draft.due)


def _at_left(widget: QWidget) -> QWidget:
    """The widget with the room that it does not take at its right."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget)
    row.addStretch(1)
    holder.setFocusProxy(widget)
    return holder
