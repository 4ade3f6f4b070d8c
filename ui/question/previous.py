"""Last cycle's answer, with “use this”."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.language import Translated, interface, tr
from ui.widgets.buttons import SecondaryButton
from ui.widgets.fold import Fold
from ui.widgets.sizes import space
from ui.widgets.wrapped_text import WrappedText
from workbook.errors import N_
from workbook.screens.question import Previous

TITLE = N_("Previous answer")
USE = N_("Use this answer")


class PreviousAnswer(Translated, Fold):
    """Folded; `used` when a person takes the answer over."""

    used = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("previous_answer")
        self._previous: Previous | None = None
        self._words = WrappedText(role="answer-read")
        self._words.setObjectName("previous_text")
        self.use = SecondaryButton(icon="copy", compact=True)
        self.use.setObjectName("use_previous")
        self.use.clicked.connect(self.used)
        content = QWidget()
        column = QVBoxLayout(content)
        space(column, 8)
        column.addWidget(self._words)
        column.addWidget(self.use, 0, Qt.AlignmentFlag.AlignLeft)
        self.set_content(content)
        self.translate_now()

    def retranslate(self) -> None:
        self.use.setText(tr(USE))
        self.show_previous(self._previous, self.use.isEnabled())

    def show_previous(self, previous: Previous | None, writable: bool) -> None:
        """Show last cycle's answer; nothing where there is none."""
        self._previous = previous
        self.setVisible(previous is not None)
        self.use.setEnabled(writable)
        self.set_title(tr(TITLE), previous.edition if previous else "")
        if previous is not None:
            own = previous.words.get(f"value.{interface.code}")
            self._words.set_text(own or "\n".join(previous.words.values()))
