"""A copy taken in the midst of a save: some pages are from before it, some from after. The history, which tells every
change in order with what was there before it, says up to which step such a file can be put in order.

A long answer that the disk altered cannot be told from one whose pages are of two moments, and is put right in the same way.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from workbook.document.backups import Shelf
from workbook.document.btree import StoredRow, stored_rows
from workbook.document.cells import Cell, needed_file
from workbook.document.connection import is_of_an_earlier_version
from workbook.document.fresh import fresh_file
from workbook.document.kinds import WORKBOOK
from workbook.document.lock import claim, withdraw
from workbook.document.remains import Pair, Remains, gather, is_derived
from workbook.document.rows import decode, row_hash
from workbook.document.salvage import read_whole
from workbook.document.soundness import NAMED_VERSION, SALVAGE
from workbook.document.wording import in_use
from workbook.document.writing import build_from
from workbook.errors import N_, DamagedFile, Translator

Changes = Mapping[Pair, tuple[Cell, str | None, str | None]]
A_COPY_TAKES = timedelta(minutes=2)
MOST_LEFT_OUT = 3
AS_FOUND, KEPT_AS_FOUND = "-as-found", 3
WHOLE = N_(
    "{file} was not as it had been saved: it was copied in the midst of a save, or the disk altered it. It was put in order from its history; no answer is missing."
)
IN_PART = N_(
    "{file} was not as it had been saved: it was copied in the midst of a save, or the disk altered it. It was put in order from its history, without what was entered last; please look whether that is still there."
)
KEPT = N_("The file as it was found is kept with the backups.")
_UTF_8 = (1).to_bytes(4, "big")  # as the head of a file says it
_HASHED = {(False, 4), (False, 7), (False, 9), (True, 7)}


@dataclass(frozen=True, slots=True)
class Mended:
    """What was done to such a file: how many of the last steps had to be left out, and where it is kept as found."""

    left_out: int
    as_found: Path | None = None


def mended_words(file: Path, mended: Mended, catalogue: Translator) -> str:
    """What a person is told of it."""
    words = catalogue.gettext(IN_PART if mended.left_out else WHOLE).format(file=file.name)
    return f"{words} {catalogue.gettext(KEPT)}" if mended.as_found else words


def mend(path: Path) -> Mended | None:
    """Put such a copy in order where it is; the file as it was found is kept with the backups.

    None where the damage is of another kind; then nothing was changed. Raises CannotWrite, FileInUse.
    """
    if claim(path) is False:
        raise in_use(path)
    try:
        found = untorn(path)
        return None if found is None else _put_in_order(path, *found)
    finally:
        withdraw(path)


def _put_in_order(path: Path, remains: Remains, left_out: int) -> Mended:
    with fresh_file(path) as fresh:
        folder = Shelf(remains.meta["document_id"]).folder
        folder.mkdir(parents=True, exist_ok=True)
        as_found = folder / f"{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}{AS_FOUND}"
        shutil.copyfile(path, as_found)
        kept = KEPT_AS_FOUND if remains.kind == WORKBOOK else 1  # a collection is large
        for old in sorted(folder.glob(f"*{AS_FOUND}"))[:-kept]:
            old.unlink(missing_ok=True)
        write_in_order(remains, fresh)
        remains.release()
    return Mended(left_out, as_found)


def _has_lost_an_earlier_file(found: Remains, last: int) -> bool:
    """Whether a file that was received is gone, but not one of the last step: a copy is cut across what is written last."""
    lost = {
        step
        for cell, (step, text) in found.cells.items()
        if cell.facet == "submission" and needed_file(cell, decode(text)) not in {None, *found.attachments}
    }
    return bool(lost) and last not in lost


def write_in_order(remains: Remains, fresh: Path) -> Path:
    """Write sound rows into a new file, which is given back."""
    build_from(rows_of(remains), fresh, remains.kind).close()
    return fresh


def untorn(path: Path) -> tuple[Remains, int] | None:
    """The rows up to the last step that is there as a whole, and how many steps are left out."""
    try:
        if is_of_an_earlier_version(path):
            return None
    except DamagedFile:
        return None  # cut short: how much is missing at the end cannot be known
    content = read_whole(path)
    found = gather(content)
    if not {"document_id", "created_at"} <= found.meta.keys() or content[56:60] != _UTF_8:
        return None
    if not all(_is_ours(row, found) for row in stored_rows(content)):
        return None  # a single row that is wrong was harmed in another way
    last = max(_steps_named(found), default=0)
    if _has_lost_an_earlier_file(found, last):
        return None
    changes = _with_inferred(found)
    for step in range(last, max(0, last - MOST_LEFT_OUT - 1), -1):
        if not _of_one_moment(found, step + 1, last):
            return None
        whole = _until(found, changes, step)
        if whole is not None and (step < last or _is_told_in_full(found, step)):
            return whole, last - step
    return None


def rows_of(found: Remains) -> dict[str, Iterable[tuple[Any, ...]]]:
    """Sound rows as they are stored, by table; the files one after the other."""
    return {
        "meta": [(*row, row_hash(*row)) for row in found.meta.items()],
        "definitions": [(*key, text, row_hash(*key, text)) for key, text in found.definitions.items()],
        "steps": [(*row, row_hash(*row)) for row in found.steps.values()],
        "changes": [
            (*pair, *cell, *texts, row_hash(*pair, *cell, *texts))
            for pair, (cell, *texts) in found.changes.items()
        ],
        "cells": [
            (*cell, value, step, row_hash(*cell, value, step)) for cell, (step, value) in found.cells.items()
        ],
        "attachments": (
            (sha256, name, content.read(), row_hash(sha256, name))
            for sha256, (name, content) in found.attachments.items()
        ),
    }


def _is_ours(row: StoredRow, found: Remains) -> bool:
    """Of a row that is longer than its page, the rest may be of another moment."""
    if not row.local or is_derived(row, found.kind):
        return True
    *values, checksum = row.columns if row.columns else (None,)
    shape = (row.rowid is not None, len(row.columns))
    if shape == (True, 7):
        values[0] = row.rowid
    if shape in _HASHED or (shape == (False, 3) and isinstance(checksum, str)):
        return not any(isinstance(value, bytes) for value in values) and bool(row_hash(*values) == checksum)
    if shape == (False, 5):
        form, question, name, step, seq = row.columns
        change = found.changes.get((step, seq))
        return bool(change is None or change[0][:3] == (form, name, question))
    if shape == (True, 4) and isinstance(values[2], bytes):
        return bool(row_hash(*values[:2]) == checksum)
    return shape in {(False, 2), (False, 3), (True, 4), (True, 5)}


def _steps_named(found: Remains) -> set[int]:
    return {
        *found.steps,
        *(step for step, _ in found.changes),
        *(step for step, _ in found.indexed),
        *(step for step, _ in found.cells.values()),
    }


def _of_one_moment(found: Remains, first: int, last: int) -> bool:
    """Whether the steps to be left out were made while a file may be copied; of those that are gone nothing is known."""
    times = [
        datetime.fromisoformat(str(found.steps[step][3])) for step in (first, last) if step in found.steps
    ]
    return len(times) < 2 or times[1] - times[0] <= A_COPY_TAKES


def _is_told_in_full(found: Remains, last: int) -> bool:
    """Whether every change of the last step is also in the index and, as far as it stands, among the cells."""
    made = {pair: change for pair, change in found.changes.items() if pair[0] == last}
    unread = {damage.cell for damage in found.broken}  # long answers, whose pages are not of one moment
    standing = {cell: after for _, (cell, _, after) in sorted(made.items()) if cell not in unread}
    return made.keys() == {pair for pair in found.indexed if pair[0] == last} and all(
        (found.cells.get(cell) == (last, after)) if after is not None else cell not in found.cells
        for cell, after in standing.items()
    )


def _with_inferred(found: Remains) -> Changes:
    """The changes, and those that are gone as the index, the next change of the same cell and the cells tell them."""
    changes = dict(found.changes)
    gone: dict[tuple[str, str, str], list[Pair]] = {}
    standing: dict[Cell, str | None] = {}
    for pair in sorted({*changes, *found.indexed}):
        if pair not in changes:
            gone.setdefault(found.indexed[pair], []).append(pair)
            continue
        cell, before, after = changes[pair]
        missed = gone.get((cell.form, cell.row, cell.question), [])
        if standing.get(cell) != before and len(missed) == 1:
            changes[missed.pop()] = (cell, standing.get(cell), before)
        standing[cell] = after
    told = {(step, cell) for (step, _), (cell, _, _) in changes.items()}
    for cell, (step, value) in found.cells.items():
        missed = gone.get((cell.form, cell.row, cell.question), [])
        if len(missed) == 1 and missed[0][0] == step and (step, cell) not in told:
            changes[missed.pop()] = (cell, standing.get(cell), value)
    return changes


def _until(found: Remains, known: Changes, last: int) -> Remains | None:
    """The workbook as it was after a step; None where something of it is missing."""
    steps = {step: row for step, row in found.steps.items() if step <= last}
    changes = {pair: change for pair, change in known.items() if pair[0] <= last}
    if len(steps) != last or not _all_are_there(found, steps, changes, last):
        return None
    cells = _replayed(changes)
    if cells is None or not _agree(found, cells, changes, last):
        return None
    return replace(found, steps=steps, changes=changes, cells=cells)


def _all_are_there(found: Remains, steps: Mapping[int, Any], changes: Changes, last: int) -> bool:
    lengths: dict[int, int] = {}
    counts: dict[int, int] = {}
    for step, seq in changes:
        lengths[step] = max(seq + 1, lengths.get(step, 0))
        counts[step] = counts.get(step, 0) + 1
    salvaged = max((step for step, row in steps.items() if row[1] == SALVAGE), default=0)
    silent = {step for step, row in steps.items() if row[1] == NAMED_VERSION or step < salvaged}
    return (
        lengths == counts
        and steps.keys() - lengths.keys() <= silent
        and all(pair in changes for pair in found.indexed if pair[0] <= last)
    )


def _replayed(changes: Changes) -> dict[Cell, tuple[int, str]] | None:
    """The cells as the changes make them, if each follows from the one before."""
    cells: dict[Cell, tuple[int, str]] = {}
    for step, seq in sorted(changes):
        cell, before, after = changes[step, seq]
        if cells.get(cell, (0, None))[1] != before:
            return None
        if after is None:
            cells.pop(cell, None)
        else:
            cells[cell] = (step, after)
    return cells


def _agree(found: Remains, cells: Mapping[Cell, tuple[int, str]], changes: Changes, last: int) -> bool:
    """Whether no row says more than the history, and all that the answers need is there."""
    known = {(cell, step, after) for (step, _), (cell, _, after) in changes.items()}
    if any((cell, step, text) not in known for cell, (step, text) in found.cells.items() if step <= last):
        return False
    return all(_has_what_it_needs(found, cell, text) for cell, (_, text) in cells.items())


def _has_what_it_needs(found: Remains, cell: Cell, text: str) -> bool:
    """Whether the questionnaire or the file that an entry refers to is there. A forged entry has nothing it needs."""
    try:
        value = decode(text)
    except (ValueError, RecursionError):
        return False
    if cell.facet == "form":
        return isinstance(value, dict) and (cell.form, value.get("version")) in found.definitions
    file = needed_file(cell, value)
    if cell.facet == "submission" and any(damage.table == "definitions" for damage in found.broken):
        forms = value.get("forms") if isinstance(value, dict) else None
        if not isinstance(forms, dict) or not forms.items() <= found.definitions.keys():
            return False
    return file is None or file in found.attachments
