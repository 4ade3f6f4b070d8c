"""A mark as a widget."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.marks import paint_mark
from ui.widgets.sizes import fix


class MarkLabel(QWidget):
    """Shows one mark of the theme; the word stands beside it, or is its accessible name."""

    def __init__(self, mark: str = "", size: int = 16, role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark, self._role = mark, role
        fix(self, size, size)

    @property
    def mark(self) -> str:
        return self._mark

    def set_mark(self, name: str, accessible: str = "") -> None:
        """Show another mark, or none; `accessible` says it in words where no word stands beside it."""
        self._mark = name
        self.setAccessibleName(accessible)
        self.setToolTip(accessible)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._mark:
            paint_mark(QPainter(self), self._mark, QRectF(self.rect()), self._role)
