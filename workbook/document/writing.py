"""How steps are written to the tables of a workbook."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from workbook.document.cells import Step
from workbook.document.kinds import WORKBOOK, Kind
from workbook.document.rows import encode, row_hash
from workbook.document.schema import TABLES
from workbook.document.seal import unseal

Result = TypeVar("Result")
_INDEX_ERRORS = ("SQLITE_CONSTRAINT", "SQLITE_CORRUPT_VTAB")


def build_file(fresh: Path, first_step: Step, kind: Kind = WORKBOOK) -> None:
    """A new file of that kind with a first step."""
    import uuid

    from workbook.document.migrations import migrate

    connection = sqlite3.connect(fresh, isolation_level=None)
    try:
        connection.execute("PRAGMA synchronous = EXTRA")
        migrate(connection, kind)
        for key, value in (("document_id", str(uuid.uuid4())), ("created_at", first_step.at)):
            connection.execute("INSERT INTO meta VALUES (?, ?, ?)", (key, value, row_hash(key, value)))
        write_steps(connection, [first_step])
    finally:
        connection.close()


def build_from(
    rows: Mapping[str, Iterable[tuple[Any, ...]]], fresh: Path, kind: Kind = WORKBOOK
) -> sqlite3.Connection:
    """A new file with rows as they are stored, by table; in one transaction."""
    from workbook.document.migrations import migrate

    connection = sqlite3.connect(fresh, isolation_level=None)
    connection.execute("PRAGMA synchronous = EXTRA")
    migrate(connection, kind)
    connection.execute("BEGIN")
    for table, values in rows.items():
        width = len(connection.execute(f"SELECT * FROM {table} LIMIT 0").description)
        marks = ", ".join("?" * width)
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", values)
    connection.execute("COMMIT")
    return connection


def copy_rows(source: sqlite3.Connection, fresh: Path, kind: Kind) -> None:
    """A new file with all rows that are not derived from others."""
    rows = {table: source.execute(f"SELECT * FROM {table}") for table in TABLES}
    build_from(rows, fresh, kind).close()


def add_to_file(path: Path, steps: list[Step]) -> None:
    """Write steps to a workbook that nobody has open."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA synchronous = EXTRA")
        write_steps(connection, steps)
    finally:
        connection.close()


def write_steps(connection: sqlite3.Connection, steps: list[Step]) -> None:
    """Steps and the cells that they change, in one transaction."""

    def write(connection: sqlite3.Connection) -> None:
        for step in steps:
            _write_step(connection, step)

    in_transaction(connection, write)


def in_transaction(connection: sqlite3.Connection, write: Callable[[sqlite3.Connection], Result]) -> Result:
    """All that `write` does, or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        result = write(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return result


def step_hash(step: Step) -> str:
    """The checksum of a step as it is stored, without its changes."""
    return row_hash(*_head(step))


def _head(step: Step) -> tuple[int, str, str | None, str, str, int | None]:
    return step.id, step.kind, encode(dict(step.args)), step.at, step.by, step.reverts


def _write_step(connection: sqlite3.Connection, step: Step) -> None:
    connection.execute("INSERT INTO steps VALUES (?, ?, ?, ?, ?, ?, ?)", (*_head(step), step_hash(step)))
    for seq, change in enumerate(step.changes):
        row = (step.id, seq, *change.cell, encode(change.before), encode(change.after))
        connection.execute("INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (*row, row_hash(*row)))
        if change.after is None:
            connection.execute(
                "DELETE FROM cells WHERE form = ? AND row = ? AND question = ? AND facet = ?", change.cell
            )
        else:
            now = (*change.cell, encode(change.after), step.id)
            connection.execute(
                "INSERT OR REPLACE INTO cells VALUES (?, ?, ?, ?, ?, ?, ?)", (*now, row_hash(*now))
            )
    for plain in step.definitions:
        row_ = (plain["form_id"], plain["version"], encode(plain))
        connection.execute("INSERT OR IGNORE INTO definitions VALUES (?, ?, ?, ?)", (*row_, row_hash(*row_)))
    for file in step.attachments:
        content = (file.sha256, file.name, file.content, row_hash(file.sha256, file.name))
        connection.execute("INSERT OR IGNORE INTO attachments VALUES (?, ?, ?, ?)", content)
    if step.derived:
        _write_all_derived(connection, step.derived)


def _write_all_derived(
    connection: sqlite3.Connection, derived: Mapping[str, Sequence[tuple[Any, ...]]]
) -> None:
    """All of it, or nothing where an index that is damaged takes nothing in: it can be made anew, the step cannot."""
    connection.execute("SAVEPOINT derived")
    try:
        for table, rows in derived.items():
            write_derived(connection, table, rows)
    except sqlite3.DatabaseError as error:
        if not getattr(error, "sqlite_errorname", "").startswith(_INDEX_ERRORS):
            raise
        connection.execute("ROLLBACK TO derived")
    connection.execute("RELEASE derived")


def write_derived(connection: sqlite3.Connection, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Rows of a derived table of a collection, in place of those of the same number."""
    from workbook.document.collection_schema import DERIVED_COLUMNS

    if rows and table == "search":
        unseal(connection)
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT OR REPLACE INTO {DERIVED_COLUMNS[table]} VALUES ({marks})", rows)
