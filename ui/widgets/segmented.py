"""A row of segments of which one is chosen: states, languages, views."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from ui.icons import icon_pixmap
from ui.marks import paint_mark
from ui.theme import colour, font, px, theme
from ui.widgets.sizes import themed

PADDING, MARK, GAP = 11, 14, 7
_TAB_STOP = Qt.FocusPolicy.StrongFocus
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class Segment:
    """One segment: its key, its word, and a mark or an icon before it."""

    key: str
    text: str
    mark: str = ""
    icon: str = ""
    tooltip: str = ""


class SegmentedControl(QWidget):
    """One tab stop; arrows, Home and End move along it, Space and Enter choose. None may be chosen."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None, compact: bool = False) -> None:
        super().__init__(parent)
        self._compact = compact
        self._current: str | None = None
        self._buttons: dict[str, _SegmentButton] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        themed(self, self._renew)

    def set_segments(self, segments: Sequence[Segment]) -> None:
        """Show these segments; called again with the same keys it only changes their words and marks."""
        if [segment.key for segment in segments] != list(self._buttons):
            for button in self._buttons.values():
                self._row.removeWidget(button)
                button.deleteLater()
            self._buttons = {segment.key: _SegmentButton(self) for segment in segments}
            for button in self._buttons.values():
                self._row.addWidget(button)
        last = len(segments) - 1
        for at, segment in enumerate(segments):
            self._buttons[segment.key].show_segment(segment, first=at == 0, last=at == last)
        self._renew()
        self.set_current(self._current)

    @property
    def current(self) -> str | None:
        """The key of the chosen segment."""
        return self._current

    def set_current(self, key: str | None) -> None:
        """Show a segment as chosen, or none; nothing is emitted."""
        self._current = key if key in self._buttons else None
        for known, button in self._buttons.items():
            button.setChecked(known == self._current)
            button.update()
        self._set_tab_stop(self._current)

    def set_enabled_keys(self, keys: Collection[str]) -> None:
        """Leave only these segments to choose from."""
        for known, button in self._buttons.items():
            button.setEnabled(known in keys)
        self._set_tab_stop(self._current)

    def button(self, key: str) -> QRadioButton:
        """The segment itself, for its tooltip or shortcut."""
        return self._buttons[key]

    def focus_current(self) -> None:
        """Put the keyboard on the chosen segment, or on the first."""
        stop = next((one for one in self._buttons.values() if one.focusPolicy() == _TAB_STOP), None)
        if stop is not None:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, key: str) -> None:
        """What the person does: show it as chosen and emit `chosen` if it was not."""
        changed = key != self._current
        self.set_current(key)
        if changed:
            self.chosen.emit(key)

    def move(self, key: Qt.Key | int) -> bool:  # type: ignore[override]
        """Move the focus for an arrow, Home or End; False for any other key."""
        open_ones = [button for button in self._buttons.values() if button.isEnabled()]
        at = next((i for i, button in enumerate(open_ones) if button.hasFocus()), 0)
        targets = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(open_ones) - 1}
        targets |= {step: at + by for step, by in _STEPS.items()}
        if key not in targets or not open_ones:
            return False
        target = open_ones[targets[Qt.Key(key)] % len(open_ones)]
        self._set_tab_stop(target.segment.key)
        target.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("control" if self.isEnabled() else "line"), 1))
        painter.setBrush(colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))

    def _renew(self) -> None:
        self.setFixedHeight(px(26 if self._compact else 32))
        for button in self._buttons.values():
            button.setFont(font("ui"))
            button.updateGeometry()
        self.update()

    def _set_tab_stop(self, key: str | None) -> None:
        first = next((known for known, button in self._buttons.items() if button.isEnabled()), None)
        usable = key in self._buttons and self._buttons[key].isEnabled() if key else False
        stop = key if usable else first
        for known, button in self._buttons.items():
            policy = _TAB_STOP if known == stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)


class _SegmentButton(QRadioButton):
    def __init__(self, owner: SegmentedControl) -> None:
        super().__init__(owner)
        self._owner = owner
        self._first = self._last = False
        self.segment = Segment("", "")
        self.setAutoExclusive(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)
        self.clicked.connect(self._choose)

    def show_segment(self, segment: Segment, first: bool, last: bool) -> None:
        self.segment, self._first, self._last = segment, first, last
        self.setAccessibleName(segment.text)
        self.setToolTip(segment.tooltip)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = QFontMetrics(font("ui", 600)).horizontalAdvance(self.segment.text)
        sign = px(MARK) + px(GAP) if self._signed else 0
        if not self.segment.text:
            sign, words = px(MARK), 0
        return QSize(words + sign + 2 * px(PADDING), px(24))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        elif not self._owner.move(event.key()):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        chosen = self.isChecked()
        solid = chosen and theme.high_contrast
        ink = "accent-text" if solid else "text" if self.isEnabled() else "disabled"
        face = font("ui", 600 if chosen else None)
        words = QFontMetrics(face).horizontalAdvance(self.segment.text)
        sign = px(MARK) + (px(GAP) if self.segment.text else 0) if self._signed else 0
        left = (self.width() - words - sign) / 2
        if self._signed:
            self._paint_sign(painter, left, ink, solid)
        painter.setFont(face)
        painter.setPen(colour(ink))
        room = QRectF(left + sign, 0, words + 2, self.height())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), self.segment.text)

    @property
    def _signed(self) -> bool:
        return bool(self.segment.mark or self.segment.icon)

    def _paint_ground(self, painter: QPainter) -> None:
        left, right = (1 if self._first else 0), (1 if self._last else 0)
        inner = QRectF(self.rect()).adjusted(left, 1, -right, -1)
        if self.isChecked():
            painter.save()
            painter.setClipPath(self._clip(inner))
            solid = theme.high_contrast
            painter.fillRect(inner, colour("accent" if solid else "accent-soft"))
            edge = QRectF(inner.left(), inner.bottom() - 2, inner.width(), 2)
            painter.fillRect(edge, colour("accent"))
            painter.restore()
        elif self.underMouse() and self.isEnabled():
            painter.save()
            painter.setClipPath(self._clip(inner))
            painter.fillRect(inner, colour("background"))
            painter.restore()
        if not self._last:
            painter.fillRect(QRectF(self.width() - 1, 1, 1, self.height() - 2), colour("line"))

    def _clip(self, inner: QRectF) -> QPainterPath:
        radius = px(4) - 1
        path = QPainterPath()
        wide = inner.adjusted(0 if self._first else -px(6), 0, 0 if self._last else px(6), 0)
        path.addRoundedRect(wide, radius, radius)
        return path

    def _paint_sign(self, painter: QPainter, left: float, ink: str, solid: bool) -> None:
        side = px(MARK)
        square = QRectF(left, (self.height() - side) / 2, side, side)
        if self.segment.mark:
            under = ("accent" if solid else "accent-soft") if self.isChecked() else "surface"
            role = ink if solid or not self.isEnabled() else ""
            paint_mark(painter, self.segment.mark, square, role, under)
        else:
            pixmap = icon_pixmap(self.segment.icon, ink, side, self.devicePixelRatioF())
            painter.drawPixmap(square.topLeft(), pixmap)

    def _choose(self) -> None:
        self._owner.choose(self.segment.key)
