"""A passage found again in another text: its words as they stand there."""

from __future__ import annotations

from collections.abc import Iterator

from workbook.collection.words.highlight import Span
from workbook.collection.words.tokens import folded_tokens


def find_again(quote: str, text: str, near: int = 0) -> Span | None:
    """Where a text has these words: to the letter, else but for blanks, case, accents and signs. Of several places the
    one nearest to the character `near`."""
    if not quote.strip():
        return None
    found = list(_exact(quote, text)) or list(_alike(quote, text))
    return min(found, key=lambda span: abs(span.start - near), default=None)


def _exact(quote: str, text: str) -> Iterator[Span]:
    start = text.find(quote)
    while start >= 0:
        yield Span(start, start + len(quote))
        start = text.find(quote, start + 1)


def _alike(quote: str, text: str) -> Iterator[Span]:
    wanted = [token.word for token in folded_tokens(quote)]
    there = list(folded_tokens(text))
    words = [token.word for token in there]
    for place in range(len(words) - len(wanted) + 1 if wanted else 0):
        if words[place] == wanted[0] and words[place : place + len(wanted)] == wanted:
            yield Span(there[place].start, there[place + len(wanted) - 1].end)
