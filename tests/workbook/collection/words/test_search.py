from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workbook.collection.received_example import FORM, REGISTERS, admit, new_collection
from workbook.collection.coding.codings import give_theme
from workbook.collection.coding.passages import passage
from workbook.collection.coding.themes import add_theme, themes_of
from workbook.collection.collection import Collection
from workbook.collection.words.search import Filters, read_hits, search
from workbook.document.cells import Cell
from workbook.questionnaire.model import LocalText

LONG = "Au début. " * 60 + "- un **point** sur les migrants réfugiés\n- un autre"


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    with new_collection(tmp_path_factory.mktemp("search")) as made:
        admit(
            made,
            "MAR",
            {
                ("q_1_1_1", "value.fr"): LONG,
                ("q_1_2_1", "value.fr"): "Les migrations et l’égalité",
                ("q_1_2_1", "tags"): ["gender"],
                ("q_2_1_1", "missing"): {"reason": "no_data", "why": "Le recensement des migrants suit."},
                ("q_2_1_2", "value.fr"): "الهجرة والتنمية",
            },
        )
        admit(made, "DEU", {("q_1_2_1", "value.en"): "Migrants and refugees", ("q_1_2_1", "status"): "final"})
        admit(
            made,
            "ZAF",
            {
                Cell(REGISTERS, "a1", "agreement_title", "value.en"): "Labour agreement",
                Cell(REGISTERS, "a2", "agreement_title", "value.en"): "Migration agreement",
                Cell(REGISTERS, "a3", "agreement_title", "value.en"): "Second migration agreement",
            },
        )
        admit(made, "ZAF", {("q_1_2_1", "value.en"): "Migrants of old"}, edition="Dhaka 2016")
        admit(made, "", {("q_1_2_1", "value.en"): "Migrants of nowhere"})
        yield made


def places(
    collection: Collection, typed: str, filters: Filters | None = None, language: str = "en"
) -> list[str]:
    hits = search(collection.view(), typed, filters or Filters(), "fr" if language == "fr" else "en")
    return [f"{hit.submission.country} {hit.question}" for hit in hits]


def test_hits_come_by_country_in_the_alphabet_of_the_language_then_as_asked(collection: Collection) -> None:
    expected = ["DEU q_1_2_1", "MAR q_1_1_1", "MAR q_1_2_1", "MAR q_2_1_1", "ZAF agreement_title"]
    assert places(collection, "migrant OR migration") == expected
    assert places(collection, "migrant OR migration", language="fr") == [
        "ZAF agreement_title",
        *expected[:-1],
    ]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(region="002"), ["MAR q_1_1_1", "MAR q_1_2_1", "MAR q_2_1_1", "ZAF agreement_title"]),
        (Filters(region="015"), ["MAR q_1_1_1", "MAR q_1_2_1", "MAR q_2_1_1"]),
        (Filters(language="en"), ["DEU q_1_2_1", "ZAF agreement_title"]),
        (Filters(tag="gender"), ["MAR q_1_2_1"]),
        (Filters(given="no_data"), ["MAR q_2_1_1"]),
        (Filters(given="answered", region="145"), []),
        (Filters(form=FORM, question="q_1_2_1"), ["DEU q_1_2_1", "MAR q_1_2_1"]),
        (Filters(form=REGISTERS), ["ZAF agreement_title"]),
        (Filters(states=("accepted",), form=REGISTERS), ["ZAF agreement_title"]),
        (Filters(states=("issues",)), []),
        (Filters(edition="Dhaka 2016"), ["ZAF q_1_2_1"]),
        (Filters(theme="none"), []),
    ],
)
def test_filters_leave_out(collection: Collection, filters: Filters, expected: list[str]) -> None:
    assert places(collection, "migrant OR migration", filters) == expected


def test_the_theme_of_a_passage_is_a_filter(collection: Collection) -> None:
    view = collection.view()
    [answer] = view.answers_of(view.current()[0])[FORM, "q_1_2_1"]
    session = collection.session
    session.apply(add_theme(session.snapshot(), LocalText("Données", "Data"), theme_id="data"))
    session.apply(give_theme(session.snapshot(), "data", passage(answer, "value.en", 0, 8, True), "Amina"))
    assert themes_of(session.snapshot())
    assert places(collection, "migr*", Filters(theme="data")) == ["DEU q_1_2_1"]
    session.undo()
    assert places(collection, "migr*", Filters(theme="data")) == []


def test_a_hit_shows_its_words_in_one_line_with_what_was_found(collection: Collection) -> None:
    view = collection.view()
    [long] = read_hits(view, search(view, "réfugié", Filters(language="fr")), "réfugié")
    assert [long.excerpt.text[start:end] for start, end in long.excerpt.spans] == ["réfugiés"]
    assert long.excerpt.text.startswith("… ") and "**" not in long.excerpt.text
    assert "\n" not in long.excerpt.text
    [why] = read_hits(view, search(view, "recensement"), "recensement")
    assert (why.facet, why.answer.state) == ("missing", "no_data")
    [arabic] = read_hits(view, search(view, "هجرة"), "هجرة")
    assert [arabic.excerpt.text[start:end] for start, end in arabic.spans] == ["الهجرة"]


def test_a_hit_in_a_table_shows_the_first_row_and_counts_the_others(collection: Collection) -> None:
    view = collection.view()
    [found] = read_hits(view, search(view, "migration", Filters(form=REGISTERS)), "migration")
    assert (found.answer.row, found.more) == ("a2", 1)


def test_nothing_is_found_for_nothing_and_in_nothing(collection: Collection, tmp_path: Path) -> None:
    assert places(collection, "  -migrants ") == []
    with new_collection(tmp_path) as empty:
        assert places(empty, "migrants") == []


def test_what_an_admission_brought_is_found_at_once_and_not_after_undo(tmp_path: Path) -> None:
    with new_collection(tmp_path) as collection:
        assert places(collection, "phare") == []
        admit(collection, "FRA", {("q_1_1_1", "value.fr"): "Le phare"})
        assert places(collection, "phares") == ["FRA q_1_1_1"]
        collection.session.undo()
        assert places(collection, "phares") == []
