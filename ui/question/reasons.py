"""The menu of reasons for having no answer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from ui.language import Translated, tr
from workbook.document.cells import MISSING_REASONS
from workbook.errors import N_
from workbook.screens.words import REASONS

UNANSWERED = N_("No answer…")
WHY_UNANSWERED = N_("Leave unanswered on purpose, and say why")
TAKE_BACK = N_("Answer after all")


class ReasonMenu(Translated, QMenu):
    """`chosen` carries the reason, "" for answering after all."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reasons")
        self.reasons: dict[str, QAction] = {}
        group = QActionGroup(self)
        for reason in MISSING_REASONS:
            action = self.reasons[reason] = QAction(self, checkable=True)
            action.setObjectName(f"reason_{reason}")
            action.triggered.connect(lambda _=False, one=reason: self.chosen.emit(one))
            group.addAction(action)
            self.addAction(action)
        self.addSeparator()
        self.take_back = self.addAction("")
        self.take_back.triggered.connect(lambda: self.chosen.emit(""))
        self.translate_now()

    def retranslate(self) -> None:
        self.setAccessibleName(tr(WHY_UNANSWERED))
        for reason, action in self.reasons.items():
            action.setText(reason_words(reason))
        self.take_back.setText(tr(TAKE_BACK))

    def show_reason(self, reason: str) -> None:
        """Check the reason that is given now."""
        for known, action in self.reasons.items():
            action.setChecked(known == reason)
        self.take_back.setVisible(bool(reason))


def reason_words(reason: str) -> str:
    """A reason with a capital letter."""
    words = tr(REASONS[reason])
    return words[:1].upper() + words[1:]
