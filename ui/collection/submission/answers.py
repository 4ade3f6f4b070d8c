"""The answers of a submission, one part of a questionnaire at a time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.collection.choice_menu import ChoiceMenu
from ui.contributions.scrolled import scrolled_column
from ui.language import tr, trn
from ui.theme import px, set_ground
from ui.widgets.buttons import QuietButton
from ui.widgets.hairline import Hairline
from ui.widgets.links import LinkButton
from ui.widgets.mark_label import MarkLabel
from ui.widgets.sizes import space, themed
from ui.widgets.text import Text
from ui.widgets.wrapped_text import WrappedText
from workbook.errors import N_
from workbook.screens.collection.given import Given
from workbook.screens.collection.submission import Part

NOTHING = N_("Nothing was answered here.")
AT_ONCE, WIDEST = 30, 760


class AnswersView(QWidget):
    """`part_wanted` carries the part that is chosen, `place_wanted` the question to be read across countries."""

    part_wanted = Signal(object)
    place_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("submission_answers")
        self._parts: tuple[Part, ...] = ()
        self._given: Sequence[Given] = ()
        self._shown = 0
        self.choice = ChoiceMenu("filter")
        self.choice.setObjectName("submission_part")
        self.choice.chosen.connect(self._choose)
        self._column = QVBoxLayout()
        space(self._column, 0)
        self._more = QuietButton()
        self._more.setObjectName("more_answers")
        self._more.clicked.connect(self._show_more)
        self._nothing = Text(ink="muted")
        self._lay_out()

    def show_parts(self, parts: tuple[Part, ...], part: Part | None) -> None:
        """Offer the parts, with the one that is read."""
        self._parts = parts
        choices = [(f"{one.form}/{one.section}", f"{one.title}   {one.share}") for one in parts]
        key = f"{part.form}/{part.section}" if part else ""
        self.choice.show_choices("", "{name}", choices, key)
        self.choice.setVisible(bool(parts))

    def show_answers(self, given: Sequence[Given]) -> None:
        """Show these instead of those before."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._given, self._shown = given, 0
        self._nothing.setText(tr(NOTHING))
        self._nothing.setVisible(not given)
        self._show_more()

    def focus_first(self) -> None:
        self.choice.setFocus()

    def _show_more(self) -> None:
        for given in self._given[self._shown : self._shown + AT_ONCE]:
            self._column.addWidget(self._entry(given))
            self._shown += 1
        left = len(self._given) - self._shown
        self._more.setText(trn("{n} more", "{n} more", left).format(n=left))
        self._more.setVisible(left > 0)

    def _choose(self, key: str) -> None:
        part = next((one for one in self._parts if f"{one.form}/{one.section}" == key), None)
        if part is not None:
            self.part_wanted.emit(part)

    def _entry(self, given: Given) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        space(column, 4, (0, 10, 0, 10))
        head = QHBoxLayout()
        space(head, 8)
        if given.number:
            head.addWidget(Text(given.number, ink="muted"))
        title = LinkButton(given.title, weight=600)
        title.clicked.connect(lambda: self.place_wanted.emit(given.place))
        head.addWidget(title)
        head.addStretch(1)
        if given.where:
            head.addWidget(Text(given.where, "caption", "muted"))
        column.addLayout(head)
        if given.state:
            column.addLayout(self._state(given))
        for text in given.texts:
            if text.language:
                column.addWidget(Text(text.language, "caption", "muted"))
            words = WrappedText(role="answer-read")
            words.set_text(text.words)
            column.addWidget(words)
        column.addSpacing(px(6))
        column.addWidget(Hairline())
        return holder

    def _state(self, given: Given) -> QHBoxLayout:
        row = QHBoxLayout()
        space(row, 6)
        row.addWidget(MarkLabel(given.mark, 14))
        row.addWidget(Text(given.state, ink="muted", wrap=True), 1)
        return row

    def _lay_out(self) -> None:
        bar = QWidget()
        set_ground(bar, "surface")
        above = QHBoxLayout(bar)
        space(above, 0, (24, 8, 24, 0))
        above.addWidget(self.choice)
        above.addStretch(1)
        listed = QWidget()
        themed(listed, lambda: listed.setMaximumWidth(px(WIDEST)))
        listed.setLayout(self._column)
        body = QWidget()
        column = scrolled_column(body)
        space(column, 8, (32, 4, 28, 20))
        column.addWidget(self._nothing)
        column.addWidget(listed)
        foot = QHBoxLayout()
        foot.addWidget(self._more)
        foot.addStretch(1)
        column.addLayout(foot)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        space(whole, 0)
        whole.addWidget(bar)
        whole.addWidget(body, 1)
