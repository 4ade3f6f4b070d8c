"""The list of countries, and the example country that is named but not offered."""

from __future__ import annotations

import pytest

from workbook.errors import UsageError
from workbook.questionnaire.countries import countries, country
from workbook.questionnaire.library import load


def test_the_list_is_that_of_the_united_nations() -> None:
    assert len(countries()) == 193 + 2 + 1
    assert countries()[-1].iso3 == "XEU"
    assert len({one.iso3 for one in countries()}) == 196


def test_the_example_country_is_found_by_its_code_alone() -> None:
    example = country("xxa")
    assert example.example
    assert example.sentence.get("fr") == "le pays d’exemple"
    assert example not in countries()


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(UsageError):
        country("XXB")


@pytest.mark.parametrize("form", ["identification", "registers"])
def test_a_workbook_can_name_the_example_country_last(form: str) -> None:
    choices = load(form).choices["country"]
    assert [choice.name for choice in choices] == [*(one.iso3 for one in countries()), "XXA"]
