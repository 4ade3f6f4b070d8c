"""The completeness of a collection: countries by round tables, and what each country said in each of them.

Countries stand by alphabet or by region, never by a count. What was answered, left for a reason, passed over in silence
and not asked are told apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from workbook.collection.facts import Submission
from workbook.collection.figures.counting import Part, parts_of
from workbook.collection.figures.grouping import alphabetical, by_region, country_name, region_name, region_of
from workbook.collection.wording import ANSWER_WORDS
from workbook.collection.wording import STATES as STATE_NAMES
from workbook.errors import N_
from workbook.languages import Catalogue
from workbook.questionnaire.countries import regions
from workbook.questionnaire.model import Questionnaire
from workbook.screens.collection.places import submission_place
from workbook.screens.collection.standing import STATE_MARKS
from workbook.screens.places import Place

if TYPE_CHECKING:
    from workbook.collection.view import CollectionView, States

CellKind = Literal[
    "share", "count", "silent", "not_applicable", "no_data", "confidential", "pending", "not_asked"
]
REASONS: tuple[CellKind, ...] = ("not_applicable", "no_data", "confidential", "pending")
OTHER = N_("Other")
TITLES = {"checklist": N_("{form}, measures"), "questions": N_("{form}, round tables")}
# told without a verb: they stand in a list of figures
FIGURES = {
    "answered": N_("{n} answered"),
    "not_applicable": N_("{n} not applicable"),
    "no_data": N_("{n} without data"),
    "confidential": N_("{n} confidential"),
    "pending": N_("{n} still to come"),
    "silent": N_("{n} silent"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A round table, or a whole questionnaire (`section` is ""). `group` is the title above it, `below` how much it asks.

    A `counted` column tells how many rows there are, such as actions, and knows no whole.
    """

    form: str
    section: str
    code: str
    below: str
    title: str
    group: str
    questions: tuple[str, ...]
    tables: tuple[str, ...] = ()
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What one country said: `text` stands in the cell, `words` tell it whole. `share` is answered of asked."""

    kind: CellKind
    words: str
    text: str = ""
    share: float = 0.0
    answered: bool = False


@dataclass(frozen=True, slots=True)
class Country:
    """A row: a submission that counts, or the head of a region (`submission` is None)."""

    name: str
    submission: Submission | None = None
    mark: str = ""
    words: str = ""
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Matrix:
    """`foot` is the number of countries with an answer, by column; `kinds` are those that are met."""

    columns: tuple[Column, ...]
    rows: tuple[Country, ...]
    foot: tuple[str, ...]
    kinds: frozenset[CellKind]
    editions: tuple[str, ...]
    regions: tuple[tuple[str, str], ...]
    forms: tuple[tuple[str, str], ...]

    def place(self, row: int, column: int) -> Place | None:
        """The country's answers of that round table; its whole submission where it was not asked."""
        submission = self.rows[row].submission
        if submission is None:
            return None
        cell, asked = self.rows[row].cells[column], self.columns[column]
        if cell.kind == "not_asked":
            return submission_place(submission.sha256)
        return submission_place(submission.sha256, asked.form, asked.section)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked at: a region, an edition (None: each country's newest), a questionnaire; in which order."""

    region: str = ""
    edition: str | None = None
    form: str = ""
    order: Literal["alphabet", "region"] = "alphabet"


def matrix(view: CollectionView, wanted: Wanted, catalogue: Catalogue) -> Matrix:
    """Count what everybody said; reads the file."""
    current = view.current(wanted.edition)
    chosen = [one for one in current if wanted.region in ("", region_of(one.country))]
    columns = _columns(view, wanted.form, catalogue)
    states = view.states(chosen)
    counting = _Counting(columns, states, catalogue)
    rows = tuple(counting.rows(chosen, wanted.order))
    told = [row for row in rows if row.submission is not None]
    foot = tuple(catalogue.number(sum(row.cells[at].answered for row in told)) for at in range(len(columns)))
    kinds = frozenset(cell.kind for row in told for cell in row.cells)
    forms = tuple((form, _short(asked, catalogue)) for form, asked in view.forms.items())
    return Matrix(columns, rows, foot, kinds, view.editions, _regions(current, catalogue), forms)


def _regions(submissions: Iterable[Submission], catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    met = {region_of(one.country) for one in submissions}
    ordered = (one.code for one in regions() if not one.parent)
    return tuple((code, region_name(code, catalogue)) for code in ordered if code in met)


def _short(asked: Questionnaire, catalogue: Catalogue) -> str:
    return (asked.short_title or asked.title).get(catalogue.code)


def _columns(view: CollectionView, form: str, catalogue: Catalogue) -> tuple[Column, ...]:
    """The parts of the first questionnaire with round tables and of the first checklist; the others as one column each.

    Of a questionnaire that is looked at alone, all parts.
    """
    if form in view.forms:
        return _parts(view.forms[form], catalogue) or (_whole(view.forms[form], catalogue),)
    found: list[Column] = []
    rest: list[Column] = []
    unfolded: set[str] = set()
    for asked in view.forms.values():
        parts = _parts(asked, catalogue) if asked.kind in TITLES and asked.kind not in unfolded else ()
        if parts:
            unfolded.add(asked.kind)
            found += parts
        else:
            rest.append(_whole(asked, catalogue))
    return (*found, *rest)


def _parts(asked: Questionnaire, catalogue: Catalogue) -> tuple[Column, ...]:
    template = TITLES.get(asked.kind, "{form}")
    group = catalogue.gettext(template).format(form=_short(asked, catalogue))
    return tuple(_part(asked, part, group, catalogue) for part in parts_of(asked))


def _part(asked: Questionnaire, part: Part, group: str, catalogue: Catalogue) -> Column:
    section = part.section
    title = section.title(catalogue.code)
    return Column(
        asked.form_id,
        section.name,
        section.code or title,
        _of(len(part.questions), catalogue),
        f"{section.code} {title}".strip(),
        group,
        tuple(question.name for question in part.questions),
    )


def _whole(asked: Questionnaire, catalogue: Catalogue) -> Column:
    title, group = _short(asked, catalogue), catalogue.gettext(OTHER)
    tables = tuple(repeat.name for repeat in asked.repeats)
    if asked.kind == "plan" and tables:
        unit = catalogue.gettext(N_("actions"))
        code = catalogue.gettext(N_("Plan"))
        return Column(asked.form_id, "", code, unit, title, group, (), tables[:1], counted=True)
    questions = tuple(one.name for one in asked.guiding_questions if not one.retired)
    inside = () if asked.kind == "plan" else tables
    below = _of(len(questions) + len(inside), catalogue)
    return Column(asked.form_id, "", title, below, title, group, questions, inside)


def _of(n: int, catalogue: Catalogue) -> str:
    return catalogue.gettext(N_("of {n}")).format(n=catalogue.number(n))


class _Counting:
    def __init__(self, columns: Sequence[Column], states: Mapping[str, States], catalogue: Catalogue) -> None:
        self._columns, self._states, self._catalogue = columns, states, catalogue

    def rows(self, submissions: Sequence[Submission], order: str) -> Iterable[Country]:
        if order == "alphabet":
            yield from map(self._row, alphabetical(submissions, self._catalogue))
            return
        for group in by_region(submissions, self._catalogue):
            yield Country(group.name)
            yield from map(self._row, group.submissions)

    def _row(self, submission: Submission) -> Country:
        known = self._states.get(submission.sha256, {})
        name = country_name(submission.country, self._catalogue.code)
        state = self._catalogue.gettext(STATE_NAMES[submission.state])
        edition = f"{submission.edition}, " if submission.edition else ""
        cells = tuple(self._cell(name, column, known.get(column.form)) for column in self._columns)
        return Country(name, submission, STATE_MARKS[submission.state], f"{name}: {edition}{state}", cells)

    def _cell(self, country: str, column: Column, known: Mapping[str, Mapping[str, object]] | None) -> Cell:
        say = self._catalogue.gettext
        begin = f"{country}, {column.title}{self._catalogue.colon()} "
        if known is None:
            return Cell("not_asked", begin + say(ANSWER_WORDS["not_asked"]))
        if column.counted:
            return self._count(begin, column, known)
        tally = _tally(column, known)
        asked = sum(tally.values())
        if not asked:
            return Cell("not_asked", begin + say(ANSWER_WORDS["not_asked"]))
        told = begin + self._told(tally, asked)
        answered = tally["answered"]
        if answered:
            return Cell("share", told, self._catalogue.number(answered), answered / asked, True)
        if tally["silent"]:
            return Cell("silent", told)
        return Cell(max(REASONS, key=lambda reason: tally[reason]), told)

    def _count(self, begin: str, column: Column, known: Mapping[str, Mapping[str, object]]) -> Cell:
        rows = sum(int(str(known["rows"].get(table, 0))) for table in column.tables)
        if not rows:
            return Cell("silent", begin + self._catalogue.gettext(ANSWER_WORDS["silent"]))
        figure = self._catalogue.number(rows)
        return Cell("count", f"{begin}{figure} {column.below}", figure, 0.0, True)

    def _told(self, tally: Counter[str], asked: int) -> str:
        """`3 answered, 1 not applicable, of 4`."""
        number, say = self._catalogue.number, self._catalogue.gettext
        parts = [say(FIGURES[kind]).format(n=number(tally[kind])) for kind in FIGURES if tally[kind]]
        return f"{', '.join(parts)} ({_of(asked, self._catalogue)})"


def _tally(column: Column, known: Mapping[str, Mapping[str, object]]) -> Counter[str]:
    """What became of the questions and tables of a column, of those that were asked."""
    questions, tables = known["questions"], known["rows"]
    found = Counter(str(questions[name]) for name in column.questions if name in questions)
    found.update("answered" if tables[name] else "silent" for name in column.tables if name in tables)
    return found
