"""How often each theme is met: in how many countries, and in how many passages. Nothing is put in order by a count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from workbook.collection.coding.placing import Placed
from workbook.questionnaire.countries import with_example
from workbook.questionnaire.model import Repeat

if TYPE_CHECKING:
    from workbook.collection.view import CollectionView

Key = Callable[[Placed], Hashable]


@dataclass(frozen=True, slots=True)
class Count:
    """A passage with several themes counts for each of them."""

    countries: int = 0
    passages: int = 0


NONE = Count()


@dataclass(frozen=True, slots=True)
class Counts:
    """`cells` by theme and by what it is counted by; `themes` in all, where a country counts once."""

    cells: Mapping[tuple[str, Hashable], Count]
    themes: Mapping[str, Count]

    def at(self, theme_id: str, key: Hashable) -> Count:
        """How often a theme is met there."""
        return self.cells.get((theme_id, key), NONE)

    def of(self, theme_id: str) -> Count:
        """How often a theme is met at all."""
        return self.themes.get(theme_id, NONE)


def counted(placed: Iterable[Placed], key: Key) -> Counts:
    """The passages counted by theme and by `key`."""
    everything = tuple(placed)
    return Counts(
        _counts(everything, lambda one: (one.coding.theme, key(one))),
        _counts(everything, lambda one: one.coding.theme),
    )


def of_edition(
    view: CollectionView, placed: Iterable[Placed], edition: str | None = None
) -> tuple[Placed, ...]:
    """Those in the submissions of an edition, or (None) in the newest of each country."""
    wanted = {one.sha256 for one in view.current(edition)}
    return tuple(one for one in placed if one.submission.sha256 in wanted)


def region(placed: Placed) -> str:
    """The M49 region of the country, "" for one that has none."""
    return _regions().get(placed.submission.country, "")


def question(placed: Placed) -> tuple[str, str]:
    """The questionnaire and the question."""
    return placed.passage.form, placed.passage.question


def coder(placed: Placed) -> str:
    """Who gave the theme."""
    return placed.coding.by


def round_table(view: CollectionView) -> Callable[[Placed], tuple[str, str]]:
    """The questionnaire, and the innermost section around the question; "" for a question that is in none."""
    sections = {
        (form, one.name): next(
            (above.name for above in reversed(asked.path(one)) if not isinstance(above, Repeat)), ""
        )
        for form, asked in view.forms.items()
        for one in asked.questions
    }
    return lambda placed: (placed.passage.form, sections.get(question(placed), ""))


def _counts(placed: Iterable[Placed], key: Callable[[Placed], Any]) -> dict[Any, Count]:
    groups: dict[Any, list[Placed]] = defaultdict(list)
    for one in placed:
        groups[key(one)].append(one)
    return {group: _count(ones) for group, ones in groups.items()}


def _count(placed: Collection[Placed]) -> Count:
    passages = {(one.passage.answer, one.passage.facet, one.passage.start, one.passage.end) for one in placed}
    return Count(len({one.submission.country for one in placed}), len(passages))


@cache
def _regions() -> Mapping[str, str]:
    return {country.iso3: country.region for country in with_example()}
