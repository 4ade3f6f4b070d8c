"""Search in all answers: which countries say something, to which questions; and how it reads there."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from workbook.collection.answers import Answer
from workbook.collection.coding.passages import words_of
from workbook.collection.coding.placing import coded, is_rich
from workbook.collection.facts import State, Submission
from workbook.collection.words.highlight import Excerpt, Span, excerpt, hits
from workbook.collection.words.marks import mark
from workbook.collection.words.query import Query, understood
from workbook.languages import Language
from workbook.questionnaire.countries import with_example
from workbook.questionnaire.values import fold

if TYPE_CHECKING:
    import sqlite3

    from workbook.collection.view import CollectionView

_TEXTS = ("value.fr", "value.en", "value")


@dataclass(frozen=True, slots=True)
class Filters:
    """What to search in; what is empty leaves nothing out. `region` is the M49 code of a region or subregion, `states`
    those of submissions, `given` what became of the answer, `language` the one that it was given in, `edition` None for
    the newest of each country."""

    region: str = ""
    states: Collection[State] = ()
    given: str = ""
    theme: str = ""
    tag: str = ""
    language: str = ""
    form: str = ""
    question: str = ""
    edition: str | None = None


NO_FILTERS = Filters()


class Hit(NamedTuple):
    """An answer that holds what was looked for; all rows of a table's column are one. `number` is that in the file."""

    number: int
    submission: Submission
    form: str
    question: str


@dataclass(frozen=True, slots=True)
class Found:
    """How a hit reads: the answer (of the first row that has it), the facet, and its words around the place; `spans` are
    those in all the words of the facet, `more` the number of further rows."""

    hit: Hit
    answer: Answer
    facet: str
    excerpt: Excerpt
    spans: tuple[Span, ...]
    more: int = 0


def search(
    view: CollectionView, typed: str, filters: Filters = NO_FILTERS, language: Language = "en"
) -> tuple[Hit, ...]:
    """The answers that hold what was typed, by country in the alphabet of `language`, then as questionnaires ask.

    Waits for the file.
    """
    query = understood(typed)
    if not query:
        return ()
    places = _places_of(view)
    match = _match(query, filters)
    numbers = view.read(lambda file: _matching(file, match))
    wanted = _wanted(view, filters)
    found: list[Hit] = []
    for submission in _alphabetical(view, filters, language):
        found += places.hits(numbers, submission, wanted)
    return tuple(found)


def read_hits(view: CollectionView, some: Sequence[Hit], typed: str) -> tuple[Found, ...]:
    """How hits read, in their order; for those that are shown. Waits for the file."""
    query = understood(typed)
    answers = view.numbered([hit.number for hit in some])
    read = (_found(view, hit, answers.get(hit.number, ()), query) for hit in some)
    return tuple(found for found in read if found is not None)


class _Numbers:
    """To which question each answer of a file is, by its number; a few bytes an answer."""

    def __init__(self, numbers: Mapping[tuple[str, str], Iterable[int]], last: int) -> None:
        self.questions = tuple(numbers)
        self.question_of = array("I", bytes(array("I").itemsize * (last + 1)))
        for place, found in enumerate(numbers.values()):
            for number in found:
                if number <= last:
                    self.question_of[number] = place


class _Places:
    """Which answers a submission has, and the order in which questionnaires ask."""

    def __init__(self, view: CollectionView) -> None:
        heads = view.read(_heads)
        self._ranges = {sha256: (first, last) for sha256, first, last, _ in heads}
        self._numbers = _numbers_of(view, heads)
        forms = {form: place for place, form in enumerate(view.forms)}
        asked = {
            (form, question.name): place
            for form, one in view.forms.items()
            for place, question in enumerate(one.questions)
        }
        self._order = [
            (forms.get(one[0], len(forms)), asked.get(one, len(asked)), one[1])
            for one in self._numbers.questions
        ]

    def hits(self, numbers: Sequence[int], submission: Submission, wanted: _Wanted) -> Iterator[Hit]:
        """Those of ascending numbers that are a submission's, in the order in which questions are asked."""
        first, last = self._ranges.get(submission.sha256, (1, 0))
        own = numbers[bisect_left(numbers, first) : bisect_right(numbers, last)]
        question_of, questions, order = self._numbers.question_of, self._numbers.questions, self._order
        for number in sorted(own, key=lambda one: order[question_of[one]]):
            form, question = questions[question_of[number]]
            if wanted is None or wanted(submission.sha256, form, question):
                yield Hit(number, submission, form, question)


_Wanted = Callable[[str, str, str], bool] | None
_Heads = tuple[tuple[str, int, int, str], ...]
_PLACES: WeakKeyDictionary[CollectionView, _Places] = WeakKeyDictionary()
_NUMBERS: dict[tuple[str, _Heads], _Numbers] = {}


def _places_of(view: CollectionView) -> _Places:
    """Read once for a view."""
    found = _PLACES.get(view)
    if found is None:
        found = _PLACES[view] = _Places(view)
    return found


def _numbers_of(view: CollectionView, heads: _Heads) -> _Numbers:
    """Read once for the files that are there: most acts leave them as they are."""
    key = (view.snapshot.document_id, heads)
    found = _NUMBERS.get(key)
    if found is None:
        last = max((last for _, _, last, _ in heads), default=0)
        found = _Numbers(view.read(_by_question), last)
        _NUMBERS.clear()
        _NUMBERS[key] = found
    return found


def _heads(file: sqlite3.Connection) -> _Heads:
    return tuple(file.execute("SELECT sha256, first, last, hash FROM projections ORDER BY id"))


def _by_question(file: sqlite3.Connection) -> dict[tuple[str, str], list[int]]:
    query = "SELECT form, question, group_concat(id) FROM answers GROUP BY form, question"
    return {(form, name): [*map(int, ids.split(","))] for form, name, ids in file.execute(query)}


def _match(query: Query, filters: Filters) -> str:
    """The query and the filters that the index knows, in the language of SQLite's full-text search."""
    marks = [
        mark("language", filters.language) if filters.language else "",
        mark("tag", filters.tag) if filters.tag else "",
        mark("state", filters.given) if filters.given else "",
    ]
    return " AND ".join([f"({query.match})", *(f'"{one}"' for one in marks if one)])


def _matching(file: sqlite3.Connection, match: str) -> list[int]:
    query = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid"
    return [number for (number,) in file.execute(query, (match,))]


def _wanted(view: CollectionView, filters: Filters) -> _Wanted:
    """Which answers are looked at, where a filter is about the question or the theme; None for all."""
    if not (filters.form or filters.question or filters.theme):
        return None
    themed = {
        (one.submission.sha256, one.passage.form, one.passage.question)
        for one in (coded(view).placed if filters.theme else ())
        if one.coding.theme == filters.theme
    }

    def wanted(sha256: str, form: str, question: str) -> bool:
        return (
            (not filters.form or form == filters.form)
            and (not filters.question or question == filters.question)
            and (not filters.theme or (sha256, form, question) in themed)
        )

    return wanted


def _alphabetical(view: CollectionView, filters: Filters, language: Language) -> list[Submission]:
    """The submissions to search in, by the names of their countries."""
    known = {one.iso3: one for one in with_example()}

    def is_searched(one: Submission) -> bool:
        country = known.get(one.country)
        region = (country.region, country.subregion) if country else ()
        return (not filters.region or filters.region in region) and (
            not filters.states or one.state in filters.states
        )

    def name(one: Submission) -> str:
        country = known.get(one.country)
        return fold(country.name.get(language) if country else one.country)

    return sorted(
        filter(is_searched, view.current(filters.edition)), key=lambda one: (name(one), one.country)
    )


def _found(view: CollectionView, hit: Hit, answers: Iterable[Answer], query: Query) -> Found | None:
    """Where the words stand; the beginning of the answer where they are only together in several of its texts."""
    rich = is_rich(view, hit.submission, hit.form, hit.question)
    read = [
        (answer, facet, words, hits(words, query, language))
        for answer in answers
        for facet, words, language in _texts(answer, rich)
    ]
    if not read:
        return None
    with_spans = [one for one in read if one[3]]
    answer, facet, words, spans = (with_spans or read)[0]
    rows = {one[0].row for one in with_spans}
    return Found(hit, answer, facet, excerpt(words, spans), spans, max(0, len(rows) - 1))


def _texts(answer: Answer, rich: bool) -> Iterator[tuple[str, str, str]]:
    """The texts of an answer that are searched: facet, words, language."""
    for facet in _TEXTS:
        if isinstance(text := answer.values.get(facet), str):
            yield facet, words_of(text, rich), facet[6:]
    if answer.why:
        yield "missing", answer.why, ""
