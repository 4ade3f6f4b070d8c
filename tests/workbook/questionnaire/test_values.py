"""Values as people type them, in both languages."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.errors import InvalidValue
from workbook.languages import Catalogue
from workbook.questionnaire.model import Choice, LocalText, Question
from workbook.questionnaire.values import clean_text, parse, show, well_formed

STATES = (
    Choice("in_force", LocalText("En vigueur", "In force")),
    Choice("partly", LocalText("En partie", "Partly")),
    Choice("yes", LocalText("Oui", "Yes")),
)


def question(kind: str, **more: Any) -> Question:
    return Question(name="q", type=kind, list_name="list" if kind.startswith("select") else "", **more)


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("1 234,56", "fr", 1234.56),
        ("1\u00a0234,56", "fr", 1234.56),
        ("1\u202f234,56", "fr", 1234.56),
        ("1.234,56", "fr", 1234.56),
        ("1,234.56", "en", 1234.56),
        ("1,234", "en", 1234),
        ("1,234", "fr", 1.234),
        ("1234.5", "fr", 1234.5),
        ("–3", "fr", -3),
        ("63 %", "fr", 63),
        ("0,1", "fr", 0.1),
    ],
)
def test_numbers(text: str, language: str, value: float) -> None:
    assert parse(question("decimal"), text, language) == value


@pytest.mark.parametrize("text", ["douze", "1 2 x", "--3", "1e400", "0x10", "1,2,3", "12 345 678 €"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(InvalidValue):
        parse(question("decimal"), text, "fr")


@given(st.floats(-1e12, 1e12).map(lambda x: round(x, 4)))
def test_a_shown_number_is_read_back(number: float) -> None:
    for language in ("fr", "en"):
        catalogue = Catalogue.load(language)  # type: ignore[arg-type]
        assert parse(question("decimal"), show(question("decimal"), number, catalogue), language) == number


@pytest.mark.parametrize(
    "text",
    [
        "2018-11-12",
        "12/11/2018",
        "12.11.2018",
        "12 novembre 2018",
        "12 November 2018",
        "12 nov. 2018",
        "12 Nov 2018",
    ],
)
def test_dates(text: str) -> None:
    assert parse(question("date"), text, "fr") == "2018-11-12"


@pytest.mark.parametrize("text", ["12/13/2018", "31 février 2018", "2018", "demain", "12-2018", "00/00/0000"])
def test_dates_that_do_not_exist(text: str) -> None:
    with pytest.raises(InvalidValue) as refusal:
        parse(question("date"), text, "fr")
    assert text in refusal.value.text(Catalogue.load("en"))


@given(st.dates(date(1000, 1, 1)))
def test_a_shown_date_is_read_back(day: date) -> None:
    for language in ("fr", "en"):
        catalogue = Catalogue.load(language)  # type: ignore[arg-type]
        for words in (catalogue.date(day), catalogue.date(day, "short")):
            assert parse(question("date"), words, language) == day.isoformat()


@pytest.mark.parametrize(
    ("text", "name"),
    [("in_force", "in_force"), ("En vigueur", "in_force"), ("en VIGUEUR ", "in_force"), ("Partly", "partly"),
     ("En partie / Partly", "partly"), ("x", "yes"), ("oui", "yes"), ("Oui", "yes")],
)  # fmt: skip
def test_choices_in_either_language(text: str, name: str) -> None:
    assert parse(question("select_one"), text, "fr", STATES) == name


def test_several_choices_come_in_the_order_of_the_list() -> None:
    asked = question("select_multiple")
    assert parse(asked, "Partly; En vigueur", "en", STATES) == ["in_force", "partly"]
    assert parse(asked, "partly in_force", "en", STATES) == ["in_force", "partly"]
    with pytest.raises(InvalidValue):
        parse(asked, "Partly, perhaps", "en", STATES)


@given(st.text())
def test_any_text_is_taken_as_it_is_but_for_what_cannot_be_written(text: str) -> None:
    long = question("text", appearance="multiline")
    value = parse(long, text, "fr")
    assert value is None or (value == clean_text(text) and well_formed(long, value))
    assert clean_text(clean_text(text)) == clean_text(text)


@given(st.text(max_size=40), st.sampled_from(["integer", "decimal", "date", "select_one", "select_multiple"]))
def test_whatever_is_typed_is_a_value_or_a_sentence(text: str, kind: str) -> None:
    try:
        value = parse(question(kind), text, "fr", STATES)
    except InvalidValue as error:
        assert error.text(Catalogue.load("fr"))
    else:
        assert value is None or well_formed(question(kind), value, STATES)
