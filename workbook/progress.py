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
