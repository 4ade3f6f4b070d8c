"""Where an answer stands in the file received: quiet, until somebody points at it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import colour
from ui.widgets.links import LinkButton


class SourceLink(LinkButton):
    """Muted words; underlined, and in the text's ink, under the pointer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(role="caption", ink="text", parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.underMouse():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(colour("muted"))
        metrics = self.fontMetrics()
        base = round((self.height() + metrics.ascent() - metrics.descent()) / 2)
        painter.drawText(0, base, metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width()))
