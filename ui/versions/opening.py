"""What is told when a file was opened: read-only, damaged, recovered, perhaps open elsewhere."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ui.document_window import DocumentWindow
from ui.language import interface, tr
from workbook.document.lock import Holder, this_computer
from workbook.errors import N_
from workbook.screens.places import DAMAGE, VERSIONS, Place
from workbook.screens.words import NO_BACKUP

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.messages import Messages
    from workbook.document.torn import Mended
    from workbook.editing.copies import OtherCopy
    from workbook.progress import Progress

READ_ONLY_KEY, DAMAGED_KEY, RECOVERED_KEY, COPY_KEY = "read_only", "damaged", "recovered", "copy"
MENDED_KEY, BACKUP_KEY = "mended", "backup"
OPENING_KEYS = (READ_ONLY_KEY, DAMAGED_KEY, RECOVERED_KEY, COPY_KEY, MENDED_KEY, BACKUP_KEY)
LOOK_AFTER = 1000  # milliseconds; the window is there first
SEE_DAMAGE, SEE_LAST, SEE_VERSIONS = N_("See what is damaged"), N_("See it"), N_("Versions")
SAVE_COPY, COMPARE = N_("Save a copy elsewhere…"), N_("Compare the two…")


class OpeningNews(QObject):
    """Works for one open file. `left_by` is who had announced to hold the file when it was opened."""

    def __init__(
        self,
        book: DocumentWindow,
        messages: Messages,
        save_copy: Callable[[], object],
        left_by: Holder | None = None,
    ) -> None:
        super().__init__(book)
        self._book, self._messages, self._left_by = book, messages, left_by
        self._save_copy, self._no_backup = save_copy, False
        book.saved.connect(self._tell_backups)
        session = book.session
        if session.document.damages:
            self._tell_damage()
        elif session.read_only:
            self._tell_read_only()
        if session.recovered and session.steps():
            self._tell_recovered()
        if session.document.mended:
            self._tell_mended(session.document.mended)
        if not session.read_only:
            QTimer.singleShot(LOOK_AFTER, self, self._look_for_copies)

    def _tell_read_only(self) -> None:
        self._messages.banner(
            "warning",
            lambda: tr(self._book.read_only_words),
            SAVE_COPY,
            self._save_copy,
            key=READ_ONLY_KEY,
        )

    def _tell_damage(self) -> None:
        from ui.versions.rescue import RESTORE, SALVAGE, Rescue, Ways
        from workbook.document.wording import damage_words

        session, ways = self._book.session, Ways.of(self._book.context)
        rescue = Rescue(session.path, session.document.document_id, ways, self._book)
        self._messages.banner(
            "error",
            lambda: damage_words(session.path, session.document.damages, interface.catalogue),
            SEE_DAMAGE,
            lambda: self._book.go_into(DAMAGE),
            key=DAMAGED_KEY,
            more=((RESTORE, lambda: rescue.restore()), (SALVAGE, lambda: rescue.salvage())),
        )

    def _tell_mended(self, mended: Mended) -> None:
        from workbook.document.torn import mended_words

        path = self._book.session.path
        self._messages.banner(
            "warning",
            lambda: mended_words(path, mended, interface.catalogue),
            SEE_VERSIONS,
            lambda: self._book.go_into(VERSIONS),
            key=MENDED_KEY,
            closable=True,
        )

    def _tell_recovered(self) -> None:
        from workbook.screens.opening import held_words, place_of_last_step, recovered_words

        session, now = self._book.session, datetime.now(UTC)
        held = self._left_by
        if held is not None and held.computer != this_computer():
            self._messages.banner(
                "warning",
                lambda: held_words(held, interface.catalogue, now),
                key=RECOVERED_KEY,
                closable=True,
            )
            return
        place = place_of_last_step(session)
        self._messages.banner(
            "info",
            lambda: recovered_words(session, interface.catalogue, now),
            SEE_LAST if place else SEE_VERSIONS,
            lambda: self._book.go_into(place or VERSIONS),
            key=RECOVERED_KEY,
            closable=True,
        )

    def _look_for_copies(self) -> None:
        from workbook.editing.copies import copy_with_news

        if self._book.session.saver.closed:
            return
        self._tell_backups()
        session, now = self._book.session, self._book.session.snapshot()
        known = self._book.preferences.recent
        elsewhere = [Path(one.path) for one in known if one.document_id == now.document_id]

        def look(_: Progress) -> OtherCopy | None:
            return copy_with_news(session, now, elsewhere)

        self._book.jobs.run(look, self._tell_copy)

    def _tell_copy(self, other: OtherCopy | None) -> None:
        from workbook.screens.copies import copy_mark, news_words

        preferences = self._book.preferences
        if other is None or copy_mark(other) in preferences.copies_seen:
            return
        made = self._messages.banner(
            "warning",
            lambda: news_words(other, interface.catalogue),
            COMPARE,
            lambda: self._compare(other),
            key=COPY_KEY,
            closable=True,
        )
        made.closed.connect(lambda: preferences.see_copy(copy_mark(other)))

    def _tell_backups(self) -> None:
        """Say it once while backups cannot be made, and again when that begins anew."""
        failed = self._book.session.saver.backup_error is not None
        if failed and not self._no_backup:
            self._messages.banner(
                "warning", lambda: tr(NO_BACKUP), SAVE_COPY, self._save_copy, key=BACKUP_KEY, closable=True
            )
        if self._no_backup and not failed:
            self._messages.clear_banner(BACKUP_KEY)
        self._no_backup = failed

    def _compare(self, other: OtherCopy) -> None:
        self._messages.clear_banner(COPY_KEY)
        self._book.go_into(Place("copy", "", str(other.path)))
