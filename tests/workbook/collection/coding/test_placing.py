from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workbook.collection.received_example import FORM, REGISTERS, admit, new_collection
from workbook.collection.coding.codings import codings_of, give_theme, move, translate
from workbook.collection.coding.counts import coder, counted, of_edition, question, region, round_table
from workbook.collection.coding.passages import passage
from workbook.collection.coding.placing import Coded, Placed, coded
from workbook.collection.coding.relocate import find_again
from workbook.collection.coding.themes import add_theme, delete_theme
from workbook.collection.collection import Collection
from workbook.document.cells import Cell
from workbook.errors import InvalidValue, UsageError
from workbook.questionnaire.model import LocalText

TEXT = "Au début. **Un point** sur les données ventilées par sexe. À la fin."
QUOTE = "les données ventilées"


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    with new_collection(tmp_path) as made:
        for theme, name in (("data", "Data"), ("work", "Work")):
            made.session.apply(add_theme(made.session.snapshot(), LocalText(en=name), theme_id=theme))
        yield made


def give(
    collection: Collection,
    sha256: str,
    quote: str,
    theme: str = "data",
    at: tuple[str, str, str, str] = (FORM, "", "q_1_2_1", "value.fr"),
    by: str = "Amina",
) -> None:
    form, row, name, facet = at
    answer = collection.view().answer(sha256, form, row, name)
    words = passage(answer, facet, 0, 10_000, True).quote
    start = words.index(quote)
    given = passage(answer, facet, start, start + len(quote), True)
    assert given.quote == quote
    collection.session.apply(give_theme(collection.session.snapshot(), theme, given, by, "MAR"))


def as_it_stands(collection: Collection) -> Coded:
    return coded(collection.view())


def test_a_passage_stands_where_it_was_given(collection: Collection) -> None:
    sha256 = admit(collection, "MAR", {("q_1_2_1", "value.fr"): TEXT})
    give(collection, sha256, QUOTE)
    [placed] = as_it_stands(collection).placed
    assert (placed.passage.quote, placed.moved, placed.coding.by) == (QUOTE, False, "Amina")
    answer = collection.view().answer(sha256, FORM, "", "q_1_2_1")
    assert as_it_stands(collection).of_answer(answer) == (placed,)


@pytest.mark.parametrize(
    ("corrected", "found"),
    [
        (f"Autre début, plus long. {QUOTE}.", QUOTE),
        ("D’autres mots : les  Donnees\nventilées !", "les  Donnees\nventilées"),
        ("les données. ventilées, et les données **ventilées** ici", QUOTE),
    ],
)
def test_a_correction_is_searched_for_the_words(collection: Collection, corrected: str, found: str) -> None:
    first = admit(collection, "MAR", {("q_1_2_1", "value.fr"): TEXT})
    give(collection, first, QUOTE)
    second = admit(collection, "MAR", {("q_1_2_1", "value.fr"): corrected}, corrects=first)
    now = as_it_stands(collection)
    [placed] = now.placed
    assert (placed.submission.sha256, placed.passage.quote, placed.moved) == (second, found, True)
    assert not now.orphans
    collection.session.undo()
    assert not as_it_stands(collection).placed[0].moved


def test_words_that_a_correction_no_longer_has_are_listed_with_both_texts(collection: Collection) -> None:
    first = admit(collection, "MAR", {("q_1_2_1", "value.fr"): TEXT})
    give(collection, first, QUOTE)
    admit(collection, "MAR", {("q_1_2_1", "value.fr"): "Tout autre chose."}, corrects=first)
    now = as_it_stands(collection)
    [orphan] = now.orphans
    assert not now.placed
    assert orphan.why == "changed" and orphan.coding.passage.quote == QUOTE
    assert [answer.text("fr") for answer in orphan.answers] == ["Tout autre chose."]
    chosen = passage(orphan.answers[0], "value.fr", 5, 10, True)
    collection.session.apply(move(collection.session.snapshot(), orphan.coding.id, chosen))
    assert [one.passage.quote for one in as_it_stands(collection).placed] == ["autre"]


def test_a_passage_follows_its_row_and_a_chain_of_corrections(collection: Collection) -> None:
    rows = {
        Cell(REGISTERS, row, "agreement_title", "value.en"): f"Agreement {row} on labour"
        for row in ("a1", "a2")
    }
    first = admit(collection, "MAR", rows)
    give(collection, first, "on labour", at=(REGISTERS, "a2", "agreement_title", "value.en"))
    second = admit(collection, "MAR", {**rows, ("q_1_1_1", "value.fr"): "x"}, corrects=first)
    third = admit(collection, "MAR", {**rows, ("q_1_1_1", "value.fr"): "y"}, corrects=second)
    [placed] = as_it_stands(collection).placed
    assert (placed.submission.sha256, placed.passage.row) == (third, "a2")


def test_a_rejected_file_and_a_lost_theme_set_passages_aside(collection: Collection) -> None:
    sha256 = admit(collection, "MAR", {("q_1_2_1", "value.fr"): TEXT})
    give(collection, sha256, QUOTE)
    collection.decide(sha256, "rejected", "No mandate")
    assert [one.why for one in as_it_stands(collection).orphans] == ["set_aside"]
    collection.session.undo()
    taken = delete_theme(collection.session.snapshot(), "data")
    assert len(taken.changes) == 2
    collection.session.apply(taken)
    assert as_it_stands(collection) == Coded(as_it_stands(collection).themes, (), ())


def test_themes_are_counted_in_countries_and_passages(collection: Collection) -> None:
    mar = admit(collection, "MAR", {("q_1_2_1", "value.fr"): TEXT, ("q_2_1_1", "value.fr"): TEXT})
    deu = admit(collection, "DEU", {("q_1_2_1", "value.fr"): TEXT})
    old = admit(collection, "DEU", {("q_1_2_1", "value.fr"): TEXT + " "}, edition="Dhaka 2016")
    give(collection, mar, QUOTE)
    give(collection, mar, "par sexe")
    give(collection, mar, QUOTE, at=(FORM, "", "q_2_1_1", "value.fr"), by="Luc")
    give(collection, mar, QUOTE, theme="work")
    give(collection, deu, QUOTE)
    give(collection, old, QUOTE)
    view = collection.view()
    placed = of_edition(view, coded(view).placed)
    assert len(coded(view).placed) == 6 and len(placed) == 5
    by_region = counted(placed, region)
    assert (by_region.of("data").countries, by_region.of("data").passages) == (2, 4)
    assert (by_region.at("data", "002").countries, by_region.at("data", "002").passages) == (1, 3)
    assert by_region.at("work", "150").passages == 0
    tables = counted(placed, round_table(view))
    assert tables.at("data", (FORM, "rt_1_2")).passages == 3
    assert tables.at("data", (FORM, "rt_2_1")).countries == 1
    assert counted(placed, question).at("data", (FORM, "q_1_2_1")).countries == 2
    assert counted(placed, coder).at("data", "Luc").passages == 1
    dhaka = counted(of_edition(view, coded(view).placed, "Dhaka 2016"), region)
    assert dhaka.of("data").countries == 1


def test_a_translation_is_kept_and_taken_away(collection: Collection) -> None:
    sha256 = admit(collection, "MAR", {("q_1_2_1", "value.fr"): TEXT})
    give(collection, sha256, QUOTE)
    [coding] = codings_of(collection.session.snapshot())
    collection.session.apply(
        translate(collection.session.snapshot(), coding.id, "en", " disaggregated data ")
    )
    [changed] = codings_of(collection.session.snapshot())
    assert changed.translation == {"en": "disaggregated data"}
    assert (changed.by, changed.at) == (coding.by, coding.at)
    collection.session.apply(translate(collection.session.snapshot(), coding.id, "en", " "))
    assert codings_of(collection.session.snapshot()) == (coding,)


def test_no_words_and_no_theme_are_refused(collection: Collection) -> None:
    sha256 = admit(collection, "MAR", {("q_1_2_1", "value.fr"): TEXT})
    answer = collection.view().answer(sha256, FORM, "", "q_1_2_1")
    snapshot = collection.session.snapshot()
    for start, end in ((3, 3), (9, 10), (500, 600)):
        with pytest.raises(InvalidValue):
            give_theme(snapshot, "data", passage(answer, "value.fr", start, end, True), "Amina")
    with pytest.raises(UsageError):
        give_theme(snapshot, "gone", passage(answer, "value.fr", 0, 5, True), "Amina")


@given(st.text(alphabet="ab É.\n’", min_size=1), st.text(max_size=20), st.text(max_size=20))
def test_words_that_are_there_are_found_to_the_letter(quote: str, before: str, after: str) -> None:
    text = before + quote + after
    span = find_again(quote, text, len(before))
    if quote.strip():
        assert span == (len(before), len(before) + len(quote))
    else:
        assert span is None


@given(st.text(), st.text(), st.integers(-5, 500))
def test_what_is_found_again_is_within_the_text(quote: str, text: str, near: int) -> None:
    span = find_again(quote, text, near)
    assert span is None or 0 <= span.start < span.end <= len(text)


def test_a_placed_passage_says_the_file_that_it_is_in_now(collection: Collection) -> None:
    first = admit(collection, "MAR", {("q_1_2_1", "value.fr"): TEXT})
    give(collection, first, QUOTE)
    second = admit(
        collection, "MAR", {("q_1_2_1", "value.en"): "x", ("q_1_2_1", "value.fr"): TEXT}, corrects=first
    )
    [placed] = as_it_stands(collection).placed
    assert isinstance(placed, Placed) and placed.passage.submission == second
    assert placed.coding.passage.submission == first
