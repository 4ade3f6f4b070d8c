"""What states, of files and of answers, are called."""

from __future__ import annotations

from collections.abc import Mapping

from workbook.collection.answers import AnswerState
from workbook.collection.facts import State, Submission
from workbook.collection.standing import REASONS
from workbook.errors import N_, Translator

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


def why(submission: Submission, catalogue: Translator) -> str:
    """Why a file does not count, in a sentence; "" for one that does."""
    if submission.reason == "refused":
        return submission.facts.why_refused(catalogue)
    decision = submission.decision
    if submission.reason == "rejected" and decision is not None and decision.why:
        return decision.why
    return catalogue.gettext(REASONS[submission.reason]) if submission.reason else ""
