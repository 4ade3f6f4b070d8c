"""What a file that came back says: answers with the cell that each stands in, what was repaired, what is listed.

Every answer cell that is not empty is either stored (in `given`, or in a new row) or listed; `Balance` counts it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from workbook.document.cells import Attachment, Cell

Kind = Literal["submission", "contribution"]


class Where(NamedTuple):
    """A cell of the file that came, as a person finds it: `Plan`, `D6`."""

    sheet: str
    address: str


@dataclass(frozen=True, slots=True)
class Given:
    """A value of the question's type, and the cells (one for each part) that it was read from."""

    value: Any
    where: Where
    cells: int = 1


@dataclass(frozen=True, slots=True)
class Repair:
    """Understood in spite of how it was written; `kind` is a key of `repairs.REPAIRS`."""

    where: Where
    kind: str
    before: str
    after: str = ""
    cell: Cell | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """Not understood, and kept word for word here; `reason` is a key of `repairs.REASONS`.

    `readings` are the values that it may mean, where it may mean several.
    """

    where: Where
    reason: str
    text: str
    cell: Cell | None = None
    cells: int = 1
    readings: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """What the file says of itself twice, and not alike; `kind` is a key of `repairs.DOUBTS`, which `params` fill."""

    kind: str
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row that a table did not have when it was sent. `key` stands in its code column, or is `Sheet!row`;
    `values` are by cells whose row is that key."""

    form: str
    repeat: str
    key: str
    where: Where
    values: Mapping[Cell, Given]
    parent: str = ""


class Balance(NamedTuple):
    """Answer cells (and cells that a person wrote beside them) that are not empty; how many are stored, or listed."""

    filled: int
    stored: int
    listed: int

    @property
    def holds(self) -> bool:
        return self.filled == self.stored + self.listed


@dataclass(frozen=True, slots=True)
class Source:
    """What the file says of itself. `forms` are versions by form_id, `step` the document's step it was made at."""

    kind: Kind
    instance_id: str
    deprecated_id: str
    document_id: str
    step: int
    written_at: str
    country: str
    edition: str
    languages: tuple[str, ...]
    forms: Mapping[str, str]
    ministry: str = ""
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Received:
    """`emptied` are cells that the file shows and that hold nothing now (`missing` and `draft` only where they were
    exported); `base` the SHA-256 (`meta.digest`) of what was exported; `carried` what no cell shows; `gone` rows of
    tables that were exported and are not there now, though their sheet is; `files` those of an excerpt's answers, which
    no Excel file has."""

    source: Source
    given: Mapping[Cell, Given]
    emptied: Mapping[Cell, Where]
    new_rows: tuple[NewRow, ...]
    base: Mapping[Cell, str]
    carried: Mapping[Cell, Any]
    gone: tuple[tuple[str, str, str], ...] = ()  # form, repeat, row
    repairs: tuple[Repair, ...] = ()
    listed: tuple[Listed, ...] = ()
    balance: Balance = field(default=Balance(0, 0, 0))
    files: tuple[Attachment, ...] = ()
