"""What of a question's page is shown: words searched for, region, state, theme, tag, language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from workbook.collection.answers import ANSWER_STATES, AnswerState
from workbook.collection.words.highlight import Span, hits
from workbook.collection.words.query import Query, understood
from workbook.questionnaire.values import fold
from workbook.screens.collection.across import Across, Line, TextPlace
from workbook.screens.collection.filters import NO_THEME
from workbook.screens.collection.lands import in_region
from workbook.screens.collection.passages import ThemeName
from workbook.screens.collection.shown_text import ShownText


@dataclass(frozen=True, slots=True)
class Filter:
    """What must be true of a line; "" asks for nothing. `theme` may be `NO_THEME`."""

    words: str = ""
    region: str = ""
    state: str = ""
    theme: str = ""
    tag: str = ""
    language: str = ""

    def __bool__(self) -> bool:
        return self != Filter()


Hits = Mapping[TextPlace, tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class ThemeCount:
    """A theme of a question, and how many countries it is met in."""

    theme: ThemeName
    countries: int


@dataclass(frozen=True)
class Filtered:
    """The lines that are left, what was found in their texts, and the counts of the region that is looked at."""

    lines: tuple[Line, ...]
    silent: tuple[Line, ...]
    not_asked: tuple[Line, ...]
    hits: Hits = field(default_factory=dict)
    counts: tuple[tuple[AnswerState, int], ...] = ()
    themes: tuple[ThemeCount, ...] = ()
    countries: int = 0


class Shown(NamedTuple):
    """The submission whose answer a person comes to see, and what was looked for."""

    sha256: str = ""
    words: str = ""


def filtered(across: Across, wanted: Filter, shown: Shown = Shown()) -> Filtered:  # noqa: B008
    """What is left of a page; in the answer of `shown`, what was looked for is found too.

    It may read many long texts: not for the drawing thread.
    """
    here = [one for one in across.everyone if in_region(one.submission.country, wanted.region)]
    left = [one for one in here if _fits(one, wanted)]
    found: dict[TextPlace, tuple[Span, ...]] = {}
    query = understood(wanted.words)
    if query:
        left = [one for one in left if _says(one, query, wanted.words, found)]
    for line in left if shown.words else ():
        if line.key.sha256 == shown.sha256:
            found |= {place: spans for place, spans in _hits(line, understood(shown.words)) if spans}
    of_state = {state: tuple(one for one in left if one.state == state) for state in ("silent", "not_asked")}
    return Filtered(
        tuple(one for one in left if one.state not in of_state),
        of_state["silent"],
        of_state["not_asked"],
        found,
        _states(here),
        _themes(here),
        len(here),
    )


def _fits(line: Line, wanted: Filter) -> bool:
    themes = {theme.id for theme in line.themes}
    theme_fits = (
        not wanted.theme
        or wanted.theme in themes
        or (wanted.theme == NO_THEME and not themes and bool(line.texts))
    )
    return (
        theme_fits
        and (not wanted.state or line.state == wanted.state)
        and (not wanted.tag or wanted.tag in line.tags)
        and (not wanted.language or wanted.language in line.answer.languages)
    )


def _says(line: Line, query: Query, typed: str, found: dict[TextPlace, tuple[Span, ...]]) -> bool:
    """Whether a line says what is looked for, or is of the country that is; what was found is kept in `found`."""
    texts = [(words, ShownText(words.text, words.rich).words) for words in line.texts]
    word = line.word if line.state == "answered" else ""  # a reason is filtered by its state
    others = [word, line.why, *line.beside, *(fact.text for fact in line.facts if not fact.words)]
    others += [fact.text for entry in line.entries for fact in entry.facts if not fact.words]
    spans = dict(_hits(line, query))
    everything = [(text, words.language) for words, text in texts] + [(text, "") for text in others if text]
    if _met(query, everything):
        found.update({place: where for place, where in spans.items() if where})
        return True
    return bool(typed.strip()) and fold(line.country).startswith(fold(typed))


def _hits(line: Line, query: Query) -> Iterator[tuple[TextPlace, tuple[Span, ...]]]:
    for words in line.texts:
        yield words.place, hits(ShownText(words.text, words.rich).words, query, words.language)


def _met(query: Query, texts: Sequence[tuple[str, str]]) -> bool:
    """Whether every group of a query is in one of the texts, and nothing unwanted is in any."""

    def within(one: Query) -> bool:
        return any(hits(text, one, language) for text, language in texts)

    unwanted = Query((query.unwanted,)) if query.unwanted else Query()
    return all(within(Query((group,))) for group in query.wanted) and not within(unwanted)


def _states(lines: Sequence[Line]) -> tuple[tuple[AnswerState, int], ...]:
    """How many countries are in each state, in the order of the states; what nobody is in is left out, but for answers
    and silence."""
    counted = Counter(line.state for line in lines)
    shown = (state for state in ANSWER_STATES if counted[state] or state in ("answered", "silent"))
    return tuple((state, counted[state]) for state in shown)


def _themes(lines: Sequence[Line]) -> tuple[ThemeCount, ...]:
    """The themes met, those of most countries first: themes may be ranked, countries never."""
    countries: dict[ThemeName, set[str]] = {}
    for line in lines:
        for theme in line.themes:
            countries.setdefault(theme, set()).add(line.submission.country or line.key.sha256)
    counts = (ThemeCount(theme, len(met)) for theme, met in countries.items())
    return tuple(sorted(counts, key=lambda one: (-one.countries, fold(one.theme.name))))
