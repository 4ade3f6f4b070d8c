"""The table of submissions: one line a file received, by country, region or date; never by a count."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from workbook.collection.facts import State, Submission
from workbook.collection.figures.grouping import country_name, region_name, region_of
from workbook.collection.wording import STATES as STATE_NAMES
from workbook.collection.wording import why
from workbook.errors import N_
from workbook.languages import Catalogue
from workbook.questionnaire.countries import regions
from workbook.questionnaire.values import fold
from workbook.screens.collection.listed import Column, Entry, Row
from workbook.screens.collection.standing import STATE_MARKS

if TYPE_CHECKING:
    from workbook.collection.view import CollectionView, States

NO_COUNTRY = N_("Country not known")
STATES: tuple[State, ...] = ("received", "issues", "accepted", "rejected", "superseded")


@dataclass(frozen=True, slots=True)
class Line:
    """What is told of one file. `answered` and `asked` are None where it was not read."""

    submission: Submission
    country: str
    region: str
    region_code: str
    answered: int | None
    asked: int | None
    words: str = field(repr=False, default="")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines are shown, in which order: `country`, `region` or `received`."""

    words: str = ""
    state: str = ""
    region: str = ""
    order: str = "country"
    descending: bool = False


def read_lines(view: CollectionView, catalogue: Catalogue) -> tuple[Line, ...]:
    """Every file received; reads the file."""
    states = view.states(view.submissions)
    return tuple(_line(one, states.get(one.sha256), catalogue) for one in view.submissions)


def shown_lines(lines: Iterable[Line], wanted: Wanted) -> tuple[Line, ...]:
    """Those that are wanted, in order; without a country come first those that wait for one, last what was refused."""
    words = fold(wanted.words).split()
    kept = [
        line
        for line in lines
        if all(word in line.words for word in words)
        and wanted.state in ("", line.submission.state)
        and wanted.region in ("", line.region_code)
    ]
    kept.sort(key=_by_country)
    if wanted.order != "country":
        kept.sort(key=_ORDERS[wanted.order], reverse=wanted.descending)
    elif wanted.descending:
        kept.reverse()
    return tuple(kept)


def columns(catalogue: Catalogue) -> tuple[Column, ...]:
    """The columns in order; those of counts cannot be sorted by."""
    say = catalogue.gettext
    return (
        Column("country", say(N_("Country")), sortable=True, least=110, most=170),
        Column("region", say(N_("Region")), sortable=True, most=120),
        Column("edition", say(N_("Edition")), most=150),
        Column("state", say(N_("State")), least=110, most=192),
        Column("file", say(N_("File")), stretches=True, least=60),
        Column("received", say(N_("Received")), sortable=True, most=150),
        Column("languages", say(N_("Languages")), most=90),
        Column("answered", say(N_("Answered")), right=True, most=90),
        Column("repairs", say(N_("Repaired")), right=True, most=90),
        Column("listed", say(N_("Not read")), right=True, most=90),
    )


def rows(lines: Sequence[Line], catalogue: Catalogue) -> tuple[Row, ...]:
    """The lines as rows of the table."""
    return tuple(_row(line, catalogue) for line in lines)


def region_choices(lines: Iterable[Line], catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    """The regions of M49 that are met, in its order: code and name."""
    met = {line.region_code for line in lines}
    ordered = [one.code for one in regions() if not one.parent and one.code in met]
    return tuple((code, region_name(code, catalogue)) for code in ordered)


def state_choices(lines: Iterable[Line], catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    """The states that are met: key and words."""
    met = {line.submission.state for line in lines}
    return tuple((state, catalogue.gettext(STATE_NAMES[state])) for state in STATES if state in met)


def waiting(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Those that wait for a decision, by country."""
    return shown_lines(lines, Wanted(state="received"))


def moment_words(at: str, catalogue: Catalogue) -> str:
    """A moment of the file or of its reception, local time; as it stands where it is no moment."""
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return at
    return catalogue.date_time(moment if moment.tzinfo else moment.replace(tzinfo=UTC))


def _day(at: str, catalogue: Catalogue) -> str:
    return catalogue.date(datetime.fromisoformat(at).astimezone().date(), "short")


def count_answered(states: States) -> tuple[int, int]:
    """How many questions and tables have an answer, and how many are asked."""
    answered = asked = 0
    for known in states.values():
        questions, tables = known["questions"], known["rows"]
        asked += len(questions) + len(tables)
        answered += sum(state == "answered" for state in questions.values())
        answered += sum(bool(n) for n in tables.values())
    return answered, asked


def named_country(submission: Submission, catalogue: Catalogue) -> str:
    """The country's name, or that it is not known."""
    code = submission.country
    return country_name(code, catalogue.code) if code else catalogue.gettext(NO_COUNTRY)


def _line(submission: Submission, states: States | None, catalogue: Catalogue) -> Line:
    country = named_country(submission, catalogue)
    code = region_of(submission.country)
    answered, asked = count_answered(states) if states is not None else (None, None)
    region = region_name(code, catalogue) if code else ""
    line = Line(submission, country, region, code, answered, asked)
    state = catalogue.gettext(STATE_NAMES[submission.state])
    told = (country, submission.country, region, submission.edition, submission.facts.name, state)
    return replace(line, words=fold(" ".join((*told, submission.short))))


def _by_country(line: Line) -> Any:
    one = line.submission
    rank = 1 if one.country else 0 if one.state == "received" else 2
    return rank, fold(line.country), one.edition, one.facts.received_at


def _by_region(line: Line) -> int:
    codes = [one.code for one in regions() if not one.parent]
    return codes.index(line.region_code) if line.region_code in codes else len(codes)


_ORDERS: Mapping[str, Callable[[Line], Any]] = {
    "region": _by_region,
    "received": lambda line: line.submission.facts.received_at,
}


def _row(line: Line, catalogue: Catalogue) -> Row:
    one, number = line.submission, catalogue.number
    facts = one.facts
    read = facts.refusal is None
    share = "" if line.answered is None else f"{number(line.answered)} / {number(line.asked or 0)}"
    state = Entry(
        catalogue.gettext(STATE_NAMES[one.state]),
        STATE_MARKS[one.state],
        more=why(one, catalogue),
    )
    entries = (
        Entry(line.country, strong=bool(one.country), quiet=not one.country),
        Entry(line.region),
        Entry(one.edition),
        state,
        Entry(facts.name, quiet=True, more=facts.name),
        Entry(
            _day(facts.received_at, catalogue), quiet=True, more=moment_words(facts.received_at, catalogue)
        ),
        Entry(", ".join(language.upper() for language in facts.languages)),
        Entry(share),
        Entry(number(facts.repairs) if read and facts.repairs else ""),
        Entry(number(facts.listed) if read and facts.listed else ""),
    )
    return Row(one.sha256, entries)
