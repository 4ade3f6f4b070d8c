"""Child processes: bounded, replaced when they die, gone when they are not needed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workbook.spreadsheets.packages import CELLS, package, raw
from workbook.errors import InvalidValue, KnownError
from workbook.progress import Cancelled
from workbook.spreadsheets import workers as module
from workbook.spreadsheets.book import Book
from workbook.spreadsheets.child import ARGUMENT
from workbook.spreadsheets.refused import RefusedFile
from workbook.spreadsheets.workers import Bounds, Workers, read_guarded, run_guarded

JOBS = "tests.workbook.spreadsheets.jobs"
HOUSE = Path(__file__).resolve().parents[3]
posix = pytest.mark.skipif(os.name != "posix", reason="processes are looked at as POSIX tells them")
linux = pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded on Linux alone")


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "form.xlsx"
    package()(path)
    return path


@pytest.fixture(autouse=True)
def no_child_left() -> Iterator[None]:
    yield
    if os.name == "posix":
        with pytest.raises(ChildProcessError):
            os.waitpid(-1, os.WNOHANG)


def test_a_book_comes_back_whole_and_a_refusal_with_its_reason(form: Path, tmp_path: Path) -> None:
    assert read_guarded(form).sheets[0].cells == CELLS
    bad = tmp_path / "bad.xlsx"
    raw(b"%PDF-1.7")(bad)
    with pytest.raises(RefusedFile, match=r"^bad\.xlsx is a PDF") as found:
        read_guarded(bad)
    assert found.value.reason == "pdf"


def test_many_files_in_two_children(form: Path, tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.xlsx" for number in range(12)]
    for number, path in enumerate(paths):
        (raw(b"") if number % 4 == 3 else package())(path)
    with Workers("workbook.spreadsheets.reading:plain_book", count=2) as workers:
        found = dict(workers.run(paths))
        again = dict(workers.run(paths[:2]))
    assert set(found) == set(paths)
    for number, path in enumerate(paths):
        if number % 4 == 3:
            assert isinstance(found[path], RefusedFile) and found[path].reason == "empty"
        else:
            assert Book.from_plain(found[path]).sheets[0].cells == CELLS
    assert again == {path: found[path] for path in paths[:2]}


def test_arguments_and_errors_of_a_job(form: Path) -> None:
    assert run_guarded(f"{JOBS}:greet", form, ["bonjour", {"a": [1, None]}]) == [
        "form.xlsx",
        "bonjour",
        {"a": [1, None]},
    ]
    with pytest.raises(InvalidValue, match=r"^form\.xlsx has 3 doubts") as found:
        run_guarded(f"{JOBS}:object_to", form)
    assert (found.value.params, found.value.exit_status) == ({"file": "form.xlsx", "count": 3}, 2)


@linux
def test_a_child_that_takes_too_much_memory_refuses_its_file(form: Path) -> None:
    with pytest.raises(RefusedFile) as found:
        run_guarded(f"{JOBS}:eat", form, bounds=Bounds(memory=50_000_000))
    assert found.value.reason == "memory"


def test_a_child_that_takes_too_long_refuses_its_file(form: Path) -> None:
    with pytest.raises(RefusedFile) as found:
        run_guarded(f"{JOBS}:sleep", form, bounds=Bounds(seconds=0.3))
    assert found.value.reason == "time"


@posix
def test_a_child_that_dies_refuses_its_file_and_is_replaced(form: Path, tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.xlsx" for name in ("good", "killed", "better", "defect", "best")]
    with Workers(f"{JOBS}:by_name", count=1) as workers:
        found = {path.stem: outcome for path, outcome in workers.run(paths)}
    assert {name for name, outcome in found.items() if outcome == "read"} == {"good", "better", "best"}
    for name in ("killed", "defect"):
        assert isinstance(found[name], RefusedFile) and found[name].reason == "crashed"
        assert found[name].params["file"] == f"{name}.xlsx"
    assert "ZeroDivisionError" in found["defect"].details


def test_cancelling_stops_at_once_and_for_good(form: Path) -> None:
    workers = Workers(f"{JOBS}:sleep_unless_first", count=2)
    running = workers.run([Path("first.xlsx"), *[form] * 20])
    assert next(running) == (Path("first.xlsx"), "read")
    workers.cancel()
    with pytest.raises(Cancelled):
        list(running)
    with pytest.raises(Cancelled):
        list(workers.run([form]))
    workers.close()


def test_leaving_the_loop_stops_the_rest(form: Path) -> None:
    with Workers(f"{JOBS}:sleep_unless_first", count=2) as workers:
        for path, outcome in workers.run([Path("first.xlsx"), *[form] * 20]):
            assert (path.name, outcome) == ("first.xlsx", "read")
            break


@posix
def test_ctrl_c_ends_the_parent_and_its_children(tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    code = (
        "import signal; from pathlib import Path; from workbook.spreadsheets.workers import Workers\n"
        # a suite that runs in the background was started with this signal ignored
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        f"with Workers('{JOBS}:tell_and_sleep', [{str(pids)!r}], count=2) as workers:\n"
        "    list(workers.run([Path('a'), Path('b')]))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=HOUSE, start_new_session=True, stderr=subprocess.PIPE
    ) as parent:
        until = time.monotonic() + 60
        while not pids.exists() or len(pids.read_text().split()) < 2:
            assert time.monotonic() < until and parent.poll() is None
            time.sleep(0.02)
        os.killpg(parent.pid, signal.SIGINT)
        _, said = parent.communicate(timeout=60)
    assert b"KeyboardInterrupt" in said
    for pid in pids.read_text().split():
        with pytest.raises(ProcessLookupError):
            os.kill(int(pid), 0)


def test_the_packed_program_starts_its_children_as_itself(
    form: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert module._command() == [sys.executable, ARGUMENT]
    monkeypatch.setattr(module, "_command", lambda: [sys.executable, "-m", "workbook", ARGUMENT])
    monkeypatch.chdir(HOUSE)
    assert read_guarded(form).sheets[0].cells == CELLS


def test_every_reason_is_one_sentence_that_names_the_file() -> None:
    from workbook.spreadsheets.refused import REASONS

    for reason in REASONS:
        refused = RefusedFile(reason, "form.xlsx", "part", "why")
        assert isinstance(refused, KnownError)
        assert str(refused).startswith("form.xlsx ") and "{" not in str(refused)
