"""What countries say of listed measures: by target and region, and measure by measure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbook.collection.figures.counting import Part, form_of, parts_of
from workbook.collection.figures.figure import Filters, Place
from workbook.collection.figures.grouping import Group, by_region, chosen
from workbook.collection.figures.signs import MEASURE_STATES
from workbook.languages import Catalogue
from workbook.questionnaire.model import Question, Questionnaire

if TYPE_CHECKING:
    from workbook.collection.answers import Answer
    from workbook.collection.facts import Submission
    from workbook.collection.view import CollectionView


@dataclass(frozen=True)
class Checklist:
    """The state of every measure for every country that counts; `not_applicable` may be chosen or be a reason."""

    form: Questionnaire
    targets: tuple[Part, ...]
    groups: tuple[Group, ...]
    states: Mapping[tuple[str, str], str]

    @property
    def submissions(self) -> tuple[Submission, ...]:
        return tuple(one for group in self.groups for one in group.submissions)

    def count(self, submissions: Iterable[Submission], measures: Sequence[Question]) -> Counter[str]:
        return Counter(self.states[one.sha256, measure.name] for one in submissions for measure in measures)

    def places(
        self, submissions: Iterable[Submission], measures: Sequence[Question]
    ) -> dict[str, tuple[Place, ...]]:
        """The answers behind each state."""
        found: dict[str, list[Place]] = {}
        for one in submissions:
            for measure in measures:
                place = Place(one, self.form.form_id, measure.name)
                found.setdefault(self.states[one.sha256, measure.name], []).append(place)
        return {state: tuple(places) for state, places in found.items()}


def checklist(view: CollectionView, filters: Filters, catalogue: Catalogue) -> Checklist | None:
    """The checklist that is asked for, else the first one; None where the collection has none."""
    form = form_of(view, filters, "checklist")
    submissions = chosen(view, filters)
    if form is None or form.kind != "checklist" or not submissions:
        return None
    targets = tuple(
        Part(part.section, measures)
        for part in parts_of(form, filters.section)
        if (measures := tuple(one for one in part.questions if is_measure(form, one)))
    )
    counted = {one.sha256 for one in submissions}
    states = {(one.sha256, m.name): "not_asked" for one in submissions for t in targets for m in t.questions}
    for target in targets:
        for measure in target.questions:
            for answer in view.answers(form.form_id, measure.name, filters.edition):
                if answer.submission.sha256 in counted:
                    states[answer.submission.sha256, measure.name] = measure_state(answer)
    return Checklist(form, targets, by_region(submissions, catalogue), states)


def is_measure(form: Questionnaire, question: Question) -> bool:
    """Whether a question asks for the state of a measure."""
    return any(choice.name == "in_force" for choice in form.choices_of(question))


def measure_state(answer: Answer) -> str:
    """In force, partly, planned, none; or what stands in the place of an answer."""
    state = str(answer.values.get("value")) if answer.state == "answered" else answer.state
    return state if state in MEASURE_STATES else "silent"


def in_force_of(counts: Counter[str], catalogue: Catalogue) -> str:
    """`12 / 40`: in force, fully or partly, of those asked that apply."""
    total = sum(counts.values()) - counts["not_asked"] - counts["not_applicable"]
    return f"{catalogue.number(counts['in_force'] + counts['partly'])} / {catalogue.number(total)}"
