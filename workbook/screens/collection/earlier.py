"""What a country said to a question in other editions, with the difference to what it says in the one shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from workbook.collection.answers import Answer
from workbook.collection.wording import ANSWER_WORDS
from workbook.languages import Catalogue
from workbook.questionnaire.model import Question, Questionnaire
from workbook.questionnaire.rich_text import plain
from workbook.questionnaire.values import show
from workbook.screens.difference import Part, difference

if TYPE_CHECKING:
    from workbook.collection.view import CollectionView


@dataclass(frozen=True, slots=True)
class Earlier:
    """An answer of another edition: its title, and its words or, where both are texts, what is different."""

    title: str
    words: str = ""
    parts: tuple[Part, ...] = ()


def other_editions(
    view: CollectionView, shown: Answer, question: Question, catalogue: Catalogue
) -> tuple[Earlier, ...]:
    """The answers of the same country in other editions, the newest first. It reads the file."""
    history = view.history_of(shown.form, question.name, shown.submission.country)
    others = [one for one in reversed(history) if one.submission.sha256 != shown.submission.sha256]
    return tuple(_earlier(view, one, shown, question, catalogue) for one in others)


def _earlier(
    view: CollectionView, one: Answer, shown: Answer, question: Question, catalogue: Catalogue
) -> Earlier:
    facts = one.submission.facts
    day = catalogue.date(datetime.fromisoformat(facts.written_at).date()) if facts.written_at else ""
    title = ", ".join(part for part in (facts.edition, day) if part)
    if one.state != "answered":
        reason = catalogue.gettext(ANSWER_WORDS[one.state])
        return Earlier(title, f"{reason}{catalogue.colon()} {one.why}" if one.why else f"{reason}.")
    asked = view.questionnaire(one.form, facts.forms.get(one.form, ""))
    before, now = (_words(answer, question, asked, catalogue) for answer in (one, shown))
    if question.type != "text" or shown.state != "answered":
        return Earlier(title, before)
    if before == now:
        return Earlier(title)
    older_first = (before, now) if facts.written_at <= shown.submission.facts.written_at else (now, before)
    return Earlier(title, before, difference(*older_first))


def _words(answer: Answer, question: Question, asked: Questionnaire, catalogue: Catalogue) -> str:
    if question.type != "text":
        return show(question, answer.value, catalogue, asked.choices_of(question))
    text = answer.text(catalogue.code)
    return plain(text) if question.is_long else text
