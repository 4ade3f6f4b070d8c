"""What a collection derives from the files received: looked at in a child process, because an index of words may be
forged so that reading it does harm, and left out where it does not hold, because it can be made anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from workbook.document.connection import connect
from workbook.document.kinds import COLLECTION
from workbook.document.seal import digest, sealed
from workbook.document.writing import copy_rows
from workbook.spreadsheets.refused import RefusedFile

JOB = "workbook.document.derived:broken"
_LARGEST_NUMBER = 20_000_000
_SECONDS, _BYTES_A_SECOND = 10.0, 10_000_000
_ODD_ROWS = {
    "projections": """SELECT 1 FROM projections WHERE typeof(sha256) <> 'text' OR typeof(first) <> 'integer'
        OR typeof(last) <> 'integer' OR typeof(states) <> 'text' OR typeof(issues) <> 'text' OR typeof(hash) <> 'text'
        OR id < 1 OR first < 1 OR last > {most} OR id > {most} LIMIT 1""",
    "answers": """SELECT 1 FROM answers WHERE typeof(submission) <> 'integer' OR typeof(form) <> 'text'
        OR typeof(question) <> 'text' OR typeof(content) <> 'text' OR typeof(hash) <> 'text'
        OR id < 1 OR id > {most} LIMIT 1""",
    "search": """SELECT 1 FROM search_docsize WHERE typeof(sz) <> 'blob' OR length(sz) > 9 OR id < 1 OR id > {most}
        LIMIT 1""",
}
_CACHE = 50_000  # in 1,024 bytes
_AVERAGES = 1  # the row of `search_data` that counts all texts and words


def is_broken(path: Path) -> bool:
    """Whether what is derived cannot be used. Nothing is written; a child that dies of it says that it is."""
    from workbook.spreadsheets.workers import Bounds, run_guarded

    seconds = _SECONDS + path.stat().st_size / _BYTES_A_SECOND
    try:
        return bool(run_guarded(JOB, path, bounds=Bounds(seconds=seconds)))
    except RefusedFile:
        return True


def broken(path: Path) -> str:
    """The job of the child: the first thing that is wrong with what is derived, "" where nothing is."""
    connection = connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", COLLECTION)
    connection.execute(f"PRAGMA cache_size = {-_CACHE}")
    try:
        return next((name for name, found in _checks(connection) if found()), "")
    except sqlite3.Error as error:
        return str(error) or type(error).__name__
    finally:
        connection.close()


def leave_out(connection: sqlite3.Connection, fresh: Path) -> Path:
    """Write all but what is derived into a new file, which is given back."""
    copy_rows(connection, fresh, COLLECTION)
    return fresh


def _checks(connection: sqlite3.Connection) -> Iterator[tuple[str, Callable[[], bool]]]:
    def finds(statement: str) -> bool:
        return any(row != ("ok",) for row in connection.execute(statement))

    yield "structure", partial(finds, "PRAGMA quick_check(1)")
    for table in ("projections", "answers"):
        yield table, partial(finds, f"PRAGMA integrity_check({table})")
    for table, query in _ODD_ROWS.items():
        yield table, partial(finds, query.format(most=_LARGEST_NUMBER))
    yield "search", lambda: sealed(connection) not in ("", digest(connection))
    yield "search", lambda: not _words_add_up(connection)


def _words_add_up(connection: sqlite3.Connection) -> bool:
    """Whether every word of the index can be read, and there are as many texts and words as it says of itself."""
    settings = connection.execute("SELECT k, v FROM search_config WHERE k <> 'sealed'").fetchall()
    if settings != [("version", 4)]:
        return False
    (texts,) = connection.execute("SELECT count(*) FROM search_docsize").fetchone()
    row = connection.execute("SELECT block FROM search_data WHERE id = ?", (_AVERAGES,)).fetchone()
    totals = _numbers(row[0]) if row else []
    connection.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, search, 'instance')")
    (words,) = connection.execute("SELECT count(*) FROM words").fetchone()
    return totals == [texts, words] or (not totals and texts == words == 0)


def _numbers(block: object) -> list[int]:
    """SQLite's numbers of varying length."""
    found, value = [], 0
    for byte in block if isinstance(block, bytes) else b"":
        value = (value << 7) | (byte & 0x7F)
        if byte < 0x80:
            found.append(value)
            value = 0
    return found
