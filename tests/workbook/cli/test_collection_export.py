"""What leaves a collection, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from tests.workbook.collection.publishing.conftest import REFUSAL, answer
from tests.workbook.collection.publishing.received import ALL, BERLIN, receive, refuse
from workbook.cli import main
from workbook.collection.collection import Collection


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("collection") / "marrakech.passerelle-collection"
    with Collection.create(path, "Marrakech 2018", "Marrakech 2018") as made:
        cells = answer(BERLIN, "q_1_1_1", "value.fr", "Un comité.") | answer(
            BERLIN, "q_1_1_1", "value.en", "A body."
        )
        receive(made, "MAR", cells, forms=ALL[:2])
        refuse(made, "inconnu.xlsx", REFUSAL)
    return path


def run(*words: object) -> int:
    return main([*map(str, words), "--lang", "en"])


@pytest.mark.parametrize(("language", "words"), [("fr", "Un comité."), ("en", "A body.")])
def test_the_workbook_is_in_the_language_asked_for(
    collection: Path, tmp_path: Path, language: str, words: str
) -> None:
    assert run("collection", "export", collection, tmp_path / "all.xlsx", "--in", language) == 0
    book = openpyxl.load_workbook(tmp_path / "all.xlsx")
    answers = next(one for one in book.worksheets if str(one["A1"].value).startswith("Berlin 2017 ·"))
    assert any(words in row for row in answers.iter_rows(values_only=True))


def test_a_name_without_an_ending_is_the_folder_of_a_data_package(collection: Path, tmp_path: Path) -> None:
    assert run("collection", "export", collection, tmp_path / "package") == 0
    assert (tmp_path / "package" / "datapackage.json").is_file()


def test_json_holds_everything(collection: Path, tmp_path: Path) -> None:
    assert run("collection", "export", collection, tmp_path / "all.json") == 0
    found = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    assert len(found["submissions"]) == 2


def test_an_edition_that_there_is_not_is_said(
    collection: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("collection", "export", collection, tmp_path / "all.xlsx", "--edition", "Lima 1999") == 2
    assert "Marrakech 2018" in capsys.readouterr().err and not (tmp_path / "all.xlsx").exists()


@pytest.mark.parametrize(("name", "status"), [("all.docx", 2), ("nowhere/all.xlsx", 3)])
def test_a_place_or_an_ending_that_cannot_be_is_said(
    collection: Path, tmp_path: Path, name: str, status: int
) -> None:
    assert run("collection", "export", collection, tmp_path / name) == status


def test_letters_are_counted_and_who_cannot_be_written_to_is_named(
    collection: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("collection", "letters", collection, tmp_path / "letters", "--due", "2018-10-15") == 1
    told = capsys.readouterr()
    assert "1 letter was written" in told.out and "inconnu.xlsx" in told.err
    assert [one.name for one in (tmp_path / "letters").iterdir()] == ["MAR.pdf"]


def test_letters_as_json(collection: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("collection", "letters", collection, tmp_path / "letters", "--json")
    found = json.loads(capsys.readouterr().out)
    assert [one["file"] for one in found["letters"]] == ["MAR.pdf"] and len(found["without"]) == 1


def test_a_due_day_that_is_none_is_said(collection: Path, tmp_path: Path) -> None:
    assert run("collection", "letters", collection, tmp_path / "letters", "--due", "soon") == 2
    assert not (tmp_path / "letters").exists()
