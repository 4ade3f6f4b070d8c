"""What an Excel file holds, once it is read: sheets, and the cells that are not empty."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cached_property
from itertools import chain
from typing import Any, Literal, NamedTuple, TypeAlias

State = Literal["visible", "hidden", "veryHidden"]


class CellError(NamedTuple):
    """An error that a program wrote in place of a value: `#N/A`, `#REF!`."""

    code: str


class Formula(NamedTuple):
    """A formula, never evaluated, and the value that a program last computed, None if there is none.

    `text` has no equals sign. In a cell that shares its formula with others it is that of the first of them.
    """

    text: str
    cached: str | int | float | bool | date | datetime | time | CellError | None


Value: TypeAlias = str | int | float | bool | date | datetime | time | Formula | CellError
_AS_THEY_ARE = frozenset((str, int, float, bool, type(None)))


@dataclass(frozen=True)
class Sheet:
    """A worksheet. `cells` are by row (from 1) and column (from 0), only those that are not empty.

    `comments` are those that people put on cells, by the address of the cell.
    """

    name: str
    state: State
    cells: dict[tuple[int, int], Value]
    comments: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def rows(self) -> Mapping[int, Mapping[int, Value]]:
        """The same cells, by row, then by column; worked out once."""
        rows: dict[int, dict[int, Value]] = {}
        in_row, last = dict[int, Value](), 0
        for (row, column), value in self.cells.items():
            if row != last:
                in_row, last = rows.setdefault(row, {}), row
            in_row[column] = value
        return rows


@dataclass(frozen=True, slots=True)
class Book:
    """The worksheets in their order, and the document's properties (`title`, `keywords`, `identifier` …)."""

    sheets: tuple[Sheet, ...]
    properties: Mapping[str, str] = field(default_factory=dict)

    def to_plain(self) -> dict[str, Any]:
        """The same as JSON."""
        return {
            "sheets": [
                [
                    sheet.name,
                    sheet.state,
                    list(chain.from_iterable(sheet.cells)),
                    _plain_values(sheet),
                    dict(sheet.comments),
                ]
                for sheet in self.sheets
            ],
            "properties": dict(self.properties),
        }

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Book:
        """The book that `to_plain` described."""
        return cls(
            tuple(
                Sheet(
                    name,
                    state,
                    dict(zip(zip(places[::2], places[1::2], strict=True), _values(values), strict=True)),
                    comments,
                )
                for name, state, places, values, comments in plain["sheets"]
            ),
            plain["properties"],
        )


def _plain_values(sheet: Sheet) -> list[Any]:
    return [value if type(value) in _AS_THEY_ARE else _plain(value) for value in sheet.cells.values()]


def _values(plain: list[Any]) -> list[Value]:
    return [_from_plain(value) if type(value) is list else value for value in plain]


def _plain(value: Value | None) -> Any:
    if type(value) in _AS_THEY_ARE:
        return value
    if isinstance(value, Formula):
        return ["formula", value.text, _plain(value.cached)]
    if isinstance(value, CellError):
        return ["error", value.code]
    assert isinstance(value, date | time)
    return [type(value).__name__, value.isoformat()]


def _from_plain(plain: Any) -> Any:
    if not isinstance(plain, list):
        return plain
    if plain[0] == "formula":
        return Formula(plain[1], _from_plain(plain[2]))
    return _MADE[plain[0]](plain[1])


_MADE: dict[str, Callable[[str], Value]] = {
    "error": CellError,
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "time": time.fromisoformat,
}
