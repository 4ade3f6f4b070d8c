"""What a letter has to say of one submission, free of words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from workbook.collection.facts import Submission
from workbook.collection.projections import Issues
from workbook.collection.publishing.anomalies import Anomaly, anomalies
from workbook.collection.publishing.coverage import section_of
from workbook.collection.wording import is_example
from workbook.document.snapshot import Snapshot
from workbook.editing.checks import Issue
from workbook.editing.checks import issues as issues_left
from workbook.questionnaire.model import Item, Question, Questionnaire

if TYPE_CHECKING:
    from workbook.collection.view import CollectionView

Kind = Literal["complete", "open", "refused", "rejected", "waits"]
NOTHING = Snapshot("", 0, "", {}, {})


@dataclass(frozen=True, slots=True)
class Missing:
    """A section with the questions that must be answered and are not; `asked` is how many must be."""

    asked: Questionnaire
    section: Item
    questions: tuple[Question, ...]
    required: int


@dataclass(frozen=True, slots=True)
class Material:
    """`left` are other things to do in the workbook (rows without what they need, values out of range, answers that
    were promised); `rivals` the names of files that this one cannot be told apart from; `example` that all is invented."""

    submission: Submission
    kind: Kind
    snapshot: Snapshot = NOTHING
    missing: tuple[Missing, ...] = ()
    left: tuple[Issue, ...] = ()
    repaired: tuple[Anomaly, ...] = ()
    unread: tuple[Anomaly, ...] = ()
    doubts: tuple[Anomaly, ...] = ()
    answered: int = 0
    reasons: int = 0
    asked: int = 0
    rivals: tuple[str, ...] = ()
    example: bool = False

    @property
    def missing_questions(self) -> int:
        return sum(len(one.questions) for one in self.missing)


def material_of(view: CollectionView, submission: Submission) -> Material:
    """What is known of a file that counts, waits or was set aside. Reads it; may be called from any thread."""
    return replace(_material_of(view, submission), example=is_example(view.snapshot))


def _material_of(view: CollectionView, submission: Submission) -> Material:
    if submission.facts.refusal is not None:
        return Material(submission, "refused")
    if submission.state == "rejected":
        return Material(submission, "rejected")
    names = {one.sha256: one.facts.name for one in view.submissions}
    rivals = tuple(names[sha256] for sha256 in submission.rivals if sha256 in names)
    snapshot = view.snapshot_of(submission)
    states = view.states([submission]).get(submission.sha256, {})
    named = [state for found in states.values() for state in found["questions"].values()]
    found = tuple(
        anomalies(submission, view.issues([submission]).get(submission.sha256, Issues()), snapshot.forms)
    )
    missing = tuple(_missing(snapshot))
    left = tuple(one for one in issues_left(snapshot) if one.row or one.kind != "required")
    unread = tuple(one for one in found if one.kind == "listed")
    kind: Kind = "waits" if not submission.current else "open" if missing or left or unread else "complete"
    return Material(
        submission, kind, snapshot, missing, left,
        tuple(one for one in found if one.kind == "repaired"), unread,
        tuple(one for one in found if one.kind == "doubt"),
        named.count("answered"), len(named) - named.count("answered") - named.count("silent"), len(named), rivals,
    )  # fmt: skip


def _missing(snapshot: Snapshot) -> Iterator[Missing]:
    """By section, in the order of the questionnaires."""
    for form, asked in snapshot.forms.items():
        sections: dict[str, tuple[Item, list[Question]]] = {}
        for question in asked.guiding_questions:
            if question.required and not question.retired and snapshot.relevant(form, question):
                section = section_of(asked, question)
                sections.setdefault(section.name, (section, []))[1].append(question)
        for section, required in sections.values():
            silent = tuple(one for one in required if snapshot.state(form, one) == "empty")
            if silent:
                yield Missing(asked, section, silent, len(required))
