"""Writing files whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workbook.errors import N_, CannotWrite


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A temporary path in the same folder, put in the place of `path` once it is written and flushed.

    If the work fails or is stopped, nothing is left and what was there before stays. Raises CannotWrite.
    """
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        try:
            yield fresh
            with fresh.open("rb+") as written:
                os.fsync(written.fileno())
            fresh.replace(path)
        finally:
            fresh.unlink(missing_ok=True)
    except OSError as error:
        raise CannotWrite(
            N_(
                "{file} could not be written: {reason}. What was there before is unchanged; choose another place."
            ),
            file=path.name,
            reason=error.strerror or str(error),
        ) from error
