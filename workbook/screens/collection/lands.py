"""Countries and regions in the words of the collection's pages. Nothing here knows an order but the alphabet's."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from workbook.collection.facts import Submission
from workbook.languages import Language
from workbook.questionnaire.countries import Country, Region, regions, with_example
from workbook.questionnaire.values import fold


@cache
def _countries() -> dict[str, Country]:
    return {one.iso3: one for one in with_example()}


@cache
def _regions() -> dict[str, Region]:
    return {one.code: one for one in regions()}


def land_name(iso3: str, language: Language) -> str:
    """The country's name in the list of the United Nations; the code itself where it is not among them."""
    found = _countries().get(iso3)
    return found.name.get(language) if found else iso3


def submission_name(submission: Submission, language: Language) -> str:
    """The country that a submission is of; the name of its file where it names none."""
    return land_name(submission.country, language) or submission.facts.name


def region_codes(iso3: str) -> tuple[str, str]:
    """The codes of a country's region and subregion; "" where it has none."""
    found = _countries().get(iso3)
    return (found.region, found.subregion) if found else ("", "")


def region_name(code: str, language: Language) -> str:
    """The name of a region or subregion of M49."""
    found = _regions().get(code)
    return found.name.get(language) if found else ""


def subregion_of(iso3: str, language: Language) -> str:
    """The name of the subregion that a country lies in, else of its region."""
    region, subregion = region_codes(iso3)
    return region_name(subregion, language) or region_name(region, language)


def in_region(iso3: str, code: str) -> bool:
    """Whether a country lies in a region or subregion; every country lies in ""."""
    return not code or code in region_codes(iso3)


def regions_met(countries: Iterable[str], language: Language) -> tuple[tuple[str, str, bool], ...]:
    """The regions and subregions that these countries lie in, in the order of M49: code, name, whether it lies
    in one above it."""
    met = {code for iso3 in countries for code in region_codes(iso3) if code}
    return tuple((one.code, one.name.get(language), bool(one.parent)) for one in regions() if one.code in met)


def alphabetical(name: str) -> str:
    """What names are put in order by."""
    return fold(name)
