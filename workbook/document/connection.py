"""Opening the SQLite file of a workbook: what it must be, how it is locked, and errors in words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workbook.document.kinds import KINDS, WORKBOOK, Kind, kind_of
from workbook.document.lock import announce, claim, lock_file, release
from workbook.document.soundness import problems
from workbook.document.wording import damaged_file, in_use, in_words
from workbook.errors import N_, DamagedFile, NewerFile, UnusableFile

_MAGIC = b"SQLite format 3\x00"
_HOT_JOURNAL = bytes.fromhex("d9d505f920a163d7")
WRITING_PRAGMAS = (
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA journal_mode = DELETE",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA secure_delete = ON",  # so that salvage never meets rows that were replaced
)


def check_header(path: Path) -> Kind:
    """Which kind of file it is, by its first 100 bytes. Raises UnusableFile or NewerFile; nothing is opened or changed."""
    header, kind = _head(path)
    if int.from_bytes(header[60:64], "big") > kind.version:
        raise NewerFile(
            N_(
                "{file} was made with a newer version of Passerelle. It was not changed; update the program to open it."
            ),
            file=path.name,
        )
    _check_size(path, header, kind)
    return kind


def _head(path: Path) -> tuple[bytes, Kind]:
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except FileNotFoundError as error:
        raise UnusableFile(N_("There is no file {file}."), file=str(path)) from error
    except OSError as error:
        raise UnusableFile(
            N_("{file} cannot be read: {reason}. Nothing was changed."),
            file=path.name,
            reason=error.strerror or str(error),
        ) from error
    kind = KINDS.get(int.from_bytes(header[68:72], "big"))
    if header[:16] != _MAGIC or kind is None:
        raise UnusableFile(
            N_(
                "{file} is not a Passerelle workbook. It was left as it is; choose a file that ends in .passerelle."
            ),
            file=path.name,
        )
    return header, kind


def kind_said(path: Path) -> Kind:
    """Which kind of file its head says it is, also of one that is cut short. Raises UnusableFile or NewerFile."""
    return _head(path)[1]


def require_kind(path: Path, kind: Kind) -> None:
    """Raises UnusableFile for a file of the other kind, or of none."""
    if kind_said(path) == kind:
        return
    if kind == WORKBOOK:
        raise UnusableFile(
            N_(
                "{file} is a collection of submissions, not a workbook. It was left as it is; open it in the window, or with “passerelle collection”."
            ),
            file=path.name,
        )
    raise UnusableFile(
        N_(
            "{file} is the workbook of a country, not a collection. It was left as it is; a collection takes in Excel submissions."
        ),
        file=path.name,
    )


def _check_size(path: Path, header: bytes, kind: Kind) -> None:
    size, page = path.stat().st_size, int.from_bytes(header[16:18], "big")
    page = 65536 if page == 1 else page
    if page & (page - 1) or page < 512:
        raise DamagedFile(
            N_(
                "{file} is damaged: its beginning says what cannot be ({reason}). It was not changed; open it read-only to see the rest."
            ),
            file=path.name,
            reason="page size",
        )
    if size > kind.largest:
        raise UnusableFile(N_("{file} is larger than a workbook can be. It was refused."), file=path.name)
    if size < int.from_bytes(header[28:32], "big") * page and not journal_is_hot(path):
        raise DamagedFile(
            N_(
                "{file} is cut short: it ends before its last page, as after an interrupted copy. It was not changed; copy it again, or open it read-only to see what is there."
            ),
            file=path.name,
        )


def open_for_writing(path: Path) -> sqlite3.Connection:
    """The one connection that writes; others are kept out until it closes. Raises FileInUse, CannotWrite."""
    kind = check_header(path)
    claimed = claim(path)
    if claimed is False:
        raise in_use(path)
    try:
        connection = _locked(path, kind)
    except BaseException:
        if claimed:
            release(path)
        raise
    announce(path)
    return connection


def _locked(path: Path, kind: Kind) -> sqlite3.Connection:
    with in_words(path):
        connection = connect(f"{path.absolute().as_uri()}?mode=rw", kind)
        try:
            for pragma in WRITING_PRAGMAS:
                connection.execute(pragma)
            unfinished = journal_is_hot(path)
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
            if not unfinished:
                journal_of(path).unlink(missing_ok=True)
            check_schema(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def journal_of(path: Path) -> Path:
    """Where SQLite keeps what it needs to take an unfinished save back."""
    return path.with_name(path.name + "-journal")


def journal_is_hot(path: Path) -> bool:
    """Whether a save is under way, or was when the program was stopped."""
    try:
        with journal_of(path).open("rb") as file:
            return file.read(8) == _HOT_JOURNAL
    except OSError:
        return False


def left_behind(path: Path) -> bool:
    """Whether a program that had the file open was stopped before it could close it, if nobody has it open now."""
    return lock_file(path).exists() or journal_is_hot(path)


def verify(path: Path) -> None:
    """Read all of a file that was just written. Raises UnusableFile where it is not a sound workbook."""
    kind = check_header(path)
    with in_words(path):
        connection = connect(f"{path.absolute().as_uri()}?mode=ro", kind)
        try:
            check_schema(connection, path)
            found = _unsound(connection) if is_older(connection) else problems(connection, path)
        finally:
            connection.close()
    if found:
        raise damaged_file(path, found)


def _unsound(connection: sqlite3.Connection) -> list[str]:
    """What SQLite itself finds wrong; the rows of an earlier version are for its migration to read."""
    return [str(text) for (text,) in connection.execute("PRAGMA integrity_check(20)") if text != "ok"]


def connect(
    uri: str, kind: Kind, factory: type[sqlite3.Connection] = sqlite3.Connection
) -> sqlite3.Connection:
    """A connection with the limits of a kind of file, which may be forged."""
    connection = sqlite3.connect(
        uri, uri=True, timeout=0.3, isolation_level=None, check_same_thread=False, factory=factory
    )
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, kind.value)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    return connection


def is_of_an_earlier_version(path: Path) -> bool:
    """The same, by the head of a file that is not open. Raises UnusableFile or NewerFile."""
    kind = check_header(path)
    with path.open("rb") as file:
        return int.from_bytes(file.read(64)[60:], "big") < kind.version


def is_older(connection: sqlite3.Connection) -> bool:
    """Whether a file has the schema of an earlier version of the program."""
    return version_of(connection) < kind_of(connection).version


def version_of(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def check_schema(connection: sqlite3.Connection, path: Path) -> None:
    """The schema must be exactly that of its version: no trigger, view or table more. Raises UnusableFile."""
    with limited(connection):
        expected = list(kind_of(connection).schemas.get(version_of(connection), []))
        query = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL LIMIT 100"
        found = sorted(connection.execute(query).fetchall())
    if found != expected or not expected:
        odd = {str(row[1])[:60] for row in {*found} ^ {*expected}} or {"schema"}
        raise UnusableFile(
            N_(
                "{file} is built differently from a Passerelle workbook ({part}). It was refused and left as it is."
            ),
            file=path.name,
            part=", ".join(sorted(odd)[:3]),
        )


@contextmanager
def limited(connection: sqlite3.Connection) -> Iterator[None]:
    """Bound the work that reading may take, so that a forged file cannot keep the program busy."""
    spent, most = 0, kind_of(connection).effort

    def tick() -> int:
        nonlocal spent
        spent += 100_000
        return int(spent > most)

    connection.set_progress_handler(tick, 100_000)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)
