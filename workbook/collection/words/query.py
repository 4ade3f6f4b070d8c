"""What a person types in the search field, understood: all words, "phrases", beginnings*, -without, either OR other.

Whatever is typed is a query; signs that mean nothing here are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from workbook.collection.words.tokens import folded_words, stems

MOST_TERMS = 24
LONGEST = 1000  # characters
EITHER = ("OR", "OU", "|")
_ARABIC_AND = "و"
_PIECE = re.compile(r'(-?)(?:["“”«»„]([^"“”«»„]*)(?:["“”«»„]|$)|([^\s"“”«»„]+))')


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase: the ways in which texts may hold it, each the words one after the other as they are searched.

    `beginnings` are what a word may begin with.
    """

    phrases: tuple[tuple[str, ...], ...]
    beginnings: tuple[str, ...] = ()

    @property
    def match(self) -> str:
        """The term in the language of SQLite's full-text search."""
        ways = [f'"{" ".join(phrase)}"' for phrase in self.phrases]
        return " OR ".join([*ways, *(f'"{beginning}" *' for beginning in self.beginnings)])


@dataclass(frozen=True, slots=True)
class Query:
    """Each of `wanted` must be in a text, as one or another of its terms; none of `unwanted` may."""

    wanted: tuple[tuple[Term, ...], ...] = ()
    unwanted: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.wanted)

    @property
    def terms(self) -> tuple[Term, ...]:
        """All that is looked for."""
        return tuple(term for group in self.wanted for term in group)

    @property
    def match(self) -> str:
        """The query in the language of SQLite's full-text search; "" where nothing is looked for."""
        wanted = " AND ".join(f"({_any_of(group)})" for group in self.wanted)
        unwanted = _any_of(self.unwanted)
        return f"({wanted}) NOT ({unwanted})" if wanted and unwanted else wanted


def _any_of(terms: tuple[Term, ...]) -> str:
    return " OR ".join(term.match for term in terms)


@lru_cache(256)
def understood(typed: str) -> Query:
    """The query that a person typed."""
    wanted: list[tuple[Term, ...]] = []
    unwanted: list[Term] = []
    either = False
    for minus, words, is_phrase in _pieces(typed[:LONGEST]):
        if words in EITHER and not is_phrase and not minus:
            either = bool(wanted)
            continue
        term = _term(words, begins=words.endswith("*") and not is_phrase)
        if term is None:
            continue
        if minus:
            unwanted.append(term)
        elif either:
            wanted[-1] = (*wanted[-1], term)
        else:
            wanted.append((term,))
        either = False
        if len(unwanted) + sum(map(len, wanted)) >= MOST_TERMS:
            break
    return Query(tuple(wanted), tuple(unwanted))


def _pieces(typed: str) -> Iterator[tuple[bool, str, bool]]:
    """Whether it is unwanted, the words, and whether they stood between quotation marks."""
    for found in _PIECE.finditer(typed):
        phrase = found[2]
        yield bool(found[1]), found[3] if phrase is None else phrase, phrase is not None


def _term(words: str, begins: bool) -> Term | None:
    """A word or phrase as it may be in a French text, or in an English one; None where it holds no word."""
    phrases = dict.fromkeys((stems(words, "fr"), stems(words, "en")))
    ways = [phrase for phrase in phrases if phrase]
    if not ways:
        return None
    if begins:
        written = folded_words(words)
        if len(written) == 1:
            return Term(tuple(ways), written)
    # “and” is written together with the word after it
    ways += [(_ARABIC_AND + way[0], *way[1:]) for way in ways if "\u0621" <= way[0][0] <= "\u06ff"]
    return Term(tuple(dict.fromkeys(ways)))
