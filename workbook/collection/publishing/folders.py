"""Writing a folder whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workbook.errors import N_, CannotWrite


@contextmanager
def fresh_folder(path: Path) -> Iterator[Path]:
    """A folder beside `path` to write into, given that name once everything is in it.

    If the work fails or is stopped, nothing is left. Raises CannotWrite, also where `path` holds something already:
    what another program put there is never replaced.
    """
    if path.is_dir() and not any(path.iterdir()):
        pass
    elif path.exists() or path.is_symlink():
        raise CannotWrite(
            N_(
                "There is something at {folder} already, and nothing of it was changed. Choose another folder."
            ),
            folder=str(path),
        )
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        try:
            fresh.mkdir()
            yield fresh
            if path.is_dir():
                path.rmdir()
            fresh.rename(path)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    except OSError as error:
        raise CannotWrite(
            N_("{folder} could not be written: {reason}. Nothing was left half-done; choose another place."),
            folder=str(path),
            reason=error.strerror or str(error),
        ) from error
