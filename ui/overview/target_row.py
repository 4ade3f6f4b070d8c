"""A target in the overview: its code, its name, one square a measure, answers and actions."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.language import interface, tr
from ui.marks import paint_mark
from ui.theme import colour, font, px
from ui.widgets.pressing import PressedByEnter
from ui.widgets.sizes import themed
from workbook.screens.overview import TargetRow

HEIGHT, CODE, CELL, MARK, ANSWERS, ACTIONS = 28, 46, 26, 12, 64, 58


class TargetButton(PressedByEnter, QAbstractButton):
    """One row; Enter, Space and a click go to the target."""

    def __init__(self, row: TargetRow, measures: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row, self._measures = row, measures
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        words = tr("{target}: {answered} of {total} measures answered, {actions} actions")
        name = words.format(
            target=f"{row.code} {row.title}", answered=row.answered, total=len(row.marks), actions=row.actions
        )
        self.setAccessibleName(name)
        self.setToolTip(name)
        themed(self, self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(px(CODE + 120 + self._measures * CELL + ANSWERS + ACTIONS), px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect(), colour("accent-soft"))
        painter.setPen(colour("line"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        marks_at = self.width() - px(ANSWERS + ACTIONS + self._measures * CELL)
        self._text(painter, 0, px(CODE), self._row.code, weight=600)
        self._text(painter, px(CODE), marks_at - px(CODE + 8), self._row.title)
        for at, mark in enumerate(self._row.marks):
            left = marks_at + px(CELL) * at + (px(CELL) - px(MARK)) / 2
            paint_mark(painter, mark, QRectF(left, (self.height() - px(MARK)) / 2, px(MARK), px(MARK)))
        right = self.width() - px(ACTIONS)
        answered = f"{interface.catalogue.number(self._row.answered)}/{len(self._row.marks)}"
        actions = interface.catalogue.number(self._row.actions) if self._row.actions else "–"
        self._text(painter, right - px(ANSWERS), px(ANSWERS), answered, ink="muted", right=True)
        self._text(painter, right, px(ACTIONS), actions, ink="muted", right=True)

    def _text(
        self,
        painter: QPainter,
        left: int,
        width: int,
        text: str,
        weight: int = 0,
        ink: str = "text",
        right: bool = False,
    ) -> None:
        painter.setFont(font("ui", weight or None))
        painter.setPen(colour(ink))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        room = QRectF(left, 0, width, self.height())
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, shown)
