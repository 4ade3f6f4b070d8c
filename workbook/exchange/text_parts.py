"""Texts as a cell holds them: escaped for OOXML, and in parts where one cell is too small."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from itertools import accumulate

PART_UNITS = 30_000
CELL_UNITS = 32_767
_ESCAPE_ALIKE = re.compile(r"_(?=x[0-9A-Fa-f]{1,4}_)")  # LibreOffice takes `_x1_` for an escape, too
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_JOINERS = "\u200c\u200d"


def escape(text: str) -> str:
    """The text so that Excel and LibreOffice show `_x0041_` as it was typed, not as a letter A."""
    return _ESCAPE_ALIKE.sub("_x005F_", text)


def unescape(text: str) -> str:
    """What a cell's stored text says."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def units(text: str) -> int:
    """The length in UTF-16 units, as Excel counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def split_text(text: str, limit: int = PART_UNITS) -> tuple[str, ...]:
    """The text in parts that together are the text; each, escaped, has at most `limit` UTF-16 units (≥ 8).

    A part begins and ends neither with a blank, which programs trim, nor inside a sequence that is one
    sign to a reader, unless there is no other place in the whole part.
    """
    if units(escape(text)) <= limit:
        return (text,)
    costs = [1 + (character > "\uffff") for character in text]
    for found in _ESCAPE_ALIKE.finditer(text):
        costs[found.start()] += 6
    reach = list(accumulate(costs, initial=0))
    parts: list[str] = []
    start = end = 0
    while start < len(text):
        while end < len(text) and reach[end + 1] - reach[start] <= limit:
            end += 1
        cut = end if end == len(text) else _cut(text, start, end)
        parts.append(text[start:cut])
        start = cut
    return tuple(parts)


def _cut(text: str, start: int, end: int) -> int:
    """The last good place to cut after `start`, at most `end`."""
    rules: tuple[Callable[[str, int], bool], ...] = (
        lambda words, place: _between_signs(words, place) and not _at_blank(words, place),
        _between_signs,
    )
    for rule in rules:
        for place in range(end, start, -1):
            if rule(text, place):
                return place
    return end


def _at_blank(text: str, place: int) -> bool:
    return text[place - 1].isspace() or text[place].isspace()


def _between_signs(text: str, place: int) -> bool:
    before, after = text[place - 1], text[place]
    joined = (
        after in _JOINERS
        or before in _JOINERS
        or unicodedata.category(after) in ("Mn", "Mc", "Me", "Cf")
        or "\U0001f3fb" <= after <= "\U0001f3ff"
        or (_is_flag(before) and _is_flag(after))
        or (_is_jamo(before) and _is_jamo(after))
    )
    return not joined


def _is_flag(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _is_jamo(character: str) -> bool:
    return "\u1100" <= character <= "\u11ff"
