"""A questionnaire as a sheet: a row a country, a column a question; states, details and traces folded beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workbook.collection.answers import Answer
from workbook.collection.facts import Submission
from workbook.collection.publishing.consolidated.book import MOST_COLUMNS, Column
from workbook.collection.publishing.consolidated.cells import answer_cell, known_cells, known_columns
from workbook.collection.publishing.consolidated.row_file import Cell
from workbook.collection.publishing.forms_met import Versions, questions_met
from workbook.collection.publishing.lands import land
from workbook.collection.publishing.said import Said
from workbook.collection.publishing.wording import Wording, question_code, trace
from workbook.languages import N_
from workbook.questionnaire.model import LocalText, Question, Questionnaire

_LANGUAGE = {"fr": N_("In French"), "en": N_("In English")}
KNOWN = 5  # columns before the first question
BESIDE = (
    ("state", N_("State"), 16.0),
    ("ministry", N_("Ministry"), 18.0),
    ("sources", N_("Sources"), 20.0),
    ("tags", N_("Cross-cutting themes"), 16.0),
    ("trace", N_("Trace"), 30.0),
)


@dataclass(frozen=True, slots=True)
class Field:
    """What a column says of a question: its answer in a language, or something of what is known beside it."""

    asked: Questionnaire
    question: Question
    role: str
    language: str = ""


class Matrix:
    """The columns of a questionnaire, and the row of a submission in them."""

    def __init__(self, asked: Questionnaire, wording: Wording, fields: Sequence[Field]) -> None:
        self.asked = asked
        self.wording = wording
        self.fields = fields
        self._names = list(dict.fromkeys(field.question.name for field in fields))

    @property
    def columns(self) -> list[Column]:
        known = known_columns(self.wording, (N_("Received"), 12.0), (N_("Answered"), 11.0))
        return [*known, *(self._column(field) for field in self.fields)]

    def row(self, submission: Submission, said: Said, states: Mapping[str, Any]) -> list[Cell]:
        """What a submission says, in the order of the columns."""
        form = self.asked.form_id
        found = {name: answers[0] for name in self._names if (answers := said.answers(form, name))}
        own = states.get(form)
        whole = self._known(submission, own, found)
        return [*whole, *(self._cell(field, submission, found, own) for field in self.fields)]

    def _known(self, submission: Submission, own: Any, found: Mapping[str, Answer]) -> list[Cell]:
        states = own["questions"] if own else {name: answer.state for name, answer in found.items()}
        count = sum(state == "answered" for state in states.values())
        is_asked = self.asked.form_id in submission.facts.forms
        total = len(states) if own else len(self.asked.guiding_questions) if is_asked else 0
        received = submission.facts.received.astimezone().date()
        return [
            *known_cells(land(submission.country)),
            (received, "known day"),
            (f"{count} / {total}" if total else "–", "known number"),
        ]

    def _column(self, field: Field) -> Column:
        question, words = field.question, self.wording.words
        code = question_code(question, field.asked)
        folded = field.role != "answer" or bool(question.detail_of)
        if field.role != "answer":
            head, width = next(
                (words.pair(name), width) for role, name, width in BESIDE if role == field.role
            )
            return Column(head, width, code, folded)
        title = LocalText(question.title("fr"), question.title("en"))
        if question.multilingual and len(self.wording.languages) > 1:
            spoken = words.pair(_LANGUAGE[field.language])
            title = LocalText(f"{title.fr} ({spoken.fr.lower()})", f"{title.en} ({spoken.en})")
        return Column(title, _width(question, field.asked), code, folded)

    def _cell(self, field: Field, submission: Submission, found: Mapping[str, Answer], own: Any) -> Cell:
        question = field.question
        answer = found.get(question.name)
        if answer is None:
            if question.detail_of:
                return None
            answer = self._silent(submission, question, own)
        match field.role:
            case "answer":
                return self._answer(answer, field)
            case "state":
                return self.wording.standing(answer, question), "small"
            case "trace":
                there = answer.place is not None
                shown = answer.facet_in(self.wording.one_language)
                return (
                    (trace(answer, question_code(question, field.asked), shown), "trace") if there else None
                )
            case "tags":
                tags = self.wording.tags(answer)
                return (tags, "small") if tags else None
        stored = answer.values.get(field.role)
        return (str(stored), "small") if stored else None

    def _answer(self, answer: Answer, field: Field) -> Cell:
        return answer_cell(answer, field.question, field.asked, field.language, self.wording)

    def _silent(self, submission: Submission, question: Question, own: Any) -> Answer:
        form = self.asked.form_id
        asked = form in submission.facts.forms and (own is None or question.name in own["questions"])
        return Answer(submission, form, "", question.name, "silent" if asked else "not_asked")


def matrices(versions: Versions, wording: Wording) -> Iterator[Matrix]:
    """The sheets of a questionnaire: one, unless it has more columns than a sheet can."""
    some: list[Field] = []
    for asked, question in questions_met(versions):
        more = [] if question.type == "file" else list(_fields(asked, question, wording))
        if len(some) + len(more) > MOST_COLUMNS - KNOWN:
            yield Matrix(versions[0], wording, some)
            some = []
        some += more
    if some:
        yield Matrix(versions[0], wording, some)


def _fields(asked: Questionnaire, question: Question, wording: Wording) -> Iterator[Field]:
    yield from _answers(asked, question, wording)
    for detail in question.details:
        if detail.is_answerable and detail.type != "file":
            yield from _answers(asked, detail, wording)
    for role, _, _ in BESIDE:
        if role == "trace" or asked.kind != "identification":
            yield Field(asked, question, role)


def _answers(asked: Questionnaire, question: Question, wording: Wording) -> Iterator[Field]:
    many = question.multilingual and len(wording.languages) > 1
    for language in wording.languages if many else (wording.one_language,):
        yield Field(asked, question, "answer", language)


def _width(question: Question, asked: Questionnaire) -> float:
    if question.type == "text":
        return 35.0 if question.is_long or not question.detail_of else 24.0
    return (
        20.0
        if asked.kind == "checklist"
        else 14.0
        if question.type in ("integer", "decimal", "date")
        else 24.0
    )
