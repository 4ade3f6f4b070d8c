"""Everything that the lines of a file say, put together: what stands there twice counts once, or is listed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from workbook.document.cells import Cell
from workbook.exchange.reading.entries import Read, Unread
from workbook.exchange.reading.lines import Line
from workbook.exchange.received import Given, Listed, NewRow, Repair, Where
from workbook.questionnaire.values import canonical

SHORTEST_BEFORE = 500


@dataclass
class Gathered:
    """What is being put together."""

    given: dict[Cell, Given] = field(default_factory=dict)
    emptied: dict[Cell, Where] = field(default_factory=dict)
    new_rows: list[NewRow] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    listed: list[Listed] = field(default_factory=list)
    copied: set[tuple[str, str]] = field(
        default_factory=set
    )  # new rows, and sheets on which they stand again


def gather(lines: Iterable[Line]) -> Gathered:
    """Put lines together, in their order."""
    gathered = Gathered()
    known: dict[tuple[str, str, str], list[Line]] = {}
    blank: dict[Cell, Where] = {}
    for line in lines:
        gathered.repairs += [] if line.record.is_new and not line.entries else line.record.repairs
        if line.record.is_new:
            _add_new_row(gathered, line)
            continue
        sheet = line.record.found.sheet
        known.setdefault((sheet.form, sheet.repeat, line.record.key), []).append(line)
        for cell, where in line.blank:
            blank.setdefault(cell, where)
    for same in known.values():
        _add_known(gathered, same)
    spoken = {one.cell for one in gathered.listed}
    gathered.emptied.update(
        {cell: where for cell, where in blank.items() if cell not in gathered.given and cell not in spoken}
    )
    return gathered


def _add_known(gathered: Gathered, lines: list[Line]) -> None:
    """One line of the form, from every record that names it."""
    entries = [entry for line in lines for entry in line.entries]
    contradicted = _contradicted(lines) if len(lines) > 1 else set()
    _settle(gathered, gathered.given, entries, contradicted)


def _settle(
    gathered: Gathered, given: dict[Cell, Given], entries: Iterable[Read | Unread], contradicted: set[Cell]
) -> None:
    """Store in `given` what the entries for a cell agree on; list what they do not."""
    by_cell: dict[Cell | None, list[Read | Unread]] = {}
    for entry in entries:
        by_cell.setdefault(entry.cell, []).append(entry)
    for cell, same in by_cell.items():
        reads = [entry for entry in same if isinstance(entry, Read)]
        unread = [entry for entry in same if isinstance(entry, Unread)] if len(reads) < len(same) else []
        agree = len(reads) < 2 or len({canonical(entry.value) for entry in reads}) == 1
        if cell is not None and reads and agree and not unread and cell not in contradicted:
            _give(given, gathered.repairs, cell, reads)
        else:
            gathered.listed += [
                _listed(Unread(entry.cell, "differing", entry.spots), entry) for entry in reads
            ]
        gathered.listed += [_listed(entry) for entry in unread]


def _contradicted(lines: list[Line]) -> set[Cell]:
    """Cells where one record gives an answer, and another a reason why there is none."""
    answers: dict[tuple[str, str, str], list[tuple[int, Cell]]] = {}
    for number, line in enumerate(lines):
        for entry in line.entries:
            if isinstance(entry, Read) and entry.cell.facet.startswith(("value", "missing", "draft")):
                answers.setdefault(entry.cell[:3], []).append((number, entry.cell))
    found: set[Cell] = set()
    for cells in answers.values():
        missing = {number for number, cell in cells if cell.facet == "missing"}
        if missing and {number for number, cell in cells if cell.facet != "missing"} - missing:
            found |= {cell for _, cell in cells}
    return found


def _give(given: dict[Cell, Given], repairs: list[Repair], cell: Cell, reads: list[Read]) -> None:
    first = reads[0]
    spots = first.spots if len(reads) == 1 else {spot.where for read in reads for spot in read.spots}
    given[cell] = Given(first.value, first.where, len(spots))
    for read in reads:
        if read.repair:
            repairs.append(Repair(read.where, read.repair, read.text, _shown(read), cell))


def _shown(read: Read) -> str:
    """What the entry was taken for, for a person to compare; long texts only at their beginning."""
    value = read.value
    if isinstance(value, dict):
        value = " – ".join(part for part in (value.get("reason", ""), value.get("why", "")) if part)
    text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
    return text if len(text) <= SHORTEST_BEFORE else text[:SHORTEST_BEFORE] + "…"


def _listed(unread: Unread, read: Read | Unread | None = None) -> Listed:
    readings = (read.value,) if isinstance(read, Read) else unread.readings
    return Listed(unread.where, unread.reason, unread.text, unread.cell, len(unread.spots), readings)


def _add_new_row(gathered: Gathered, line: Line) -> None:
    """A new row; one that stands there again with the same content is the same row."""
    if not line.entries:
        return
    record = line.record
    values: dict[Cell, Given] = {}
    _settle(gathered, values, line.entries, set())
    row = NewRow(
        record.found.sheet.form,
        record.found.sheet.repeat,
        record.key,
        record.where,
        values,
        record.key.rpartition("/")[0] if "!" not in record.key else "",
    )
    original = next((one for one in gathered.new_rows if _is_copy(gathered, line, row, one)), None)
    if original is not None:
        gathered.new_rows[gathered.new_rows.index(original)] = _counted(original, row)
        gathered.copied.add((original.key, record.where.sheet))
        return
    if record.copy_of:
        gathered.repairs.append(Repair(record.where, "copied_row", record.copy_of, record.key))
    if values:
        gathered.new_rows.append(row)


def _is_copy(gathered: Gathered, line: Line, row: NewRow, original: NewRow) -> bool:
    """Whether a new row is another that was copied: with its code, or with the whole sheet that it stands on.

    Rows of one sheet without a code are never taken for each other, however alike they are.
    """
    if (row.form, row.repeat, _content(row)) != (original.form, original.repeat, _content(original)):
        return False
    copied_sheet = row.where.sheet != original.where.sheet
    if line.record.copy_of:
        return original.key == line.record.copy_of
    return copied_sheet and "!" in row.key and (original.key, row.where.sheet) not in gathered.copied


def _content(row: NewRow) -> dict[tuple[str, str], str]:
    return {(cell.question, cell.facet): canonical(given.value) for cell, given in row.values.items()}


def _counted(row: NewRow, again: NewRow) -> NewRow:
    """The row, with the cells of its copy counted too."""
    more = {(cell.question, cell.facet): given.cells for cell, given in again.values.items()}
    values = {
        cell: replace(given, cells=given.cells + more[cell.question, cell.facet])
        for cell, given in row.values.items()
    }
    return replace(row, values=values)
