"""A line that unfolds what belongs to it."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QPropertyAnimation, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QVBoxLayout, QWidget

from ui.painting import chevron
from ui.theme import colour, font, px, theme
from ui.widgets.sizes import space, themed

UNFOLDING_MS = 120
UNBOUND = 16777215
ARROW = 16


class Fold(QWidget):
    """A heading with an arrow; Enter and Space fold and unfold, Right opens, Left closes."""

    toggled = Signal(bool)

    def __init__(self, title: str = "", summary: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._header = _FoldHeader(self)
        self._header.toggled.connect(self._unfold)
        self.setFocusProxy(self._header)
        self._room = QWidget()
        self._inner = QVBoxLayout(self._room)
        space(self._inner, 0, (ARROW, 2, 0, 0))
        self._room.setVisible(False)
        self._motion: QPropertyAnimation | None = None
        column = QVBoxLayout(self)
        space(column, 0)
        column.addWidget(self._header)
        column.addWidget(self._room)
        self.set_title(title, summary)

    def set_title(self, title: str, summary: str = "") -> None:
        """The heading, and in a few words what is under it."""
        self._header.set_words(title, summary)

    def set_content(self, widget: QWidget) -> None:
        """What unfolds; replaces what was there."""
        while (item := self._inner.takeAt(0)) is not None:
            old = item.widget()
            if old is not None and old is not widget:
                old.deleteLater()
        self._inner.addWidget(widget)

    @property
    def is_open(self) -> bool:
        return self._header.isChecked()

    def set_open(self, opened: bool) -> None:
        """Fold or unfold without motion."""
        self._header.blockSignals(True)
        self._header.setChecked(opened)
        self._header.blockSignals(False)
        self._header.update()
        self._room.setMaximumHeight(UNBOUND)
        self._room.setVisible(opened)

    def _unfold(self, opened: bool) -> None:
        self._header.update()
        if not theme.animated or not self.isVisible():
            self.set_open(opened)
        else:
            self._animate(opened)
        self.toggled.emit(opened)

    def _animate(self, opened: bool) -> None:
        self._room.setVisible(True)
        width = self._room.width()
        full = self._inner.heightForWidth(width) if self._inner.hasHeightForWidth() else -1
        full = full if full > 0 else self._room.sizeHint().height()
        motion = QPropertyAnimation(self._room, b"maximumHeight", self)
        motion.setDuration(UNFOLDING_MS)
        motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        motion.setStartValue(0 if opened else full)
        motion.setEndValue(full if opened else 0)
        motion.finished.connect(lambda: self.set_open(self._header.isChecked()))
        if self._motion is not None:
            self._motion.stop()
        self._motion = motion
        motion.start()


class _FoldHeader(QAbstractButton):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._summary = ""
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        themed(self, self.updateGeometry)

    def set_words(self, title: str, summary: str) -> None:
        self.setText(title)
        self._summary = summary
        self.setAccessibleName(title)
        self.setAccessibleDescription(summary)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._title_right() + px(8) + self._summary_width(), px(28))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(80), px(28))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            if self.isChecked() != (key == Qt.Key.Key_Right):
                self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        elements = QStyle.PrimitiveElement
        arrow = elements.PE_IndicatorArrowDown if self.isChecked() else elements.PE_IndicatorArrowRight
        chevron(painter, arrow, QRectF(-px(2), 0, px(12), self.height()), colour("text"), 0.9)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(font("ui", 600))
        painter.setPen(colour("text"))
        painter.drawText(self.rect().adjusted(px(ARROW), 0, 0, 0), middle, self.text())
        painter.setFont(font("ui"))
        painter.setPen(colour("muted"))
        room = self.rect().adjusted(self._title_right() + px(8), 0, 0, 0)
        metrics = QFontMetrics(font("ui"))
        shown = metrics.elidedText(self._summary, Qt.TextElideMode.ElideRight, room.width() + 1)
        painter.drawText(room, middle, shown)

    def _title_right(self) -> int:
        return px(ARROW) + QFontMetrics(font("ui", 600)).horizontalAdvance(self.text())

    def _summary_width(self) -> int:
        return QFontMetrics(font("ui")).horizontalAdvance(self._summary) + 2
