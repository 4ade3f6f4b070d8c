"""A link that is a button."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme import colour, font, line_height, px
from ui.widgets.pressing import PressedByEnter
from ui.widgets.sizes import themed

UNDERLINE = 2


class LinkButton(PressedByEnter, QAbstractButton):
    """Text in accent or another ink with a line under it; Enter and Space follow it. Elided where there is no room."""

    def __init__(
        self,
        text: str = "",
        role: str = "ui",
        weight: int = 0,
        parent: QWidget | None = None,
        ink: str = "accent",
    ) -> None:
        super().__init__(parent)
        self._role, self._weight, self._ink = role, weight, ink
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        themed(self, self._renew)
        self.setText(text)

    def setText(self, text: str) -> None:
        if self.toolTip() in ("", self.text()):
            self.setToolTip(text)
        super().setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(width + 1, round(line_height(self._role)) + 2 * UNDERLINE)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), px(48)), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink = colour(self._ink if self.isEnabled() else "disabled")
        painter.setPen(ink)
        painter.setFont(self.font())
        metrics = self.fontMetrics()
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        base = round((self.height() + metrics.ascent() - metrics.descent()) / 2)
        painter.drawText(0, base, shown)
        thick = 2 if self.underMouse() else 1
        width = metrics.horizontalAdvance(shown)
        painter.fillRect(QRectF(0, base + metrics.underlinePos() + 2, width, thick), ink)

    def _renew(self) -> None:
        self.setFont(font(self._role, self._weight or None))
        self.updateGeometry()
        self.update()
