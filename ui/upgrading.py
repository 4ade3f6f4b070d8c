"""Newer versions of a workbook's questionnaires: looked for after the window is shown, offered in a banner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog

from ui.language import interface, tr, trn
from ui.workbook_window import WorkbookWindow
from workbook.errors import N_, KnownError

if TYPE_CHECKING:
    from ui.messages import Messages
    from workbook.document.snapshot import Snapshot
    from workbook.progress import Progress
    from workbook.questionnaire.model import Questionnaire

UPGRADE_KEY = "upgrade"
AFTER_MS = 300  # the workbook is shown first
SEE, MOVED = N_("See what changes…"), N_("The workbook was moved over.")


class Upgrading(QObject):
    """Works for one open workbook and ends with it."""

    def __init__(self, book: WorkbookWindow, messages: Messages) -> None:
        super().__init__(book)
        self._book, self._messages = book, messages
        self._newer: tuple[Questionnaire, ...] = ()
        if not book.session.read_only:
            QTimer.singleShot(AFTER_MS, self, self._look)

    def _look(self) -> None:
        snapshot = self._book.session.snapshot()
        self._book.jobs.run(lambda progress: _find(snapshot, progress), self._offer, self._messages.error)

    def _offer(self, newer: tuple[Questionnaire, ...]) -> None:
        self._newer = newer
        if newer:
            self._messages.banner("info", self._words, SEE, self.show, key=UPGRADE_KEY, closable=True)

    def _words(self) -> str:
        n = len(self._newer)
        words = trn(
            "{n} questionnaire of this workbook is there in a newer version.",
            "{n} questionnaires of this workbook are there in a newer version.",
            n,
        )
        return words.format(n=interface.catalogue.number(n))

    def show(self) -> None:
        """Show what would change; the person decides."""
        from ui.upgrade_dialog import UpgradeDialog
        from workbook.screens.upgrade import planned

        book = self._book
        book.hand_over()
        snapshot = book.session.snapshot()
        upgrade = planned(snapshot, self._newer, interface.catalogue)
        dialog = UpgradeDialog(snapshot, upgrade, book.window())
        wanted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if not wanted:
            return
        try:
            book.session.apply(upgrade.change_set)
        except KnownError as error:
            self._messages.error(error)
            return
        made = book.session.undo_step
        self._messages.clear_banner(UPGRADE_KEY)
        self._messages.toast(tr(MOVED), tr(N_("Undo")), lambda: self._take_back(made))

    def _take_back(self, step: object) -> None:
        if self._book.session.undo_step is step:
            self._book.undo()
            self._offer(self._newer)


def _find(snapshot: Snapshot, progress: Progress) -> tuple[Questionnaire, ...]:
    from workbook.screens.upgrade import newer_at_hand

    return newer_at_hand(snapshot)
