"""What the status bar says of a workbook: progress, due date, languages of the answers, saving."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from workbook.errors import N_
from workbook.languages import Catalogue

if TYPE_CHECKING:
    from workbook.document.snapshot import Snapshot
    from workbook.editing.completion import Completion

LANGUAGE_NAMES = {"fr": N_("French"), "en": N_("English")}


@dataclass(frozen=True, slots=True)
class Standing:
    """Shares between 0 and 1; `days_left` is negative once the due date has passed, None without one."""

    settled: float
    begun: float
    days_left: int | None
    languages: tuple[str, ...]


def standing(snapshot: Snapshot, counts: Completion, today: date) -> Standing:
    due = snapshot.due_date
    left = (due - today).days if due else None
    return Standing(counts.overall.share, counts.overall.begun_share, left, snapshot.answer_languages)


def share_words(share: float, catalogue: Catalogue) -> str:
    """A share in whole per cent; 100 only when nothing is left."""
    return catalogue.percent(min(share, 0.99) if share < 1 else 1.0)


def due_words(days_left: int | None, catalogue: Catalogue) -> tuple[str, str]:
    """The due date as a label and its figure: `("Due in", "24 days")`; empty without a due date."""
    if days_left is None:
        return "", ""
    if days_left == 0:
        return catalogue.gettext(N_("Due")), catalogue.gettext(N_("today"))
    days = abs(days_left)
    figure = catalogue.ngettext("{n} day", "{n} days", days).format(n=catalogue.number(days))
    return catalogue.gettext(N_("Due in") if days_left > 0 else N_("Overdue by")), figure


def language_words(languages: tuple[str, ...], catalogue: Catalogue) -> str:
    """`Answers: French, English`."""
    names = ", ".join(catalogue.gettext(LANGUAGE_NAMES[language]).lower() for language in languages)
    if catalogue.code == "en":
        names = ", ".join(LANGUAGE_NAMES[language] for language in languages)
    return catalogue.gettext(N_("Answers: {languages}")).format(languages=names)


def saved_words(at: datetime, catalogue: Catalogue) -> str:
    return catalogue.gettext(N_("Saved {time}")).format(time=catalogue.time(at))
