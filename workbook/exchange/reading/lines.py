"""One line of a form: its answers, its state or the reason why there is none, its ministry and its sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from workbook.document.cells import Cell
from workbook.exchange.layout import Column, address, answers_in_state_column
from workbook.exchange.reading.entries import Read, Reader, Unread
from workbook.exchange.reading.meta_sheet import Meta
from workbook.exchange.reading.outcomes import Meant
from workbook.exchange.reading.records import Record, Spot
from workbook.exchange.reading.states import read_reason, read_state
from workbook.exchange.reading.texts import is_blank, spelled
from workbook.exchange.received import Where
from workbook.questionnaire.model import Question
from workbook.questionnaire.values import clean_text


class Field(NamedTuple):
    """A column of a line, and what stands in it; `spots` are of one column of the sheet."""

    column: Column
    question: Question
    cell: Cell
    spots: tuple[Spot, ...]
    elsewhere: bool


@dataclass(frozen=True)
class Line:
    """What a record says: entries that were understood or not, and the cells that are shown and hold nothing."""

    record: Record
    entries: tuple[Read | Unread, ...]
    blank: tuple[tuple[Cell, Where], ...]


class _Shown(NamedTuple):
    """What a line shows: filled fields by question, what stands where nothing can be answered, where each cell is."""

    fields: dict[str, list[Field]]
    nowhere: list[Unread]
    cells: dict[Cell, Where]
    unshown: dict[Cell, Where]


def read_line(record: Record, reader: Reader) -> Line:
    """Read a line."""
    if record.is_new and not record.spots:
        return Line(record, (), ())
    shown = _shown(record, reader.meta)
    entries: list[Read | Unread] = [*shown.nowhere]
    for group in filter(None, shown.fields.values()):
        entries += _read_group(record, group, reader)
    return Line(record, tuple(entries), tuple(_blank(shown, entries).items()))


def _blank(shown: _Shown, entries: list[Read | Unread]) -> dict[Cell, Where]:
    """The cells that hold nothing, and the reasons and unreadable entries that were sent and are not there now."""
    spoken = {entry.cell for entry in entries}
    unclear = {entry.cell.question for entry in entries if isinstance(entry, Unread) and entry.cell}
    blank = {cell: where for cell, where in shown.cells.items() if cell not in spoken}
    for cell, where in shown.unshown.items():
        if cell not in spoken and cell.question not in unclear:
            blank.setdefault(cell, where)
    return blank


def _shown(record: Record, meta: Meta) -> _Shown:
    found, first_row = record.found, min(record.rows.values())
    name, places = found.grid.name, found.places
    row = record.key if found.layout.is_table else ""
    unshown = meta.unshown_of(found.sheet.form, row)
    shown = _Shown({}, [], {}, {})
    for number, column, question, cell, elsewhere in found.layout.slots(record.key):
        if cell is not None and row:
            cell = Cell(cell.form, row, cell.question, cell.facet)
        for place in places.get(number, ()):
            spots = record.spots.get(place, ())
            if question is None or cell is None:
                shown.nowhere.extend(_in_no_cell(record, question, spots, meta))
                continue
            if elsewhere and not spots:
                continue
            group = shown.fields.setdefault(question.name, [])
            if spots:
                group.append(Field(column, question, cell, spots, elsewhere))
            where = shown.cells[cell] = Where(name, address(place, first_row))
            if unshown and column.role == "answer":
                for other in unshown.get(cell.question, ()):
                    shown.unshown.setdefault(other, where)
    return shown


def _in_no_cell(
    record: Record, question: Question | None, spots: tuple[Spot, ...], meta: Meta
) -> Iterator[Unread]:
    """What stands where nothing can be answered."""
    return (
        Unread(None, "no_answer_here", (spot,))
        for spot in spots
        if not is_closed(record, question, spot, meta)
    )


def is_closed(record: Record, question: Question | None, spot: Spot, meta: Meta) -> bool:
    """Whether the form itself shows what stands in a cell: a calculated number, or the name of a file."""
    if question is None:
        return False
    if question.type == "calculate":
        return isinstance(spot.value, int | float) and not isinstance(spot.value, bool)
    row = record.key if record.found.sheet.kind == "table" else ""
    file = meta.carried.get(Cell(record.found.sheet.form, row, question.name, "value"))
    return isinstance(file, dict) and spelled(spot.value) == clean_text(str(file.get("name", "")))


def _read_group(record: Record, group: list[Field], reader: Reader) -> list[Read | Unread]:
    """The entries of one question; where its state is a reason, its answer cells say why."""
    sheet, question = record.found.sheet, group[0].question
    answered_in_state = answers_in_state_column(sheet, question)
    states = [field for field in group if field.column.role == "state"]
    answers = [field for field in group if field.column.role == "answer"]
    others = [field for field in group if field.column.role in ("ministry", "sources")]
    read: list[Read | Unread] = []
    if answered_in_state:
        answers = [*states, *answers]
    elif states:
        read, reasons = _read_states(states)
        if reasons:
            read.append(_with_why(reasons, answers, reader))
            answers = []
    if answers:
        own_state = sheet.kind in ("questions", "checklist") and not (
            answered_in_state or (question.detail_of and sheet.kind == "checklist")
        )
        read += _read_answers(record, answers, reader, own_state)
    return read + [reader.entry(record, None, field.cell, field.spots, plain=True) for field in others]


def _read_states(states: list[Field]) -> tuple[list[Read | Unread], list[tuple[Field, Meant]]]:
    read: list[Read | Unread] = []
    reasons: list[tuple[Field, Meant]] = []
    for field in states:
        text = "".join(dict.fromkeys(spelled(spot.value) for spot in field.spots))
        state = read_state(text)
        if isinstance(state, Meant):
            read.append(Read(field.cell, state.value, field.spots, state.repair))
            continue
        reason = read_reason(text)
        if isinstance(reason, Meant) and all(isinstance(spot.value, str) for spot in field.spots):
            reasons.append((field, reason))
        else:
            read.append(Unread(field.cell, state.reason, field.spots, state.readings))
    if len({str(reason.value) for _, reason in reasons}) > 1:
        read += [Unread(field.cell, "differing", field.spots) for field, _ in reasons]
        reasons = []
    return read, reasons


def _with_why(reasons: list[tuple[Field, Meant]], answers: list[Field], reader: Reader) -> Read:
    """A reason, and the why that stands in the answer cells."""
    field, reason = reasons[0]
    texts = list(dict.fromkeys("".join(spelled(spot.value) for spot in one.spots) for one in answers))
    whys = [text for text in (reason.value["why"], *texts) if not is_blank(text)]
    spots = (
        *(spot for one, _ in reasons for spot in one.spots),
        *(spot for one in answers for spot in one.spots),
    )
    made = Meant({"reason": reason.value["reason"], "why": "\n".join(whys)}, reason.repair)
    return reader.reason(field.cell, made, spots, "why_in_two" if len(whys) > 1 else "")


def _read_answers(
    record: Record, answers: list[Field], reader: Reader, own_state: bool
) -> list[Read | Unread]:
    entries = []
    for field in answers:
        entry = reader.entry(record, field.question, field.cell, field.spots, plain=own_state)
        if field.elsewhere and isinstance(entry, Read):
            entry = entry._replace(repair="other_column")
        entries.append(entry)
    if not any(isinstance(one, Read) and one.cell.facet.startswith("value") for one in entries):
        return entries
    return [
        Unread(entry.cell, "reason_and_answer", entry.spots)
        if isinstance(entry, Read) and entry.cell.facet == "missing"
        else entry
        for entry in entries
    ]
