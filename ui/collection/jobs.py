"""Work in the background that reads a collection: what was read from the files is complete before it begins."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from ui.background import Job, Jobs
from ui.language import interface, tr
from ui.messages import Messages
from workbook.collection.collection import Collection
from workbook.errors import N_, KnownError
from workbook.progress import Cancelled, Progress

Result = TypeVar("Result")
REBUILDING_KEY = "rebuilding"
REBUILDING = N_("The files received are being read once more, as after a backup was restored.")
SO_FAR = N_("The files received are being read once more: {done} of {total}.")


class CollectionJobs(Jobs):
    """As `Jobs`; a job that would wait for files to be read once more can be stopped in the middle of it."""

    def __init__(self, collection: Collection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._derived = collection.derived

    def run(
        self,
        function: Callable[[Progress], Result],
        on_done: Callable[[Result], object],
        on_failed: Callable[[KnownError], object] | None = None,
        on_progress: Callable[[int, int, str], object] | None = None,
    ) -> Job:
        """As `Jobs.run`."""

        def whole(progress: Progress) -> Result:
            self._derived.complete(progress)
            return function(progress)

        return super().run(whole, on_done, on_failed, on_progress)

    def complete(self, messages: Messages, on_done: Callable[[], object]) -> None:
        """Read what is lacking once more, if anything is, and say so meanwhile."""
        if not self._derived.lacking():
            return

        def tell(done: int, total: int, _: str) -> None:
            banner = messages.shown(REBUILDING_KEY)
            if banner is not None:
                number = interface.catalogue.number
                banner.set_message(tr(SO_FAR).format(done=number(done), total=number(total)))

        def end(_: None = None) -> None:
            messages.clear_banner(REBUILDING_KEY)
            on_done()

        def fail(error: KnownError) -> None:
            messages.clear_banner(REBUILDING_KEY)
            if not isinstance(error, Cancelled):
                messages.error(error)

        messages.banner("info", lambda: tr(REBUILDING), key=REBUILDING_KEY)
        self.run(lambda _: None, end, fail, tell)
