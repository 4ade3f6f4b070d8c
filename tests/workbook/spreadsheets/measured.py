"""A job for a child process: what a file comes to, and what it cost."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from workbook.spreadsheets.reading import read_book
from workbook.spreadsheets.refused import RefusedFile


def measured(path: Path) -> dict[str, Any]:
    """The book or the reason, the seconds of processor, and the megabytes of the whole process at its largest."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    started = time.process_time()
    found: dict[str, Any] = {"book": None, "reason": "", "said": ""}
    try:
        found["book"] = read_book(path).to_plain()
    except RefusedFile as refused:
        found["reason"], found["said"] = refused.reason, str(refused)
    found["seconds"] = time.process_time() - started
    status = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    found["megabytes"] = next(int(line.split()[1]) // 1024 for line in status if line.startswith("VmHWM"))
    return found
