"""What the rows of tables are called, so that a row can be chosen by its title."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from workbook.exchange.reading.records import Record
from workbook.exchange.reading.texts import spelled


def row_titles(records: Iterable[Record]) -> Mapping[tuple[str, str], Mapping[str, tuple[str, ...]]]:
    """The titles of each row that holds anything, by form and table, then by the row's key."""
    found: dict[tuple[str, str], dict[str, tuple[str, ...]]] = {}
    for record in records:
        if record.found.sheet.kind != "table":
            continue
        sheet, asked = record.found.sheet, record.found.asked
        repeat = asked.repeat(sheet.repeat)
        title = repeat.row_label or repeat.columns[0].name
        texts = [
            "".join(spelled(spot.value) for spot in spots)
            for index, column in enumerate(sheet.columns)
            if column.role == "answer" and column.question == title
            for place in record.places(index)
            if (spots := record.spots(place))
        ]
        if texts or not record.is_new or _is_filled(record):
            rows = found.setdefault(record.found.table, {})
            rows[record.key] = (*rows.get(record.key, ()), *texts)
    return found


def _is_filled(record: Record) -> bool:
    columns = record.found.sheet.columns
    answers = (
        place for place, index in record.found.columns.places.items() if columns[index].role == "answer"
    )
    return any(record.spots(place) for place in answers)
