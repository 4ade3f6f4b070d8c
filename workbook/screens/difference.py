"""The difference between two texts, word by word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal, NamedTuple

PartKind = Literal["same", "added", "removed"]
SHOWN_AROUND = 8
LONGEST_COMPARED = 3000
LONG_TEXT = 20_000  # letters
_WORD = re.compile(r"(\w+(?:['’-]\w+)*|[^\w\s])(\s*)")


class Part(NamedTuple):
    """A stretch of words that stayed, came or went."""

    kind: PartKind
    text: str


class _Words:
    """A text as words, each with the blank after it; only the words are compared."""

    def __init__(self, text: str) -> None:
        found = _WORD.findall(text)
        self.words = [word for word, _ in found]
        self._whole = [word + blank for word, blank in found]

    def text(self, start: int, end: int) -> str:
        return "".join(self._whole[start:end])


def difference(before: str, after: str) -> tuple[Part, ...]:
    """What changed between two texts, word by word; changed blanks alone are no change."""
    if min(len(before), len(after)) < LONG_TEXT:
        return _joined(_compared(before, after))
    first, last = _same_ends(before, after)
    middle = _compared(before[first : len(before) - last], after[first : len(after) - last])
    ends = (Part("same", after[:first].lstrip()), Part("same", after[len(after) - last :]))
    return _joined([part for part in (ends[0], *middle, ends[1]) if part.text])


def _same_ends(before: str, after: str) -> tuple[int, int]:
    """How many letters two long texts have in common at their beginnings and ends, up to a line end there."""
    shortest = min(len(before), len(after))
    first = _farthest(shortest, lambda n: before[:n] == after[:n])
    first = before.rfind("\n", 0, first) + 1
    last = _farthest(shortest - first, lambda n: before[len(before) - n :] == after[len(after) - n :])
    line = before.find("\n", len(before) - last)
    return first, len(before) - line if last and line >= 0 else 0


def _farthest(most: int, holds: Callable[[int], bool]) -> int:
    """The largest number up to which something holds."""
    least = 0
    while least < most:
        middle = (least + most + 1) // 2
        least, most = (middle, most) if holds(middle) else (least, middle - 1)
    return least


def _compared(before: str, after: str) -> list[Part]:
    old, new = _Words(before), _Words(after)
    start, end = _common_ends(old.words, new.words)
    old_end, new_end = len(old.words) - end, len(new.words) - end
    parts = [Part("same", new.text(0, start))]
    for kind, a, b, c, d in _steps(old.words[start:old_end], new.words[start:new_end]):
        if kind == "equal":
            parts.append(Part("same", new.text(start + c, start + d)))
        else:
            parts.append(Part("removed", old.text(start + a, start + b)))
            parts.append(Part("added", new.text(start + c, start + d)))
    parts.append(Part("same", new.text(new_end, len(new.words))))
    return parts


def _joined(parts: Sequence[Part]) -> tuple[Part, ...]:
    merged = groupby(_bare(parts), key=lambda part: part.kind)
    return tuple(Part(kind, "".join(part.text for part in run)) for kind, run in merged)


def _common_ends(old: list[str], new: list[str]) -> tuple[int, int]:
    """How many words two texts have in common at their beginnings, and at their ends."""
    shortest = min(len(old), len(new))
    start = next((i for i in range(shortest) if old[i] != new[i]), shortest)
    left = shortest - start
    return start, next((i for i in range(left) if old[-1 - i] != new[-1 - i]), left)


def _steps(old: list[str], new: list[str]) -> Iterable[tuple[str, int, int, int, int]]:
    """How the middle changed; as one replacement where it is very long."""
    if len(old) + len(new) > LONGEST_COMPARED or not old or not new:
        return [("replace", 0, len(old), 0, len(new))]
    return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def _bare(parts: Sequence[Part]) -> Iterator[Part]:
    """Blanks after a change count as unchanged, so that no line is drawn under them."""
    for part in parts:
        core = part.text.rstrip()
        if part.kind == "same" or core == part.text:
            if part.text:
                yield part
            continue
        yield Part(part.kind, core)
        yield Part("same", part.text[len(core) :])


def shortened(parts: Sequence[Part], around: int = SHOWN_AROUND) -> tuple[Part, ...]:
    """Unchanged words far from any change left out; a text without changes, or all new, is cut at its end."""
    cut: list[Part] = []
    for place, part in enumerate(parts):
        first, last = place == 0, place == len(parts) - 1
        within = part.kind == "same" and len(parts) > 1
        text = _cut(part.text, around, first, last) if within else _cut(part.text, 3 * around, False, True)
        if cut and part.kind == "added" and cut[-1].kind == "removed":
            cut.append(Part("same", " "))
        cut.append(Part(part.kind, text))
    return tuple(cut)


def _cut(text: str, around: int, first: bool, last: bool) -> str:
    lead = text[: len(text) - len(text.lstrip())]
    words = re.findall(r"\S+\s*", text)
    if len(words) <= (around if first or last else 2 * around) + 2:
        return text
    if first:
        return "… " + "".join(words[-around:])
    if last:
        return lead + "".join(words[:around]).rstrip() + " …"
    return lead + "".join(words[:around]) + "… " + "".join(words[-around:])
