"""One country's answer on the page of a question: whose it is, what it says, its themes, and the way to its source."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.collection.question.acts import Chosen, ReadingActs
from ui.collection.question.answer_body import AnswerBody
from ui.collection.question.answer_text import AnswerText
from ui.collection.question.earlier import EarlierAnswers
from ui.collection.question.lazy_rows import LazyRow
from ui.collection.question.lost_themes import LostThemes
from ui.collection.question.source_link import SourceLink
from ui.collection.question.theme_chip import ThemeChip
from ui.collection.question.theme_menu import (
    COPY,
    COPY_CITED,
    GIVE,
    SELECT_ALL,
    fill_give_menu,
    fill_passage_menu,
)
from ui.language import tr
from ui.theme import px
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.hairline import Hairline
from ui.widgets.links import LinkButton
from ui.widgets.sizes import space, themed
from ui.widgets.text import Text
from workbook.collection.words.highlight import Span
from workbook.errors import N_
from workbook.screens.collection.across import Line, TextPlace
from workbook.screens.collection.passages import Shown

HEAD_WIDTH, GAP, STACKED_BELOW, FROM_EDGE = 140, 12, 520, 80
OPEN_FILE = N_("Open the submission: {trace}")
Hits = Mapping[TextPlace, tuple[Span, ...]]


class AnswerRow(LazyRow):
    """`source_wanted` when the person wants to see the file that the answer is from."""

    source_wanted = Signal()

    def __init__(
        self, line: Line, hits: Hits, acts: ReadingActs, read_earlier: Callable[[Line], object]
    ) -> None:
        super().__init__()
        self.line, self._acts = line, acts
        self._chosen_text: AnswerText | None = None
        self.country, self.region, self.note = (
            Text(role="heading", wrap=True),
            Text(role="caption", ink="muted", wrap=True),
            Text(role="caption", ink="muted", wrap=True),
        )
        self.source = SourceLink()
        self.source.setObjectName("answer_source")
        self.source.clicked.connect(self.source_wanted)
        self.body = AnswerBody()
        self.body.text_made.connect(self._follow_text)
        self.body.entry_copied.connect(lambda entry: acts.copy_entry(self.line, entry))
        self.chips: list[ThemeChip] = []
        self.give = LinkButton()
        self.give.setObjectName("give_theme")
        self.give.clicked.connect(self.open_give_menu)
        self.copy = LinkButton()
        self.copy.setObjectName("copy_answer")
        self.copy.clicked.connect(self.copy_cited)
        self.earlier = EarlierAnswers(read_earlier)
        self.lost = LostThemes()
        self._menu = QMenu(self)
        self._lay_out()
        self.show_line(line, hits)
        themed(self, self._fit)

    def tab_stops(self) -> tuple[QWidget, ...]:
        folds = () if self.earlier.isHidden() else (self.earlier,)
        return (self.source, *self.body.tab_stops(), *self.chips, self.give, self.copy, *folds)

    def show_line(self, line: Line, hits: Hits) -> None:
        """Show another state of the same country's answer."""
        self.line = line
        self.country.setText(line.country)
        self.region.setText(line.region)
        self.note.setText(line.note)
        where = " · ".join(line.trace.split(" · ")[2:3]) or line.submission.short
        self.source.setText(where)
        self.source.setToolTip(tr(OPEN_FILE).format(trace=line.trace))
        self.setAccessibleName(line.spoken)
        self.body.show_line(line, hits)
        self._show_chips()
        self.copy.setText(tr(COPY_CITED))
        self.copy.setVisible(line.state == "answered" and not line.entries)
        self.give.setText(tr(GIVE))
        self._offer_theme()
        self.earlier.show_line(line)
        self.lost.show_lost(line.lost)
        self.updateGeometry()

    def chosen(self) -> Chosen | None:
        """The words that are selected, else all of the text that was used last."""
        text = self._chosen_text if self._chosen_text in self.body.texts else None
        text = text or next(iter(self.body.texts), None)
        if text is None:
            return None
        span = text.selection or text.whole
        return Chosen(self.line, text.words, span, text.quote(span)) if span[1] > span[0] else None

    def open_give_menu(self) -> None:
        """The themes to give to what is selected, or to the whole answer."""
        chosen = self.chosen()
        if chosen is not None and self._acts.writable:
            fill_give_menu(self._menu, self._acts, chosen)
            self._menu.popup(self.give.mapToGlobal(QPoint(0, self.give.height())))

    def copy_cited(self) -> None:
        """Copy what is selected, else the whole answer, with the citation."""
        text = next((one for one in self.body.texts if one.selection), None)
        if text is not None and text.selection is not None:
            self._acts.copy(
                self.line, Chosen(self.line, text.words, text.selection, text.quote(text.selection))
            )
        else:
            self._acts.copy(self.line)

    def show_passage(self, passage: Shown) -> None:
        """Select the words of a passage."""
        for text in self.body.texts:
            if passage in text.words.passages:
                text.select(passage.span)

    def show_first_hit(self, area: QScrollArea) -> None:
        """Bring what was looked for into sight; the keyboard goes to the text that it stands in."""
        sheet = area.widget()
        text = next((one for one in self.body.texts if one.hits), None) or next(iter(self.body.texts), None)
        if text is None or sheet is None:
            self.source.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        text.setFocus(Qt.FocusReason.OtherFocusReason)
        if text.hits:
            at = text.mapTo(sheet, text.place_of(text.hits[0]))
            area.ensureVisible(0, at.y(), 0, px(FROM_EDGE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        self._stack(width)
        return self._outer.heightForWidth(width)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        space(head, 2)
        for label in (self.country, self.region, self.note):
            head.addWidget(label)
        head.addWidget(self.source)
        head.addStretch(1)
        self._head = QWidget()
        self._head.setLayout(head)
        self._flow = FlowLayout(gap=6)
        chips = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        chips.setSizePolicy(policy)
        chips.setLayout(self._flow)
        foot = QHBoxLayout()
        space(foot, 12, (0, 4, 0, 0))
        foot.addWidget(chips, 1)
        foot.addWidget(self.give, 0, Qt.AlignmentFlag.AlignBottom)
        foot.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignBottom)
        main = QVBoxLayout()
        space(main, 4)
        main.addWidget(self.body)
        main.addWidget(self.lost)
        main.addLayout(foot)
        main.addWidget(self.earlier)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.addWidget(self._head)
        self._sides.addLayout(main, 1)
        inner = QVBoxLayout()
        space(inner, 0, (0, 12, 0, 12))
        inner.addLayout(self._sides)
        self._outer = QVBoxLayout(self)
        space(self._outer)
        self._outer.addLayout(inner, 1)
        self._outer.addWidget(Hairline())

    def _fit(self) -> None:
        self._stack(self.width())

    def _stack(self, width: int) -> None:
        """The country stands over its answer where there is no room beside it."""
        stacked = width < px(STACKED_BELOW)
        directions = QBoxLayout.Direction
        self._sides.setDirection(directions.TopToBottom if stacked else directions.LeftToRight)
        self._sides.setSpacing(px(6 if stacked else GAP))
        self._head.setMinimumWidth(0 if stacked else px(HEAD_WIDTH))
        self._head.setMaximumWidth(16_777_215 if stacked else px(HEAD_WIDTH))

    def _show_chips(self) -> None:
        wanted = self.line.themes
        if [chip.theme for chip in self.chips] != list(wanted):
            for chip in self.chips:
                self._flow.removeWidget(chip)
                chip.hide()
                chip.deleteLater()
            self.chips = [ThemeChip(theme) for theme in wanted]
            for at, chip in enumerate(self.chips):
                chip.pressed_for.connect(self._open_passages)
                chip.removed.connect(lambda one=chip: self._take_away(one))
                self._flow.insert_widget(at, chip)
                chip.show()
            self.stops_changed.emit()
        for chip in self.chips:
            chip.set_quoted(any(one.coding.quoted for one in self._passages(chip)))

    def _passages(self, chip: ThemeChip) -> Sequence[Shown]:
        return [one for words in self.line.texts for one in words.passages if one.theme == chip.theme]

    def _open_passages(self, chip: ThemeChip) -> None:
        fill_passage_menu(self._menu, self._acts, self.line, self._passages(chip), self.show_passage)
        self._menu.popup(chip.mapToGlobal(QPoint(0, chip.height())))

    def _take_away(self, chip: ThemeChip) -> None:
        """By the keyboard, where the theme was given once; else it is asked of which passage."""
        passages = self._passages(chip)
        if len(passages) == 1 and self._acts.writable:
            self._acts.take_away(passages[0].coding, passages[0].name, self.line)
        else:
            self._open_passages(chip)

    def _follow_text(self, text: AnswerText) -> None:
        text.selected.connect(lambda: self._choose(text))
        text.menu_wanted.connect(lambda where: self._open_text_menu(text, where))

    def _choose(self, text: AnswerText) -> None:
        self._chosen_text = text
        self._offer_theme()

    def _offer_theme(self) -> None:
        """Beside the words that are selected; the menus of the text offer it always."""
        selected = any(text.selection for text in self.body.texts)
        self.give.setVisible(selected and self._acts.writable)

    def _open_text_menu(self, text: AnswerText, where: QPoint) -> None:
        self._choose(text)
        menu = self._menu
        menu.clear()
        copy = menu.addAction(tr(COPY))
        copy.setEnabled(text.selection is not None)
        copy.triggered.connect(text.copy)
        menu.addAction(tr(COPY_CITED)).triggered.connect(self.copy_cited)
        menu.addAction(tr(SELECT_ALL)).triggered.connect(text.selectAll)
        menu.addSeparator()
        chosen = self.chosen()
        if chosen is not None and self._acts.writable:
            give = menu.addMenu(tr(GIVE))
            fill_give_menu(give, self._acts, chosen)
        at = text.at(text.viewport().mapFromGlobal(where))
        span = text.selection or (at, at + 1)
        here = [one for one in text.words.passages if one.span[0] < span[1] and span[0] < one.span[1]]
        for one in here:
            below = menu.addMenu(one.name.replace("&", "&&"))
            fill_passage_menu(below, self._acts, self.line, [one], self.show_passage)
        menu.popup(where)
