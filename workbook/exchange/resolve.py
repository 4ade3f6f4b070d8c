"""Decisions on what came back, made one step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workbook.editing.changes import ChangeSet
from workbook.exchange.decisions import Decisions
from workbook.exchange.differences import Comparison


@dataclass(frozen=True, slots=True)
class Resolution:
    """`change_set` (kind "merge") is for `Session.apply`; `left` are the keys of what stays undecided, also because
    what it needs was not taken."""

    change_set: ChangeSet
    left: tuple[str, ...]
    taken: int


def resolve(comparisons: Iterable[Comparison], decisions: Decisions, at: str = "") -> Resolution:
    """The one step that decisions make; what has no decision is left as it is. `at` is the moment, ISO 8601.

    All comparisons are with the same snapshot; `Session.apply` raises StaleChange where a value changed since.
    Raises InvalidValue for a text that no answer can be, and where two ministries' answers that cannot stand together
    were both taken.
    """
    raise NotImplementedError


def resolved(comparisons: Iterable[Comparison], decisions: Decisions) -> ChangeSet:
    """The changes alone."""
    return resolve(comparisons, decisions).change_set
