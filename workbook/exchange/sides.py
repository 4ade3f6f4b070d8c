"""The three sides of one cell: what the form showed, what the workbook says, what came back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from workbook.document.cells import STATES, Cell
from workbook.document.snapshot import Snapshot
from workbook.exchange.differences import ANSWERS, Base, Kind, Values
from workbook.exchange.meta import digest
from workbook.exchange.received import Received
from workbook.questionnaire.values import canonical

UNSURE = ("meta_lost", "meta_damaged")


@dataclass(frozen=True, slots=True)
class Side:
    """A cell's values, who changed it, and whether it is known what the form showed."""

    values: Values
    theirs_changed: bool
    ours_changed: bool
    known: bool = True

    @property
    def theirs(self) -> Any:
        return self.values.theirs


def kind_of(sides: Iterable[Side]) -> Kind:
    """How cells that are decided together stand to each other."""
    found = tuple(sides)
    if not any(one.theirs_changed for one in found):
        return "ours" if any(one.ours_changed for one in found) else "unchanged"
    if all(one.values.ours == one.values.theirs for one in found):
        return "same"
    return "conflict" if any(one.ours_changed for one in found) else "theirs"


@dataclass(frozen=True)
class Sides:
    """What each side says of a cell.

    What the form showed is the value at the step of sending whose hash is the one in the file. Where the hash is of
    another value – a copy of the workbook went its own way, answers were sent without showing them – the file is
    believed, not the history.
    """

    base: Base
    ours: Snapshot
    received: Received

    @cached_property
    def hashes_are_whole(self) -> bool:
        """Whether a cell without a hash was sent empty."""
        return not any(doubt.kind in UNSURE for doubt in self.received.source.doubts)

    @cached_property
    def _refused(self) -> frozenset[Cell]:
        return frozenset(one.cell for one in self.received.listed if one.cell is not None)

    @cached_property
    def _sent(self) -> Snapshot | None:
        if self.base.cells is None:
            return None
        return Snapshot(self.ours.document_id, self.base.step, self.base.at, self.base.cells, self.ours.forms)

    def shown(self, cell: Cell) -> bool:
        """Whether the file says something of a cell: a value, or that it is empty."""
        return cell in self.received.given or (
            cell in self.received.emptied and cell not in self._refused and cell.facet != "status"
        )

    def of(self, cell: Cell, shown: bool | None = None) -> Side:
        """The three values of a cell; `shown` overrides whether the file says something of it."""
        ours = _nothing(self._in(self.ours, cell))
        if not (self.shown(cell) if shown is None else shown):
            before = _nothing(self._in(self._sent, cell)) if self._sent else ours
            return Side(Values(cell, before, ours, before), False, ours != before, self._sent is not None)
        given = self.received.given.get(cell)
        theirs = _nothing(given.value) if given else None
        known, before = self.before(cell, (theirs, ours))
        theirs = _same_choices(_same_choices(theirs, ours), before)
        if known:
            return Side(Values(cell, before, ours, theirs), theirs != before, ours != before)
        if theirs is None and cell not in self.received.base:
            return Side(Values(cell, None, ours, ours), False, False, False)
        if ours is None and cell not in self.received.base:
            return Side(Values(cell, None, None, theirs), True, False, False)
        return Side(Values(cell, None, ours, theirs), True, True, False)

    def before(self, cell: Cell, candidates: tuple[Any, ...] = ()) -> tuple[bool, Any]:
        """Whether it is known what the form showed, and what that was."""
        sent = _nothing(self._in(self._sent, cell)) if self._sent else None
        wanted = self.received.base.get(cell)
        if wanted is None:
            if self.hashes_are_whole:
                return True, None
            return self._sent is not None, sent
        states = STATES if cell.facet == "status" else ()
        for value in (sent, *candidates, *states):
            if value is not None and digest(value) == wanted:
                return True, value
        return False, None

    @cached_property
    def sent_cells(self) -> Mapping[Cell, Any]:
        """The workbook at the time of sending; empty where that is not known."""
        return self.base.cells or {}

    def _in(self, snapshot: Snapshot | None, cell: Cell) -> Any:
        """A cell's value; of a state, what is shown where none is stored."""
        if snapshot is None:
            return None
        if cell.facet != "status" or cell.form not in snapshot.forms:
            return snapshot.cells.get(cell)
        state = snapshot.state(cell.form, cell.question, cell.row)
        return state if state in STATES else None


def _nothing(value: Any) -> Any:
    return None if value in ("", []) else value


def _same_choices(theirs: Any, other: Any) -> Any:
    """Several choices are the same in whatever order they are written: then the other's order holds."""
    if not (isinstance(theirs, list) and isinstance(other, list)):
        return theirs
    return other if sorted(map(canonical, theirs)) == sorted(map(canonical, other)) else theirs


def is_answer(cell: Cell) -> bool:
    return cell.facet in ANSWERS
