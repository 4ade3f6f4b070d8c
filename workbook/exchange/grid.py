"""Writing one sheet of a form: head, header, rows, and their heights."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from workbook.document.cells import Cell
from workbook.document.snapshot import Snapshot
from workbook.exchange.arial import ROW_LIMIT, count_lines, leading, text_width, usable
from workbook.exchange.cells import at, put, put_runs, put_text, run, set_style
from workbook.exchange.layout import (
    FIRST_ROW,
    HEADER_ROW,
    HELP_ROW,
    IDENTITY_ROW,
    TITLE_ROW,
    Column,
    Sheet,
    address,
    identity,
    letter,
)
from workbook.exchange.lines import Content, Line
from workbook.exchange.values import DAY_FORMAT
from workbook.exchange.words import Words, both
from workbook.languages import N_
from workbook.questionnaire.model import Item, LocalText, Question
from workbook.questionnaire.values import is_right_to_left

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as ExcelCell
    from openpyxl.cell.rich_text import TextBlock
    from openpyxl.worksheet.worksheet import Worksheet

EDITION, FORM = N_("edition"), N_("form")
SMALL_ROLES = ("ministry", "sources")


@dataclass
class Placed:
    """What was written where: each answer with its addresses, and each line with its row."""

    sheet: Sheet
    answers: dict[Cell, tuple[Any, list[str]]] = field(default_factory=dict)
    lines: list[tuple[int, Line]] = field(default_factory=list)
    last_row: int = HEADER_ROW


def write_grid(
    target: Worksheet, sheet: Sheet, lines: list[Line], snapshot: Snapshot, words: Words
) -> Placed:
    """Write a sheet's cells and say where everything is."""
    placed = Placed(sheet)
    for place, column in enumerate(sheet.columns):
        target.column_dimensions[letter(place)].width = column.width
    _write_head(target, sheet, snapshot, words)
    row = FIRST_ROW
    for line in lines:
        placed.lines.append((row, line))
        row += _WRITERS.get(line.kind, _write_line)(target, placed, line, row)
    placed.last_row = max(row - 1, HEADER_ROW)
    return placed


def identity_line(snapshot: Snapshot, words: Words) -> str:
    """`Maroc / Morocco · édition / edition Marrakech 2018`."""
    country = both(LocalText(snapshot.country_name("fr"), snapshot.country_name("en"))) or snapshot.country
    edition = f"{words.line(EDITION)} {snapshot.edition}" if snapshot.edition else ""
    return " · ".join(part for part in (country, edition) if part)


def _write_head(target: Worksheet, sheet: Sheet, snapshot: Snapshot, words: Words) -> None:
    form = f"{words.line(FORM)} {identity(snapshot.forms[sheet.form], sheet.repeat)}"
    title, second = _title(sheet, snapshot)
    known = identity_line(snapshot, words)
    head = (
        (TITLE_ROW, "title", title, 26.0),
        (IDENTITY_ROW, "identity", " · ".join(text for text in (second, known, form) if text), 16.0),
        (HELP_ROW, "help", both(sheet.help), 20.0),
    )
    for row, style, text, height in head:
        cell = at(target, row, 1)
        set_style(cell, style)
        put_text(cell, text)
        target.row_dimensions[row].height = height
    heights = []
    for place, column in enumerate(sheet.columns):
        cell = at(target, HEADER_ROW, place + 1)
        set_style(cell, "header")
        heights.append(_write_header(cell, column, sheet.is_excel_table))
    target.row_dimensions[HEADER_ROW].height = max(heights) + 8


def _title(sheet: Sheet, snapshot: Snapshot) -> tuple[str, str]:
    """The title in both languages; where they do not fit side by side, in French, and the English apart."""
    form = snapshot.forms[sheet.form].short_title
    title = sheet.title
    if sheet.repeat and form:
        fr, en = (f"{form.get(language)} · {title.get(language)}" for language in ("fr", "en"))
        title = LocalText(fr, en)
    room = sum(usable(column.width) for column in sheet.columns)
    if text_width(both(title), 15, True) <= room:
        return both(title), ""
    return title.get("fr"), title.get("en")


def _write_header(cell: ExcelCell, column: Column, on_one_line: bool) -> float:
    fr, en = column.header.get("fr"), column.header.get("en")
    if on_one_line:
        text = both(column.header)
        put_text(cell, text)
        return count_lines(text, column.width - 2, 9, True) * leading(9)
    put_runs(cell, [run(fr, 9, bold=True), run("\n" + en, 8, "muted")])
    return count_lines(fr, column.width, 9, True) * leading(9) + count_lines(en, column.width, 8) * leading(8)


def _write_band(target: Worksheet, placed: Placed, line: Line, row: int) -> int:
    """Write a section's heading, with the English on a second row if one is too short; give the rows used."""
    sheet = placed.sheet
    label_place = sheet.places("label")[0]
    label = next((one.value for one in line.contents if isinstance(one.value, LocalText)), LocalText())
    room = sum(usable(column.width) for column in sheet.columns[label_place:])
    fits = text_width(both(label), 11, True) <= room
    for place in range(len(sheet.columns)):
        set_style(at(target, row, place + 1), "band code" if place < label_place else "band")
    code = line.contents[0].value
    if isinstance(code, str):
        put_text(at(target, row, 1), code)
    put_text(at(target, row, label_place + 1), both(label) if fits else label.get("fr"))
    target.row_dimensions[row].height = 24
    if fits:
        return 1
    second = at(target, row + 1, label_place + 1)
    set_style(second, "band second")
    put_text(second, label.get("en"))
    target.row_dimensions[row + 1].height = 15
    return 2


def _write_note(target: Worksheet, placed: Placed, line: Line, row: int) -> int:
    """Write a note across the sheet, French above English; give the rows used."""
    place = placed.sheet.places("label")[0]
    item = line.item
    code = line.contents[0].value
    if isinstance(code, str):
        set_style(at(target, row, 1), "note code")
        put_text(at(target, row, 1), code)
    texts = [_note_text(item, language) for language in ("fr", "en")] if item else []
    for number, text in enumerate(dict.fromkeys(texts)):
        cell = at(target, row + number, place + 1)
        set_style(cell, "note second" if number else "note")
        put_text(cell, text)
        target.row_dimensions[row + number].height = 15 if number else 14
    return len(set(texts)) or 1


def _note_text(item: Item, language: str) -> str:
    parts = (" ".join(text.get(language).split()) for text in (item.label, item.hint))
    return " – ".join(part for part in parts if part)


def _write_line(target: Worksheet, placed: Placed, line: Line, row: int) -> int:
    heights = []
    for place, (column, content) in enumerate(zip(placed.sheet.columns, line.contents, strict=True)):
        cell = at(target, row, place + 1)
        set_style(cell, _style(placed.sheet, column, content, line), content.format)
        height = _write_content(cell, column, content, line)
        heights.append(height - leading(10) if column.role == "citation" else height)
        if content.holds:
            _, addresses = placed.answers.setdefault(content.holds, (content.stored, []))
            addresses.append(address(place, row))
            if content.stored is not None:
                placed.answers[content.holds] = (content.stored, addresses)
    spare = 0.0 if line.kind == "new" else leading(10)
    floor = 2 * leading(10) if line.kind == "question" else leading(10) + 6
    target.row_dimensions[row].height = round(min(max(*heights, floor) + spare, ROW_LIMIT), 2)
    return 1


def _write_content(cell: ExcelCell, column: Column, content: Content, line: Line) -> float:
    """Write one cell; give the height that it needs, in points."""
    value = content.value
    if value is None:
        return 0.0
    if isinstance(value, LocalText):
        return _write_label(cell, column, value, line)
    put(cell, value)
    size = cell.font.size or 10
    text = value if isinstance(value, str) else "00/00/0000" if isinstance(value, date) else str(value)
    return count_lines(text, column.width, size, bool(cell.font.bold)) * leading(size)


def _write_label(cell: ExcelCell, column: Column, label: LocalText, line: Line) -> float:
    pieces = [(label.get("fr"), 10, "text", False)]
    second = 9
    item = line.item
    hint = item.hint if item and line.part == 1 and column.role == "label" else LocalText()
    if column.role in ("help", "citation"):
        second = 9 if column.role == "help" else 8
        pieces, hint = [(label.get("fr"), second, "text" if second == 9 else "muted", False)], LocalText()
    elif hint and isinstance(item, Question) and "help" not in _roles(line):
        pieces.append((hint.get("fr"), 9, "muted", False))
    else:
        hint = LocalText()
    if label.get("en") != label.get("fr"):
        mark = " *" if item and "en" in item.unofficial and line.part == 1 and column.role == "label" else ""
        pieces.append((label.get("en") + mark, second, "muted", True))
    if hint and hint.get("en") != hint.get("fr"):
        pieces.append((hint.get("en"), 9, "muted", True))
    put_runs(cell, _stacked(pieces))
    return sum(count_lines(text, column.width, size) * leading(size) for text, size, _, _ in pieces)


def _stacked(pieces: list[tuple[str, int, str, bool]]) -> list[TextBlock]:
    return [
        run(("\n" if number else "") + text, size, role, italic=italic)
        for number, (text, size, role, italic) in enumerate(pieces)
    ]


def _roles(line: Line) -> tuple[str, ...]:
    return ("help",) if any(isinstance(one.value, LocalText) for one in line.contents[-1:]) else ()


def _style(sheet: Sheet, column: Column, content: Content, line: Line) -> str:
    suffix = " part" if line.part > 1 else ""
    if column.role == "code":
        has_code = sheet.kind != "table" and isinstance(line.item, Question) and line.item.code
        return ("code" if has_code else "name") + suffix
    if not content.open:
        if column.role in ("label", "help", "citation"):
            return "label" + suffix
        is_number = content.format not in ("@",) or isinstance(content.value, int | float)
        return ("number locked" if is_number else "locked") + suffix
    if isinstance(content.value, str) and is_right_to_left(content.value):
        return "input arabic" + suffix
    if content.format != "@" and line.part == 1:
        return "day" if content.format in (DAY_FORMAT, "0") else "number"
    return ("input small" if column.role in SMALL_ROLES else "input") + suffix


_WRITERS = {"band": _write_band, "note": _write_note}
