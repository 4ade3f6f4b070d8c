"""A combo box that the wheel scrolls past: turning it over a form must not change an answer."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox

from ui.theme import px

LEAST_WIDTH = 180


class CalmCombo(QComboBox):
    """Changed by the keyboard, by its list and by typing only; a long entry does not widen the page."""

    def minimumSizeHint(self) -> QSize:
        return QSize(
            min(super().minimumSizeHint().width(), px(LEAST_WIDTH)), super().minimumSizeHint().height()
        )

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
