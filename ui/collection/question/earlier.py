"""What a country said to the same question in earlier editions, and what is different now."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.language import tr
from ui.widgets.fold import Fold
from ui.widgets.sizes import space
from ui.widgets.text import Text
from ui.widgets.wrapped_text import WrappedText
from workbook.errors import N_
from workbook.screens.collection.across import Line
from workbook.screens.collection.earlier import Earlier

TITLE = N_("Other editions")
READING = N_("Reading…")
SAME = N_("The same words.")
Read = Callable[[Line], object]


class EarlierAnswers(Fold):
    """Folded; `read` is asked for the answers when somebody opens it, and `show_answers` called with them."""

    def __init__(self, read: Read, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("earlier_answers")
        self._read = read
        self._line: Line | None = None
        self.toggled.connect(self._open)

    def show_line(self, line: Line) -> None:
        changed = self._line is None or self._line.key != line.key
        self._line = line
        self.setVisible(bool(line.earlier))
        self.set_title(tr(TITLE), ", ".join(line.earlier))
        if changed:
            self.set_open(False)

    def show_answers(self, found: tuple[Earlier, ...]) -> None:
        """Show the answers, the newest first."""
        inner = QWidget()
        column = QVBoxLayout(inner)
        space(column, 4, (0, 2, 0, 4))
        for one in found:
            column.addWidget(Text(one.title, role="caption", ink="muted", wrap=True))
            words = WrappedText(role="ui")
            if one.parts:
                words.set_difference(one.parts)
            else:
                words.set_text(one.words or tr(SAME))
            column.addWidget(words)
        self.set_content(inner)

    def _open(self, opened: bool) -> None:
        if opened and self._line is not None:
            self.set_content(Text(tr(READING), ink="muted"))
            self._read(self._line)
