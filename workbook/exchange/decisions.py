"""What a person decides of a difference."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from workbook.document.cells import Cell
from workbook.exchange.differences import Comparison, Difference
from workbook.questionnaire.values import canonical

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


@dataclass(frozen=True, slots=True)
class Offer:
    """One ministry's part in something that several answered."""

    comparison: Comparison
    difference: Difference

    @property
    def theirs(self) -> frozenset[tuple[str, str, str]]:
        """What it says, whatever the row is called: question, facet and value."""
        values = self.difference.values
        return frozenset((one.cell.question, one.cell.facet, canonical(one.theirs)) for one in values)


@dataclass(frozen=True, slots=True)
class SideBySide:
    """What several files say of one thing; `alike` where all say the same. Of new rows: rows with the same content,
    which are told and never made one."""

    offers: tuple[Offer, ...]
    alike: bool

    @property
    def can_stand_together(self) -> bool:
        """Whether all of them can be taken, one below the other."""
        return all(offer.difference.is_text for offer in self.offers)

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(offer.difference.key for offer in self.offers)


def combine(comparisons: Iterable[Comparison]) -> tuple[SideBySide, ...]:
    """What more than one file offers for the same thing, in the order of the first file that does."""
    offers = [Offer(file, one) for file in comparisons for one in file.differences if one.open]
    rows = [offer for offer in offers if offer.difference.topic == "new_row"]
    others = [offer for offer in offers if offer.difference.topic != "new_row"]
    groups = [*_about_the_same(others), *_same_rows(rows)]
    return tuple(
        SideBySide(tuple(group), len({offer.theirs for offer in group}) == 1)
        for group in groups
        if len({id(offer.comparison) for offer in group}) > 1
    )


def _about_the_same(offers: list[Offer]) -> list[list[Offer]]:
    """Offers that touch a cell in common."""
    groups: list[tuple[set[Cell], list[Offer]]] = []
    by_cell: dict[Cell, tuple[set[Cell], list[Offer]]] = {}
    for offer in offers:
        cells = {one.cell for one in offer.difference.values}
        met = {id(group): group for cell in cells if (group := by_cell.get(cell))}
        joined = (set(cells), [offer])
        for group in met.values():
            joined[0].update(group[0])
            joined[1][:0] = group[1]
            groups.remove(group)
        groups.append(joined)
        by_cell |= dict.fromkeys(joined[0], joined)
    return [found for _, found in groups]


def _same_rows(offers: list[Offer]) -> list[list[Offer]]:
    found: dict[tuple[str, str, frozenset[tuple[str, str, str]]], list[Offer]] = {}
    for offer in offers:
        place = (offer.difference.cell.form, offer.difference.item.name, offer.theirs)
        found.setdefault(place, []).append(offer)
    return list(found.values())


def ticked(comparisons: Iterable[Comparison]) -> dict[str, Decision]:
    """Taking everything that conflicts with nothing: what is ticked when the desk opens.

    Left out are what theirs takes away, and what several ministries answered differently.
    """
    files = tuple(comparisons)
    contested = {key for group in combine(files) if not group.alike for key in group.keys}
    return {
        one.key: TAKE for file in files for one in file.differences if one.ticked and one.key not in contested
    }


def taking_theirs(comparisons: Iterable[Comparison]) -> dict[str, Decision]:
    """Taking theirs wherever they say something, also against ours.

    Left out are what they only took away, and where several ministries answered what only one answer can stand for.
    """
    files = tuple(comparisons)
    groups = [group for group in combine(files) if not group.alike]
    contested = {key for group in groups if not group.can_stand_together for key in group.keys}
    return {
        one.key: TAKE
        for file in files
        for one in file.differences
        if one.open and not one.empties and one.key not in contested
    }


def kept_decisions(
    before: Iterable[Comparison], now: Iterable[Comparison], decisions: Decisions
) -> dict[str, Decision]:
    """The decisions that still hold after comparing anew: those on the same three values."""
    known = {one.key: one for file in before for one in file.differences}
    present = (one for file in now for one in file.differences)
    return {
        one.key: decisions[one.key]
        for one in present
        if one.key in decisions and one.key in known and one.same_values(known[one.key])
    }
