"""What an answer is searched by besides its words: the languages that it was given in, its tags, what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal

MarkKind = Literal["language", "tag", "state"]
_LEADS: Mapping[MarkKind, str] = {"language": "zzlanguage", "tag": "zztag", "state": "zzstate"}


def mark(kind: MarkKind, name: str) -> str:
    """A mark as it stands among the words in the index; letters alone, as no word of a text begins."""
    return _LEADS[kind] + "".join(letter for letter in name.casefold() if letter.isalnum())


def marks(rows: Iterable[Mapping[str, Sequence[Any]]]) -> Iterator[str]:
    """The marks of the facets of an answer, or of all its rows, as they are stored: {facet: [value, …]}."""
    found = dict.fromkeys(one for facets in rows for one in _marks(facets))
    yield from found


def _marks(facets: Mapping[str, Sequence[Any]]) -> Iterator[str]:
    for language in ("fr", "en"):
        if facets.get(f"value.{language}"):
            yield mark("language", language)
    for tag in facets["tags"][0] if "tags" in facets else ():
        yield mark("tag", str(tag))
    missing = facets.get("missing")
    if missing:
        yield mark("state", str(missing[0].get("reason")))
    elif any(facets.get(facet) for facet in ("value", "value.fr", "value.en")):
        yield mark("state", "answered")
