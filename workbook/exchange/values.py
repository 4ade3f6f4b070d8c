"""How one value stands in a cell: text, number or date, with its number format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from workbook.exchange.layout import CHOICE_SEPARATOR, WHY_SEPARATOR
from workbook.exchange.words import both
from workbook.questionnaire.model import Choice, Question
from workbook.questionnaire.values import clean_text

EXACT_INTEGERS = 10**15
FIRST_DAY = date(1900, 3, 1)
DAY_FORMAT = "dd/mm/yyyy"
TEXT_FORMAT = "@"


@dataclass(frozen=True, slots=True)
class Shown:
    """What is written into a cell."""

    value: str | int | float | date
    format: str = TEXT_FORMAT


def number_format(question: Question) -> str:
    """The number format of a question's cells, filled or not."""
    match question.type:
        case "integer" | "decimal" | "calculate":
            if _is_year(question):
                return "0"
            return "0" if question.unit == "%" and question.type == "integer" else "#,##0"
        case "date":
            return DAY_FORMAT
    return TEXT_FORMAT


def shown(question: Question, value: Any, choices: tuple[Choice, ...], rows: Mapping[str, str]) -> Shown:
    """A value as its cell holds it; numbers and days that Excel would change are written as text."""
    match question.type:
        case "integer" | "decimal" | "calculate" if isinstance(value, int | float):
            return _number(question, value)
        case "date":
            day = date.fromisoformat(value)
            return Shown(day, DAY_FORMAT) if day >= FIRST_DAY else Shown(value)
        case "select_one" if question.chosen_row_of:
            return Shown(row_choice(value, rows.get(value, "")))
        case "select_one":
            return Shown(label_of(value, choices))
        case "select_multiple":
            return Shown(CHOICE_SEPARATOR.join(label_of(name, choices) for name in value))
        case "file":
            return Shown(clean_text(str(value.get("name", ""))))
    return Shown(clean_text(str(value)))


def row_choice(row: str, title: str) -> str:
    """A row of a table among choices: its id, and its title where it has one."""
    line = " ".join(title.split())
    return f"{row}{WHY_SEPARATOR}{line[:200]}" if line else row


def choice_label(choice: Choice) -> str:
    """`Prévue / Planned`, or the code alone where both labels begin with it (`10.c`, `EUR`)."""
    starts = tuple(label.split(" ")[0] == choice.name for label in (choice.label.fr, choice.label.en))
    return choice.name if all(starts) else both(choice.label)


def label_of(name: str, choices: tuple[Choice, ...]) -> str:
    """The label of a choice; an unknown name stands for itself."""
    return next((choice_label(choice) for choice in choices if choice.name == name), clean_text(str(name)))


def _number(question: Question, value: float) -> Shown:
    if isinstance(value, int) and abs(value) >= EXACT_INTEGERS:
        return Shown(str(value))
    if isinstance(value, float) and not value.is_integer():
        decimals = min(max(len(repr(value).partition(".")[2]), 1), 6) if "e" not in repr(value) else 6
        return Shown(value, "#,##0." + "0" * decimals)
    return Shown(value, number_format(question))


def _is_year(question: Question) -> bool:
    named = "year" in question.role or question.name.endswith(("year", "since"))
    return question.appearance == "year" or named or "<= 2100" in question.constraint
