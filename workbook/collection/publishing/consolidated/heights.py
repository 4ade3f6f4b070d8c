"""How high a row is: as its texts need, up to what can still be read across."""

from __future__ import annotations

from collections.abc import Sequence

from workbook.collection.publishing.consolidated.row_file import Cell
from workbook.exchange.arial import leading, usable

LEAST = 24.0
LINE = leading(10)
LETTER = 4.9  # points that a letter takes on average; every text of a large file is not measured sign by sign


def row_height(cells: Sequence[Cell], widths: Sequence[tuple[int, float]], most: float) -> float:
    """Points, at most so many, for cells in columns of these places and widths (in characters)."""
    lines = 1
    for place, width in widths:
        cell = cells[place]
        if cell is None or type(cell[0]) is not str:
            continue
        text, room = cell[0], usable(width) / LETTER
        if len(text) > room or "\n" in text:
            lines = max(lines, sum(1 + int(len(part) / room) for part in text.split("\n")))
            if lines * LINE > most:
                return most
    return max(LEAST, lines * LINE + 6)
