"""Long answers side by side: paragraphs that stayed the same, far from any change, are folded into one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from workbook.screens.difference import Part
from workbook.screens.merge_shown import Side

LEAST_FOLDED, LONGEST_AROUND = 400, 240  # letters
AROUND = 1  # paragraphs


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of an answer. `folded` are its paragraphs, where they need not be seen."""

    parts: tuple[Part, ...]
    folded: tuple[str, ...] = ()


def foldable(sides: Sequence[Side]) -> frozenset[str]:
    """The paragraphs that stand in every side; short ones not where they are beside one that does not."""
    if len(sides) < 2 or any(len(side.facts) != 1 for side in sides):
        return frozenset()
    texts = [_paragraphs("".join(part.text for part in side.facts[0].parts)) for side in sides]
    common = set.intersection(*map(set, texts))
    return frozenset(common.difference(*(_near(paragraphs, common) for paragraphs in texts)))


def stretches(parts: Iterable[Part], paragraphs: frozenset[str]) -> tuple[Stretch, ...]:
    """An answer cut into what is seen and what is folded away."""
    found: list[Stretch] = []
    runs = groupby(_lines(parts), key=lambda line: _may_fold(line, paragraphs))
    for folds, run in runs:
        lines = list(run)
        texts = tuple(text for line in lines if (text := _text(line)))
        is_folded = folds and sum(map(len, texts)) >= LEAST_FOLDED
        shown = tuple(part for line in lines for part in line)
        if is_folded or not found or found[-1].folded:
            found.append(Stretch(shown, texts if is_folded else ()))
        else:
            found[-1] = Stretch((*found[-1].parts, *shown))
    return tuple(Stretch(tuple(_trimmed(one.parts)), one.folded) for one in found if _text(one.parts))


def _paragraphs(text: str) -> list[str]:
    return [line for line in map(str.strip, text.split("\n")) if line]


def _near(paragraphs: Sequence[str], common: set[str]) -> set[str]:
    changed = [at for at, text in enumerate(paragraphs) if text not in common]
    around = (text for at in changed for text in paragraphs[max(0, at - AROUND) : at + AROUND + 1])
    return {text for text in around if len(text) <= LONGEST_AROUND}


def _lines(parts: Iterable[Part]) -> Iterator[tuple[Part, ...]]:
    line: list[Part] = []
    for kind, text in parts:
        for piece in text.splitlines(keepends=True):
            line.append(Part(kind, piece))
            if piece.endswith("\n"):
                yield tuple(line)
                line = []
    if line:
        yield tuple(line)


def _may_fold(line: tuple[Part, ...], paragraphs: frozenset[str]) -> bool:
    text = _text(line)
    return all(part.kind == "same" for part in line) and (not text or text in paragraphs)


def _text(parts: Iterable[Part]) -> str:
    return "".join(part.text for part in parts).strip()


def _trimmed(parts: Sequence[Part]) -> Iterator[Part]:
    """Without the line ends at the beginning and the end."""
    last = len(parts) - 1
    for at, (kind, text) in enumerate(parts):
        text = text.lstrip("\n") if at == 0 else text
        text = text.rstrip("\n") if at == last else text
        if text:
            yield Part(kind, text)
