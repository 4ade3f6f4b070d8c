"""The plan by quarter: which quarters are shown, where today is, and the bar of each action."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from workbook.errors import N_
from workbook.languages import Catalogue
from workbook.screens.plan import PlanAction

OVER = ("cancelled", "suspended")


@dataclass(frozen=True, slots=True)
class Calendar:
    """`first` is the year of its first quarter; positions are in quarters from there. `today` is None outside."""

    first: int
    quarters: int
    today: float | None

    @property
    def years(self) -> range:
        return range(self.first, self.first + self.quarters // 4)


@dataclass(frozen=True, slots=True)
class Bar:
    """From the beginning of a quarter to the end of one; `end` None is open. `progress` between 0 and 1."""

    begin: float
    end: float | None
    progress: float
    hollow: bool
    stopped: bool
    words: str
    explained: str


def calendar_of(found: Iterable[PlanAction], today: date) -> Calendar:
    """Whole years, from the first date to the last; without dates this year."""
    days = [one for action in found for one in (action.start, action.end) if one is not None]
    years = [one.year for one in days] or [today.year]
    first, last = min(years), max(years)
    quarters = (last - first + 1) * 4
    position = quarter_position(today) - 4 * first
    return Calendar(first, quarters, position if 0 <= position <= quarters else None)


def quarter_position(day: date) -> float:
    """Quarters since year 0, with the part of the quarter that is over."""
    quarter = (day.month - 1) // 3
    begin = date(day.year, 3 * quarter + 1, 1)
    end = date(day.year + (quarter == 3), (3 * quarter + 3) % 12 + 1, 1)
    return 4 * day.year + quarter + (day - begin).days / (end - begin).days


def bar_of(action: PlanAction, calendar: Calendar, catalogue: Catalogue) -> Bar | None:
    """The bar of an action, from the start of its first to the end of its last quarter; None without a date."""
    if action.start is None and action.end is None:
        return None
    origin = 4 * calendar.first
    begin = 0.0 if action.start is None else int(quarter_position(action.start)) - origin
    end = None if action.end is None else int(quarter_position(action.end)) - origin + 1.0
    if end is not None and end <= begin:
        end = begin + 1.0
    progress = max(0.0, min(1.0, action.progress or 0.0))
    words = "" if action.in_preparation and not progress else catalogue.percent(progress)
    return Bar(
        begin,
        end,
        progress,
        action.in_preparation,
        action.status in OVER,
        words,
        explained(action, catalogue),
    )


def explained(action: PlanAction, catalogue: Catalogue) -> str:
    """The bar in words: `Q2 2018 to Q4 2019, 15%`."""
    parts = [period(action, catalogue)]
    if action.progress is not None:
        parts.append(catalogue.percent(action.progress))
    return ", ".join(part for part in parts if part)


def period(action: PlanAction, catalogue: Catalogue) -> str:
    """`Q2 2018 – Q4 2019`; with one date, from or until it."""
    if action.start and action.end:
        return f"{catalogue.quarter(action.start)} – {catalogue.quarter(action.end)}"
    if action.start:
        return catalogue.gettext(N_("from {quarter}")).format(quarter=catalogue.quarter(action.start))
    if action.end:
        return catalogue.gettext(N_("until {quarter}")).format(quarter=catalogue.quarter(action.end))
    return ""
