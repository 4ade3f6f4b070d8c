"""The columns of a table as it is shown: which there are, which are shown at first, how wide they want to be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from workbook.errors import N_
from workbook.languages import Catalogue
from workbook.questionnaire.model import Question, Questionnaire, Repeat
from workbook.screens.plan import columns_by_role

View = Literal["table", "both", "calendar"]
NUMBER, FUNDED_SHARE, CALENDAR = "#", "#funded", "#calendar"
PLAN_AT_FIRST: dict[View, tuple[str, ...]] = {
    "table": ("title", "target", "lead", "start", "end", "status", "progress", "budget", FUNDED_SHARE),
    "both": ("title", "lead", "budget", FUNDED_SHARE, CALENDAR),
    "calendar": ("title", CALENDAR),
}
NARROW: dict[View, tuple[str, ...]] = {
    "table": ("title", "lead"),
    "both": ("title", "lead"),
    "calendar": ("title", CALENDAR),
}
MOST_AT_FIRST = 7
_WIDTHS = {"integer": 84, "decimal": 104, "calculate": 104, "date": 92, "select_one": 130, "file": 130}
_ROLE_WIDTHS = {"target": 84, "progress": 92, "currency": 72, "lead": 136, "budget": 104}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key is the question's name, or one of the three that are worked out. Widths are pixels at 100 %."""

    key: str
    head: str
    question: Question | None = None
    role: str = ""
    right: bool = False
    width: int = 130
    stretches: bool = False

    @property
    def editable_in_place(self) -> bool:
        asked = self.question
        return asked is not None and asked.is_answerable and asked.type != "file" and not asked.is_long


def has_calendar(repeat: Repeat) -> bool:
    """Whether the rows have a beginning and an end."""
    return {"start", "end"} <= set(columns_by_role(repeat))


def has_money(repeat: Repeat) -> bool:
    return {"budget", "funded"} <= set(columns_by_role(repeat))


def all_columns(
    asked: Questionnaire, repeat: Repeat, catalogue: Catalogue, currency: str = ""
) -> tuple[Column, ...]:
    """Every column that can be shown, in the order of the questionnaire. `currency` is that of all amounts, if one."""
    label = repeat.row_label or next((column.name for column in repeat.columns), "")
    found = [Column(NUMBER, catalogue.gettext(N_("No.")), width=30)]
    for question in repeat.columns:
        if question.type == "note" or question.retired:
            continue
        found.append(_column(question, question.name == label, catalogue, currency))
        if question.role == "funded" and has_money(repeat):
            share = catalogue.gettext(N_("Funded"))
            found.append(Column(FUNDED_SHARE, share, role=FUNDED_SHARE, width=96))
    if has_calendar(repeat):
        calendar = catalogue.gettext(N_("Calendar"))
        found.append(Column(CALENDAR, calendar, role=CALENDAR, width=300, stretches=True))
    return tuple(found)


def _column(question: Question, names_row: bool, catalogue: Catalogue, currency: str) -> Column:
    head = question.title(catalogue.code)
    if question.role in ("budget", "funded") and currency:
        head = f"{head} ({currency})"
    width = _ROLE_WIDTHS.get(question.role) or _WIDTHS.get(question.type, 160)
    right = question.type in ("integer", "decimal", "calculate") and not _is_year(question)
    return Column(question.name, head, question, question.role, right, width, names_row)


def _is_year(question: Question) -> bool:
    return question.appearance == "year" or "year" in question.role or question.name.endswith("year")


def shown_at_first(repeat: Repeat, columns: Sequence[Column], view: View, narrow: bool) -> tuple[str, ...]:
    """The keys of the columns that a table shows before a person chooses others."""
    roles = (NARROW if narrow else PLAN_AT_FIRST)[view]
    if has_calendar(repeat):
        by_role = {column.role: column.key for column in columns if column.role}
        return (NUMBER, *(by_role[role] for role in roles if role in by_role))
    asked = [column for column in columns if column.question is not None]
    named = [column for column in asked if column.stretches]
    short = [
        column for column in asked if not column.stretches and column.question and not column.question.is_long
    ]
    wanted = {column.key for column in (*named, *short[: (2 if narrow else MOST_AT_FIRST) - 1])}
    return (NUMBER, *(column.key for column in asked if column.key in wanted))
