"""Labels by type role."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QStyleOption, QWidget

from ui.theme import restyle


class Text(QLabel):
    """A short text in a type role and a colour role."""

    def __init__(
        self,
        text: str = "",
        role: str = "ui",
        ink: str = "text",
        weight: int = 0,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setProperty("type", role)
        self.setProperty("ink", ink)
        self.setProperty("weight", str(weight) if weight else "")

    def set_ink(self, role: str) -> None:
        self._change("ink", role)

    def set_role(self, role: str) -> None:
        self._change("type", role)

    def set_weight(self, weight: int) -> None:
        self._change("weight", str(weight) if weight else "")

    def _change(self, name: str, value: str) -> None:
        if self.property(name) != value:
            self.setProperty(name, value)
            restyle(self)
            self.updateGeometry()


class ElidedText(Text):
    """One line that ends in an ellipsis where there is no room; the whole is then in the tooltip."""

    def __init__(
        self,
        text: str = "",
        role: str = "ui",
        ink: str = "text",
        weight: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, role, ink, weight, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("M…"), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._explain()

    def setText(self, text: str) -> None:
        super().setText(text)
        self._explain()

    def _explain(self) -> None:
        fits = self.fontMetrics().horizontalAdvance(self.text()) <= self.contentsRect().width()
        self.setToolTip("" if fits else self.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        flags = self.alignment() | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, int(flags), shown)
