"""What figures over countries count, show and lead back to."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.workbook.collection.five_countries import BERLIN, MAR, PLAN, SDG, five_countries, sha_of
from workbook.collection.collection import Collection
from workbook.collection.figures.catalogue import FIGURES, choices, make, parts
from workbook.collection.figures.figure import Figure, Filters, Room
from workbook.collection.figures.signs import ANSWERS, MEASURES, Sign, box
from workbook.collection.view import CollectionView
from workbook.document.cells import Cell
from workbook.errors import UsageError
from workbook.languages import Catalogue
from workbook.reports.figures.drawing import MarkAt, Shape, Words
from workbook.reports.figures.svg import svg

EN, FR = Catalogue.load("en"), Catalogue.load("fr")
WIDTH = 468.0
COUNTRIES = ["Morocco", "Senegal", "Tunisia", "Philippines", "Czechia"]


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CollectionView]:
    with five_countries(tmp_path_factory.mktemp("five") / "five.passerelle-collection") as collection:
        yield collection.view()


def drawn(view: CollectionView, key: str, **filters: str) -> Figure:
    return make(key, view, EN, WIDTH, Filters(**filters))


def row(figure: Figure, begins: str) -> dict[str, str]:
    """A row of the table by its heads."""
    found = next(one for one in figure.table.rows if one[0].startswith(begins))
    return dict(zip(figure.table.heads, found, strict=True))


def words_of(figure: Figure) -> list[str]:
    return [shape.text for shape in figure.drawing.shapes if isinstance(shape, Words)]


@pytest.mark.parametrize("key", [kind.key for kind in FIGURES])
def test_every_figure_says_what_it_counts_and_leads_back_to_answers(view: CollectionView, key: str) -> None:
    figure = drawn(view, key)
    assert figure.title and figure.note
    assert figure.table.rows and all(len(one) == len(figure.table.heads) for one in figure.table.rows)
    ElementTree.fromstring(svg(figure.drawing, figure.title))
    told = {spot.key for spot in figure.regions} | set(figure.table.keys)
    assert told
    for name in told:
        assert name in figure.places
        assert len(figure.trace(name)) == len(figure.places[name])
    assert any(figure.trace(name) for name in told)
    for spot in figure.regions:
        assert 0 <= spot.x <= spot.x + spot.width <= WIDTH + 0.01
        assert 0 <= spot.y <= spot.y + spot.height <= figure.drawing.height + 0.01


@pytest.mark.parametrize("key", [kind.key for kind in FIGURES])
def test_a_collection_without_anything_is_said_to_have_nothing(key: str, tmp_path: Path) -> None:
    with Collection.create(tmp_path / "empty.passerelle-collection") as collection:
        figure = make(key, collection.view(), EN, WIDTH)
    assert figure.table.rows == () and figure.title in words_of(figure)


def test_coverage_separates_every_state_and_keeps_silent_countries(view: CollectionView) -> None:
    figure = drawn(view, "coverage", form=BERLIN)
    senegal = row(figure, "Senegal")
    assert [senegal[code] for code in ("1.1-1", "1.1-2", "1.1-3", "1.1-4", "1.1-5")] == [
        "Not applicable",
        "No data available",
        "Confidential",
        EN.gettext("To come"),
        "Silent",
    ]
    assert senegal["Answered"] == "1 / 26"
    assert row(figure, "Tunisia")["Answered"] == "0 / 26"
    assert row(figure, "Philippines")["Answered"] == "–", "what was not asked is not counted as silent"
    assert {one[0] for one in figure.table.rows} == set(COUNTRIES)


def test_coverage_stands_by_region_then_alphabet_in_the_language_shown(view: CollectionView) -> None:
    english = [one[0] for one in drawn(view, "coverage", form=BERLIN).table.rows]
    assert english == ["Morocco", "Senegal", "Tunisia", "Philippines", "Czechia"]
    french = make("coverage", view, FR, WIDTH, Filters(form=BERLIN))
    assert [one[0] for one in french.table.rows] == ["Maroc", "Sénégal", "Tunisie", "Philippines", "Tchéquie"]


def test_a_box_leads_to_its_answer(view: CollectionView) -> None:
    figure = drawn(view, "coverage", form=BERLIN)
    key = f"{sha_of(view, 'MAR')}/q_1_2_2"
    spot = next(one for one in figure.regions if one.key == key)
    assert figure.spot(spot.x + 1, spot.y + 1) == spot and "Morocco, 1.2-2" in spot.words
    (answer,) = figure.trace(key)
    assert answer.text("fr").startswith("Un comparateur public") and answer.place is not None


def test_a_part_leads_to_answers_in_the_state_that_it_shows(view: CollectionView) -> None:
    figure = drawn(view, "coverage", form=BERLIN)
    for state in ANSWERS:
        traced = figure.trace(f"state/{state}")
        assert traced and {answer.state for answer in traced} == {state}
    boxes = [spot.key for spot in figure.regions if spot.words.endswith((": Silent", ": Not asked"))]
    assert {one.state for key in boxes for one in figure.trace(key)} == {"silent", "not_asked"}


def test_parts_for_pages_hold_every_country_once_and_keep_to_the_room(view: CollectionView) -> None:
    room = Room(150.0, 130.0)
    made = list(parts("coverage", view, EN, WIDTH, Filters(form=BERLIN), room))
    assert len(made) > 1
    assert [one.continues for one in made] == [False] + [True] * (len(made) - 1)
    for place, one in enumerate(made):
        assert one.drawing.height <= room.after(place > 0)
    shown = [word for one in made for word in words_of(one) if word in COUNTRIES]
    assert sorted(shown) == sorted(COUNTRIES)


def test_a_questionnaire_wider_than_the_page_is_drawn_in_bands(view: CollectionView) -> None:
    narrow = list(parts("coverage", view, EN, 300.0, Filters(form=SDG)))
    keys = [spot.key for one in narrow for spot in one.regions if spot.key.startswith("question/")]
    asked = {question.name for question in view.forms[SDG].guiding_questions}
    assert len(narrow) > 1 and len(keys) == len(set(keys))
    assert {key.removeprefix("question/") for key in keys} == asked
    assert all(spot.x + spot.width <= 300.01 for one in narrow for spot in one.regions)


def test_answers_by_round_table_add_up_to_all_questions_of_all_countries(view: CollectionView) -> None:
    figure = drawn(view, "sections", form=BERLIN)
    states = [EN.gettext(sign.words) for sign in ANSWERS.values()]
    first = row(figure, "1.1")
    assert [first[state] for state in states] == ["1", "1", "1", "1", "1", "5", "15"]
    assert first["answered"] == "1 / 20"
    total = sum(
        int(dict(zip(figure.table.heads, one, strict=True))[s]) for one in figure.table.rows for s in states
    )
    assert total == 26 * 5


def test_a_round_table_is_shown_question_by_question(view: CollectionView) -> None:
    figure = drawn(view, "sections", form=BERLIN, section="rt_1_2")
    assert [one[0][:5] for one in figure.table.rows] == ["1.2-1", "1.2-2", "1.2-3", "1.2-4"]
    assert row(figure, "1.2-2")["answered"] == "3 / 4"
    assert {answer.submission.country for answer in figure.trace("q_1_2_2/answered")} == {"MAR", "SEN", "CZE"}


def test_measures_count_countries_by_state(view: CollectionView) -> None:
    figure = drawn(view, "measures", form=SDG, section="target_10c")
    first, second = row(figure, "10.c-m1"), row(figure, "10.c-m2")
    assert (first["In force"], first["Planned"], first["No measure"], first["Silent"]) == ("1", "1", "1", "2")
    assert second["Partly in force"] == "1"
    assert second["Not applicable"] == "2", "chosen as a state, or given as the reason"
    assert second["In force, fully or partly"] == "1 / 3"


def test_targets_by_region_are_those_of_all_regions_together(view: CollectionView) -> None:
    figure = drawn(view, "targets", form=SDG)
    rows = [dict(zip(figure.table.heads, one, strict=True)) for one in figure.table.rows]
    own = [one for one in rows if one["Target"].startswith("10.c")]
    assert [one["Region"] for one in own] == ["Africa", "Asia", "Europe", "All regions"]
    for state in (EN.gettext(sign.words) for sign in MEASURES.values()):
        assert sum(int(one[state]) for one in own[:3]) == int(own[3][state])


def test_actions_are_counted_with_their_countries(view: CollectionView) -> None:
    by_target = drawn(view, "actions_target")
    assert row(by_target, "10.c")["actions · countries"] == "3 · 2"
    assert row(by_target, "10.7")["Status not given"] == "1"
    assert "4 actions" in by_target.title and "2 countries" in by_target.title
    assert "no action entered: 3 countries" in by_target.note
    by_status = drawn(view, "actions_status")
    assert [one[-1] for one in by_status.table.rows if one[-1] != "0 · 0"] == ["1 · 1", "2 · 2", "1 · 1"]
    gender = drawn(view, "actions_gender")
    assert row(gender, "2 –")["actions · countries"] == "1 · 1"
    assert row(gender, "Not given")["actions · countries"] == "3 · 2"
    assert {answer.text() for answer in by_target.trace("target/10.7")} == {"Action a3"}


def test_budgets_in_different_currencies_are_never_added(view: CollectionView) -> None:
    figure = drawn(view, "budgets")
    euro, dirham = row(figure, "EUR"), row(figure, "MAD")
    assert (euro["Budget"], euro["Funded"], euro["To be found"]) == ("1,500,000", "750,000", "750,000")
    assert (dirham["Budget"], dirham["Funded"]) == ("300", "0")
    assert [one[0] for one in figure.table.rows] == ["EUR", "MAD"]
    assert not any("1,500,300" in word for word in words_of(figure))
    assert "one action without a budget" in figure.note
    assert {(a.submission.country, a.value) for a in figure.trace("currency/EUR")} == {
        ("MAR", 1_000_000),
        ("SEN", 500_000),
    }


def test_an_indicator_shows_the_values_of_the_whole_population(view: CollectionView) -> None:
    figure = drawn(view, "indicator", indicator="10.7.1")
    assert row(figure, "Morocco") == {
        "Country": "Morocco",
        "2015": "4.5",
        "2016": "4",
        "Unit": "%",
        "Source": "",
    }
    assert row(figure, "Senegal")["2015"] == "–"
    assert "values of 2 countries" in figure.note and "not asked: one country" in figure.note
    counted = figure.trace(f"country/{sha_of(view, 'MAR')}")
    assert [answer.value for answer in counted] == [4.5, 4.0], "not the row about women only"
    assert choices("indicator", "indicator", view, EN)[0][0] == "10.7.1"


def test_a_region_limits_every_figure(view: CollectionView) -> None:
    figure = drawn(view, "coverage", form=BERLIN, region="150")
    assert [one[0] for one in figure.table.rows] == ["Czechia"]
    assert drawn(view, "actions_target", region="150").table.rows == ()


def test_what_a_filter_may_be_is_told_in_words(view: CollectionView) -> None:
    forms = choices("coverage", "form", view, EN)
    assert forms == ((BERLIN, "Berlin 2017"), (SDG, "SDG targets"))
    sections = choices("measures", "section", view, EN, Filters(form=SDG))
    assert ("target_10c", "10.c Remittance costs") in sections
    with pytest.raises(UsageError):
        make("nothing of the kind", view, EN, WIDTH)


def test_countries_are_never_put_in_order_by_a_count(view: CollectionView, tmp_path: Path) -> None:
    before = [one[0] for one in drawn(view, "coverage", form=BERLIN).table.rows]
    moroccan = {cell: value for cell, value in MAR.items() if cell.form in (BERLIN, PLAN)}
    plenty = {"TUN": {**moroccan, Cell(BERLIN, "", "q_1_1_2", "value.fr"): "Beaucoup d’exemples."}}
    with five_countries(tmp_path / "plenty.passerelle-collection", plenty) as collection:
        after = [one[0] for one in drawn(collection.view(), "coverage", form=BERLIN).table.rows]
    assert after == before


def _without_colour(sign: Sign) -> tuple[Shape | str, ...]:
    """The shapes of a sign, dark or light: all that a black and white print keeps."""
    inks = {"accent": "dark", "text": "dark", "control": "dark", "surface": "", "accent-soft": ""}
    plain: list[Shape | str] = []
    for shape in box(sign, 0, 0, 10, 12):
        changes = {
            name: inks.get(value, value)
            for name in ("fill", "stroke", "hatch", "ink")
            if (value := getattr(shape, name, None)) is not None
        }
        plain.append(shape if isinstance(shape, MarkAt) else replace(shape, **changes))
    return tuple(plain)


@pytest.mark.parametrize("signs", [ANSWERS, MEASURES])
def test_states_can_be_told_apart_without_colour(signs: dict[str, Sign]) -> None:
    for one, other in itertools.combinations(signs, 2):
        assert _without_colour(signs[one]) != _without_colour(signs[other]), (one, other)
