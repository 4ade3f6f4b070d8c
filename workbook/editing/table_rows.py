"""Rows of tables: several taken away at once, one made again below itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from workbook.document.cells import Cell, Change
from workbook.document.snapshot import Snapshot
from workbook.editing.changes import ChangeSet, about, changed, new_row_id, remove_row
from workbook.questionnaire.model import Repeat

COPIED = ("value", "value.fr", "value.en", "ministry", "tags", "sources")


def remove_rows(snapshot: Snapshot, form: str, repeat: Repeat, rows: Sequence[str]) -> ChangeSet:
    """Rows and everything in them taken away, as one step. Raises UsageError for a row that is not there."""
    gone: dict[Cell, Change] = {}
    for row in rows:
        gone |= {change.cell: change for change in remove_row(snapshot, form, repeat, row).changes}
    return ChangeSet("remove_row", about(form, repeat, rows[0] if rows else ""), tuple(gone.values()))


def duplicate_row(snapshot: Snapshot, form: str, repeat: Repeat, row: str) -> tuple[ChangeSet, str]:
    """The same answers in a new row right below, and its id."""
    fresh = new_row_id(snapshot, form, repeat.name, row.rpartition("/")[0])
    names = {column.name for column in repeat.columns}
    wanted: dict[Cell, Any] = {
        cell._replace(row=fresh): value
        for cell, value in snapshot.cells.items()
        if cell.form == form and cell.row == row and cell.question in names and cell.facet in COPIED
    }
    wanted[Cell(form, fresh, repeat.name, "value")] = position_after(snapshot, form, repeat, row)
    return ChangeSet("add_row", about(form, repeat, fresh), changed(snapshot, wanted)), fresh


def position_after(snapshot: Snapshot, form: str, repeat: Repeat, row: str) -> float:
    """A position between a row and the next one."""
    rows = snapshot.rows(form, repeat.name, row.rpartition("/")[0])
    positions = [float(snapshot.value(form, repeat.name, one)) for one in rows]
    at = rows.index(row)
    if at + 1 == len(rows):
        return _whole(positions[at] + 1)
    return _whole((positions[at] + positions[at + 1]) / 2)


def rows_used_elsewhere(snapshot: Snapshot, form: str, repeat: Repeat, rows: Iterable[str]) -> int:
    """How many answers choose one of these rows."""
    gone = set(rows)
    asking = {
        question.name
        for question in snapshot.forms[form].questions
        if question.chosen_row_of and any(c.name == question.chosen_row_of for c in repeat.columns)
    }
    return sum(
        cell.form == form and cell.question in asking and cell.facet == "value" and value in gone
        for cell, value in snapshot.cells.items()
    )


def _whole(number: float) -> float:
    return int(number) if number.is_integer() else number
