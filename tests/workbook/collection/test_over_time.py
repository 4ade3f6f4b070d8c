from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workbook.collection.received_example import FORM, admit, new_collection
from workbook.collection.collection import Collection
from workbook.collection.over_time import Told, other_editions
from workbook.document.cells import Cell


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    with new_collection(tmp_path) as made:
        yield made


def told(collection: Collection, sha256: str, name: str = "q_1_1_2", row: str = "") -> tuple[Told, ...]:
    view = collection.view()
    return other_editions(view, view.answer(sha256, FORM, row, name))


def text(one: Told) -> tuple[str, str, str]:
    return one.answer.submission.edition, one.relation, one.answer.text()


def test_other_editions_come_newest_first_whichever_came_first(collection: Collection) -> None:
    now = admit(collection, "MAR", {("q_1_1_2", "value.fr"): "neuf"}, edition="Quito 2020")
    admit(collection, "MAR", {("q_1_1_2", "value.fr"): "vieux"}, edition="Dhaka 2016")
    admit(collection, "MAR", {("q_1_1_2", "value.fr"): "moyen"}, edition="Marrakech 2018")
    admit(collection, "DEU", {("q_1_1_2", "value.fr"): "ailleurs"}, edition="Dhaka 2016")
    found = [text(one) for one in told(collection, now)]
    assert found == [("Marrakech 2018", "same", "moyen"), ("Dhaka 2016", "same", "vieux")]


def test_where_the_question_had_another_name_its_echo_is_read_both_ways(collection: Collection) -> None:
    old = admit(collection, "MAR", {Cell("dakar-2008", "", "p_1", "value.fr"): "Dakar"}, edition="Dakar 2008")
    now = admit(collection, "MAR", {("q_1_1_2", "value.fr"): "neuf"}, edition="Quito 2020")
    [earlier] = told(collection, now)
    assert text(earlier) == ("Dakar 2008", "subject", "Dakar")
    assert (earlier.asked.form_id, earlier.question.name) == ("dakar-2008", "p_1")
    view = collection.view()
    later = other_editions(view, view.answer(old, "dakar-2008", "", "p_1"))
    assert ("Quito 2020", "subject", "neuf") in [text(one) for one in later]


def test_the_origin_of_an_answer_comes_before_its_subject(collection: Collection) -> None:
    old = {("q_2_1_1", "value.fr"): "là-bas", Cell("dakar-2008", "", "p_1", "value.fr"): "Dakar"}
    admit(collection, "MAR", old, edition="Dakar 2008")
    taken = {"form": FORM, "question": "q_2_1_1", "step": 4}
    new = {("q_1_1_2", "value.fr"): "ici", ("q_1_1_2", "origin"): taken}
    now = admit(collection, "MAR", new, edition="Quito 2020")
    assert [text(one) for one in told(collection, now)] == [("Dakar 2008", "origin", "là-bas")]


def test_a_silent_edition_is_told_and_a_reason_is_an_answer(collection: Collection) -> None:
    admit(collection, "MAR", {("q_2_1_1", "value.fr"): "autre"}, edition="Dhaka 2016")
    admit(collection, "MAR", {("q_1_1_2", "missing"): {"reason": "no_data"}}, edition="Marrakech 2018")
    now = admit(collection, "MAR", {("q_1_1_2", "value.fr"): "neuf"}, edition="Quito 2020")
    assert [one.answer.state for one in told(collection, now)] == ["no_data", "silent"]


def test_a_superseded_file_is_no_edition(collection: Collection) -> None:
    old = admit(collection, "MAR", {("q_1_1_2", "value.fr"): "un"}, edition="Dhaka 2016")
    admit(collection, "MAR", {("q_1_1_2", "value.fr"): "deux"}, edition="Dhaka 2016", corrects=old)
    now = admit(collection, "MAR", {("q_1_1_2", "value.fr"): "neuf"}, edition="Quito 2020")
    assert [one.answer.text() for one in told(collection, now)] == ["deux"]
