"""A text that is answered in several languages: tabs, or side by side where there is room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from ui.answer_widgets.base import AnswerBase
from ui.answer_widgets.line import LineAnswer
from ui.answer_widgets.long_text import LongTextAnswer
from ui.editor.toolbar import EditorToolbar
from ui.language import Translated, interface, tr
from ui.page import Context
from ui.theme import px
from ui.widgets.sizes import fix, space, themed
from ui.widgets.tabs import Tab, UnderlineTabs
from ui.widgets.text import Text
from workbook.editing.changes import ChangeSet
from workbook.errors import N_
from workbook.questionnaire.model import Question
from workbook.screens.question import mark_of
from workbook.screens.words import ANSWER_TABS

LANGUAGE_OF_ANSWER = N_("Language of the answer")
EACH_AT_LEAST = 380


class LongTextArea(Translated, AnswerBase):
    """The editors of all answer languages with one set of tools. `language_chosen` follows the person."""

    language_chosen = Signal(str)

    def __init__(self, question: Question, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(question, context, parent)
        self.setObjectName(f"answer_{question.name}")
        self._languages = context.session.snapshot().answer_languages if question.multilingual else ("",)
        self._current, self._beside, self._form, self._row = self._languages[0], False, "", ""
        self.tabs = UnderlineTabs()
        self.tabs.setObjectName("answer_languages")
        self.tabs.chosen.connect(self._choose)
        self.second = UnderlineTabs()
        self.second.setObjectName("second_language")
        self.second.tabBarClicked.connect(lambda _: self._focus_last())
        self.tools = EditorToolbar()
        self.editors: dict[str, LongTextAnswer] = {
            language: LongTextAnswer(question, context, language, self) for language in self._languages
        }
        for editor in self.editors.values():
            editor.answered.connect(self._answered)
            editor.editor.focused.connect(lambda on, one=editor: self._serve(on, one))
            editor.editor.link_wanted.connect(self.tools.ask_link)
        self.tools.serve(self.editors[self._current].editor)
        self._right = QWidget()
        right = QHBoxLayout(self._right)
        space(right)
        right.addWidget(self.second, 0, Qt.AlignmentFlag.AlignBottom)
        right.addStretch(1)
        right.addWidget(self.tools, 0, Qt.AlignmentFlag.AlignBottom)
        self._stacked = False
        self._grid = QGridLayout(self)
        themed(self, self._space_grid)
        self._place()
        self.translate_now()

    def _space_grid(self) -> None:
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(16) if self._both else 0)
        self._grid.setVerticalSpacing(px(7))

    @property
    def complaint(self) -> str:
        return next((one.complaint for one in self.editors.values() if one.complaint), "")

    def suits(self, question: Question) -> bool:
        """Whether it can be used for another question, which is quicker than making a new one."""
        languages = self.context.session.snapshot().answer_languages if question.multilingual else ("",)
        return question.is_long and languages == self._languages

    def ask(self, question: Question) -> None:
        """Be the widget of another question; then comes `show_cell`."""
        self.question = question
        self.setObjectName(f"answer_{question.name}")
        for editor in self.editors.values():
            editor.ask(question)

    @property
    def current(self) -> str:
        """The language of the tab in front."""
        return self._current

    def retranslate(self) -> None:
        self.tabs.setAccessibleName(tr(LANGUAGE_OF_ANSWER))
        self._show_tabs()

    def _serve(self, focused: bool, editor: LongTextAnswer) -> None:
        if focused:
            self.tools.serve(editor.editor)

    def _show_tabs(self) -> None:
        snapshot = self.context.session.snapshot()
        shown = [language for language in self._languages if language]
        marks = {
            language: mark_of(snapshot, self._form, self.question, self._row, language) if self._form else ""
            for language in shown
        }
        tabs = [Tab(one, ANSWER_TABS[one], marks[one]) for one in shown]
        self.tabs.set_tabs(tabs[:1] if self._both else tabs)
        self.tabs.set_current_key(self._current)
        self.tabs.setVisible(bool(shown))
        self.second.set_tabs(tabs[1:] if self._both else [])
        self.second.setVisible(self._both)

    @property
    def _both(self) -> bool:
        """Whether two languages stand side by side."""
        return self._beside and len(self.editors) > 1

    def _focus_last(self) -> None:
        self.editors[self._languages[-1]].focus_field()

    def _choose(self, language: str) -> None:
        self._current = language
        self._place()
        self.editors[language].focus_field()
        self.language_chosen.emit(language)

    def set_beside(self, beside: bool) -> None:
        """Show all languages side by side, or one at a time."""
        if beside != self._beside:
            self._beside = beside
            self._place()
            self._show_tabs()

    def _place(self) -> None:
        both = self._both
        self._space_grid()
        bottom, top = Qt.AlignmentFlag.AlignBottom, Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(self.tabs, 0, 0, 1, 2 if self._stacked else 1, bottom)
        if self._stacked:
            self._grid.addWidget(self._right, 1, 0, 1, 2)
        else:
            self._grid.addWidget(self._right, 0, 1, 1, 1, bottom)
        self._grid.setColumnStretch(0, 1 if both else 0)
        self._grid.setColumnStretch(1, 1)
        for at, (language, editor) in enumerate(self.editors.items()):
            shown = both or language == self._current
            self._grid.removeWidget(editor)
            if shown:
                row = 2 if self._stacked else 1
                self._grid.addWidget(editor, row, at if both else 0, 1, 1 if both else 2, top)
            editor.setVisible(shown)
        width = px(EACH_AT_LEAST) if both else 0
        for column in (0, 1):
            self._grid.setColumnMinimumWidth(column, min(width, self.width() // 2 - px(16)) if both else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The tools go under the tabs where both have no room in one line."""
        super().resizeEvent(event)
        needed = self.tabs.sizeHint().width() + self.tools.sizeHint().width()
        stacked = not self._both and self.width() < needed
        if stacked != self._stacked:
            self._stacked = stacked
            self._place()

    def minimumSizeHint(self) -> QSize:
        return QSize(px(200), super().minimumSizeHint().height())

    def show_cell(self, form: str, row: str = "", language: str | None = None) -> None:
        self._form, self._row = form, row
        if language in self.editors:
            self._current = str(language)
        for editor in self.editors.values():
            editor.show_cell(form, row)
        self._place()
        self._show_tabs()
        self.set_read_only(self.context.session.read_only)

    def refresh(self, change_set: ChangeSet | None) -> None:
        for editor in self.editors.values():
            editor.refresh(change_set)
        if change_set is None or (self._form, self._row, self.question.name) in change_set.questions:
            self._show_tabs()

    def _answered(self) -> None:
        self._show_tabs()
        self.answered.emit()

    def hand_over(self) -> None:
        for editor in self.editors.values():
            editor.hand_over()

    def set_read_only(self, read_only: bool) -> None:
        self.tools.setEnabled(not read_only)
        for editor in self.editors.values():
            editor.set_read_only(read_only)

    def focus_field(self) -> None:
        self.editors[self._current].focus_field()


class LineInLanguages(Translated, AnswerBase):
    """A line for each answer language, one under the other."""

    def __init__(self, question: Question, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(question, context, parent)
        self.setObjectName(f"answer_{question.name}")
        languages = context.session.snapshot().answer_languages
        self.lines = {language: LineAnswer(question, context, language) for language in languages}
        self._labels = {language: Text(language.upper(), "caption", "muted") for language in languages}
        grid = QGridLayout(self)
        space(grid, 4)
        for at, (language, line) in enumerate(self.lines.items()):
            label = self._labels[language]
            fix(label, width=20)
            label.setVisible(len(languages) > 1)
            grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(line, at, 1)
            line.answered.connect(self.answered)
        grid.setColumnStretch(1, 1)
        themed(self, self._renew)
        self.setFocusProxy(self.lines[languages[0]])
        self.translate_now()

    def _renew(self) -> None:
        for label in self._labels.values():
            label.setContentsMargins(0, px(8), 0, 0)

    def retranslate(self) -> None:
        title = self.question.title(interface.code)[:200]
        for language, line in self.lines.items():
            line.name_field(f"{title} ({language})" if len(self.lines) > 1 else title)

    @property
    def complaint(self) -> str:
        return next((line.complaint for line in self.lines.values() if line.complaint), "")

    def show_cell(self, form: str, row: str = "", language: str | None = None) -> None:
        for line in self.lines.values():
            line.show_cell(form, row)
        self.retranslate()

    def refresh(self, change_set: ChangeSet | None) -> None:
        for line in self.lines.values():
            line.refresh(change_set)

    def hand_over(self) -> None:
        for line in self.lines.values():
            line.hand_over()

    def set_read_only(self, read_only: bool) -> None:
        for line in self.lines.values():
            line.set_read_only(read_only)

    def focus_field(self) -> None:
        next(iter(self.lines.values())).focus_field()
