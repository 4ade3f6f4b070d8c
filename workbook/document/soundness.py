"""Whether a file's content is as it was written: structure, checksums, and cells that agree with their history.

What a collection derives from the files received is not looked at here: it is checked when it is read, and can be made
anew.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any

from workbook.document.cells import Cell
from workbook.document.kinds import WORKBOOK, kind_of
from workbook.document.rows import row_hash
from workbook.document.wording import damaged_file, no_answer
from workbook.errors import N_, UnusableFile

HASHED = {
    "meta": ("key, value", ((str,), (str,))),
    "definitions": ("form, version, content", ((str,), (str,), (str,))),
    "cells": (
        "form, row, question, facet, value, step",
        ((str,), (str,), (str,), (str,), (str,), (int,)),
    ),
    "steps": (
        "id, kind, args, at, by, reverts",
        ((int,), (str,), (str,), (str,), (str,), (int, type(None))),
    ),
    "changes": (
        "step, seq, form, row, question, facet, before, after",
        ((int,), (int,), (str,), (str,), (str,), (str,), (str, type(None)), (str, type(None))),
    ),
}
NAMED_VERSION, SALVAGE = (
    "version",
    "salvage",
)  # kinds of steps: one changes nothing, one ends a history with gaps
_LONGEST_ROW = 9_000_000
MOST_STEPS = 2_000_000
_MOST_ROWS = {"meta": 100, "definitions": 1_000, "cells": 500_000, "steps": MOST_STEPS, "changes": 5_000_000}
_KEPT_IN_MEMORY = ("cells", "definitions", "steps")
_READ_WHOLE = (*HASHED, "attachments", "_sqlite_migrations")
_LONG = 200

Standing = dict[Cell, tuple[int, int]]  # step and hash of the value


@dataclass
class _Told:
    """What the rows say together: the cells as they stand and as their last changes leave them, and the SHA-256 of the
    files that were received and kept."""

    standing: Standing = field(default_factory=dict)
    last: Standing = field(default_factory=dict)
    steps: dict[int, str] = field(default_factory=dict)
    changed: set[int] = field(default_factory=set)
    received: set[str] = field(default_factory=set)

    def take(self, table: str, values: list[Any], path: Path) -> None:
        """Note a sound row. Raises UnusableFile for a step that can be no file's."""
        if table == "cells":
            cell = Cell(*values[:4])
            self.standing[cell] = (values[5], hash(values[4]))
            if cell.facet == "submission" and _is_kept(values[4]):
                self.received.add(cell.row)
        elif table == "steps":
            self.steps[values[0]] = values[1]
            if not 0 < values[0] <= MOST_STEPS:
                raise no_answer(path, table)
        elif table == "changes":
            self.changed.add(values[0])
            _follow(self.last, Cell(*values[2:6]), values[0], values[7])


def problems(connection: sqlite3.Connection, path: Path) -> list[str]:
    """What is wrong with the content, after reading every row; nothing if it is sound.

    Raises UnusableFile for content that is not damaged but can be no workbook's, and sqlite3.Error as it comes.
    """
    found: list[str] = []
    told = _Told()
    largest = connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_ROW)
    for table in HASHED:
        for values, sound in _rows(connection, table, path):
            if sound:
                told.take(table, values, path)
            else:
                found.append(f"{table}: {' / '.join(str(value) for value in values[:4])}"[:120])
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, largest)
    broken, files = _attachments(connection)
    # last, because it loads whole rows, and the rows above are bounded
    found += [*broken, *_broken_structure(connection)]
    return found or _disagreements(told, files)


def require_sound(connection: sqlite3.Connection, path: Path) -> None:
    """Read every row. Raises DamagedFile where one is not as it was written, and UnusableFile as `problems` does."""
    found = problems(connection, path)
    if found:
        raise damaged_file(path, found)


def _follow(last: Standing, cell: Cell, step: int, after: str | None) -> None:
    if after is None:
        last.pop(cell, None)
    else:
        last[cell] = (step, hash(after))


def _rows(connection: sqlite3.Connection, table: str, path: Path) -> Iterator[tuple[list[Any], bool]]:
    columns, types = HASHED[table]
    allowed = frozenset(product(*types))
    memory, most, counted = 0, _MOST_ROWS[table], table in _KEPT_IN_MEMORY
    most_memory = kind_of(connection).texts
    stored = connection.execute(f"SELECT {columns}, hash FROM {table} ORDER BY 1, 2")
    for rows, (*values, checksum) in enumerate(stored, 1):
        if tuple(map(type, values)) not in allowed:
            raise no_answer(path, table)
        if counted:
            memory += sum([sys.getsizeof(one) for one in values if type(one) is str and len(one) > _LONG])
        if rows > most or memory > most_memory:
            raise UnusableFile(
                N_("{file} holds more than a workbook can ({part}). It was refused and left as it is."),
                file=path.name,
                part=table,
            )
        yield values, row_hash(*values) == checksum


def _attachments(connection: sqlite3.Connection) -> tuple[list[str], set[str]]:
    """The broken ones, and the SHA-256 of the others; read one after the other."""
    broken, sound = [], set()
    for sha256, name, content, checksum in connection.execute(
        "SELECT sha256, name, content, hash FROM attachments"
    ):
        if (
            not isinstance(content, bytes)
            or hashlib.sha256(content).hexdigest() != sha256
            or row_hash(sha256, str(name)) != checksum
        ):
            broken.append(f"attachments: {name}"[:120])
        else:
            sound.add(sha256)
    return broken, sound


def _broken_structure(connection: sqlite3.Connection) -> list[str]:
    """What SQLite itself finds wrong. Of a collection it looks at the tables that are not derived, one by one."""
    parts = ["20"] if kind_of(connection) == WORKBOOK else _READ_WHOLE
    return [
        str(text)
        for part in parts
        for (text,) in connection.execute(f"PRAGMA integrity_check({part})")
        if text != "ok"
    ]


def _is_kept(facts: str) -> bool:
    """Whether the bytes of a file received are to be there; of one that was refused they need not."""
    try:
        plain = json.loads(facts)
    except (ValueError, RecursionError):
        return False
    return isinstance(plain, dict) and not plain.get("refusal")


def _disagreements(told: _Told, files: set[str]) -> list[str]:
    """Where cells, changes, steps and files are not of the same moment, as in a copy taken in the midst of a save."""
    found = [
        f"cells: {' / '.join(cell)}"[:120]
        for cell in told.standing.keys() | told.last.keys()
        if told.standing.get(cell) != told.last.get(cell)
    ]
    found += [f"steps: {step}" for step in told.changed - told.steps.keys()]
    salvaged = max((step for step, kind in told.steps.items() if kind == SALVAGE), default=0)
    found += [
        f"steps: {step}"
        for step, kind in told.steps.items()
        if step > salvaged and step not in told.changed and kind != NAMED_VERSION
    ]
    found += [f"attachments: {sha256}"[:120] for sha256 in told.received - files]
    return sorted(found)
