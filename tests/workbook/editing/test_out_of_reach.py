"""A disk that fills up, a stick that is pulled out and comes back: nothing that was typed is lost."""

from __future__ import annotations

import contextlib
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from workbook.document.document import Document
from workbook.editing.session import Session
from workbook.errors import CannotWrite, KnownError
from workbook.questionnaire.model import Questionnaire

FORM = "every-type"
Limit = Callable[[int], None]


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def at_window(stick: Path, forms: tuple[Questionnaire, ...]) -> Iterator[Session]:
    """A session as the window has it: acts return at once, the saver tells what became of them."""
    Session.create(stick / "pays.passerelle", forms, {"country": "MAR"}).close()
    session = Session.open(stick / "pays.passerelle", by="Amina", synchronous=False)
    session.answer(FORM, "line", "avant")
    session.flush()
    yield session
    if not session.saver.closed:
        with contextlib.suppress(CannotWrite):
            session.close()


def stored(path: Path) -> object:
    with Session.open(path, read_only=True) as reader:
        assert reader.document.check() == []
        return reader.snapshot().value(FORM, "line")


def refused(session: Session) -> KnownError:
    with pytest.raises(KnownError) as refusal:
        session.flush()
    return refusal.value


def pulled_out(stick: Path) -> Path:
    return stick.rename(stick.with_name("pulled out"))


def test_a_stick_that_is_pulled_out_and_comes_back(at_window: Session, stick: Path) -> None:
    away = pulled_out(stick)
    at_window.answer(FORM, "line", "pendant")
    assert "no longer in its place" in str(refused(at_window))
    assert at_window.snapshot().value(FORM, "line") == "pendant"
    assert at_window.saver.unsaved == 1
    at_window.answer(FORM, "whole", 7)
    assert "no longer in its place" in str(refused(at_window))
    away.rename(stick)
    at_window.flush()
    assert at_window.saver.unsaved == 0
    at_window.close()
    assert stored(stick / "pays.passerelle") == "pendant"
    assert [each.name for each in stick.iterdir()] == ["pays.passerelle"]


def test_the_same_file_on_another_mount_is_opened_again(at_window: Session, stick: Path) -> None:
    """A stick that is plugged in again is a new file to the system, though its content is the same."""
    away = pulled_out(stick)
    at_window.answer(FORM, "line", "pendant")
    refused(at_window)
    stick.mkdir()
    shutil.copyfile(away / "pays.passerelle", stick / "pays.passerelle")
    at_window.answer(FORM, "whole", 7)
    at_window.flush()
    with (
        sqlite3.connect(stick / "pays.passerelle", timeout=0.1) as other,
        pytest.raises(sqlite3.OperationalError),
    ):
        other.execute("DELETE FROM cells")
    other.close()
    at_window.close()
    assert stored(stick / "pays.passerelle") == "pendant"


def test_what_the_stick_had_not_kept_is_written_again(at_window: Session, stick: Path) -> None:
    """It said that it was saved, and had not: every step since opening is still known."""
    earlier = (stick / "pays.passerelle").read_bytes()
    at_window.answer(FORM, "line", "gardé")
    at_window.flush()
    pulled_out(stick)
    at_window.answer(FORM, "line", "pendant")
    refused(at_window)
    stick.mkdir()
    (stick / "pays.passerelle").write_bytes(earlier)
    at_window.flush()
    history = at_window.history(FORM, "line").result()
    assert [step.changes[0].after for step in history] == ["pendant", "gardé", "avant"]
    at_window.close()
    assert stored(stick / "pays.passerelle") == "pendant"


@pytest.mark.parametrize("lacking", [1, 2])
def test_of_many_attached_files_only_the_last_are_kept_in_memory(
    at_window: Session, stick: Path, lacking: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What still is known is written again; a file that lacks more is left alone."""
    monkeypatch.setattr("workbook.editing.record.KEPT", 1_000)
    states = []
    for number in range(3):
        states.append((stick / "pays.passerelle").read_bytes())
        at_window.attach(FORM, "proof", f"{number}.txt", str(number).encode() * 900)
        at_window.flush()
    pulled_out(stick)
    at_window.answer(FORM, "line", "pendant")
    refused(at_window)
    stick.mkdir()
    (stick / "pays.passerelle").write_bytes(states[-lacking])
    if lacking == 1:
        at_window.flush()
        at_window.close()
        assert stored(stick / "pays.passerelle") == "pendant"
        return
    assert "changed elsewhere" in str(refused(at_window))
    assert (stick / "pays.passerelle").read_bytes() == states[-lacking]


def test_a_file_that_went_another_way_meanwhile_is_left_alone(
    at_window: Session, stick: Path, tmp_path: Path
) -> None:
    away = pulled_out(stick)
    at_window.answer(FORM, "line", "ici")
    refused(at_window)
    elsewhere = tmp_path / "elsewhere.passerelle"
    shutil.copyfile(away / "pays.passerelle", elsewhere)
    with Session.open(elsewhere) as other:
        other.answer(FORM, "line", "ailleurs")
    stick.mkdir()
    shutil.copyfile(elsewhere, stick / "pays.passerelle")
    before = (stick / "pays.passerelle").read_bytes()
    for _ in range(2):
        assert "changed elsewhere" in str(refused(at_window))
    assert [each.name for each in stick.iterdir()] == ["pays.passerelle"]
    assert (stick / "pays.passerelle").read_bytes() == before
    at_window.saver.copy_to(tmp_path / "copie.passerelle").result()
    assert stored(tmp_path / "copie.passerelle") == "ici"


def test_another_workbook_in_its_place_is_left_alone(
    at_window: Session, stick: Path, forms: tuple[Questionnaire, ...]
) -> None:
    pulled_out(stick)
    stick.mkdir()
    Session.create(stick / "pays.passerelle", forms, {"country": "PHL"}).close()
    before = (stick / "pays.passerelle").read_bytes()
    at_window.answer(FORM, "line", "ici")
    assert "changed elsewhere" in str(refused(at_window))
    assert (stick / "pays.passerelle").read_bytes() == before


def test_a_copy_elsewhere_has_everything_though_the_file_is_gone(
    at_window: Session, stick: Path, tmp_path: Path
) -> None:
    at_window.attach(FORM, "proof", "note.txt", b"une note")
    at_window.flush()
    shutil.rmtree(stick)
    at_window.answer(FORM, "line", "pendant")
    refused(at_window)
    copy = tmp_path / "copie.passerelle"
    at_window.saver.copy_to(copy).result()
    with Session.open(copy) as other:
        assert other.snapshot().cells == at_window.snapshot().cells
        assert other.document.document_id == at_window.document.document_id
        assert [step.id for step in other.steps()] == [step.id for step in at_window.steps()]
        file = other.snapshot().value(FORM, "proof")
        attached = other.attachment(file["sha256"])
        assert attached is not None and attached.content == b"une note"


def test_closing_after_that_says_what_is_not_saved(at_window: Session, stick: Path) -> None:
    shutil.rmtree(stick)
    at_window.answer(FORM, "line", "pendant")
    with pytest.raises(CannotWrite):
        at_window.close()
    assert at_window.saver.closed


@pytest.fixture
def file_size() -> Iterator[Limit]:
    """Files of this process cannot grow over a size: SQLite meets the system's own error."""
    held = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    yield lambda size: resource.setrlimit(resource.RLIMIT_FSIZE, (size, held[1]))
    resource.setrlimit(resource.RLIMIT_FSIZE, held)
    signal.signal(signal.SIGXFSZ, handler)


def test_files_that_cannot_grow(at_window: Session, stick: Path, file_size: Limit) -> None:
    path = stick / "pays.passerelle"
    file_size(path.stat().st_size)
    long = "Une réponse. " * 40_000
    at_window.answer(FORM, "long", long, language="fr")
    for _ in range(3):
        assert isinstance(refused(at_window), CannotWrite)
    at_window.answer(FORM, "line", "pendant")
    assert isinstance(refused(at_window), CannotWrite)
    file_size(resource.RLIM_INFINITY)
    at_window.flush()
    at_window.close()
    assert stored(path) == "pendant"


IN_A_SMALL_DISK = """
import contextlib, os, sys
from pathlib import Path
from workbook.editing.session import Session
from workbook.errors import CannotWrite

disk, elsewhere = Path(sys.argv[1]), Path(sys.argv[2])
session = Session.open(disk / "pays.passerelle", synchronous=False)
filler = disk / "filler"
file = os.open(filler, os.O_CREAT | os.O_WRONLY)
with contextlib.suppress(OSError):
    while True:
        os.write(file, bytes(4096))
os.close(file)
session.answer("every-type", "long", "Une réponse. " * 20_000, language="fr")
try:
    session.flush()
    raise SystemExit("the disk is not full")
except CannotWrite as error:
    print(error)
session.answer("every-type", "line", "pendant")
session.saver.copy_to(elsewhere).result()
filler.unlink()
session.flush()
session.close()
"""


@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="only root of Linux may mount a small disk"
)
def test_a_small_disk_that_is_full(tmp_path: Path, stick: Path, forms: tuple[Questionnaire, ...]) -> None:
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "passerelle-test", str(stick)],
        capture_output=True,
        text=True,
    )
    if mounted.returncode != 0:
        pytest.skip(f"no disk can be mounted here: {mounted.stderr.strip()}")
    try:
        Session.create(stick / "pays.passerelle", forms, {"country": "MAR"}).close()
        elsewhere = tmp_path / "copie.passerelle"
        ran = subprocess.run(
            [sys.executable, "-c", IN_A_SMALL_DISK, str(stick), str(elsewhere)],
            capture_output=True,
            text=True,
        )
        assert ran.returncode == 0, ran.stderr
        assert "The disk of pays.passerelle is full" in ran.stdout
        assert stored(elsewhere) == "pendant"
        assert stored(stick / "pays.passerelle") == "pendant"
    finally:
        subprocess.run(["umount", str(stick)], check=True)


def test_a_folder_without_permission_is_said(stick: Path, forms: tuple[Questionnaire, ...]) -> None:
    path = stick / "pays.passerelle"
    Session.create(path, forms, {"country": "MAR"}).close()
    path.chmod(0o444)
    stick.chmod(0o555)
    try:
        if os.access(path, os.W_OK):
            pytest.skip("for root nothing is read-only")
        with pytest.raises(CannotWrite):
            Document.open(path)
        assert stored(path) is None
    finally:
        stick.chmod(0o755)
