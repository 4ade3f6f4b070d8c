"""Where in a text the words are that were looked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from workbook.collection.words.query import Query, Term
from workbook.collection.words.tokens import Token, search_words, tokens

BEFORE, AROUND = 40, 220  # characters of an excerpt


class Span(NamedTuple):
    """The characters from `start` up to, not including, `end`."""

    start: int
    end: int


class Excerpt(NamedTuple):
    """A part of a text, in one line, with what was found in it."""

    text: str
    spans: tuple[Span, ...]


def hits(text: str, query: Query, language: str = "") -> tuple[Span, ...]:
    """Where the words and phrases of a query stand in a text, in order; what touches or overlaps is one."""
    if not query or not _holds_any(search_words(text, language), query):
        return ()
    found = tuple(tokens(text, language))
    places: dict[str, list[int]] = {}
    for place, token in enumerate(found):
        places.setdefault(token.word, []).append(place)
    return _joined(sorted(span for term in query.terms for span in _of_term(term, found, places)))


def _holds_any(words: str, query: Query) -> bool:
    """Whether the words of a text hold anything that was looked for; most texts do not, and are told quickly."""
    spaced = f" {words} "
    return any(
        any(f" {' '.join(phrase)} " in spaced for phrase in term.phrases)
        or any(f" {beginning}" in spaced for beginning in term.beginnings)
        for term in query.terms
    )


def _of_term(term: Term, found: Sequence[Token], places: dict[str, list[int]]) -> Iterator[Span]:
    for phrase in term.phrases:
        for place in places.get(phrase[0], ()):
            end = place + len(phrase)
            if tuple(token.word for token in found[place:end]) == phrase:
                yield Span(found[place].start, found[end - 1].end)
    for word, where in places.items():
        if term.beginnings and word.startswith(term.beginnings):
            yield from (Span(found[place].start, found[place].end) for place in where)


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for span in spans:
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def excerpt(text: str, spans: Sequence[Span], longest: int = AROUND) -> Excerpt:
    """The part of a text around the first thing found, cut between words; the beginning where nothing was."""
    first = spans[0].start if spans else 0
    start = _between_words(text, first - BEFORE) if first > BEFORE else 0
    end = (
        len(text)
        if len(text) - start <= longest
        else max(_word_end(text, start + longest), _last(spans, start))
    )
    lead, tail = "… " if start else "", " …" if end < len(text) else ""
    line = "".join(" " if one.isspace() else one for one in text[start:end])
    shift = len(lead) - start
    inside = (
        Span(one.start + shift, one.end + shift) for one in spans if start <= one.start and one.end <= end
    )
    return Excerpt(lead + line + tail, tuple(inside))


def _last(spans: Sequence[Span], start: int) -> int:
    """The first thing found is shown whole, however long it is."""
    return spans[0].end if spans else start


def _between_words(text: str, place: int) -> int:
    """The beginning of the first word from `place` on."""
    blank = next((at for at in range(place, place + BEFORE) if text[at].isspace()), place - 1)
    return blank + 1


def _word_end(text: str, place: int) -> int:
    """The end of the last word before `place`."""
    return next((at for at in range(place, place - BEFORE, -1) if text[at].isspace()), place)
