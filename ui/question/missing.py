"""What stands in the answer's place when a question is left unanswered on purpose."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.language import Translated, tr
from ui.widgets.form_row import FormRow
from ui.widgets.links import LinkButton
from ui.widgets.mark_label import MarkLabel
from ui.widgets.sizes import space
from ui.widgets.text import Text
from workbook.document.snapshot import Missing
from workbook.errors import N_
from workbook.screens.words import REASONS

UNANSWERED = N_("Unanswered on purpose: {reason}")
WHY = N_("Why")
WHY_HINT = N_("A word for those who read the report")
TAKE_BACK = N_("Answer after all")


class MissingReason(Translated, QWidget):
    """The reason, a field for a word why, and the way back. `why_given` when the field is left."""

    why_given = Signal(str)
    taken_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("missing_reason")
        self._missing: Missing | None = None
        self._words = Text(weight=600, wrap=True)
        self.back = LinkButton()
        self.back.setObjectName("answer_after_all")
        self.back.clicked.connect(self.taken_back)
        self.why = QLineEdit()
        self.why.setObjectName("missing_why")
        self.why.editingFinished.connect(self.hand_over)
        self.why.installEventFilter(self)
        self._row = FormRow(80)
        self._row.set_field(self.why)
        head = QHBoxLayout()
        space(head, 8)
        head.addWidget(MarkLabel("missing"))
        head.addWidget(self._words, 1)
        head.addWidget(self.back)
        column = QVBoxLayout(self)
        space(column, 8)
        column.addLayout(head)
        column.addWidget(self._row)
        self.translate_now()

    def retranslate(self) -> None:
        self.back.setText(tr(TAKE_BACK))
        self._row.set_label(tr(WHY))
        self.why.setPlaceholderText(tr(WHY_HINT))
        if self._missing is not None:
            self._words.setText(tr(UNANSWERED).format(reason=tr(REASONS.get(self._missing.reason, ""))))

    def show_missing(self, missing: Missing | None, writable: bool) -> None:
        """Show a reason; nothing where the question is to be answered."""
        self.setVisible(missing is not None)
        self._missing = missing
        self.why.setReadOnly(not writable)
        self.back.setVisible(writable)
        if missing is not None and not self.why.hasFocus():
            self.why.setText(missing.why)
        self.retranslate()

    def hand_over(self) -> None:
        """Give the word why to whoever listens."""
        if self._missing is not None and self.why.text().strip() != self._missing.why:
            self.why_given.emit(self.why.text().strip())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.hand_over()
        return super().eventFilter(watched, event)
