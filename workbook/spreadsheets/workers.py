"""Jobs on files of unknown origin, in child processes with bounds on memory and time.

The children are this program once more, started with as little as possible. A child is a plain `subprocess`, not one
of `multiprocessing`: that would import the parent's main module, window and all, and needs pickles and helper processes.
"""

from __future__ import annotations

import json
import marshal
import math
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from itertools import islice
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import Any

from workbook.errors import KnownError
from workbook.progress import Cancelled
from workbook.spreadsheets.book import Book
from workbook.spreadsheets.child import ARGUMENT, receive, send
from workbook.spreadsheets.refused import RefusedFile

_MOST_CHILDREN = 4
_LOOK_EVERY = 0.1
_DYING = 5.0
_PIPE = 1 << 20  # a book goes through in one piece, where the system allows it
_AHEAD = 3  # files a child that are asked for before the first is taken, so that results do not pile up
_READ = "workbook.spreadsheets.reading:plain_book"
_BOOT = "import sys; sys.path[:] = {}; from workbook.spreadsheets.child import serve; serve()"


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a child may take for one file: bytes on top of what it has when it starts, and seconds by the clock."""

    memory: int = 160_000_000
    seconds: float = 20.0


BOUNDS = Bounds()


def read_guarded(path: Path) -> Book:
    """What an Excel file holds, read in a child process. Raises RefusedFile."""
    return Book.from_plain(run_guarded(_READ, path))


def run_guarded(job: str, path: Path, arguments: Sequence[Any] = (), bounds: Bounds = BOUNDS) -> Any:
    """What the job `package.module:function` makes of a path and plain arguments, in a child process: a plain value.

    Raises the job's KnownError, or RefusedFile if the child died or went beyond its bounds.
    """
    with Workers(job, arguments, 1, bounds) as workers:
        ((_, outcome),) = workers.run([path])
    if isinstance(outcome, KnownError):
        raise outcome
    return outcome


class Workers:
    """Does a job `package.module:function` on many files in several child processes; a child that dies is replaced."""

    def __init__(
        self,
        job: str,
        arguments: Sequence[Any] = (),
        count: int | None = None,
        bounds: Bounds = BOUNDS,
    ) -> None:
        """`arguments` are plain, and the same for every file; `count` is how many children there are at most."""
        self._job, self._arguments, self._bounds = job, tuple(arguments), bounds
        self._count = count or min(_MOST_CHILDREN, os.cpu_count() or 1)
        self._guard = threading.Lock()
        self._idle: list[_Child] = []
        self._busy: set[_Child] = set()
        self._stopped = False
        self._ended = threading.Event()

    def run(self, paths: Iterable[Path]) -> Iterator[tuple[Path, Any]]:
        """Each path with the job's plain result, or the KnownError that it came to, as they finish.

        One run at a time. Raises Cancelled after `cancel`; leaving the loop early stops what is under way, for good.
        """
        finished: SimpleQueue[Future[tuple[Path, Any]]] = SimpleQueue()
        pool = ThreadPoolExecutor(self._count + 1, thread_name_prefix="reading")
        pool.submit(self._watch)
        done, under_way = False, 0
        try:
            waiting = iter(paths)
            for path in islice(waiting, self._count * _AHEAD):
                pool.submit(self._ask, path).add_done_callback(finished.put)
                under_way += 1
            while under_way:
                outcome = finished.get().result()
                under_way -= 1
                for path in islice(waiting, 1):
                    pool.submit(self._ask, path).add_done_callback(finished.put)
                    under_way += 1
                yield outcome
            done = True
        finally:
            if not done:
                self.cancel()
            self._ended.set()
            pool.shutdown(cancel_futures=True)
            self._ended.clear()

    def cancel(self) -> None:
        """Stop at once, from any thread; no file is begun any more."""
        with self._guard:
            self._stopped = True
            self._ended.set()
            for child in self._busy:
                child.kill()

    def close(self) -> None:
        """End the children."""
        self.cancel()
        for child in self._idle:
            child.end()
        self._idle.clear()

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _ask(self, path: Path) -> tuple[Path, Any]:
        try:
            child = self._take()
        except OSError as error:
            return path, RefusedFile("crashed", path.name, details=str(error))
        try:
            outcome = child.ask(path)
        finally:
            self._give_back(child)
        if self._stopped:
            raise Cancelled
        return path, outcome

    def _watch(self) -> None:
        """End the children that take too long, until all the work is done."""
        while not self._ended.wait(_LOOK_EVERY):
            with self._guard:
                for child in self._busy:
                    child.kill_if_late()

    def _take(self) -> _Child:
        with self._guard:
            if self._stopped:
                raise Cancelled
            child = self._idle.pop() if self._idle else _Child(self._job, self._arguments, self._bounds)
            self._busy.add(child)
            return child

    def _give_back(self, child: _Child) -> None:
        with self._guard:
            self._busy.discard(child)
            if child.alive:
                self._idle.append(child)
                return
        child.end()


class _Child:
    """One process, from its start to its end."""

    def __init__(self, job: str, arguments: Sequence[Any], bounds: Bounds) -> None:
        self._seconds = bounds.seconds
        self._late = False
        self._until = math.inf
        self._said = tempfile.TemporaryFile()  # noqa: SIM115
        setup = {"job": job, "arguments": list(arguments), "memory": bounds.memory}
        self._setup: bytes | None = marshal.dumps(setup)
        self._process = subprocess.Popen(
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            pipesize=_PIPE,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self.alive = True

    def ask(self, path: Path) -> Any:
        """What the job makes of the file, or the KnownError that it came to."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._until = time.monotonic() + self._seconds
        answer = None
        try:
            if self._setup is not None:
                send(self._process.stdin, self._setup)
                self._setup = None
            send(self._process.stdin, str(path.absolute()))
            answer = receive(self._process.stdout)
        except OSError:
            self.kill()
        self._until = math.inf
        if answer is None or answer[:2] == ["refused", "memory"]:
            self.alive = False
        if answer is None:
            return RefusedFile("time" if self._late else "crashed", path.name, details=self._last_words())
        return answer[1] if answer[0] == "done" else _known(answer)

    def kill(self) -> None:
        """End it at once; whoever waits for its answer gets none."""
        self.alive = False
        self._process.kill()

    def kill_if_late(self) -> None:
        """End it if its time for a file is over."""
        if time.monotonic() > self._until:
            self._late = True
            self.kill()

    def end(self) -> None:
        """Let it go, and wait until it is gone."""
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                _close(stream)
        self._wait(_DYING if self.alive else 0.0)
        self.alive = False
        self._said.close()

    def _wait(self, seconds: float) -> None:
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _last_words(self) -> str:
        """What it said while it died; it is given the time to say it."""
        self._wait(_DYING)
        self._said.seek(0)
        return self._said.read().decode("utf-8", "replace")[-4000:]


def _close(stream: Any) -> None:
    try:
        stream.close()
    except OSError:  # what was not written yet is for nobody
        return


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, ARGUMENT]
    places = [str(Path(place).absolute()) for place in sys.path]
    return [sys.executable, "-I", "-S", "-c", _BOOT.format(json.dumps(places))]


def _known(answer: list[Any]) -> KnownError:
    """The error that a child told of, in its own kind."""
    if answer[0] == "refused":
        return RefusedFile(*answer[1:])
    _, module, name, message, params = answer
    kind = getattr(import_module(module), name) if module.startswith("workbook.") else KnownError
    assert issubclass(kind, KnownError)
    error: KnownError = kind.__new__(kind)
    KnownError.__init__(error, message, **params)
    return error
