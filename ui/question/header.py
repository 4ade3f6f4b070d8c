"""The head of a question: where it stands, its number, its words, and the other language beside them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.language import Translated, interface, tr
from ui.question.crumbs import Breadcrumb
from ui.question.reading_column import GUTTER
from ui.theme import line_height, px
from ui.widgets.buttons import QuietButton
from ui.widgets.chip import Note
from ui.widgets.sizes import fix, space, themed
from ui.widgets.text import Text
from ui.widgets.wrapped_text import WrappedText, question_role
from workbook.errors import N_
from workbook.screens.question import QuestionView

SHOW = {"en": N_("Show English beside"), "fr": N_("Show French beside")}
HIDE = {"en": N_("Hide English"), "fr": N_("Hide French")}
NARROW = 560
UNOFFICIAL = N_("unofficial")
UNOFFICIAL_MEANS = N_("Our translation; the other language is the original.")


class QuestionHeader(Translated, QWidget):
    """`beside_changed` says that a person wants the other language, or no longer."""

    beside_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: QuestionView | None = None
        self.crumbs = Breadcrumb()
        self.beside = QuietButton(icon="columns", compact=True)
        self.beside.setObjectName("show_other_language")
        self.beside.setCheckable(True)
        self.beside.toggled.connect(self._toggled)
        top = QHBoxLayout()
        space(top, 12, (GUTTER, 0, 0, 0))
        top.addWidget(self.crumbs, 1)
        top.addWidget(self.beside)
        bar = QWidget()
        fix(bar, height=40)
        bar.setLayout(top)
        self.number = Text(role="question-long", ink="accent", weight=600)
        self.number.setObjectName("question_number")
        self._first, self._second = _Words(), _Words()
        self._first.setObjectName("question_text")
        self._second.setObjectName("question_text_other")
        self._texts = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        space(self._texts, 16)
        self._texts.addWidget(self._first, 1, Qt.AlignmentFlag.AlignTop)
        self._texts.addWidget(self._second, 1, Qt.AlignmentFlag.AlignTop)
        words = QHBoxLayout()
        space(words, 0, (0, 4, 0, 0))
        words.addWidget(self.number, 0, Qt.AlignmentFlag.AlignTop)
        words.addLayout(self._texts, 1)
        column = QVBoxLayout(self)
        space(column)
        column.addWidget(bar)
        column.addLayout(words)
        themed(self, self._renew)
        self.translate_now()

    @property
    def other(self) -> str:
        """The language that can be shown beside."""
        return "en" if interface.code == "fr" else "fr"

    def retranslate(self) -> None:
        self._name_switch()
        self._say()

    def show_view(self, view: QuestionView) -> None:
        """Show the head of a question."""
        self._view = view
        self.crumbs.show_crumbs(view.crumbs)
        self._say()

    def set_side_by_side(self, wide: bool) -> None:
        """The two languages beside each other, or one under the other where there is no room."""
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._texts.setDirection(direction)

    def _toggled(self, on: bool) -> None:
        self._second.setVisible(on)
        self.retranslate()
        self.beside_changed.emit(on)

    def _say(self) -> None:
        if self._view is None:
            return
        question = self._view.question
        self.number.setText(self._view.number)
        role = question_role(max(question.label.fr, question.label.en, key=len))
        self.number.set_role(role)
        hint = question.hint
        for words, language in ((self._first, interface.code), (self._second, self.other)):
            text = question.label.fr if language == "fr" else question.label.en
            words.show_words(
                text or question.label.get(language),
                role,
                hint.get(language) if question.is_answerable else "",
                language in question.unofficial,
            )
        self._second.setVisible(self.beside.isChecked())
        both = bool(question.label.fr and question.label.en and question.label.fr != question.label.en)
        self.beside.setVisible(both)
        self._renew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name_switch()

    def _name_switch(self) -> None:
        """The switch keeps its words where there is room beside the way to the question."""
        words = tr((HIDE if self.beside.isChecked() else SHOW)[self.other])
        self.beside.setText(words if self.width() >= px(NARROW) else "")
        self.beside.setAccessibleName(words)
        self.beside.setToolTip(words)

    def _renew(self) -> None:
        self.number.setFixedWidth(px(GUTTER))
        role = question_role(self._view.question.label.fr) if self._view else "question-long"
        self.number.setFixedHeight(round(line_height(role)))


class _Words(Translated, QWidget):
    """A question in one language, with its hint, and a chip where the words are our own translation."""

    def __init__(self) -> None:
        super().__init__()
        self.words = WrappedText(role="question-long")
        self._hint = WrappedText(role="ui", ink="muted")
        self._note = Note()
        column = QVBoxLayout(self)
        space(column, 6)
        column.addWidget(self.words)
        column.addWidget(self._hint)
        column.addWidget(self._note, 0, Qt.AlignmentFlag.AlignLeft)
        self.translate_now()

    def retranslate(self) -> None:
        self._note.setText(tr(UNOFFICIAL))
        self._note.setToolTip(tr(UNOFFICIAL_MEANS))

    def show_words(self, text: str, role: str, hint: str, unofficial: bool) -> None:
        self.words.set_role(role)
        self.words.set_text(text, questions=True)
        self._hint.set_text(hint)
        self._hint.setVisible(bool(hint))
        self._note.setVisible(unofficial)
