"""The actions of a workbook's plan, read by the roles of their columns, and what they cost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from workbook.document.snapshot import Snapshot
from workbook.questionnaire.model import Question, Questionnaire, Repeat
from workbook.screens.places import Place

PIPELINE = "pipeline"
DONE = ("closed", "cancelled")


@dataclass(frozen=True, slots=True)
class PlanAction:
    """An action; `number` is its place in the plan, from 1. `progress` is between 0 and 1."""

    row: str
    number: int
    title: str
    lead: str = ""
    targets: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    status: str = ""
    progress: float | None = None
    budget: float | None = None
    currency: str = ""
    funded: float | None = None
    measures: tuple[str, ...] = ()

    @property
    def in_preparation(self) -> bool:
        """Not begun: drawn hollow."""
        return self.status == PIPELINE or (not self.status and not self.progress)

    @property
    def needs_dates(self) -> bool:
        """An action that is over needs no more of them."""
        return self.status not in DONE


@dataclass(frozen=True, slots=True)
class Total:
    """Money in one currency."""

    currency: str
    budget: float
    funded: float

    @property
    def gap(self) -> float:
        return max(0.0, self.budget - self.funded)

    @property
    def share(self) -> float:
        """The funded part, between 0 and 1."""
        return min(1.0, self.funded / self.budget) if self.budget else 0.0


def plan_table(snapshot: Snapshot) -> tuple[Questionnaire, Repeat] | None:
    """The questionnaire and the table that hold the actions, if the workbook has a plan."""
    for asked in snapshot.forms.values():
        title = asked.role("title") if asked.kind == "plan" else None
        repeat = asked.repeat_of(title) if title else None
        if repeat is not None:
            return asked, repeat
    return None


def columns_by_role(repeat: Repeat) -> Mapping[str, Question]:
    """The first column of each role."""
    found: dict[str, Question] = {}
    for column in repeat.columns:
        if column.role:
            found.setdefault(column.role, column)
    return found


def actions(snapshot: Snapshot, language: str) -> tuple[PlanAction, ...]:
    """All actions in the order of the plan."""
    plan = plan_table(snapshot)
    if plan is None:
        return ()
    asked, repeat = plan
    roles = columns_by_role(repeat)
    rows = snapshot.rows(asked.form_id, repeat.name)
    return tuple(
        _action(snapshot, asked.form_id, roles, row, number, language) for number, row in enumerate(rows, 1)
    )


def _action(
    snapshot: Snapshot, form: str, roles: Mapping[str, Question], row: str, number: int, language: str
) -> PlanAction:
    def value(role: str) -> Any:
        return snapshot.value(form, roles[role].name, row) if role in roles else None

    def words(role: str) -> str:
        return snapshot.text(form, roles[role].name, row, language) if role in roles else ""

    targets = value("target") or ()
    progress = value("progress")
    return PlanAction(
        row,
        number,
        words("title"),
        words("lead"),
        (targets,) if isinstance(targets, str) else tuple(targets),
        day(value("start")),
        day(value("end")),
        value("status") or "",
        None if progress is None else progress / 100,
        value("budget"),
        value("currency") or "",
        value("funded"),
        tuple(code.strip() for code in words("measures").replace(";", ",").split(",") if code.strip()),
    )


def day(stored: Any) -> date | None:
    """A stored date."""
    return date.fromisoformat(stored) if isinstance(stored, str) and stored else None


def totals(found: Iterable[PlanAction]) -> tuple[Total, ...]:
    """Budget and funding by currency, the largest budget first."""
    sums: dict[str, list[float]] = {}
    for action in found:
        if action.budget is not None:
            budget, funded = sums.setdefault(action.currency, [0.0, 0.0])
            sums[action.currency] = [
                budget + action.budget,
                funded + min(action.funded or 0.0, action.budget),
            ]
    made = (Total(currency, *pair) for currency, pair in sums.items())
    return tuple(sorted(made, key=lambda total: (-total.budget, total.currency)))


def action_place(snapshot: Snapshot, row: str = "") -> Place | None:
    """Where an action is edited."""
    plan = plan_table(snapshot)
    return Place("table", plan[0].form_id, plan[1].name, row) if plan else None
