"""A file of an earlier version of the program, brought to today's schema: backed up first, all of it or not at all."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from workbook.document.backups import Shelf
from workbook.document.connection import check_header, check_schema, is_older, limited, open_for_writing
from workbook.document.kinds import kind_of
from workbook.document.lock import withdraw
from workbook.document.soundness import problems
from workbook.document.wording import damaged_file, in_words

REASON = "before-migration"


def modernize(path: Path) -> None:
    """Bring a file to today's schema, if it is older. The old file stays until the new one is whole and was read.

    Raises UnusableFile and its kinds; then the file is as it was.
    """
    check_header(path)
    connection = open_for_writing(path)
    try:
        if not is_older(connection):
            return
        fresh = path.with_name(f".{path.name}.new")
        with in_words(path):
            fresh.unlink(missing_ok=True)
            try:
                Shelf(_document_id(connection)).keep_older(connection, REASON)
                _write_modern(connection, fresh, path)
                connection.close()
                fresh.replace(path)
            finally:
                fresh.unlink(missing_ok=True)
    finally:
        connection.close()
        withdraw(path)


def _write_modern(connection: sqlite3.Connection, fresh: Path, path: Path) -> None:
    from workbook.document.migrations import migrate

    target = sqlite3.connect(fresh, isolation_level=None)
    try:
        target.execute("PRAGMA synchronous = EXTRA")
        connection.backup(target)
        migrate(target, kind_of(target))
        check_schema(target, path)
        with limited(target):
            found = problems(target, path)
    finally:
        target.close()
    if found:
        raise damaged_file(path, found)


def _document_id(connection: sqlite3.Connection) -> str:
    row = connection.execute("SELECT value FROM meta WHERE key = 'document_id'").fetchone()
    return str(row[0]) if row else ""
