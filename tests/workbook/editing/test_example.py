"""The example country: complete enough that every page and report has something to show, and rightly written."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from workbook.document.cells import Cell
from workbook.document.snapshot import Snapshot
from workbook.editing.checks import issues
from workbook.editing.completion import completion
from workbook.editing.example import create_example
from workbook.editing.session import Session
from workbook.questionnaire import rich_text
from workbook.resources import resource_path

PLAN, REGISTERS = "action-plan", "registers"
INCOMPLETE_ACTIONS = {("a11", "lead", "required"), ("a19", "end", "pending")}
EMPTY_QUESTIONS = {"q_1_2_3", "q_2_2_5", "q_3_1_4", "q_3_1_5"}
ARABIC = re.compile(r"[\u0600-\u06ff]")
ADDRESS = re.compile(r"https?://[^\s)>]+")


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    made = create_example(tmp_path_factory.mktemp("example") / "pays.passerelle")
    yield made
    made.close()


@pytest.fixture(scope="module")
def snapshot(session: Session) -> Snapshot:
    return session.snapshot()


def test_the_file_that_was_made_can_be_opened_again(session: Session, tmp_path: Path) -> None:
    copy = tmp_path / "copie.passerelle"
    with create_example(copy) as made:
        cells = made.snapshot().cells
    with Session.open(copy, read_only=True) as opened:
        assert opened.snapshot().cells == cells
        assert opened.snapshot().country_name("fr") == "Pays d’exemple"
        assert opened.snapshot().country_name("en") == "Example country"


def test_only_what_is_meant_to_be_open_is_left_to_do(snapshot: Snapshot) -> None:
    found = issues(snapshot)
    assert {issue.kind for issue in found} == {"required", "pending"}
    assert {(i.row, i.question, i.kind) for i in found if i.form == PLAN} == INCOMPLETE_ACTIONS
    berlin = {(i.question, i.kind) for i in found if i.form == "berlin-2017"}
    assert berlin == {(name, "required") for name in EMPTY_QUESTIONS} | {("q_3_2_4", "pending")}
    for issue in found:
        if issue.form in ("sdg-migration", "dakar-2008"):
            asked = snapshot.forms[issue.form].question(issue.question)
            assert snapshot.state(issue.form, asked) == "empty"
    assert not [issue for issue in found if issue.form in (REGISTERS, "identification")]


def test_most_is_answered_and_not_all(snapshot: Snapshot) -> None:
    counts = completion(snapshot)
    assert 0.55 <= counts.overall.share <= 0.75
    assert counts.overall.begun and counts.overall.empty
    assert counts.by_form["berlin-2017"].missing == {"no_data": 1, "pending": 1}
    assert 0.65 <= counts.by_form["sdg-migration"].share <= 0.85
    assert set(counts.by_ministry) == set(snapshot.ministries)


def test_answers_are_in_every_state_and_by_several_ministries(session: Session, snapshot: Snapshot) -> None:
    berlin = snapshot.forms["berlin-2017"].guiding_questions
    assert {snapshot.state("berlin-2017", question) for question in berlin} == {
        "empty", "draft", "review", "final", "missing"
    }  # fmt: skip
    both = [
        question
        for question in berlin
        if all(snapshot.text("berlin-2017", question.name, "", one, False) for one in ("fr", "en"))
    ]
    assert len(both) >= 18
    authors = {step.by for step in session.steps()}
    assert len(authors) >= 5
    assert sum(cell.facet == "comment" for cell in snapshot.cells) == 2


def test_several_hundred_words_in_each_language(snapshot: Snapshot) -> None:
    words: Counter[str] = Counter()
    for cell, value in snapshot.cells.items():
        if cell.form == "berlin-2017" and cell.facet.startswith("value."):
            words[cell.facet] += rich_text.words(value)
    assert words["value.fr"] > 1500
    assert words["value.en"] > 1500


def test_the_plan_covers_every_target_with_dates_money_and_indicators(snapshot: Snapshot) -> None:
    plan = snapshot.forms[PLAN]
    rows = snapshot.rows(PLAN, "actions")
    assert len(rows) >= 20
    first = {snapshot.value(PLAN, "target", row)[0] for row in rows}
    assert first == {choice.name for choice in plan.choices_of(plan.question("target"))}
    for row in rows:
        for column in ("action_title", "description", "result"):
            for language in ("fr", "en"):
                assert snapshot.text(PLAN, column, row, language, False)
        assert "2026" <= snapshot.value(PLAN, "start", row)[:4] <= "2029"
        assert snapshot.value(PLAN, "budget", row) >= snapshot.value(PLAN, "funded", row)
    assert {snapshot.value(PLAN, "currency", row) for row in rows} == {"EUR", "USD"}
    assert len(snapshot.rows(PLAN, "indicators")) >= 16


def test_what_refers_to_something_refers_to_something_that_is_there(snapshot: Snapshot) -> None:
    checklist = snapshot.forms["sdg-migration"]
    practices = set(snapshot.row_titles(REGISTERS, "good_practices", "fr").values())
    actions = snapshot.rows(PLAN, "actions")
    for row in actions:
        for code in snapshot.text(PLAN, "measures", row).split(", "):
            assert checklist.question(code).code == code
        if named := snapshot.text(PLAN, "practices", row):
            assert named in practices
    for row in snapshot.rows(PLAN, "indicators"):
        assert snapshot.value(PLAN, "indicator_action", row) in actions


def test_registers_hold_rows_and_a_series_with_a_gap(snapshot: Snapshot) -> None:
    assert len(snapshot.rows(REGISTERS, "good_practices")) == 6
    assert len(snapshot.rows(REGISTERS, "agreements")) == 5
    states = [
        snapshot.value(REGISTERS, "ratification", row) for row in snapshot.rows(REGISTERS, "instruments")
    ]
    assert set(states) == {"ratified", "acceded", "signed", "none", None}
    costs = {
        snapshot.value(REGISTERS, "year", row): snapshot.value(REGISTERS, "value", row)
        for row in snapshot.rows(REGISTERS, "statistics")
        if snapshot.value(REGISTERS, "sdg_indicator", row) == "10.c.1"
    }
    assert list(costs) == list(range(2020, 2027))
    assert [year for year, value in costs.items() if value is None] == [2025]


def test_names_and_marks_that_are_hard_to_keep_are_there(snapshot: Snapshot) -> None:
    texts = [text for _, text in _texts(snapshot)]
    assert any(ARABIC.search(text) for text in texts)
    assert any("<moussa.kane@statistique.example>" in text for text in texts)
    runs = [run for text in texts for block in rich_text.parse(text) for run in block.runs]
    assert any(run.bold for run in runs) and any(run.italic for run in runs) and any(run.link for run in runs)
    for text in texts:
        for mail in re.findall(r"[\w.-]+@[\w.-]+\w", text):
            assert mail.endswith(".example")
        for address in ADDRESS.findall(text):
            assert address.split("/")[2].endswith(".example")


def test_long_answers_are_stored_as_the_editor_would_store_them(snapshot: Snapshot) -> None:
    for cell, text in _texts(snapshot):
        question = snapshot.forms[cell.form].question(cell.question)
        if question.is_long and question.multilingual:
            assert rich_text.serialize(rich_text.tidy(rich_text.parse(text))) == text, cell


def test_the_typography_is_right(snapshot: Snapshot) -> None:
    checked = Counter[str]()
    for cell, text in _texts(snapshot):
        words = ADDRESS.sub("", text)
        assert "'" not in words and '"' not in words and "..." not in words, cell
        assert not re.search(r"[ \t]$|  ", text, re.MULTILINE), cell
        if cell.facet == "value.en":
            assert not re.search(r"[\s\u00a0\u202f][:;?!%]|[«»]", words), cell
        else:
            assert not re.search(r"(?<=[^\u00a0])[:%](?=\s|$|[,.)*])", words), cell
            assert not re.search(r"(?<![\u202f])[;?!]", words), cell
            assert not re.search(r"«(?!\u00a0)|(?<!\u00a0)»", words), cell
            assert not re.search(r"\d \d{3}(?!\d)", words), cell
        checked[cell.facet] += 1
    assert checked["value.fr"] > 200 and checked["value.en"] > 200


def test_the_files_hold_no_more_than_what_is_read() -> None:
    plain = json.loads(resource_path("example", "country.json").read_text(encoding="utf-8"))
    there = {path.name for path in resource_path("example").glob("*.json")}
    assert there == {"country.json", *plain["parts"]}


def _texts(snapshot: Snapshot) -> Iterator[tuple[Cell, str]]:
    """Every text that a person wrote, what stands in the registers from the start left out."""
    preset = {
        (form, row.name, column)
        for form, asked in snapshot.forms.items()
        for repeat in asked.repeats
        for row in repeat.rows
        for column in row.values
    }
    for cell, value in snapshot.cells.items():
        if (cell.form, cell.row, cell.question) in preset or cell.facet in ("form", "status", "tags"):
            continue
        if cell.facet.startswith("value") and not _is_text(snapshot, cell):
            continue
        for text in _strings(value):
            yield cell, text


def _is_text(snapshot: Snapshot, cell: Cell) -> bool:
    return any(
        question.name == cell.question and question.type == "text"
        for question in snapshot.forms[cell.form].questions
    )


def _strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for key, one in value.items() if key not in ("at", "reason") for text in _strings(one)]
    if isinstance(value, list):
        return [text for one in value for text in _strings(one)]
    return [value] if isinstance(value, str) else []
