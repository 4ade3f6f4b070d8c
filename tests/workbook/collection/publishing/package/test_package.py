"""The data package is read back: valid by the Frictionless validator, and the same answers as in the collection."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.workbook.collection.publishing.conftest import ARABIC, LONG, NASTY, answer
from tests.workbook.collection.publishing.received import BERLIN, receive
from tests.workbook.collection.publishing.stopping import Stopping
from workbook.collection.coding.codings import give_new_theme
from workbook.collection.coding.passages import passage
from workbook.collection.collection import Collection
from workbook.collection.publishing.package import write_package
from workbook.collection.view import CollectionView
from workbook.errors import CannotWrite
from workbook.progress import Cancelled
from workbook.questionnaire.model import LocalText
from workbook.questionnaire.values import clean_text

csv.field_size_limit(10_000_000)


@pytest.fixture(scope="module")
def package(view: CollectionView, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out") / "package"
    write_package(view, folder)
    return folder


def table(package: Path, name: str) -> list[dict[str, str]]:
    with (package / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def described(package: Path, name: str) -> Any:
    plain = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    return next(one for one in plain["resources"] if one["name"] == name)


def validated(package: Path) -> list[Any]:
    import frictionless

    report = frictionless.Package(str(package / "datapackage.json")).validate()
    return report.flatten(["title", "fieldName", "rowNumber", "message"])


def test_the_validator_passes_it(package: Path) -> None:
    assert validated(package) == []


def test_the_validator_sees_a_country_that_is_not_in_the_list(view: CollectionView, tmp_path: Path) -> None:
    write_package(view, tmp_path / "package")
    path = tmp_path / "package" / "submissions.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",TUN,", ",ZZZ,"), encoding="utf-8")
    assert any(error[0] == "ForeignKey Error" for error in validated(tmp_path / "package"))


def test_answers_are_there_word_for_word_with_the_cell_that_they_stand_in(package: Path) -> None:
    found = [
        row
        for row in table(package, "answers")
        if row["country"] == "MAR" and row["edition"] == "Marrakech 2018"
    ]
    texts = {(row["question"], row["language"]): row for row in found}
    first = texts["q_1_1_1", "fr"]
    assert (first["value"], first["status"], first["ministry"]) == (
        "Un **comité** se réunit.",
        "review",
        "Intérieur",
    )
    assert texts["q_1_1_1", "en"]["value"] == "A committee meets." and first["tags"] == "gender children"
    assert texts["q_1_1_2", "fr"]["value"] == NASTY and texts["q_1_1_3", "fr"]["value"] == LONG
    assert first["sheet"] == "Berlin 2017" and first["cell"].startswith("D")


def test_every_kind_of_silence_is_told_apart(package: Path) -> None:
    found = {(row["country"], row["question"], row["edition"]): row for row in table(package, "answers")}
    missing = found["MAR", "q_1_1_4", "Marrakech 2018"]
    assert (missing["state"], missing["why"], missing["value"]) == ("no_data", "Enquête en cours", "")
    assert found["ECU", "q_1_1_1", "Marrakech 2018"]["state"] == "silent"
    assert found["TUN", "m_10c_1", "Marrakech 2018"]["state"] == "not_asked"
    assert found["TUN", "q_1_1_1", "Marrakech 2018"]["value"] == ARABIC


def test_actions_bear_the_names_and_codes_of_iati(package: Path) -> None:
    first = next(row for row in table(package, "actions") if row["country"] == "MAR")
    assert first["title_narrative_fr"] == "Comité" and first["activity_status"] == "2"
    assert first["policy_marker_gender_significance"] == "1" and first["tag_sdg_target"] == "10.7 10.c"
    assert (first["budget_value"], first["budget_value_currency"]) == ("1234.5", "MAD")
    fields = {one["name"]: one for one in described(package, "actions")["schema"]["fields"]}
    assert fields["activity_date_planned_start"]["type"] == "date"
    assert "2" in fields["activity_status"]["constraints"]["enum"]


def test_an_indicator_leads_to_its_action(package: Path) -> None:
    keys = described(package, "indicators")["schema"]["foreignKeys"]
    assert {"resource": "actions", "fields": ["id"]} in [one["reference"] for one in keys]
    actions = {row["id"]: row["title_narrative_fr"] for row in table(package, "actions")}
    with_action, without = sorted(table(package, "indicators"), key=lambda row: row["row"])
    assert actions[with_action["indicator_action"]] == "Comité" and without["indicator_action"] == ""


def test_measures_have_their_details_beside_them(package: Path) -> None:
    found = {(row["country"], row["question"], row["edition"]): row for row in table(package, "checklist")}
    measure = found["MAR", "m_10c_1", "Marrakech 2018"]
    assert (measure["section"], measure["value"], measure["since"]) == ("10.c", "partly", "2015")
    assert found["MAR", "m_10c_2", "Marrakech 2018"]["state"] == "not_applicable"


def test_all_files_are_listed_and_anomalies_name_their_cell(package: Path) -> None:
    files = table(package, "submissions")
    assert sorted(row["country"] for row in files) == ["DEU", "ECU", "FRA", "MAR", "MAR", "TUN"]
    assert [row["counts"] for row in files if row["country"] == "DEU"] == ["false"]
    issues = {(row["sheet"], row["cell"], row["kind"], row["text"]) for row in table(package, "issues")}
    assert ("Actions", "I5", "repaired", "1 234,5") in issues and (
        "Actions",
        "E5",
        "listed",
        "bientôt",
    ) in issues


def test_themes_and_passages_go_along(collection_file: Path, tmp_path: Path) -> None:
    with Collection.create(tmp_path / "own.passerelle-collection", "Essai") as collection:
        receive(collection, "MAR", answer(BERLIN, "q_1_1_1", "value.fr", "Un comité se réunit chaque mois."))
        view = collection.view()
        (submission,) = view.current()
        found = view.answers_of(submission)[BERLIN, "q_1_1_1"][0]
        chosen = passage(found, "value.fr", 3, 9, True)
        collection.session.apply(
            give_new_theme(view.snapshot, LocalText("Coordination", ""), chosen, "Amina")
        )
        write_package(collection.view(), tmp_path / "package")
    (coding,) = table(tmp_path / "package", "codings")
    (theme,) = table(tmp_path / "package", "themes")
    assert (
        coding["quote"] == "comité"
        and coding["theme"] == theme["theme"]
        and theme["name_fr"] == "Coordination"
    )
    assert coding["now_in"] == submission.sha256 and validated(tmp_path / "package") == []


@pytest.mark.parametrize("after", [0, 3])
def test_stopping_leaves_nothing(view: CollectionView, tmp_path: Path, after: int) -> None:
    with pytest.raises(Cancelled):
        write_package(view, tmp_path / "package", Stopping(after))
    assert list(tmp_path.glob("*package*")) == []


def test_what_is_there_already_is_not_touched(view: CollectionView, tmp_path: Path) -> None:
    folder = tmp_path / "package"
    folder.mkdir()
    (folder / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(CannotWrite):
        write_package(view, folder)
    assert [one.name for one in folder.iterdir()] == ["mine.txt"] and list(tmp_path.glob(".package*")) == []


def test_an_empty_folder_is_used(view: CollectionView, tmp_path: Path) -> None:
    (tmp_path / "package").mkdir()
    write_package(view, tmp_path / "package")
    assert (tmp_path / "package" / "datapackage.json").is_file()


def test_a_place_that_is_not_there_is_said_in_one_sentence(view: CollectionView, tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        write_package(view, tmp_path / "nowhere" / "package")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=st.lists(st.text(min_size=1, max_size=50), min_size=1, max_size=6))
def test_any_text_comes_back_as_it_was(tmp_path: Path, values: list[str]) -> None:
    from workbook.collection.publishing.package.schema import Field, Table
    from workbook.collection.publishing.package.write import _TableFile

    file = _TableFile(
        Table("texts", LocalText("T", "T"), (Field("n", LocalText()), Field("text", LocalText()))), tmp_path
    )
    file.add(enumerate(values))
    file.close()
    assert [row["text"] for row in table(tmp_path, "texts")] == [clean_if_strange(value) for value in values]


def clean_if_strange(value: str) -> str:
    return clean_text(value)
