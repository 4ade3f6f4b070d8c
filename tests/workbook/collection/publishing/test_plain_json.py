"""The whole collection as one JSON document."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.workbook.collection.publishing.conftest import NASTY
from tests.workbook.collection.publishing.stopping import Stopping
from workbook.collection.publishing.plain_json import FORMAT, write_json
from workbook.collection.view import CollectionView
from workbook.progress import Cancelled


def test_every_file_stands_in_it_with_its_answers_and_where_they_stand(
    view: CollectionView, tmp_path: Path
) -> None:
    write_json(view, tmp_path / "all.json")
    found = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    assert found["format"] == FORMAT and found["title"] == "Marrakech 2018"
    assert sorted(one["country"] for one in found["submissions"]) == [
        "DEU",
        "ECU",
        "FRA",
        "MAR",
        "MAR",
        "TUN",
    ]
    morocco = next(
        one for one in found["submissions"] if one["country"] == "MAR" and one["edition"].startswith("Marr")
    )
    answer = next(one for one in morocco["answers"] if one["question"] == "q_1_1_2")
    assert answer["values"]["value.fr"] == NASTY and answer["where"]["value.fr"][0] == "Berlin 2017"
    assert morocco["states"]["berlin-2017"]["questions"]["q_1_1_4"] == "no_data"
    france = next(one for one in found["submissions"] if one["country"] == "FRA")
    assert {one["cell"] for one in france["issues"] if one["cell"]} == {"I5", "E5"}
    assert {one["form_id"] for one in found["questionnaires"]} >= {"identification", "berlin-2017"}


def test_stopping_leaves_what_was_there(view: CollectionView, tmp_path: Path) -> None:
    (tmp_path / "all.json").write_text("before", encoding="utf-8")
    with pytest.raises(Cancelled):
        write_json(view, tmp_path / "all.json", Stopping(2))
    assert (tmp_path / "all.json").read_text(encoding="utf-8") == "before"
