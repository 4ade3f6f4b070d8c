"""What states, of files and of answers, are called."""

from __future__ import annotations

from collections.abc import Mapping

from workbook.collection.answers import AnswerState
from workbook.collection.facts import State, Submission
from workbook.collection.standing import REASONS
from workbook.document.snapshot import Snapshot
from workbook.errors import N_, Translator

EXAMPLE = N_("Example collection: every value and every answer is invented")
STATES: Mapping[State, str] = {
    "received": N_("to be decided"),
    "accepted": N_("accepted"),
    "issues": N_("accepted, with issues"),
    "rejected": N_("rejected"),
    "superseded": N_("superseded"),
}
ANSWER_WORDS: Mapping[AnswerState, str] = {
    "answered": N_("Answered"),
    "not_applicable": N_("Not applicable"),
    "no_data": N_("No data available"),
    "confidential": N_("Confidential"),
    "pending": N_("To come"),
    "silent": N_("Silent"),
    "not_asked": N_("Not asked"),
}


def is_example(snapshot: Snapshot) -> bool:
    """Whether everything in the collection is invented."""
    return bool(snapshot.value("collection", "example"))


def example_note(snapshot: Snapshot, catalogue: Translator) -> str:
    """What everything that is made of an example collection says of it; "" for any other."""
    return catalogue.gettext(EXAMPLE) if is_example(snapshot) else ""


def why(submission: Submission, catalogue: Translator) -> str:
    """Why a file does not count, in a sentence; "" for one that does."""
    if submission.reason == "refused":
        return submission.facts.why_refused(catalogue)
    decision = submission.decision
    if submission.reason == "rejected" and decision is not None and decision.why:
        return decision.why
    return catalogue.gettext(REASONS[submission.reason]) if submission.reason else ""
