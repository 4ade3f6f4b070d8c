"""The head of a question across countries: the way there, its words as they are official, our translation under them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.language import Translated, interface, tr
from ui.question.crumbs import Breadcrumb
from ui.question.foot import NEXT, PREVIOUS
from ui.question.header import UNOFFICIAL, UNOFFICIAL_MEANS
from ui.question.reading_column import GUTTER
from ui.theme import line_height, px
from ui.widgets.buttons import QuietButton
from ui.widgets.chip import Note
from ui.widgets.sizes import fix, space, themed
from ui.widgets.text import Text
from ui.widgets.wrapped_text import WrappedText, question_role
from workbook.screens.collection.across import Across


class AcrossHead(Translated, QWidget):
    """Signals what a person wants."""

    previous_wanted = Signal()
    next_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._across: Across | None = None
        self.crumbs = Breadcrumb()
        self.previous, self.next = QuietButton(icon="chevron-left"), QuietButton(icon="chevron-right")
        self.previous.setObjectName("previous_question")
        self.next.setObjectName("next_question")
        self.next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.previous.clicked.connect(self.previous_wanted)
        self.next.clicked.connect(self.next_wanted)
        self.number = Text(role="question-long", ink="accent", weight=600)
        self.words, self.other = WrappedText(role="question-long"), WrappedText(ink="muted")
        self.words.setObjectName("question_text")
        self.other.setObjectName("question_text_other")
        self.note = Note()
        self._lay_out()
        themed(self, self._renew)
        self.translate_now()

    def retranslate(self) -> None:
        self.previous.setText(tr(PREVIOUS))
        self.previous.setToolTip("Ctrl+PgUp")
        self.next.setText(tr(NEXT))
        self.next.setToolTip("Ctrl+PgDown")
        self.note.setText(tr(UNOFFICIAL))
        self.note.setToolTip(tr(UNOFFICIAL_MEANS))
        if self._across is not None:
            self.show_across(self._across)

    def show_across(self, across: Across) -> None:
        self._across = across
        self.crumbs.show_crumbs(across.crumbs)
        self.number.setText(across.number)
        first, *others = across.official or (interface.code,)
        label = across.label.get(first)
        self.words.set_role("title" if across.is_table else question_role(label))
        self.words.set_text(label, questions=True)
        other = across.label.get(others[0]) if others else ""
        shown = bool(other) and other != label
        unofficial = shown and others[0] in across.item.unofficial
        self.note.setVisible(unofficial)
        self._other.setVisible(shown)
        self.other.set_text(other)
        self._renew()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        space(top, 4, (GUTTER, 0, 0, 0))
        top.addWidget(self.crumbs, 1)
        top.addWidget(self.previous)
        top.addWidget(self.next)
        bar = QWidget()
        bar.setLayout(top)
        fix(bar, height=40)
        line = QHBoxLayout()
        space(line)
        line.addWidget(self.number, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.words, 1)
        self._other = QWidget()
        below = QHBoxLayout(self._other)
        space(below, 6, (GUTTER, 4, 0, 0))
        below.addWidget(self.note, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self.other, 1)
        column = QVBoxLayout(self)
        space(column, 2)
        column.addWidget(bar)
        column.addLayout(line)
        column.addWidget(self._other)

    def _renew(self) -> None:
        self.number.setFixedWidth(px(GUTTER))
        self.number.setFixedHeight(round(line_height("question-long")))
