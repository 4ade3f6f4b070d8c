"""What is remembered from one file to the next is the form alone, never what a file says."""

from __future__ import annotations

from dataclasses import replace

from tests.workbook.exchange.reading.support import Sent, without_sheet
from workbook.exchange import layout
from workbook.exchange.reading.remembered import MOST_KEPT, remembered
from workbook.spreadsheets.book import Book


def _files(sent: Sent) -> list[Book]:
    """The file as it was sent, and others that differ in rows, columns, languages and in what they know of themselves."""
    berlin, actions = sent.sheet("berlin-2017"), sent.sheet("action-plan", "actions")
    rows = actions.put("n-01", "Code", "mine-1").put_at(actions.row("n-01"), 1, "Une action")
    fewer = actions.moved(lambda row, at: None if row == actions.row("a02") else (row, at))
    wider = berlin.moved(lambda row, at: (row, at + (at > 1)))
    retyped = berlin.put_at(layout.HEADER_ROW, berlin.column("Réponse en français"), "Autre")
    meta = next(sheet for sheet in sent.book.sheets if sheet.name == layout.META_SHEET)
    french = {
        place: "fr" if (meta.cells.get((place[0], 3)), place[1]) == ("languages", 5) else value
        for place, value in meta.cells.items()
    }
    spoken = tuple(replace(one, cells=french) if one is meta else one for one in sent.book.sheets)
    return [
        sent.book,
        rows.book,
        fewer.book,
        wider.book,
        retyped.book,
        without_sheet(sent.book, layout.META_SHEET),
        replace(sent.book, sheets=spoken),
    ]


def test_a_file_says_the_same_after_any_others(sent: Sent) -> None:
    files = _files(sent)
    forwards = [sent.received(book) for book in files]
    backwards = [sent.received(book) for book in reversed(files)]
    assert forwards == backwards[::-1]
    assert all(one != forwards[0] for one in forwards[1:])


def test_what_is_remembered_is_bounded_and_of_that_very_thing() -> None:
    asked: list[int] = []

    @remembered
    def length(things: list[int]) -> int:
        asked.append(len(things))
        return len(things)

    first, alike = [1], [1]
    assert [length(first), length(first), length(alike)] == [1, 1, 1]
    assert len(asked) == 2
    others = [[number] for number in range(MOST_KEPT)]
    assert all(length(one) == 1 for one in others)
    length(first)
    assert len(asked) == 3 + len(others)
