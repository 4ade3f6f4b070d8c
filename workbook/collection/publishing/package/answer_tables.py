"""The tables of answers: all of them one below the other, and the lines of checklists."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

from workbook.collection.answers import ANSWER_STATES, Answer
from workbook.collection.facts import Submission
from workbook.collection.publishing.coverage import Coverage
from workbook.collection.publishing.package.material import Answers, Material, States
from workbook.collection.publishing.package.schema import (
    COUNTRY,
    EDITION,
    FORM,
    OF_SUBMISSION,
    SUBMISSION,
    Field,
    ForeignKey,
    Row,
    Table,
)
from workbook.collection.publishing.wording import status_of
from workbook.collection.wording import ANSWER_WORDS
from workbook.document.cells import STATES as STATUSES
from workbook.document.snapshot import IDENTIFICATION
from workbook.languages import N_
from workbook.questionnaire.model import Question
from workbook.questionnaire.values import canonical

OF_QUESTION = ForeignKey(("form", "question"), "questions", ("form", "question"))
PLACE = (Field("sheet", N_("Sheet")), Field("cell", N_("Cell"), about="where it stands in the file received"))
ANSWERS = Table(
    "answers",
    N_("Answers"),
    (
        Field("answer", N_("Number"), "integer", required=True, minimum=1),
        SUBMISSION,
        COUNTRY,
        EDITION,
        FORM,
        Field("question", N_("Question"), required=True),
        Field("row", N_("Row"), about="row of a table; empty for questions outside tables"),
        Field("language", N_("Language"), enum=("fr", "en"), about="of a text that is answered in languages"),
        Field("state", N_("State"), required=True, enum=ANSWER_STATES),
        Field("status", N_("Status"), enum=STATUSES, about="how far the country says that the answer is"),
        Field(
            "value",
            N_("Answer"),
            about="a text, the name of a choice (several: separated by blanks), a number, a day",
        ),
        Field("number", N_("Number"), "number", about="the answer to a question that asks for a number"),
        Field("date", N_("Date"), "date", about="the answer to a question that asks for a day"),
        Field("why", N_("Why"), about="what the country says of having no answer"),
        Field("ministry", N_("Ministry")),
        Field("sources", N_("Sources")),
        Field("tags", N_("Cross-cutting themes"), about="separated by blanks"),
        *PLACE,
    ),
    ("answer",),
    (OF_SUBMISSION, OF_QUESTION),
)
COVERAGE = Table(
    "coverage",
    N_("Coverage"),
    (
        SUBMISSION,
        FORM,
        Field("section", N_("Section"), required=True, about="round table, target, area or table"),
        Field("code", N_("Code")),
        Field("title_fr", N_("In French")),
        Field("title_en", N_("In English")),
        Field("questions", N_("Questions"), "integer", minimum=0),
        *(Field(state, ANSWER_WORDS[state], "integer", minimum=0) for state in ANSWER_STATES),
        Field("rows", N_("Rows"), "integer", minimum=0, about="of a table"),
    ),
    ("submission", "form", "section"),
    (OF_SUBMISSION,),
)


class AnswerRows:
    """The rows of the table of answers, numbered."""

    table = ANSWERS

    def __init__(self, material: Material) -> None:
        self._questions = material.questions
        self._numbers = count(1)
        self._guiding = frozenset(
            (form, question.name)
            for form, asked in material.forms.items()
            for question in asked.guiding_questions
        )

    def rows(self, submission: Submission, answers: Answers, states: States) -> Iterator[Row]:
        """What a submission says to every question, and to which it says nothing."""
        for key, (_, question) in self._questions.items():
            found = answers.get(key, ())
            if not found and key in self._guiding:
                found = (_silent(submission, key, states),)
            for answer in found:
                if answer.state != "silent" or key in self._guiding:
                    for row in _of_answer(answer, question):
                        yield next(self._numbers), *row


class CoverageRows:
    """How much each submission answers, section by section."""

    table = COVERAGE

    def __init__(self, material: Material) -> None:
        forms = {form: asked for form, asked in material.forms.items() if form != IDENTIFICATION}
        self._coverage = Coverage(forms)

    def rows(self, submission: Submission, answers: Answers, states: States) -> Iterator[Row]:
        for one in self._coverage.of(submission, states):
            yield (
                submission.sha256, one.form, one.section, one.code, one.title.fr, one.title.en, one.total,
                *(one.counts[state] for state in ANSWER_STATES), one.rows,
            )  # fmt: skip


def _silent(submission: Submission, key: tuple[str, str], states: States) -> Answer:
    form, name = key
    known = states.get(form)
    is_asked = form in submission.facts.forms and (known is None or name in known["questions"])
    return Answer(submission, form, "", name, "silent" if is_asked else "not_asked")


def _of_answer(answer: Answer, question: Question) -> Iterator[Row]:
    languages = answer.languages if question.multilingual else ()
    if answer.state != "answered" or not languages:
        yield _row(answer, None, answer.values.get("value"), question)
    for language in languages if answer.state == "answered" else ():
        yield _row(answer, language, answer.values[f"value.{language}"], question)


def _row(answer: Answer, language: str | None, value: Any, question: Question) -> Row:
    submission = answer.submission
    is_answered = answer.state == "answered"
    place = answer.where.get(f"value.{language}") if language else answer.place
    values = answer.values
    return (
        submission.sha256, submission.country, submission.edition, answer.form, answer.question, answer.row, language,
        answer.state, status_of(answer, question) if is_answered else None, written(value) if is_answered else None,
        value if is_answered and question.type in ("integer", "decimal") else None,
        value if is_answered and question.type == "date" else None,
        answer.why, values.get("ministry"), values.get("sources"), written(values.get("tags")),
        place.sheet if place else None, place.address if place else None,
    )  # fmt: skip


def written(value: Any) -> str | None:
    """A value as a text: choices by their names, a file by its own."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, list):
        return " ".join(map(str, value))
    if isinstance(value, dict):
        return str(value.get("name") or "")
    return canonical(value)
