"""What SQLite and the system say of a workbook file, each in one sentence."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.document.lock import holder_of
from workbook.errors import N_, CannotWrite, DamagedFile, FileInUse, UnusableFile

if TYPE_CHECKING:
    from workbook.document.damage import Damage
    from workbook.languages import Catalogue


OF_A_COLLECTION = ("submissions", "themes", "codings", "synthesis", "collection")


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system say into one sentence each."""
    try:
        yield
    except sqlite3.Error as error:
        raise _worded(error, path) from error
    except OSError as error:
        if error.errno == errno.EROFS:
            raise _not_in_this_place(path) from error
        raise CannotWrite(
            N_("{file} cannot be reached: {reason}. Nothing was lost; try again or save a copy elsewhere."),
            file=path.name,
            reason=error.strerror or str(error),
        ) from error


def _worded(error: sqlite3.Error, path: Path) -> UnusableFile:
    if isinstance(
        error, sqlite3.ProgrammingError
    ):  # the connection was closed, and could not be opened again
        return CannotWrite(
            N_("{file} is out of reach for the moment; what was saved before is safe."), file=path.name
        )
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return in_use(path)
    if name.startswith("SQLITE_FULL"):
        return CannotWrite(
            N_(
                "The disk of {file} is full. The last change is not saved; what was saved before is safe. Free some space or save a copy elsewhere."
            ),
            file=path.name,
        )
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_IOERR", "SQLITE_PERM", "SQLITE_AUTH")):
        return _not_in_this_place(path)
    if name.startswith(("SQLITE_INTERRUPT", "SQLITE_TOOBIG")):
        return UnusableFile(
            N_("{file} holds more than a workbook can ({part}). It was refused and left as it is."),
            file=path.name,
            part=str(error),
        )
    return DamagedFile(
        N_(
            "{file} is damaged and cannot be read as it is ({reason}). It was not changed; open it read-only to see the rest, or go back to an earlier copy."
        ),
        file=path.name,
        reason=str(error),
    )


def _not_in_this_place(path: Path) -> CannotWrite:
    return CannotWrite(
        N_(
            "{file} cannot be written to in this place. What was saved before is safe; open it read-only or save a copy elsewhere."
        ),
        file=path.name,
    )


def no_answer(path: Path, reason: str) -> UnusableFile:
    """What is told of a file that holds what no workbook can."""
    return UnusableFile(
        N_("{file} holds something that is not an answer ({reason}). It was refused and left as it is."),
        file=path.name,
        reason=reason,
    )


def damaged_file(path: Path, found: Sequence[str]) -> DamagedFile:
    """What is told of a file whose content is not what was written."""
    return DamagedFile(
        N_(
            "{file} is damaged: {count} entries no longer match their checksum ({first}). It was not changed; open it read-only to see the rest."
        ),
        file=path.name,
        count=len(found),
        first=found[0],
    )


def damage_words(path: Path, damages: Sequence[Damage], catalogue: Catalogue) -> str:
    """How much of a damaged file cannot be read."""
    lost = len({one.cell[:3] for one in damages if one.cell and not one.kept})
    in_collection = any(one.cell and one.cell.form in OF_A_COLLECTION for one in damages)
    if not lost:
        words = catalogue.gettext(
            N_(
                "{file} is damaged, but every answer in it could be read. It is open read-only and was not changed."
            )
        )
        return words.format(file=path.name)
    if in_collection:
        words = catalogue.ngettext(
            "{file} is damaged: {n} file received or act in it cannot be read. The rest is shown read-only; the file was not changed.",
            "{file} is damaged: {n} files received or acts in it cannot be read. The rest is shown read-only; the file was not changed.",
            lost,
        )
        return words.format(file=path.name, n=catalogue.number(lost))
    words = catalogue.ngettext(
        "{file} is damaged: {n} answer in it cannot be read. The rest is shown read-only; the file was not changed.",
        "{file} is damaged: {n} answers in it cannot be read. The rest is shown read-only; the file was not changed.",
        lost,
    )
    return words.format(file=path.name, n=catalogue.number(lost))


def in_use(path: Path) -> FileInUse:
    """What is told of a file that another program has open."""
    holder = holder_of(path)
    if holder is None:
        return FileInUse(
            N_("{file} is open in another window. Nothing was changed; close it there or open it read-only."),
            file=path.name,
        )
    try:
        since: datetime | str = datetime.fromisoformat(holder.since)
    except ValueError:
        since = holder.since
    return FileInUse(
        N_(
            "{file} has been open on {computer} ({user}) since {since}. Nothing was changed; close it there or open it read-only."
        ),
        file=path.name,
        since=since,
        user=holder.user,
        computer=holder.computer,
    )
