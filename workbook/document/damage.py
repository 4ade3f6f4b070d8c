"""A place of a file that is not as it was written."""

from __future__ import annotations

from typing import NamedTuple

from workbook.document.cells import Cell


class Damage(NamedTuple):
    """Something in the file that no longer matches its checksum; `kept` where the history had it once more."""

    table: str
    cell: Cell | None = None
    kept: bool = False

    def __str__(self) -> str:
        place = " / ".join(part for part in self.cell if part) if self.cell else ""
        return f"{self.table}: {place}"[:160] if place else self.table
