"""Another copy of a workbook: how it stands to this one, and what of it can be taken over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from workbook.document.cells import Cell, Change, Step
from workbook.document.compare_copies import Comparison, compare_copies
from workbook.document.copies import copies_of
from workbook.document.document import Document
from workbook.document.snapshot import Snapshot
from workbook.editing.changes import ChangeSet
from workbook.editing.session import Session
from workbook.editing.versions import files_of
from workbook.errors import KnownError

Side = Literal["ours", "theirs", "conflict"]
Cells = Mapping[Cell, Any]
Unit = tuple[str, str, str]
MOST_COMPARED = 5
NOTHING_NEW = ("version", "restore_version")


@dataclass(frozen=True)
class OtherCopy:
    """`sides` tells of each question (form, row, question) or whole row (form, row, "") on which side it changed
    since the last common step, when the cells were `base`; `taking` is the step that takes over what changed only there."""

    path: Path
    comparison: Comparison
    base: Cells
    cells: Cells
    sides: Mapping[Unit, Side]
    taking: ChangeSet

    @property
    def has_news(self) -> bool:
        """Whether it holds what is not here, other than an older version brought back."""
        steps: tuple[Step, ...] = self.comparison.theirs
        new = any(step.kind not in NOTHING_NEW for step in steps)
        return new and any(side != "ours" for side in self.sides.values())

    def side_of(self, form: str, row: str, question: str) -> Side | None:
        """On which side a question was changed; None where it is alike in both."""
        return _side_of(self.sides, form, row, question)


def compare_copy(session: Session, now: Snapshot, path: Path) -> OtherCopy:
    """Compare a workbook that is open with a file; may be called on any thread. Raises UnusableFile."""
    with closing(Document.open(path, read_only=True)) as theirs:

        def look(ours: Document) -> tuple[Comparison, Cells]:
            found = compare_copies(ours, theirs)
            return found, ours.cells_at(found.common.id) if found.common else {}

        comparison, base = session.saver.ask(look).result()
        cells = theirs.cells()
        if comparison.relation == "unrelated":
            nothing = ChangeSet("take_copy", {"question": path.name}, ())
            return OtherCopy(path, comparison, base, cells, {}, nothing)
        sides = changed_sides(base, now.cells, cells)
        return OtherCopy(path, comparison, base, cells, sides, _taking(now, theirs, cells, sides, path.name))


def copy_with_news(session: Session, now: Snapshot, elsewhere: Iterable[Path]) -> OtherCopy | None:
    """The first copy, in the same folder or `elsewhere`, that holds what is not here; may be called on any thread."""
    for path in copies_of(session.path, now.document_id, elsewhere)[:MOST_COMPARED]:
        try:
            other = compare_copy(session, now, path)
        except KnownError:
            continue  # what cannot be read is nothing to speak of unasked
        if other.has_news:
            return other
    return None


def changed_sides(base: Cells, ours: Cells, theirs: Cells) -> dict[Unit, Side]:
    """On which side each question, or each row that came or went, changed."""
    touched: dict[Unit, list[tuple[Any, Any, Any]]] = {}
    rows = _rows_that_came_or_went(base, ours, theirs)
    for cell in base.keys() | ours.keys() | theirs.keys():
        values = base.get(cell), ours.get(cell), theirs.get(cell)
        if values[1] != values[2] and not _is_same_file(cell, *values[1:]):
            touched.setdefault(_unit(cell, rows), []).append(values)
    return {unit: _side(values) for unit, values in touched.items()}


def _is_same_file(cell: Cell, ours: Any, theirs: Any) -> bool:
    """Whether both copies of a collection received a file, if not at the same moment."""
    return cell.facet == "submission" and None not in (ours, theirs)


def _rows_that_came_or_went(*states: Cells) -> set[tuple[str, str]]:
    """Rows of tables, by form and row, that one of the states has and another has not."""
    rows = [{(cell.form, cell.row) for cell in state if cell.row} for state in states]
    everywhere = rows[0].intersection(*rows[1:])
    return rows[0].union(*rows[1:]) - everywhere


def _unit(cell: Cell, rows: set[tuple[str, str]]) -> Unit:
    whole = (cell.form, cell.row) in rows
    return (cell.form, cell.row, "" if whole else cell.question)


def _side(values: list[tuple[Any, Any, Any]]) -> Side:
    here = any(ours != base for base, ours, _ in values)
    there = any(theirs != base for base, _, theirs in values)
    return "conflict" if here and there else "ours" if here else "theirs"


def _taking(
    now: Snapshot, theirs: Document, cells: Cells, sides: Mapping[Unit, Side], name: str
) -> ChangeSet:
    def wanted(cell: Cell) -> bool:
        return "theirs" in (
            sides.get((cell.form, cell.row, "")),
            sides.get((cell.form, cell.row, cell.question)),
        )

    made = tuple(
        Change(cell, now.cells.get(cell), cells.get(cell))
        for cell in sorted(now.cells.keys() | cells.keys())
        if now.cells.get(cell) != cells.get(cell) and _side_of(sides, *cell[:3]) == "theirs"
    )
    definitions = tuple(theirs.definitions().values())
    return ChangeSet("take_copy", {"question": name}, made, definitions, tuple(files_of(theirs, made)))


def _side_of(sides: Mapping[Unit, Side], form: str, row: str, question: str) -> Side | None:
    whole_row = sides.get((form, row, "")) if row else None
    return whole_row or sides.get((form, row, question))
