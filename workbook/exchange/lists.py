"""The hidden sheet of drop-down lists, and the drop-downs and messages of input cells."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbook.exchange.layout import LISTS_SHEET, letter
from workbook.exchange.words import Words
from workbook.languages import N_

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.datavalidation import DataValidation

TITLE_LIMIT, MESSAGE_LIMIT = 32, 255


@dataclass
class Lists:
    """Each list is written once, in a column of the hidden sheet."""

    columns: dict[tuple[str, ...], str] = field(default_factory=dict)

    def range_of(self, values: tuple[str, ...]) -> str:
        """Where a list stands, as a formula without its sign."""
        if values not in self.columns:
            column = letter(len(self.columns))
            self.columns[values] = f"{LISTS_SHEET}!${column}$1:${column}${len(values)}"
        return self.columns[values]

    def write(self, workbook: Workbook) -> None:
        from workbook.exchange.cells import at, put_text

        sheet = workbook.create_sheet(LISTS_SHEET)
        for place, values in enumerate(self.columns, 1):
            for row, value in enumerate(values, 1):
                put_text(at(sheet, row, place), value)
        sheet.sheet_state = "hidden"
        sheet.protection.sheet = True


def message(words: Words, title: str, text: str) -> DataValidation:
    """A message that appears beside a cell while it is filled; nothing is refused."""
    from openpyxl.worksheet.datavalidation import DataValidation

    made = DataValidation(allow_blank=True, showInputMessage=True, showErrorMessage=False)
    made.promptTitle = shortened(title, TITLE_LIMIT)
    made.prompt = shortened(text, MESSAGE_LIMIT) or None
    return made


def drop_down(words: Words, source: str, title: str, text: str, warn: bool = True) -> DataValidation:
    """A drop-down; what is not in the list can be kept all the same."""
    made = message(words, title, text)
    made.type = "list"
    made.formula1 = source
    if warn:
        _warn(made, words, N_("This is not in the list. Keep it?"))
    return made


def of_type(words: Words, kind: str, title: str, text: str) -> DataValidation:
    """A warning where what is typed is no number or no date; it can be kept all the same."""
    made = message(words, title, text)
    if kind == "date":
        made.type, made.operator, made.formula1 = "date", "greaterThanOrEqual", "61"
        _warn(made, words, N_("This is not a date, such as 12/11/2018. Keep it?"))
    else:
        made.type, made.operator = "decimal", "between"
        made.formula1, made.formula2 = "-1E+300", "1E+300"
        _warn(made, words, N_("This is not a number. Keep it?"))
    return made


def _warn(made: DataValidation, words: Words, text: str) -> None:
    made.showErrorMessage = True
    made.errorStyle = "warning"
    made.errorTitle = shortened(words.line(N_("To be checked")), TITLE_LIMIT)
    made.error = shortened(words.line(text), MESSAGE_LIMIT)


def shortened(text: str, limit: int) -> str:
    """The text cut to what Excel takes in a message."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
