"""What a file that came back changes, as things to decide one by one: before, ours, theirs.

A `Difference` concerns one thing that a person decides: an answer in one language, its state, a reason, a cell of
a table, a new row, a row that is gone. Where a side says why there is no answer, the answer and the reason are one
decision, with a `Values` for each of their cells.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from workbook.document.cells import Cell
from workbook.document.snapshot import Snapshot
from workbook.editing.contributions import contribution
from workbook.errors import KnownError
from workbook.exchange.received import Listed, Received, Repair, Where
from workbook.exchange.repairs import REASONS
from workbook.languages import N_, Catalogue
from workbook.questionnaire.model import Item, LocalText, Question, Section

Kind = Literal["unchanged", "theirs", "ours", "same", "conflict", "invalid"]
Topic = Literal[
    "answer", "reason", "state", "ministry", "sources", "tags", "comment", "draft", "new_row", "row_gone", "row_removed"
]  # fmt: skip
Word = Literal[
    "addition", "text", "answer", "reason", "state", "ministry", "sources", "tags", "comment", "draft", "cleared",
    "new_row", "row_gone", "row_removed", "refused",
]  # fmt: skip

WORDS: dict[Word, str] = {
    "addition": N_("addition"),
    "text": N_("text"),
    "answer": N_("answer"),
    "reason": N_("reason"),
    "state": N_("state"),
    "ministry": N_("ministry"),
    "sources": N_("sources"),
    "tags": N_("tags"),
    "comment": N_("comment"),
    "draft": N_("unreadable entry"),
    "cleared": N_("emptied"),
    "new_row": N_("new row"),
    "row_gone": N_("row taken out by the ministry"),
    "row_removed": N_("row removed here"),
    "refused": N_("refused"),
}
ANSWERS = ("value", "value.fr", "value.en")


class Values(NamedTuple):
    """A cell on the three sides; None where nothing stands. `before` is what the form showed when it was sent."""

    cell: Cell
    before: Any
    ours: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something cannot be stored, and what it was, word for word; `readings` are values that it may mean."""

    text: str
    listed: Listed | None = None
    error: KnownError | None = None
    rule: LocalText = field(default_factory=LocalText)
    readings: tuple[Any, ...] = ()

    def why(self, catalogue: Catalogue) -> str:
        """One sentence in the catalogue's language."""
        if self.rule:
            return self.rule.get(catalogue.code)
        if self.error is not None:
            return self.error.text(catalogue)
        return catalogue.gettext(REASONS[self.listed.reason]) if self.listed else ""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing to decide. `key` is the same whenever the same file is compared again.

    `item` is the question, or the table of a row; `row_title` names the row. `where` is the file's cell. `known` is
    false where it could not be found out what the form showed (`before` is then None). `clears` says that theirs takes
    something away; such a thing is never ticked beforehand. `needs` are the keys of new rows without which this one
    cannot be taken. `ours_at` and `ours_by` tell when and by whom ours was written, where that was after the sending.
    """

    key: str
    kind: Kind
    topic: Topic
    values: tuple[Values, ...]
    item: Item
    sections: tuple[Section, ...] = ()
    row_title: LocalText = field(default_factory=LocalText)
    where: Where | None = None
    repairs: tuple[Repair, ...] = ()
    refusal: Refusal | None = None
    known: bool = True
    clears: bool = False
    needs: tuple[str, ...] = ()
    ours_at: str = ""
    ours_by: str = ""

    @property
    def cell(self) -> Cell:
        """The first cell that it concerns."""
        return self.values[0].cell

    @property
    def ticked(self) -> bool:
        """Whether it is taken unless a person decides otherwise."""
        return self.kind == "theirs" and not self.clears

    @property
    def empties(self) -> bool:
        """Whether theirs only takes away, and says nothing instead."""
        return self.clears and self.values[0].theirs is None

    @property
    def open(self) -> bool:
        """Whether there is something to take, or to keep."""
        return self.kind in ("theirs", "conflict")

    @property
    def language(self) -> str:
        """The language of an answer in one language; else nothing."""
        is_answer = self.topic == "answer" and self.cell.facet.startswith("value.")
        return self.cell.facet[-2:] if is_answer else ""

    @property
    def is_text(self) -> bool:
        """Whether the text that is kept can be composed or written anew."""
        single = len(self.values) == 1 and self.topic in ("answer", "sources") and self.refusal is None
        answer = isinstance(self.item, Question) and self.item.type == "text"
        return single and (answer or self.topic == "sources")

    @property
    def word(self) -> Word:
        """What kind of thing it is, as a key of WORDS."""
        if self.kind == "invalid":
            return "refused"
        if self.topic in ("new_row", "row_gone", "row_removed", "state", "tags", "comment"):
            return self.topic
        if self.empties:
            return "cleared"
        if self.topic != "answer":
            return self.topic
        if all(one.before in (None, "", []) and one.ours in (None, "", []) for one in self.values):
            return "addition"
        return "text" if self.is_text else "answer"

    def same_values(self, other: Difference) -> bool:
        """Whether what was decided of the one still holds for the other."""
        return (self.key, self.values, self.refusal is None) == (
            other.key,
            other.values,
            other.refusal is None,
        )


@dataclass(frozen=True, slots=True)
class Base:
    """What the workbook held when the form was sent. `cells` is None where its history does not go back there.

    `stamps` tell of each cell when and by whom it was written last.
    """

    cells: Mapping[Cell, Any] | None
    step: int = 0
    at: str = ""
    stamps: Mapping[Cell, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Comparison:
    """One file that came back, compared with the workbook `ours`; `name` is the file's.

    `differences` are in the order of the questionnaires, of every kind; `beside` is what was listed and belongs to no
    cell of the workbook: notes beside the form, rows that are not known.
    """

    name: str
    ours: Snapshot
    received: Received
    base: Base
    differences: tuple[Difference, ...]
    beside: tuple[Listed, ...] = ()

    @property
    def instance(self) -> str:
        return self.received.source.instance_id

    @property
    def ministry(self) -> str:
        """Whose answers these are; the file's name where neither the form nor the workbook knows."""
        sent = contribution(self.ours, self.instance)
        return self.received.source.ministry or (sent.ministry if sent else "") or self.name

    @property
    def conflicts(self) -> tuple[Difference, ...]:
        return tuple(one for one in self.differences if one.kind == "conflict")

    @property
    def without_conflict(self) -> tuple[Difference, ...]:
        """What only they changed, including what they took away."""
        return tuple(one for one in self.differences if one.kind == "theirs")

    @property
    def refused(self) -> tuple[Difference, ...]:
        return tuple(one for one in self.differences if one.kind == "invalid")

    @property
    def foreign(self) -> bool:
        """Whether the form was made from another workbook."""
        known = self.received.source.document_id
        return bool(known) and known != self.ours.document_id
