"""A ministry's form: what was chosen and nothing else, and enough in it to be filled in without a word more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.workbook.exchange.conftest import NOW
from tests.workbook.exchange.support import Grid, read_file
from workbook.document.cells import Cell
from workbook.document.snapshot import Snapshot
from workbook.errors import UsageError
from workbook.exchange.contribution import write_contribution
from workbook.exchange.layout import META_COLUMNS, META_SHEET, read_anchor
from workbook.exchange.meta import digest
from workbook.exchange.selection import Request, questions_in, select
from workbook.exchange.submission import write_submission

FORM = "uuid:11111111-2222-3333-4444-555555555555"
ASKED = Request(
    "Finances", ("berlin-2017/1.1", "dakar-2008/m_1_1", "action-plan"), ("fr", "en"), date(2018, 9, 14)
)


def _written(snapshot: Snapshot, request: Request, folder: Path) -> dict[str, Grid]:
    path = folder / "form.xlsx"
    assert write_contribution(snapshot, request, path, now=NOW, instance_id=FORM) == FORM
    return read_file(path)


def _codes(grid: Grid) -> list[str]:
    column = {
        int(key[1:]): str(value) for key, value in grid.items() if key.startswith("A") and key[1:].isdigit()
    }
    return list(dict.fromkeys(read_anchor(text)[0] for row, text in sorted(column.items()) if row >= 5))


def _meta(sheets: dict[str, Grid], kind: str) -> list[dict[str, str]]:
    grid = sheets[META_SHEET]
    letters = dict(zip(META_COLUMNS, "ABCDEFGHIJKL", strict=True))
    rows = {int(key[1:]) for key in grid if key.startswith("A")}
    entries = [
        {name: str(grid.get(f"{letter}{row}", "")) for name, letter in letters.items()}
        for row in sorted(rows)
    ]
    return [entry for entry in entries if entry["kind"] == kind]


def test_it_has_the_chosen_sections_and_nothing_else(answered: Snapshot, tmp_path: Path) -> None:
    sheets = _written(answered, ASKED, tmp_path)
    named = [name for name in sheets if not name.startswith("_")]
    assert named == ["Lisez-moi – Read me", "Berlin 2017", *named[2:]] and len(named) == 5
    asked = answered.forms["berlin-2017"]
    expected = [item.code for item in asked.flat if item.code.startswith(("1.1-", "1.1")) or item.code == "1"]
    assert _codes(sheets["Berlin 2017"]) == expected
    checklist = next(grid for grid in sheets.values() if "form dakar-2008" in str(grid.get("A2")))
    measure = answered.forms["dakar-2008"].question("m_1_1")
    assert [code for code in _codes(checklist) if code.startswith(measure.code)] == [measure.code]


def test_a_ministry_sees_its_own_actions_with_their_indicators(answered: Snapshot, tmp_path: Path) -> None:
    (row,) = answered.rows("action-plan", "actions")
    (indicator,) = answered.rows("action-plan", "indicators")
    own = _written(answered, replace(ASKED, sections=("action-plan",)), tmp_path)
    plan, indicators = (grid for name, grid in own.items() if "action-plan/" in str(grid.get("A2")))
    assert _codes(plan)[:2] == [row, "n-01"] and _codes(indicators)[:2] == [indicator, "n-01"]
    other = _written(answered, replace(ASKED, ministry="Santé", sections=("action-plan",)), tmp_path)
    for grid in (grid for grid in other.values() if "action-plan/" in str(grid.get("A2"))):
        assert _codes(grid)[0] == "n-01" and _codes(grid)[-1] == "n-20"
    whole = _written(answered, replace(ASKED, ministry="Santé", sections=("action-plan/actions",)), tmp_path)
    (plan,) = (grid for grid in whole.values() if "action-plan/" in str(grid.get("A2")))
    assert _codes(plan)[0] == row


def test_a_ministry_is_known_by_its_name_however_it_is_spelled(answered: Snapshot) -> None:
    request = replace(ASKED, ministry="  FINANCES ", sections=("action-plan",))
    assert select(answered, request).rows["action-plan", "actions"]


def test_what_is_shown_bears_its_hash_and_what_is_not_is_not_in_the_file(
    answered: Snapshot, tmp_path: Path
) -> None:
    sheets = _written(answered, ASKED, tmp_path)
    answers = {
        Cell(one["form"], one["row"], one["question"], one["facet"]): one["hash"]
        for one in _meta(sheets, "answer")
    }
    shown = Cell("berlin-2017", "", "q_1_1_3", "value.fr")
    assert answers[shown] == digest(answered.cells[shown])
    assert Cell("berlin-2017", "", "q_1_2_1", "value.fr") not in answers
    assert not _meta(sheets, "carried")
    everything = " ".join(str(value) for grid in sheets.values() for value in grid.values())
    assert "@ministère" not in everything and "Bulletin officiel" in everything


def test_without_answers_only_the_names_of_rows_stand_in_it(answered: Snapshot, tmp_path: Path) -> None:
    sheets = _written(answered, replace(ASKED, shows_answers=False), tmp_path)
    everything = " ".join(str(value) for grid in sheets.values() for value in grid.values())
    assert "Observatoire des frais" in everything
    for text in ("=SUM(A1:A9)", "Comparateur public", "420000", "02.03", "Bulletin officiel"):
        assert text not in everything
    assert {one["question"] for one in _meta(sheets, "answer")} == {"action_title"}


def test_it_says_three_times_what_it_is(answered: Snapshot, tmp_path: Path) -> None:
    sheets = _written(answered, ASKED, tmp_path)
    facts = {one["question"]: one["value"] for one in _meta(sheets, "file")}
    assert (facts["kind"], facts["ministry"], facts["due"], facts["instanceID"]) == (
        "contribution",
        "Finances",
        "2018-09-14",
        FORM,
    )
    assert facts["step"] == str(answered.step) and facts["document"] == answered.document_id
    assert [one["form"] for one in _meta(sheets, "form")] == ["berlin-2017", "action-plan", "dakar-2008"]
    known = load_workbook(tmp_path / "form.xlsx").properties
    assert known.identifier == FORM and "Finances" in known.title
    assert known.keywords.startswith(f"passerelle; contribution; {FORM}; berlin-2017@")


def test_the_first_sheet_says_to_whom_and_by_when(answered: Snapshot, tmp_path: Path) -> None:
    first = " ".join(
        str(value) for value in _written(answered, ASKED, tmp_path)["Lisez-moi – Read me"].values()
    )
    for words in ("Finances", "14 septembre 2018", "14 September 2018", "Ministry & delegation", "Excel"):
        assert words in first


def test_answers_are_asked_in_the_chosen_language_only(answered: Snapshot, tmp_path: Path) -> None:
    sheets = _written(answered, replace(ASKED, languages=("en",)), tmp_path)
    header = [str(value) for key, value in sheets["Berlin 2017"].items() if key[1:] == "4"]
    assert any("English" in words for words in header) and not any("French" in words for words in header)
    assert "=SUM(A1:A9)" not in sheets["Berlin 2017"].values()


def test_inputs_are_open_texts_with_drop_downs(answered: Snapshot, tmp_path: Path) -> None:
    _written(answered, ASKED, tmp_path)
    sheet = load_workbook(tmp_path / "form.xlsx")["Berlin 2017"]
    assert sheet.protection.sheet and not sheet.protection.password
    row = next(row for row in range(5, 20) if sheet.cell(row, 1).value == "1.1-1")
    assert sheet.cell(row, 4).number_format == "@" and not sheet.cell(row, 4).protection.locked
    assert sheet.cell(row, 3).protection.locked
    assert any(one.type == "list" and f"F{row}" in one.sqref for one in sheet.data_validations.dataValidation)


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        (replace(ASKED, sections=()), "at least one section"),
        (replace(ASKED, ministry=" "), "which ministry"),
        (replace(ASKED, sections=("nope",)), "no questionnaire nope"),
        (replace(ASKED, sections=("berlin-2017/nope",)), "no item nope"),
    ],
)
def test_a_request_that_cannot_be_met_writes_nothing(
    answered: Snapshot, tmp_path: Path, request_: Request, words: str
) -> None:
    with pytest.raises(UsageError, match=words):
        _written(answered, request_, tmp_path)
    assert not list(tmp_path.glob("*.xlsx"))


def test_sections_may_overlap_and_a_detail_brings_its_question(answered: Snapshot) -> None:
    twice = select(answered, replace(ASKED, sections=("berlin-2017/1.1", "berlin-2017", "berlin-2017/1.1-1")))
    assert questions_in(answered, twice) == len(answered.forms["berlin-2017"].guiding_questions)
    detail = select(answered, replace(ASKED, sections=("dakar-2008/m_1_1_evidence",)))
    assert detail.has("dakar-2008", "m_1_1") and not detail.has("dakar-2008", "m_1_2")


def test_the_submission_is_still_whole(answered: Snapshot, tmp_path: Path) -> None:
    write_submission(answered, tmp_path / "all.xlsx", now=NOW, instance_id=FORM)
    sheets = read_file(tmp_path / "all.xlsx")
    assert {one["form"] for one in _meta(sheets, "form")} == set(answered.forms)
    assert _meta(sheets, "carried")
    assert {one["question"]: one["value"] for one in _meta(sheets, "file")}["kind"] == "submission"
