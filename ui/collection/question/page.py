"""A question with every country's answer under it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.collection.page import CollectionContext, CollectionPage
from ui.collection.question.acts import ReadingActs
from ui.collection.question.answer_row import AnswerRow
from ui.collection.question.filter_bar import FilterBar
from ui.collection.question.head import AcrossHead
from ui.collection.question.lazy_rows import LazyRow, LazyRows
from ui.collection.question.panel import QuestionPanel
from ui.collection.question.silence import Silence
from ui.collection.reading import Reading
from ui.language import Translated, interface, tr
from ui.question.reading_column import GUTTER, ReadingColumn
from ui.theme import line_height, px
from ui.widgets.empty_state import EmptyState
from ui.widgets.hairline import Hairline
from workbook.editing.changes import ChangeSet
from workbook.errors import N_
from workbook.questionnaire.model import Question
from workbook.screens.collection.across import Across, Key, Line, across
from workbook.screens.collection.across_filter import Filtered, Shown, filtered
from workbook.screens.collection.earlier import Earlier, earlier_answers
from workbook.screens.collection.places import submission_place
from workbook.screens.places import Place

TEXT_WIDTH = 680
LETTER, ROW_LEAST, ROW_REST = 0.5, 78, 66
NO_MATCH = N_("No answer fits these filters")
TRY = N_("Take a filter away, or look for other words.")
SHOW_ALL = N_("Show all answers")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the page is about: a question of a questionnaire, in an edition or (None) the newest of each country."""

    form: str = ""
    name: str = ""
    edition: str | None = None


class AcrossPage(Translated, CollectionPage):
    """Made once, shown for one question after the other; all that it shows is read off the drawing thread."""

    def __init__(self, context: CollectionContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("across_page")
        self.asked = Asked()
        self.across: Across | None = None
        self.found: Filtered | None = None
        self._wanted_line = self._looked_for = ""
        self.acts = ReadingActs(context, self)
        self._reading = Reading(context.jobs, context.messages)
        self._filtering = Reading(context.jobs, context.messages)
        self._earlier = Reading(context.jobs, context.messages)
        self.column = ReadingColumn(text_width=TEXT_WIDTH)
        self.head, self.bar, self.silence = AcrossHead(), FilterBar(), Silence()
        self.rows = LazyRows(self.column, self.bar.copy)
        self.rows.setObjectName("answers")
        self.empty = EmptyState()
        self.panel = QuestionPanel(context)
        self._lay_out()
        self._connect()
        self.translate_now()

    @property
    def side_panel(self) -> QWidget:
        return self.panel

    def retranslate(self) -> None:
        self.empty.set_words(tr(NO_MATCH), tr(TRY), tr(SHOW_ALL))
        self.rows.setAccessibleName(tr("Answers"))
        if self.asked.form:
            self._read()

    def show_place(self, place: Place) -> None:
        another = (place.form, place.name) != (self.asked.form, self.asked.name)
        self._wanted_line, _, self._looked_for = place.row.partition(" ")
        if self._wanted_line:
            self.bar.forget()
        if another:
            self.asked = Asked(place.form, place.name, self.asked.edition)
            self.column.verticalScrollBar().setValue(0)
            self.panel.show_question(place.form, place.name)
        self._read()

    def refresh(self, change_set: ChangeSet | None) -> None:
        if self.asked.form:
            self.panel.refresh(change_set)
            self._read()

    def hand_over(self) -> None:
        self.panel.hand_over()

    def find_in_page(self) -> bool:
        self.bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.field.selectAll()
        return True

    def focus_first(self) -> None:
        self.bar.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def use_edition(self, edition: str) -> None:
        """Show the answers of an edition, or ("") of each country's newest."""
        self.asked = Asked(self.asked.form, self.asked.name, edition or None)
        self._read()

    def show_line(self, sha256: str) -> None:
        """Bring the answer of a submission into sight, if it is shown."""
        lines = self.found.lines if self.found else ()
        at = next((at for at, line in enumerate(lines) if line.submission.sha256 == sha256), None)
        if at is not None:
            row = self.rows.bring_into_sight(at)
            if isinstance(row, AnswerRow):
                row.show_first_hit(self.column)

    def _read(self) -> None:
        view, asked, catalogue = self.context.view(), self.asked, interface.catalogue
        wanted, shown = self.bar.filter, Shown(self._wanted_line, self._looked_for)

        def work() -> tuple[Across, Filtered]:
            found = across(view, asked.form, asked.name, asked.edition, catalogue)
            return found, filtered(found, wanted, shown)

        self._reading.read(work, lambda both: self._show(*both))

    def _filter(self) -> None:
        shown, wanted = self.across, self.bar.filter
        if shown is not None:
            self._filtering.read(lambda: filtered(shown, wanted), self._show_lines)

    def _show(self, found: Across, lines: Filtered) -> None:
        self.across = found
        self.acts.themes = found.themes
        self.head.show_across(found)
        self.bar.show_across(found)
        self._filtering.stop()
        self._show_lines(lines)
        if self._wanted_line:
            wanted, self._wanted_line = self._wanted_line, ""
            self.show_line(wanted)

    def _show_lines(self, found: Filtered) -> None:
        self.found = found
        self.silence.show_lines(found.silent, found.not_asked)
        everyone = found.lines + found.silent + found.not_asked
        self.empty.setVisible(not everyone and bool(self.bar.filter))
        self.bar.copy.setEnabled(bool(found.lines))
        self.panel.show_counts(found)
        keys = [line.key for line in found.lines]
        self._keep_focus(keys)
        self.rows.show_rows(keys, self._make_row, self._estimate)
        for at, row in self.rows.built.items():
            if isinstance(row, AnswerRow):
                row.show_line(found.lines[at], found.hits)

    def _keep_focus(self, keys: list[Key]) -> None:
        """The keyboard goes to the search field where its row is shown no longer."""
        row = self._row_with_focus()
        if row is not None and row.line.key not in keys:
            self.bar.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_row(self, at: int) -> LazyRow:
        assert self.found is not None
        line = self.found.lines[at]
        row = AnswerRow(line, self.found.hits, self.acts, self._read_earlier)
        row.source_wanted.connect(lambda: self._open_source(row.line))
        return row

    def _estimate(self, at: int, width: int) -> int:
        """About how high a row will be."""
        assert self.found is not None
        line = self.found.lines[at]
        room = max(width - px(152), px(200)) / (line_height("answer-read") * LETTER * 0.75)
        height = line_height("answer-read")
        lines = sum(len(words.text) / room + 1 for words in line.texts) + bool(line.word)
        rows = len(line.entries) * px(28)
        return int(max(px(ROW_LEAST), lines * height + rows + px(ROW_REST)))

    def _read_earlier(self, line: Line) -> None:
        view, catalogue = self.context.view(), interface.catalogue
        item = self.across.item if self.across else None
        if isinstance(item, Question):
            question = item
            self._earlier.read(
                lambda: earlier_answers(view, line.answer, question, catalogue),
                lambda found: self._show_earlier(line.key, found),
            )

    def _show_earlier(self, key: Key, found: tuple[Earlier, ...]) -> None:
        """The row may have been made anew meanwhile."""
        for row in self.rows.built.values():
            if isinstance(row, AnswerRow) and row.line.key == key:
                row.earlier.show_answers(found)

    def _open_source(self, line: Line) -> None:
        self.context.navigator.go(submission_place(line.submission.sha256, self.asked.form, ""))

    def _copy_all(self) -> None:
        if self.found is not None:
            self.acts.copy_all(self.found.lines)

    def _connect(self) -> None:
        navigator = self.context.navigator
        self.head.crumbs.chosen.connect(navigator.go)
        self.head.previous_wanted.connect(navigator.previous)
        self.head.next_wanted.connect(navigator.next)
        self.bar.changed.connect(self._filter)
        self.bar.edition_chosen.connect(self.use_edition)
        self.bar.copy_wanted.connect(self._copy_all)
        self.bar.field.down_pressed.connect(self._enter_rows)
        self.empty.clicked.connect(self.bar.clear)
        self.panel.filter_wanted.connect(self.bar.set_filter)
        self.panel.themes_wanted.connect(navigator.go)
        for keys, act in (("Ctrl+T", self._give), ("Ctrl+Down", self._next), ("Ctrl+Up", self._previous)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _give(self) -> None:
        """The themes for what is selected in the answer that has the keyboard."""
        row = self._row_with_focus()
        if row is not None:
            row.open_give_menu()

    def _row_with_focus(self) -> AnswerRow | None:
        at = self._focused()
        row = self.rows.built.get(at) if at is not None else None
        return row if isinstance(row, AnswerRow) else None

    def _focused(self) -> int | None:
        focus = self.focusWidget()
        built = self.rows.built.items()
        return next((at for at, row in built if focus is not None and row.isAncestorOf(focus)), None)

    def _next(self) -> None:
        self._go_to(0 if (at := self._focused()) is None else at + 1)

    def _previous(self) -> None:
        if (at := self._focused()) is not None:
            self._go_to(at - 1)

    def _enter_rows(self) -> None:
        self._go_to(0)

    def _go_to(self, at: int) -> None:
        """Put the keyboard into another country's answer."""
        if self.found is not None and 0 <= at < len(self.found.lines):
            row = self.rows.bring_into_sight(at)
            if stops := [one for one in row.tab_stops() if not one.isHidden()]:
                stops[min(1, len(stops) - 1)].setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        self.column.add(self.head, outdent=GUTTER)
        self.column.add(self.bar, above=8)
        self.column.add(Hairline(role="control"), above=8)
        self.column.add(self.empty, above=24)
        self.column.add(self.rows)
        self.column.add(self.silence)
        self.column.finish()
        self.empty.hide()
        self.silence.hide()
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self.column)
