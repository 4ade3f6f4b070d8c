"""The questions of a section as a list: mark, number, words of the question, how its answer begins."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.language import Translated, interface
from ui.marks import paint_mark
from ui.page import Context
from ui.question.crumbs import Breadcrumb
from ui.question.guidance import GuidanceFold
from ui.theme import colour, font, line_height, px
from ui.widgets.links import LinkButton
from ui.widgets.pressing import PressedByEnter
from ui.widgets.progress import ProgressBar, paint_progress
from ui.widgets.sizes import space, themed
from ui.widgets.text import ElidedText, Text
from ui.widgets.wrapped_text import WrappedText
from workbook.screens.places import Place
from workbook.screens.section import Entry, Group, SectionList, section_list

NUMBER, STATE, BAR, WIDEST = 64, 150, 64, 920


class ListView(Translated, QWidget):
    """Each entry is one tab stop that leads to its page."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._of = ("", "")
        self.shown: SectionList | None = None
        self.entries: list[EntryButton] = []
        self.crumbs = Breadcrumb()
        self.crumbs.chosen.connect(context.navigator.go)
        self._number = Text(role="title", ink="accent")
        self._title = WrappedText(role="title")
        self._title.setObjectName("section_title")
        self._bar, self._counted = ProgressBar(width=120), Text(ink="muted")
        self.guidance = GuidanceFold()
        self._groups = QVBoxLayout()
        space(self._groups)
        self._lay_out()
        self.translate_now()

    def retranslate(self) -> None:
        if self._of[0]:
            self.refresh()

    def _lay_out(self) -> None:
        title = QHBoxLayout()
        space(title, 12)
        title.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        title.addWidget(self._title, 1)
        counts = QHBoxLayout()
        space(counts, 10)
        counts.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignVCenter)
        counts.addWidget(self._counted, 1)
        column = QVBoxLayout(self)
        space(column, 8, (40, 12, 40, 32))
        column.addWidget(self.crumbs)
        column.addLayout(title)
        column.addLayout(counts)
        column.addWidget(self.guidance)
        column.addLayout(self._groups)
        column.addStretch(1)
        themed(self, self._size)

    def _size(self) -> None:
        self.crumbs.setFixedHeight(px(40))
        self.setMaximumWidth(px(WIDEST + 80))

    def show_section(self, form: str, name: str) -> None:
        self._of = (form, name)
        self.shown = None
        self.refresh()

    def refresh(self) -> None:
        """Read the list anew; nothing is made again that is the same."""
        shown = section_list(self.context.session.snapshot(), *self._of, interface.catalogue)
        if shown == self.shown:
            return
        focused = next((entry.entry.place for entry in self.entries if entry.hasFocus()), None)
        self.shown = shown
        self.crumbs.show_crumbs(shown.crumbs)
        self.crumbs.setVisible(bool(shown.crumbs))
        self._number.setText(shown.number)
        self._number.setVisible(bool(shown.number))
        self._title.set_text(shown.title)
        self.guidance.show_guidance(shown.guidance)
        self._bar.set_share(shown.count.share, shown.count.begun_share, shown.counted)
        self._counted.setText(shown.counted)
        for widget in (self._bar, self._counted):
            widget.setVisible(bool(shown.counted))
        self._fill(shown)
        for entry in self.entries:
            if entry.entry.place == focused:
                entry.setFocus()

    def _fill(self, shown: SectionList) -> None:
        while (item := self._groups.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.entries = []
        for group in shown.groups:
            if group.place is not None:
                self._groups.addWidget(self._heading(group))
            for entry in group.entries:
                said = group.citation if group.place is not None else ""
                own = entry.citation not in (said, shown.guidance.citation)
                button = EntryButton(entry, entry.citation if own else "")
                button.clicked.connect(lambda _=False, to=entry.place: self.context.navigator.go(to))
                self.entries.append(button)
                self._groups.addWidget(button)

    def _heading(self, group: Group) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        space(row, 8, (0, 20, 0, 4))
        link = LinkButton(f"{group.number} {group.title}".strip(), "heading", 600)
        link.clicked.connect(lambda _=False, to=group.place: self._go(to))
        row.addWidget(link)
        row.addWidget(ElidedText(group.citation, "caption", "muted"), 1)
        return holder

    def _go(self, place: Place | None) -> None:
        if place is not None:
            self.context.navigator.go(place)


class EntryButton(PressedByEnter, QAbstractButton):
    """One line, two where there is an answer; Enter opens it."""

    def __init__(self, entry: Entry, citation: str = "") -> None:
        super().__init__()
        self.entry = entry
        self.second = " · ".join(part for part in (citation, "" if self._counts else entry.words) if part)
        self.setObjectName(f"entry_{entry.place.name}")
        self.setText(entry.title)
        spoken = ", ".join(part for part in (f"{entry.number} {entry.title}".strip(), entry.state) if part)
        self.setAccessibleName(spoken)
        self.setAccessibleDescription(" · ".join(part for part in (entry.words, entry.citation) if part))
        self.setToolTip("\n".join(part for part in (entry.title, entry.citation) if part))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        themed(self, self.updateGeometry)

    @property
    def _counts(self) -> bool:
        """Whether the words are the figures of a section, which stand at the right."""
        return self.entry.settled is not None

    def sizeHint(self) -> QSize:
        lines = 2 if self.second else 1
        return QSize(
            px(300), round(line_height("ui") + (line_height("caption") if lines == 2 else 0)) + px(14)
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(px(160), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, entry = QPainter(self), self.entry
        if self.underMouse():
            painter.fillRect(self.rect(), colour("background"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, colour("line"))
        top, height = px(7), round(line_height("ui"))
        left = 0
        if entry.mark:
            side = px(14)
            paint_mark(painter, entry.mark, QRectF(0, top + (height - side) / 2, side, side))
        left = px(22)
        painter.setFont(font("ui"))
        painter.setPen(colour("muted"))
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        if entry.number:
            painter.drawText(QRectF(left, top, px(NUMBER), height), middle, entry.number)
            left += px(NUMBER)
        right = self.width() - self._paint_tail(painter, top, height)
        painter.setPen(colour("text"))
        painter.setFont(font("ui", 600 if entry.settled is not None else None))
        self._put(painter, QRectF(left, top, right - left - px(16), height), entry.title)
        if self.second:
            painter.setFont(font("caption"))
            painter.setPen(colour("muted"))
            self._put(
                painter,
                QRectF(left, top + height, right - left - px(16), line_height("caption")),
                self.second,
            )

    def _paint_tail(self, painter: QPainter, top: int, height: int) -> int:
        """The state in words, or the bar and figures of a section; gives the room it takes."""
        entry = self.entry
        painter.setFont(font("caption"))
        painter.setPen(colour("muted"))
        words = entry.words if entry.settled is not None else entry.state
        width = QFontMetrics(font("caption")).horizontalAdvance(words)
        room = QRectF(self.width() - width - px(4), top, width + px(4), height)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)
        if entry.settled is None:
            return width + px(12)
        bar = QRectF(self.width() - px(BAR + 52), top + height / 2 - px(2), px(BAR), px(4))
        paint_progress(painter, bar, entry.settled, entry.begun)
        return px(BAR + 64)

    @staticmethod
    def _put(painter: QPainter, room: QRectF, words: str) -> None:
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)
