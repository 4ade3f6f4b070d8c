"""Tabs with a line under the current one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar, QWidget

from ui.marks import paint_mark
from ui.theme import colour, font, px
from ui.widgets.cells import paint_count
from ui.widgets.sizes import themed

HEIGHT, MARK, GAP, BETWEEN, LINE = 34, 14, 8, 20, 2


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab: its key, its word, perhaps a mark before it, perhaps a count after it.

    `waiting` shows the count as something that waits for the person.
    """

    key: str
    text: str
    mark: str = ""
    count: int = 0
    waiting: bool = False


class UnderlineTabs(QTabBar):
    """One tab stop; arrows change the tab. `chosen` is emitted for the person only."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs: list[Tab] = []
        self._quiet = False
        self._hovered = -1
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.currentChanged.connect(self._changed)
        themed(self, self._renew)

    def set_tabs(self, tabs: Sequence[Tab]) -> None:
        """Show these tabs and keep the current key if it is still there."""
        current = self.current_key
        self._quiet = True
        self._tabs = list(tabs)
        while self.count() > len(tabs):
            self.removeTab(self.count() - 1)
        while self.count() < len(tabs):
            self.addTab("")
        for at, tab in enumerate(tabs):
            self.setTabText(at, tab.text.replace("&", "&&"))
            self.setAccessibleTabName(at, f"{tab.text} {tab.count}" if tab.count else tab.text)
        self._renew()
        self.set_current_key(current or (tabs[0].key if tabs else ""))
        self._quiet = False

    @property
    def current_key(self) -> str:
        """The key of the current tab, "" if there is none."""
        at = self.currentIndex()
        return self._tabs[at].key if 0 <= at < len(self._tabs) else ""

    def set_current_key(self, key: str) -> None:
        """Show a tab as current; nothing is emitted."""
        keys = [tab.key for tab in self._tabs]
        before, self._quiet = self._quiet, True
        if key in keys:
            self.setCurrentIndex(keys.index(key))
        self._quiet = before

    def tabSizeHint(self, index: int) -> QSize:
        if not 0 <= index < len(self._tabs):
            return QSize(0, px(HEIGHT))
        tab = self._tabs[index]
        width = QFontMetrics(font("ui", 600)).horizontalAdvance(tab.text) + px(BETWEEN)
        width += px(MARK) + px(GAP) if tab.mark else 0
        width += _badge_width(tab.count) + px(GAP) if tab.count else 0
        return QSize(width, px(HEIGHT))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(event.position().toPoint())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(QPoint(-1, -1))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for at, tab in enumerate(self._tabs):
            rect = self.tabRect(at)
            if rect.intersects(event.rect()):
                self._paint_tab(painter, rect, at, tab)

    def _paint_tab(self, painter: QPainter, rect: QRect, at: int, tab: Tab) -> None:
        current = at == self.currentIndex()
        usable = self.isEnabled() and self.isTabEnabled(at)
        ink = "disabled" if not usable else "text" if current or at == self._hovered else "muted"
        left, height = rect.left(), rect.height() - LINE
        if tab.mark:
            square = QRectF(left, rect.top() + (height - px(MARK)) / 2, px(MARK), px(MARK))
            paint_mark(painter, tab.mark, square)
            left += px(MARK) + px(GAP)
        face = font("ui", 600 if current else None)
        painter.setFont(face)
        painter.setPen(colour(ink))
        words = QFontMetrics(face).horizontalAdvance(tab.text)
        room = QRect(left, rect.top(), words + 2, height)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), tab.text)
        if tab.count:
            pill = QRectF(left + words + px(GAP), rect.top() + (height - px(16)) / 2, 0, px(16))
            pill.setWidth(_badge_width(tab.count))
            paint_count(painter, pill, str(tab.count), tab.waiting)
        if current:
            line = QRect(rect.left(), rect.bottom() - LINE + 1, rect.width() - px(BETWEEN), LINE)
            painter.fillRect(line, colour("accent"))

    def _hover(self, where: QPoint) -> None:
        hovered = self.tabAt(where)
        if hovered != self._hovered:
            self._hovered = hovered
            self.update()

    def _changed(self, index: int) -> None:
        if not self._quiet and 0 <= index < len(self._tabs):
            self.chosen.emit(self._tabs[index].key)

    def _renew(self) -> None:
        for at in range(self.count()):
            self.setTabText(at, self.tabText(at))
        self.updateGeometry()
        self.update()


def _badge_width(count: int) -> int:
    return max(px(18), px(10) + QFontMetrics(font("caption", 600)).horizontalAdvance(str(count)))
