"""Says under an answer which themes of an earlier version lost their words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.language import interface, tr, trn
from ui.widgets.mark_label import MarkLabel
from ui.widgets.sizes import space
from ui.widgets.wrapped_text import WrappedText
from workbook.errors import N_
from workbook.screens.collection.passages import Lost

HOW = N_("Select the words that say it now: the menu of themes moves it there.")


class LostThemes(QWidget):
    """Hidden where nothing was lost."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lost_themes")
        self.words = WrappedText(role="caption", ink="muted")
        row = QHBoxLayout(self)
        space(row, 8)
        row.addWidget(MarkLabel("warning", 13), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self.hide()

    def show_lost(self, lost: tuple[Lost, ...]) -> None:
        self.setVisible(bool(lost))
        n = len(lost)
        head = trn("{n} passage is no longer found", "{n} passages are no longer found", n)
        quote = interface.catalogue.quote
        said = " · ".join(f"{one.name} – {quote(one.quote)}" for one in lost)
        counted = head.format(n=interface.catalogue.number(n))
        self.words.set_text(f"{counted}{interface.catalogue.colon()} {said}. {tr(HOW)}")
