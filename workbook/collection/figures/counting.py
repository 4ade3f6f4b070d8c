"""What each country answered to each question of a questionnaire, read from the states kept with a submission."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbook.collection.figures.figure import Filters, Place
from workbook.collection.figures.grouping import Group, by_region, chosen
from workbook.collection.figures.signs import STATES
from workbook.languages import Catalogue
from workbook.questionnaire.model import Item, Question, Questionnaire, Section

if TYPE_CHECKING:
    from workbook.collection.facts import Submission
    from workbook.collection.view import CollectionView


@dataclass(frozen=True, slots=True)
class Part:
    """A round table or target: the innermost section of its questions."""

    section: Section
    questions: tuple[Question, ...]


def parts_of(form: Questionnaire, section: str = "") -> tuple[Part, ...]:
    """The round tables of a questionnaire with what they ask, or those in one section only."""
    found: dict[str, tuple[Section, list[Question]]] = {}
    for question in form.guiding_questions:
        above = form.path(question)
        if question.retired or not above or (section and section not in {one.name for one in above}):
            continue
        found.setdefault(above[-1].name, (above[-1], []))[1].append(question)
    return tuple(Part(item, tuple(questions)) for item, questions in found.values())


def part_code(part: Part) -> str:
    return part.section.code or part.section.name


def question_number(part: Part, question: Question) -> str:
    """What tells a question from its neighbours: `1.2-3` is 3 in round table 1.2."""
    code = question.code or question.name
    return code.removeprefix(part.section.code).lstrip("-. ") or code


@dataclass(frozen=True)
class Standings:
    """The state of every question of a questionnaire for every country that counts."""

    form: Questionnaire
    parts: tuple[Part, ...]
    groups: tuple[Group, ...]
    states: dict[tuple[str, str], str]

    @property
    def submissions(self) -> tuple[Submission, ...]:
        return tuple(one for group in self.groups for one in group.submissions)

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for part in self.parts for question in part.questions)

    def state(self, submission: Submission, question: Item) -> str:
        return self.states[submission.sha256, question.name]

    def count(self, submissions: Iterable[Submission], questions: Sequence[Item]) -> Counter[str]:
        return Counter(self.state(one, question) for one in submissions for question in questions)

    def places(
        self, submissions: Iterable[Submission], questions: Sequence[Item], state: str = ""
    ) -> tuple[Place, ...]:
        """The answers of these countries to these questions, those in one state only if it is named."""
        return tuple(
            Place(one, self.form.form_id, question.name)
            for one in submissions
            for question in questions
            if not state or self.state(one, question) == state
        )


def standings(view: CollectionView, form: Questionnaire, filters: Filters, catalogue: Catalogue) -> Standings:
    """Who answered what. A country that was not asked the questionnaire is in it, as not asked."""
    submissions = chosen(view, filters)
    parts = parts_of(form, filters.section)
    read = view.states(submissions)
    states: dict[tuple[str, str], str] = {}
    for submission in submissions:
        asked = read.get(submission.sha256, {}).get(form.form_id, {}).get("questions", {})
        for part in parts:
            for question in part.questions:
                state = asked.get(question.name, "not_asked")
                states[submission.sha256, question.name] = state if state in STATES else "silent"
    return Standings(form, parts, by_region(submissions, catalogue), states)


def form_of(view: CollectionView, filters: Filters, *kinds: str) -> Questionnaire | None:
    """The questionnaire that is asked for, else the first of these kinds."""
    wanted = view.forms.get(filters.form)
    return wanted or next((form for form in view.forms.values() if form.kind in kinds), None)
