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
        texts = [
            "".join(spelled(spot.value) for spot in spots)
            for index in record.found.layout.titles
            for place in record.found.places.get(index, ())
            if (spots := record.spots.get(place))
        ]
        if texts or not record.is_new or record.spots:
            rows = found.setdefault(record.found.table, {})
            rows[record.key] = (*rows.get(record.key, ()), *texts)
    return found
