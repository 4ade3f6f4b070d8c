"""Decisions on what came back, made one step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workbook.document.cells import Attachment, Change
from workbook.editing.changes import ChangeSet
from workbook.editing.creation import now
from workbook.exchange.decisions import LATER, Decisions
from workbook.exchange.differences import Comparison, Difference
from workbook.exchange.merged_cells import MergedCells, Taken


@dataclass(frozen=True, slots=True)
class Resolution:
    """`change_set` (kind "merge") is for `Session.apply`. `left` are the keys of what stays undecided, also because a
    row or an answer that it needs was not taken; `taken` is how many differences were."""

    change_set: ChangeSet
    left: tuple[str, ...]
    taken: int


def resolve(comparisons: Iterable[Comparison], decisions: Decisions, at: str = "") -> Resolution:
    """The one step that decisions make; what has no decision is left as it is. `at` is the moment, ISO 8601 in UTC.

    All comparisons are with the same snapshot; `Session.apply` raises StaleChange where a value changed since.
    Raises InvalidValue for a text that no answer can be, and where answers that cannot stand together were taken.
    """
    files = tuple(comparisons)
    if not files:
        return Resolution(ChangeSet("merge", {}, ()), (), 0)
    taken, left = _sorted_out(files, decisions)
    merged = MergedCells(files[0].ours, at or now())
    for one in _rows_first(taken):
        merged.take(one)
    left |= merged.finish()
    decided = {one.key for file in files for one in file.differences if one.open} - left
    for file in files if decided else ():
        merged.mark(file, all(one.key not in left for one in file.differences))
    names = ", ".join(dict.fromkeys(file.ministry for file in files))
    ordered = tuple(one.key for file in files for one in file.differences if one.key in left)
    changes = merged.changes()
    change_set = ChangeSet("merge", {"question": names[:120]}, changes, (), _attached(files, changes))
    return Resolution(change_set, ordered, len([one for one in taken if one.difference.key not in left]))


def _attached(files: tuple[Comparison, ...], changes: tuple[Change, ...]) -> tuple[Attachment, ...]:
    """The files of the answers that are taken."""
    taken = {one.after.get("sha256") for one in changes if isinstance(one.after, dict)}
    return tuple(
        {each.sha256: each for file in files for each in file.received.files if each.sha256 in taken}.values()
    )


def resolved(comparisons: Iterable[Comparison], decisions: Decisions) -> ChangeSet:
    """The changes alone."""
    return resolve(comparisons, decisions).change_set


def _sorted_out(files: tuple[Comparison, ...], decisions: Decisions) -> tuple[list[Taken], set[str]]:
    """What is taken, in whatever way, and the keys of what stays undecided."""
    wanted: dict[str, Taken] = {}
    left: set[str] = set()
    for file in files:
        for one in file.differences:
            decision = decisions.get(one.key, LATER) if one.open else None
            if decision is None or decision.action == "ours":
                continue
            if decision.action == "later":
                left.add(one.key)
            else:
                wanted[one.key] = Taken(file, one, decision)
    while unmet := [key for key, one in wanted.items() if not _can_stand(one.difference, wanted)]:
        for key in unmet:
            left.add(key)
            del wanted[key]
    return list(wanted.values()), left


def _can_stand(difference: Difference, wanted: dict[str, Taken]) -> bool:
    return all(key in wanted for key in difference.needs)


def _rows_first(taken: list[Taken]) -> list[Taken]:
    """New rows before what chooses them, parents before what is in them; rows that go, and states, last."""
    place = {"new_row": 0, "row_removed": 0, "state": 2, "row_gone": 3}

    def order(one: Taken) -> tuple[int, int]:
        return place.get(one.difference.topic, 1), one.difference.cell.row.count("/")

    return sorted(taken, key=order)
