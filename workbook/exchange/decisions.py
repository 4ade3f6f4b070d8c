"""What a person decides of a difference."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from workbook.exchange.differences import Comparison, Difference

Action = Literal["theirs", "ours", "both", "rewrite", "later"]


@dataclass(frozen=True, slots=True)
class Decision:
    """Take theirs, keep ours, both (ours, then theirs under the ministry's name), a text of one's own, or later."""

    action: Action
    text: str = ""


TAKE, KEEP, BOTH, LATER = Decision("theirs"), Decision("ours"), Decision("both"), Decision("later")
Decisions = Mapping[str, Decision]


def rewrite(text: str) -> Decision:
    """The text to keep, written by the person who decides; it can hold parts of both."""
    return Decision("rewrite", text)


def ticked(comparisons: Iterable[Comparison]) -> dict[str, Decision]:
    """Taking everything that conflicts with nothing: what is ticked when the desk opens.

    Left out are what theirs takes away, and what several ministries answered differently.
    """
    raise NotImplementedError


def kept_decisions(
    before: Iterable[Comparison], now: Iterable[Comparison], decisions: Decisions
) -> dict[str, Decision]:
    """The decisions that still hold after comparing anew: those on the same three values."""
    raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Offer:
    """One ministry's part in something that several answered."""

    comparison: Comparison
    difference: Difference


@dataclass(frozen=True, slots=True)
class SideBySide:
    """What several files say of one thing; `alike` where all say the same. Of new rows: rows with the same content,
    which are told and never made one."""

    offers: tuple[Offer, ...]
    alike: bool


def combine(comparisons: Iterable[Comparison]) -> tuple[SideBySide, ...]:
    """What more than one file offers for the same thing, in the order of the questionnaires."""
    raise NotImplementedError
