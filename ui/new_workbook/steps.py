"""The three steps above the wizard: done with a tick, the present one underlined."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from ui.language import Translated, tr
from ui.marks import paint_mark
from ui.theme import colour, font, px
from ui.widgets.hairline import Hairline
from ui.widgets.pressing import PressedByEnter
from ui.widgets.sizes import fix, space, themed
from workbook.screens.new_workbook import STEP_TITLES

MARK, GAP, HEIGHT = 14, 7, 28


class Steps(Translated, QWidget):
    """Emits `wanted(step)` for a step that is done already."""

    wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons = [_Step(at) for at in range(len(STEP_TITLES))]
        self._at = 0
        row = QHBoxLayout(self)
        space(row, 12)
        for at, button in enumerate(self._buttons):
            if at:
                line = Hairline(role="control")
                fix(line, width=28)
                row.addWidget(line, 0, Qt.AlignmentFlag.AlignVCenter)
            button.clicked.connect(lambda _=False, step=at: self.wanted.emit(step))
            row.addWidget(button)
        row.addStretch(1)
        self.translate_now()

    def retranslate(self) -> None:
        for at, button in enumerate(self._buttons):
            button.set_words(tr(STEP_TITLES[at]))
        self.show_step(self._at)

    def show_step(self, step: int) -> None:
        self._at = step
        for at, button in enumerate(self._buttons):
            button.show_state(done=at < step, current=at == step)
        place = tr("Step {step} of {steps}").format(step=step + 1, steps=len(self._buttons))
        self.setAccessibleName(f"{place}: {tr(STEP_TITLES[step])}")


class _Step(PressedByEnter, QAbstractButton):
    def __init__(self, at: int) -> None:
        super().__init__()
        self._number = at + 1
        self._done = self._current = False
        self.setObjectName(f"wizard_step_{at + 1}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        themed(self, self._renew)

    def set_words(self, text: str) -> None:
        self.setText(text)
        self.setAccessibleName(f"{self._number}. {text}")
        self.updateGeometry()

    def show_state(self, done: bool, current: bool) -> None:
        self._done, self._current = done, current
        self.setEnabled(done)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if done else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if done else Qt.CursorShape.ArrowCursor)
        self.setAccessibleDescription(tr("done") if done else tr("current step") if current else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        mark = px(MARK) + px(GAP) if self._done else 0
        return QSize(QFontMetrics(self._face).horizontalAdvance(self._shown) + mark + 1, px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        left = 0
        if self._done:
            where = QRectF(0, (self.height() - px(MARK)) / 2, px(MARK), px(MARK))
            paint_mark(painter, "final", where)
            left = px(MARK) + px(GAP)
        painter.setFont(self._face)
        painter.setPen(colour("text" if self._current else "muted"))
        room = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), self._shown)
        if self._current:
            painter.fillRect(QRectF(0, self.height() - 2, self.width(), 2), colour("accent"))

    @property
    def _shown(self) -> str:
        return self.text() if self._done else f"{self._number}. {self.text()}"

    @property
    def _face(self) -> QFont:
        return font("ui", 600 if self._current else None)

    def _renew(self) -> None:
        self.updateGeometry()
        self.update()
