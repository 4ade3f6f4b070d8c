"""Waiting for the window as long as a slow machine needs: a wait ends with its condition, not with the clock."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot

PATIENCE = 30_000  # milliseconds


class PatientBot(QtBot):
    """Waits at least that long for what has to come."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:
        super().waitUntil(callback, timeout=max(timeout, PATIENCE))

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE, **others: Any) -> Any:
        if others.get("raising") is not False:
            timeout = max(timeout, PATIENCE)
        return super().waitSignal(signal, timeout=timeout, **others)

    def waitSignals(self, signals: Any, *, timeout: int = PATIENCE, **others: Any) -> Any:
        if others.get("raising") is not False:
            timeout = max(timeout, PATIENCE)
        return super().waitSignals(signals, timeout=timeout, **others)
