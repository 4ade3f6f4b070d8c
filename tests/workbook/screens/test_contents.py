"""The tree of contents, its marks and figures, and its filter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.document.cells import Cell
from workbook.document.snapshot import Snapshot
from workbook.languages import Catalogue
from workbook.questionnaire.library import load
from workbook.screens.contents import Node, contents, node_at, places_in_order, walk
from workbook.screens.contents_filter import filtered, parse_query
from workbook.screens.places import OVERVIEW, REPORTS, Place

FRENCH, ENGLISH = Catalogue.load("fr"), Catalogue.load("en")
NAMES = ("identification", "berlin-2017", "sdg-migration", "action-plan")


def snapshot(cells: dict[Cell, object] | None = None) -> Snapshot:
    return Snapshot("", 1, "", cells or {}, {name: load(name) for name in NAMES})


def answer(question: str, **facets: object) -> dict[Cell, object]:
    names = {"fr": "value.fr"}
    return {Cell("berlin-2017", "", question, names.get(key, key)): value for key, value in facets.items()}


def titles(nodes: tuple[Node, ...]) -> list[str]:
    return [f"{node.number} {node.title}".strip() for node in walk(nodes)]


def find(nodes: tuple[Node, ...], key: str) -> Node:
    return next(node for node in walk(nodes) if node.key == key)


def test_overview_first_plan_and_reports_below_the_line() -> None:
    nodes = contents(snapshot(), ENGLISH)
    assert [node.title for node in nodes] == [
        "Overview", "Country and institution", "Berlin 2017", "SDG targets", "Action plan", "Contributions",
            "Reports",
    ]  # fmt: skip
    assert [node.key for node in nodes if node.first_below_line] == ["action-plan"]


def test_round_tables_stand_under_the_questionnaire_with_short_numbers() -> None:
    nodes = contents(snapshot(), FRENCH)
    berlin = find(nodes, "berlin-2017")
    assert [child.number for child in berlin.children][:6] == ["1.1", "1.2", "2.1", "2.2", "3.1", "3.2"]
    assert [child.number for child in berlin.children[1].children] == ["1", "2", "3", "4"]


def test_marks_bars_and_the_number_of_actions() -> None:
    cells = answer("q_1_2_1", fr="Oui", status="final") | answer("q_1_2_2", fr="Des mesures")
    cells |= {Cell("action-plan", row, "actions", "value"): at for at, row in enumerate(("a", "b"))}
    nodes = contents(snapshot(cells), ENGLISH)
    assert find(nodes, "berlin-2017/q_1_2_1").mark == "final"
    assert find(nodes, "berlin-2017/q_1_2_2").mark == "draft"
    assert find(nodes, "berlin-2017/q_1_2_3").mark == "empty"
    table = find(nodes, "berlin-2017/rt_1_2")
    assert (table.settled, table.begun) == (0.25, 0.25)
    assert find(nodes, "action-plan").note == "2 actions"


def test_every_question_is_walked_once_from_overview_to_reports() -> None:
    order = places_in_order(contents(snapshot(), ENGLISH))
    assert order[0] == OVERVIEW
    assert order[-1] == REPORTS
    assert len(order) == len(set(order))
    long = [question.name for question in load("berlin-2017").guiding_questions if question.is_long]
    assert [place.name for place in order if place.kind == "question" and place.form == "berlin-2017"] == long


def test_a_row_of_a_table_is_found_under_its_table() -> None:
    nodes = contents(snapshot(), ENGLISH)
    found = node_at(nodes, Place("table", "action-plan", "actions", "a1"))
    assert found is not None
    assert found.key == "action-plan"
    assert node_at(nodes, Place("question", "berlin-2017", "nowhere")) is None


@pytest.mark.parametrize("text", ["status:draft", "statut:brouillon", "Statut : Brouillon", "status:dr"])
def test_filter_by_state_in_both_languages(text: str) -> None:
    nodes = contents(snapshot(answer("q_1_2_2", fr="Des mesures")), FRENCH)
    shown = filtered(nodes, parse_query(text))
    assert [node.key for node in walk(shown)] == ["berlin-2017", "berlin-2017/rt_1_2", "berlin-2017/q_1_2_2"]


@pytest.mark.parametrize("text", ["ministry:trav", "ministère:Travail", 'ministere:"ministère du travail"'])
def test_filter_by_ministry(text: str) -> None:
    cells = answer("q_1_1_3", ministry="Ministère du Travail") | answer("q_1_1_4", ministry="Santé")
    shown = filtered(contents(snapshot(cells), FRENCH), parse_query(text))
    assert [node.key for node in walk(shown) if not node.children] == ["berlin-2017/q_1_1_3"]


def test_filter_by_number_finds_the_whole_round_table_and_no_other() -> None:
    shown = filtered(contents(snapshot(), FRENCH), parse_query("1.2"))
    numbers = [node.number for node in walk(shown) if node.place.form == "berlin-2017"]
    assert numbers == ["", "1.2", "1", "2", "3", "4"]


def test_filter_by_words_without_accents_in_either_language() -> None:
    nodes = contents(snapshot(), FRENCH)
    assert "1.1 Cohérence des politiques" in titles(filtered(nodes, parse_query("coherence politiques")))
    assert "1.1 Cohérence des politiques" in titles(filtered(nodes, parse_query("policy coherence")))
    assert filtered(nodes, parse_query("zzz")) == ()


@given(st.text(max_size=40))
def test_whatever_is_typed_shows_a_part_of_the_contents(text: str) -> None:
    nodes = contents(snapshot(), FRENCH)
    keys = {node.key for node in walk(nodes)}
    assert {node.key for node in walk(filtered(nodes, parse_query(text)))} <= keys


def test_an_unknown_state_matches_nothing() -> None:
    assert filtered(contents(snapshot(), ENGLISH), parse_query("status:purple")) == ()
