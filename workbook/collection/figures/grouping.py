"""Countries by region and alphabet: the only orders that there are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbook.collection.figures.figure import Filters
from workbook.errors import UsageError
from workbook.languages import Catalogue
from workbook.questionnaire.countries import country, regions
from workbook.questionnaire.values import fold

if TYPE_CHECKING:
    from workbook.collection.facts import Submission
    from workbook.collection.view import CollectionView


@dataclass(frozen=True, slots=True)
class Group:
    """The submissions of a region's countries, alphabetical in the language shown."""

    region: str
    name: str
    submissions: tuple[Submission, ...]


def country_name(iso3: str, language: str) -> str:
    """The country's name; an unknown code stands for itself."""
    try:
        return country(iso3).name.get(language)
    except UsageError:
        return iso3


def region_of(iso3: str) -> str:
    """The M49 region's code, or nothing."""
    try:
        return country(iso3).region
    except UsageError:
        return ""


def region_name(code: str, catalogue: Catalogue) -> str:
    """The region's name, or that there is none."""
    known = (one.name.get(catalogue.code) for one in regions() if one.code == code)
    return next(known, catalogue.gettext("No region"))


def alphabetical(submissions: Iterable[Submission], catalogue: Catalogue) -> tuple[Submission, ...]:
    return tuple(sorted(submissions, key=lambda one: fold(country_name(one.country, catalogue.code))))


def by_region(submissions: Iterable[Submission], catalogue: Catalogue) -> tuple[Group, ...]:
    """Regions in M49's order; those without a country are left out."""
    found: dict[str, list[Submission]] = {}
    for submission in submissions:
        found.setdefault(region_of(submission.country), []).append(submission)
    ordered = [one.code for one in regions() if not one.parent] + [""]
    return tuple(
        Group(code, region_name(code, catalogue), alphabetical(found[code], catalogue))
        for code in ordered
        if code in found
    )


def chosen(view: CollectionView, filters: Filters) -> tuple[Submission, ...]:
    """The submissions whose answers count: one a country, of the edition and region that are asked for."""
    return tuple(
        one
        for one in view.current(filters.edition)
        if not filters.region or region_of(one.country) == filters.region
    )
