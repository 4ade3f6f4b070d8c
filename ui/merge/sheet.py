"""One difference in the centre of the desk: question, what happened, the sides, the decision, the text kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.language import Translated, tr
from ui.merge.choices import Choices
from ui.merge.kept import KeptField
from ui.merge.sides import UNBOUND, SidesCard
from ui.theme import colour, line_height, px, set_ground
from ui.widgets.banner import Banner
from ui.widgets.buttons import SecondaryButton
from ui.widgets.sizes import space, themed
from ui.widgets.text import Text
from ui.widgets.wrapped_text import WrappedText
from workbook.errors import N_
from workbook.screens.merge_shown import Quote, Sheet

GUTTER, SIDES_LEAST, SIDES_SHARE = 51, 200, 0.46
SIDES = N_("Before, ours and theirs")
OPEN, COPY = N_("Go to the question"), N_("Copy the text")


class SheetView(Translated, QScrollArea):
    """Scrolls up and down only. Signals only what a person does."""

    decided = Signal(str)
    rewritten = Signal(str)
    place_wanted = Signal(object)
    copied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("merge_sheet")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.shown: Sheet | None = None
        self._stacked = False
        self._number = Text(role="question-long", ink="accent", weight=600)
        self._title = WrappedText(role="question-long")
        self._title.setObjectName("merge_question")
        self._banner = Banner("conflict")
        self._banner.setObjectName("merge_banner")
        self.card = SidesCard()
        self.area, self.sides = self.card.area, self.card.area.sides
        self.choices = Choices()
        self.choices.chosen.connect(self.decided)
        self.kept = KeptField()
        self.kept.rewritten.connect(self.rewritten)
        self._quotes = QVBoxLayout()
        space(self._quotes, 10)
        self.open_question, self.copy_text = SecondaryButton(), SecondaryButton(icon="copy")
        self.open_question.setObjectName("merge_open_question")
        self.copy_text.setObjectName("merge_copy_text")
        self.open_question.clicked.connect(self._go)
        self.copy_text.clicked.connect(self._copy)
        self._lay_out()
        self.translate_now()

    def retranslate(self) -> None:
        self.open_question.setText(tr(OPEN))
        self.copy_text.setText(tr(COPY))
        self.area.setAccessibleName(tr(SIDES))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        space(head)
        head.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        acts = QHBoxLayout()
        space(acts, 12)
        acts.addWidget(self.open_question)
        acts.addWidget(self.copy_text)
        acts.addStretch(1)
        sheet = QWidget()
        set_ground(sheet, "surface")
        self._column = QVBoxLayout(sheet)
        space(self._column, 14, (32, 0, 32, 24))
        self._column.addLayout(head)
        for widget in (self._banner, self.card, self.choices, self.kept):
            self._column.addWidget(widget)
        self._column.addLayout(self._quotes)
        self._column.addLayout(acts)
        self._column.addStretch(1)
        self.setWidget(sheet)
        themed(self, self._size)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a difference; the same one again keeps where the person is."""
        before, self.shown = self.shown, sheet
        self._number.setText(sheet.number)
        self._number.setVisible(bool(sheet.number))
        self._title.set_text(sheet.title)
        self._title.setToolTip(sheet.whole_title if sheet.whole_title != sheet.title else "")
        self._title.setAccessibleName(sheet.whole_title)
        self._banner.set_kind(sheet.banner_kind)
        self._banner.set_message(sheet.banner)
        same = before is not None and before.key == sheet.key and before.sides == sheet.sides
        if not same:
            self.area.show_sides(sheet.sides)
            self.card.setVisible(bool(sheet.sides))
        self.choices.show_choices(sheet.choices, sheet.chosen, sheet.sides)
        self.kept.setVisible(sheet.kept is not None)
        if sheet.kept is not None:
            self.kept.show_kept(sheet.kept)
        self._fill_quotes(sheet.quotes)
        self.open_question.setVisible(sheet.place is not None)
        self.copy_text.setVisible(bool(sheet.verbatim))
        if before is None or before.key != sheet.key:
            self.verticalScrollBar().setValue(0)

    def set_stacked(self, stacked: bool) -> None:
        """Lay the sides one under the other, with narrower margins."""
        self._stacked = stacked
        self.sides.set_stacked(stacked)
        self._limit()
        self.choices.set_stacked(stacked)
        side = px(16 if stacked else 32)
        self._column.setContentsMargins(side, 0, side, px(24))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.choices.set_room(event.size().width())
        super().resizeEvent(event)
        self._limit()

    def hand_over(self) -> None:
        self.kept.hand_over()

    def focus_first(self) -> None:
        """Put the keyboard on the decision, or on what else can be done here."""
        if self.choices.segments.isVisibleTo(self):
            self.choices.segments.focus_current()
        elif self.open_question.isVisibleTo(self):
            self.open_question.setFocus(Qt.FocusReason.OtherFocusReason)

    def _limit(self) -> None:
        """Long answers scroll beside each other; one under the other they are as long as they are."""
        share = (
            UNBOUND if self._stacked else max(px(SIDES_LEAST), round(self.viewport().height() * SIDES_SHARE))
        )
        self.area.set_most(share)

    def _size(self) -> None:
        self._number.setMinimumWidth(px(GUTTER))
        self._number.setFixedHeight(round(line_height("question-long")))

    def _fill_quotes(self, quotes: tuple[Quote, ...]) -> None:
        while (item := self._quotes.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for quote in quotes:
            self._quotes.addWidget(_QuoteView(quote))

    def _go(self) -> None:
        if self.shown is not None and self.shown.place is not None:
            self.place_wanted.emit(self.shown.place)

    def _copy(self) -> None:
        if self.shown is not None:
            QGuiApplication.clipboard().setText(self.shown.verbatim)
            self.copied.emit()


class _QuoteView(QWidget):
    """Words beside a line, as a quotation is set."""

    def __init__(self, quote: Quote) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        space(column, 2, (14, 0, 0, 0))
        column.addWidget(Text(quote.title, weight=600, wrap=True))
        column.addWidget(WrappedText(quote.text, ink="muted"))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, 2, self.height(), colour("line"))
