"""What tables say of an answer: its value as a cell holds it, its state and where it stands, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from workbook.collection.answers import Answer, AnswerState
from workbook.collection.facts import State, Submission
from workbook.collection.wording import ANSWER_WORDS, STATES, why
from workbook.exchange.values import Shown, shown
from workbook.exchange.words import Words, both
from workbook.languages import N_
from workbook.questionnaire.model import LocalText, Question, Questionnaire
from workbook.questionnaire.rich_text import plain
from workbook.questionnaire.values import clean_text

TAGS = {
    "gender": N_("Gender"),
    "human_rights": N_("Human rights"),
    "vulnerable_groups": N_("Vulnerable groups"),
    "children": N_("Children"),
    "intra_regional": N_("Intra-regional migration"),
}
_FORMATTED = re.compile(r"[*\\\[_`<]|\n\n|^\s*(?:[-+]|\d+[.)])\s", re.MULTILINE)
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")


@dataclass(frozen=True)
class Wording:
    """Words for tables. `languages` are those that texts are shown in: one column each if there are two; one alone
    also shows what was written only in the other."""

    words: Words = field(default_factory=Words.load)
    languages: tuple[str, ...] = ("fr",)
    _choices: dict[tuple[str, ...], Shown] = field(default_factory=dict, repr=False, compare=False)

    @property
    def one_language(self) -> str:
        """The language to show alone."""
        return self.languages[0]

    @cached_property
    def states(self) -> Mapping[AnswerState, str]:
        return {state: self.words.line(word) for state, word in ANSWER_WORDS.items()}

    def standing(self, answer: Answer, question: Question) -> str:
        """How far an answer is, or why there is none."""
        if answer.state != "answered":
            return self.states[answer.state]
        return self.words.state(status_of(answer, question))

    def reason(self, answer: Answer) -> str:
        """The reason for having no answer, and what was said of it."""
        why = clean_text(answer.why)
        return self.states[answer.state] + (f" – {why}" if why else "")

    def tags(self, answer: Answer) -> str:
        given = answer.values.get("tags") or ()
        return "\n".join(self.words.line(TAGS[tag]) if tag in TAGS else str(tag) for tag in given)

    def text_in(self, language: str, given: Callable[[str], Any]) -> Any:
        """A text from its facets, in `language` or (where one is shown alone) in the other; None for none."""
        text = given(f"value.{language}")
        if not text and len(self.languages) == 1:
            text = given("value.en" if language == "fr" else "value.fr") or given("value")
        return text or None

    def shown(
        self, value: Any, question: Question, asked: Questionnaire, titles: Mapping[str, str]
    ) -> Shown | None:
        """A value as a cell holds it, None for none."""
        if value is None or value in ("", []):
            return None
        if question.type == "text":
            return Shown(as_read(str(value), question))
        if question.type == "select_one" and not question.chosen_row_of:
            return self._choice(asked, question, value)
        return shown(question, value, asked.choices_of(question), titles)

    def _choice(self, asked: Questionnaire, question: Question, value: str) -> Shown:
        """A choice in both languages; most answers are choices, and there are few of them."""
        key = (asked.form_id, asked.version, question.list_name, str(value))
        if key not in self._choices:
            self._choices[key] = shown(question, value, asked.choices_of(question), {})
        return self._choices[key]

    def submission_state(self, state: State) -> str:
        return capital(self.words.pair(STATES[state]))

    def submission_reason(self, submission: Submission) -> str:
        """Why a file does not count, "" for one that does."""
        return label(LocalText(why(submission, self.words.fr), why(submission, self.words.en)))


def status_of(answer: Answer, question: Question) -> str:
    """Draft, review or final; a long text of which nothing is said is a draft."""
    status = str(answer.values.get("status") or "")
    return status if status in ("draft", "review", "final") else "draft" if question.is_long else "final"


def as_read(text: str, question: Question) -> str:
    """A text without the marks of its formatting."""
    return clean_text(plain(text) if question.is_long and _FORMATTED.search(text) else text)


def shortened(text: str, most: int) -> str:
    """The text on one line of at most `most` characters, cut after a word; no-break spaces stay what they are."""
    line = _BLANKS.sub(" ", text).strip(" ")
    if len(line) <= most:
        return line
    whole = line[:most].rpartition(" ")[0] or line[: most - 1]
    return whole.rstrip(" ,;:\u00a0\u202f") + "…"


def question_code(question: Question, asked: Questionnaire) -> str:
    """What people say for a question; a detail is named after the question that it belongs to."""
    if question.code or not question.detail_of:
        return question.code or question.name
    whole = asked.question(question.detail_of)
    return f"{whole.code or whole.name} {question.name.removeprefix(question.detail_of + '_')}"


def trace(answer: Answer, code: str, facet: str = "") -> str:
    """`MAR · 1.2-3 · Berlin 2017!D14 · 4f1c9a07`: where an answer, or one facet of it, stands in the file received."""
    place = answer.where.get(facet) or answer.place
    where = f"{place.sheet}!{place.address}" if place else ""
    parts = (answer.submission.country, code, where, answer.submission.short)
    return " · ".join(part for part in parts if part)


def label(text: LocalText) -> str:
    """Both languages on one line."""
    return both(text)


def capital(text: LocalText) -> str:
    """Both languages on one line, each with a capital."""
    return label(LocalText(*(one[:1].upper() + one[1:] for one in (text.fr, text.en))))
