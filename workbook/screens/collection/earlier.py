"""What a country said in other editions, in words, with the difference to what it says in the one shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from workbook.collection.answers import Answer
from workbook.collection.over_time import RELATIONS, Told, other_editions
from workbook.collection.publishing.wording import question_code
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


def earlier_answers(
    view: CollectionView, shown: Answer, question: Question, catalogue: Catalogue
) -> tuple[Earlier, ...]:
    """The answers of the same country in other editions, the newest first. It reads the file."""
    now = _words(shown, question, view.questionnaire(shown.form), catalogue)
    return tuple(_earlier(told, shown, now, catalogue) for told in other_editions(view, shown))


def _earlier(told: Told, shown: Answer, now: str, catalogue: Catalogue) -> Earlier:
    title, answer = _title(told, catalogue), told.answer
    if answer.state != "answered":
        reason = catalogue.gettext(ANSWER_WORDS[answer.state])
        return Earlier(title, f"{reason}{catalogue.colon()} {answer.why}" if answer.why else f"{reason}.")
    before = _words(answer, told.question, told.asked, catalogue)
    if told.question.type != "text" or shown.state != "answered":
        return Earlier(title, before)
    if before == now:
        return Earlier(title)
    was_earlier = answer.submission.facts.written_at <= shown.submission.facts.written_at
    return Earlier(title, before, difference(before, now) if was_earlier else difference(now, before))


def _title(told: Told, catalogue: Catalogue) -> str:
    """“Berlin 2017, 2 May 2017”, and which question where it is another."""
    facts = told.answer.submission.facts
    day = catalogue.date(datetime.fromisoformat(facts.written_at).date()) if facts.written_at else ""
    parts = [part for part in (facts.edition, day) if part]
    if told.relation != "same":
        asked = (told.asked.short_title or told.asked.title).get(catalogue.code)
        code = question_code(told.question, told.asked)
        parts.append(f"{catalogue.gettext(RELATIONS[told.relation])}{catalogue.colon()} {asked}, {code}")
    return ", ".join(parts)


def _words(answer: Answer, question: Question, asked: Questionnaire, catalogue: Catalogue) -> str:
    if question.type != "text":
        return show(question, answer.value, catalogue, asked.choices_of(question))
    text = answer.text(catalogue.code)
    return plain(text) if question.is_long else text
