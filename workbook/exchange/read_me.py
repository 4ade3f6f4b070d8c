"""The first sheet: what the file is, how to fill it, what the colours mean, and where everything stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.document.snapshot import Snapshot
from workbook.exchange.arial import count_lines, leading
from workbook.exchange.cells import at, put_runs, put_text, run, set_style
from workbook.exchange.cover import Cover
from workbook.exchange.grid import Placed, identity_line
from workbook.exchange.pages import protect, set_foot, set_up
from workbook.exchange.sheets import sheet_name
from workbook.exchange.styles import ink
from workbook.exchange.words import Words, both
from workbook.languages import N_
from workbook.questionnaire.model import LocalText

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

WIDTHS = (3.0, 90.0)
NAME, VERSIONS = N_("Read me"), N_("Forms and versions")
KEY = (
    ("surface", "accent-soft", N_("To be filled")),
    ("surface", "surface", N_("Can be filled or changed")),
    ("background", "background", N_("Locked: the question, its code and its source")),
)
UNOFFICIAL = N_("* Unofficial translation: the source exists in the other language only.")


def write_read_me(
    workbook: Workbook, snapshot: Snapshot, words: Words, placed: list[Placed], cover: Cover
) -> None:
    """Write the sheet; it links to the sheets in `placed`."""
    target = workbook.create_sheet(sheet_name(words.pair(NAME)), 0)
    set_up(target, "control")
    target.page_setup.orientation = "portrait"
    target.page_setup.fitToHeight = 1
    for letter, width in zip("AB", WIDTHS, strict=True):
        target.column_dimensions[letter].width = width
    row = _head(target, snapshot, words, placed, cover)
    for title, lines in cover.about:
        row = _heading(target, title, row)
        for line in lines:
            row = _numbered(target, 0, line, row)
        row += 1
    row = _heading(target, words.pair(N_("How to fill this file")), row)
    for number, step in enumerate(cover.steps, 1):
        row = _numbered(target, number, step, row)
    row = _heading(target, words.pair(N_("What the colours mean")), row + 1)
    for base, tint, label in KEY:
        row = _key(target, base, tint, words.pair(label), row)
    row = _numbered(target, 0, words.pair(UNOFFICIAL), row)
    row = _heading(target, words.pair(N_("Sheets")), row + 1)
    for one in placed:
        row = _link(target, one, snapshot, row)
    set_foot(target, words.line(NAME), identity_line(snapshot, words))
    protect(target)
    target.print_area = f"A1:B{row - 1}"


def _head(target: Worksheet, snapshot: Snapshot, words: Words, placed: list[Placed], cover: Cover) -> int:
    shown = dict.fromkeys(one.sheet.form for one in placed)
    versions = ", ".join(f"{form} {snapshot.forms[form].version}" for form in shown)
    lines = (
        ("title", both(cover.title), 26.0),
        ("identity", identity_line(snapshot, words), 16.0),
    )
    for row, (style, text, height) in enumerate(lines, 1):
        cell = at(target, row, 1)
        set_style(cell, style)
        put_text(cell, text)
        target.row_dimensions[row].height = height
    cell = at(target, 3, 2)
    set_style(cell, "body")
    text = f"{words.line(VERSIONS)} · {versions}"
    put_runs(cell, [run(text, 8, "muted")])
    target.row_dimensions[3].height = count_lines(text, WIDTHS[1], 8) * leading(8) + 6
    return 5


def _heading(target: Worksheet, label: LocalText, row: int) -> int:
    from openpyxl.styles import Alignment, Border, Side

    for column in (1, 2):
        cell = at(target, row, column)
        set_style(cell, "body bold")
        cell.border = Border(top=Side("medium", color=ink("accent")))
    put_text(at(target, row, 1), both(label))
    at(target, row, 1).alignment = Alignment(vertical="center", indent=1)
    target.row_dimensions[row].height = 24
    return row + 1


def _numbered(target: Worksheet, number: int, text: LocalText, row: int) -> int:
    from openpyxl.styles import Alignment

    mark, body = at(target, row, 1), at(target, row, 2)
    set_style(mark, "body")
    mark.alignment = Alignment(horizontal="center", vertical="top")
    if number:
        put_runs(mark, [run(str(number), 10, "accent", bold=True)])
    _bilingual(target, body, text, row)
    return row + 1


def _bilingual(target: Worksheet, cell: Cell, text: LocalText, row: int, size: int = 10) -> None:
    small = min(size, 9)
    set_style(cell, "body")
    runs = [run(text.get("fr"), size, "text" if size == 10 else "muted")]
    height = count_lines(text.get("fr"), WIDTHS[1], size) * leading(size)
    if text.get("en") != text.get("fr"):
        runs.append(run("\n" + text.get("en"), small, "muted", italic=True))
        height += count_lines(text.get("en"), WIDTHS[1], small) * leading(small)
    put_runs(cell, runs)
    target.row_dimensions[row].height = height + 6


def _key(target: Worksheet, base: str, tint: str, text: LocalText, row: int) -> int:
    from openpyxl.styles import PatternFill

    sample = at(target, row, 1)
    set_style(sample, "label")
    sample.fill = PatternFill("solid", fgColor=ink(tint))
    _bilingual(target, at(target, row, 2), text, row)
    return row + 1


def _link(target: Worksheet, one: Placed, snapshot: Snapshot, row: int) -> int:
    from openpyxl.worksheet.hyperlink import Hyperlink

    cell = at(target, row, 2)
    quoted = one.sheet.name.replace("'", "''")
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!A1")
    set_style(cell, "link")
    put_text(cell, one.sheet.name)
    target.row_dimensions[row].height = leading(10) + 2
    about = snapshot.forms[one.sheet.form].description
    if one.sheet.repeat or not about:
        return row + 1
    _bilingual(target, at(target, row + 1, 2), about, row + 1, 8)
    return row + 2
