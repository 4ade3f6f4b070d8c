"""The wizard without its window."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbook.editing.session import Session
from workbook.errors import UsageError
from workbook.languages import Catalogue
from workbook.questionnaire.library import load
from workbook.screens.new_workbook import (
    NewWorkbook,
    exact_country,
    form_choices,
    matching_countries,
)

ENGLISH, FRENCH = Catalogue.load("en"), Catalogue.load("fr")


def filled() -> NewWorkbook:
    return NewWorkbook(
        country="MAR",
        institution="Ministère des Affaires étrangères",
        focal_point="Amina Idrissi",
        edition="FMMD Marrakech 2018",
        due_date="15/12/2018",
        forms={"berlin-2017", "action-plan"},
    )


def test_countries_are_found_by_the_first_letters_without_accents() -> None:
    assert matching_countries("cote", "fr")[0].iso3 == "CIV"
    assert matching_countries("maro", "fr")[0].iso3 == "MAR"
    assert "CIV" in [one.iso3 for one in matching_countries("ivoire", "fr")]
    assert len(matching_countries("", "en")) >= 193


def test_a_country_is_known_by_either_name_or_its_letters() -> None:
    for words in ("Morocco", "maroc", "MAR"):
        found = exact_country(words)
        assert found is not None
        assert found.iso3 == "MAR"
    assert exact_country("Atlantis") is None


def test_each_page_says_what_is_missing() -> None:
    draft = NewWorkbook(due_date="31/02/2018", languages=(), forms=set())
    assert set(draft.problems(0)) == {"country"}
    assert set(draft.problems(1)) == {"edition", "due_date", "languages"}
    assert set(draft.problems(2)) == {"forms"}
    assert [filled().problems(step) for step in range(3)] == [{}, {}, {}]


def test_tables_are_not_counted_among_the_answers_to_give() -> None:
    assert filled().questions_to_answer == load("berlin-2017").size == 26


def test_each_questionnaire_has_its_origin_and_its_count() -> None:
    berlin = next(choice for choice in form_choices(ENGLISH) if choice.form_id == "berlin-2017")
    assert (berlin.size, berlin.noun) == (26, "questions")
    assert "2017" in berlin.origin
    assert "identification" not in [choice.form_id for choice in form_choices(FRENCH)]


def test_the_file_has_the_country_and_the_edition_in_its_name() -> None:
    assert filled().file_name(FRENCH) == "maroc-fmmd-marrakech-2018.passerelle"
    assert filled().file_name(ENGLISH) == "morocco-fmmd-marrakech-2018.passerelle"


def test_the_workbook_holds_what_was_filled_in(tmp_path: Path) -> None:
    filled().create(tmp_path / "maroc.passerelle").close()
    with Session.open(tmp_path / "maroc.passerelle") as session:
        now = session.snapshot()
    assert list(now.forms) == ["identification", "berlin-2017", "action-plan"]
    assert (now.country, now.edition) == ("MAR", "FMMD Marrakech 2018")
    assert now.institution("fr") == "Ministère des Affaires étrangères"
    assert now.due_date is not None
    assert now.due_date.isoformat() == "2018-12-15"


def test_last_years_answers_come_along(tmp_path: Path) -> None:
    with filled().create(tmp_path / "2017.passerelle") as earlier:
        earlier.answer("berlin-2017", "q_1_1_1", "Un comité", language="fr")
    draft = NewWorkbook(edition="Quito 2019", forms={"berlin-2017"})
    draft.take_earlier(tmp_path / "2017.passerelle")
    assert draft.country == "MAR", "what is known already is not asked again"
    assert draft.carried_over == 1
    with draft.create(tmp_path / "2019.passerelle") as session:
        kept = session.snapshot().value("berlin-2017", "q_1_1_1", facet="previous")
    assert kept["origin"] == "2017.passerelle"
    assert "Un comité" in kept.values()
    draft.forms = {"action-plan"}
    assert draft.carried_over == 0


def test_a_file_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    target = tmp_path / "maroc.passerelle"
    target.write_text("mine")
    with pytest.raises(UsageError):
        filled().create(target)
    assert target.read_text() == "mine"
