"""The rows of a sheet, written as XML to a file of their own while they come: no sheet is ever in memory.

openpyxl makes everything else of the workbook; a cell written by it costs four times as much as one written here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from workbook.exchange.layout import letter
from workbook.exchange.text_parts import escape
from workbook.questionnaire.values import clean_text

_FIRST_DAY = date(1899, 12, 30)
_STRANGE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]|_x")
_MARKUP = re.compile("[&<>]")

Value = str | int | float | date | None


Cell = tuple[Value, str] | None  # what stands in a cell, and the name of its look; None leaves the cell out


class RowFile:
    """Rows of cells; `row` is the number that the next one has in its sheet, `looks` gives names of looks their numbers."""

    def __init__(self, path: Path, first: int, columns: int, looks: Mapping[str, int]) -> None:
        self.path = path
        self.row = first
        self._looks = looks
        self._letters = [letter(place) for place in range(columns)]
        self._file = path.open("w", encoding="utf-8", newline="")

    def append(self, cells: Sequence[Cell], height: float) -> None:
        """Write a row, `height` points high."""
        number, looks = self.row, self._looks
        parts = [f'<row r="{number}" ht="{height:g}" customHeight="1">']
        for name, cell in zip(self._letters, cells, strict=True):
            if cell is not None:
                parts.append(_cell(f"{name}{number}", cell[0], looks[cell[1]]))
        parts.append("</row>")
        self._file.write("".join(parts))
        self.row += 1

    def close(self) -> None:
        self._file.close()


def _cell(address: str, value: Value, look: int) -> str:
    if value is None or value == "":
        return f'<c r="{address}" s="{look}"/>'
    if isinstance(value, str):
        words = _text(value)
        return f'<c r="{address}" s="{look}" t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>'
    figure = (value - _FIRST_DAY).days if isinstance(value, date) else repr(value)
    return f'<c r="{address}" s="{look}"><v>{figure}</v></c>'


def _text(text: str) -> str:
    if _STRANGE.search(text):
        text = escape(clean_text(text))
    if _MARKUP.search(text):
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text
