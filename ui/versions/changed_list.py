"""Answers that differ, by questionnaire: each a link to its question, and under it what changed word by word."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.language import tr, trn
from ui.widgets.buttons import QuietButton
from ui.widgets.links import LinkButton
from ui.widgets.sizes import space
from ui.widgets.text import Text
from ui.widgets.wrapped_text import WrappedText
from workbook.errors import N_
from workbook.screens.changed_answers import Changed, ChangedAnswer, ChangedLine

AT_ONCE = 40
KINDS = {
    "added": N_("added"),
    "changed": N_("changed"),
    "removed": N_("removed"),
    "note": N_("note or state"),
    "lost": N_("cannot be read"),
    "kept": N_("shown from the history"),
    "ours": N_("changed only here"),
    "theirs": N_("changed only there"),
    "conflict": N_("changed on both sides"),
}


class ChangedList(QWidget):
    """`place_wanted` carries the place of the question that a person wants to see."""

    place_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changed: Changed | None = None
        self._shown = 0
        self._column = QVBoxLayout()
        space(self._column, 4)
        self.more = QuietButton()
        self.more.setObjectName("more_changes")
        self.more.clicked.connect(self._show_more)
        column = QVBoxLayout(self)
        space(column, 8)
        column.addLayout(self._column)
        foot = QHBoxLayout()
        foot.addWidget(self.more)
        foot.addStretch(1)
        column.addLayout(foot)
        self.more.hide()

    def show_changed(self, changed: Changed | None) -> None:
        """Show the first answers that differ; None clears the list."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._changed, self._shown = changed, 0
        self._show_more()

    def _show_more(self) -> None:
        answers = self._changed.answers if self._changed is not None else ()
        for answer in answers[self._shown : self._shown + AT_ONCE]:
            if self._begins_form(answer):
                self._column.addWidget(self._form_title(answer))
            self._column.addWidget(self._entry(answer))
            self._shown += 1
        left = len(answers) - self._shown
        self.more.setText(trn("{n} more", "{n} more", left).format(n=left))
        self.more.setVisible(left > 0)

    def _begins_form(self, answer: ChangedAnswer) -> bool:
        assert self._changed is not None
        return self._shown == 0 or self._changed.answers[self._shown - 1].form != answer.form

    def _form_title(self, answer: ChangedAnswer) -> QWidget:
        assert self._changed is not None
        holder = QWidget()
        row = QHBoxLayout(holder)
        space(row, 0, (0, 8, 0, 0))
        row.addWidget(Text(self._changed.titles[answer.form], "caption", "muted"))
        return holder

    def _entry(self, answer: ChangedAnswer) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        space(column, 2, (0, 4, 0, 6))
        head = QHBoxLayout()
        space(head, 8)
        if answer.number:
            head.addWidget(Text(answer.number, ink="muted"))
        head.addWidget(self._title(answer))
        head.addStretch(1)
        head.addWidget(Text(tr(KINDS[answer.kind]), "caption", "muted"))
        column.addLayout(head)
        for line in answer.lines:
            column.addWidget(_line(line))
        return holder

    def _title(self, answer: ChangedAnswer) -> QWidget:
        place = answer.place
        if place is None:
            return Text(answer.title, weight=600)
        link = LinkButton(answer.title, weight=600)
        link.clicked.connect(lambda: self.place_wanted.emit(place))
        return link


def _line(line: ChangedLine) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    space(column, 0, (0, 2, 0, 2))
    if line.label:
        column.addWidget(Text(line.label, "caption", "muted"))
    words = WrappedText()
    words.set_difference(line.parts)
    column.addWidget(words)
    return holder
