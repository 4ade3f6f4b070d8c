"""Brings what another thread has found to the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from workbook.errors import KnownError

Result = TypeVar("Result")
Take = Callable[[Any], object]


class _Courier(QObject):
    arrived = Signal(object)

    def __init__(self, take: Take, owner: QObject | None) -> None:
        super().__init__(QCoreApplication.instance())
        self._take = take
        self._owner = owner or getattr(take, "__self__", None)
        self.arrived.connect(self._hand_out, Qt.ConnectionType.QueuedConnection)

    def _hand_out(self, future: Future[Any]) -> None:
        self.deleteLater()
        if isinstance(self._owner, QObject) and not shiboken6.isValid(self._owner):
            return
        try:
            result = future.result()
        except (CancelledError, KnownError):
            return
        self._take(result)


def deliver(future: Future[Result], take: Callable[[Result], object], owner: QObject | None = None) -> None:
    """Call `take` with the future's result on this thread, later; not at all if it failed with a KnownError.

    Nor if `owner` is gone by then; a bound method's owner is its object.
    """
    courier = _Courier(take, owner)
    future.add_done_callback(lambda done: _send(courier, done))


def _send(courier: _Courier, done: Future[Any]) -> None:
    if shiboken6.isValid(courier):
        courier.arrived.emit(done)
