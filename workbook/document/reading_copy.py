"""A copy of a file to read: of a workbook in memory, of a collection in a temporary folder. The file itself is neither
locked nor changed."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from workbook.document.connection import (
    check_header,
    check_schema,
    connect,
    is_older,
    journal_is_hot,
    journal_of,
    limited,
)
from workbook.document.kinds import COLLECTION, WORKBOOK, Kind, kind_of
from workbook.document.wording import in_words

_PATIENCE = 20


class CopyOnDisk(sqlite3.Connection):
    """A connection to a file in a temporary folder, which goes when it is closed."""

    folder: tempfile.TemporaryDirectory[str] | None = None

    def close(self) -> None:
        super().close()
        if self.folder is not None:
            self.folder.cleanup()
            self.folder = None


def open_copy(path: Path, examine: Callable[[sqlite3.Connection], None]) -> sqlite3.Connection:
    """A connection to the content as it stands; `examine` looks at it before it is taken into memory."""
    kind = check_header(path)

    def make(folder: Path) -> Path:
        _copy_quietly(path, folder / "copy")
        return folder / "copy"

    with in_words(path):
        on_disk = copy_on_disk(kind, make)
        try:
            check_schema(on_disk, path)
            if is_older(on_disk):
                from workbook.document.migrations import migrate

                migrate(on_disk, kind)
            with limited(on_disk):
                examine(on_disk)
            return at_hand(on_disk) if kind == WORKBOOK else _with_sound_derivations(on_disk)
        except BaseException:
            on_disk.close()
            raise


def _with_sound_derivations(on_disk: CopyOnDisk) -> CopyOnDisk:
    from workbook.document.derived import is_broken, leave_out

    assert on_disk.folder is not None
    if not is_broken(Path(on_disk.folder.name) / "copy"):
        return on_disk
    other = copy_on_disk(COLLECTION, lambda folder: leave_out(on_disk, folder / "copy"))
    on_disk.close()
    return other


def copy_on_disk(kind: Kind, make: Callable[[Path], Path]) -> CopyOnDisk:
    """A connection to the file that `make` puts into the folder it is given."""
    folder = tempfile.TemporaryDirectory(prefix="passerelle-", ignore_cleanup_errors=True)
    try:
        connection = connect(f"{make(Path(folder.name)).as_uri()}?mode=rw", kind, CopyOnDisk)
    except BaseException:
        folder.cleanup()
        raise
    assert isinstance(connection, CopyOnDisk)
    connection.folder = folder
    return connection


def at_hand(on_disk: CopyOnDisk) -> sqlite3.Connection:
    """A workbook is taken into memory, which is quick; a collection may be larger than that."""
    if kind_of(on_disk) != WORKBOOK:
        return on_disk
    connection = connect(":memory:", WORKBOOK)
    try:
        on_disk.backup(connection)
    except BaseException:
        connection.close()
        raise
    finally:
        on_disk.close()
    return connection


def _copy_quietly(path: Path, copy: Path) -> None:
    """Copy a file between two saves of whoever writes it; what a dead program left half done is copied with its
    journal, so that it is taken back in the copy."""
    for _ in range(_PATIENCE):
        before = (journal_is_hot(path), _save_counter(path))
        shutil.copyfile(path, copy)
        if before == (False, _save_counter(path)) and not journal_is_hot(path):
            return
        time.sleep(0.01)
    shutil.copyfile(path, copy)
    if journal_is_hot(path):
        shutil.copyfile(journal_of(path), journal_of(copy))


def _save_counter(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(28)[24:]
