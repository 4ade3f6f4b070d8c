"""Countries under the United Nations' names, with ISO 3166-1 alpha-3 and M49 codes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from workbook.errors import N_, UsageError
from workbook.questionnaire.model import LocalText
from workbook.resources import resource_path


@dataclass(frozen=True, slots=True)
class Country:
    """A country; `sentence` is its name with the article that a sentence needs (« le Maroc »)."""

    iso3: str
    m49: str
    region: str
    subregion: str
    name: LocalText
    sentence: LocalText
    example: bool = False


@dataclass(frozen=True, slots=True)
class Region:
    """A region or subregion of M49; `parent` is the region of a subregion, or nothing."""

    code: str
    name: LocalText
    parent: str = ""


def countries() -> tuple[Country, ...]:
    """All Member States, the observer States and the European Union."""
    return tuple(one for one in with_example() if not one.example)


@cache
def with_example() -> tuple[Country, ...]:
    """The same, and last the example country: no one is asked to choose it, but its workbook has to name it."""
    return tuple(
        Country(
            row["iso3"],
            str(row["m49"]),
            str(row["region"]),
            str(row["subregion"]),
            LocalText(**row["name"]),
            LocalText(**row["sentence"]),
            bool(row.get("example", False)),
        )
        for row in _plain()["countries"]
    )


@cache
def regions() -> tuple[Region, ...]:
    """The regions of M49 in the order of the list, each followed by its subregions."""
    found: list[Region] = []
    for row in _plain()["regions"]:
        found.append(Region(str(row["code"]), LocalText(**row["name"])))
        found += [
            Region(str(under["code"]), LocalText(**under["name"]), str(row["code"]))
            for under in row["subregions"]
        ]
    return tuple(found)


@cache
def _plain() -> Any:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(resource_path("countries.yaml").read_text(encoding="utf-8"), Loader=loader)


def country(iso3: str) -> Country:
    """The country of that code. Raises UsageError."""
    for one in with_example():
        if one.iso3 == iso3.upper():
            return one
    raise UsageError(
        N_("{code} is no country code. Give the three letters of ISO 3166-1, such as MAR."), code=iso3
    )
