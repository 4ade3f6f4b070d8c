"""What was found in all answers, by country or by question."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from workbook.collection.coding.themes import themes_of
from workbook.collection.publishing.wording import question_code
from workbook.collection.words.search import Filters, Hit, search
from workbook.document.snapshot import IDENTIFICATION
from workbook.languages import Catalogue
from workbook.screens.collection.filters import (
    Choices,
    edition_choices,
    language_choices,
    region_choices,
    state_choices,
    tag_choices,
)
from workbook.screens.collection.lands import submission_name
from workbook.screens.collection.places import found_place, submission_place
from workbook.screens.places import Place

if TYPE_CHECKING:
    from workbook.collection.view import CollectionView

By = Literal["country", "question"]


@dataclass(frozen=True, slots=True)
class HitLine:
    """An answer that was found: its head is the question where it stands under a country, else the country."""

    hit: Hit
    head: str


@dataclass(frozen=True, slots=True)
class HitGroup:
    """A country, or a question, with what was found there."""

    title: str
    counted: str
    lines: tuple[HitLine, ...]


@dataclass(frozen=True)
class Results:
    """`summary` says how much was found; `choices` are what can be filtered by."""

    words: str
    groups: tuple[HitGroup, ...]
    summary: str
    choices: dict[str, Choices]

    @property
    def lines(self) -> tuple[HitLine, ...]:
        return tuple(line for group in self.groups for line in group.lines)


def results(view: CollectionView, words: str, filters: Filters, by: By, catalogue: Catalogue) -> Results:
    """Search, and put in order what was found. It reads the file."""
    hits = search(view, words, filters, catalogue.code)
    names = _Names(view, catalogue)
    groups = _by_country(hits, names) if by == "country" else _by_question(view, hits, names)
    return Results(words, tuple(groups), _summary(hits, catalogue), _choices(view, catalogue))


def place_of(hit: Hit, words: str) -> Place:
    """Where an answer that was found is read; what countries say of themselves stands on the page of the file."""
    if hit.form == IDENTIFICATION:
        return submission_place(hit.submission.sha256)
    return found_place(hit.form, hit.question, hit.submission.sha256, words)


class _Names:
    def __init__(self, view: CollectionView, catalogue: Catalogue) -> None:
        self._view, self._catalogue = view, catalogue
        self._questions: dict[tuple[str, str], str] = {}

    def country(self, hit: Hit) -> str:
        return submission_name(hit.submission, self._catalogue.code)

    def question(self, hit: Hit) -> str:
        """“Berlin 2017, 1.2-4 · Monitor and measure”."""
        key = (hit.form, hit.question)
        if key not in self._questions:
            asked = self._view.questionnaire(hit.form, hit.submission.facts.forms.get(hit.form, ""))
            found = next((one for one in asked.questions if one.name == hit.question), None)
            title = (asked.short_title or asked.title).get(self._catalogue.code)
            if found is None:
                self._questions[key] = f"{title}, {hit.question}"
            else:
                code = question_code(found, asked)
                code = f", {code}" if found.code else ""
                self._questions[key] = f"{title}{code} · {found.title(self._catalogue.code)}"
        return self._questions[key]

    def counted(self, n: int) -> str:
        words = self._catalogue.ngettext("{n} answer", "{n} answers", n)
        return words.format(n=self._catalogue.number(n))


def _by_country(hits: Iterable[Hit], names: _Names) -> Iterable[HitGroup]:
    found: dict[str, list[Hit]] = {}
    for hit in hits:
        found.setdefault(hit.submission.sha256, []).append(hit)
    for some in found.values():
        lines = tuple(HitLine(hit, names.question(hit)) for hit in some)
        yield HitGroup(names.country(some[0]), names.counted(len(lines)), lines)


def _by_question(view: CollectionView, hits: Iterable[Hit], names: _Names) -> Iterable[HitGroup]:
    """In the order in which questions are asked."""
    found: dict[tuple[str, str], list[Hit]] = {}
    for hit in hits:
        found.setdefault((hit.form, hit.question), []).append(hit)
    order = {
        (form, question.name): (at, place)
        for at, (form, asked) in enumerate(view.forms.items())
        for place, question in enumerate(asked.questions)
    }
    last = (len(view.forms), 0)
    for key in sorted(found, key=lambda key: (order.get(key, last), key)):
        lines = tuple(HitLine(hit, names.country(hit)) for hit in found[key])
        yield HitGroup(names.question(found[key][0]), names.counted(len(lines)), lines)


def _summary(hits: tuple[Hit, ...], catalogue: Catalogue) -> str:
    """“143 answers of 25 countries”."""
    n, countries = len(hits), len({hit.submission.sha256 for hit in hits})
    answers = catalogue.ngettext("{n} answer", "{n} answers", n).format(n=catalogue.number(n))
    words = catalogue.ngettext("{answers} of {n} country", "{answers} of {n} countries", countries)
    return words.format(answers=answers, n=catalogue.number(countries))


def _choices(view: CollectionView, catalogue: Catalogue) -> dict[str, Choices]:
    code = catalogue.code
    forms = view.forms.items()
    return {
        "region": region_choices((one.country for one in view.current()), catalogue),
        "form": tuple((form, (asked.short_title or asked.title).get(code)) for form, asked in forms),
        "theme": tuple((one.id, one.name.get(code)) for one in themes_of(view.snapshot)),
        "given": tuple(one for one in state_choices(catalogue) if one[0] not in ("silent", "not_asked")),
        "tag": tag_choices(catalogue),
        "language": language_choices(catalogue),
        "edition": edition_choices(view.editions),
    }
