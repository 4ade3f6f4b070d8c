"""What became of the files that are being admitted: one line each, and all of them in a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from workbook.collection.wording import why as why_of
from workbook.errors import N_, KnownError
from workbook.languages import Catalogue
from workbook.screens.collection.listed import Column, Entry, Row
from workbook.screens.collection.submissions import named_country

if TYPE_CHECKING:
    from workbook.collection.facts import Submission

Became = Literal["received", "refused", "rejected", "issues", "repaired", "accepted", "superseded", "known"]
ORDER: tuple[Became, ...] = (
    "received", "refused", "rejected", "issues", "repaired", "accepted", "superseded", "known",
)  # fmt: skip
WORDS: dict[Became, str] = {
    "received": N_("to be decided"),
    "refused": N_("unreadable"),
    "rejected": N_("rejected"),
    "issues": N_("accepted, with issues"),
    "repaired": N_("accepted, with repairs"),
    "accepted": N_("accepted"),
    "superseded": N_("replaced by a later file"),
    "known": N_("was there already"),
}
MARKS: dict[Became, str] = {
    "received": "conflict", "refused": "error", "rejected": "error", "issues": "warning", "repaired": "final",
    "accepted": "final", "superseded": "missing", "known": "missing",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Admitted:
    """A file that was read. `error` is why not even its bytes could be kept."""

    name: str
    sha256: str
    known: bool = False
    error: KnownError | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file, as things stand now: a later file may still change it."""

    file: Admitted
    became: Became
    submission: Submission | None


def outcomes(files: Sequence[Admitted], submissions: Sequence[Submission]) -> tuple[Outcome, ...]:
    """What became of each, in the order in which they were read."""
    by_sha256 = {one.sha256: one for one in submissions}
    return tuple(_outcome(file, by_sha256.get(file.sha256)) for file in files)


def by_need(found: Sequence[Outcome]) -> tuple[Outcome, ...]:
    """Those first that ask for something."""
    return tuple(sorted(found, key=lambda one: ORDER.index(one.became)))


def counts_of(found: Sequence[Outcome], catalogue: Catalogue) -> str:
    """`41 accepted, 3 accepted with repairs, 2 refused`: all kinds that are met, what asks for something first."""
    counts = Counter(one.became for one in found)
    plain = {
        "received": catalogue.ngettext(
            "{n} waits for a decision", "{n} wait for a decision", counts["received"]
        ),
        "refused": catalogue.ngettext("{n} unreadable", "{n} unreadable", counts["refused"]),
        "rejected": catalogue.ngettext("{n} rejected", "{n} rejected", counts["rejected"]),
        "issues": catalogue.ngettext("{n} with issues", "{n} with issues", counts["issues"]),
        "repaired": catalogue.ngettext("{n} with repairs", "{n} with repairs", counts["repaired"]),
        "accepted": catalogue.ngettext("{n} accepted", "{n} accepted", counts["accepted"]),
        "superseded": catalogue.ngettext("{n} replaced", "{n} replaced", counts["superseded"]),
        "known": catalogue.ngettext("{n} there already", "{n} there already", counts["known"]),
    }
    return ", ".join(plain[kind].format(n=catalogue.number(counts[kind])) for kind in ORDER if counts[kind])


def columns(catalogue: Catalogue) -> tuple[Column, ...]:
    say = catalogue.gettext
    return (
        Column("file", say(N_("File")), least=160, most=320),
        Column("country", say(N_("Country")), least=100, most=180),
        Column("became", say(N_("What became of it")), least=140, most=200),
        Column("why", say(N_("Why")), stretches=True, least=160),
    )


def rows(found: Sequence[Outcome], catalogue: Catalogue) -> tuple[Row, ...]:
    """The outcomes as rows; the key of a row is the SHA-256, "" where nothing was kept."""
    return tuple(_row(one, catalogue) for one in found)


def _outcome(file: Admitted, submission: Submission | None) -> Outcome:
    if file.error is not None or submission is None:
        return Outcome(file, "refused", None)
    if file.known:
        return Outcome(file, "known", submission)
    if submission.facts.refusal is not None:
        return Outcome(file, "refused", submission)
    repaired = submission.state == "accepted" and submission.facts.repairs
    return Outcome(file, "repaired" if repaired else submission.state, submission)


def _row(one: Outcome, catalogue: Catalogue) -> Row:
    submission = one.submission
    why = one.file.error.text(catalogue) if one.file.error is not None else ""
    if submission is not None and one.became != "known":
        why = why_of(submission, catalogue) or _noted(submission, catalogue)
    known = submission is not None and submission.country
    country = named_country(submission, catalogue) if submission is not None and known else ""
    became = Entry(catalogue.gettext(WORDS[one.became]), MARKS[one.became])
    name = Entry(one.file.name, strong=True, more=one.file.name)
    return Row(one.file.sha256, (name, Entry(country), became, Entry(why, quiet=True, more=why)))


def _noted(submission: Submission, catalogue: Catalogue) -> str:
    """`12 repairs, 3 cells not read`."""
    facts = submission.facts
    told = (
        (facts.repairs, catalogue.ngettext("{n} repair", "{n} repairs", facts.repairs)),
        (facts.listed, catalogue.ngettext("{n} cell not read", "{n} cells not read", facts.listed)),
        (facts.doubts, catalogue.ngettext("{n} doubt", "{n} doubts", facts.doubts)),
    )
    return ", ".join(words.format(n=catalogue.number(n)) for n, words in told if n)
