"""The lines of checklists: the state of each measure with what is said of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbook.collection.answers import ANSWER_STATES, Answer, AnswerState
from workbook.collection.facts import Submission
from workbook.collection.publishing.package.answer_tables import OF_QUESTION, PLACE, written
from workbook.collection.publishing.package.material import Answers, Material, States
from workbook.collection.publishing.package.schema import (
    COUNTRY,
    EDITION,
    FORM,
    OF_SUBMISSION,
    SUBMISSION,
    Field,
    Names,
    Row,
    Table,
)
from workbook.languages import N_
from workbook.questionnaire.model import Question

LANGUAGES = ("fr", "en")


@dataclass(frozen=True, slots=True)
class Detail:
    """What is said beside a measure, by the ending of its question's name."""

    ending: str
    question: Question


class ChecklistRows:
    """One row for each measure of each submission, also those that say nothing."""

    def __init__(self, material: Material) -> None:
        self._measures = [
            (form, question)
            for form, asked in material.forms.items()
            if asked.kind == "checklist"
            for question in asked.guiding_questions
        ]
        self._sections = {
            (form, question.name): asked.path(question)
            for form, asked in material.forms.items()
            for question in asked.guiding_questions
        }
        self._details = list(self._found_details())
        names = Names({field.name for field in (*_HEAD, *_TAIL)})
        fields = tuple(field for detail in self._details for field in _fields(detail, names))
        self.table = Table(
            "checklist",
            N_("Checklists"),
            (*_HEAD, *fields, *_TAIL),
            ("submission", "form", "question"),
            (OF_SUBMISSION, OF_QUESTION),
        )

    def rows(self, submission: Submission, answers: Answers, states: States) -> Iterator[Row]:
        for form, question in self._measures:
            answer = next(iter(answers.get((form, question.name), ())), None)
            path = self._sections[form, question.name]
            place = answer.place if answer else None
            values = (value for detail in self._details for value in _values(form, question, detail, answers))
            yield (
                submission.sha256, submission.country, submission.edition, form, path[-1].code if path else None,
                question.name, question.code, _state(submission, form, question, answer, states),
                _text(answer), *values,
                answer.values.get("ministry") if answer else None, answer.values.get("sources") if answer else None,
                answer.why if answer else None, place.sheet if place else None, place.address if place else None,
            )  # fmt: skip

    def _found_details(self) -> Iterator[Detail]:
        met: dict[str, Detail] = {}
        for _, question in self._measures:
            for one in question.details:
                ending = one.name.removeprefix(f"{question.name}_")
                if one.is_answerable:
                    met.setdefault(ending, Detail(ending, one))
        yield from met.values()


_HEAD = (
    SUBMISSION,
    COUNTRY,
    EDITION,
    FORM,
    Field("section", N_("Section"), about="code of the target or area"),
    Field("question", N_("Question"), required=True),
    Field("code", N_("Code")),
    Field("state", N_("State"), required=True, enum=ANSWER_STATES),
    Field("value", N_("Answer"), about="name of a choice, or a text where the line asks for one"),
)
_TAIL = (
    Field("ministry", N_("Ministry")),
    Field("sources", N_("Sources")),
    Field("why", N_("Why"), about="what the country says of having no answer"),
    *PLACE,
)


def _fields(detail: Detail, names: Names) -> Iterator[Field]:
    if detail.question.multilingual:
        for code in LANGUAGES:
            yield Field(names.of(f"{detail.ending}_{code}"), detail.question.label)
    else:
        yield Field(names.of(detail.ending), detail.question.label)


def _values(form: str, measure: Question, detail: Detail, answers: Answers) -> Iterator[str | None]:
    found = next(iter(answers.get((form, f"{measure.name}_{detail.ending}"), ())), None)
    if detail.question.multilingual:
        for code in LANGUAGES:
            yield written(found.values.get(f"value.{code}")) if found else None
    else:
        yield _text(found)


def _text(answer: Answer | None) -> str | None:
    if answer is None or answer.state != "answered":
        return None
    return written(answer.value) if "value" in answer.values else answer.text()


def _state(
    submission: Submission, form: str, question: Question, answer: Answer | None, states: States
) -> AnswerState:
    if answer is not None:
        return answer.state
    known = states.get(form)
    return "silent" if known and question.name in known["questions"] else "not_asked"
