"""What a country says to a question in other editions, also where the question had another name then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from workbook.collection.answers import Answer, answer_in
from workbook.errors import N_
from workbook.questionnaire.model import Question, Questionnaire

if TYPE_CHECKING:
    from workbook.collection.facts import Submission
    from workbook.collection.view import CollectionView

Relation = Literal["same", "origin", "subject"]
RELATIONS: Mapping[Relation, str] = {
    "same": N_("The same question"),
    "origin": N_("The question that the answer was taken from"),
    "subject": N_("A question on the same subject"),
}
_Answers = Mapping[tuple[str, str], tuple[Answer, ...]]


@dataclass(frozen=True, slots=True)
class Told:
    """An answer of another edition, the question that it answers, and how that one is related to the question shown."""

    answer: Answer
    question: Question
    asked: Questionnaire
    relation: Relation


def other_editions(view: CollectionView, shown: Answer) -> tuple[Told, ...]:
    """The same country in its other editions, the newest first; an edition that was asked nothing alike is left out.

    Of an edition the same question; where that one has no answer, the question that an answer was taken from, or else
    those on the same subject that have one. Waits for the file.
    """
    others = [
        one for one in view.of_country(shown.submission.country) if one.sha256 != shown.submission.sha256
    ]
    found: list[Told] = []
    for submission in reversed(others):
        found += _Edition(view, submission).told(shown)
    return tuple(found)


class _Edition:
    """The answers of one submission, read once."""

    def __init__(self, view: CollectionView, submission: Submission) -> None:
        self._submission = submission
        self._answers: _Answers = view.answers_of(submission)
        self._forms = {
            form: view.questionnaire(form, version)
            for form, version in submission.facts.forms.items()
            if form in view.forms
        }
        self._view = view

    def told(self, shown: Answer) -> list[Told]:
        same = self._same(shown)
        if same is not None and same.answer.state not in ("silent", "not_asked"):
            return [same]
        by_relation: dict[Relation, list[Told]] = {"origin": [], "subject": []}
        for relation, form, question in self._related(shown):
            told = self._told(shown, form, question, relation)
            if told.answer.state not in ("silent", "not_asked"):
                by_relation[relation].append(told)
        return by_relation["origin"] or by_relation["subject"] or ([same] if same is not None else [])

    def _same(self, shown: Answer) -> Told | None:
        question = _question(self._forms, shown.form, shown.question)
        return self._told(shown, shown.form, question, "same") if question is not None else None

    def _told(self, shown: Answer, form: str, question: Question, relation: Relation) -> Told:
        row = shown.row if relation == "same" else ""
        answers = self._answers.get((form, question.name), ())
        silent = answer_in(self._submission, form, row, question.name, {})
        answer = next((one for one in answers if one.row == row), silent)
        return Told(answer, question, self._forms[form], relation)

    def _related(self, shown: Answer) -> Iterator[tuple[Relation, str, Question]]:
        """The questions that the answers were taken from, one from the other; then those that name each other."""
        own = self._view.questionnaire(shown.form, shown.submission.facts.forms.get(shown.form, ""))
        asked = _question({shown.form: own}, shown.form, shown.question)
        here, origin = (shown.form, shown.question), shown.values.get("origin")
        for form, other in self._forms.items():
            for question in other.questions:
                there = (form, question.name)
                if there == here or question.detail_of:
                    continue
                if _names(origin, there) or _names(self._origin_of(there), here):
                    yield "origin", form, question
                elif (asked is not None and "/".join(there) in asked.echoes) or "/".join(
                    here
                ) in question.echoes:
                    yield "subject", form, question

    def _origin_of(self, key: tuple[str, str]) -> object:
        answers = self._answers.get(key, ())
        return answers[0].values.get("origin") if answers else None


def _question(forms: Mapping[str, Questionnaire], form: str, name: str) -> Question | None:
    found = (one for one in forms[form].questions if one.name == name) if form in forms else iter(())
    return next(found, None)


def _names(origin: object, key: tuple[str, str]) -> bool:
    """Whether the value of a facet `origin` names a question."""
    return isinstance(origin, dict) and (origin.get("form"), origin.get("question")) == key
