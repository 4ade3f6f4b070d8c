"""One file received: what is known of it, what the reading noted cell by cell, and the other files of its country."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from workbook.collection.facts import Submission
from workbook.collection.figures.counting import parts_of
from workbook.collection.wording import STATES, why
from workbook.document.cells import Cell
from workbook.errors import N_
from workbook.exchange.repairs import DOUBTS, REASONS, REPAIRS
from workbook.languages import Catalogue
from workbook.questionnaire.model import Questionnaire
from workbook.questionnaire.rich_text import plain
from workbook.screens.collection.listed import Column, Entry, Row
from workbook.screens.collection.places import question_place
from workbook.screens.collection.standing import STATE_MARKS
from workbook.screens.collection.submissions import count_answered, moment_words, named_country
from workbook.screens.places import Place
from workbook.screens.standing import LANGUAGE_NAMES

if TYPE_CHECKING:
    from workbook.collection.projections import Issues
    from workbook.collection.view import CollectionView, States

LONGEST = 300  # characters of a cell's text that are shown
Act = Literal["accept", "reject", "take_back"]
KIB, MIB = 1024, 1024 * 1024


class Fact(NamedTuple):
    """Something known of the file, with what it is."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a questionnaire that the country was asked, with how much of it it answered."""

    form: str
    section: str
    title: str
    share: str
    answered: int
    asked: int


@dataclass(frozen=True, slots=True)
class Noted:
    """Something that the reading noted in a cell; `place` is the question that it concerns."""

    row: Row
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class About:
    """Everything on the page of a submission but its answers. `title` is the country, `why` a sentence or nothing."""

    submission: Submission
    title: str
    mark: str
    state: str
    why: str
    facts: tuple[Fact, ...]
    parts: tuple[Part, ...]
    noted: tuple[Noted, ...]
    others: tuple[Submission, ...]

    @property
    def acts(self) -> tuple[Act, ...]:
        """What the secretariat can do with it, besides choosing among files that wait."""
        one = self.submission
        if one.state in ("received", "accepted", "issues"):
            found: tuple[Act, ...] = ("accept", "reject") if one.state == "issues" else ("reject",)
        else:
            found = ()
        return (*found, "take_back") if one.decision is not None else found


def about(view: CollectionView, sha256: str, catalogue: Catalogue) -> About:
    """Read what is known of a file. Raises UsageError for one that is not in the collection."""
    one = view.submission(sha256)
    states = view.states([one]).get(one.sha256, {})
    issues = view.issues([one]).get(one.sha256)
    return About(
        one,
        named_country(one, catalogue) if one.country else one.facts.name,
        STATE_MARKS[one.state],
        catalogue.gettext(STATES[one.state]),
        why(one, catalogue),
        tuple(_facts(one, states, view, catalogue)),
        tuple(_parts(one, view, states, catalogue)),
        tuple(_noted(issues, catalogue)) if issues else (),
        others_of(view, one),
    )


def others_of(view: CollectionView, one: Submission) -> tuple[Submission, ...]:
    """The other files of the country, of the same workbook, or that it cannot be told apart from; the newest first."""
    found = [
        other
        for other in view.submissions
        if other.sha256 != one.sha256
        and (
            (one.country and other.country == one.country)
            or (one.facts.document and other.facts.document == one.facts.document)
            or other.sha256 in (*one.rivals, one.by)
            or other.by == one.sha256
        )
    ]
    return tuple(sorted(found, key=lambda other: other.facts.received_at, reverse=True))


def other_columns(catalogue: Catalogue) -> tuple[Column, ...]:
    say = catalogue.gettext
    return (
        Column("file", say(N_("File")), least=160, most=300),
        Column("edition", say(N_("Edition")), most=150),
        Column("written", say(N_("Made")), most=170),
        Column("received", say(N_("Received")), most=170),
        Column("state", say(N_("State")), least=110, most=170),
        Column("why", say(N_("Why")), stretches=True, least=120),
    )


def other_rows(others: Sequence[Submission], catalogue: Catalogue) -> tuple[Row, ...]:
    """The other files as rows of a table."""
    return tuple(
        Row(
            one.sha256,
            (
                Entry(one.facts.name, strong=True, more=one.facts.name),
                Entry(one.edition),
                Entry(moment_words(one.facts.written_at, catalogue)),
                Entry(moment_words(one.facts.received_at, catalogue)),
                Entry(catalogue.gettext(STATES[one.state]), STATE_MARKS[one.state]),
                Entry(why(one, catalogue), quiet=True, more=why(one, catalogue)),
            ),
        )
        for one in others
    )


def noted_columns(catalogue: Catalogue) -> tuple[Column, ...]:
    say = catalogue.gettext
    return (
        Column("where", say(N_("Cell")), least=90, most=200),
        Column("kind", say(N_("Noted as")), least=100, most=140),
        Column("text", say(N_("What stands there")), least=140, most=320),
        Column("why", say(N_("What was made of it")), stretches=True, least=140),
    )


def size_words(size: int, catalogue: Catalogue) -> str:
    """`312 KB`, `1.4 MB`."""
    if size < MIB:
        return catalogue.gettext(N_("{n} KB")).format(n=catalogue.number(max(1, round(size / KIB))))
    return catalogue.gettext(N_("{n} MB")).format(n=catalogue.number(round(size / MIB, 1)))


def _facts(one: Submission, states: States, view: CollectionView, catalogue: Catalogue) -> list[Fact]:
    say, facts = catalogue.gettext, one.facts
    languages = ", ".join(say(LANGUAGE_NAMES[each]) for each in facts.languages if each in LANGUAGE_NAMES)
    told = [
        (N_("File"), f"{facts.name} ({size_words(facts.size, catalogue)})"),
        (N_("Fingerprint (SHA-256)"), facts.sha256),
        (N_("Received"), moment_words(facts.received_at, catalogue)),
        (N_("Made"), moment_words(facts.written_at, catalogue) if facts.written_at else ""),
        (N_("Edition"), one.edition),
        (N_("Answers in"), languages),
        (N_("Questions answered"), _answered(states, catalogue)),
        (N_("Cells"), _cells(one, catalogue)),
        (N_("Decision"), _decided(one, catalogue)),
    ]
    return [Fact(say(label), words) for label, words in told if words]


def _answered(states: States, catalogue: Catalogue) -> str:
    answered, asked = count_answered(states)
    words = catalogue.gettext(N_("{n} of {total}"))
    return words.format(n=catalogue.number(answered), total=catalogue.number(asked)) if asked else ""


def _cells(one: Submission, catalogue: Catalogue) -> str:
    """The balance: what was filled in is stored, or it is listed."""
    facts, number = one.facts, catalogue.number
    if facts.refusal is not None:
        return ""
    words = catalogue.gettext(
        N_("{filled} filled in: {stored} stored, {repaired} of them repaired; {listed} not read")
    )
    return words.format(
        filled=number(facts.filled),
        stored=number(facts.stored),
        repaired=number(facts.repairs),
        listed=number(facts.listed),
    )


def _decided(one: Submission, catalogue: Catalogue) -> str:
    decision = one.decision
    if decision is None:
        return ""
    verdict = catalogue.gettext(N_("accepted") if decision.verdict == "accepted" else N_("rejected"))
    words = catalogue.gettext(N_("{verdict} by {who}, {when}"))
    told = words.format(verdict=verdict, who=decision.by, when=moment_words(decision.at, catalogue))
    return f"{told}{catalogue.colon()} {decision.why}" if decision.why else told


def _parts(one: Submission, view: CollectionView, states: States, catalogue: Catalogue) -> list[Part]:
    found: list[Part] = []
    for form, asked in view.forms.items():
        if form in states:
            own = view.questionnaire(form, one.facts.forms.get(form, asked.version))
            found += _parts_of(own, states[form], catalogue)
    return found


def _parts_of(
    asked: Questionnaire, known: Mapping[str, Mapping[str, Any]], catalogue: Catalogue
) -> list[Part]:
    short = (asked.short_title or asked.title).get(catalogue.code)
    found: list[Part] = []
    for part in parts_of(asked):
        names = [one.name for one in part.questions if one.name in known["questions"]]
        answered = sum(known["questions"][name] == "answered" for name in names)
        title = f"{short} · {part.section.code} {part.section.title(catalogue.code)}".replace("  ", " ")
        if names:
            found.append(_part(asked.form_id, part.section.name, title, answered, len(names), catalogue))
    for repeat in asked.repeats:
        if repeat.name in known["rows"]:
            rows = int(known["rows"][repeat.name])
            title = f"{short} · {repeat.title(catalogue.code)}"
            lines = catalogue.ngettext("{n} row", "{n} rows", rows).format(n=catalogue.number(rows))
            found.append(Part(asked.form_id, repeat.name, title, lines, int(bool(rows)), 1))
    return found


def _part(form: str, section: str, title: str, answered: int, asked: int, catalogue: Catalogue) -> Part:
    share = f"{catalogue.number(answered)} / {catalogue.number(asked)}"
    return Part(form, section, title, share, answered, asked)


def _noted(issues: Issues, catalogue: Catalogue) -> list[Noted]:
    """What could not be read first, then doubts about the file, then repairs."""
    say = catalogue.gettext
    found: list[Noted] = []
    kind = Entry(say(N_("not read")), "warning")
    for listed in issues.listed:
        text = listed.text[:LONGEST]
        entries = (Entry(_where(*listed.where)), kind, Entry(text, more=listed.text[:2000]))
        found.append(_line(len(found), (*entries, _said(say(REASONS[listed.reason]))), listed.cell))
    for doubt in issues.doubts:
        words = say(DOUBTS[doubt.kind]).format_map(dict(doubt.params))
        about_file = (Entry(""), Entry(say(N_("doubtful")), "warning"), Entry(""))
        found.append(_line(len(found), (*about_file, _said(words)), None))
    kind = Entry(say(N_("repaired")), "final")
    for repair in issues.repairs:
        words = say(REPAIRS[repair.kind])
        if repair.after and repair.after != repair.before:
            words = f"{words} → {_short(repair.after)}"
        entries = (
            Entry(_where(*repair.where)),
            kind,
            Entry(_short(repair.before), more=repair.before[:2000]),
        )
        found.append(_line(len(found), (*entries, _said(words)), repair.cell))
    return found


def _line(at: int, entries: tuple[Entry, ...], cell: Cell | None) -> Noted:
    place = question_place(cell.form, cell.question) if cell is not None else None
    return Noted(Row(str(at), entries), place)


def _said(words: str) -> Entry:
    return Entry(words, more=words)


def _short(text: str) -> str:
    return plain(text)[:LONGEST]


def _where(sheet: str, address: str) -> str:
    return f"{sheet}!{address}" if address else sheet
