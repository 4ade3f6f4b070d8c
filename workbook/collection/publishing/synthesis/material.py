"""All that a synthesis says of a collection, read once for both languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbook.collection.coding.counts import of_edition
from workbook.collection.coding.placing import Coded, Placed, coded
from workbook.collection.facts import Submission
from workbook.collection.projections import Issues
from workbook.errors import N_, UsageError
from workbook.progress import Progress
from workbook.questionnaire.model import Question, Questionnaire

if TYPE_CHECKING:
    from workbook.collection.answers import Answer
    from workbook.collection.view import CollectionView, States

Asked = tuple[str, str]
PassageKey = tuple[tuple[str, str, str, str], str, int, int]


@dataclass(frozen=True)
class Material:
    """`coded` are the passages of submissions that count, `answers` those that a printed passage is taken from."""

    view: CollectionView
    edition: str | None
    submissions: tuple[Submission, ...]
    states: Mapping[str, States]
    issues: Mapping[str, Issues]
    coded: Coded
    by_question: Mapping[Asked, tuple[Placed, ...]]
    answers: Mapping[tuple[str, str, str, str], Answer]

    def form_of(self, placed: Placed) -> Questionnaire | None:
        """The questionnaire that a passage answers, the newest one or else that of its file."""
        return self.view.forms.get(placed.passage.form)

    def question_of(self, placed: Placed) -> Question | None:
        """The question that a passage answers, as the file itself has it; None for one that is not known."""
        form, name = placed.passage.form, placed.passage.question
        try:
            return self.view.questionnaire(form, placed.submission.facts.forms.get(form, "")).question(name)
        except UsageError:
            return None

    def answer_of(self, placed: Placed) -> Answer | None:
        return self.answers.get(placed.passage.answer)


def passage_key(placed: Placed) -> PassageKey:
    """What makes a passage one, however many themes it has."""
    at = placed.passage
    return at.answer, at.facet, at.start, at.end


def read_material(view: CollectionView, edition: str | None, progress: Progress) -> Material:
    """Read states, notes and coded passages; the answers only of questions of which a passage is printed."""
    steps = N_("Reading the answers")
    progress.step(0, 10, steps)
    submissions = view.current(edition)
    states = view.states(submissions)
    progress.step(2, 10, steps)
    issues = view.issues(view.submissions)
    everything = coded(view)
    placed = of_edition(view, everything.placed, edition)
    by_question: dict[Asked, list[Placed]] = defaultdict(list)
    for one in placed:
        by_question[one.passage.form, one.passage.question].append(one)
    answers: dict[tuple[str, str, str, str], Answer] = {}
    printed = [key for key, ones in by_question.items() if any(one.coding.quoted for one in ones)]
    for number, (form, question) in enumerate(printed):
        progress.step(3 * len(printed) + 7 * number, 10 * len(printed), steps)
        for answer in _answers(view, by_question[form, question], form, question, edition):
            answers[answer.submission.sha256, form, answer.row, question] = answer
    return Material(
        view,
        edition,
        submissions,
        states,
        issues,
        everything,
        {key: tuple(ones) for key, ones in by_question.items()},
        answers,
    )


def _answers(
    view: CollectionView, placed: Sequence[Placed], form: str, question: str, edition: str | None
) -> Iterable[Answer]:
    """The answers to a question; file by file where the newest questionnaire no longer asks it."""
    try:
        return view.answers(form, question, edition)
    except UsageError:
        files = {one.submission.sha256: one.submission for one in placed}
        return [answer for one in files.values() for answer in view.answers_of(one).get((form, question), ())]
