"""What is left of a damaged workbook: the rows that still match their checksum, and what they say together."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from mmap import mmap
from typing import Any, NamedTuple

from workbook.document.btree import StoredRow, row_at, stored_rows
from workbook.document.cells import Cell
from workbook.document.damage import Damage
from workbook.document.kinds import COLLECTION, KINDS, WORKBOOK, Kind
from workbook.document.rows import decode, row_hash
from workbook.document.soundness import HASHED, MOST_STEPS

Pair = tuple[int, int]
_DERIVED = {(True, 2), (True, 6)}


class StoredFile(NamedTuple):
    """Where the bytes of an attached file are, which are too many to keep them all in memory."""

    content: bytes | mmap
    page: int
    place: int

    def read(self) -> bytes:
        return bytes(row_at(*self).columns[2])


@dataclass
class Remains:
    """Sound rows by table, as stored; `broken` are the cells of rows that no longer match their checksum. `content` is
    what they were found in."""

    content: bytes | mmap

    meta: dict[str, str] = field(default_factory=dict)
    definitions: dict[tuple[str, str], str] = field(default_factory=dict)
    cells: dict[Cell, tuple[int, str]] = field(default_factory=dict)
    steps: dict[int, tuple[Any, ...]] = field(default_factory=dict)
    changes: dict[Pair, tuple[Cell, str | None, str | None]] = field(default_factory=dict)
    attachments: dict[str, tuple[str, StoredFile]] = field(default_factory=dict)
    indexed: dict[Pair, tuple[str, str, str]] = field(default_factory=dict)
    broken: list[Damage] = field(default_factory=list)

    @property
    def kind(self) -> Kind:
        """By the head of the file or, where that is gone, by what is in it."""
        marked = KINDS.get(int.from_bytes(self.content[68:72], "big"))
        if marked is not None:
            return marked
        received = any(cell.facet == "submission" for cell, _, _ in self.changes.values())
        return COLLECTION if received else WORKBOOK

    def release(self) -> None:
        """Let go of the file, so that it can be replaced; the attached ones can no longer be read."""
        if isinstance(self.content, mmap):
            self.content.close()


def is_derived(row: StoredRow, kind: Kind) -> bool:
    """Whether it can be a row of what a collection read from the files received."""
    shape = (row.rowid is not None, len(row.columns))
    counted = shape == (True, 7) and type(row.columns[2]) is int  # a step has its kind there
    return kind == COLLECTION and (counted or shape in _DERIVED)


def gather(content: bytes | mmap) -> Remains:
    """Read every row of a file's bytes that can be read."""
    found = Remains(content)
    for row in stored_rows(content):
        _take(found, row)
    return found


def _take(found: Remains, row: StoredRow) -> None:
    *values, checksum = row.columns if row.columns else (None,)
    shape = (row.rowid is not None, len(row.columns))
    match shape:
        case (False, 5):
            _take_index_entry(found, row.columns)
            return
        case (False, 3 | 4 | 7 | 9):
            table = {3: "meta", 4: "definitions", 7: "cells", 9: "changes"}[shape[1]]
        case (True, 7) if not is_derived(row, found.kind):
            table, values[0] = "steps", row.rowid
        case (True, 4) if isinstance(values[2], bytes):
            table, values = "attachments", [values[0], values[1], values[2]]
        case _:
            return
    hashed = values[:2] if table == "attachments" else values
    types = HASHED[table][1] if table in HASHED else ((str,), (str,))
    fitting = all(type(value) in allowed for value, allowed in zip(hashed, types, strict=True))
    numbers = {"steps": values[:1], "cells": values[5:6], "changes": values[:2]}.get(table, ())
    if (
        not fitting
        or not _are_numbers(*numbers)
        or row_hash(*hashed) != checksum
        or not _is_json(table, values)
    ):
        _note_broken(found, table, values, checksum)
    else:
        _keep(found, table, values, row)


def _are_numbers(*values: Any) -> bool:
    """Whether a step or a change may have these numbers; a forged one may have any."""
    return all(type(value) is int and 0 <= value <= MOST_STEPS for value in values)


def _is_json(table: str, values: list[Any]) -> bool:
    """Whether the values are what can be read as values at all; a forged one may not."""
    try:
        for text in {"cells": values[4:5], "changes": values[6:8], "definitions": values[2:3]}.get(table, ()):
            decode(text)
    except (ValueError, RecursionError):
        return False
    return True


def _take_index_entry(found: Remains, columns: tuple[Any, ...]) -> None:
    form, question, row, step, seq = columns
    if _are_numbers(step, seq) and isinstance(form, str):
        found.indexed[step, seq] = (form, str(row), str(question))


def _note_broken(found: Remains, table: str, values: list[Any], checksum: Any) -> None:
    """Only what still looks like a row of ours; other pages may look like anything."""
    if not isinstance(checksum, str | bytes):
        return
    place = {"cells": 0, "changes": 2}.get(table)
    texts = values[place : place + 4] if place is not None else []
    cell = Cell(*map(str, texts)) if texts and all(isinstance(text, str) for text in texts) else None
    found.broken.append(Damage(table, cell))


def _keep(found: Remains, table: str, values: list[Any], row: StoredRow) -> None:
    match table:
        case "meta":
            found.meta[values[0]] = values[1]
        case "definitions":
            found.definitions[values[0], values[1]] = values[2]
        case "cells":
            cell, value, step = Cell(*values[:4]), values[4], values[5]
            if step >= found.cells.get(cell, (-1, ""))[0]:
                found.cells[cell] = (step, value)
        case "steps":
            found.steps[values[0]] = tuple(values)
        case "changes":
            found.changes[values[0], values[1]] = (Cell(*values[2:6]), values[6], values[7])
        case "attachments" if hashlib.sha256(values[2]).hexdigest() == values[0]:
            found.attachments[values[0]] = (values[1], StoredFile(found.content, row.page, row.place))
        case _:
            found.broken.append(Damage(table))


@dataclass(frozen=True)
class Standing:
    """The cells as they stand, each with the step that wrote it, and what is known to be lost of them."""

    cells: dict[Cell, tuple[int, str]]
    lost: tuple[Damage, ...]
    kept: tuple[Damage, ...]


def standing(found: Remains) -> Standing:
    """What the sound rows say of every cell: its own row, or its last change where no later one can be missing."""
    last: dict[Cell, tuple[Pair, str | None]] = {}
    for pair in sorted(found.changes):
        cell, _, after = found.changes[pair]
        last[cell] = (pair, after)
    missing, gap = _missing(found)
    cells: dict[Cell, tuple[int, str]] = {}
    lost, kept = set(), set()
    for cell in {**found.cells, **last}:
        stored = found.cells.get(cell)
        change = last.get(cell)
        if change is None or (stored is not None and stored[0] >= change[0][0]):
            if stored is not None:
                cells[cell] = stored
            continue
        (step, _), after = change
        if missing.get((cell.form, cell.row, cell.question), 0) > step or gap > step:
            lost.add(cell)
        elif after is not None:
            cells[cell] = (step, after)
            kept.add(cell)
    lost |= (
        {one.cell for one in found.broken if one.table == "cells" and one.cell} - cells.keys() - last.keys()
    )
    known = {(cell.form, cell.row, cell.question) for cell in (*cells, *lost)}
    lost |= {Cell(*key, "value") for key in missing if key not in known}
    return Standing(cells, _named(lost, False), _named(kept, True))


def _named(cells: Iterable[Cell], kept: bool) -> tuple[Damage, ...]:
    return tuple(Damage("cells", cell, kept) for cell in sorted(cells))


def _missing(found: Remains) -> tuple[dict[tuple[str, str, str], int], int]:
    """The last step whose change is missing, by form, row and question; and the last step that nothing is known of."""
    missing: dict[tuple[str, str, str], int] = {}
    for (step, seq), key in found.indexed.items():
        if (step, seq) not in found.changes:
            missing[key] = max(step, missing.get(key, 0))
    known = found.changes.keys() | found.indexed.keys()
    lengths: dict[int, int] = {}
    for step, seq in known:
        lengths[step] = max(seq + 1, lengths.get(step, 0))
    gap = 0
    for step in range(1, max([*found.steps, *lengths, 0]) + 1):
        row = found.steps.get(step)
        nothing = step not in lengths and (row is None or row[1] != "version")
        if nothing or any((step, seq) not in known for seq in range(lengths.get(step, 0))):
            gap = step
    return missing, gap
