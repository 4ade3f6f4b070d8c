"""Long work off the drawing thread: progress and results come back on it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from workbook.errors import KnownError
from workbook.progress import Cancelled, Progress

Result = TypeVar("Result")
THREADS = 2


class Job(QObject):
    """One piece of work under way. `step` is called on its own thread, all signals arrive on the window's."""

    progressed = Signal(int, int, str)
    ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stopped = False

    def step(self, done: int, total: int, what: str = "") -> None:
        """Tell how far the work is. Raises Cancelled once the person wants it to stop."""
        if self._stopped:
            raise Cancelled
        self.progressed.emit(done, total, what)

    def cancel(self) -> None:
        """Stop at the next step; nothing more is told."""
        self._stopped = True

    @property
    def stopped(self) -> bool:
        return self._stopped


class Jobs(QObject):
    """Runs functions that touch neither Qt nor the open file: give them a snapshot."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._threads: ThreadPoolExecutor | None = None
        self._running: set[Job] = set()
        self._closed = False

    def run(
        self,
        function: Callable[[Progress], Result],
        on_done: Callable[[Result], object],
        on_failed: Callable[[KnownError], object] | None = None,
        on_progress: Callable[[int, int, str], object] | None = None,
    ) -> Job:
        """Run `function(progress)` on another thread; what comes back goes to `on_done` on this one.

        A KnownError goes to `on_failed`; any other exception is raised here, where the last of it is caught. After
        `stop` nothing is begun any more: what would be told of it may be gone.
        """
        if self._closed:
            job = Job(self)
            job.cancel()
            return job
        if self._threads is None:
            self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="passerelle-job")
        job = Job(self)
        self._running.add(job)
        if on_progress is not None:
            job.progressed.connect(on_progress, Qt.ConnectionType.QueuedConnection)

        def end(future: Future[Any]) -> None:
            self._running.discard(job)
            job.deleteLater()
            self._hand_out(job, future, on_done, on_failed)

        job.ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        future = self._threads.submit(function, job)
        future.add_done_callback(lambda done: job.ended.emit((end, done)))
        return job

    def stop(self) -> None:
        """Ask all work to stop and wait for it; for good."""
        self._closed = True
        for job in tuple(self._running):
            job.cancel()
        if self._threads is not None:
            self._threads.shutdown(wait=True, cancel_futures=True)
            self._threads = None
        self._running.clear()

    @property
    def busy(self) -> bool:
        return bool(self._running)

    def _deliver(self, parcel: tuple[Callable[[Future[Any]], None], Future[Any]]) -> None:
        end, future = parcel
        end(future)

    def _hand_out(
        self,
        job: Job,
        future: Future[Any],
        on_done: Callable[[Any], object],
        on_failed: Callable[[KnownError], object] | None,
    ) -> None:
        try:
            result = future.result()
        except CancelledError:
            return
        except KnownError as error:
            if on_failed is not None and not job.stopped:
                on_failed(error)
            return
        if not job.stopped:
            on_done(result)
