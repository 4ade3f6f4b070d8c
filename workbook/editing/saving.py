"""The one thread that touches the file: steps are written in order, and kept in memory until they are."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from workbook.document.backups import Shelf
from workbook.document.cells import Step
from workbook.document.document import Document
from workbook.editing.record import Record
from workbook.errors import KnownError, UnusableFile

Result = TypeVar("Result")
OPENED, OPENED_IN_SERIES = "opened", "opened in series"
BETWEEN_BACKUPS = 30 * 60.0  # seconds of change
A_WHILE = timedelta(minutes=5)  # so that a series of commands does not push the older backups out
BACKED_UP_FIRST = ("load", "merge", "carry_over", "upgrade", "restore_version", "take_copy")


class Saver:
    """Writes the steps of a document off the calling thread. What could not be written is tried again with the next
    step, and by `retry`; a file that was out of reach and came back is opened again first.

    `on_saved(at)` is called after COMMIT, `on_failed(error)` when a write failed; both on the saver's thread.
    """

    def __init__(self, document: Document, shelf: Shelf | None = None) -> None:
        self._document = document
        self._record = Record(document)
        self._shelf = None if document.read_only else shelf
        self._backed_up = time.monotonic()
        self.backup_error: KnownError | None = None
        self._pending: deque[Step] = deque()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="passerelle-file")
        self.on_saved: Callable[[datetime], None] | None = None
        self.on_failed: Callable[[KnownError], None] | None = None
        self.saved_at: datetime | None = None
        self._closed = False

    @property
    def closed(self) -> bool:
        """Whether the file was closed; nothing can be asked of it any more."""
        return self._closed

    @property
    def unsaved(self) -> int:
        """How many steps are not on the disk yet."""
        return len(self._pending)

    def save(self, step: Step) -> Future[None]:
        """Queue a step; the future ends when it, and all before it, is on the disk."""
        if step.kind in BACKED_UP_FIRST:
            self.back_up(f"before-{step.kind}")
        self._pending.append(step)
        return self._thread.submit(self._write_pending)

    def save_now(self, step: Step) -> None:
        """Write a step, or forget it. Raises KnownError where it could not be written."""
        try:
            self.save(step).result()
        except KnownError:
            self.withdraw_last()
            raise

    def back_up(self, reason: str) -> Future[None]:
        """Keep a copy of what is in the file, elsewhere on this computer; `backup_error` says why that failed."""
        return self._thread.submit(self._back_up, reason)

    def retry(self) -> Future[None]:
        """Try again to write what could not be written."""
        return self._thread.submit(self._write_pending)

    def withdraw_last(self) -> None:
        """Forget the last step, which could not be written."""
        if self._pending:
            self._pending.pop()

    def ask(self, read: Callable[[Document], Result]) -> Future[Result]:
        """Read something from the file, on its thread."""
        return self._thread.submit(read, self._document)

    def copy_to(self, path: Path) -> Future[None]:
        """Write a copy with every step, also those that could not be written here."""
        return self._thread.submit(self._copy, path)

    def close(self) -> None:
        """Write what is left, then close the file; once. Raises KnownError where the last steps cannot be written."""
        if self._closed:
            return
        self._closed = True
        try:
            if self._pending:
                self._thread.submit(self._write_pending).result()
        finally:
            self._thread.submit(self._document.close).result()
            self._thread.shutdown()

    def _back_up(self, reason: str) -> None:
        if self._shelf is None:
            return
        if reason == OPENED_IN_SERIES:
            newest = next(iter(self._shelf.backups()), None)
            if newest is not None and datetime.now(UTC) - newest.at < A_WHILE:
                return
            reason = OPENED
        self._backed_up = time.monotonic()
        try:
            self._shelf.keep(self._document, reason)
            self.backup_error = None
        except KnownError as error:
            self.backup_error = error

    def _copy(self, path: Path) -> None:
        if self._document.in_place() or self._document.read_only or not self._copy_from_backup(path):
            self._document.copy_to(path, tuple(self._pending))

    def _copy_from_backup(self, path: Path) -> bool:
        """Where the file is out of reach: a backup and all that was done since make the same workbook."""
        for backup in self._shelf.backups() if self._shelf else ():
            if not self._record.reaches_back_to(backup.step):
                continue
            with suppress(UnusableFile), closing(Document.open(backup.path, read_only=True)) as kept:
                since = self._record.missing_in(kept, self._pending)
                kept.copy_to(path, since)
                return True
        return False

    def _write_pending(self) -> None:
        batch = list(self._pending)
        if not batch:
            return
        try:
            self._write(batch)
        except KnownError as error:
            if self.on_failed:
                self.on_failed(error)
            raise
        self._record.add(batch)
        for _ in batch:
            self._pending.popleft()
        self.saved_at = datetime.now(UTC)
        if self.on_saved:
            self.on_saved(self.saved_at)
        if time.monotonic() - self._backed_up >= BETWEEN_BACKUPS:
            self._back_up("working")

    def _write(self, batch: list[Step]) -> None:
        if not (self._document.in_place() or self._document.read_only):
            steps = batch
            batch = self._document.come_back(lambda document: self._record.missing_in(document, steps))
        if batch:
            self._document.write(batch)
