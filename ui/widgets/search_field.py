"""A field to search or filter in."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.icons import set_icon
from ui.language import Translated, tr

PAUSE_MS = 150


class SearchField(Translated, QLineEdit):
    """Emits `searched` 150 ms after the last key, at once on Enter; Escape clears it, Down leaves it for
    what it found."""

    searched = Signal(str)
    down_pressed = Signal()

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        lens = QAction(self)
        set_icon(lens, "search", "muted")
        self.addAction(lens, QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(self)
        set_icon(self._clear, "close", "muted", 12)
        self._clear.triggered.connect(self.clear)
        self._clear.setVisible(False)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self.textChanged.connect(self._wait)
        self.returnPressed.connect(self._tell)
        self.set_placeholder(placeholder)
        self.translate_now()

    def retranslate(self) -> None:
        self._clear.setText(tr("Clear"))
        self._clear.setToolTip(tr("Clear"))

    def set_placeholder(self, text: str) -> None:
        """Say what can be searched for; also the accessible name."""
        self.setPlaceholderText(text)
        self.setAccessibleName(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._tell()
        elif event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
        else:
            super().keyPressEvent(event)

    def _wait(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._pause.start()

    def _tell(self) -> None:
        self._pause.stop()
        if self.text() != self._told:
            self._told = self.text()
            self.searched.emit(self._told)
