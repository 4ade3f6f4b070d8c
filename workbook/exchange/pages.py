"""How a sheet stands in its window and on paper: freezing, printing, protection, tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbook.exchange.grid import Placed
from workbook.exchange.layout import FIRST_ROW, HEADER_ROW, Sheet, letter
from workbook.exchange.sheets import printed_pages
from workbook.exchange.styles import FONT, ink

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

A4 = 9
MARGIN_SIDE, MARGIN_TOP, MARGIN_FOOT = 10 / 25.4, 13 / 25.4, 6 / 25.4


def set_up(target: Worksheet, tab: str) -> None:
    """What every sheet has: tab colour, no gridlines, A4 landscape on one page's width, margins."""
    from openpyxl.worksheet.properties import PageSetupProperties

    target.sheet_properties.tabColor = ink(tab)
    target.sheet_view.showGridLines = False
    target.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    target.page_setup.orientation = "landscape"
    target.page_setup.paperSize = A4
    target.page_setup.fitToWidth = 1
    target.page_setup.fitToHeight = 0
    target.page_margins.left = target.page_margins.right = MARGIN_SIDE
    target.page_margins.top = target.page_margins.bottom = MARGIN_TOP
    target.page_margins.header = target.page_margins.footer = MARGIN_FOOT


def set_foot(target: Worksheet, form: str, country: str) -> None:
    """Form, country and page at the foot of every printed page."""
    foot = target.oddFooter
    texts = ("left", form.replace("&", "&&")), ("center", country.replace("&", "&&")), ("right", "&P / &N")
    for side, text in texts:
        part = getattr(foot, side)
        part.text = text[:120]
        part.size = 8
        part.font = f"{FONT},Regular"


def set_up_form(target: Worksheet, placed: Placed) -> None:
    """Freezing, printed pages and groups of columns of a form's sheet."""
    sheet = placed.sheet
    target.freeze_panes = f"{letter(sheet.frozen_columns)}{FIRST_ROW}"
    target.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    pages = printed_pages(sheet)
    if len(pages) > 1:
        target.print_title_cols = f"A:{letter(sheet.frozen_columns - 1)}"
    target.print_area = ",".join(
        f"{letter(first)}{HEADER_ROW if first else 1}:{letter(last)}{placed.last_row}"
        for first, last in pages
    )
    for place, column in enumerate(sheet.columns):
        if column.grouped:
            target.column_dimensions[letter(place)].outlineLevel = 1


def protect(target: Worksheet) -> None:
    """Lock what is no input, without a password; sizes, filters and sorting stay free."""
    protection = target.protection
    protection.sheet = True
    protection.formatCells = False
    protection.formatColumns = False
    protection.formatRows = False
    protection.autoFilter = False
    protection.sort = False


def add_table(target: Worksheet, placed: Placed, number: int) -> None:
    """Make the rows of a register an Excel table, without banding."""
    from openpyxl.worksheet.table import Table

    sheet = placed.sheet
    area = f"A{HEADER_ROW}:{letter(len(sheet.columns) - 1)}{placed.last_row}"
    table = Table(displayName=table_name(sheet, number), ref=area)
    target.add_table(table)


def table_name(sheet: Sheet, number: int) -> str:
    """A name that Excel takes for a table."""
    return f"T{number}_" + re.sub(r"\W", "_", f"{sheet.form}_{sheet.repeat}", flags=re.ASCII)
