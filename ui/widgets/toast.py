"""A toast: something is done, at the bottom right, for six seconds."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPropertyAnimation, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QGraphicsOpacityEffect, QHBoxLayout, QWidget

from ui.theme import colour, px, theme
from ui.widgets.links import LinkButton
from ui.widgets.mark_label import MarkLabel
from ui.widgets.sizes import space
from ui.widgets.text import Text

SHOWN_MS, FADE_MS = 6000, 150
SHADOW, SHADOW_DROP = 20, 6
EDGE = 16


class Toast(QWidget):
    """One at a time in a window; it stays while the mouse or the focus is on it. Escape sends it away."""

    def __init__(
        self,
        window: QWidget,
        text: str,
        action_text: str = "",
        action: Callable[[], object] | None = None,
        mark: str = "final",
    ) -> None:
        super().__init__(window)
        self._window = window
        row = QHBoxLayout(self)
        space(row, 12, (SHADOW + 16, SHADOW + 9, SHADOW + 16, SHADOW + 9))
        row.addWidget(MarkLabel(mark, 14))
        self._text = Text(text)
        row.addWidget(self._text)
        self.link: LinkButton | None = None
        if action_text and action is not None:
            row.addSpacing(px(24))
            self.link = LinkButton(action_text)
            self.link.clicked.connect(action)
            self.link.clicked.connect(self.dismiss)
            row.addWidget(self.link)
        self.setAccessibleName(text)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self._end)
        window.installEventFilter(self)

    def text(self) -> str:
        return self._text.text()

    def appear(self) -> None:
        """Show it, say it to a screen reader, and start its time."""
        self._place()
        self.show()
        self.raise_()
        self._fade(0.0, 1.0)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window, self.text()))
        self._timer.start()

    def dismiss(self) -> None:
        """Send it away now."""
        self._timer.stop()
        self.hide()
        self.deleteLater()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return hint.expandedTo(QSize(px(240) + 2 * px(SHADOW), hint.height()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = px(SHADOW)
        card = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        if not theme.high_contrast:
            _paint_shadow(painter, card)
        painter.setPen(QPen(colour("line"), 1))
        painter.setBrush(colour("raised"))
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), px(6), px(6))

    def _end(self) -> None:
        if self.underMouse() or (self.link is not None and self.link.hasFocus()):
            self._timer.start(1000)
        elif theme.animated:
            self._fade(1.0, 0.0)
            QTimer.singleShot(FADE_MS, self, self.dismiss)
        else:
            self.dismiss()

    def _fade(self, start: float, end: float) -> None:
        if not theme.animated:
            return
        veil = QGraphicsOpacityEffect(self)
        veil.setOpacity(start)
        self.setGraphicsEffect(veil)
        motion = QPropertyAnimation(veil, b"opacity", self)
        motion.setDuration(FADE_MS)
        motion.setStartValue(start)
        motion.setEndValue(end)
        if end:
            motion.finished.connect(lambda: self.setGraphicsEffect(None))  # type: ignore[arg-type]
        motion.start()

    def _place(self) -> None:
        self.adjustSize()
        room = self._window.rect()
        shadow, edge = px(SHADOW), px(EDGE)
        foot = px(28)
        right, bottom = room.right() - edge + shadow, room.bottom() - foot - edge + shadow
        self.move(max(0, right - self.width()), max(0, bottom - self.height()))


def show_toast(
    window: QWidget,
    text: str,
    action_text: str = "",
    action: Callable[[], object] | None = None,
    mark: str = "final",
) -> Toast:
    """Show a toast in a window in place of the one that is there."""
    for earlier in window.findChildren(Toast):
        earlier.dismiss()
    toast = Toast(window, text, action_text, action, mark)
    toast.appear()
    return toast


def _paint_shadow(painter: QPainter, card: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    drop = px(SHADOW_DROP)
    reach = px(SHADOW) - drop
    steps = reach + drop
    for step in range(reach, -drop, -1):
        veil = QColor(0, 0, 0)
        veil.setAlphaF(0.16 * 2 * (reach + 1 - step) / (steps * (steps + 1)))
        painter.setBrush(veil)
        halo = card.adjusted(-step, -step, step, step).translated(0, drop)
        painter.drawRoundedRect(halo, px(8) + max(0, step), px(8) + max(0, step))
