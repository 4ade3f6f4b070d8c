"""To whom a part of the workbook was sent, when it is due, and what has become of it: one cell for each form sent.

The cell is ("contributions", instanceID, "", "contribution"). "contributions" is no questionnaire: nothing asks it,
nothing counts it, and it is in no submission.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from workbook.document.cells import Cell
from workbook.document.snapshot import Snapshot
from workbook.editing.changes import ChangeSet, changed
from workbook.errors import N_, UsageError

CONTRIBUTIONS = "contributions"
SOON = timedelta(days=7)
Medium = Literal["xlsx", "workbook"]
State = Literal["sent", "due", "overdue", "returned", "merged"]


@dataclass(frozen=True, slots=True)
class Contribution:
    """One form that was sent. `sections` are `form` or `form/item`, `step` the workbook's step that it shows,
    `due` an ISO date; `sent`, `returned`, `merged` and `reminded` are ISO 8601 in UTC, "" for not yet."""

    instance_id: str
    ministry: str
    contact: str = ""
    sections: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    step: int = 0
    sent: str = ""
    due: str = ""
    medium: Medium = "xlsx"
    file: str = ""
    returned: str = ""
    merged: str = ""
    reminded: tuple[str, ...] = ()

    @property
    def due_date(self) -> date | None:
        try:
            return date.fromisoformat(self.due)
        except ValueError:
            return None

    def state(self, today: date) -> State:
        """Where it stands: merged, returned, overdue, due within a week, or sent."""
        if self.merged:
            return "merged"
        if self.returned:
            return "returned"
        if self.due_date is None or self.due_date - today > SOON:
            return "sent"
        return "overdue" if self.due_date < today else "due"

    @property
    def plain(self) -> dict[str, Any]:
        """The cell's value."""
        return {
            "ministry": self.ministry,
            "contact": self.contact,
            "sections": list(self.sections),
            "languages": list(self.languages),
            "step": self.step,
            "sent": self.sent,
            "due": self.due,
            "medium": self.medium,
            "file": self.file,
            "returned": self.returned,
            "merged": self.merged,
            "reminded": list(self.reminded),
        }


def cell_of(instance_id: str) -> Cell:
    """Where a contribution is kept."""
    return Cell(CONTRIBUTIONS, instance_id, "", "contribution")


def contributions(snapshot: Snapshot) -> tuple[Contribution, ...]:
    """Every form that was sent, in the order in which they went out."""
    found = (
        _read(cell.row, value)
        for cell, value in snapshot.cells.items()
        if cell.form == CONTRIBUTIONS and cell.facet == "contribution"
    )
    return tuple(sorted(found, key=lambda one: (one.sent, one.instance_id)))


def contribution(snapshot: Snapshot, instance_id: str) -> Contribution | None:
    """The form of that instanceID, if it was sent from here."""
    value = snapshot.cells.get(cell_of(instance_id))
    return _read(instance_id, value) if isinstance(value, Mapping) else None


def send(snapshot: Snapshot, sent: Contribution) -> ChangeSet:
    """Remember that a form went out."""
    wanted = {cell_of(sent.instance_id): sent.plain}
    return ChangeSet("send", _about(sent), changed(snapshot, wanted))


def mark_returned(snapshot: Snapshot, instance_id: str, at: str) -> ChangeSet:
    """Remember that a form came back; it stays to be merged. Raises UsageError for one that was not sent."""
    return _marked(snapshot, "returned", _known(snapshot, instance_id), {"returned": at})


def remind(snapshot: Snapshot, instance_id: str, at: str) -> ChangeSet:
    """Remember that a reminder was written. Raises UsageError for a form that was not sent."""
    known = _known(snapshot, instance_id)
    return _marked(snapshot, "remind", known, {"reminded": [*known.reminded, at]})


def _marked(snapshot: Snapshot, kind: str, known: Contribution, marks: Mapping[str, Any]) -> ChangeSet:
    stored = snapshot.cells[cell_of(known.instance_id)]
    wanted = {cell_of(known.instance_id): {**stored, **marks}}
    return ChangeSet(kind, _about(known), changed(snapshot, wanted))


def _about(sent: Contribution) -> dict[str, Any]:
    return {"question": sent.ministry[:60], "instance": sent.instance_id}


def _known(snapshot: Snapshot, instance_id: str) -> Contribution:
    found = contribution(snapshot, instance_id)
    if found is None:
        raise UsageError(N_("The form {instance} was not sent from this workbook."), instance=instance_id)
    return found


def _read(instance_id: str, value: Mapping[str, Any]) -> Contribution:
    """The contribution of a cell; what a later version wrote otherwise is left out."""
    step = value.get("step")
    return Contribution(
        instance_id=instance_id,
        ministry=_text(value.get("ministry")),
        contact=_text(value.get("contact")),
        sections=_texts(value.get("sections")),
        languages=_texts(value.get("languages")),
        step=step if isinstance(step, int) else 0,
        sent=_text(value.get("sent")),
        due=_text(value.get("due")),
        medium="workbook" if value.get("medium") == "workbook" else "xlsx",
        file=_text(value.get("file")),
        returned=_text(value.get("returned")),
        merged=_text(value.get("merged")),
        reminded=_texts(value.get("reminded")),
    )


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()
