"""`passerelle collection search`: every answer that holds the words, with the cell that it stands in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.workbook.collection.received_example import FORM, admit, new_collection
from workbook.cli import main
from workbook.collection.coding.codings import give_theme
from workbook.collection.coding.passages import passage
from workbook.collection.coding.themes import add_theme
from workbook.questionnaire.model import LocalText


@pytest.fixture
def file(tmp_path: Path) -> Path:
    with new_collection(tmp_path) as collection:
        admit(collection, "MAR", {("q_1_1_1", "value.fr"): "Les **réfugiées** et l’égalité"})
        admit(collection, "DEU", {("q_1_2_1", "value.en"): "Refugees", ("q_1_2_1", "tags"): ["children"]})
        sha256 = admit(collection, "ZAF", {("q_1_2_1", "value.en"): "Children of refugees"})
        session = collection.session
        session.apply(add_theme(session.snapshot(), LocalText("Enfance", "Children"), theme_id="kids"))
        answer = collection.view().answer(sha256, FORM, "", "q_1_2_1")
        session.apply(
            give_theme(session.snapshot(), "kids", passage(answer, "value.en", 0, 8, True), "Amina")
        )
        return collection.path


def run(capsys: pytest.CaptureFixture[str], *words: object, status: int = 0) -> tuple[str, str]:
    capsys.readouterr()
    assert main([*map(str, words)]) == status
    said = capsys.readouterr()
    return said.out, said.err


def countries(capsys: pytest.CaptureFixture[str], *words: object, status: int = 0) -> list[str]:
    out, _ = run(capsys, "collection", "search", "--json", *words, status=status)
    found: dict[str, Any] = json.loads(out)
    assert found["count"] == len(found["hits"])
    return [hit["country"] for hit in found["hits"]]


def test_every_hit_is_told_with_its_words_and_its_cell(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, _ = run(capsys, "collection", "search", file, "EGALITE", "refugie", "--lang", "fr")
    head, excerpt, _ = out.splitlines()
    assert head.startswith("Maroc · Marrakech 2018 · Berlin 2017 1.1-1 · Berlin 2017!D5 · ")
    assert excerpt.strip() == "Les réfugiées et l’égalité"
    out, _ = run(capsys, "collection", "search", file, "égalité", "--json")
    [hit] = json.loads(out)["hits"]
    assert (hit["country"], hit["form_id"], hit["question"], hit["sheet"], hit["cell"]) == (
        "MAR", FORM, "q_1_1_1", "Berlin 2017", "D5",
    )  # fmt: skip
    assert [hit["excerpt"][start:end] for start, end in hit["found"]] == ["égalité"]


def test_filters_leave_countries_out(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = "refugees OR réfugié"
    assert countries(capsys, file, words, "--lang", "en") == ["DEU", "MAR", "ZAF"]
    assert countries(capsys, file, words, "--lang", "fr") == ["ZAF", "DEU", "MAR"]
    assert countries(capsys, file, words, "--region", "africa", "--lang", "en") == ["MAR", "ZAF"]
    assert countries(capsys, file, words, "--region", "018") == ["ZAF"]
    assert countries(capsys, file, words, "--tag", "children") == ["DEU"]
    assert countries(capsys, file, words, "--theme", "enfance") == ["ZAF"]
    assert countries(capsys, file, words, "--answered-in", "fr") == ["MAR"]
    assert countries(capsys, file, words, "--form", FORM, "--question", "1.2-1", "--lang", "en") == [
        "DEU",
        "ZAF",
    ]
    assert countries(capsys, "--lang", "en", file, "--", "refugees", "-children") == ["DEU", "MAR"]


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("***",), "“***” holds no word to search for."),
        (("a", "--region", "Atlantis"), "There is no region Atlantis."),
        (("a", "--theme", "Retour"), "There is no theme Retour. There are: Children."),
        (("a", "--form", "quito"), "No submission answers a questionnaire quito."),
        (("a", "--question", "1.1-1"), "Give the questionnaire of the question with --form."),
    ],
)
def test_what_there_is_not_is_said_in_one_sentence(
    file: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], complaint: str
) -> None:
    _, said = run(capsys, "collection", "search", file, *words, "--lang", "en", status=2)
    assert said.startswith(complaint) and len(said.splitlines()) == 1


def test_nothing_found_is_told_by_the_exit_status(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = run(capsys, "collection", "search", file, "phare", "--lang", "en", status=1)
    assert out == "0 answers found.\n"
