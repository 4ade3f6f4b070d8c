"""Admitting files while the window stays usable: they are read elsewhere, and kept one by one as they come."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from threading import Semaphore

from PySide6.QtCore import QObject, Qt, Signal

from ui.background import Jobs
from ui.messages import Messages
from workbook.collection.admission import (
    Definitions,
    Read,
    all_definitions,
    files_among,
    keep,
    read_files,
)
from workbook.collection.collection import Collection
from workbook.errors import KnownError
from workbook.progress import Cancelled, Progress
from workbook.questionnaire.library import available
from workbook.screens.collection.admission import Admitted

AHEAD = 24  # files that may be read and not be on the disk yet


@dataclass(frozen=True, slots=True)
class _Plan:
    """What the other thread works with."""

    paths: tuple[Path, ...]
    definitions: Definitions
    known: frozenset[str]


class Admission(QObject):
    """`files` are those read so far, of `total`. `changed` after each, `ended` once there are no more."""

    changed = Signal()
    ended = Signal()
    _counted = Signal(int)
    _arrived = Signal(object)

    def __init__(
        self, collection: Collection, jobs: Jobs, messages: Messages, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._collection, self._jobs, self._messages = collection, jobs, messages
        self.files: list[Admitted] = []
        self.total = 0
        self.running = self.stopped = False
        self._more: list[Path] = []
        self._definitions: Definitions = {}
        self._room, self._owed = Semaphore(AHEAD), 0
        self._counted.connect(self._count, Qt.ConnectionType.QueuedConnection)
        self._arrived.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def begin(self, paths: Sequence[Path]) -> None:
        """Admit these files and folders; while others are being read, after those."""
        if self.running:
            self._more += paths
            return
        self.files, self.total = [], 0
        self._begin(paths)

    def stop(self) -> None:
        """Read no further; what was read stays."""
        self.stopped = True
        self._more.clear()

    def give_room(self) -> None:
        """Let more files be read, as many as are on the disk meanwhile."""
        while self._owed and self._collection.session.saver.unsaved < AHEAD:
            self._owed -= 1
            self._room.release()

    def _begin(self, paths: Sequence[Path]) -> None:
        """The questionnaires at hand are loaded first: that takes a moment, once."""
        self.running, self.stopped = True, False
        self._room, self._owed = Semaphore(AHEAD), 0
        self._jobs.run(lambda _: available(), lambda _: self._start(tuple(paths)), self._fail)
        self.changed.emit()

    def _start(self, paths: tuple[Path, ...]) -> None:
        self._definitions = all_definitions(self._collection)
        self._collection.session.saver.back_up("before-admit")
        plan = _Plan(paths, self._definitions, self._collection.readable)
        self._jobs.run(lambda progress: self._read(plan, progress), self._end, self._fail)

    def _read(self, plan: _Plan, progress: Progress) -> None:
        """On the other thread. Raises UnusableFile for a path that is not there, Cancelled."""
        files = files_among(plan.paths)
        self._counted.emit(len(files))
        reading = read_files(files, plan.definitions, plan.known, lambda: self.stopped)
        with closing(reading):  # type: ignore[type-var]
            for number, read in enumerate(reading, 1):
                while not self._room.acquire(timeout=0.2):
                    self._check(progress)
                self._check(progress)
                progress.step(number, len(files), read.path.name)
                self._arrived.emit(read)

    def _check(self, progress: Progress) -> None:
        progress.step(0, 0)
        if self.stopped:
            raise Cancelled

    def _count(self, files: int) -> None:
        self.total += files
        self.changed.emit()

    def _take(self, read: Read) -> None:
        """Keep one file that was read; where that fails nothing more is read."""
        if self.stopped or not self.running:
            return
        try:
            outcome = keep(self._collection, read, self._definitions)
        except KnownError as error:
            self.stop()
            self._messages.error(error)
            return
        facts = outcome.facts
        self.files.append(Admitted(facts.name, facts.sha256, read.known, outcome.error))
        self._owed += 1
        self.give_room()
        self.changed.emit()

    def _end(self, _: None = None) -> None:
        if self._more:
            more, self._more = self._more, []
            self._begin(more)
            return
        self.running = False
        self.changed.emit()
        self.ended.emit()

    def _fail(self, error: KnownError) -> None:
        if not isinstance(error, Cancelled):
            self._messages.error(error)
        self._end()
