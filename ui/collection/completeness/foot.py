"""Under the matrix: how many countries answered in each round table."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.collection.completeness.heads import GAP
from ui.collection.completeness.view import MatrixView
from ui.language import Translated, tr
from ui.theme import colour, font, px
from ui.widgets.sizes import fix
from workbook.errors import N_

WORDS, HEIGHT = N_("Countries with an answer"), 26


class MatrixFoot(Translated, QWidget):
    """Stands under the columns of a matrix, and moves with them."""

    def __init__(self, view: MatrixView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        view.laid_out.connect(self.renew)
        view.horizontalScrollBar().valueChanged.connect(self.update)
        fix(self, height=HEIGHT)
        self.translate_now()

    def retranslate(self) -> None:
        self.renew()

    def renew(self) -> None:
        """Show the numbers of the matrix that is shown."""
        matrix = self._view.shown.matrix
        if matrix is not None:
            pairs = zip(matrix.columns, matrix.foot, strict=True)
            words = ", ".join(f"{column.title}: {n}" for column, n in pairs)
            self.setAccessibleName(f"{tr(WORDS)}: {words}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        matrix = self._view.shown.matrix
        if matrix is None:
            return
        painter = QPainter(self)
        face, left = font("caption"), self._view.countries.width()
        painter.setFont(face)
        painter.setPen(colour("text"))
        painter.fillRect(QRectF(px(9), 0, left - px(12), 1), colour("control"))
        room = QRect(px(9), 0, left - px(12), self.height())
        words = QFontMetrics(face).elidedText(tr(WORDS), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)
        painter.setClipRect(left, 0, self._view.viewport().width(), self.height())
        painter.setPen(colour("muted"))
        for at, figure in enumerate(matrix.foot):
            gap = px(GAP) if self._view.shown.begins_group(at) else 0
            start = left + self._view.columnViewportPosition(at) + gap
            where = QRectF(start + 1, 0, self._view.columnWidth(at) - gap - 2, self.height())
            painter.fillRect(QRectF(where.left(), 0, where.width(), 1), colour("control"))
            painter.drawText(where, int(Qt.AlignmentFlag.AlignCenter), figure)
