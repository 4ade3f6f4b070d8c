"""The code book with its counts: themes by region and by round table, the passages of each, and those that were lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from workbook.collection.coding.codings import Coding
from workbook.collection.coding.counts import Count, Counts, counted, of_edition, region, round_table
from workbook.collection.coding.placing import WHY_ORPHAN, Coded, Orphan, Placed, coded
from workbook.collection.coding.themes import Theme, checked_name, theme_cell, theme_of
from workbook.collection.publishing.wording import question_code
from workbook.document.snapshot import Snapshot
from workbook.editing.changes import ChangeSet, changed
from workbook.errors import N_
from workbook.languages import Catalogue
from workbook.questionnaire.countries import regions
from workbook.questionnaire.model import LocalText, Section
from workbook.questionnaire.values import clean_text
from workbook.screens.collection.filters import Choices, region_choices
from workbook.screens.collection.lands import alphabetical, in_region, submission_name
from workbook.screens.collection.listed import Column, Entry, Row
from workbook.screens.collection.passages import given
from workbook.screens.collection.places import question_place
from workbook.screens.places import Place

if TYPE_CHECKING:
    from workbook.collection.facts import Submission
    from workbook.collection.view import CollectionView

By = Literal["region", "round_table"]
THEME, COUNTRIES, PASSAGES = N_("Theme"), N_("Countries"), N_("Passages")
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class PassageLine:
    """A passage with a theme: whose it is, its words, and where it is read."""

    coding: Coding
    head: str
    quote: str
    given: str
    quoted: bool
    place: Place


@dataclass(frozen=True, slots=True)
class OrphanLine:
    """A passage that a correction no longer says: what was said, what is said now, and why it is lost."""

    coding: Coding
    head: str
    theme: str
    quote: str
    why: str
    now: str
    place: Place | None


@dataclass(frozen=True)
class CodeBook:
    """`columns` and `rows` are the table of counts, a row a theme; `only` are the round tables or regions that it can
    be limited to."""

    themes: tuple[Theme, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    only: Choices
    orphans: tuple[OrphanLine, ...]
    coded: Coded
    names: dict[str, str]


def code_book(view: CollectionView, by: By, only: str, catalogue: Catalogue) -> CodeBook:
    """The themes counted by region, or by round table; `only` limits them to one of the others. It reads the file."""
    found = coded(view)
    placed = of_edition(view, found.placed)
    tables = _round_tables(view, catalogue)
    of_table = round_table(view)
    if by == "region":
        kept = [one for one in placed if not only or "/".join(of_table(one)) == only]
        counts, groups = counted(kept, region), _regions(view, catalogue)
        choices = tuple((key, f"{code} {title}".strip()) for key, (code, title) in tables.items())
    else:
        kept = [one for one in placed if in_region(one.submission.country, only)]
        counts = counted(kept, lambda one: "/".join(of_table(one)))
        met = {group for _, group in counts.cells}
        groups = tuple((key, code or title) for key, (code, title) in tables.items() if key in met)
        choices = region_choices((one.country for one in view.current()), catalogue)
    names = {theme.id: theme.name.get(catalogue.code) for theme in found.themes}
    columns = _columns(groups, catalogue)
    rows = tuple(_row(theme, counts, [key for key, _ in groups], catalogue) for theme in found.themes)
    orphans = tuple(_orphan(view, one, names, catalogue) for one in found.orphans)
    return CodeBook(found.themes, columns, rows, choices, orphans, found, names)


def passages_with_theme(
    view: CollectionView, book: CodeBook, theme_id: str, catalogue: Catalogue
) -> tuple[PassageLine, ...]:
    """The passages of a theme in the newest submissions, countries in the order of the alphabet."""
    placed = [one for one in of_edition(view, book.coded.placed, None) if one.coding.theme == theme_id]
    lines = (_passage(view, one, catalogue) for one in placed)
    return tuple(sorted(lines, key=lambda one: alphabetical(one.head)))


def coders(passages: Iterable[PassageLine]) -> tuple[tuple[str, int], ...]:
    """Who gave a theme, and how often, by name."""
    return tuple(sorted(Counter(one.coding.by for one in passages).items()))


def change_theme(snapshot: Snapshot, theme_id: str, name: LocalText, description: LocalText) -> ChangeSet:
    """Another name and description, as one act. Raises InvalidValue for a name that cannot be, UsageError where the
    theme is no longer there."""
    words = (" ".join(clean_text(text).split()) for text in (description.fr, description.en))
    theme = replace(
        theme_of(snapshot, theme_id),
        name=checked_name(snapshot, name, theme_id),
        description=LocalText(*words),
    )
    args = {"question": theme.name.get("en"), "theme": theme_id}
    return ChangeSet("change_theme", args, changed(snapshot, {theme_cell(theme_id): theme.plain()}))


def moved(order: Sequence[str], theme_id: str, by: int) -> list[str]:
    """The order of themes after one was moved up (-1) or down (1)."""
    ids = list(order)
    at = ids.index(theme_id)
    to = max(0, min(len(ids) - 1, at + by))
    ids.insert(to, ids.pop(at))
    return ids


def _regions(view: CollectionView, catalogue: Catalogue) -> tuple[tuple[Hashable, str], ...]:
    countries = {one.country for one in view.current()}
    met = {code for code, _ in region_choices(countries, catalogue)}
    return tuple(
        (one.code, one.name.get(catalogue.code)) for one in regions() if not one.parent and one.code in met
    )


def _round_tables(view: CollectionView, catalogue: Catalogue) -> dict[str, tuple[str, str]]:
    """The innermost sections that ask something, with code and title, by "form/section"."""
    found: dict[str, tuple[str, str]] = {}
    for form, asked in view.forms.items():
        short = (asked.short_title or asked.title).get(catalogue.code)
        for item in asked.flat:
            if isinstance(item, Section) and not any(isinstance(one, Section) for one in item.items):
                found[f"{form}/{item.name}"] = (item.code, item.title(catalogue.code))
        found[f"{form}/"] = ("", short)
    return found


def _columns(groups: Sequence[tuple[Hashable, str]], catalogue: Catalogue) -> tuple[Column, ...]:
    tr = catalogue.gettext
    return (
        Column("name", tr(THEME), stretches=True, least=200),
        Column("countries", tr(COUNTRIES), right=True),
        Column("passages", tr(PASSAGES), right=True),
        *(Column(str(key), words, right=True, most=140) for key, words in groups),
    )


def _row(theme: Theme, counts: Counts, groups: Sequence[Hashable], catalogue: Catalogue) -> Row:
    whole = counts.of(theme.id)
    name = theme.name.get(catalogue.code)
    cells = (_cell(counts.at(theme.id, group), catalogue) for group in groups)
    return Row(
        theme.id,
        (
            Entry(name, strong=True, more=theme.description.get(catalogue.code)),
            _cell(whole, catalogue),
            Entry(catalogue.number(whole.passages) if whole.passages else NOTHING, quiet=not whole.passages),
            *cells,
        ),
    )


def _cell(count: Count, catalogue: Catalogue) -> Entry:
    if not count.countries:
        return Entry(NOTHING, quiet=True)
    return Entry(catalogue.number(count.countries), more=counted_words(count, catalogue))


def counted_words(count: Count, catalogue: Catalogue) -> str:
    """“3 countries, 5 passages”."""
    n, m = count.countries, count.passages
    countries = catalogue.ngettext("{n} country", "{n} countries", n).format(n=catalogue.number(n))
    passages = catalogue.ngettext("{n} passage", "{n} passages", m).format(n=catalogue.number(m))
    return f"{countries}, {passages}"


def _head(
    view: CollectionView, submission: Submission, form: str, question: str, catalogue: Catalogue
) -> str:
    """“Cameroon, Berlin 2017, 1.2-4”."""
    asked = view.questionnaire(form, submission.facts.forms.get(form, ""))
    found = next((one for one in asked.questions if one.name == question), None)
    title = (asked.short_title or asked.title).get(catalogue.code)
    code = question_code(found, asked) if found else question
    return ", ".join((submission_name(submission, catalogue.code), title, code))


def _passage(view: CollectionView, placed: Placed, catalogue: Catalogue) -> PassageLine:
    at = placed.passage
    return PassageLine(
        placed.coding,
        _head(view, placed.submission, at.form, at.question, catalogue),
        at.quote,
        given(placed.coding, catalogue),
        placed.coding.quoted,
        question_place(at.form, at.question, placed.submission.sha256),
    )


def _orphan(view: CollectionView, orphan: Orphan, names: dict[str, str], catalogue: Catalogue) -> OrphanLine:
    at, submission = orphan.coding.passage, orphan.submission
    asked = at.form in view.forms and submission is not None
    head = _head(view, submission, at.form, at.question, catalogue) if asked and submission else at.question
    now = " ".join(text for answer in orphan.answers if (text := answer.text(at.facet[6:])))
    current = submission is not None and submission.current
    return OrphanLine(
        orphan.coding,
        head,
        names.get(orphan.coding.theme, ""),
        at.quote,
        catalogue.gettext(WHY_ORPHAN[orphan.why]),
        now,
        question_place(at.form, at.question, submission.sha256) if current and submission else None,
    )
