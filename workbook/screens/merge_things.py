"""What the desk lists: things to decide, what could not be read, notes, repairs; and which of them a filter finds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbook.exchange.decisions import Decision, Decisions, Offer, SideBySide, combine
from workbook.exchange.differences import Comparison, Difference
from workbook.exchange.received import Listed, Repair
from workbook.questionnaire.model import Question
from workbook.screens.merge_shown import GroupKey

NOTE = "note"


@dataclass(frozen=True, slots=True)
class Thing:
    """One line of the desk: a difference, or what several ministries say of the same answer.

    `twins` are the ministries that sent a row with the same content."""

    offers: tuple[Offer, ...]
    alike: bool = True
    twins: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return self.offers[0].difference.key

    @property
    def difference(self) -> Difference:
        return self.offers[0].difference

    @property
    def comparison(self) -> Comparison:
        return self.offers[0].comparison

    @property
    def contested(self) -> bool:
        """Whether several ministries answered it differently."""
        return len(self.offers) > 1 and not self.alike

    @property
    def group(self) -> GroupKey:
        if self.difference.kind == "invalid":
            return "refused"
        conflict = any(offer.difference.kind == "conflict" for offer in self.offers)
        return "decide" if conflict or self.contested else "agreed"

    @property
    def choices(self) -> tuple[str, ...]:
        """What can be decided: `ours`, `theirs` (or one for each ministry), `both`."""
        if not any(offer.difference.open for offer in self.offers):
            return ()
        takes = tuple(f"theirs{at}" for at in range(len(self.offers))) if self.contested else ("theirs",)
        return ("ours", *takes, "both") if self.composable else ("ours", *takes)

    @property
    def composable(self) -> bool:
        """Whether one answer can be made of several sides: texts one below the other, or all of their choices."""
        given = [value for value in self._sides if value not in (None, "", [])]
        single = all(offer.difference.is_text or _chooses(offer.difference) for offer in self.offers)
        return single and len(given) > 1

    @property
    def _sides(self) -> list[object]:
        theirs = [offer.difference.values[0].theirs for offer in self.offers]
        return [self.difference.values[0].ours, *(theirs if self.contested else theirs[:1])]

    def chosen(self, decisions: Decisions) -> str:
        """Which of the choices is taken; nothing while that is open."""
        actions = [_action(decisions.get(offer.difference.key)) for offer in self.offers]
        if not self.contested:
            return "both" if actions[0] in ("both", "rewrite") else actions[0]
        taken = [at for at, action in enumerate(actions) if action not in ("", "ours")]
        if any(action in ("both", "rewrite") for action in actions) or len(taken) > 1:
            return "both"
        if taken:
            return f"theirs{taken[0]}"
        return "ours" if all(action == "ours" for action in actions) else ""

    def decided(self, choice: str) -> dict[str, Decision]:
        """The decisions that a choice is."""
        keys = [offer.difference.key for offer in self.offers]
        if choice == "both":
            return {key: Decision("both") for key in keys} if self.contested else {keys[0]: Decision("both")}
        if not self.contested:
            return {key: Decision("theirs" if choice == "theirs" else "ours") for key in keys}
        return {key: Decision("theirs" if choice == f"theirs{at}" else "ours") for at, key in enumerate(keys)}

    def rewritten(self, text: str) -> dict[str, Decision]:
        """The decisions that a text of one's own is: it stands for all of the sides."""
        first, *others = (offer.difference.key for offer in self.offers)
        rest = others if self.contested else ()
        return {first: Decision("rewrite", text)} | {key: Decision("ours") for key in rest}


@dataclass(frozen=True, slots=True)
class Aside:
    """Something told that is nothing to decide: `at` its place among those of its file."""

    comparison: Comparison
    told: Listed | Repair
    at: int

    @property
    def key(self) -> str:
        return f"{type(self.told).__name__} {self.comparison.instance} {self.at}"

    @property
    def group(self) -> GroupKey:
        if isinstance(self.told, Repair):
            return "repairs"
        return "notes" if self.told.reason == NOTE else "refused"


def things_of(comparisons: Sequence[Comparison]) -> tuple[Thing, ...]:
    """Everything to decide and everything refused, in the order of the questionnaires."""
    together: dict[tuple[str, str], SideBySide] = {}
    twins: dict[tuple[str, str], tuple[str, ...]] = {}
    for one in combine(comparisons):
        for offer in one.offers:
            key = (offer.difference.key, offer.comparison.instance)
            if offer.difference.topic == "new_row":
                twins[key] = tuple(other.comparison.ministry for other in one.offers if other is not offer)
            else:
                together[key] = one
    found: list[Thing] = []
    for comparison in comparisons:
        for difference in comparison.differences:
            if difference.kind not in ("theirs", "conflict", "invalid"):
                continue
            key = (difference.key, comparison.instance)
            side = together.get(key)
            if side is None:
                found.append(Thing((Offer(comparison, difference),), twins=twins.get(key, ())))
            elif side.offers[0].difference is difference:
                found.append(Thing(side.offers, side.alike))
    order = _places(comparisons[0]) if comparisons else {}
    last = len(order)
    return tuple(
        sorted(
            found, key=lambda one: order.get((one.difference.cell.form, one.difference.cell.question), last)
        )
    )


def asides_of(comparisons: Sequence[Comparison]) -> tuple[Aside, ...]:
    """What was listed beside the questions, then what was understood in spite of how it was written."""
    return (*_listed(comparisons), *_repairs(comparisons))


def _listed(comparisons: Sequence[Comparison]) -> Iterator[Aside]:
    for one in comparisons:
        yield from (Aside(one, listed, at) for at, listed in enumerate(one.beside))


def _repairs(comparisons: Sequence[Comparison]) -> Iterator[Aside]:
    for one in comparisons:
        yield from (Aside(one, repair, at) for at, repair in enumerate(one.received.repairs))


def _places(comparison: Comparison) -> dict[tuple[str, str], int]:
    """Where each question stands among all of the workbook."""
    forms = comparison.ours.forms.items()
    return {(form, item.name): at for at, (form, item) in enumerate((f, i) for f, q in forms for i in q.flat)}


def _chooses(one: Difference) -> bool:
    several = isinstance(one.item, Question) and one.item.type == "select_multiple"
    return several and one.topic == "answer" and len(one.values) == 1


def _action(decision: Decision | None) -> str:
    return "" if decision is None or decision.action == "later" else decision.action
