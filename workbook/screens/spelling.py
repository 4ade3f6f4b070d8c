"""Spelling in French and English: which words to check, and what they might have been meant to be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spellchecker import SpellChecker

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", re.UNICODE)
_NOT_PROSE = re.compile(r"\S*(?:@|://|www\.|\d|/|\\)\S*")
_ELISION = re.compile(r"^(?:l|d|j|m|t|s|n|c|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu)['’]", re.IGNORECASE)
_ENGLISH_ENDING = re.compile(r"(?:['’](?:s|re|ve|ll|d|m)|s['’])$", re.IGNORECASE)
_FRENCH_TAIL = re.compile(
    r"-(?:t-)?(?:il|elle|on|ils|elles|je|tu|nous|vous|ce|ci|là|le|la|les|lui|leur|y|en|moi|toi|même|mêmes)$",
    re.IGNORECASE,
)
MOST_SUGGESTIONS = 5
_PREFIXES = re.compile(
    r"^(?:multi|inter|intra|trans|socio|sous|sub|post|pré|pre|anti|non|co|re|infra|supra)-?"
)
FIELD_WORDS = {
    "fr": {"multipartite", "multipartites", "résilience", "professionnalisation"},
    "en": {"hoc", "stakeholder", "stakeholders"},
}
_DERIVED = (
    (re.compile("(?:ateur|atrice|ation|able|ement)$"), "er"),
    (re.compile("(?:eur|euse|age)$"), "er"),
)
_BRITISH = (
    (re.compile("our"), "or"),
    (re.compile("is(?=(?:e|es|ed|er|ers|ing|ation|ations|ational)$)"), "iz"),
    (re.compile("ys(?=(?:e|ed|ing)$)"), "yz"),
    (re.compile("tre(?=s?$)"), "ter"),
    (re.compile("ogue(?=s?$)"), "og"),
    (re.compile("amme(?=s?$)"), "am"),
    (re.compile("ence(?=s?$)"), "ense"),
    (re.compile("ll(?=(?:ed|ing|er|ers)$)"), "l"),
)


class Misspelling(NamedTuple):
    """A word that no dictionary has; `start` counts letters of the text that was checked."""

    start: int
    word: str


class Speller:
    """The dictionary of one language; loading it takes a moment, so it is made off the drawing thread."""

    def __init__(self, language: str) -> None:
        from spellchecker import SpellChecker

        self.language = language
        self._dictionary: SpellChecker = SpellChecker(language=language, distance=1)

    def misspelled(self, text: str, own_words: Iterable[str] = ()) -> list[Misspelling]:
        """The words to check. Names, codes, figures, addresses and `own_words` are passed over."""
        own = {word.casefold() for word in own_words}
        return [
            Misspelling(start, word)
            for start, word in checkable(text)
            if word.casefold() not in own and not self.knows(word)
        ]

    def knows(self, word: str) -> bool:
        """Whether a word, or each of its parts, is in the dictionary."""
        plain = word.replace("’", "'")
        if self._has(plain):
            return True
        if self.language == "fr":
            plain = _FRENCH_TAIL.sub("", _ELISION.sub("", plain))
        else:
            plain = _ENGLISH_ENDING.sub("", plain)
        parts = plain.split("-")
        return all(self._has(part) or (len(parts) > 1 and _is_name(part)) for part in parts if len(part) > 1)

    def suggestions(self, word: str) -> list[str]:
        """Words that it might have been meant to be, the likeliest first, with its elision and capital."""
        plain = word.replace("’", "'")
        elision = _ELISION.match(plain) if self.language == "fr" else None
        lead = word[: elision.end()] if elision else ""
        core = plain[len(lead) :].casefold()
        found = self._dictionary.candidates(core) or set()
        ranked = sorted(found - {core}, key=lambda one: (-self._dictionary.word_usage_frequency(one), one))
        capital = word[len(lead) : len(lead) + 1].isupper()
        return [lead + (one[:1].upper() + one[1:] if capital else one) for one in ranked[:MOST_SUGGESTIONS]]

    def _has(self, word: str) -> bool:
        """Whether the dictionary has a word, also as a plural, after a prefix or in British spelling."""
        small = word.casefold().replace("œ", "oe").replace("æ", "ae")
        forms = {small, small.removesuffix("s")}
        if self.language == "en":
            forms |= {found.sub(instead, form) for found, instead in _BRITISH for form in tuple(forms)}
        else:
            forms |= {found.sub(instead, form) for found, instead in _DERIVED for form in tuple(forms)}
        forms |= {bare for form in tuple(forms) if len(bare := _PREFIXES.sub("", form)) > 3}
        known = FIELD_WORDS.get(self.language, set())
        return bool(self._dictionary.known(forms) or forms & known or _PREFIXES.fullmatch(small))


@cache
def speller(language: str) -> Speller:
    """The speller of a language, loaded once."""
    return Speller(language)


def checkable(text: str) -> Iterator[tuple[int, str]]:
    """Where words of prose begin, and the words: no figures, codes, addresses, initials or names."""
    skipped = [range(*found.span()) for found in _NOT_PROSE.finditer(text)]
    for found in _WORD.finditer(text):
        word = found[0]
        while skipped and skipped[0].stop <= found.start():
            skipped.pop(0)
        in_code = bool(skipped) and found.start() in skipped[0]
        if len(word) < 3 or in_code or _is_initials(word):
            continue
        if _is_name(_ELISION.sub("", word)) and not _begins_sentence(text, found.start()):
            continue
        yield found.start(), word


def _is_initials(word: str) -> bool:
    return sum(letter.isupper() for letter in word) > 1


def _is_name(word: str) -> bool:
    return word[:1].isupper()


def _begins_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(' \u00a0\u202f«“"(–-*_')
    return not before or before[-1] in ".!?…\n\u2028"
