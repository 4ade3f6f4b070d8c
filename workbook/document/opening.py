"""Opening a workbook file with all of it read once: sound, put in order, or as far as it can be given back.

What only a damaged file needs is imported when there is one.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.document.connection import is_of_an_earlier_version, limited, open_for_writing
from workbook.document.fresh import fresh_file
from workbook.document.kinds import WORKBOOK, kind_of
from workbook.document.lock import withdraw
from workbook.document.reading_copy import at_hand, copy_on_disk, open_copy
from workbook.document.soundness import require_sound
from workbook.document.wording import in_words
from workbook.errors import DamagedFile

if TYPE_CHECKING:
    from workbook.document.damage import Damage
    from workbook.document.torn import Mended


def sound_connection(path: Path) -> sqlite3.Connection:
    """A connection that writes, to a file that is sound. Raises UnusableFile and its kinds."""
    connection = open_for_writing(path)
    try:
        with in_words(path), limited(connection):
            require_sound(connection, path)
    except BaseException:
        connection.close()
        withdraw(path)
        raise
    return connection


def sound_or_mended(path: Path) -> tuple[sqlite3.Connection, Mended | None]:
    """The same; a file of an earlier version is brought to today's first, and a copy that was taken in the midst of a
    save is put in order."""
    if is_of_an_earlier_version(path):
        from workbook.document.modernize import modernize

        modernize(path)
    try:
        return _with_sound_derivations(sound_connection(path), path), None
    except DamagedFile:
        from workbook.document.torn import mend

        mended = mend(path)
        if mended is None:
            raise
    return sound_connection(path), mended


def _with_sound_derivations(connection: sqlite3.Connection, path: Path) -> sqlite3.Connection:
    """The same file; where what a collection derives from the files received does not hold, it is left out."""
    if kind_of(connection) == WORKBOOK:
        return connection
    from workbook.document.derived import is_broken, leave_out

    try:
        if not is_broken(path):
            return connection
        with fresh_file(path) as fresh:
            leave_out(connection, fresh)
            connection.close()
    except BaseException:
        connection.close()
        withdraw(path)
        raise
    return sound_connection(path)


def what_can_be_read(path: Path) -> tuple[sqlite3.Connection, tuple[Damage, ...], Mended | None]:
    """A copy: of a torn file, in order; of a damaged one, what can be given back of it."""
    try:
        return open_copy(path, lambda connection: require_sound(connection, path)), (), None
    except DamagedFile:
        from workbook.document.salvage import salvaged_copy
        from workbook.document.torn import Mended, untorn, write_in_order

        found = untorn(path)
    if found is not None:
        remains, left_out = found
        on_disk = copy_on_disk(remains.kind, lambda folder: write_in_order(remains, folder / "copy"))
        return at_hand(on_disk), (), Mended(left_out)
    return *salvaged_copy(path), None


def identity(path: Path) -> tuple[int, int] | None:
    """What the system knows a file by, whatever its name; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
