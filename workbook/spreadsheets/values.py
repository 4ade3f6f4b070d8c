"""What a cell says: its written value by its type, and its column by its letters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, time

from workbook.spreadsheets.book import CellError
from workbook.spreadsheets.numbers import When, iso_moment, moment, number
from workbook.spreadsheets.texts import decoded

LAST_ROW, LAST_COLUMN = 1_048_576, 16_383
Plain = str | int | float | bool | date | time | CellError
_BOOLEANS = {"1": True, "true": True, "0": False, "false": False}


class _Columns(dict[str, int]):
    """Columns, from 0, by their letters. Raises ValueError for what is none."""

    def __missing__(self, letters: str) -> int:
        place = 0
        for letter in letters[:4]:
            if not "A" <= letter <= "Z":
                raise ValueError(letters)
            place = place * 26 + ord(letter) - 64
        if not 0 < place <= LAST_COLUMN + 1:
            raise ValueError(letters)
        self[letters] = place - 1
        return place - 1


COLUMNS = _Columns()


class CellValues:
    """What all cells of a file have in common: shared texts, what each style makes of a number, the first day."""

    def __init__(self, shared: Sequence[str], styles: Mapping[str, When], from_1904: bool) -> None:
        self.shared = shared
        self._styles, self._from_1904 = styles, from_1904

    def of(self, kind: str, style: str, written: str) -> Plain | None:
        """The value of a cell of a type (`n`, `s`, `str` …) in a style; None for nothing.

        Raises ValueError or LookupError for what no program writes.
        """
        if kind == "s" and written.isdecimal():
            return self.shared[int(written)]
        if kind == "n":
            return self._number(style, written)
        if kind in ("str", "inlineStr"):
            return decoded(written)
        written = written.strip()
        if not written:
            return None
        if kind == "b":
            return _BOOLEANS[written]
        if kind == "e":
            return CellError(written)
        if kind == "d":
            return iso_moment(written)
        raise ValueError(kind)

    def _number(self, style: str, written: str) -> Plain | None:
        found = number(written)
        if found is None:
            written = written.strip()
            found = number(written)
            if found is None:
                return written or None
        when = self._styles[style] if self._styles else ""
        return moment(found, when, self._from_1904) if when else found
