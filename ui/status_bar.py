"""The workbook's status bar: saved, progress, due date, languages of the answers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.language import interface, tr
from ui.saving_bar import SavingBar
from ui.theme import px
from ui.widgets.progress import ProgressBar
from ui.widgets.text import Text
from workbook.screens.standing import Standing, due_words, language_words, share_words

LANGUAGES_FROM, DUE_FROM = 820, 600


class StatusBar(SavingBar):
    """What is saved, and how far the workbook is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._standing: Standing | None = None
        self._done, self.share = Text(ink="muted"), Text(weight=600)
        self.share.setObjectName("overall_share")
        self._bar = ProgressBar(width=80)
        self._due, self._days = Text(ink="muted"), Text(weight=600)
        self._days.setObjectName("days_left")
        self._languages = Text(ink="muted")
        self._lay_out()
        self.translate_now()

    def retranslate(self) -> None:
        super().retranslate()
        self._done.setText(tr("Completed"))
        if self._standing is not None:
            self.show_standing(self._standing)

    def show_standing(self, standing: Standing) -> None:
        """Show progress, due date and languages."""
        self._standing = standing
        share = share_words(standing.settled, interface.catalogue)
        self.share.setText(share)
        self._bar.set_share(standing.settled, standing.begun, f"{tr('Completed')} {share}")
        due, days = due_words(standing.days_left, interface.catalogue)
        self._due.setText(due)
        self._days.setText(days)
        late = standing.days_left is not None and standing.days_left < 0
        self._days.set_ink("warning" if late else "text")
        self._languages.setText(language_words(standing.languages, interface.catalogue))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        row = self.row
        row.addStretch(1)
        for widget in (self._done, self.share, self._bar):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(14)
        row.addWidget(self._due)
        row.addWidget(self._days)
        row.addSpacing(14)
        row.addWidget(self._languages)

    def _fit(self) -> None:
        width = self.width() * 100 / max(1, px(100))
        self._languages.setVisible(width >= LANGUAGES_FROM and bool(self._standing))
        shown = width >= DUE_FROM and bool(self._days.text())
        self._due.setVisible(shown)
        self._days.setVisible(shown)
