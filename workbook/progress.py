"""Progress of long work, and its cancelling."""

from __future__ import annotations

from typing import Protocol

from workbook.errors import N_, KnownError


class Cancelled(KnownError):
    """The person stopped the work; nothing was left half-done."""

    exit_status = 1

    def __init__(self) -> None:
        super().__init__(N_("Stopped. Nothing was written."))


class Progress(Protocol):
    """Told how far the work is; raises `Cancelled` where the person wants it to stop."""

    def step(self, done: int, total: int, what: str = "") -> None: ...


class _NoProgress:
    def step(self, done: int, total: int, what: str = "") -> None:
        return None


NO_PROGRESS: Progress = _NoProgress()


class Share:
    """A stretch of a longer work's progress, in per cent."""

    def __init__(self, whole: Progress, begin: int, end: int) -> None:
        self.whole, self.begin, self.end = whole, begin, end

    def step(self, done: int, total: int, what: str = "") -> None:
        share = done / total if total else 1.0
        self.whole.step(round(10 * (self.begin + (self.end - self.begin) * share)), 1000, what)
