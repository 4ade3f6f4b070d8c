"""Two copies of one document: whether they went different ways, since when, and what was done on either side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from workbook.document.cells import Step
from workbook.document.document import Document

Relation = Literal["same", "ahead", "behind", "diverged", "unrelated"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """`common` is the last step that both have; `ours` and `theirs` came after it, each with its changes."""

    relation: Relation
    common: Step | None
    ours: tuple[Step, ...] = ()
    theirs: tuple[Step, ...] = ()


def compare_copies(ours: Document, theirs: Document) -> Comparison:
    """How two files stand to each other; "ahead" is that ours goes on where theirs ends."""
    if ours.document_id != theirs.document_id:
        return Comparison("unrelated", None)
    mine, other = ours.steps(), theirs.steps()
    shared = 0
    for one, two in zip(mine, other, strict=False):
        if one != two:
            break
        shared += 1
    only_ours, only_theirs = _with_changes(ours, mine[shared:]), _with_changes(theirs, other[shared:])
    relation: Relation = "same"
    if only_ours:
        relation = "diverged" if only_theirs else "ahead"
    elif only_theirs:
        relation = "behind"
    return Comparison(relation, mine[shared - 1] if shared else None, only_ours, only_theirs)


def _with_changes(document: Document, steps: list[Step]) -> tuple[Step, ...]:
    return tuple(
        Step(one.id, one.kind, one.args, one.at, one.by, document.changes(one.id), one.reverts)
        for one in steps
    )
