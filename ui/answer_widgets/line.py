"""Answers typed on one line: text, whole numbers, decimals."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from ui.answer_widgets.base import AnswerWidget
from ui.language import interface
from ui.marks import mark_icon
from ui.theme import px, restyle
from ui.widgets.sizes import space
from ui.widgets.text import Text
from workbook.questionnaire.model import Question

FIGURE_WIDTH = 160


class AnswerLine(QLineEdit):
    """A line that can bear the error mark inside."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._error: QAction | None = None

    def set_invalid(self, invalid: bool) -> None:
        """Show or take away the mark and the red border."""
        if invalid and self._error is None:
            self._error = self.addAction(mark_icon("error"), QLineEdit.ActionPosition.TrailingPosition)
        elif not invalid and self._error is not None:
            self.removeAction(self._error)
            self._error = None
        if bool(self.property("invalid")) != invalid:
            self.setProperty("invalid", invalid)
            restyle(self)

    def renew(self) -> None:
        if self._error is not None:
            self._error.setIcon(mark_icon("error"))


class LineAnswer(AnswerWidget):
    """A text on one line."""

    def build(self) -> None:
        self.line = AnswerLine()
        self.line.setObjectName("field")
        self.line.textEdited.connect(lambda _: self.touched())
        self.line.returnPressed.connect(self.left_field)
        self.line.installEventFilter(self)
        self._row = QHBoxLayout()
        space(self._row, 8)
        self._row.addWidget(self.line)
        self.column.addLayout(self._row)
        self.setFocusProxy(self.line)

    @property
    def field(self) -> QLineEdit:
        return self.line

    def display(self) -> None:
        shown = self.answering.draft or self.answering.words(interface.catalogue)
        if shown != self.line.text():
            self.line.setText(shown)
            self.line.setCursorPosition(0)

    def raw(self) -> str:
        return self.line.text()

    def mark_invalid(self, invalid: bool) -> None:
        self.line.set_invalid(invalid)

    def apply_read_only(self, read_only: bool) -> None:
        self.line.setReadOnly(read_only)

    def restyled(self) -> None:
        self.line.renew()


class NumberAnswer(LineAnswer):
    """A number, typed and shown in the habits of the interface language; the unit stands after it."""

    def build(self) -> None:
        super().build()
        self.unit = Text(ink="muted")
        self.unit.setText(_unit(self.question))
        self.unit.setVisible(bool(self.unit.text()))
        self._row.addWidget(self.unit)
        self._row.addStretch(1)
        self.line.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.restyled()

    def restyled(self) -> None:
        super().restyled()
        self.line.setFixedWidth(px(FIGURE_WIDTH))


def _unit(question: Question) -> str:
    """The unit that the figure itself does not bear."""
    return "" if question.unit == "%" else question.unit
