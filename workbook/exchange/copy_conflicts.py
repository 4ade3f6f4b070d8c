"""What was changed on both sides of two copies of a workbook, as things to decide on the desk of contributions."""

from __future__ import annotations

from contextlib import closing

from workbook.document.cells import Cell
from workbook.document.document import Document
from workbook.document.snapshot import Snapshot
from workbook.editing.copies import Cells, OtherCopy
from workbook.editing.session import Session
from workbook.exchange.compare import compare
from workbook.exchange.differences import Base, Comparison
from workbook.exchange.excerpt import ExcerptOrigin
from workbook.exchange.excerpt_back import said_since


def conflicts_with(session: Session, now: Snapshot, other: OtherCopy) -> Comparison:
    """Only the conflicts: everywhere else all three states are as ours, so that nothing else is to be decided.

    May be called on any thread. Raises UnusableFile where the other copy cannot be read any more.
    """
    common, last = other.comparison.common, other.comparison.theirs[-1]
    before = _where_both_changed(now.cells, other.base, other)
    theirs = _where_both_changed(now.cells, other.cells, other)
    origin = ExcerptOrigin(
        f"copy:{last.id}:{last.at}", now.document_id, common.id if common else 0, last.by, now.country, ()
    )
    with closing(Document.open(other.path, read_only=True)) as document:
        received = said_since(_with(now, theirs), _with(now, before), origin, document.attachment)

    def stamps(document: Document) -> dict[Cell, tuple[str, str]]:
        return {one.cell: (one.at, one.by) for one in document.stamped_cells()}

    base = Base(before, origin.step, common.at if common else "", session.saver.ask(stamps).result())
    return compare(base, now, received, other.path.name)


def _where_both_changed(ours: Cells, state: Cells, other: OtherCopy) -> Cells:
    """Our cells, with another state of those that were changed on both sides."""

    def contested(cell: Cell) -> bool:
        return other.side_of(cell.form, cell.row, cell.question) == "conflict"

    kept = {cell: value for cell, value in ours.items() if not contested(cell)}
    return kept | {cell: value for cell, value in state.items() if contested(cell)}


def _with(now: Snapshot, cells: Cells) -> Snapshot:
    return Snapshot(now.document_id, now.step, now.taken_at, cells, now.forms)
