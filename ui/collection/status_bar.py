"""The collection's status bar: saved, what stands of the submissions, edition."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.language import tr
from ui.saving_bar import SavingBar
from ui.theme import px
from ui.widgets.mark_label import MarkLabel
from ui.widgets.text import ElidedText, Text
from workbook.collection.wording import EXAMPLE

EXAMPLE_FROM, EDITION_FROM, COUNTS_FROM = 960, 700, 440
BOTH_FROM = 1160  # the edition beside the note of an example


class CollectionStatusBar(SavingBar):
    """What is saved, how many submissions there are, and of which edition."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counts = Text(ink="muted")
        self.counts.setObjectName("collection_counts")
        self.edition = ElidedText(ink="muted")
        self._warning, self.example = MarkLabel("warning", 13), ElidedText(weight=600)
        self.example.setObjectName("example_note")
        self._is_example = False
        self.row.addSpacing(12)
        self.row.addWidget(self._warning)
        self.row.addWidget(self.example)
        self.row.addStretch(1)
        self.row.addWidget(self.counts)
        self.row.addSpacing(14)
        self.row.addWidget(self.edition)
        self.translate_now()

    def retranslate(self) -> None:
        super().retranslate()
        self.example.setText(tr(EXAMPLE))

    def show_counts(self, counts: str, edition: str, example: bool = False) -> None:
        """`example` says that everything in the collection is invented."""
        self.counts.setText(counts)
        self.edition.setText(edition)
        self._is_example = example
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = self.width() * 100 / max(1, px(100))
        for widget in (self._warning, self.example):
            widget.setVisible(self._is_example and width >= EXAMPLE_FROM)
        self.counts.setVisible(width >= COUNTS_FROM)
        edition_from = BOTH_FROM if self._is_example else EDITION_FROM
        self.edition.setVisible(width >= edition_from and bool(self.edition.text()))
