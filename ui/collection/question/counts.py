"""A line of a count: mark, word, perhaps a small bar, number. It leads to what is counted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.language import interface
from ui.marks import paint_mark
from ui.theme import colour, font, px
from ui.widgets.pressing import PressedByEnter
from ui.widgets.progress import paint_progress
from ui.widgets.sizes import themed

HEIGHT, MARK, LEFT, BAR, NUMBER = 27, 14, 22, 44, 36


class CountRow(PressedByEnter, QAbstractButton):
    """`act` is done when it is pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark, self._count, self._share = "", 0, -1.0
        self.act: Callable[[], object] | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.act() if self.act else None)
        themed(self, self.updateGeometry)

    def show_count(self, words: str, count: int, mark: str = "", share: float = -1.0) -> None:
        """`share`, between 0 and 1, is drawn as a bar; none is below 0."""
        self._mark, self._count, self._share = mark, count, share
        self.setText(words)
        self.setAccessibleName(f"{words}{interface.catalogue.colon()} {interface.catalogue.number(count)}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(200), px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(120), px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.underMouse():
            hover = colour("accent-soft")
            hover.setAlphaF(0.5)
            painter.fillRect(self.rect(), hover)
        left = 0
        if self._mark:
            top = (self.height() - px(MARK)) / 2
            paint_mark(painter, self._mark, QRectF(0, top, px(MARK), px(MARK)), surface="background")
            left = px(LEFT)
        right = self.width() - px(NUMBER)
        painter.setFont(font("ui"))
        painter.setPen(colour("muted"))
        middle = Qt.AlignmentFlag.AlignVCenter
        number = QRectF(right, 0, px(NUMBER), self.height())
        count = interface.catalogue.number(self._count)
        painter.drawText(number, int(middle | Qt.AlignmentFlag.AlignRight), count)
        if self._share >= 0:
            bar = QRectF(right - px(BAR) + px(8), self.height() / 2 - px(2), px(BAR), px(4))
            paint_progress(painter, bar, self._share)
            right -= px(BAR)
        painter.setPen(colour("text"))
        room = QRectF(left, 0, right - left - px(4), self.height())
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, int(middle), shown)
        self.setToolTip(self.text() if shown != self.text() else "")
