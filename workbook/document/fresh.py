"""A new file in the place of another, whole or not at all, with what goes wrong in words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workbook.document.wording import in_words


@contextmanager
def fresh_file(path: Path) -> Iterator[Path]:
    """A path beside it, whose file takes its place at the end. SQLite has seen the content to the disk by then."""
    fresh = path.with_name(f".{path.name}.new")
    with in_words(path):
        fresh.unlink(missing_ok=True)
        try:
            yield fresh
            fresh.replace(path)
        finally:
            fresh.unlink(missing_ok=True)
