"""Chips: a tag, a tag to add, a quiet note."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.language import Translated, tr
from ui.painting import stroke
from ui.theme import colour, font, px, theme
from ui.widgets.pressing import PressedByEnter
from ui.widgets.sizes import themed

HEIGHT, PADDING, CROSS = 22, 9, 18


class Chip(Translated, QAbstractButton):
    """A tag, 22 high. If `removable`, the cross, Delete and Backspace ask for its removal."""

    removed = Signal()

    def __init__(self, text: str, removable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._removable = removable
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if removable else Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        themed(self, self._renew)
        self.translate_now()

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text)

    def retranslate(self) -> None:
        help_text = tr("Press Delete to remove this tag") if self._removable else ""
        self.setAccessibleDescription(help_text)
        self.setToolTip(tr("Remove") if self._removable else "")

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        cross = px(CROSS) - px(PADDING) + px(4) if self._removable else 0
        return QSize(words + 2 * px(PADDING) + cross, px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(48), px(HEIGHT)).boundedTo(self.sizeHint())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        if self._removable and event.key() in keys:
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        on_cross = event.position().x() >= self.width() - px(CROSS) - px(2)
        if self._removable and on_cross and self.rect().contains(event.position().toPoint()):
            self.setDown(False)
            self.removed.emit()
            return
        super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_frame(painter)
        cross = px(CROSS) + px(2) if self._removable else px(PADDING)
        room = self.rect().adjusted(px(PADDING), 0, -cross, 0)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width() + 1)
        painter.setFont(self.font())
        painter.setPen(colour("text" if self.isEnabled() else "disabled"))
        painter.drawText(room.adjusted(0, 0, px(4), 0), int(Qt.AlignmentFlag.AlignVCenter), shown)
        if self._removable:
            self._paint_cross(painter)

    def _paint_frame(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("line"), 1))
        hover = self.underMouse() and self._removable
        painter.setBrush(colour("sunken" if hover else "background"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))

    def _paint_cross(self, painter: QPainter) -> None:
        reach = 2.5 * theme.scale
        middle = QPointF(self.width() - px(CROSS) / 2 - px(2), self.height() / 2)
        for side in (1, -1):
            arm = QPointF(reach, reach * side)
            stroke(painter, [middle - arm, middle + arm], colour("muted"), 1.1 * theme.scale)

    def _renew(self) -> None:
        self.setFont(font("ui"))
        self.updateGeometry()
        self.update()


class AddChip(PressedByEnter, QAbstractButton):
    """A dashed chip with a plus, to add one more."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        themed(self, self._renew)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(words + 2 * px(PADDING) + px(15), px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = colour("accent" if self.isEnabled() else "disabled")
        painter.setPen(QPen(colour("control"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(colour("background") if self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
        middle, reach = QPointF(px(PADDING) + px(5), self.height() / 2), 4 * theme.scale
        for arm in (QPointF(reach, 0), QPointF(0, reach)):
            stroke(painter, [middle - arm, middle + arm], ink, 1.5 * theme.scale)
        painter.setFont(self.font())
        painter.setPen(ink)
        room = self.rect().adjusted(px(PADDING) + px(15), 0, 0, 0)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), self.text())

    def _renew(self) -> None:
        self.setFont(font("ui"))
        self.updateGeometry()
        self.update()


class Note(QWidget):
    """A word or two in a quiet frame, such as “unofficial”."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        themed(self, self._renew)
        self.setText(text)

    def text(self) -> str:
        return self._text

    def setText(self, text: str) -> None:
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._text) + 2 * px(7), px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("line"), 1))
        painter.setBrush(colour("background"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
        painter.setFont(self.font())
        painter.setPen(colour("muted"))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._text)

    def _renew(self) -> None:
        self.setFont(font("caption"))
        self.updateGeometry()
        self.update()
