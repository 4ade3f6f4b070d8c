"""What waits for a decision: the files that cannot be told apart, side by side, and in which answers they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbook.collection.facts import Submission
from workbook.errors import N_
from workbook.languages import Catalogue
from workbook.screens.changed_answers import Changed, changed_answers, count_words
from workbook.screens.collection.places import question_place
from workbook.screens.collection.submissions import count_answered, moment_words, named_country
from workbook.screens.places import Place

if TYPE_CHECKING:
    from workbook.collection.view import CollectionView, States

NAMES_A_COUNTRY = ("no_country", "unknown_country")
ADVICE = {
    "no_country": N_("Say which country it is about; then its answers count."),
    "unknown_country": N_("Say which country it is about; then its answers count."),
    "same_identity": N_(
        "Somebody changed one of the two after it was made. Choose the one that counts; the other is kept and stays readable."
    ),
    "two_countries": N_(
        "One of the files was probably made from a copy of the other’s workbook. Choose the one that counts, or reject one with a reason."
    ),
    "two_documents": N_(
        "Only one workbook a country and edition can count. Choose it; the other is kept and stays readable."
    ),
}


@dataclass(frozen=True, slots=True)
class Side:
    """One of the files to choose among: `lines` are what is told of it, in the order of `Deciding.labels`."""

    sha256: str
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deciding:
    """What has to be decided. Without `sides` a country is to be named."""

    reason: str
    advice: str
    labels: tuple[str, ...] = ()
    sides: tuple[Side, ...] = ()

    @property
    def names_country(self) -> bool:
        return self.reason in NAMES_A_COUNTRY


@dataclass(frozen=True, slots=True)
class Differing:
    """In which answers another file differs from the one that is looked at."""

    other: str
    changed: Changed
    words: str


def deciding(view: CollectionView, sha256: str, catalogue: Catalogue) -> Deciding | None:
    """What has to be decided of a file; None for one that waits for nothing. Reads the file."""
    one = view.submission(sha256)
    if one.state != "received":
        return None
    say = catalogue.gettext
    rivals = [view.submission(rival) for rival in one.rivals]
    advice = say(ADVICE.get(one.reason, ""))
    if not rivals:
        return Deciding(one.reason, advice)
    files = [one, *rivals]
    states = view.states(files)
    labels = (
        N_("Country"),
        N_("Edition"),
        N_("Made"),
        N_("Received"),
        N_("Answered"),
        N_("Cells filled in"),
        N_("Not read"),
    )
    sides = tuple(_side(file, states.get(file.sha256, {}), catalogue) for file in files)
    return Deciding(one.reason, advice, tuple(say(label) for label in labels), sides)


def differing(view: CollectionView, sha256: str, other: str, catalogue: Catalogue) -> Differing:
    """Compare the answers of two files, from `other` to the one that is looked at; reads the file."""
    one, rival = view.submission(sha256), view.submission(other)
    here, there = view.snapshot_of(one), view.snapshot_of(rival)
    changed = changed_answers(there, here, here, catalogue)
    words = count_words(changed.counts, catalogue) or catalogue.gettext(N_("All answers are alike."))
    return Differing(other, changed, words)


def across(changed: Place) -> Place:
    """The place of an answer in a workbook as the place of its question in a collection."""
    return question_place(changed.form, changed.name)


def next_waiting(submissions: Sequence[Submission], sha256: str) -> Submission | None:
    """Another file that waits for a decision."""
    waiting = [one for one in submissions if one.state == "received" and one.sha256 != sha256]
    return waiting[0] if waiting else None


def _side(one: Submission, states: States, catalogue: Catalogue) -> Side:
    facts, number = one.facts, catalogue.number
    answered, asked = count_answered(states)
    return Side(
        one.sha256,
        facts.name,
        (
            named_country(one, catalogue),
            one.edition,
            moment_words(facts.written_at, catalogue),
            moment_words(facts.received_at, catalogue),
            f"{number(answered)} / {number(asked)}",
            number(facts.filled),
            number(facts.listed),
        ),
    )
