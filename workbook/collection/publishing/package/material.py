"""What all tables of the package are made from, read once: the submissions that count, and their questionnaires."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

from workbook.collection.answers import Answer
from workbook.collection.facts import Submission
from workbook.collection.publishing.forms_met import Versions, forms_met
from workbook.collection.publishing.lands import in_order
from workbook.collection.publishing.package.schema import Row, Table
from workbook.questionnaire.model import Question, Questionnaire

if TYPE_CHECKING:
    from workbook.collection.view import CollectionView

AT_ONCE = 200  # submissions whose states are asked for together
Answers = Mapping[tuple[str, str], tuple[Answer, ...]]
States = Mapping[str, Mapping[str, Any]]


class PerSubmission(Protocol):
    """A table whose rows come from the submissions that count, one after the other."""

    table: Table

    def rows(self, submission: Submission, answers: Answers, states: States) -> Iterator[Row]: ...


class Material:
    """The current submissions of every edition, in the order that tables have."""

    def __init__(self, view: CollectionView) -> None:
        self.view = view
        self.current = in_order(one for edition in view.editions for one in view.current(edition))
        self.versions: Mapping[str, Versions] = forms_met(view, self.current)

    @cached_property
    def forms(self) -> Mapping[str, Questionnaire]:
        """The newest version met of each questionnaire."""
        return {form: versions[0] for form, versions in self.versions.items()}

    @cached_property
    def questions(self) -> Mapping[tuple[str, str], tuple[Questionnaire, Question]]:
        """Every question that can be answered, by questionnaire and name, as the newest version that has it asks it."""
        found: dict[tuple[str, str], tuple[Questionnaire, Question]] = {}
        for form, versions in self.versions.items():
            for asked in versions:
                for question in asked.questions:
                    if question.is_answerable:
                        found.setdefault((form, question.name), (asked, question))
        return found

    def states(self) -> Iterator[tuple[Submission, Mapping[str, Any]]]:
        """Each submission with what became of every question that it was asked."""
        for start in range(0, len(self.current), AT_ONCE):
            some = self.current[start : start + AT_ONCE]
            states = self.view.states(some)
            yield from ((one, states.get(one.sha256, {})) for one in some)

    def choices(self, form: str, list_name: str) -> tuple[str, ...]:
        """The names of a list's choices, in every version met."""
        return tuple(
            dict.fromkeys(
                choice.name for asked in self.versions[form] for choice in asked.choices.get(list_name, ())
            )
        )
