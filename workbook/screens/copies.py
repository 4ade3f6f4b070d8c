"""Two copies of one workbook side by side: since when they differ, what was done in each, and which answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from workbook.document.cells import Step
from workbook.document.snapshot import Snapshot
from workbook.editing.copies import OtherCopy, Side
from workbook.editing.labels import step_label
from workbook.errors import N_
from workbook.languages import Catalogue
from workbook.screens.changed_answers import Changed, changed_answers, with_cells

MOST_STEPS = 12
SIDES: tuple[Side, ...] = ("theirs", "ours", "conflict")
VERDICTS = {
    "same": N_("Both copies are alike. One of them can be put away."),
    "ahead": N_(
        "This workbook goes on where the other copy ends: nothing is there that is not here. The other copy can be put away."
    ),
    "behind": N_(
        "The other copy goes on where this workbook ends: nothing is here that is not there. Take its changes over, or go on in the other copy."
    ),
    "unrelated": N_("The other file is another workbook, not a copy of this one. Nothing can be compared."),
}
DIVERGED = N_(
    "Both copies were changed since {moment} ({what}). What changed only there can be taken over as one step; what changed on both sides is for you to decide, question by question."
)
NO_COMMON_STEP = N_(
    "Both copies were changed, and no step is common to them. What differs is for you to decide, question by question."
)


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of a copy: when, who, what."""

    moment: str
    by: str
    what: str


@dataclass(frozen=True, slots=True)
class CopyReport:
    """`ours` and `theirs` are the newest steps after the last common one, of `our_steps` and `their_steps`."""

    relation: str
    verdict: str
    ours: tuple[StepLine, ...]
    theirs: tuple[StepLine, ...]
    our_steps: int
    their_steps: int
    changed: Changed
    counts: Mapping[Side, int]


def copy_report(now: Snapshot, other: OtherCopy, catalogue: Catalogue) -> CopyReport:
    """All that is shown of another copy."""
    found = other.comparison
    differing = Changed((), {})
    if found.relation != "unrelated":
        differing = changed_answers(now, with_cells(now, other.cells), now, catalogue)
    answers = tuple(
        replace(one, kind=other.side_of(one.form, one.row, one.name) or one.kind) for one in differing.answers
    )
    return CopyReport(
        found.relation,
        _verdict(other, catalogue),
        _lines(found.ours, catalogue),
        _lines(found.theirs, catalogue),
        len(found.ours),
        len(found.theirs),
        Changed(answers, differing.titles),
        Counter(other.sides.values()),
    )


def side_words(counts: Mapping[Side, int], catalogue: Catalogue) -> str:
    """`2 changed only there, 1 changed only here, 3 changed on both sides`."""
    there, here, both = (counts.get(side, 0) for side in SIDES)
    told = (
        (there, catalogue.ngettext("{n} changed only there", "{n} changed only there", there)),
        (here, catalogue.ngettext("{n} changed only here", "{n} changed only here", here)),
        (both, catalogue.ngettext("{n} changed on both sides", "{n} changed on both sides", both)),
    )
    return ", ".join(words.format(n=catalogue.number(n)) for n, words in told if n)


def news_words(other: OtherCopy, catalogue: Catalogue) -> str:
    """What is said of a copy that was found beside the workbook, or among the recent files."""
    words = catalogue.gettext(
        N_("{file} is another copy of this workbook and holds changes that are not here.")
    )
    return words.format(file=other.path.name)


def copy_mark(other: OtherCopy) -> str:
    """A copy as it stands: which file, and its last step."""
    steps = other.comparison.theirs
    return f"{other.path}|{steps[-1].id}|{steps[-1].at}" if steps else str(other.path)


def _verdict(other: OtherCopy, catalogue: Catalogue) -> str:
    found = other.comparison
    if found.relation != "diverged":
        return catalogue.gettext(VERDICTS[found.relation])
    if found.common is None:
        return catalogue.gettext(NO_COMMON_STEP)
    moment = catalogue.date_time(datetime.fromisoformat(found.common.at))
    return catalogue.gettext(DIVERGED).format(moment=moment, what=step_label(found.common, catalogue))


def _lines(steps: tuple[Step, ...], catalogue: Catalogue) -> tuple[StepLine, ...]:
    known = {step.id: step for step in steps}
    return tuple(
        StepLine(
            catalogue.date_time(datetime.fromisoformat(step.at)),
            step.by,
            step_label(step, catalogue, known.get(step.reverts or 0)),
        )
        for step in reversed(steps[-MOST_STEPS:])
    )
