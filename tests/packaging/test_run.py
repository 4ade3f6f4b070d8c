"""The script that sets everything up: when it installs again, and what it runs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import run


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty checkout with two lock files, whose commands are listed in `commands` and not run."""
    locks = {"run": tmp_path / "run.lock", "dev": tmp_path / "dev.lock"}
    for kind, lock in locks.items():
        lock.write_text(f"{kind}==1\n")
    (tmp_path / ".venv").mkdir()
    monkeypatch.setattr(run, "HOUSE", tmp_path)
    monkeypatch.setattr(run, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(run, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(run, "LOCKS", locks)
    monkeypatch.setattr(run, "ensure_qt_libraries", lambda: None)
    return tmp_path


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    listed: list[list[str]] = []

    def call(command: list[str], **_: str) -> int:
        listed.append(command)
        return 0

    monkeypatch.setattr(run, "call", call)
    return listed


def test_a_lock_is_installed_once_with_hashes_and_again_when_it_changes(
    house: Path, commands: list[list[str]]
) -> None:
    run.set_up("run")
    run.set_up("run")
    assert len(commands) == 1
    assert "--require-hashes" in commands[0]
    assert commands[0][-1] == str(house / "run.lock")
    (house / "run.lock").write_text("run==2\n")
    run.set_up("run")
    assert len(commands) == 2


def test_who_develops_need_not_install_again_to_start(house: Path, commands: list[list[str]]) -> None:
    run.set_up("dev")
    run.set_up("run")
    assert [command[-1] for command in commands] == [str(house / "dev.lock")]


def test_an_environment_that_does_not_start_is_made_again(
    house: Path, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "PYTHON", house / ".venv" / "gone")
    run.set_up("run")
    assert commands[0][1:] == ["-m", "venv", "--clear", str(house / ".venv")]


def test_a_failed_installation_is_tried_again_next_time(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "call", lambda command, **_: 1)
    for _ in range(2):
        with pytest.raises(SystemExit, match="could not be installed"):
            run.set_up("run")
    assert not run.up_to_date("run")


def test_a_changed_catalogue_is_compiled(house: Path, commands: list[list[str]]) -> None:
    folder = house / "translations" / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "passerelle.po").write_text("")
    run.set_up("run")
    assert commands[-1][-2:] == ["packaging/translations.py", "compile"]


def test_without_a_display_the_example_is_written_and_its_place_said(
    house: Path,
    commands: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(run, "has_display", lambda: False)
    assert run.main([]) == 0
    folder = str(house / "example-reports")
    assert commands[-1][1:] == ["-m", "workbook", "demo", folder]
    assert folder in capsys.readouterr().out


def test_with_a_display_the_window_opens_on_the_example(
    house: Path, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "has_display", lambda: True)
    monkeypatch.setattr(run, "user_data_folder", lambda: house / "data")
    assert run.main([]) == 0
    assert commands[-1][1:] == ["-m", "workbook", str(house / "data" / "exemple.passerelle")]


def test_every_step_runs_and_one_failure_fails_all(
    house: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "call", lambda command, **_: int(command == ["second"]))
    assert run.go_through({"one": ["first"], "two": ["second"], "three": ["third"]}) == 1
    said = capsys.readouterr().out
    assert "-- three: passed" in said
    assert said.endswith("Failed: two\n")


def test_an_old_python_gets_one_sentence() -> None:
    code = (
        "import sys; sys.path.insert(0, 'packaging'); sys.version_info = (3, 9, 0);"
        "import run; run.newer_python = lambda oldest: None; sys.exit(run.main([]))"
    )
    house = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=house, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr.startswith("Passerelle needs Python 3.11 or newer; this is ")
    assert done.stderr.count("\n") == 1
