"""The cards of the start page: large actions, and recent files."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QEnterEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from ui.icons import icon_pixmap
from ui.language import tr
from ui.painting import box
from ui.theme import colour, font, px
from ui.widgets.pressing import PressedByEnter
from ui.widgets.progress import paint_progress
from ui.widgets.sizes import themed
from workbook.screens.start import RecentCard

ACTION_HEIGHT, ACTION_WIDTH, ROW_HEIGHT = 84, 379, 68
BAR_WIDTH, BAR_HEIGHT = 120, 4
MIDDLE = Qt.AlignmentFlag.AlignVCenter


class _Card(PressedByEnter, QAbstractButton):
    """A button that paints itself; Enter and Space press it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()


class ActionCard(_Card):
    """A large action: icon, verb, what it is about, keys."""

    def __init__(self, icon: str, keys: str, solid: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._keys, self._solid = icon, keys, solid
        self._about = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        themed(self, self._renew)

    def set_words(self, text: str, about: str) -> None:
        self.setText(text)
        self._about = about
        self.setAccessibleName(text)
        self.setAccessibleDescription(about)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(ACTION_WIDTH), px(ACTION_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        hover = self.underMouse()
        if self._solid:
            box(painter, rect, px(6), colour("accent").lighter(112) if hover else colour("accent"))
        else:
            ground = colour("background" if hover else "surface")
            box(painter, rect, px(6), ground, QPen(colour("control"), 1))
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        ink, soft = ("accent-text", "accent-text") if self._solid else ("text", "muted")
        drawn = icon_pixmap(
            self._icon, "accent-text" if self._solid else "accent", px(24), self.devicePixelRatioF()
        )
        painter.drawPixmap(px(21), (self.height() - px(24)) // 2, drawn)
        keys = font("caption")
        room = QRect(px(63), px(20), self.width() - px(84), px(26))
        painter.setPen(colour(ink))
        painter.setFont(font("question-long", 600))
        painter.drawText(room, int(MIDDLE), self.text())
        painter.setFont(font("ui"))
        painter.setPen(colour(soft))
        about = QRect(room.left(), px(44), room.width() - _width(keys, self._keys) - px(8), px(20))
        painter.drawText(about, int(MIDDLE), _elided(font("ui"), self._about, about.width()))
        painter.setFont(keys)
        painter.drawText(
            QRect(px(63), 0, self.width() - px(84), self.height()),
            int(MIDDLE | Qt.AlignmentFlag.AlignRight),
            self._keys,
        )

    def _renew(self) -> None:
        self.setFixedHeight(px(ACTION_HEIGHT))
        self.setMaximumWidth(px(ACTION_WIDTH))
        self.update()


class RecentRow(_Card):
    """A recent file: what it is called, its path, its last change; how far a workbook is, how many submissions a
    collection holds. Delete takes it off the list."""

    forgotten = Signal()

    def __init__(self, card: RecentCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = card
        self.setAccessibleName(card.spoken)
        self.setToolTip(str(card.path))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        themed(self, self._renew)

    def sizeHint(self) -> QSize:
        return QSize(px(360), px(ROW_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.forgotten.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        forget = QAction(tr("Take off this list"), menu)
        forget.triggered.connect(self.forgotten)
        menu.addAction(forget)
        menu.popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect(), colour("background"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, colour("line"))
        drawn = icon_pixmap(
            "merge" if self.card.collection else "document", "accent", px(18), self.devicePixelRatioF()
        )
        painter.drawPixmap(0, (self.height() - px(18)) // 2, drawn)
        right = self._paint_figures(painter)
        self._paint_words(painter, right)

    def _paint_words(self, painter: QPainter, right: int) -> None:
        left, face = px(34), font("heading")
        room = right - left - px(16)
        title = _elided(face, self.card.title, room)
        painter.setFont(face)
        painter.setPen(colour("text"))
        painter.drawText(QRect(left, px(14), room, px(24)), int(MIDDLE), title)
        after = _width(face, title) + px(10)
        painter.setFont(font("ui"))
        painter.setPen(colour("muted"))
        rest = QRect(left + after, px(15), max(0, room - after), px(24))
        painter.drawText(rest, int(MIDDLE), _elided(font("ui"), self.card.subtitle, rest.width()))
        painter.setFont(font("caption"))
        under = QRect(left, px(36), room, px(20))
        where = QFontMetrics(font("caption")).elidedText(
            self.card.where, Qt.TextElideMode.ElideMiddle, under.width()
        )
        painter.drawText(under, int(MIDDLE), where)

    def _paint_figures(self, painter: QPainter) -> int:
        """Draw what stands at the right; gives where it begins."""
        narrow = self.width() < px(520)
        right = self.width()
        if not self.card.collection:
            width = px(BAR_WIDTH if not narrow else 48)
            bar = QRectF(right - width, px(26) - px(BAR_HEIGHT) / 2, width, px(BAR_HEIGHT))
            paint_progress(painter, bar, self.card.settled, self.card.begun)
            right -= width + px(10)
        face = font("ui", 600)
        painter.setFont(face)
        painter.setPen(colour("text"))
        end = Qt.AlignmentFlag.AlignRight
        painter.drawText(QRect(0, px(14), right, px(24)), int(MIDDLE | end), self.card.share)
        painter.setFont(font("caption"))
        painter.setPen(colour("muted"))
        start = right - _width(face, self.card.share)
        if narrow:
            return start
        painter.drawText(QRect(0, px(36), self.width(), px(20)), int(MIDDLE | end), self.card.changed)
        return min(start, self.width() - _width(font("caption"), self.card.changed))

    def _renew(self) -> None:
        self.setFixedHeight(px(ROW_HEIGHT))
        self.update()


def _width(face: QFont, words: str) -> int:
    return QFontMetrics(face).horizontalAdvance(words)


def _elided(face: QFont, words: str, room: int) -> str:
    return QFontMetrics(face).elidedText(words, Qt.TextElideMode.ElideRight, room)
