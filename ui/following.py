"""To follow a program-wide signal for as long as an object lives, and no longer."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from contextlib import suppress

import shiboken6
from PySide6.QtCore import QObject, SignalInstance


def follow(signal: SignalInstance, owner: QObject, renew: Callable[[], None]) -> None:
    """Call `renew` whenever `signal` is emitted while `owner` lives; this does not keep `owner` alive."""
    vars(owner).setdefault("_followings", []).append(renew)

    connected = True

    def end(_: object = None) -> None:
        nonlocal connected
        if not connected:
            return
        connected = False
        with suppress(RuntimeError):  # the signal's own object may be gone before, when the program ends
            signal.disconnect(on_signal)

    living, wanted = weakref.ref(owner), weakref.ref(renew, end)

    def on_signal() -> None:
        target, call = living(), wanted()
        if target is not None and call is not None and shiboken6.isValid(target):
            call()
        else:
            end()

    signal.connect(on_signal)
