"""Where a person has been: back and forward, as in a browser."""

from __future__ import annotations

from collections.abc import Callable

from workbook.screens.places import Place

LONGEST = 100


class Trail:
    """The places shown one after the other."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1

    def visit(self, place: Place) -> None:
        """Go somewhere new; what lay ahead is forgotten. The place one is at is not counted twice."""
        if self.current is not None and _same_page(self.current, place):
            self._places[self._at] = place
            return
        self._places = [*self._places[: self._at + 1], place][-LONGEST:]
        self._at = len(self._places) - 1

    @property
    def current(self) -> Place | None:
        return self._places[self._at] if self._places else None

    @property
    def can_go_back(self) -> bool:
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        return self._at < len(self._places) - 1

    def back(self) -> Place | None:
        if not self.can_go_back:
            return None
        self._at -= 1
        return self.current

    def keep(self, known: Callable[[Place], bool]) -> None:
        """Forget the places that are there no longer."""
        before = sum(known(place) for place in self._places[: self._at + 1])
        self._places = [place for place in self._places if known(place)]
        self._at = max(before - 1, 0) if self._places else -1

    def forward(self) -> Place | None:
        if not self.can_go_forward:
            return None
        self._at += 1
        return self.current


def neighbour(order: list[Place], place: Place | None, step: int) -> Place | None:
    """The place one step further (or back) in the order; None at its ends."""
    plain = place._replace(row="") if place else None
    if plain is not None and plain.kind == "check":
        plain = Place("reports")
    if plain is not None and plain.kind in ("contributions", "merge"):
        plain = Place("contributions")
    if plain is not None and plain.kind == "identification":
        plain = next((one for one in order if one.kind == "identification"), None)
    if plain not in order:
        return _into(order, plain, step)
    at = order.index(plain) + step
    return order[at] if 0 <= at < len(order) else None


def _into(order: list[Place], place: Place | None, step: int) -> Place | None:
    """From a page that is not itself walked, such as a questionnaire's list: into what it lists."""
    inside = [one for one in order if place is not None and one.form == place.form]
    if not inside:
        return order[0] if order else None
    if step > 0:
        return inside[0]
    before = order.index(inside[0]) - 1
    return order[before] if before >= 0 else None


def _same_page(one: Place, other: Place) -> bool:
    searching = one.kind == other.kind == "search"  # what is typed further is the same search
    return searching or one[:3] == other[:3]
