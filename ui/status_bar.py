"""The status bar: saved, progress, due date, languages of the answers."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.icons import icon_pixmap
from ui.language import Translated, interface, tr, trn
from ui.marks import mark_pixmap
from ui.theme import px, set_ground
from ui.widgets.hairline import Hairline
from ui.widgets.progress import ProgressBar
from ui.widgets.sizes import fix, space, themed
from ui.widgets.text import Text
from workbook.screens.standing import Standing, due_words, language_words, saved_words, share_words

LANGUAGES_FROM, DUE_FROM = 820, 600


class StatusBar(Translated, QWidget):
    """28 high. Says "saved" only of what is on the disk."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status_bar")
        set_ground(self, "background")
        self._saved_at: datetime | None = None
        self._unsaved = 0
        self._read_only = False
        self._standing: Standing | None = None
        self._sign = QLabel()
        self.saving = Text(ink="muted")
        self.saving.setObjectName("saving_state")
        self._done, self.share = Text(ink="muted"), Text(weight=600)
        self.share.setObjectName("overall_share")
        self._bar = ProgressBar(width=80)
        self._due, self._days = Text(ink="muted"), Text(weight=600)
        self._days.setObjectName("days_left")
        self._languages = Text(ink="muted")
        self._lay_out()
        themed(self, self._renew_sign)
        self.translate_now()

    def retranslate(self) -> None:
        self._done.setText(tr("Completed"))
        self._show_saving()
        if self._standing is not None:
            self.show_standing(self._standing)

    def show_saved(self, at: datetime | None) -> None:
        """Everything is on the disk since `at`; None: nothing was changed yet."""
        self._saved_at, self._unsaved = at, 0
        self._show_saving()

    def show_unsaved(self, steps: int) -> None:
        """So many changes could not be written and are kept in memory."""
        self._unsaved = max(1, steps)
        self._show_saving()

    def show_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self._show_saving()

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
        row = QHBoxLayout()
        space(row, 6, (16, 0, 16, 0))
        row.addWidget(self._sign)
        row.addWidget(self.saving)
        row.addStretch(1)
        for widget in (self._done, self.share, self._bar):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(14)
        row.addWidget(self._due)
        row.addWidget(self._days)
        row.addSpacing(14)
        row.addWidget(self._languages)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline())
        column.addLayout(row, 1)
        fix(self, height=28)

    def _fit(self) -> None:
        width = self.width() * 100 / max(1, px(100))
        self._languages.setVisible(width >= LANGUAGES_FROM and bool(self._standing))
        shown = width >= DUE_FROM and bool(self._days.text())
        self._due.setVisible(shown)
        self._days.setVisible(shown)

    def _show_saving(self) -> None:
        if self._read_only:
            words = tr("Read-only")
        elif self._unsaved:
            words = trn("{n} change not saved", "{n} changes not saved", self._unsaved).format(
                n=self._unsaved
            )
        elif self._saved_at is not None:
            words = saved_words(self._saved_at, interface.catalogue)
        else:
            words = tr("No change since opening")
        self.saving.setText(words)
        self.saving.set_ink("error" if self._unsaved and not self._read_only else "muted")
        self._renew_sign()

    def _renew_sign(self) -> None:
        ratio = self.devicePixelRatioF()
        if self._read_only:
            self._sign.setPixmap(icon_pixmap("lock", "muted", px(14), ratio))
        elif self._unsaved:
            self._sign.setPixmap(mark_pixmap("error", px(14), ratio, surface="background"))
        elif self._saved_at is not None:
            self._sign.setPixmap(icon_pixmap("check", "final", px(14), ratio))
        self._sign.setVisible(self._read_only or bool(self._unsaved) or self._saved_at is not None)
