"""Countries with their regions, in the one order that tables have: regions as M49 lists them, then the alphabet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from workbook.collection.facts import Submission
from workbook.questionnaire.countries import Country, regions, with_example
from workbook.questionnaire.model import LocalText
from workbook.questionnaire.values import fold


@dataclass(frozen=True, slots=True)
class Land:
    """A country as tables name it; one that no list knows is called by its code and has no region."""

    iso3: str
    m49: str
    name: LocalText
    region_code: str
    region: LocalText
    subregion_code: str
    subregion: LocalText

    @property
    def area(self) -> LocalText:
        """The subregion, else the region."""
        return self.subregion or self.region


@cache
def _known() -> dict[str, Country]:
    return {one.iso3: one for one in with_example()}


@cache
def _regions() -> dict[str, tuple[int, LocalText]]:
    return {one.code: (place, one.name) for place, one in enumerate(regions())}


@cache
def land(iso3: str) -> Land:
    """The country of that code."""
    found, nowhere = _known().get(iso3), (0, LocalText())
    if found is None:
        return Land(iso3, "", LocalText(iso3, iso3), "", LocalText(), "", LocalText())
    region, subregion = (_regions().get(code, nowhere)[1] for code in (found.region, found.subregion))
    return Land(iso3, found.m49, found.name, found.region, region, found.subregion, subregion)


def in_order(submissions: Iterable[Submission], language: str = "fr") -> tuple[Submission, ...]:
    """By region and subregion, then by the country's name, then by edition and arrival."""

    def place(one: Submission) -> tuple[int, str, str, str]:
        country = land(one.country)
        code = country.subregion_code or country.region_code
        order = _regions()[code][0] if code in _regions() else len(_regions())
        return order, fold(country.name.get(language)), one.edition, one.facts.received_at

    return tuple(sorted(submissions, key=place))
