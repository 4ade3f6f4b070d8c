"""What a page reads of the collection, off the drawing thread: only the newest of it is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from ui.background import Job, Jobs
from ui.messages import Messages
from workbook.progress import Progress

Result = TypeVar("Result")


class Reading:
    """One a page: what was asked for before is not shown any more once something else is, nor after `stop`."""

    def __init__(self, jobs: Jobs, messages: Messages) -> None:
        self._jobs, self._messages = jobs, messages
        self._job: Job | None = None
        self._number = 0

    def read(self, work: Callable[[], Result], show: Callable[[Result], object]) -> None:
        """Call `work` on another thread and `show` with what comes back on this one."""
        self.stop()
        number = self._number

        def take(found: Result) -> None:
            if number == self._number:
                show(found)

        def do(_: Progress) -> Result:
            return work()

        self._job = self._jobs.run(do, take, self._messages.error)

    def stop(self) -> None:
        """Nothing that is still being read is shown."""
        self._number += 1
        self._job = None
