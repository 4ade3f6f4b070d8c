"""One value of a side, with its unchanged paragraphs folded away until somebody wants to see them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.language import trn
from ui.widgets.links import LinkButton
from ui.widgets.sizes import space
from ui.widgets.wrapped_text import WrappedText
from workbook.screens.difference import Part
from workbook.screens.merge_folding import Stretch, stretches

GAP = 8


class SideText(QWidget):
    """The stretches one under the other. `unfolded` gives the paragraphs that a person wants to see."""

    unfolded = Signal(object)

    def __init__(self, parts: tuple[Part, ...], paragraphs: frozenset[str], ink: str) -> None:
        super().__init__()
        self._parts, self._ink = parts, ink
        self.folds: list[LinkButton] = []
        self._column = QVBoxLayout(self)
        space(self._column, GAP)
        self.fold(paragraphs)

    def fold(self, paragraphs: frozenset[str]) -> None:
        """Fold these paragraphs, where they are long, and show all others."""
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.folds = []
        self.texts: list[WrappedText] = []
        for one in stretches(self._parts, paragraphs):
            shown = self._line(one) if one.folded else self._text(one.parts)
            self._column.addWidget(shown)
            shown.show()

    def text(self) -> str:
        """What is seen, as plain text."""
        return "\n".join(one.text() for one in self.texts)

    def _text(self, parts: tuple[Part, ...]) -> WrappedText:
        words = WrappedText(role="answer-read", ink=self._ink)
        if all(part.kind == "same" for part in parts):
            words.set_text("".join(part.text for part in parts))
        else:
            words.set_difference(parts)
        self.texts.append(words)
        return words

    def _line(self, one: Stretch) -> LinkButton:
        n = len(one.folded)
        line = LinkButton(
            trn("{n} paragraph unchanged", "{n} paragraphs unchanged", n).format(n=n), ink="muted"
        )
        line.clicked.connect(lambda: self.unfolded.emit(frozenset(one.folded)))
        self.folds.append(line)
        return line
