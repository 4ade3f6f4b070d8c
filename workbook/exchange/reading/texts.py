"""Texts as they came: as exported where only a program touched them, and cleaned where they cannot be kept."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from workbook.exchange.meta import digest
from workbook.exchange.reading.meta_sheet import Exported
from workbook.exchange.reading.outcomes import Meant, Outcome, Unclear
from workbook.exchange.text_parts import units
from workbook.questionnaire.model import Question
from workbook.questionnaire.values import clean_text, fold
from workbook.spreadsheets.book import CellError, Formula, Value

MOST_LOST = 6
LONGEST_LABEL = 1000


def restored(text: str, exported: Exported | None) -> Meant | None:
    """The text that was exported, where this is it, or what a program made of it; None where a person changed it."""
    if exported is None:
        return None
    if digest(text) == exported.digest:
        return Meant(text)
    for candidate in _before_a_program(text, exported.units):
        if candidate != text and digest(candidate) == exported.digest:
            return Meant(candidate, "restored")
    return None


def _before_a_program(text: str, length: int) -> Iterator[str]:
    """What may have been there before a program changed line ends, accents, or blanks at either end."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    yield plain
    for form in ("NFC", "NFD"):
        yield unicodedata.normalize(form, plain)
    lost = length - units(plain)
    if 0 < lost <= MOST_LOST:
        for blank in (" ", "\n", "\t", "\u00a0"):
            yield from (blank * before + plain + blank * (lost - before) for before in range(lost + 1))


def read_text(text: str, question: Question | None) -> Outcome:
    """A text that a person typed, as the question keeps it."""
    cleaned = clean_text(text)
    repair = "" if cleaned == text else "cleaned"
    if question is not None and not question.is_long and "\n" in cleaned and not question.multilingual:
        return Meant(" ".join(cleaned.split("\n")), "one_line")
    return Meant(cleaned, repair) if cleaned.strip() else Unclear("no_answer_here")


def spelled(value: Value) -> str:
    """Any value as a text, the way a list names it."""
    match value:
        case str():
            return value
        case Formula():
            formula = value.text if value.text.startswith("=") else f"={value.text}"
            cached = "" if value.cached is None else spelled(value.cached)
            return f"{formula} → {cached}" if cached else formula
        case CellError():
            return value.code
        case bool():
            return "TRUE" if value else "FALSE"
        case int():
            return str(value)
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
        case datetime():
            at_midnight = value.time() == time()
            return f"{value:%d/%m/}{value.year:04}" + ("" if at_midnight else f" {value:%H:%M}")
        case date():
            return f"{value:%d/%m/}{value.year:04}"
        case time():
            return f"{value:%H:%M:%S}"


def folded(text: str) -> str:
    """`fold`, remembered: the same headings and labels stand on many sheets and in many files."""
    return _folded(text) if len(text) <= LONGEST_LABEL else fold(text)


_folded = lru_cache(20_000)(fold)


def is_blank(value: Any) -> bool:
    """Whether a cell holds nothing that a person can see."""
    return value is None or (isinstance(value, str) and (not value or value.isspace()))
