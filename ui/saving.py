"""What the saver tells from its own thread, brought to the drawing thread; what failed is tried again by itself."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from workbook.editing.session import Session
from workbook.errors import KnownError

RETRY_MS = 4000


class SavingNews(QObject):
    """`saved(at)` after COMMIT, `failed(error)` when a write failed, also when it was tried again in vain."""

    saved = Signal(object)
    failed = Signal(object)
    _told = Signal(str, object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)
        self._saver = session.saver
        self._again = QTimer(self, singleShot=True, interval=RETRY_MS)
        self._again.timeout.connect(self._retry)
        session.saver.on_saved = self._on_saved
        session.saver.on_failed = self._on_failed

    def _on_saved(self, at: datetime) -> None:
        self._told.emit("saved", at)

    def _on_failed(self, error: KnownError) -> None:
        self._told.emit("failed", error)

    def _retry(self) -> None:
        if self._saver.unsaved and not self._saver.closed:
            self._saver.retry()

    def _pass_on(self, what: str, news: object) -> None:
        if what == "failed":
            self._again.start()
        (self.saved if what == "saved" else self.failed).emit(news)
