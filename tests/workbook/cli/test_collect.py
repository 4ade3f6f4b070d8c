"""`passerelle collect` and `passerelle collection show|answers`: what came is kept, told and given back."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.workbook.cli.running import Commands
from workbook.cli import collecting, main
from workbook.collection.admission import Outcome, Progress, admit_files
from workbook.collection.collection import Collection
from workbook.editing.session import Session
from workbook.questionnaire.library import load

BERLIN, QUESTION = "berlin-2017", "1.1-1"
ROW = {
    "file",
    "sha256",
    "state",
    "country",
    "instance",
    "version",
    "cells_stored",
    "cells_listed",
    "repairs",
    "reason",
}


class Secretariat(Commands):
    """A folder in which submissions arrive, a collection, and the commands."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        super().__init__(capsys)
        self.inbox, self.file = folder / "inbox", folder / "2018.passerelle-collection"
        self.inbox.mkdir()
        self.folder = folder

    def collect(self, status: int = 0) -> dict[str, Any]:
        return {one["file"]: one for one in self.json("collect", self.file, self.inbox, status=status)}

    def submit(self, country: str, text: str, name: str = "") -> Path:
        """What a focal point sends: a workbook's submission; a second one of the same workbook is a correction."""
        path = self.folder / f"{country}.passerelle"
        if not path.exists():
            forms = [load(form) for form in ("identification", BERLIN)]
            known = {"country": country, "edition": "Marrakech 2018", "languages": ["en"]}
            Session.create(path, forms, known, by="Amina").close()
        with Session.open(path) as session:
            session.answer(BERLIN, "q_1_1_1", text, language="en")
        out = self.inbox / (name or f"{country}.xlsx")
        self.run("export", path, out)
        return out


@pytest.fixture
def secretariat(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Secretariat:
    return Secretariat(tmp_path, capsys)


def test_a_folder_is_admitted_and_every_country_s_answer_is_given_back(secretariat: Secretariat) -> None:
    secretariat.submit("MAR", "A committee.")
    secretariat.submit("SEN", "A council.")
    (secretariat.inbox / "letter.xlsx").write_bytes(b"Dear all")
    rows = secretariat.collect(status=1)
    assert {name: row["state"] for name, row in rows.items()} == {
        "MAR.xlsx": "accepted",
        "SEN.xlsx": "accepted",
        "letter.xlsx": "rejected",
    }
    assert all(row.keys() >= ROW for row in rows.values())
    assert "letter.xlsx" in rows["letter.xlsx"]["reason"]
    assert rows["MAR.xlsx"]["cells_stored"] > 0 and not rows["MAR.xlsx"]["cells_listed"]

    shown = secretariat.json("collection", "show", secretariat.file)
    assert [one["country"] for one in shown["submissions"]] == ["", "MAR", "SEN"]
    found = secretariat.json("collection", "answers", secretariat.file, BERLIN, QUESTION)
    assert [(one["country"], one["values"]["value.en"]) for one in found["answers"]] == [
        ("MAR", "A committee."),
        ("SEN", "A council."),
    ]
    morocco = found["answers"][0]
    sheet = openpyxl.load_workbook(secretariat.inbox / "MAR.xlsx")[morocco["sheet"]]
    assert sheet[morocco["cell"]].value == "A committee."
    assert "A council." in secretariat.run("collection", "answers", secretariat.file, BERLIN, QUESTION)


def test_a_second_run_changes_nothing_and_a_correction_supersedes(secretariat: Secretariat) -> None:
    secretariat.submit("MAR", "A committee.", "first.xlsx")
    secretariat.collect()
    before = secretariat.file.read_bytes()
    assert secretariat.collect()["first.xlsx"]["unchanged"]
    assert secretariat.file.read_bytes() == before

    secretariat.submit("MAR", "Two committees.", "second.xlsx")
    rows = secretariat.collect()
    assert (rows["first.xlsx"]["state"], rows["second.xlsx"]["state"]) == ("superseded", "accepted")
    assert rows["first.xlsx"]["superseded_by"] == rows["second.xlsx"]["sha256"]
    found = secretariat.json("collection", "answers", secretariat.file, BERLIN, QUESTION)
    assert [one["values"]["value.en"] for one in found["answers"]] == ["Two committees."]


def test_the_bytes_that_were_received_are_kept(secretariat: Secretariat) -> None:
    sent = secretariat.submit("MAR", "A committee.")
    row = secretariat.collect()["MAR.xlsx"]
    with sqlite3.connect(secretariat.file) as connection:
        kept = connection.execute("SELECT content FROM attachments WHERE sha256 = ?", (row["sha256"],))
        assert kept.fetchone()[0] == sent.read_bytes()
    connection.close()


def test_what_is_not_there_or_is_another_file_is_told_and_nothing_is_made(secretariat: Secretariat) -> None:
    secretariat.run("collect", secretariat.file, secretariat.folder / "nowhere", status=3)
    assert "nowhere" in secretariat.complaint
    secretariat.run("collect", secretariat.file, secretariat.inbox, status=3)
    assert not secretariat.file.exists()
    secretariat.submit("MAR", "A committee.")
    secretariat.run("collect", secretariat.folder / "MAR.passerelle", secretariat.inbox, status=3)
    assert "workbook" in secretariat.complaint
    secretariat.collect()
    secretariat.run("show", secretariat.file, status=3)
    assert "collection" in secretariat.complaint
    secretariat.run("collection", "answers", secretariat.file, BERLIN, "9.9", status=2)


def test_a_submission_is_not_taken_for_the_name_of_a_new_collection(secretariat: Secretariat) -> None:
    sent, new = secretariat.submit("MAR", "A committee."), secretariat.folder / "new.xlsx"
    secretariat.run("collect", new, sent, status=2)
    assert ".passerelle-collection" in secretariat.complaint and not new.exists()


def test_stopped_by_the_person_it_says_that_what_was_read_is_kept(
    secretariat: Secretariat, monkeypatch: pytest.MonkeyPatch
) -> None:
    secretariat.submit("MAR", "A committee.")
    secretariat.submit("SEN", "A council.")

    def stopped(collection: Collection, files: list[Path], progress: Progress) -> list[Outcome]:
        admit_files(collection, files[:1], progress)
        raise KeyboardInterrupt

    monkeypatch.setattr(collecting, "admit_files", stopped)
    secretariat.run("collect", secretariat.file, secretariat.inbox, status=1)
    assert "kept" in secretariat.complaint and "Nothing was written" not in secretariat.complaint
    assert len(secretariat.json("collection", "show", secretariat.file)["submissions"]) == 1
    monkeypatch.undo()
    assert [row["unchanged"] for row in secretariat.collect().values()] == [True, False]


def test_an_output_that_lacks_letters_gets_their_numbers(
    secretariat: Secretariat, monkeypatch: pytest.MonkeyPatch
) -> None:
    secretariat.submit("MAR", "لجنة 🌍")
    secretariat.collect()
    words = ["collection", "answers", str(secretariat.file), BERLIN, QUESTION]
    for more in ([], ["--json"]):
        said = io.TextIOWrapper(io.BytesIO(), encoding="cp1252")
        monkeypatch.setattr(sys, "stdout", said)
        assert main([*words, *more, "--lang", "fr"]) == 0
        said.flush()
        text = said.buffer.getvalue().decode("cp1252")
        assert "\\u0644" in text
    assert json.loads(text)["answers"][0]["values"]["value.en"] == "لجنة 🌍"


def test_a_country_or_edition_written_over_by_hand_is_doubted(secretariat: Secretariat) -> None:
    sent = secretariat.submit("MAR", "A committee.")
    book = openpyxl.load_workbook(sent)
    sheet = book["Identification"]
    for (cell,) in sheet.iter_rows(min_col=1, max_col=1):
        if cell.value in ("country", "edition"):
            sheet.cell(cell.row, 3).value = {"country": "Tunisia", "edition": "Berlin 2017"}[str(cell.value)]
    book.save(sent)
    row = secretariat.collect(status=1)["MAR.xlsx"]
    assert (row["state"], row["country"], row["edition"]) == ("issues", "MAR", "Marrakech 2018")
    assert [one["kind"] for one in row["doubts"]] == ["country", "edition"]
    assert "MAR" in row["doubts"][0]["message"] and "TUN" in row["doubts"][0]["message"]


def test_countries_stand_in_the_alphabet_of_the_language_shown(
    secretariat: Secretariat, capsys: pytest.CaptureFixture[str]
) -> None:
    for country in ("DEU", "ESP", "FRA"):
        secretariat.submit(country, "A committee.")
    secretariat.collect()
    for language, expected in (("en", ["FRA", "DEU", "ESP"]), ("fr", ["DEU", "ESP", "FRA"])):
        for words in (["show", secretariat.file], ["answers", secretariat.file, BERLIN, QUESTION]):
            capsys.readouterr()
            assert main(["collection", *map(str, words), "--json", "--lang", language]) == 0
            told = json.loads(capsys.readouterr().out)
            assert [one["country"] for one in told.get("answers") or told["submissions"]] == expected


def test_an_edition_that_nobody_answered_is_named_as_wrong(secretariat: Secretariat) -> None:
    secretariat.submit("MAR", "A committee.")
    secretariat.collect()
    for words in (["answers", secretariat.file, BERLIN, QUESTION], ["search", secretariat.file, "committee"]):
        secretariat.run("collection", *words, "--edition", "Nowhere 1999", status=2)
        assert "Marrakech 2018" in secretariat.complaint
        assert "committee" in secretariat.run("collection", *words, "--edition", "marrakech  2018")
    out = secretariat.folder / "all.json"
    secretariat.run("collection", "export", secretariat.file, out, "--edition", "Marrakech 2018", status=2)
    assert not out.exists()


def test_the_last_act_is_undone_and_redone(secretariat: Secretariat) -> None:
    secretariat.submit("MAR", "A committee.")
    secretariat.collect()
    assert "MAR.xlsx" in secretariat.run("undo", secretariat.file)
    assert not secretariat.json("collection", "show", secretariat.file)["submissions"]
    secretariat.run("undo", secretariat.file, status=1)
    assert "MAR.xlsx" in secretariat.run("redo", secretariat.file)
    found = secretariat.json("collection", "answers", secretariat.file, BERLIN, QUESTION)
    assert [one["values"]["value.en"] for one in found["answers"]] == ["A committee."]
    assert "collection created" in secretariat.run("history", secretariat.file)


def test_a_sheet_that_is_gone_is_an_issue_and_told_in_words(secretariat: Secretariat) -> None:
    sent = secretariat.submit("MAR", "A committee.")
    book = openpyxl.load_workbook(sent)
    del book["Berlin 2017"]
    book.save(sent)
    row = secretariat.collect(status=1)["MAR.xlsx"]
    assert (row["state"], [one["kind"] for one in row["doubts"]]) == ("issues", ["sheet_missing"])
    said = secretariat.run("collect", secretariat.file, secretariat.inbox, status=1)
    assert row["doubts"][0]["message"] in said and "Berlin 2017" in said


def test_each_language_of_an_answer_is_told_with_its_own_cell(secretariat: Secretariat) -> None:
    path, sent = secretariat.folder / "MAR.passerelle", secretariat.inbox / "MAR.xlsx"
    known = {"country": "MAR", "edition": "Marrakech 2018", "languages": ["fr", "en"]}
    with Session.create(path, [load(form) for form in ("identification", BERLIN)], known) as session:
        session.answer(BERLIN, "q_1_1_1", "Un comité.", language="fr")
        session.answer(BERLIN, "q_1_1_1", "A committee.", language="en")
    secretariat.run("export", path, sent)
    secretariat.collect()
    words = ["collection", "answers", secretariat.file, BERLIN, QUESTION]
    (answer,) = secretariat.json(*words)["answers"]
    book = openpyxl.load_workbook(sent)
    for facet, place in answer["places"].items():
        if facet.startswith("value"):
            assert book[place["sheet"]][place["address"]].value == answer["values"][facet]
    assert f"!{answer['places']['value.en']['address']}" in secretariat.run(*words)


def test_a_name_too_long_for_the_system_is_told_in_one_sentence(secretariat: Secretariat) -> None:
    secretariat.submit("MAR", "A committee.")
    secretariat.collect()
    long = secretariat.folder / ("a" * 300)
    for words in (
        ["collect", f"{long}.passerelle-collection", secretariat.inbox],
        ["collection", "show", long],
        ["collection", "export", secretariat.file, long],
        ["collection", "letters", secretariat.file, long],
        ["salvage", secretariat.file, long],
    ):
        secretariat.run(*words, status=3)
        assert "too long" in secretariat.complaint and "error of its own" not in secretariat.complaint


def test_a_file_that_goes_away_meanwhile_does_not_stop_the_others(
    secretariat: Secretariat, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = secretariat.submit("MAR", "A committee.")
    secretariat.submit("SEN", "A council.")

    def late(collection: Collection, files: list[Path], progress: Progress) -> list[Outcome]:
        gone.unlink()
        return admit_files(collection, files, progress)

    monkeypatch.setattr(collecting, "admit_files", late)
    rows = secretariat.collect(status=1)
    assert {name: row["state"] for name, row in rows.items()} == {
        "MAR.xlsx": "rejected",
        "SEN.xlsx": "accepted",
    }


def test_an_edition_spelt_in_two_ways_is_one_everywhere(secretariat: Secretariat) -> None:
    path, sent = secretariat.folder / "SEN.passerelle", secretariat.inbox / "SEN.xlsx"
    known = {"country": "SEN", "edition": "MARRAKECH  2018", "languages": ["en"]}
    with Session.create(path, [load(form) for form in ("identification", BERLIN)], known) as session:
        session.answer(BERLIN, "q_1_1_1", "A council.", language="en")
    secretariat.run("export", path, sent)
    for country in ("MAR", "TUN"):
        secretariat.submit(country, "A committee.")
    assert {row["edition"] for row in secretariat.collect().values()} == {"Marrakech 2018"}
    shown = secretariat.json("collection", "show", secretariat.file)
    assert shown["editions"] == ["Marrakech 2018"]
    package, out = secretariat.folder / "package", secretariat.folder / "all.json"
    for target in (package, out):
        secretariat.run("collection", "export", secretariat.file, target)
    with (package / "answers.csv").open(encoding="utf-8-sig", newline="") as file:
        told = [row["country"] for row in csv.DictReader(file) if row["question"] == "q_1_1_1"]
    assert len(told) == len(set(told)) == 3, "counted once each"
    assert {one["edition"] for one in json.loads(out.read_text(encoding="utf-8"))["submissions"]} == {
        "Marrakech 2018"
    }


@pytest.mark.parametrize(
    ("fact", "value"),
    [("languages", "de en <b>"), ("step", "²"), ("step", "9" * 40), ("writtenAt", "yesterday")],
)
def test_what_a_form_says_of_itself_may_be_nonsense(secretariat: Secretariat, fact: str, value: str) -> None:
    sent = secretariat.submit("MAR", "A committee.")
    book = openpyxl.load_workbook(sent)
    for row in book["_meta"].iter_rows(max_row=30):
        if row[0].value == "file" and fact in [cell.value for cell in row]:
            next(cell for cell in row if cell.value not in (None, "file", fact)).value = value
    book.save(sent)
    assert secretariat.collect()["MAR.xlsx"]["state"] == "accepted"
    told = secretariat.run("collection", "answers", secretariat.file, BERLIN, QUESTION)
    assert "A committee." in told
