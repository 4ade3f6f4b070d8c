"""Cells, changes and steps: the whole of what a workbook holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

MISSING_REASONS = ("not_applicable", "no_data", "confidential", "pending")
STATES = ("draft", "review", "final")
TAGS = ("gender", "human_rights", "vulnerable_groups", "children", "intra_regional")
FACETS = (
    "value",
    "value.fr",
    "value.en",
    "draft",
    "missing",
    "status",
    "ministry",
    "tags",
    "sources",
    "comment",
    "previous",
    "origin",
    "form",
    "contributed",
    "contribution",
    "submission",
    "decision",
    "theme",
    "coding",
)


class Cell(NamedTuple):
    """Where a value is. `row` is "" outside repeats; a nested row is `parent/child`.

    Facet `draft` keeps what a person typed and the question's type could not read; facet `form` with an empty
    question says that a questionnaire belongs to the workbook; `previous` is last cycle's answer; `origin` the
    question that an answer was taken from, `{"form", "question", "step", "digest"}`. A row of a
    repeat exists by the cell (form, row, name of the repeat, "value"), its position. Facet `contributed` lists who
    gave parts of an answer, `[{"ministry", "instance", "at"}]`; facet `contribution` is what is known of a form that
    was sent, in the cell ("contributions", instanceID, "", "contribution"). A collection has facets of its own:
    `submission` and `decision` in ("submissions", SHA-256, "", …), `theme` in ("themes", id, "", …), `coding` in
    ("codings", id, "", …).
    """

    form: str
    row: str
    question: str
    facet: str


@dataclass(frozen=True, slots=True)
class Change:
    """One cell before and after; None means that it was, or is now, absent."""

    cell: Cell
    before: Any
    after: Any

    @property
    def inverse(self) -> Change:
        return Change(self.cell, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that a person did. `at` is ISO 8601 in UTC; `reverts` the step that an undo or redo concerns; `derived`
    are rows of a collection's derived tables."""

    id: int
    kind: str
    args: Mapping[str, Any]
    at: str
    by: str
    changes: tuple[Change, ...] = ()
    reverts: int | None = None
    definitions: tuple[Mapping[str, Any], ...] = field(default=(), compare=False)
    attachments: tuple[Attachment, ...] = field(default=(), compare=False)
    derived: Mapping[str, Sequence[tuple[Any, ...]]] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Attachment:
    """The bytes of a file answer, under their SHA-256."""

    sha256: str
    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class StampedCell:
    """A cell as it stands, with the step that wrote it."""

    cell: Cell
    value: Any
    step: int
    at: str
    by: str


def needed_file(cell: Cell, value: Any) -> str | None:
    """The SHA-256 of the file that an entry refers to, if it does: an answer that is a file, or a file received."""
    if not isinstance(value, dict):
        return None
    if cell.facet == "submission":  # one that cannot be read may be too large to be kept
        return None if value.get("refusal") else cell.row
    sha256 = value.get("sha256")
    return sha256 if isinstance(sha256, str) else None
