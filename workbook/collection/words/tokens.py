"""The words of a text as they are searched: without case, accents, articles and endings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from typing import Literal, NamedTuple

from workbook.questionnaire.values import fold

Tongue = Literal["fr", "en"]
MOST_REMEMBERED = 200_000
# Chinese and Japanese part no words: each sign is one
_SIGN = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
# marks above and below letters: Latin, Hebrew, Arabic, and the tatweel
_MARK = "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
_WORD = re.compile(
    rf"[{_SIGN}]|(?<![^\W_])(?:[ldjmtsncLDJMTSNC]|[Qq]u)['’ʼ](?=[^\W_])"
    rf"|[^\W_{_SIGN}](?:[^\W_{_SIGN}]|[{_MARK}])*(?:['’ʼ][sS](?![^\W_]))?"
)
_POSSESSIVE = re.compile(r"['’ʼ][sS]$")
_PART = re.compile(rf"[{_SIGN}]|[^\W_{_SIGN}]+")
_ARABIC = re.compile("[\u0621-\u06ff]")
_ARABIC_LETTERS = str.maketrans("ٱىیکةۀ", "اييكهه", "ـ")
_ARABIC_ARTICLE = re.compile("^(?:[وفبك]?ال|و?لل)(?=...)")
_ARABIC_ENDING = re.compile("(?<=...)(?:ات|ون|ين|ها|يه|ه|ي)$")
_FEMININE = ((re.compile("(?<=..)ees?$"), "e"), (re.compile("ieres?$"), "ier"))
_FRENCH = {"au", "aux", "dans", "de", "des", "du", "est", "et", "la", "le", "les", "par", "pour", "que"}
_ENGLISH = {"and", "are", "by", "for", "from", "has", "in", "is", "of", "that", "the", "to", "was", "with"}


class Token(NamedTuple):
    """A word as it is searched, and where it stands: the characters `start` to `end` of the text."""

    start: int
    end: int
    word: str


def search_words(text: str, language: str) -> str:
    """A text's words as they are searched, separated by blanks. A text of an unknown language is searched as what it
    seems to be."""
    known = _known(_tongue(text, language))
    return " ".join(filter(None, map(known.__getitem__, _WORD.findall(text))))


def tokens(text: str, language: str) -> Iterator[Token]:
    """The same words, each with its place in the text; a sign that is spelled out as several words gives several."""
    known = _known(_tongue(text, language))
    for found in _WORD.finditer(text):
        for word in known[found[0]].split():
            yield Token(found.start(), found.end(), word)


def stems(text: str, language: Tongue) -> tuple[str, ...]:
    """The words of what a person typed, as they are in texts of that language."""
    return tuple(token.word for token in tokens(text, language))


def folded_tokens(text: str) -> Iterator[Token]:
    """The words as they are written, without case and accents, but with their endings."""
    for found in _WORD.finditer(text):
        for word in _folded(found[0]).split():
            yield Token(found.start(), found.end(), word)


def folded_words(text: str) -> tuple[str, ...]:
    """The same, without their places."""
    return tuple(token.word for token in folded_tokens(text))


def _tongue(text: str, language: str) -> Tongue:
    if language in ("fr", "en"):
        return "fr" if language == "fr" else "en"
    words = text.casefold().split()
    french = sum(word in _FRENCH for word in words)
    return "fr" if french > sum(word in _ENGLISH for word in words) else "en"


class _Known(dict[str, str]):
    """Words as they were written → as they are searched; remembered across texts."""

    def __init__(self, stem: Callable[[str], str]) -> None:
        self._stem = stem

    def __missing__(self, written: str) -> str:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        if written.isascii() and written.isdecimal():
            word = written  # figures are many, and are their own stem
        else:
            word = " ".join(filter(None, map(self._stem, _folded(written).split())))
        self[written] = word
        return word


@cache
def _known(language: Tongue) -> _Known:
    import snowballstemmer

    stemmer = snowballstemmer.stemmer("french" if language == "fr" else "english")
    stem_of = _french if language == "fr" else _english
    return _Known(lambda word: stem_of(word, stemmer.stemWord))


def _folded(written: str) -> str:
    """Letters and figures alone; nothing for the article before an apostrophe."""
    if written[-1] in "'’ʼ":
        return ""
    plain = fold(_POSSESSIVE.sub("", written))
    if not plain.isascii():
        plain = plain.translate(_ARABIC_LETTERS)
        plain = "".join(
            str(unicodedata.digit(one, one)) for one in plain if unicodedata.category(one)[0] != "M"
        )
    return " ".join(_PART.findall(plain))


def _french(word: str, stem: Callable[[str], str]) -> str:
    """The stem of a word that has lost its accents: endings that the rules know by their accent come first."""
    if not word.isascii():
        return _arabic(word)
    for ending, shorter in _FEMININE:
        word = ending.sub(shorter, word)
    found = stem(word)
    return found.rstrip("eiy") if len(found) > 5 else found


def _english(word: str, stem: Callable[[str], str]) -> str:
    """The stem, in one spelling: `organise` and `organize`, `labour` and `labor`, `programme` and `program`."""
    if not word.isascii():
        return _arabic(word)
    found = stem(word)
    if len(found) < 5:
        return found
    if found.endswith("iz"):
        return found[:-1] + "s"
    if found.endswith("our"):
        return found[:-2] + "r"
    return found.removesuffix("m") if found.endswith("mm") else found


def _arabic(word: str) -> str:
    """Without article and the commonest endings; a first letter that may be of the word stays."""
    if not _ARABIC.search(word):
        return word
    return _ARABIC_ENDING.sub("", _ARABIC_ARTICLE.sub("", word))
