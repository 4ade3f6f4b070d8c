"""Who has a workbook open: SQLite's exclusive lock decides, a small file beside it says who and since when."""

from __future__ import annotations

import getpass
import json
import os
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Holder:
    """The person and computer that have a file open; `since` is ISO 8601 in UTC."""

    user: str
    computer: str
    since: str


def lock_file(path: Path) -> Path:
    """The file beside a workbook that names its holder, as office programs do."""
    return path.with_name(f".~lock.{path.name}#")


def announce(path: Path) -> None:
    """Write who holds the file; where that cannot be written, the lock itself still holds."""
    holder = Holder(_user(), this_computer(), datetime.now(UTC).isoformat(timespec="seconds"))
    try:
        lock_file(path).write_text(json.dumps(asdict(holder), ensure_ascii=False), encoding="utf-8")
    except OSError:
        return


def withdraw(path: Path) -> None:
    """Take the announcement away."""
    try:
        lock_file(path).unlink()
    except OSError:
        return


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
