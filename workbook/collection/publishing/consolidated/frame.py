"""What stands around the rows of a sheet: head, header, key; freezing, filter and print set-up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbook.collection.publishing.wording import shortened
from workbook.exchange.arial import count_lines, leading
from workbook.exchange.cells import at, put_runs, put_text, run
from workbook.exchange.layout import FIRST_ROW, HEADER_ROW, HELP_ROW, IDENTITY_ROW, TITLE_ROW, letter
from workbook.exchange.pages import set_foot, set_up
from workbook.exchange.sheets import PAGE_WIDTH
from workbook.exchange.words import Words
from workbook.languages import N_

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from workbook.collection.publishing.consolidated.book import Column, Head
    from workbook.collection.publishing.consolidated.looks import Looks

LONGEST_HEAD = 90  # characters of a question above its column; the sheet of questions has all of it
KEY = (
    ("silent", N_("Silent: nothing was answered")),
    ("not asked", N_("Not asked of this country")),
    ("reason", N_("In italics: reason given by the country")),
)


def add_frame(workbook: Workbook, name: str, head: Head, last_row: int, looks: Looks) -> None:
    """Add a sheet with everything but its rows, which end in `last_row`."""
    target: Any = workbook.create_sheet(name)
    set_up(target, head.tab)
    _write_head(target, head, looks)
    _set_columns(target, head)
    target.freeze_panes = f"{letter(head.frozen)}{FIRST_ROW}"
    end = letter(len(head.columns) - 1)
    target.auto_filter.ref = f"A{HEADER_ROW}:{end}{max(last_row, HEADER_ROW)}"
    foot = _write_key(target, head, last_row, looks) if head.keyed else last_row
    _set_pages(target, head, foot)
    set_foot(target, head.title, head.identity)


def _write_head(target: Worksheet, head: Head, looks: Looks) -> None:
    rows = (
        (TITLE_ROW, "title", head.title, 26.0),
        (IDENTITY_ROW, "identity", head.identity, 16.0),
        (HELP_ROW, "help", head.help, 20.0),
    )
    for row, look, text, height in rows:
        cell: Any = at(target, row, 1)
        looks.dress(cell, look)
        put_text(cell, text)
        target.row_dimensions[row].height = height
    heights = [_write_header(target, place, column, looks) for place, column in enumerate(head.columns)]
    target.row_dimensions[HEADER_ROW].height = min(max(heights) + 8, 150.0)


def _write_header(target: Worksheet, place: int, column: Column, looks: Looks) -> float:
    cell: Any = at(target, HEADER_ROW, place + 1)
    looks.dress(cell, "header")
    fr, en = column.head.get("fr"), column.head.get("en")
    if column.code:
        fr, en = (shortened(text, LONGEST_HEAD) for text in (fr, en))
        words = fr if fr == en else f"{fr} / {en}"
        put_runs(cell, [run(column.code, 9, bold=True), run("\n" + words, 8, "muted")])
        return leading(9) + count_lines(words, column.width, 8) * leading(8)
    runs = [run(fr, 9, bold=True)] + ([run("\n" + en, 8, "muted")] if en != fr else [])
    put_runs(cell, runs)
    return count_lines(fr, column.width, 9, True) * leading(9) + count_lines(en, column.width, 8) * leading(8)


def _set_columns(target: Any, head: Head) -> None:
    target.sheet_properties.outlinePr.summaryRight = False
    for place, column in enumerate(head.columns):
        made = target.column_dimensions[letter(place)]
        made.width = column.width
        if column.grouped:
            made.outlineLevel, made.hidden = 1, True
        elif place and head.columns[place - 1].grouped:
            made.collapsed = True


def _write_key(target: Worksheet, head: Head, last_row: int, looks: Looks) -> int:
    """Say under the rows what the looks of the cells mean; give the key's row."""
    words, row = Words.load(), last_row + 2
    title: Any = at(target, row, 2)
    looks.dress(title, "key")
    put_text(title, words.line(N_("Key")))
    places = [
        place for place, column in enumerate(head.columns) if place >= head.frozen and not column.grouped
    ]
    for place, (look, message) in zip(places, KEY, strict=False):
        cell: Any = at(target, row, place + 1)
        looks.dress(cell, look)
        put_text(cell, words.line(message))
    target.row_dimensions[row].height = 30
    return row


def _set_pages(target: Any, head: Head, last_row: int) -> None:
    target.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    pages = _pages(head)
    if len(pages) > 1 and head.frozen:
        target.print_title_cols = f"A:{letter(head.frozen - 1)}"
    target.print_area = ",".join(
        f"{letter(first)}{HEADER_ROW if first else 1}:{letter(last)}{last_row}" for first, last in pages
    )


def _pages(head: Head) -> list[tuple[int, int]]:
    """First and last column of each printed page; the frozen ones come back on every page."""
    widths = [0.0 if column.grouped else column.width for column in head.columns]
    repeated = sum(widths[: head.frozen])
    pages: list[tuple[int, int]] = []
    first, width = 0, 0.0
    for place, own in enumerate(widths):
        if place > max(first, head.frozen) and own and width + own > PAGE_WIDTH + 1:
            pages.append((first, place - 1))
            first, width = place, repeated
        width += own
    return [*pages, (first, len(widths) - 1)]
