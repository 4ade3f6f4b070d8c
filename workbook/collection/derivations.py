"""What was read from the files received, kept complete: whoever asks waits until it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from threading import RLock
from typing import Any, TypeVar

from workbook.collection.facts import Facts
from workbook.collection.projections import (
    Known,
    Numbers,
    Unsound,
    known_projections,
    numbered,
    unsound,
    unsound_in_depth,
)
from workbook.collection.reading import Projection
from workbook.document.cells import Attachment
from workbook.document.document import Document
from workbook.editing.saving import Saver
from workbook.errors import N_, CannotWrite, DamagedFile, KnownError
from workbook.progress import NO_PROGRESS, Progress

Result = TypeVar("Result")
Definitions = Mapping[tuple[str, str], Mapping[str, Any]]


class Derivations:
    """May be used by any thread. `unreadable` are files that could be read once and cannot be any more, with the
    reason."""

    def __init__(
        self, saver: Saver, files: Callable[[], Mapping[str, Facts]], definitions: Callable[[], Definitions]
    ) -> None:
        self.files, self.definitions = files, definitions
        self.unreadable: dict[str, KnownError] = {}
        self._saver = saver
        self._known: dict[str, Known] = self.ask_file(known_projections)
        self.numbers: Numbers = saver.ask(Numbers).result()
        for sha256 in self.ask_file(unsound):
            del self._known[sha256]
        self._remaking = RLock()

    @property
    def known(self) -> Mapping[str, Known]:
        """What is there, by SHA-256."""
        return self._known

    def lacking(self) -> tuple[str, ...]:
        """The files, by SHA-256, that could be read and of which nothing is there."""
        there = self._known.keys() | self.unreadable.keys()
        return tuple(
            one.sha256 for one in self.files().values() if not one.refusal and one.sha256 not in there
        )

    def complete(self, progress: Progress = NO_PROGRESS) -> None:
        """Read what is lacking from the files once more. Raises CannotWrite, Cancelled; what was done by then stays."""
        if self.lacking():
            from workbook.collection.rebuilding import make_anew

            with self._remaking:
                make_anew(self, self.lacking(), progress)
            if left := self.lacking():
                raise _not_saved(len(left))

    def read(self, query: Callable[[sqlite3.Connection], Result]) -> Result:
        """Ask the file, and wait. What is lacking, or not as it was written, is read anew first.

        Raises DamagedFile where that does not help.
        """
        self.complete()
        try:
            return self._checked(query)
        except Unsound as found:
            broken: Sequence[str] = found.sha256s
        except DamagedFile:
            broken = self.ask_file(unsound_in_depth)
            if not broken:
                raise
        from workbook.collection.rebuilding import make_anew

        with self._remaking:
            make_anew(self, broken)
        try:
            return self._checked(query)
        except Unsound as found:
            raise DamagedFile(
                N_("{count} of the files received cannot be read any more. Nothing was changed."),
                count=len(found.sha256s),
            ) from found

    def _checked(self, query: Callable[[sqlite3.Connection], Result]) -> Result:
        expected = tuple(self._known)

        def look(connection: sqlite3.Connection) -> Result:
            (there,) = connection.execute("SELECT count(*) FROM projections").fetchone()
            if there < len(expected):
                _require_saved(connection, set(expected) - known_projections(connection).keys())
            return query(connection)

        return self.ask_file(look)

    def ask_file(self, query: Callable[[sqlite3.Connection], Result]) -> Result:
        """Ask the file as it is."""
        return self._saver.ask(lambda document: document.read(query)).result()

    def change_file(self, write: Callable[[sqlite3.Connection], Result]) -> Result:
        """Change what is derived, in one transaction."""
        return self._saver.ask(lambda document: document.derive(write)).result()

    def file(self, sha256: str) -> Attachment | None:
        """A file as it was received."""

        def find(document: Document) -> Attachment | None:
            return document.attachment(sha256)

        return self._saver.ask(find).result()

    def rows_for(self, sha256: str, projection: Projection) -> Mapping[str, Any]:
        """The rows to be written for what was read from a file; none where they are there."""
        if sha256 in self._known:
            return {}
        known = self.numbers.next(len(projection.rows))
        self._known[sha256] = known
        return numbered(known, sha256, projection)

    def note(self, sha256: str, known: Known) -> None:
        """What a file says is there now."""
        self._known[sha256] = known

    def forget(self, sha256: str) -> None:
        """It is not."""
        self._known.pop(sha256, None)

    def forget_all(self) -> None:
        self._known.clear()


def _require_saved(connection: sqlite3.Connection, missing: Collection[str]) -> None:
    """Raises Unsound for files that are there and of which nothing is known, CannotWrite where they are not there yet."""
    query = "SELECT 1 FROM attachments WHERE sha256 = ?"
    saved = [sha256 for sha256 in missing if connection.execute(query, (sha256,)).fetchone()]
    if missing and not saved:
        raise _not_saved(len(missing))
    if saved:
        raise Unsound(saved)


def _not_saved(count: int) -> CannotWrite:
    return CannotWrite(
        N_("Files received that are not saved yet: {count}. Their answers can be read once they are."),
        count=count,
    )
