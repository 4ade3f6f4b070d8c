"""Answers and reasons in the words of a report."""

from __future__ import annotations

from collections.abc import Mapping

from workbook.document.snapshot import Snapshot
from workbook.languages import Catalogue
from workbook.questionnaire import values
from workbook.questionnaire.model import Item, Question


def shown(snapshot: Snapshot, form: str, question: Question, row: str, catalogue: Catalogue) -> str:
    """An answer as a person reads it, in the catalogue's language or else in the other one."""
    if question.type == "calculate":
        return values.show(question, snapshot.calculated(form, question, row), catalogue)
    if question.multilingual or question.type == "text":
        return snapshot.text(form, question.name, row, catalogue.code)
    asked = snapshot.forms[form]
    titles: Mapping[str, str] | None = None
    if chosen := question.chosen_row_of:
        repeat = asked.repeat_of(asked.item(chosen))
        titles = snapshot.row_titles(form, repeat.name, catalogue.code) if repeat else None
    return values.show(
        question, snapshot.value(form, question.name, row), catalogue, asked.choices_of(question), titles
    )


def reason_words(reason: str, catalogue: Catalogue) -> str:
    """Why an answer is missing on purpose."""
    words = {
        "not_applicable": catalogue.gettext("Not applicable"),
        "no_data": catalogue.gettext("No data available"),
        "confidential": catalogue.gettext("Confidential"),
        "pending": catalogue.gettext("To be completed"),
    }
    return words.get(reason, reason)


def question_anchor(form: str, item: Item) -> str:
    return f"{form}/{item.name}"
