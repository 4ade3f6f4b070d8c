"""Whether what is derived has the shapes that the program writes: a forged file may have the right checksums."""

from __future__ import annotations

from typing import Any

from workbook.document.cells import Cell
from workbook.document.shapes import fits


def is_content(value: Any) -> bool:
    """`{row: {facet: [value] or [value, sheet, address]}}`."""
    return type(value) is dict and all(
        type(facets) is dict and all(_is_placed(facet, placed) for facet, placed in facets.items())
        for facets in value.values()
    )


def _is_placed(facet: str, placed: Any) -> bool:
    if type(placed) is not list or not placed or not fits(Cell("", "", "", facet), placed[0]):
        return False
    return len(placed) == 1 or (len(placed) == 3 and type(placed[1]) is str and type(placed[2]) is str)


def are_states(value: Any) -> bool:
    """`{form: {"questions": {question: state}, "rows": {repeat: number}}}`."""
    return type(value) is dict and all(
        type(found) is dict and _are(found.get("questions"), str) and _are(found.get("rows"), int)
        for found in value.values()
    )


def _are(value: Any, kind: type) -> bool:
    return type(value) is dict and all(type(one) is kind for one in value.values())
