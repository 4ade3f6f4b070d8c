"""Under the table: budgets by currency, what is still to be funded, and the key of the calendar."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.language import interface, tr
from ui.table.delegate import BAR_HEIGHT, INSET, PAD, SHARE
from ui.table.view import TableView
from ui.theme import colour, font, px
from ui.widgets.progress import paint_progress
from ui.widgets.sizes import themed
from workbook.errors import N_
from workbook.screens.plan import Total
from workbook.screens.table import Table
from workbook.screens.table_columns import CALENDAR, FUNDED_SHARE

LINE, KEY_LINE, SWATCH = 34, 26, 16
TOTAL = N_("Total")
GAP = N_("Still to fund: {amount}")
KEY = (("solid", N_("in progress")), ("hollow", N_("in preparation")), ("today", N_("today")))
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter)


class TotalRow(QWidget):
    """Drawn under the columns that it sums; follows their widths and their scrolling."""

    def __init__(self, view: TableView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._table: Table | None = None
        self._key_below = False
        self.setObjectName("table_totals")
        view.laid_out.connect(self._renew)
        view.horizontalScrollBar().valueChanged.connect(self.update)
        themed(self, self._renew)

    def show_table(self, table: Table) -> None:
        self._table = table
        self._renew()

    @property
    def totals(self) -> tuple[Total, ...]:
        return self._table.totals if self._table is not None else ()

    def words(self) -> str:
        """All of it in words."""
        catalogue = interface.catalogue
        parts = [
            f"{tr(TOTAL)} {catalogue.money(one.budget, one.currency)}, {catalogue.percent(one.share)}, {self._gap(one)}"
            for one in self.totals
        ]
        return "; ".join(parts)

    def _renew(self) -> None:
        table = self._table
        lines = max(len(self.totals), 1 if table is not None and table.calendar else 0)
        self.setVisible(lines > 0 and table is not None and table.size > 0)
        self._key_below = bool(self.totals and table and table.calendar) and not self._fits()
        self.setFixedHeight(px(LINE) * lines + (px(KEY_LINE) if self._key_below else 0) + 1 if lines else 0)
        self.setAccessibleName(self.words())
        self.update()

    def _gap(self, total: Total) -> str:
        amount = interface.catalogue.money(total.gap, total.currency)
        return tr(GAP).format(amount=amount)

    def paintEvent(self, event: QPaintEvent) -> None:
        table = self._table
        if table is None:
            return
        painter = QPainter(self)
        painter.fillRect(QRectF(px(INSET), 0, self.width() - px(INSET), 1), colour("control"))
        limit = float(self.width())
        if table.calendar is not None:
            begin = self._paint_key(painter, self.height() - px(KEY_LINE) if self._key_below else 1)
            limit = limit if self._key_below else begin
        for at, total in enumerate(table.totals):
            band = QRectF(0, 1 + at * px(LINE), self.width(), px(LINE))
            self._paint_total(painter, band, table, total, at == 0, limit if at == 0 else float(self.width()))

    def _paint_total(
        self, painter: QPainter, band: QRectF, table: Table, total: Total, first: bool, limit: float
    ) -> None:
        catalogue = interface.catalogue
        several = len(table.totals) > 1
        used = 0.0
        for section, column in enumerate(table.chosen):
            room = self._room(section, band)
            if column.stretches and column.key != CALENDAR and first:
                used = self._put(painter, room, tr(TOTAL), 600)
            elif column.role == "budget":
                amount = catalogue.money(total.budget, total.currency if several else "")
                self._put(painter, room, amount, 600, right=True)
                used = room.right()
            elif column.key == FUNDED_SHARE:
                used = self._paint_share(painter, room, total)
        face = font("ui")
        width = QFontMetrics(font("ui", 600)).horizontalAdvance(self._gap(total))
        left = next(
            (self._room(n, band).left() for n, c in enumerate(table.chosen) if c.key == CALENDAR), 0.0
        )
        left = max(left, used + px(16)) if left else limit - width
        if left >= used and left + width <= limit:
            money = catalogue.money(total.gap, total.currency)
            label = self._gap(total).removesuffix(money)
            painter.setFont(face)
            painter.setPen(colour("text"))
            painter.drawText(QRectF(left, band.top(), width, band.height()), _MIDDLE, label)
            left += QFontMetrics(face).horizontalAdvance(label)
            self._put(painter, QRectF(left, band.top(), width, band.height()), money, 600)

    def _paint_share(self, painter: QPainter, room: QRectF, total: Total) -> float:
        bar = QRectF(room.left(), round(room.center().y() - px(BAR_HEIGHT) / 2), px(SHARE), px(BAR_HEIGHT))
        paint_progress(painter, bar, total.share)
        words = interface.catalogue.percent(total.share)
        return self._put(painter, room.adjusted(px(SHARE) + px(8), 0, px(20), 0), words)

    def _fits(self) -> bool:
        """Whether the gap and the key have room on one line, after the columns before the calendar."""
        table, header = self._table, self._view.header
        at = next((n for n, c in enumerate(table.chosen) if c.key == CALENDAR), -1) if table else -1
        if at < 0 or at >= header.count():
            return True
        gap = QFontMetrics(font("ui", 600)).horizontalAdvance(self._gap(self.totals[0]))
        widths = sum(self._key_widths()) + px(18) * (len(KEY) - 1)
        return header.sectionViewportPosition(at) + gap + widths + px(28) <= self.width()

    @staticmethod
    def _key_widths() -> list[int]:
        metrics = QFontMetrics(font("caption"))
        return [
            px(SWATCH if kind != "today" else 4) + px(6) + metrics.horizontalAdvance(tr(words))
            for kind, words in KEY
        ]

    def _paint_key(self, painter: QPainter, top: float) -> float:
        """The key at the right edge; gives where it begins."""
        face = font("caption")
        widths = self._key_widths()
        height = px(KEY_LINE) if self._key_below else px(LINE)
        left = self.width() - sum(widths) - px(18) * (len(KEY) - 1)
        begin = float(left)
        for (kind, words), width in zip(KEY, widths, strict=True):
            self._paint_swatch(painter, kind, left, top + height / 2)
            swatch = px(SWATCH if kind != "today" else 4)
            painter.setFont(face)
            painter.setPen(colour("muted"))
            room = QRectF(left + swatch + px(6), top, width, height)
            painter.drawText(room, _MIDDLE, tr(words))
            left += width + px(18)
        return begin - px(12)

    @staticmethod
    def _paint_swatch(painter: QPainter, kind: str, left: float, middle: float) -> None:
        if kind == "today":
            painter.fillRect(QRectF(left, middle - px(6), 2, px(12)), colour("text"))
            return
        pen = QPen(colour("accent"), 1)
        if kind == "hollow":
            pen.setDashPattern([3.0, 2.0])
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.setBrush(colour("surface" if kind == "hollow" else "accent-soft"))
        painter.drawRoundedRect(
            QRectF(left + 0.5, round(middle - px(4)) + 0.5, px(SWATCH) - 1, px(8)), px(2), px(2)
        )
        painter.restore()

    def _room(self, section: int, band: QRectF) -> QRectF:
        header = self._view.header
        left = header.sectionViewportPosition(section) + (px(INSET) if section == 0 else px(PAD))
        right = header.sectionViewportPosition(section) + header.sectionSize(section) - px(PAD)
        return QRectF(left, band.top(), right - left, band.height())

    @staticmethod
    def _put(painter: QPainter, room: QRectF, words: str, weight: int = 400, right: bool = False) -> float:
        face = font("ui", weight)
        painter.setFont(face)
        painter.setPen(colour("text"))
        width = QFontMetrics(face).horizontalAdvance(words)
        left = room.right() - width if right else room.left()
        painter.drawText(QRectF(left, room.top(), width + 2, room.height()), _MIDDLE, words)
        return left + width
