"""Several parts of one answer made one: ours, then each ministry's under its name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from workbook.document.cells import Cell
from workbook.document.snapshot import Snapshot
from workbook.errors import N_, InvalidValue
from workbook.exchange.differences import Difference
from workbook.questionnaire.model import Question
from workbook.questionnaire.rich_text import Block, Run, serialize

Part = tuple[str, Any]  # ministry, its value


def composed(
    snapshot: Snapshot, difference: Difference, cell: Cell, keeps_ours: bool, parts: list[Part]
) -> Any:
    """The value of a cell that several parts go into. Raises InvalidValue where only one of them can stand."""
    ours = snapshot.cells.get(cell) if keeps_ours else None
    given = [(ministry, value) for ministry, value in _without_repeats(parts) if value is not None]
    if not given:
        return ours if keeps_ours else None
    if ours in (None, "", []) and len(given) == 1:
        return given[0][1]
    if isinstance(given[0][1], list):
        return _united(
            snapshot, difference, cell, [*([ours] if ours else []), *(value for _, value in given)]
        )
    if all(value == ours for _, value in given):
        return ours
    if difference.is_text:
        return appended(difference, ours or "", given)
    question = difference.item
    name = question.code or question.title("en")
    raise InvalidValue(
        N_("Only one answer to {name} can stand. Choose whose it is; nothing was changed."), name=name
    )


def appended(difference: Difference, ours: str, parts: Iterable[Part]) -> str:
    """Ours, then each part headed by the ministry's name; on one line where the answer has only one."""
    question = difference.item
    if isinstance(question, Question) and question.is_long and difference.topic == "answer":
        headed = (f"{_heading(ministry, difference.language)}\n\n{text}" for ministry, text in parts)
        return "\n\n".join([*([ours.rstrip("\n")] if ours.strip() else []), *headed])
    named = (f"{text} ({ministry})" if ministry else str(text) for ministry, text in parts)
    return " ; ".join([*([ours] if ours.strip() else []), *named])


def _heading(ministry: str, language: str) -> str:
    colon = "\u00a0:" if language == "fr" else ":"
    return serialize([Block("paragraph", (Run(f"{ministry}{colon}", bold=True),))])


def _united(snapshot: Snapshot, difference: Difference, cell: Cell, lists: list[list[Any]]) -> list[Any]:
    """All entries of several lists, once; choices in the order of their list."""
    found: list[Any] = []
    for one in lists:
        found += [entry for entry in one if entry not in found]
    question = difference.item
    if isinstance(question, Question) and question.type == "select_multiple" and cell.facet == "value":
        order = [choice.name for choice in snapshot.forms[cell.form].choices_of(question)]
        return sorted(found, key=lambda name: order.index(name) if name in order else len(order))
    return found


def _without_repeats(parts: list[Part]) -> list[Part]:
    """Where several say the same, once, under the first name."""
    found: list[Part] = []
    for ministry, value in parts:
        if not any(value == other for _, other in found):
            found.append((ministry, value))
    return found
