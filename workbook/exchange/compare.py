"""The three-way comparison: what was sent, what the workbook says now, what came back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from workbook.document.cells import Cell
from workbook.document.document import Document
from workbook.document.snapshot import Snapshot
from workbook.editing.contributions import cell_of
from workbook.editing.session import Session
from workbook.exchange.compare_questions import QuestionComparer, table_chosen_from
from workbook.exchange.compare_rows import RowComparer
from workbook.exchange.differences import Base, Comparison, Difference
from workbook.exchange.places import Places, item_of
from workbook.exchange.received import Given, Listed, Received
from workbook.exchange.sides import Sides

Became = dict[tuple[str, str, str], str]  # form, table, key of a new row: the row's id


def compare(base: Base, ours: Snapshot, received: Received, name: str = "") -> Comparison:
    """Every difference between a file that came back and the workbook; `name` is the file's."""
    known = _known_again(ours, received)
    sides = Sides(base, ours, known)
    places = Places(ours, known.source.instance_id or name, known)
    rows = RowComparer(sides, places)
    questions = QuestionComparer(sides, places, rows.result_cells())
    found = [*rows.differences(), *questions.differences(rows.handled)]
    found += [one for listed in known.listed if (one := questions.refused(listed)) is not None]
    ordered = sorted((_stamped(one, base) for one in found), key=places.order)
    beside = [one for one in known.listed if one.reason == "note" or places.item(one.cell) is None]
    return Comparison(name, ours, known, base, tuple(ordered), (*beside, *_homeless(ours, known)))


def base_of(document: Document, received: Received) -> Base:
    """The workbook as it was when the form was sent: for `saver.ask`."""
    source = received.source
    stamps = {one.cell: (one.at, one.by) for one in document.stamped_cells()}
    moments = {step.id: step.at for step in document.steps()}
    step = source.step if source.document_id == document.document_id else 0
    if not step and not source.document_id:
        step = (document.cells().get(cell_of(source.instance_id)) or {}).get("step", 0)
    if step not in moments:
        return Base(None, 0, "", stamps)
    return Base(document.cells_at(step), step, moments[step], stamps)


def compare_with(session: Session, received: Received, name: str = "") -> Comparison:
    """Compare with a workbook that is open; waits for the file's thread."""
    base = session.saver.ask(lambda document: base_of(document, received)).result()
    return compare(base, session.snapshot(), received, name)


def _stamped(difference: Difference, base: Base) -> Difference:
    """With the moment at which ours was written, where it was after the sending."""
    changed = (one.cell for one in difference.values if one.ours != one.before)
    found = max((base.stamps[cell] for cell in changed if cell in base.stamps), default=None)
    return replace(difference, ours_at=found[0], ours_by=found[1]) if found else difference


def _known_again(ours: Snapshot, received: Received) -> Received:
    """New rows that were taken in from this very form before are the rows that they became."""
    instance = received.source.instance_id
    became: Became = {}
    for cell, entries in ours.cells.items():
        for one in entries if cell.facet == "contributed" and cell.row else ():
            table = _table(ours, cell)
            if one.get("row") and one.get("instance") == instance and table:
                became[cell.form, table, one["row"]] = cell.row
    if not became or not instance:
        return received
    given = _renamed(ours, received.given, became)
    for row in received.new_rows:
        if (row.form, row.repeat, row.key) in became:
            given |= _renamed(ours, row.values, became)
    left = tuple(
        replace(row, values=_renamed(ours, row.values, became))
        for row in received.new_rows
        if (row.form, row.repeat, row.key) not in became
    )
    listed = tuple(
        replace(one, cell=_in_row(ours, one.cell, became)) if one.cell else one for one in received.listed
    )
    return replace(received, given=given, new_rows=left, listed=listed)


def _renamed(ours: Snapshot, values: Mapping[Cell, Given], became: Became) -> dict[Cell, Given]:
    """The same values in the rows that new rows became, which other rows may choose."""
    found = {}
    for cell, given in values.items():
        question = item_of(ours, cell)
        table = table_chosen_from(ours.forms[cell.form], question) if question else None
        if table is not None:
            row = became.get((cell.form, table.name, given.value), given.value)
            given = replace(given, value=row)
        found[_in_row(ours, cell, became)] = given
    return found


def _in_row(ours: Snapshot, cell: Cell, became: Became) -> Cell:
    return cell._replace(row=became.get((cell.form, _table(ours, cell), cell.row), cell.row))


def _table(ours: Snapshot, cell: Cell) -> str:
    question = item_of(ours, cell) if cell.row else None
    repeat = ours.forms[cell.form].repeat_of(question) if question else None
    return repeat.name if repeat else ""


def _homeless(ours: Snapshot, received: Received) -> Iterator[Listed]:
    """Values for what the workbook does not ask, or no longer: kept word for word."""
    values = [*received.given.items(), *(pair for row in received.new_rows for pair in row.values.items())]
    for cell, given in values:
        if item_of(ours, cell) is None:
            yield Listed(given.where, "no_answer_here", str(given.value), cell, given.cells)
