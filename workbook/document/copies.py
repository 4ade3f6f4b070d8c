"""Other files that are copies of a workbook: found by the id inside them, whatever they are called."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from workbook.document.connection import check_header, check_schema, limited
from workbook.document.kinds import KINDS
from workbook.errors import KnownError

SUFFIXES = tuple(kind.suffix for kind in KINDS.values())
MOST_LOOKED_AT = 60


def document_id_of(path: Path) -> str:
    """The id inside a workbook, read without locking or changing it; "" for what is none."""
    try:
        check_header(path)
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    except (KnownError, OSError, sqlite3.Error):
        return ""
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        check_schema(connection, path)
        with limited(connection):
            found = connection.execute("SELECT value FROM meta WHERE key = 'document_id'").fetchone()
    except (KnownError, sqlite3.Error):
        return ""
    finally:
        connection.close()
    return str(found[0]) if found else ""


def copies_of(path: Path, document_id: str, elsewhere: Iterable[Path] = ()) -> list[Path]:
    """The files of the same id in the same folder, as a sync service leaves them there, and `elsewhere`."""
    try:
        beside = sorted(one for one in path.parent.iterdir() if one.suffix.lower() in SUFFIXES)
    except OSError:
        beside = []
    here = path.absolute()
    candidates = dict.fromkeys(one.absolute() for one in (*beside[:MOST_LOOKED_AT], *elsewhere))
    return [one for one in candidates if one != here and document_id_of(one) == document_id]
