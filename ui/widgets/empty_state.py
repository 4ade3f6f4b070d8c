"""What an empty page says: what would be here, how to begin, one button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import px
from ui.widgets.buttons import SecondaryButton
from ui.widgets.sizes import space, themed
from ui.widgets.text import Text


class EmptyState(QWidget):
    """Left aligned, without a drawing."""

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Text(role="ui", weight=600)
        self._words = Text(ink="muted", wrap=True)
        self._button = SecondaryButton()
        self._button.clicked.connect(self.clicked)
        column = QVBoxLayout(self)
        space(column, 4)
        column.addWidget(self._title)
        words = QHBoxLayout()  # so that the height is that of the words in their own width
        space(words, 0)
        words.addWidget(self._words, 1000)
        words.addStretch(1)
        column.addLayout(words)
        column.addSpacing(px(4))
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        themed(self, lambda: self._words.setMaximumWidth(px(600)))

    def set_words(self, title: str, text: str, button_text: str = "") -> None:
        """Set the three; without `button_text` there is no button."""
        self._title.setText(title)
        self._words.setText(text)
        self._button.setText(button_text)
        self._button.setVisible(bool(button_text))
        self.setAccessibleName(title)

    @property
    def button(self) -> SecondaryButton:
        return self._button
