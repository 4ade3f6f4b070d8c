"""What can be done with a damaged workbook: its newest backup, or what is sound of it, as a new file beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.files import choose_new_file
from ui.language import interface, tr, trn
from workbook.document.backups import Backup
from workbook.document.salvage import Salvaged, salvage
from workbook.editing.versions import newest_sound_backup, write_backup_as
from workbook.errors import N_
from workbook.progress import Progress
from workbook.screens.opening import backup_file, salvaged_file

if TYPE_CHECKING:
    from ui.background import Jobs
    from ui.messages import Messages
    from ui.page import Context
    from workbook.preferences import Preferences

SALVAGE, RESTORE = N_("Salvage to a new file…"), N_("Restore from a backup…")
SALVAGE_TITLE, RESTORE_TITLE = N_("Salvage to a new file"), N_("Restore the backup as a new file")
NO_BACKUP = N_("This computer keeps no sound backup of this workbook. Salvage what can be read.")
RESTORED = N_("The backup of {date} is open as {file}.")


@dataclass(frozen=True, slots=True)
class Ways:
    """What a rescue is done with: work in the background, messages, where files were chosen last, opening a file."""

    jobs: Jobs
    messages: Messages
    preferences: Preferences
    open_file: Callable[[Path], object]

    @classmethod
    def of(cls, context: Context) -> Ways:
        return cls(context.jobs, context.messages, context.preferences, context.navigator.open_file)


class Rescue:
    """Writes new files only; `source`, the damaged one, stays as it is. The new file is then opened."""

    def __init__(self, source: Path, document_id: str, ways: Ways, parent: QWidget) -> None:
        self._source, self._document_id, self._ways, self._parent = source, document_id, ways, parent

    def salvage(self) -> None:
        """Write what is sound into a new file."""
        source = self._source
        target = self._choose(SALVAGE_TITLE, salvaged_file(source, interface.catalogue))
        if target is not None:
            self._ways.jobs.run(
                lambda _: salvage(source, target),
                lambda result: self._salvaged(target, result),
                self._ways.messages.error,
            )

    def restore(self) -> None:
        """Write the newest sound backup into a new file."""

        def find(_: Progress) -> Backup | None:
            return newest_sound_backup(self._document_id)

        self._ways.jobs.run(find, self._restore, self._ways.messages.error)

    def _restore(self, backup: Backup | None) -> None:
        if backup is None:
            self._ways.messages.toast(tr(NO_BACKUP), mark="warning")
            return
        proposed = backup_file(self._source, backup.at, interface.catalogue)
        target = self._choose(RESTORE_TITLE, proposed)
        if target is not None:
            self._ways.jobs.run(
                lambda _: write_backup_as(backup, target),
                lambda _: self._restored(target, backup),
                self._ways.messages.error,
            )

    def _choose(self, title: str, proposed: Path) -> Path | None:
        return choose_new_file(self._parent, self._ways.preferences, tr(title), proposed, replace=False)

    def _salvaged(self, target: Path, result: Salvaged) -> None:
        given = trn("{n} answer given back in {file}.", "{n} answers given back in {file}.", result.answers)
        words = given.format(n=interface.catalogue.number(result.answers), file=target.name)
        lost = len({one.cell[:3] for one in result.lost if one.cell})
        if lost:
            gone = trn("{n} answer was lost.", "{n} answers were lost.", lost)
            words = f"{words} {gone.format(n=interface.catalogue.number(lost))}"
        self._open(target, words)

    def _restored(self, target: Path, backup: Backup) -> None:
        date = interface.catalogue.date_time(backup.at)
        self._open(target, tr(RESTORED).format(date=date, file=target.name))

    def _open(self, target: Path, words: str) -> None:
        self._ways.open_file(target)
        self._ways.messages.toast(words)
