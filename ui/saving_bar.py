"""The status bar's beginning, whatever is open: saved, not saved, or read-only."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.icons import icon_pixmap
from ui.language import Translated, interface, tr, trn
from ui.marks import mark_pixmap
from ui.theme import px, set_ground
from ui.widgets.hairline import Hairline
from ui.widgets.sizes import fix, space, themed
from ui.widgets.text import Text
from workbook.screens.standing import saved_words


class SavingBar(Translated, QWidget):
    """28 high. Says "saved" only of what is on the disk. Whoever derives from it puts more into `row`, and calls
    `translate_now()` at the end of the constructor."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status_bar")
        set_ground(self, "background")
        self._saved_at: datetime | None = None
        self._unsaved = 0
        self._read_only = False
        self._sign = QLabel()
        self.saving = Text(ink="muted")
        self.saving.setObjectName("saving_state")
        self.row = QHBoxLayout()
        space(self.row, 6, (16, 0, 16, 0))
        self.row.addWidget(self._sign)
        self.row.addWidget(self.saving)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline())
        column.addLayout(self.row, 1)
        fix(self, height=28)
        themed(self, self._renew_sign)

    def retranslate(self) -> None:
        self._show_saving()

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
