"""The collection's status bar: saved, what stands of the submissions, edition."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.saving_bar import SavingBar
from ui.theme import px
from ui.widgets.text import ElidedText, Text

EDITION_FROM, COUNTS_FROM = 700, 440


class CollectionStatusBar(SavingBar):
    """What is saved, how many submissions there are, and of which edition."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counts = Text(ink="muted")
        self.counts.setObjectName("collection_counts")
        self.edition = ElidedText(ink="muted")
        self.row.addStretch(1)
        self.row.addWidget(self.counts)
        self.row.addSpacing(14)
        self.row.addWidget(self.edition)
        self.translate_now()

    def show_counts(self, counts: str, edition: str) -> None:
        self.counts.setText(counts)
        self.edition.setText(edition)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = self.width() * 100 / max(1, px(100))
        self.counts.setVisible(width >= COUNTS_FROM)
        self.edition.setVisible(width >= EDITION_FROM and bool(self.edition.text()))
