"""A question read across all countries."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.collection_desk import EARLIER, FORM, QUESTION, desk, give, take_in
from workbook.collection.coding.themes import add_theme
from workbook.collection.collection import Collection
from workbook.document.cells import Cell
from workbook.errors import UsageError
from workbook.languages import Catalogue
from workbook.questionnaire.model import LocalText, Question, Repeat
from workbook.screens.collection.across import Across, across
from workbook.screens.collection.across_filter import Filter, Shown, filtered
from workbook.screens.collection.earlier import earlier_answers
from workbook.screens.collection.filters import NO_THEME

ENGLISH, FRENCH = Catalogue.load("en"), Catalogue.load("fr")


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    with desk(tmp_path_factory.mktemp("desk") / "marrakech.passerelle-collection") as made:
        made.session.apply(add_theme(made.session.snapshot(), LocalText("Données", "Data"), theme_id="data"))
        give(made, "CMR", "data", "Les données ventilées par statut migratoire")
        give(made, "BGD", "data", "scorecard of planned measures")
        yield made


@pytest.fixture(scope="module")
def page(collection: Collection) -> Across:
    return across(collection.view(), FORM, QUESTION, None, ENGLISH)


def test_countries_stand_in_the_order_of_the_alphabet_of_the_language(
    page: Across, collection: Collection
) -> None:
    names = [line.country for line in page.lines]
    assert names == ["Bangladesh", "Cameroon", "Ecuador", "Egypt", "Philippines", "Senegal"]
    french = across(collection.view(), FORM, QUESTION, None, FRENCH)
    assert [line.country for line in french.lines][:4] == ["Bangladesh", "Cameroun", "Égypte", "Équateur"]


def test_silence_and_what_was_not_asked_are_told_apart_from_reasons(page: Across) -> None:
    assert [line.country for line in page.silent] == ["Kenya", "Mali"]
    assert [line.country for line in page.not_asked] == ["Portugal"]
    ecuador = next(line for line in page.lines if line.country == "Ecuador")
    assert (ecuador.state, ecuador.mark, ecuador.word) == ("no_data", "missing", "No data available")
    assert ecuador.why.startswith("The survey module")
    assert filtered(page, Filter()).counts == (
        ("answered", 5),
        ("no_data", 1),
        ("silent", 2),
        ("not_asked", 1),
    )


def test_every_answer_says_where_it_stands_in_the_file(page: Across) -> None:
    first = page.lines[0]
    assert first.trace == f"BGD · 1.2-4 · {FORM}!D14 · {first.submission.short}"
    assert (first.region, first.note) == ("Southern Asia", "12 September 2018, EN")


@pytest.mark.parametrize(
    ("wanted", "countries"),
    [
        (Filter(words="donnees"), ["Cameroon"]),
        (Filter(words="ministere OR scorecards"), ["Bangladesh", "Senegal"]),
        (Filter(words="comité -trimestre"), []),
        (Filter(words="survey"), ["Ecuador", "Philippines"]),
        (Filter(words="البيانات"), ["Egypt"]),
        (Filter(words="phil"), ["Philippines"]),
        (Filter(region="002"), ["Cameroon", "Egypt", "Senegal"]),
        (Filter(region="011"), ["Senegal"]),
        (Filter(state="no_data"), ["Ecuador"]),
        (Filter(theme="data"), ["Bangladesh", "Cameroon"]),
        (Filter(theme=NO_THEME), ["Egypt", "Philippines", "Senegal"]),
        (Filter(tag="gender"), ["Bangladesh"]),
        (Filter(language="en"), ["Bangladesh", "Philippines"]),
        (Filter(region="002", theme="data"), ["Cameroon"]),
    ],
)
def test_filters_leave_what_fits(page: Across, wanted: Filter, countries: list[str]) -> None:
    assert [line.country for line in filtered(page, wanted).lines] == countries


def test_what_was_looked_for_is_found_in_the_words_that_are_seen(page: Across) -> None:
    found = filtered(page, Filter(words="results before"))
    ((place, spans),) = found.hits.items()
    words = "Monitoring rests on deployment and return records and on a yearly survey of families who receive remittances.\n– Results are discussed with migrants’ associations\n– before they are published."
    assert place.question == QUESTION
    assert [words[slice(*span)] for span in spans] == ["Results", "before"]


def test_the_answer_that_a_person_comes_to_see_shows_what_was_looked_for(page: Across) -> None:
    senegal = next(line for line in page.lines if line.country == "Senegal")
    found = filtered(page, Filter(), Shown(senegal.key.sha256, "ministères"))
    assert {place.key.sha256 for place in found.hits} == {senegal.key.sha256}
    assert len(found.lines) == len(page.lines)


def test_counts_and_themes_are_of_the_region_that_is_looked_at(page: Across) -> None:
    whole = filtered(page, Filter())
    assert whole.countries == 9
    assert [(one.theme.name, one.countries) for one in whole.themes] == [("Data", 2)]
    africa = filtered(page, Filter(region="002", state="answered"))
    assert africa.countries == 5
    assert dict(africa.counts) == {"answered": 3, "silent": 2}
    assert [(one.theme.name, one.countries) for one in africa.themes] == [("Data", 1)]


def test_an_edition_shows_its_own_answers(collection: Collection) -> None:
    shown = across(collection.view(), FORM, QUESTION, EARLIER, ENGLISH)
    assert [line.country for line in shown.everyone] == ["Senegal"]
    assert shown.editions == (EARLIER, "Marrakech 2018")


def test_another_edition_is_told_with_what_is_different(collection: Collection, page: Across) -> None:
    senegal = next(line for line in page.lines if line.country == "Senegal")
    assert senegal.earlier == (EARLIER,)
    assert isinstance(page.item, Question)
    (earlier,) = earlier_answers(collection.view(), senegal.answer, page.item, ENGLISH)
    assert earlier.title.startswith(EARLIER)
    kinds = {part.kind: part.text for part in earlier.parts}
    assert "année" in kinds["removed"]
    assert "trimestre" in "".join(part.text for part in earlier.parts if part.kind == "added")


def test_a_table_shows_the_rows_of_each_country(collection: Collection) -> None:
    shown = across(collection.view(), "action-plan", "budget", None, ENGLISH)
    assert isinstance(shown.item, Repeat)
    (portugal,) = shown.lines
    assert [entry.title for entry in portugal.entries] == ["Register of recruiters", "Survey of families"]
    assert portugal.entries[1].summary == "Budget: 420,000 · Currency: EUR – Euro"
    assert len(shown.not_asked) == 8
    found = filtered(shown, Filter(words="public register"))
    assert [line.country for line in found.lines] == ["Portugal"]
    assert filtered(shown, Filter(words="absent")).lines == ()


def test_a_measure_shows_its_details(tmp_path: Path) -> None:
    form, measure = "sdg-migration", "m_10_7_1"
    cells = {
        Cell(form, "", measure, "value"): "partly",
        Cell(form, "", f"{measure}_since", "value"): 2012,
        Cell(form, "", f"{measure}_description", "value.en"): "A **service** in every province.",
    }
    with Collection.create(tmp_path / "one.passerelle-collection", "One") as collection:
        take_in(collection, "MAR", cells, "en", forms=(form,))
        shown = across(collection.view(), form, f"{measure}_since", None, ENGLISH)
        (line,) = shown.lines
        assert (line.word, line.mark) == ("Partly", "partly")
        assert [(fact.label, fact.text) for fact in line.facts] == [
            ("Description", "A service in every province."),
            ("Since", "2012"),
        ]
        assert [words.question for words in line.texts] == [f"{measure}_description"]


def test_a_question_that_nobody_was_asked_is_told(collection: Collection) -> None:
    with pytest.raises(UsageError):
        across(collection.view(), FORM, "nothing", None, ENGLISH)


def test_the_page_names_its_question_in_the_languages_that_it_has(page: Across) -> None:
    assert page.official == ("fr", "en")
    assert page.number == "4"
    assert page.crumbs[0].text == "Berlin 2017"
