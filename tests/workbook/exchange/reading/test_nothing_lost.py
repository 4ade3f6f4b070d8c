"""Random hands on a form: whatever a person typed is an answer, in a new row, or listed; and nothing is made up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.workbook.exchange.reading.support import Editable, Sent
from workbook.exchange import layout
from workbook.exchange.meta import digest
from workbook.exchange.reading.texts import spelled
from workbook.exchange.received import Received
from workbook.exchange.received_plain import from_plain, to_plain
from workbook.questionnaire.values import clean_text
from workbook.spreadsheets.book import Book, CellError, Formula, Value
from workbook.spreadsheets.reading import read_book

TABLES = (("berlin-2017", ""), ("action-plan", "actions"), ("action-plan", "indicators"), ("dakar-2008", ""))
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
KNOWN = st.sampled_from(
    [
        "No data",
        "Final / Final",
        "oui",
        "x",
        "12/03/2025",
        "1 234,5",
        "a01",
        "n-02",
        "1/3",
        "Prévue",
        "EUR\nUSD",
        "8.8",
        "=1+1",
    ]
)
VALUES: st.SearchStrategy[Value] = st.one_of(
    TEXTS,
    KNOWN,
    st.integers(-(10**6), 10**6),
    st.floats(-1e6, 1e6, allow_nan=False),
    st.booleans(),
    st.dates(date(1950, 1, 1), date(2050, 1, 1)),
    st.datetimes(datetime(1950, 1, 1), datetime(2050, 1, 1)).map(lambda one: one.replace(microsecond=0)),
    st.just(Formula("A1+1", 3)),
    st.just(CellError("#REF!")),
)
PHASES = (Phase.explicit, Phase.generate)
ROWS, COLUMNS = st.integers(1, 60), st.integers(0, 12)
EDITS = st.one_of(
    st.tuples(st.just("type"), ROWS, COLUMNS, VALUES),
    st.tuples(st.just("delete row"), ROWS, COLUMNS, st.none()),
    st.tuples(st.just("insert row"), ROWS, COLUMNS, st.none()),
    st.tuples(st.just("move row"), ROWS, ROWS, st.none()),
    st.tuples(st.just("copy row"), ROWS, ROWS, st.none()),
    st.tuples(st.just("delete column"), ROWS, COLUMNS, st.none()),
    st.tuples(st.just("insert column"), ROWS, COLUMNS, st.none()),
    st.tuples(st.just("copy sheet"), ROWS, COLUMNS, st.none()),
    st.tuples(st.just("rename"), ROWS, COLUMNS, TEXTS.map(lambda text: text[:20])),
)


def _edited(edit: Editable, kind: str, one: int, other: int, value: Any) -> Editable:
    match kind:
        case "type":
            return edit.put_at(one, other, value)
        case "delete row":
            return edit.moved(lambda row, at: None if row == one else (row - (row > one), at))
        case "insert row":
            return edit.moved(lambda row, at: (row + (row >= one), at))
        case "move row":
            return edit.moved(lambda row, at: ({one: other, other: one}.get(row, row), at))
        case "copy row":
            kept = {place: cell for place, cell in edit.cells.items() if place[0] != other}
            copied = {(other, at): cell for (row, at), cell in edit.cells.items() if row == one}
            return edit.having(kept | copied)
        case "delete column":
            return edit.moved(lambda row, at: None if at == other else (row, at - (at > other)))
        case "insert column":
            return edit.moved(lambda row, at: (row, at + (at >= other)))
        case "copy sheet":
            taken = {sheet.name for sheet in edit.book.sheets}
            name = f"{edit.sheet.name} ({one})"
            return edit if name in taken else edit.copied(name)
    taken = {sheet.name for sheet in edit.book.sheets}
    return edit if value in taken or not value.strip() else edit.named(value)


def _small(sent: Sent) -> Book:
    """Four sheets, with what the hidden sheet says of them."""
    names = {sent.sheet(*table).sheet.name for table in TABLES} | {layout.META_SHEET}
    return replace(sent.book, sheets=tuple(sheet for sheet in sent.book.sheets if sheet.name in names))


@settings(
    max_examples=25, deadline=None, phases=PHASES, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.tuples(st.sampled_from(TABLES), st.lists(EDITS, max_size=8)),
        max_size=3,
        unique_by=lambda one: one[0],
    ),
    st.integers(0, 9),
)
def test_everything_that_stands_in_the_file_is_in_the_result(
    sent: Sent, plan: list[tuple[tuple[str, str], list[Any]]], kept: int
) -> None:
    book = _small(sent)
    book = book if kept else replace(book, sheets=book.sheets[:-1])
    places = {table: book.sheets.index(replace(sent, book=book).sheet(*table).sheet) for table in TABLES}
    for table, edits in plan:
        edit = Editable(book, book.sheets[places[table]])
        for kind, one, other, value in edits:
            edit = _edited(edit, kind, one, other, value)
        book = edit.book
    received = sent.received(book)
    said = _said(received)
    for sheet in book.sheets:
        for place, value in sheet.cells.items():
            if not _was_sent(sent, value) and spelled(value).strip() and sheet.name != layout.META_SHEET:
                assert _is_in(value, said, received), (sheet.name, place, value)
    assert received.balance.holds
    assert from_plain(to_plain(received)) == received


@cache
def _sent_texts(path: Path) -> frozenset[str]:
    return frozenset(spelled(cell) for sheet in read_book(path).sheets for cell in sheet.cells.values())


def _was_sent(sent: Sent, value: Value) -> bool:
    """Whether a value stood anywhere in the file as it was sent: then it may be the form's own."""
    return spelled(value) in _sent_texts(sent.path)


def _said(received: Received) -> str:
    def texts() -> Iterator[str]:
        for values in (received.given, *(row.values for row in received.new_rows)):
            for one in values.values():
                yield str(one.value) if not isinstance(one.value, dict) else "\n".join(one.value.values())
        yield from (one.text for one in received.listed)
        yield from (one.before for one in received.repairs)

    return "\0".join(texts())


def _is_in(value: Value, said: str, received: Received) -> bool:
    texts = {spelled(value).strip(), clean_text(spelled(value)).strip()}
    values = [one.value for one in received.given.values()]
    values += [one.value for row in received.new_rows for one in row.values.values()]
    as_day = value.isoformat()[:10] if isinstance(value, date) else None
    return any(text in said for text in texts) or value in values or (as_day is not None and as_day in values)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.randoms(use_true_random=False), st.sampled_from(TABLES))
def test_moving_rows_and_columns_about_changes_nothing(
    sent: Sent, random: Any, table: tuple[str, str]
) -> None:
    edit = replace(sent, book=_small(sent)).sheet(*table)
    rows = sorted({row for row, _ in edit.sheet.cells if row >= layout.FIRST_ROW})
    columns = sorted({column for _, column in edit.sheet.cells})
    to_row = dict(zip(rows, random.sample(range(5, 400), len(rows)), strict=True))
    to_column = dict(zip(columns, random.sample(range(40), len(columns)), strict=True))
    received = sent.received(edit.moved(lambda row, at: (to_row.get(row, row), to_column[at])).book)
    shown = {cell for cell in received.base if cell not in received.carried and cell[:1] == table[:1]}
    tables = {(cell.form, "") if not cell.row else ("", "") for cell in shown}
    assert tables
    for cell, one in received.given.items():
        assert digest(one.value) == received.base[cell]
    assert received.balance.stored == sent.received(_small(sent)).balance.stored
    assert received.new_rows == received.gone == ()
