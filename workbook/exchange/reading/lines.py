"""One line of a form: its answers, its state or the reason why there is none, its ministry and its sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from workbook.document.cells import Cell
from workbook.exchange.layout import (
    INPUT_ROLES,
    Column,
    address,
    answers_in_state_column,
    cell_of,
    question_of,
)
from workbook.exchange.reading.entries import Read, Reader, Unread
from workbook.exchange.reading.meta_sheet import Meta
from workbook.exchange.reading.outcomes import Meant
from workbook.exchange.reading.records import Record, Spot
from workbook.exchange.reading.states import read_reason, read_state
from workbook.exchange.reading.texts import is_blank, spelled
from workbook.exchange.received import Where
from workbook.questionnaire.model import Question
from workbook.questionnaire.values import clean_text


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a line, and what stands in it; `spots` are of one column of the sheet."""

    column: Column
    question: Question
    cell: Cell
    spots: tuple[Spot, ...]
    where: Where
    elsewhere: bool = False


@dataclass(frozen=True)
class Line:
    """What a record says: entries that were understood or not, and the cells that are shown and hold nothing."""

    record: Record
    entries: tuple[Read | Unread, ...]
    blank: tuple[tuple[Cell, Where], ...]


def read_line(record: Record, reader: Reader) -> Line:
    """Read a line."""
    fields = list(_fields(record))
    entries: list[Read | Unread] = list(_nowhere(record, fields, reader.meta))
    by_question: dict[str, list[Field]] = {}
    for field in fields:
        by_question.setdefault(field.question.name, []).append(field)
    for group in by_question.values():
        entries += _read_group(record, group, reader)
    return Line(record, tuple(entries), tuple(_blank(fields, entries, reader.meta).items()))


def _blank(fields: list[Field], entries: list[Read | Unread], meta: Meta) -> dict[Cell, Where]:
    """The cells that hold nothing, and the reasons and unreadable entries that were sent and are not there now."""
    spoken = {entry.cell for entry in entries}
    unclear = {entry.cell.question for entry in entries if isinstance(entry, Unread) and entry.cell}
    blank = {field.cell: field.where for field in fields if field.cell not in spoken}
    for field in fields:
        for facet in ("missing", "draft") if field.column.role == "answer" else ():
            other = field.cell._replace(facet=facet)
            if other in meta.exported and other not in spoken and other.question not in unclear:
                blank.setdefault(other, field.where)
    return blank


def _fields(record: Record) -> Iterator[Field]:
    found, first_row = record.found, min(record.rows.values())
    for index, column in enumerate(found.sheet.columns):
        if column.role not in INPUT_ROLES:
            continue
        question = question_of(found.sheet, found.asked, record.key, column)
        cell = cell_of(found.sheet, found.asked, record.key, column)
        elsewhere = cell is None
        if question is not None and cell is None:
            cell = _first_cell(record, question, column)
        if question is None or cell is None:
            continue
        for place in record.places(index):
            spots = record.spots(place)
            where = Where(found.grid.name, address(place, first_row))
            if spots or not elsewhere:
                yield Field(column, question, cell, spots, where, elsewhere)


def _first_cell(record: Record, question: Question, column: Column) -> Cell | None:
    """Where an answer belongs that was written in the column of another language, though it has none."""
    if column.role != "answer" or question.multilingual or question.type in ("file", "calculate", "note"):
        return None
    row = record.key if record.found.sheet.kind == "table" else ""
    return Cell(record.found.sheet.form, row, question.name, "value")


def _nowhere(record: Record, fields: list[Field], meta: Meta) -> Iterator[Unread]:
    """What stands in cells of the line in which nothing can be answered."""
    found = record.found
    taken = {(field.column, spot.where) for field in fields for spot in field.spots}
    for index, column in enumerate(found.sheet.columns):
        if column.role not in INPUT_ROLES:
            continue
        question = question_of(found.sheet, found.asked, record.key, column)
        for place in record.places(index):
            for spot in record.spots(place):
                if (column, spot.where) not in taken and not is_closed(record, question, spot, meta):
                    yield Unread(None, "no_answer_here", (spot,))


def is_closed(record: Record, question: Question | None, spot: Spot, meta: Meta) -> bool:
    """Whether the form itself shows what stands in a cell: a calculated number, or the name of a file."""
    if question is None:
        return False
    if question.type == "calculate":
        return isinstance(spot.value, int | float) and not isinstance(spot.value, bool)
    row = record.key if record.found.sheet.kind == "table" else ""
    file = meta.carried.get(Cell(record.found.sheet.form, row, question.name, "value"))
    return isinstance(file, dict) and spelled(spot.value) == clean_text(str(file.get("name", "")))


def _read_group(record: Record, group: list[Field], reader: Reader) -> Iterator[Read | Unread]:
    """The entries of one question; where its state is a reason, its answer cells say why."""
    sheet = record.found.sheet
    question = group[0].question
    own_state = sheet.kind in ("questions", "checklist") and not (
        answers_in_state_column(sheet, question) or (question.detail_of and sheet.kind == "checklist")
    )
    states = [field for field in group if field.column.role == "state" and field.spots]
    answers = [field for field in group if field.column.role == "answer" and field.spots]
    others = [field for field in group if field.column.role in ("ministry", "sources") and field.spots]
    if states and not answers_in_state_column(sheet, question):
        read, reasons = _read_states(states)
        yield from read
        if reasons:
            yield _with_why(reasons, answers, reader)
            answers = []
    elif states:
        answers = [*states, *answers]
    yield from _read_answers(record, answers, reader, own_state)
    for field in others:
        yield reader.entry(record, None, field.cell, field.spots, plain=True)


def _read_states(states: list[Field]) -> tuple[list[Read | Unread], list[tuple[Field, Meant]]]:
    read: list[Read | Unread] = []
    reasons: list[tuple[Field, Meant]] = []
    for field in states:
        text = "".join(dict.fromkeys(spelled(spot.value) for spot in field.spots))
        state, reason = read_state(text), read_reason(text)
        if isinstance(state, Meant):
            read.append(Read(field.cell, state.value, field.spots, state.repair))
        elif isinstance(reason, Meant) and all(isinstance(spot.value, str) for spot in field.spots):
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
) -> Iterator[Read | Unread]:
    entries = []
    for field in answers:
        entry = reader.entry(record, field.question, field.cell, field.spots, plain=own_state)
        if field.elsewhere and isinstance(entry, Read):
            entry = replace(entry, repair="other_column")
        entries.append(entry)
    is_answered = any(isinstance(one, Read) and one.cell.facet.startswith("value") for one in entries)
    for entry in entries:
        if is_answered and isinstance(entry, Read) and entry.cell.facet == "missing":
            yield Unread(entry.cell, "reason_and_answer", entry.spots)
        else:
            yield entry
