"""The heads of the matrix: round tables above, under the titles of their questionnaires; countries at the left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView

from ui.marks import paint_mark
from ui.theme import colour, font, px, theme
from ui.widgets.sizes import themed

if TYPE_CHECKING:
    from ui.collection.completeness.view import MatrixView

ROW, REGION_ROW, HEAD, GROUP_LINE, CODE_LINE = 20, 30, 54, 19, 16
COUNTRIES, COUNTRIES_NARROW, NARROW = 178, 132, 620
EDGE, MARK, NAME_AT, GAP = 3, 14, 30, 12
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class ColumnHeads(QHeaderView):
    """Title of the questionnaire, number of the round table, how much it asks."""

    def __init__(self, view: MatrixView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._matrix_view = view
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(8)
        themed(self, self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), px(HEAD))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), colour("surface"))
        shown = self._matrix_view.shown
        for section in range(len(shown.columns)):
            if self._is_seen(section):
                self._paint_column(painter, section)
        self._paint_groups(painter)

    def _is_seen(self, section: int) -> bool:
        left = self.sectionViewportPosition(section)
        return left < self.viewport().width() and left + self.sectionSize(section) > 0

    def _room(self, section: int) -> QRect:
        gap = px(GAP) if self._matrix_view.shown.begins_group(section) else 0
        left = self.sectionViewportPosition(section) + gap
        return QRect(left, 0, self.sectionSize(section) - gap, self.height())

    def _paint_column(self, painter: QPainter, section: int) -> None:
        column, room = self._matrix_view.shown.columns[section], self._room(section)
        current = self._matrix_view.currentIndex().column() == section
        code, below = QRect(room), QRect(room)
        code.setTop(px(GROUP_LINE))
        code.setHeight(px(CODE_LINE))
        below.setTop(px(GROUP_LINE + CODE_LINE))
        below.setHeight(px(CODE_LINE))
        for where, words, face, ink in (
            (code, column.code, font("caption", 600), "accent" if current else "text"),
            (below, column.below, font("caption"), "muted"),
        ):
            painter.setFont(face)
            painter.setPen(colour(ink))
            shown = QFontMetrics(face).elidedText(words, Qt.TextElideMode.ElideRight, where.width())
            painter.drawText(where, int(_MIDDLE | _CENTRE), shown)

    def _paint_groups(self, painter: QPainter) -> None:
        """The title stays in sight while any of its columns does."""
        columns = self._matrix_view.shown.columns
        face = font("caption")
        painter.setFont(face)
        painter.setPen(colour("muted"))
        first = 0
        for at in range(1, len(columns) + 1):
            if at == len(columns) or columns[at].group != columns[first].group:
                left, right = self._room(first).left(), self._room(at - 1).right()
                room = QRect(max(left, 0) + px(2), 0, 0, px(GROUP_LINE))
                room.setRight(right)
                words = QFontMetrics(face).elidedText(
                    columns[first].group, Qt.TextElideMode.ElideRight, max(0, room.width())
                )
                if room.width() > px(16):
                    painter.drawText(room, int(_MIDDLE), words)
                first = at


class CountryHeads(QHeaderView):
    """Mark and name; the country that one is at has an accent edge."""

    def __init__(self, view: MatrixView) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._matrix_view = view
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(8)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        themed(self, self.updateGeometry)

    def sizeHint(self) -> QSize:
        narrow = self._matrix_view.width() / theme.scale < NARROW
        return QSize(px(COUNTRIES_NARROW if narrow else COUNTRIES), super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), colour("surface"))
        first = max(0, self.visualIndexAt(0))
        last = self.visualIndexAt(self.viewport().height())
        for section in range(first, (last if last >= 0 else self.count() - 1) + 1):
            top = self.sectionViewportPosition(section)
            self._paint_row(painter, section, QRect(0, top, self.width(), self.sectionSize(section)))

    def _paint_row(self, painter: QPainter, section: int, where: QRect) -> None:
        row = self._matrix_view.shown.rows[section]
        if row.submission is None:
            painter.setFont(font("caption"))
            painter.setPen(colour("muted"))
            room = where.adjusted(px(10), 0, 0, -px(4))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignBottom), row.name)
            return
        current = self._matrix_view.currentIndex().row() == section
        solid = current and theme.high_contrast
        if current:
            painter.fillRect(where, colour("accent" if solid else "accent-soft"))
            painter.fillRect(QRect(0, where.top(), px(EDGE), where.height()), colour("accent"))
        side = px(MARK)
        square = QRectF(px(9), where.top() + (where.height() - side) / 2, side, side)
        ground = "accent-soft" if current else "surface"
        paint_mark(painter, row.mark, square, "accent-text" if solid else "", ground)
        face = font("ui", 600 if current else None)
        painter.setFont(face)
        painter.setPen(colour("accent-text" if solid else "text"))
        room = where.adjusted(px(NAME_AT), 0, -px(8), 0)
        words = QFontMetrics(face).elidedText(row.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(_MIDDLE), words)

    def section_at(self, spot: QPoint) -> int:
        """The row under a point of this header, -1 for none."""
        return self.logicalIndexAt(spot)
