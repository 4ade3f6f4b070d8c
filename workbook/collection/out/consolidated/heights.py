"""How high a row is: as its texts need, up to what can still be read across."""

from __future__ import annotations

from collections.abc import Sequence

from workbook.exchange.arial import count_lines, leading, usable

LEAST = 24.0
_LETTER = 4.4  # points: what a letter of a long text takes at least, on average


def row_height(values: Sequence[object], widths: Sequence[float], most: float) -> float:
    """Points, at most so many, for values in columns of these widths (in characters; 0: does not count)."""
    height = LEAST
    line = leading(10)
    for value, width in zip(values, widths, strict=True):
        if width and isinstance(value, str) and len(value) > width * 0.8:
            if len(value) * _LETTER / usable(width) * line > most:
                return most
            height = max(height, count_lines(value, width, 10) * line + 6)
            if height >= most:
                return most
    return height
