"""Plain text of several lines, such as one name a line."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit

from ui.answer_widgets.base import AnswerWidget
from ui.theme import line_height, px, restyle

FEWEST_LINES, MOST_LINES = 4, 12


class LinesAnswer(AnswerWidget):
    """As tall as its lines, within bounds."""

    def build(self) -> None:
        self.text = QPlainTextEdit()
        self.text.setObjectName("field")
        self.text.setTabChangesFocus(True)
        self.text.textChanged.connect(self._changed)
        self.text.installEventFilter(self)
        self._filling = False
        self.column.addWidget(self.text)
        self.setFocusProxy(self.text)

    @property
    def field(self) -> QPlainTextEdit:
        return self.text

    def display(self) -> None:
        shown = self.answering.draft or str(self.answering.value or "")
        if shown != self.raw():
            self._filling = True
            self.text.setPlainText(shown)
            self._filling = False
        self.restyled()

    def raw(self) -> str:
        return self.text.document().toRawText().replace("\u2029", "\n")

    def mark_invalid(self, invalid: bool) -> None:
        if bool(self.text.property("invalid")) != invalid:
            self.text.setProperty("invalid", invalid)
            restyle(self.text)

    def apply_read_only(self, read_only: bool) -> None:
        self.text.setReadOnly(read_only)

    def restyled(self) -> None:
        lines = max(FEWEST_LINES, min(MOST_LINES, self.text.blockCount() + 1))
        self.text.setFixedHeight(round(lines * line_height("ui")) + px(20))

    def _changed(self) -> None:
        self.restyled()
        if not self._filling:
            self.touched()
