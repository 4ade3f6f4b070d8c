"""The digest of a collection's index of words, kept with the index: FTS5 has no checksums, and a word that the disk altered
would only be found no more. It is taken when the file is closed, and away with the first change."""

from __future__ import annotations

import hashlib
import sqlite3

_KEY = "sealed"
_CONTENT = (
    "SELECT id, block FROM search_data ORDER BY id",
    "SELECT segid, term, pgno FROM search_idx ORDER BY segid, term",
    "SELECT id, sz FROM search_docsize ORDER BY id",
)


def seal(connection: sqlite3.Connection) -> None:
    """Keep the digest of the index as it is, unless it is there."""
    if not sealed(connection):
        connection.execute("INSERT INTO search_config VALUES (?, ?)", (_KEY, digest(connection)))


def unseal(connection: sqlite3.Connection) -> None:
    """To be called in the transaction that changes the index."""
    connection.execute("DELETE FROM search_config WHERE k = ?", (_KEY,))


def sealed(connection: sqlite3.Connection) -> str:
    """The digest that is kept; "" where the index has changed since, or the program was stopped before it closed."""
    row = connection.execute("SELECT v FROM search_config WHERE k = ?", (_KEY,)).fetchone()
    return str(row[0]) if row else ""


def digest(connection: sqlite3.Connection) -> str:
    """The SHA-256 of all that the index consists of."""
    found = hashlib.sha256()
    for query in _CONTENT:
        for row in connection.execute(query):
            for value in row:
                found.update(value if isinstance(value, bytes) else str(value).encode() + b"\0")
    return found.hexdigest()
