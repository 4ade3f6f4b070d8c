"""The window."""

from __future__ import annotations

import sys


def _keep_singletons() -> None:
    """Keep None, True and False alive: PySide6 6.12.0 drops a reference to None with every call that returns
    nothing, which ends the program after some thousand calls. From Python 3.12 on they cannot die."""
    import ctypes

    for single in (None, True, False):
        ctypes.c_ssize_t.from_address(id(single)).value += sys.maxsize // 4


if sys.version_info < (3, 12) and sys.implementation.name == "cpython":
    _keep_singletons()
