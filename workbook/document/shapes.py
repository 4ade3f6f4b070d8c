"""What a cell of each facet can hold at all, whatever the question."""

from __future__ import annotations

from typing import Any

from workbook.document.cells import MISSING_REASONS, STATES, Cell
from workbook.document.collection_shapes import is_decision, is_submission

_TEXTS = ("value.fr", "value.en", "draft", "ministry", "sources")


def fits(cell: Cell, value: Any) -> bool:
    """Whether a value has the shape that its facet asks for; a facet of a later version may hold anything."""
    if cell.facet in _TEXTS:
        return isinstance(value, str)
    match cell.facet:
        case "value":
            return _is_answer(value)
        case "status":
            return value in STATES
        case "tags":
            return isinstance(value, list) and all(isinstance(tag, str) for tag in value)
        case "missing":
            return isinstance(value, dict) and value.get("reason") in MISSING_REASONS
        case "comment" | "contributed":
            return isinstance(value, list) and all(isinstance(one, dict) for one in value)
        case "submission":
            return is_submission(value)
        case "decision":
            return is_decision(value)
        case "previous" | "contribution" | "theme" | "coding":
            return isinstance(value, dict)
        case "origin":
            return isinstance(value, dict) and all(
                isinstance(value.get(key), str) for key in ("form", "question")
            )
        case "form":
            return (
                isinstance(value, dict)
                and isinstance(value.get("version"), str)
                and type(value.get("position")) in (int, float)
            )
        case _:
            return True


def _is_answer(value: Any) -> bool:
    if isinstance(value, list):
        return all(isinstance(one, str) for one in value)
    if isinstance(value, dict):
        return isinstance(value.get("sha256"), str) and isinstance(value.get("name"), str)
    return isinstance(value, str | int | float)
