"""At the right of a question: how many countries are in which state, which themes are met, and words for the synthesis."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ui.collection.page import CollectionContext
from ui.collection.question.counts import CountRow
from ui.collection.question.notes import Notes
from ui.language import Translated, interface, tr, trn
from ui.theme import set_ground
from ui.widgets.hairline import Hairline
from ui.widgets.links import LinkButton
from ui.widgets.sizes import space
from ui.widgets.tabs import Tab, UnderlineTabs
from ui.widgets.text import Text
from workbook.collection.wording import ANSWER_WORDS
from workbook.editing.changes import ChangeSet
from workbook.errors import N_
from workbook.screens.collection.across_filter import Filtered
from workbook.screens.collection.places import THEMES
from workbook.screens.collection.state_marks import STATE_MARKS

ABOUT, NOTES = N_("This question"), N_("Notes")
THEMES_TITLE = N_("Themes, in number of countries")
NO_THEMES = N_("No passage has a theme yet. Select words of an answer and give them one.")
EDIT = N_("Edit themes…")
NEVER_RANKED = N_("Countries are listed in alphabetical order and are never ranked.")


class QuestionPanel(Translated, QWidget):
    """`filter_wanted` carries a filter and its value, `themes_wanted` the place of the code book."""

    filter_wanted = Signal(str, str)
    themes_wanted = Signal(object)

    def __init__(self, context: CollectionContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("question_panel")
        set_ground(self, "background")
        self._found: Filtered | None = None
        self.tabs = UnderlineTabs()
        self.tabs.setObjectName("question_panel_tabs")
        self.tabs.chosen.connect(self._choose)
        self.notes = Notes(context)
        self.total = Text(weight=600)
        self.states: list[CountRow] = []
        self.themes: list[CountRow] = []
        self._themes_title = Text(weight=600)
        self._no_themes = Text(ink="muted", wrap=True)
        self.edit = LinkButton()
        self.edit.setObjectName("edit_themes")
        self.edit.clicked.connect(lambda: self.themes_wanted.emit(THEMES))
        self._order = Text(role="caption", ink="muted", wrap=True)
        self._states, self._themes = QVBoxLayout(), QVBoxLayout()
        self._stack = QStackedWidget()
        self._lay_out()
        self.translate_now()

    def retranslate(self) -> None:
        self.setAccessibleName(tr(ABOUT))
        self.tabs.set_tabs([Tab("about", tr(ABOUT)), Tab("notes", tr(NOTES))])
        self._themes_title.setText(tr(THEMES_TITLE))
        self._no_themes.setText(tr(NO_THEMES))
        self.edit.setText(tr(EDIT))
        self._order.setText(tr(NEVER_RANKED))
        if self._found is not None:
            self.show_counts(self._found)

    def show_question(self, form: str, name: str) -> None:
        self.notes.show_question(form, name)

    def refresh(self, change_set: ChangeSet | None) -> None:
        self.notes.refresh()

    def hand_over(self) -> None:
        self.notes.hand_over()

    def show_counts(self, found: Filtered) -> None:
        """Show the counts of the countries that are looked at."""
        self._found = found
        catalogue, n = interface.catalogue, found.countries
        self.total.setText(trn("{n} country", "{n} countries", n).format(n=catalogue.number(n)))
        rows = [(state, tr(ANSWER_WORDS[state]), count) for state, count in found.counts]
        self.states = self._renewed(self._states, self.states, len(rows))
        for row, (state, words, count) in zip(self.states, rows, strict=True):
            row.show_count(words, count, mark=STATE_MARKS[state])
            row.act = lambda one=state: self.filter_wanted.emit("state", one)
        self.themes = self._renewed(self._themes, self.themes, len(found.themes))
        for row, one in zip(self.themes, found.themes, strict=True):
            row.show_count(one.theme.name, one.countries, share=one.countries / max(n, 1))
            row.act = lambda theme=one.theme.id: self.filter_wanted.emit("theme", theme)
        self._no_themes.setVisible(not found.themes)

    def _renewed(self, column: QVBoxLayout, rows: list[CountRow], wanted: int) -> list[CountRow]:
        """As many rows as are wanted; those that are there are used again."""
        for row in rows[wanted:]:
            column.removeWidget(row)
            row.hide()
            row.deleteLater()
        kept = rows[:wanted]
        while len(kept) < wanted:
            kept.append(CountRow())
            column.addWidget(kept[-1])
        return kept

    def _choose(self, key: str) -> None:
        self._stack.setCurrentIndex(0 if key == "about" else 1)

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        space(column, 4, (16, 12, 16, 16))
        for layout in (self._states, self._themes):
            space(layout)
        column.addWidget(self.total)
        column.addLayout(self._states)
        column.addSpacing(14)
        column.addWidget(self._themes_title)
        column.addLayout(self._themes)
        column.addWidget(self._no_themes)
        column.addSpacing(4)
        column.addWidget(self.edit)
        column.addSpacing(14)
        column.addWidget(self._order)
        column.addStretch(1)
        for content in (inner, self.notes):
            self._stack.addWidget(self._scrolled(content))
        head = QVBoxLayout()
        space(head, 0, (16, 4, 8, 0))
        head.addWidget(self.tabs)
        whole = QVBoxLayout(self)
        space(whole)
        whole.addLayout(head)
        whole.addWidget(Hairline())
        whole.addWidget(self._stack, 1)

    def _scrolled(self, content: QWidget) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(content)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        set_ground(content, "background")
        return area
