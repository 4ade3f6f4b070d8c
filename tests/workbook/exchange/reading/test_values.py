"""Small examples of what people type: numbers, dates, choices, states and reasons, in both languages."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.exchange.reading.choices import read_choice, read_choices, read_row
from workbook.exchange.reading.dates import order_of, read_date
from workbook.exchange.reading.numbers import read_number
from workbook.exchange.reading.outcomes import Meant, Unclear
from workbook.exchange.reading.states import read_reason, read_state
from workbook.exchange.values import choice_label
from workbook.languages import Catalogue
from workbook.questionnaire.library import load

MEASURES = load("sdg-migration").choices["measure_state"]
YES_NO = load("registers").choices["yes_no"]
COUNTRIES = load("registers").choices["country"]
TARGETS = load("action-plan").choices["sdg_target"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1234,56", 1234.56),
        ("1 234,56", 1234.56),
        ("1\u00a0234,56", 1234.56),
        ("1\u202f234\u202f567", 1234567),
        ("1,234.56", 1234.56),
        ("1.234,56", 1234.56),
        ("1,234,567", 1234567),
        ("1'234", 1234),
        ("12,5", 12.5),
        (" 0,125 ", 0.125),
        ("-5", -5),
        ("\u22125,5", -5.5),
        ("(5)", -5),
        ("(1 234)", -1234),
        ("12 %", 12),
        ("12\u00a0%", 12),
        ("3 pour cent", 3),
        ("420 000 EUR", 420000),
        ("€ 1,5", 1.5),
        ("USD 1,234.50", 1234.5),
        ("US$ 20", 20),
        ("3 millions", 3_000_000),
        ("1,5 milliard", 1_500_000_000),
        ("1.5E+06", 1_500_000),
        ("٣٥", 35),
        (1234.5, 1234.5),
        (7, 7),
        (7.0, 7),
    ],
)
def test_numbers(written: str | float, meant: float) -> None:
    outcome = read_number(written, whole=False)
    assert isinstance(outcome, Meant)
    assert outcome.value == meant
    assert type(outcome.value) is type(meant)
    assert bool(outcome.repair) == isinstance(written, str)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("environ 12", "not_number"),
        ("10-15", "not_number"),
        ("12 34", "not_number"),
        ("1 2345", "not_number"),
        ("douze", "not_number"),
        ("", "not_number"),
        (".", "not_number"),
        ("12 par mois", "not_number"),
        ("3 billion", "not_number"),
        ("1,2,3", "not_number"),
        ("1" * 50, "not_number"),
    ],
)
def test_what_is_no_number(written: str, reason: str) -> None:
    assert read_number(written, whole=False) == Unclear(reason)


def test_a_number_that_can_be_two_is_asked() -> None:
    assert read_number("1,234", whole=False) == Unclear("ambiguous_number", (1.234, 1234))
    assert read_number("1.234", whole=False) == Unclear("ambiguous_number", (1.234, 1234))
    assert read_number("1,234", whole=True) == Meant(1234, "number")
    assert read_number("12,5", whole=True) == Unclear("not_whole")
    assert read_number(0.12, whole=True, unit="%") == Meant(12, "percent")
    assert read_number(2.5, whole=True, unit="%") == Unclear("not_whole")


def test_a_unit_is_that_of_the_question() -> None:
    assert read_number("12,5 M USD", whole=False, unit="M USD") == Meant(12.5, "number")
    assert read_number("12,5 USD", whole=False, unit="M USD") == Unclear("not_number")
    assert read_number("7 %", whole=True, unit="%") == Meant(7, "percent")


@given(st.text(max_size=20))
def test_any_text_is_a_number_or_is_not(text: str) -> None:
    outcome = read_number(text, whole=False)
    assert isinstance(outcome, Unclear) or isinstance(outcome.value, int | float)


@pytest.mark.parametrize("end", [True, False, None])
@pytest.mark.parametrize(
    "written",
    [
        "12/03/2025",
        "12.03.2025",
        "12-3-2025",
        "12 / 03 / 2025",
        "12/03/25",
        "2025-03-12",
        "2025/03/12",
        "12 mars 2025",
        "12 March 2025",
        "March 12, 2025",
        "12 MARS 2025",
        "mercredi 12 mars 2025",
        "le 12 mars 2025",
        "12-Mar-2025",
        "2025-03-12 00:00:00",
        "2025-03-12T00:00:00",
        date(2025, 3, 12),
        datetime(2025, 3, 12),
        datetime(2025, 3, 12, 9, 30),
        45728,
    ],
)
def test_dates(written: str | date | int, end: bool | None) -> None:
    outcome = read_date(written, end)
    assert isinstance(outcome, Meant)
    assert outcome.value == "2025-03-12"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1er août 2018", "2018-08-01"),
        ("1st August 2018", "2018-08-01"),
        ("3 févr. 2019", "2019-02-03"),
        ("3 Sept 2019", "2019-09-03"),
        ("31 décembre 1850", "1850-12-31"),
        ("03/25/2025", "2025-03-25"),
    ],
)
def test_more_dates(written: str, meant: str) -> None:
    assert getattr(read_date(written, None), "value", None) == meant


def test_a_month_or_a_year_is_a_day_only_where_something_begins_or_ends() -> None:
    for written in ("mars 2025", "March 2025", "03/2025", "2025-03"):
        assert read_date(written, end=False) == Meant("2025-03-01", "date_partial")
        assert read_date(written, end=True) == Meant("2025-03-31", "date_partial")
        assert read_date(written, end=None) == Unclear("partial_date", ("2025-03-01", "2025-03-31"))
    assert read_date("2025", end=True) == Meant("2025-12-31", "date_partial")
    assert read_date(2025, end=False) == Meant("2025-01-01", "date_partial")


@pytest.mark.parametrize(
    "written", ["31/02/2025", "bientôt", "12 brumaire 2025", "T1 2025", "", "99", 12.5, "0/0/0000"]
)
def test_what_is_no_date(written: str | float) -> None:
    assert read_date(written, None) == Unclear("not_date")


def test_a_file_that_writes_the_month_first_is_asked_about_its_dates() -> None:
    assert order_of(["12/03/2025", "25/03/2025"]) == "day"
    order = order_of(["12/03/2025", "03/25/2025"])
    assert read_date("03/04/2025", None, order) == Unclear("ambiguous_date", ("2025-04-03", "2025-03-04"))
    assert read_date("03/04/2025", None) == Meant("2025-04-03", "date_day_first")
    assert read_date("04/04/2025", None, order) == Meant("2025-04-04", "date")


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_every_day_is_read_as_it_is_shown(day: date) -> None:
    for code in ("fr", "en"):
        catalogue = Catalogue.load(code)
        for style in ("short", "long"):
            outcome = read_date(catalogue.date(day, style), None)
            assert getattr(outcome, "value", None) == day.isoformat()


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Prévue / Planned", "planned"),
        ("Prévue", "planned"),
        ("PREVUE", "planned"),
        ("planned", "planned"),
        ("Planned / Prévue", "planned"),
        ("Prévue\nPlanned", "planned"),
        ("Prevu", "planned"),
        ("Plannd", "planned"),
        ("in force", "in_force"),
        ("in_force", "in_force"),
        ("En vigeur", "in_force"),
        ("Aucun", "none"),
        ("None", "none"),
        ("Sans objet", "not_applicable"),
    ],
)
def test_choices(written: str, name: str) -> None:
    outcome = read_choice(written, MEASURES)
    assert isinstance(outcome, Meant)
    assert outcome.value == name
    assert bool(outcome.repair) == (written != "Prévue / Planned")


@pytest.mark.parametrize("written", ["Peut-être", "x", "oui", "prév", "", "Prévue ou aucune", "?"])
def test_what_is_no_choice(written: str) -> None:
    assert isinstance(read_choice(written, MEASURES), Unclear)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Oui / Yes", "yes"), ("oui", "yes"), ("YES", "yes"), ("x", "yes"), ("X", "yes"), ("✓", "yes"), ("1", "yes"),
        (1, "yes"), (True, "yes"), ("vrai", "yes"), ("Non", "no"), ("no", "no"), (0, "no"), (False, "no"), ("faux", "no"),
    ],
)  # fmt: skip
def test_yes_and_no(written: str | bool | int, name: str) -> None:
    assert getattr(read_choice(written, YES_NO), "value", None) == name


def test_two_choices_that_are_almost_the_same_are_asked() -> None:
    assert getattr(read_choice("Niger", COUNTRIES), "value", None) == "NER"
    assert read_choice("Nigéri", COUNTRIES).__class__ is Unclear


def test_every_label_is_read_as_its_choice() -> None:
    for choices in (MEASURES, YES_NO, COUNTRIES, TARGETS):
        for choice in choices:
            for label in (choice_label(choice), choice.label.fr, choice.label.en, choice.name):
                assert getattr(read_choice(label, choices), "value", None) == choice.name, label


@pytest.mark.parametrize(
    "written", ["8.8\n10.c", "8.8; 10.c", "8.8, 10.c", "- 8.8\n- 10.c", "8.8 Droits des travailleurs\n10.C\n"]
)
def test_several_choices(written: str) -> None:
    assert getattr(read_choices(written, TARGETS), "value", None) == ["8.8", "10.c"]


def test_several_choices_are_all_understood_or_none_is_stored() -> None:
    assert isinstance(read_choices("8.8\n99.z", TARGETS), Unclear)
    assert read_choices(8.8, TARGETS) == Meant(["8.8"], "")


def test_a_row_by_its_title_where_only_one_has_it() -> None:
    titles = {"a1": ("Guichets",), "a2": ("Fonds", "Fund"), "a3": ("Fonds",)}
    assert read_row("a1 – Un autre titre", titles) == Meant("a1")
    assert read_row("guichets", titles) == Meant("a1", "row_by_title")
    assert read_row("Fund", titles) == Meant("a2", "row_by_title")
    assert read_row("Fonds", titles) == Unclear("no_row", ("a2", "a3"))
    assert read_row("zz", titles) == Unclear("no_row")


@pytest.mark.parametrize(
    ("written", "state"),
    [("Brouillon / Draft", "draft"), ("draft", "draft"), ("À relire", "review"), ("a relire", "review"), ("Final", "final"), ("Définitif", "final"), ("Definitiv", "final")],
)  # fmt: skip
def test_states(written: str, state: str) -> None:
    assert getattr(read_state(written), "value", None) == state


@pytest.mark.parametrize(
    ("written", "reason", "why"),
    [
        ("Donnée non disponible / No data – pas évalué", "no_data", "pas évalué"),
        ("No data", "no_data", ""),
        ("no data - survey in 2019", "no_data", "survey in 2019"),
        ("Sans objet : aucun retour", "not_applicable", "aucun retour"),
        ("N/A", "not_applicable", ""),
        ("n.d.", "no_data", ""),
        ("To be completed by the Ministry of Labour", "pending", "the Ministry of Labour"),
        ("À compléter par… – Finances", "pending", "Finances"),
        ("Confidentiel", "confidential", ""),
        ("Confidental", "confidential", ""),
        ("Sans réponse : sans objet / Unanswered: not applicable", "not_applicable", ""),
    ],
)
def test_reasons(written: str, reason: str, why: str) -> None:
    outcome = read_reason(written)
    assert isinstance(outcome, Meant)
    assert outcome.value == {"reason": reason, "why": why}


@pytest.mark.parametrize(
    "written", ["Confidentiel : à garder", "No data was collected", "Sans objet précis", "Confidental"]
)
def test_where_any_text_may_stand_a_text_is_no_reason(written: str) -> None:
    assert read_reason(written, strict=True) is None
