"""What the saver tells from its own thread, brought to the drawing thread."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, Qt, Signal

from workbook.editing.session import Session
from workbook.errors import KnownError


class SavingNews(QObject):
    """`saved(at)` after COMMIT, `failed(error)` when a write failed."""

    saved = Signal(object)
    failed = Signal(object)
    _told = Signal(str, object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)
        session.saver.on_saved = self._on_saved
        session.saver.on_failed = self._on_failed

    def _on_saved(self, at: datetime) -> None:
        self._told.emit("saved", at)

    def _on_failed(self, error: KnownError) -> None:
        self._told.emit("failed", error)

    def _pass_on(self, what: str, news: object) -> None:
        (self.saved if what == "saved" else self.failed).emit(news)
