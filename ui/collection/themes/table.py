"""The table of the code book, with the keys that change it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui.collection.plain_table import PlainTable


class CodeTable(PlainTable):
    """F2 and Enter change a theme, Delete takes it out, Alt with an arrow moves it up (-1) or down (1)."""

    delete_wanted = Signal()
    move_wanted = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers() & Qt.KeyboardModifier.AltModifier
        if key == Qt.Key.Key_F2:
            self.opened.emit(self.current_key)
        elif key == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        elif held and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_wanted.emit(-1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)
