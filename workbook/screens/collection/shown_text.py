"""The words of a text answer, and where each of them stands on the page.

Passages and hits are characters of the words alone (`words_of`), in which a point of a list begins with a dash or a
number; on the page these signs are none of the text.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from workbook.questionnaire.rich_text import Block, Run, parse, plain


@dataclass(frozen=True)
class ShownText:
    """`rich` texts are paragraphs, bullets and styles; others are shown as they stand."""

    stored: str
    rich: bool

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The paragraphs to show."""
        if self.rich:
            return parse(self.stored)
        return tuple(Block("paragraph", (Run(line),)) for line in self.stored.split("\n"))

    @cached_property
    def words(self) -> str:
        """The words alone, as passages of them are counted."""
        return plain(self.stored) if self.rich else self.stored

    @cached_property
    def _page_starts(self) -> tuple[int, ...]:
        """Where each block begins on the page; there is one sign between two of them."""
        return tuple(accumulate((len(block.text) + 1 for block in self.blocks), initial=0))

    @cached_property
    def _word_starts(self) -> tuple[int, ...]:
        """Where each block begins in the words, after its dash or number."""
        found, at = [], 0
        for block in self.blocks:
            lead = {"paragraph": 0, "bullet": 2, "number": len(f"{block.number}. ")}[block.kind]
            found.append(at + lead)
            at += lead + len(block.text) + 1
        return (*found, at)

    def on_page(self, at: int) -> int:
        """The place on the page of a place in the words."""
        block = max(0, bisect_right(self._word_starts, at) - 1)
        if block >= len(self.blocks):
            return max(0, self._page_starts[-1] - 1)
        past = max(0, at - self._word_starts[block])
        return self._page_starts[block] + min(past, len(self.blocks[block].text))

    def in_words(self, at: int) -> int:
        """The place in the words of a place on the page."""
        block = min(bisect_right(self._page_starts, at), max(len(self.blocks), 1)) - 1
        return min(self._word_starts[block] + at - self._page_starts[block], len(self.words))

    def span_in_words(self, start: int, end: int) -> tuple[int, int]:
        """The characters of the words between two places on the page, without blanks at the ends."""
        first, last = self.in_words(start), self.in_words(end)
        while first < last and self.words[first].isspace():
            first += 1
        while first < last and self.words[last - 1].isspace():
            last -= 1
        return first, last


def utf16(text: str, at: int) -> int:
    """A place in a text as Qt counts it: signs beyond the basic plane are two."""
    return at if text.isascii() else len(text[:at].encode("utf-16-le")) // 2


def from_utf16(text: str, at: int) -> int:
    """The place that Qt calls `at`."""
    return at if text.isascii() else len(text.encode("utf-16-le")[: 2 * at].decode("utf-16-le", "ignore"))
