"""The national plan: targets with their measures, actions and values over the years, in one language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

IN_FORCE = ("in_force", "partly")


@dataclass(frozen=True, slots=True)
class Measure:
    """A line of a checklist; `mark` is its state as a mark of the theme, `state` in words."""

    code: str
    name: str
    form: str
    label: str
    mark: str
    state: str
    since: str
    ministry: str
    paragraph: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """What an action measures: (value, year) pairs, None where not known."""

    name: str
    unit: str
    baseline: tuple[float | None, int | None]
    latest: tuple[float | None, int | None]
    goal: tuple[float | None, int | None]
    source: str


@dataclass(frozen=True, slots=True)
class Action:
    """An action of the plan. `code` is its first target and its number; `more` are its other answers."""

    row: str
    code: str
    title: str
    targets: tuple[str, ...]
    lead: str
    start: date | None
    end: date | None
    status: str
    status_label: str
    progress: float | None
    budget: float | None
    funded: float | None
    currency: str
    description: str
    result: str
    risks: str
    more: tuple[tuple[str, str], ...]
    indicators: tuple[Indicator, ...] = ()

    @property
    def begun(self) -> bool:
        return self.status not in ("", "pipeline") or bool(self.progress)

    @property
    def gap(self) -> float:
        return max(0.0, (self.budget or 0.0) - (self.funded or 0.0))


@dataclass(frozen=True, slots=True)
class Series:
    """The values of an official indicator by year, of the whole population."""

    code: str
    label: str
    unit: str
    values: Mapping[int, float]
    source: str


@dataclass(frozen=True, slots=True)
class Target:
    code: str
    title: str
    official: str
    citation: str
    measures: tuple[Measure, ...] = ()
    actions: tuple[Action, ...] = ()
    series: tuple[Series, ...] = ()

    @property
    def asked(self) -> int:
        """The measures that count: all but those that do not apply."""
        return sum(measure.mark != "not_applicable" for measure in self.measures)

    @property
    def in_force(self) -> int:
        return sum(measure.mark in IN_FORCE for measure in self.measures)

    @property
    def share(self) -> float:
        return self.in_force / self.asked if self.asked else 0.0


@dataclass(frozen=True)
class Plan:
    """`targets` in the order of the checklist; `loose` are actions without a target."""

    targets: tuple[Target, ...]
    loose: tuple[Action, ...]
    first_year: int
    last_year: int
    currency: str
    other_currencies: tuple[str, ...]
    measure_words: tuple[tuple[str, str], ...]
    foreword: str = ""
    form: str = ""
    forms: tuple[str, ...] = field(default=())

    @cached_property
    def actions(self) -> tuple[Action, ...]:
        return (*(action for target in self.targets for action in target.actions), *self.loose)

    def in_currency(self, actions: Sequence[Action]) -> tuple[Action, ...]:
        return tuple(action for action in actions if action.budget and action.currency == self.currency)

    def budget(self, actions: Sequence[Action]) -> float:
        return sum(action.budget or 0.0 for action in self.in_currency(actions))

    def funded(self, actions: Sequence[Action]) -> float:
        return sum(min(action.funded or 0.0, action.budget or 0.0) for action in self.in_currency(actions))

    @property
    def asked(self) -> int:
        return sum(target.asked for target in self.targets)

    @property
    def in_force(self) -> int:
        return sum(target.in_force for target in self.targets)
