"""What children are asked to do in tests."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from typing import Any

from workbook.errors import InvalidValue


def greet(path: Path, word: str, more: dict[str, Any]) -> list[Any]:
    print("this is no answer")
    return [path.name, word, more]


def object_to(path: Path) -> None:
    raise InvalidValue("{file} has {count} doubts", file=path.name, count=3)


def eat(path: Path) -> int:
    return len(bytearray(400_000_000))


def sleep(path: Path) -> None:
    time.sleep(600)


def sleep_unless_first(path: Path) -> str:
    if path.name != "first.xlsx":
        sleep(path)
    return "read"


def tell_and_sleep(path: Path, pids: str) -> None:
    with Path(pids).open("a", encoding="ascii") as file:
        file.write(f"{os.getpid()}\n")
    sleep(path)


def by_name(path: Path) -> str:
    if path.stem == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if path.stem == "defect":
        return str(1 // 0)
    return "read"
