"""Where passages with a theme stand now: the correction that took the place of their file is searched for their words.

Nothing of this is stored. What is not found again is an orphan, told with both texts; a person moves it or takes it
away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from workbook.collection.coding.codings import Coding, codings_of
from workbook.collection.coding.passages import Passage, again
from workbook.collection.coding.themes import Theme, themes_of
from workbook.errors import N_

if TYPE_CHECKING:
    from workbook.collection.answers import Answer
    from workbook.collection.facts import Submission
    from workbook.collection.view import CollectionView

WhyOrphan = Literal["changed", "set_aside", "no_theme"]
WHY_ORPHAN: Mapping[WhyOrphan, str] = {
    "changed": N_("The correction no longer says this."),
    "set_aside": N_("The file does not count."),
    "no_theme": N_("The theme is no longer in the code book."),
}
TEXTS = ("value.fr", "value.en", "value")


@dataclass(frozen=True, slots=True)
class Placed:
    """A coding, and its passage in the file that counts now; `moved` where that is another than it was made in."""

    coding: Coding
    submission: Submission
    passage: Passage
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Orphan:
    """A coding whose passage counts no more; `answers` are what the country says now to the question."""

    coding: Coding
    why: WhyOrphan
    submission: Submission | None = None
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True)
class Coded:
    """All that was coded in a collection, as it stands."""

    themes: tuple[Theme, ...]
    placed: tuple[Placed, ...]
    orphans: tuple[Orphan, ...]

    @cached_property
    def by_answer(self) -> Mapping[tuple[str, str, str, str], tuple[Placed, ...]]:
        """The passages of each answer that has any, in the order in which they stand in it."""
        found: dict[tuple[str, str, str, str], list[Placed]] = defaultdict(list)
        for one in sorted(self.placed, key=lambda one: (one.passage.facet, one.passage.start)):
            found[one.passage.answer].append(one)
        return {key: tuple(ones) for key, ones in found.items()}

    def of_answer(self, answer: Answer) -> tuple[Placed, ...]:
        """The passages of an answer."""
        return self.by_answer.get((answer.submission.sha256, answer.form, answer.row, answer.question), ())


def coded(view: CollectionView) -> Coded:
    """All that was coded, as it stands. Waits for the file where corrections came after the coding."""
    themes = themes_of(view.snapshot)
    standing = _Standing(view)
    placed: list[Placed] = []
    orphans: list[Orphan] = []
    known = {theme.id for theme in themes}
    for coding in codings_of(view.snapshot):
        found = standing.place(coding) if coding.theme in known else Orphan(coding, "no_theme")
        if isinstance(found, Placed):
            placed.append(found)
        else:
            orphans.append(found)
    return Coded(themes, tuple(placed), tuple(orphans))


class _Standing:
    """What took the place of files, and the answers in it, read once."""

    def __init__(self, view: CollectionView) -> None:
        self._view = view
        self._files = {one.sha256: one for one in view.submissions}
        self._read: dict[str, Mapping[tuple[str, str], Sequence[Answer]]] = {}

    def place(self, coding: Coding) -> Placed | Orphan:
        own = self._files.get(coding.passage.submission)
        now = self._now(own)
        if now is None:
            return Orphan(coding, "set_aside", own)
        if now is own:
            return Placed(coding, now, coding.passage)
        answers = self._answers(now).get((coding.passage.form, coding.passage.question), ())
        found = next(self._found(coding.passage, now, answers), None)
        if found is None:
            return Orphan(coding, "changed", now, tuple(answers))
        return Placed(coding, now, found, True)

    def _now(self, submission: Submission | None) -> Submission | None:
        """The file that counts in the place of one, itself perhaps."""
        met: set[str] = set()
        while submission is not None and not submission.current and submission.sha256 not in met:
            met.add(submission.sha256)
            submission = self._files.get(submission.by)
        return submission if submission is not None and submission.current else None

    def _answers(self, submission: Submission) -> Mapping[tuple[str, str], Sequence[Answer]]:
        if submission.sha256 not in self._read:
            self._read[submission.sha256] = self._view.answers_of(submission)
        return self._read[submission.sha256]

    def _found(self, old: Passage, now: Submission, answers: Sequence[Answer]) -> Iterator[Passage]:
        """The same row and language first."""
        rich = is_rich(self._view, now, old.form, old.question)
        for answer in sorted(answers, key=lambda one: one.row != old.row):
            for facet in sorted(TEXTS, key=lambda one: one != old.facet):
                found = again(old, answer, facet, rich)
                if found is not None:
                    yield found


def is_rich(view: CollectionView, submission: Submission, form: str, question: str) -> bool:
    """Whether the answer to a question is in paragraphs, in the version that a file answers."""
    asked = view.questionnaire(form, submission.facts.forms.get(form, ""))
    return any(one.name == question and one.is_long for one in asked.questions)
