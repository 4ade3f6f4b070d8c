"""The countries that say nothing to a question, and those that were not asked: their names, in a line each."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.language import interface, trn
from ui.widgets.mark_label import MarkLabel
from ui.widgets.sizes import space
from ui.widgets.wrapped_text import WrappedText
from workbook.screens.collection.across import Line
from workbook.screens.collection.state_marks import STATE_MARKS


class Silence(QWidget):
    """Hidden where everybody answered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("silence")
        self.words = {state: WrappedText() for state in ("silent", "not_asked")}
        self._rows: dict[str, QWidget] = {}
        column = QVBoxLayout(self)
        space(column, 8, (0, 14, 0, 0))
        for state, words in self.words.items():
            holder = self._rows[state] = QWidget()
            row = QHBoxLayout(holder)
            space(row, 8)
            row.addWidget(MarkLabel(STATE_MARKS[state], 14), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(words, 1)
            column.addWidget(holder)

    def show_lines(self, silent: tuple[Line, ...], not_asked: tuple[Line, ...]) -> None:
        n, m = len(silent), len(not_asked)
        told = {
            "silent": (trn("{n} country is silent", "{n} countries are silent", n), silent),
            "not_asked": (trn("{n} country was not asked", "{n} countries were not asked", m), not_asked),
        }
        catalogue = interface.catalogue
        for state, (head, lines) in told.items():
            names = ", ".join(one.country for one in lines)
            counted = head.format(n=catalogue.number(len(lines)))
            self.words[state].set_text(f"{counted}{catalogue.colon()} {names}.")
            self._rows[state].setVisible(bool(lines))
        self.setVisible(bool(n or m))
