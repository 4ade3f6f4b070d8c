"""The command line as a contract: names, JSON shapes, exit status, one sentence for each failure."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.workbook.cli.running import Commands
from workbook.editing.session import Session

HOUSE = Path(__file__).resolve().parents[3]


class Cli(Commands):
    """The same, called by themselves."""

    __call__ = Commands.run


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Cli:
    return Cli(capsys)


@pytest.fixture
def workbook(tmp_path: Path, cli: Cli) -> Path:
    path = tmp_path / "maroc.passerelle"
    forms = ["--form", "berlin-2017", "sdg-migration", "--form", "action-plan"]
    cli("new", path, "--country", "MAR", "--edition", "Marrakech 2018", *forms, "--answers-in", "fr,en")
    return path


def test_forms_are_listed_and_shown_item_by_item(cli: Cli) -> None:
    ids = [form["form_id"] for form in cli.json("forms")]
    assert {"identification", "berlin-2017", "sdg-migration", "action-plan"} <= set(ids)
    berlin = cli.json("form", "show", "berlin-2017")
    asked = [item for item in berlin["items"] if item["type"] == "text" and item["required"]]
    assert len(asked) == 26
    item = next(item for item in berlin["items"] if item["code"] == "1.2-2")
    assert item["path"] == ["theme_1", "rt_1_2"]
    assert item["unofficial"] == ["en"]
    assert item["source"]["document"] == "002_89e11e12448b36b2.txt"
    assert item["label"]["fr"].startswith("Quelles mesures spécifiques")
    assert "1.2-2" in cli("form", "show", "berlin-2017")
    cli("form", "show", "nothing", status=2)


def test_a_definition_is_checked_with_lines(cli: Cli, tmp_path: Path) -> None:
    cli("form", "check", HOUSE / "resources" / "questionnaires" / "berlin-2017.yaml")
    bad = tmp_path / "bad.yaml"
    bad.write_text('form_id: x\nversion: "1"\ntitle: {fr: a, en: b}\nitems:\n  - {type: txt, name: 1}\n')
    cli("form", "check", bad, status=3)
    assert "bad.yaml:2:" in cli.complaint and "bad.yaml:5:" in cli.complaint
    cli("form", "check", tmp_path / "none.yaml", status=3)


def test_an_answer_goes_in_and_comes_out(cli: Cli, workbook: Path) -> None:
    cli("answer", workbook, "berlin-2017", "1.2-2", "Depuis 2016…", "--in", "fr", "--state", "review")
    cli("answer", workbook, "berlin-2017", "q_1_2_3", "--missing", "no_data", "--why", "enquête")
    shown = cli.json("show", workbook)
    assert shown.keys() == {"document", "completion", "cells"}
    cells = {(cell["question"], cell["facet"]): cell for cell in shown["cells"]}
    answer = cells["q_1_2_2", "value.fr"]
    assert answer.keys() == {"form", "row", "question", "facet", "value", "step", "at", "by"}
    assert (answer["value"], answer["step"]) == ("Depuis 2016…", 2)
    assert cells["q_1_2_2", "status"]["value"] == "review"
    assert cells["q_1_2_3", "missing"]["value"] == {"reason": "no_data", "why": "enquête"}
    assert shown["completion"]["forms"]["berlin-2017"]["missing"]["no_data"] == 1
    assert [cell["question"] for cell in cli.json("show", workbook, "berlin-2017", "1.2-3")["cells"]] == [
        "q_1_2_3"
    ]
    assert "Depuis 2016…" in cli("show", workbook, "berlin-2017", "1.2-2")


def test_a_row_is_added_and_answered(cli: Cli, workbook: Path) -> None:
    row = cli(
        "row", workbook, "action-plan", "actions", "--set", "action_title=Comparateur", "budget=180000"
    ).strip()
    cli("answer", workbook, "action-plan", "lead", "Finances", "--row", row)
    cells = cli.json("show", workbook, "action-plan")["cells"]
    values = {cell["question"]: cell["value"] for cell in cells if cell["row"] == row}
    assert values["budget"] == 180000 and values["lead"] == "Finances"
    cli("row", workbook, "action-plan", "actions", "--set", "budget=beaucoup", status=2)
    cli("row", workbook, "action-plan", "nothing", status=2)
    cli("answer", workbook, "action-plan", "lead", "Finances", "--row", "nowhere", status=2)


def test_undo_and_redo_across_processes(cli: Cli, workbook: Path) -> None:
    cli("answer", workbook, "berlin-2017", "1.1-1", "un")
    assert "1.1-1" in cli("undo", workbook)
    assert "1.1-1" in cli("redo", workbook)
    cli("redo", workbook, status=1)
    kinds = [step["kind"] for step in cli.json("history", workbook)]
    assert kinds == ["redo", "undo", "answer", "create"]
    of_question = cli.json("history", workbook, "berlin-2017", "1.1-1")
    assert [change["after"] for step in of_question for change in step["changes"]] == ["un", None, "un"]


def test_check_lists_what_is_left_and_damage(cli: Cli, workbook: Path) -> None:
    found = cli.json("check", workbook, status=1)
    assert found["file"] == {"sound": True, "problems": []}
    assert {"form", "row", "question", "kind", "message"} == found["issues"][0].keys()
    content = workbook.read_bytes()
    place = content.index(b"Marrakech 2018")
    workbook.write_bytes(content[:place] + b"m" + content[place + 1 :])
    assert cli.json("check", workbook, status=3)["file"]["sound"] is False


def test_what_is_exported_can_be_loaded(cli: Cli, workbook: Path, tmp_path: Path) -> None:
    cli("answer", workbook, "berlin-2017", "1.1-1", "=SOMME(1) — «é» 😀 العربية")
    cli("row", workbook, "action-plan", "actions", "--set", "action_title=Un")
    cli("export", workbook, tmp_path / "out.json")
    other = tmp_path / "other.passerelle"
    cli(
        "new",
        other,
        "--country",
        "PHL",
        "--edition",
        "X",
        "--form",
        "berlin-2017",
        "sdg-migration",
        "action-plan",
    )
    cli("load", other, tmp_path / "out.json")
    strip = [
        {key: cell[key] for key in ("form", "row", "question", "facet", "value")}
        for cell in cli.json("show", workbook)["cells"]
    ]
    again = [
        {key: cell[key] for key in ("form", "row", "question", "facet", "value")}
        for cell in cli.json("show", other)["cells"]
    ]
    assert again == strip
    (tmp_path / "bad.json").write_text("{")
    cli("load", other, tmp_path / "bad.json", status=3)
    (tmp_path / "part.json").write_text('{"answers": {"berlin-2017": {"q_1_1_1": "x", "nothing": 1}}}')
    cli("load", other, tmp_path / "part.json", status=1)


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["answer", "FILE", "berlin-2017", "9.9", "x"], 2),
        (["answer", "FILE", "berlin-2017", "1.1-1"], 2),
        (["answer", "FILE", "berlin-2017", "1.1-1", "x", "--missing", "no_data"], 2),
        (["answer", "NONE", "berlin-2017", "1.1-1", "x"], 3),
        (["show", "TEXT"], 3),
        (["export", "FILE", "out.docx"], 2),
        (["export", "FILE", "/nowhere/at/all/out.json"], 3),
        (["new", "FILE", "--country", "MAR", "--edition", "X"], 2),
        (["new", "NEW", "--country", "XXX", "--edition", "X"], 2),
        (["new", "NEW", "--country", "MAR", "--edition", "X", "--answers-in", "de"], 2),
        (["new", "NEW", "--country", "MAR", "--edition", "X", "--form", "nothing"], 2),
        (["frobnicate", "FILE"], 2),
        (["undo"], 2),
    ],
)
def test_each_failure_is_one_sentence_and_changes_nothing(
    cli: Cli, workbook: Path, tmp_path: Path, words: list[str], status: int
) -> None:
    (tmp_path / "text.passerelle").write_text("hello")
    names = {
        "FILE": workbook,
        "NONE": tmp_path / "none",
        "TEXT": tmp_path / "text.passerelle",
        "NEW": tmp_path / "new",
    }
    before = workbook.read_bytes()
    cli(*(names.get(word, word) for word in words), status=status)
    assert cli.complaint.strip()
    assert workbook.read_bytes() == before
    assert not (tmp_path / "new").exists()


def test_a_workbook_in_use_is_refused_with_status_3(cli: Cli, workbook: Path) -> None:
    with Session.open(workbook):
        cli("answer", workbook, "berlin-2017", "1.1-1", "x", status=3)
        assert "open" in cli.complaint
        cli("show", workbook)


def test_it_runs_as_a_module_in_french_without_a_display(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "workbook", "show", str(tmp_path / "rien.passerelle")],
        capture_output=True,
        text=True,
        cwd=HOUSE,
        env={"LANG": "fr_FR.UTF-8", "PATH": "", "PYTHONIOENCODING": "utf-8"},
    )
    assert run.returncode == 3
    assert len(run.stderr.strip().splitlines()) == 1


def test_salvage_gives_answers_back_and_says_what_is_lost(cli: Cli, workbook: Path, tmp_path: Path) -> None:
    cli("answer", workbook, "berlin-2017", "1.1-1", "Une réponse", "--in", "fr")
    sound = tmp_path / "sound.passerelle"
    assert "Nothing was lost" in cli("salvage", workbook, sound)
    content = workbook.read_bytes()
    workbook.write_bytes(content.replace("Une réponse".encode(), "Une  éponse".encode()))
    cli("show", workbook, status=1)
    out = tmp_path / "out.passerelle"
    said = cli.json("salvage", workbook, out, status=1)
    assert {"form": "berlin-2017", "row": "", "question": "q_1_1_1", "facet": "value.fr"} in said["lost"]
    assert "berlin" in cli("salvage", workbook, tmp_path / "again.passerelle", status=1).lower()
    assert cli.json("check", out, status=1)["file"]["sound"]
    cli("salvage", workbook, out, status=2)
    cli("salvage", tmp_path / "nothing.passerelle", tmp_path / "new.passerelle", status=3)


def test_any_question_can_be_left_out_for_a_reason(cli: Cli, tmp_path: Path) -> None:
    """One question of every type, a line of a checklist, its details, and every cell of a row."""
    path = tmp_path / "all.passerelle"
    forms = ["--form", "hearings-2006", "registers", "action-plan"]
    cli("new", path, "--country", "MAR", "--edition", "Marrakech 2018", *forms, "--answers-in", "fr,en")
    with Session.open(path, read_only=True) as session:
        asked = session.snapshot().forms
    rows = {
        repeat.name: cli("row", path, form, repeat.name).strip()
        for form in ("registers", "action-plan")
        for repeat in asked[form].repeats
    }
    wanted = {}
    for form in asked.values():
        for question in form.questions:
            repeat = form.repeat_of(question)
            key = (question.type, bool(repeat), bool(question.detail_of))
            if question.is_answerable:
                wanted[key] = (form.form_id, question.name, rows[repeat.name] if repeat else "")
    assert len(wanted) >= 12
    for form_id, name, row in wanted.values():
        at = ["--row", row] if row else []
        cli("answer", path, form_id, name, "--missing", "pending", "--why", "in May", *at)
    with Session.open(path, read_only=True) as session:
        for form_id, name, row in wanted.values():
            missing = session.snapshot().missing(form_id, name, row)
            assert missing is not None and (missing.reason, missing.why) == ("pending", "in May")
    row = rows["actions"]
    cli("answer", path, "action-plan", "funding_gap", "--missing", "no_data", "--row", row, status=2)


def test_a_damaged_workbook_is_shown_with_a_complaint_and_status_1(
    cli: Cli, workbook: Path, tmp_path: Path
) -> None:
    content = workbook.read_bytes()
    workbook.write_bytes(content[: len(content) * 3 // 4])
    cut = workbook.read_bytes()
    for words in (("show",), ("history",), ("export", tmp_path / "out.json")):
        cli(words[0], workbook, *words[1:], status=1)
        assert "maroc.passerelle" in cli.complaint and "damaged" in cli.complaint
    assert workbook.read_bytes() == cut
    assert (tmp_path / "out.json").exists()
