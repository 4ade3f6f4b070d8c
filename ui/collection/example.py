"""The example collection, made in the person's documents the first time."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.background import Job, Jobs
from ui.files import documents_folder
from ui.language import interface, tr
from workbook.document.kinds import COLLECTION
from workbook.errors import N_, KnownError
from workbook.files import replacing
from workbook.languages import Language
from workbook.progress import Cancelled, Progress

if TYPE_CHECKING:
    from ui.window import Window

KEY = "example_collection"
MAKING, CANCEL = N_("Making the example collection…"), N_("Cancel")
MAKING_FILE = N_("Making the example collection: {file}")


class ExampleCollection(QObject):
    """Works for one window."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._jobs = window, Jobs(self)
        self._job: Job | None = None

    def open(self) -> None:
        """Open it; where it is not there yet, it is made in the background first."""
        language = interface.code
        name = "passerelle-exemple" if language == "fr" else "passerelle-example"
        path = documents_folder() / f"{name}{COLLECTION.suffix}"
        if path.exists():
            self._window.open_path(path)
            return
        if self._job is not None:
            return
        messages = self._window.messages
        messages.banner("info", lambda: tr(MAKING), CANCEL, self._cancel, key=KEY)
        self._job = self._jobs.run(
            lambda progress: _make(path, language, progress),
            lambda _: self._made(path),
            self._failed,
            self._tell,
        )

    def stop(self) -> None:
        """Ask the work to stop and wait for it."""
        self._jobs.stop()

    def _tell(self, done: int, total: int, file: str) -> None:
        banner = self._window.messages.shown(KEY)
        if banner is not None and file:
            banner.set_message(tr(MAKING_FILE).format(file=file), tr(CANCEL))

    def _made(self, path: Path) -> None:
        self._end()
        self._window.open_path(path)

    def _failed(self, error: KnownError) -> None:
        self._end()
        if not isinstance(error, Cancelled):
            self._window.messages.error(error)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._end()

    def _end(self) -> None:
        self._job = None
        self._window.messages.clear_banner(KEY)


def _make(path: Path, language: Language, progress: Progress) -> None:
    """Whole or not at all. Raises CannotWrite, Cancelled."""
    from workbook.collection.example import create_example_collection

    with tempfile.TemporaryDirectory(prefix="passerelle-") as folder, replacing(path) as fresh:
        create_example_collection(fresh, Path(folder) / "inbox", progress, language).close()
