"""Writing one Excel cell: texts stay texts, whatever they look like."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from workbook.exchange.styles import FONT, ink, style_name
from workbook.exchange.text_parts import escape
from workbook.questionnaire.values import clean_text

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.cell.rich_text import TextBlock
    from openpyxl.worksheet.worksheet import Worksheet


def at(sheet: Worksheet, row: int, column: int) -> Cell:
    """The cell in a row and a column, both counted from 1."""
    return cast("Cell", sheet.cell(row, column))


def put_text(cell: Cell, text: str) -> None:
    """Write a text as a text, even one that begins like a formula."""
    cell.value = escape(clean_text(text))
    cell.data_type = "s"


def put(cell: Cell, value: str | int | float | date | None) -> None:
    """Write a text, a number or a day."""
    if isinstance(value, str):
        put_text(cell, value)
    elif value is not None:
        number_format = cell.number_format
        cell.value = value
        cell.number_format = number_format


def run(text: str, size: float, role: str = "text", bold: bool = False, italic: bool = False) -> TextBlock:
    """A piece of a text in its own type."""
    from openpyxl.cell.rich_text import TextBlock
    from openpyxl.cell.text import InlineFont
    from openpyxl.styles.colors import Color

    made = InlineFont(rFont=FONT, sz=size, b=bold or None, i=italic or None, color=Color(ink(role)))
    return TextBlock(made, escape(clean_text(text)))


def put_runs(cell: Cell, runs: list[TextBlock]) -> None:
    """Write a text in several types."""
    from openpyxl.cell.rich_text import CellRichText

    cell.value = CellRichText(runs)


def set_style(cell: Cell, style: str, number_format: str = "") -> None:
    """Give a cell a named style, and a number format of its own."""
    cell.style = style_name(style)
    if number_format and number_format != cell.number_format:
        cell.number_format = number_format
