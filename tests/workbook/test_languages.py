"""Numbers and dates as administrations write them; Babel is the judge."""

from __future__ import annotations

from datetime import date

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from workbook.languages import Catalogue

FR, EN = Catalogue.load("fr"), Catalogue.load("en")


def test_dates() -> None:
    assert FR.date(date(2018, 9, 4)) == "4 septembre 2018"
    assert FR.date(date(2018, 8, 1)) == "1er août 2018"
    assert EN.date(date(2018, 9, 4)) == "4 September 2018"
    assert FR.date(date(2018, 9, 4), "short") == EN.date(date(2018, 9, 4), "short") == "04/09/2018"
    assert FR.date(date(2018, 9, 4), "month") == "septembre 2018"
    assert FR.weekday(date(2018, 9, 3)) == "Lundi 3 septembre"
    assert EN.weekday(date(2018, 9, 3)) == "Monday 3 September"
    assert (FR.quarter(date(2018, 9, 4)), EN.quarter(date(2018, 9, 4))) == ("T3\u00a02018", "Q3\u00a02018")


@given(st.dates())
def test_months_and_weekdays_are_those_of_babel(day: date) -> None:
    for catalogue, locale in ((FR, "fr"), (EN, "en_GB")):
        said = catalogue.date(day).replace("1er ", "1 ")
        assert said == format_date(day, "d MMMM y", locale=locale)
        assert catalogue.date(day, "month") == format_date(day, "MMMM y", locale=locale)
        assert (
            catalogue.weekday(day).lower().startswith(format_date(day, "EEEE", locale=locale).lower() + " ")
        )


@given(st.integers(-(10**12), 10**12) | st.floats(-1e9, 1e9).map(lambda number: round(number, 4)))
def test_figures_are_those_of_babel(number: float) -> None:
    for catalogue, locale in ((FR, "fr"), (EN, "en_GB")):
        assert catalogue.number(number).replace("-0", "0") == format_decimal(
            number, "#,##0.######", locale=locale
        ).replace("-0", "0")


@pytest.mark.parametrize(
    ("french", "english"),
    [(FR.percent(0.63), EN.percent(0.63)), (FR.money(420000, "EUR"), EN.money(420000, "EUR"))],
)
def test_units_stand_where_each_language_puts_them(french: str, english: str) -> None:
    assert (french, english) in (("63\u00a0%", "63%"), ("420\u202f000\u00a0EUR", "EUR\u00a0420,000"))


def test_counts_follow_the_plural_of_the_language() -> None:
    messages = ("{count} value taken in.", "{count} values taken in.")
    assert FR.ngettext(*messages, 0) == FR.ngettext(*messages, 1) != FR.ngettext(*messages, 2)
    assert EN.ngettext(*messages, 0) == EN.ngettext(*messages, 2) != EN.ngettext(*messages, 1)
