"""Who has a workbook open: a small file beside it says who and since when, and is locked as SQLite locks the workbook.

On POSIX systems SQLite's lock is gone as soon as anything in the same program closes the workbook's file once more, if
only after a look at it. The lock on the small file stays.
"""

from __future__ import annotations

import getpass
import json
import os
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

_MOST_TRIES = 3
_held: dict[Path, int] = {}  # descriptors of the small files that this program has locked


@dataclass(frozen=True, slots=True)
class Holder:
    """The person and computer that have a file open; `since` is ISO 8601 in UTC."""

    user: str
    computer: str
    since: str


def lock_file(path: Path) -> Path:
    """The file beside a workbook that names its holder, as office programs do."""
    return path.with_name(f".~lock.{path.name}#")


def claim(path: Path) -> bool | None:
    """Keep every other program from writing to a workbook until `withdraw`: True where that is new, None where it is
    so already or SQLite's lock has to do, False where another program has it."""
    if sys.platform == "win32":
        return None  # there, no lock is lost by closing a file
    import fcntl

    beside = lock_file(path).absolute()
    if beside in _held and _is_at(beside, _held[beside]):
        return None
    _let_go(beside)
    for _ in range(_MOST_TRIES):
        descriptor = _opened(beside)
        if descriptor is None:
            return None
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(descriptor)
            return False if isinstance(error, BlockingIOError) else None
        if _is_at(beside, descriptor):
            _held[beside] = descriptor
            return True
        os.close(descriptor)  # who had it took it away meanwhile
    return False


def release(path: Path) -> None:
    """Give a claim back, leaving what the file beside says; one that says nothing is taken away."""
    beside = lock_file(path).absolute()
    with suppress(OSError):
        if beside in _held and not beside.stat().st_size:
            beside.unlink()
    _let_go(beside)


def _let_go(beside: Path) -> None:
    if beside in _held:
        os.close(_held.pop(beside))


def _opened(beside: Path) -> int | None:
    """A descriptor, also of a file that another person wrote; None where none can be had."""
    for flags in (os.O_RDWR | os.O_CREAT, os.O_RDONLY):
        with suppress(OSError):
            return os.open(beside, flags, 0o644)
    return None


def _is_at(beside: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(beside.stat(), os.fstat(descriptor))
    except OSError:
        return False


def announce(path: Path) -> None:
    """Write who holds the file; where that cannot be written, the lock itself still holds."""
    holder = Holder(_user(), this_computer(), datetime.now(UTC).isoformat(timespec="seconds"))
    try:
        lock_file(path).write_text(json.dumps(asdict(holder), ensure_ascii=False), encoding="utf-8")
    except OSError:
        return


def withdraw(path: Path) -> None:
    """Take the announcement away, and with it the claim."""
    with suppress(OSError):
        lock_file(path).unlink()
    _let_go(lock_file(path).absolute())


def holder_of(path: Path) -> Holder | None:
    """Who announced to hold the file, if that can be read."""
    try:
        return Holder(**json.loads(lock_file(path).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def this_computer() -> str:
    """The computer's name as the lock says it; the system's own word, because opening need not load a network library."""
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "?")


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"
