"""`passerelle send`: a file goes out, and the workbook remembers it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.plan_example import plan_workbook
from workbook.cli.contributions import send_forms
from workbook.cli.demo import EXAMPLE_FORMS
from workbook.cli.main import main
from workbook.editing.contributions import contributions
from workbook.editing.example import create_example
from workbook.editing.session import Session
from workbook.exchange.excerpt import excerpt_origin


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "maroc.passerelle"
    plan_workbook(path).close()
    return path


def test_it_tells_what_went_out_and_the_workbook_knows_it(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "finances.xlsx"
    words = ["send", str(file), str(out), "--to", "Finances", "--section", "action-plan", "berlin-2017/1.2"]
    assert main([*words, "--due", "2018-09-14", "--in", "fr", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["sections"] == ["action-plan", "berlin-2017/1.2"] and told["file"] == "finances.xlsx"
    assert told["step"] == 2 and told["languages"] == ["fr"] and told["due"] == "2018-09-14"
    assert out.exists()
    with Session.open(file, read_only=True) as session:
        (known,) = contributions(session.snapshot())
    assert (known.instance_id, known.ministry, known.medium) == (told["instance"], "Finances", "xlsx")


def test_a_colleague_gets_a_workbook(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "finances.passerelle"
    assert (
        main(["send", str(file), str(out), "--to", "Finances", "--section", "berlin-2017", "--lang", "en"])
        == 0
    )
    assert "Finances" in capsys.readouterr().out
    with Session.open(out, read_only=True) as session:
        origin = excerpt_origin(session.snapshot().cells)
    assert origin is not None and origin.ministry == "Finances"


@pytest.mark.parametrize(
    "words",
    [
        ["--to", "Finances", "--section", "nope"],
        ["--to", "Finances", "--section", "berlin-2017/nope"],
        ["--to", " ", "--section", "berlin-2017"],
        ["--to", "Finances", "--section", "berlin-2017", "--due", "14/09/2018"],
        ["--to", "Finances"],
    ],
)
def test_a_request_that_cannot_be_met_leaves_nothing_behind(
    words: list[str], file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = file.read_bytes()
    assert main(["send", str(file), str(tmp_path / "out.xlsx"), *words, "--lang", "en"]) == 2
    assert capsys.readouterr().err
    assert sorted(one.name for one in tmp_path.iterdir() if one.is_file()) == ["maroc.passerelle"]
    assert file.read_bytes() == before


def test_a_workbook_is_never_written_over(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = file.read_bytes()
    words = ["send", str(file), str(file), "--to", "Finances", "--section", "berlin-2017", "--lang", "en"]
    assert main(words) == 2
    assert "exists already" in capsys.readouterr().err
    assert file.read_bytes() == before


def test_another_kind_of_file_is_refused(file: Path, tmp_path: Path) -> None:
    words = ["send", str(file), str(tmp_path / "out.pdf"), "--to", "Finances", "--section", "berlin-2017"]
    assert main(words) == 2


def test_the_examples_ministries_get_their_forms_once(tmp_path: Path) -> None:
    with create_example(tmp_path / "exemple.passerelle") as session:
        written = send_forms(session, EXAMPLE_FORMS, tmp_path)
        assert {one.ministry for one in contributions(session.snapshot())} == set(EXAMPLE_FORMS)
        assert not send_forms(session, EXAMPLE_FORMS, tmp_path)
    assert sorted(one.name for one in written) == ["contribution-sante.xlsx", "contribution-travail.xlsx"]
    assert sorted(tmp_path.glob("*.xlsx")) == sorted(written)
