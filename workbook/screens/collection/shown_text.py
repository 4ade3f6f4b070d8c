"""A stored text as it is shown: which character on the page is which of the text, and back.

Passages and hits are characters of the text as it is stored, with its marks; a page shows it without them.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from workbook.questionnaire.rich_text import Block, Run, parse, places


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
    def text(self) -> str:
        """What is shown: one sign between two paragraphs, no sign before a point of a list."""
        return "\n".join(block.text for block in self.blocks)

    @cached_property
    def _stored_at(self) -> tuple[int, ...]:
        """For each character shown, where it is stored; never going back."""
        if not self.rich:
            return tuple(range(len(self.text)))
        found: list[int] = []
        for number, block in enumerate(places(self.stored)):
            if number:
                found.append(found[-1] + 1 if found else 0)
            found += block
        return tuple(found)

    def stored_span(self, start: int, end: int) -> tuple[int, int]:
        """The characters of the stored text behind those shown from `start` to `end`; blanks at the ends are left out."""
        while start < end and self.text[start].isspace():
            start += 1
        while start < end and self.text[end - 1].isspace():
            end -= 1
        if start >= end:
            return 0, 0
        return self._stored_at[start], self._stored_at[end - 1] + 1

    def shown_span(self, start: int, end: int) -> tuple[int, int]:
        """The characters shown of those that are stored from `start` to `end`; an empty span where none is."""
        return bisect_left(self._stored_at, start), bisect_left(self._stored_at, end)


def utf16(text: str, at: int) -> int:
    """A place in a text as Qt counts it: signs beyond the basic plane are two."""
    return at if text.isascii() else len(text[:at].encode("utf-16-le")) // 2


def from_utf16(text: str, at: int) -> int:
    """The place that Qt calls `at`."""
    return at if text.isascii() else len(text.encode("utf-16-le")[: 2 * at].decode("utf-16-le", "ignore"))
