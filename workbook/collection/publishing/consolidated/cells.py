"""Cells that the sheets have in common: who answers, and an answer as it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from workbook.collection.answers import Answer
from workbook.collection.publishing.consolidated.book import Column
from workbook.collection.publishing.consolidated.looks import LOOKS
from workbook.collection.publishing.consolidated.row_file import Cell
from workbook.collection.publishing.lands import Land
from workbook.collection.publishing.wording import Wording, label
from workbook.exchange.values import TEXT_FORMAT
from workbook.languages import N_
from workbook.questionnaire.model import Question, Questionnaire
from workbook.questionnaire.values import is_right_to_left

NO_TITLES: Mapping[str, str] = {}
KNOWN_COLUMNS = ((N_("ISO"), 7.0), (N_("Country"), 23.0), (N_("Region"), 21.0))
FROZEN = len(KNOWN_COLUMNS)


def known_columns(wording: Wording, *more: tuple[str, float]) -> list[Column]:
    """Code, country and region, and what else is known of who answers."""
    return [Column(wording.words.pair(name), width) for name, width in (*KNOWN_COLUMNS, *more)]


def known_cells(country: Land) -> list[Cell]:
    return [(country.iso3, "code"), (label(country.name), "known"), (label(country.area), "known")]


def answer_cell(
    answer: Answer,
    question: Question,
    asked: Questionnaire,
    language: str,
    wording: Wording,
    titles: Mapping[str, str] = NO_TITLES,
) -> Cell:
    """An answer, or in italics the reason why there is none; silent and not asked have looks of their own."""
    if answer.state == "silent":
        return None if answer.row or question.detail_of else ("", "silent")
    if answer.state == "not_asked":
        return wording.states["not_asked"], "not asked"
    if answer.state != "answered":
        return wording.reason(answer), "reason"
    given = answer.values.get
    value = wording.text_in(language, given) if question.multilingual else given("value")
    return value_cell(value, question, asked, wording, titles)


def value_cell(
    value: Any,
    question: Question,
    asked: Questionnaire,
    wording: Wording,
    titles: Mapping[str, str] = NO_TITLES,
) -> Cell:
    """A value as a cell holds it; Arabic is set from the right, the state of a measure has its colour."""
    found = wording.shown(value, question, asked, titles)
    if found is None:
        return "", "text"
    text = found.value
    if isinstance(text, str):
        look = "text"
        if question.type == "select_one":
            look = f"choice {value}" if f"choice {value}" in LOOKS else "text"
        elif question.type == "text" and not text.isascii() and is_right_to_left(text):
            look = "arabic"
        return text, look
    if isinstance(text, date):
        return text, "day"
    return text, f"number {found.format}" if found.format != TEXT_FORMAT else "known number"
