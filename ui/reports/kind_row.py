"""One report to choose: a radio button with a title and a word of explanation."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from ui.theme import colour, px
from ui.widgets.sizes import space
from ui.widgets.text import Text


class KindRow(QWidget):
    """The whole row can be clicked; the chosen one is tinted."""

    chosen = Signal(str)

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.button = QRadioButton()
        self.button.setObjectName(f"report_{key}")
        self.button.toggled.connect(self._on_toggled)
        self._title = Text(weight=600)
        self._hint = Text(role="caption", ink="muted", wrap=True)
        row = QHBoxLayout(self)
        space(row, 12, (8, 6, 8, 6))
        row.addWidget(self.button)
        words = QVBoxLayout()
        space(words, 1)
        words.addWidget(self._title)
        words.addWidget(self._hint)
        row.addLayout(words, 1)

    def set_words(self, title: str, hint: str) -> None:
        self._title.setText(title)
        self._hint.setText(hint)
        self.button.setAccessibleName(title)
        self.button.setAccessibleDescription(hint)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.button.setFocus()
        self.button.setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.button.isChecked():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(colour("accent-soft"))
            painter.setBrush(colour("accent-soft"))
            painter.drawRoundedRect(QRectF(self.rect()), px(4), px(4))

    def _on_toggled(self, checked: bool) -> None:
        self.update()
        if checked:
            self.chosen.emit(self.key)
