"""Nothing is lost: a crash, a damaged file, a version to go back to, as a person meets them in the window."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from tests.journeys.person import CONTROL, Key, Person
from ui.language import interface
from ui.messages import ERROR_KEY
from ui.versions.copy_page import CopyPage
from ui.versions.damage_page import DamagePage
from ui.versions.opening import BACKUP_KEY, COPY_KEY, DAMAGED_KEY, READ_ONLY_KEY, RECOVERED_KEY, OpeningNews
from ui.versions.page import VersionsPage
from ui.widgets.links import LinkButton
from workbook.document.backups import Shelf
from workbook.document.lock import lock_file
from workbook.editing.session import Session
from workbook.screens.places import DAMAGE, MERGE, VERSIONS, Place

FORM, NAME = "berlin-2017", "q_1_1_1"
QUESTION = Place("question", FORM, NAME)
WRITER = """
import os, sys
from datetime import datetime
from pathlib import Path
from workbook.editing.session import Session
session = Session.open(Path(sys.argv[1]), by="Amina")
session.answer("berlin-2017", "q_1_1_1", "Dernier mot", language="fr")
print(session.last_saved_at, flush=True)
sys.stdin.read()
"""


def killed_while_open(path: Path) -> str:
    """A process of its own saves an answer and is killed with the file open; when that was saved."""
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    saved = writer.stdout.readline().strip()
    writer.kill()
    writer.communicate()
    assert saved
    return saved


def follow(person: Person, key: str, words: str) -> None:
    """Press a link of a banner."""
    banner = person.window.messages.shown(key)
    assert banner is not None
    (link,) = (one for one in banner.findChildren(LinkButton) if one.text() == words)
    person.click(link)


def test_after_a_crash_it_is_said_what_came_back(person: Person, workbook_path: Path) -> None:
    saved = killed_while_open(workbook_path)
    assert person.window.open_path(workbook_path)
    words = person.window.messages.banner_text(RECOVERED_KEY)
    time = interface.catalogue.time(datetime.fromisoformat(saved))
    assert time in words and words.endswith("answer to 1.1-1.")
    follow(person, RECOVERED_KEY, "See it")
    assert person.book.place == QUESTION
    assert person.session.snapshot().text(FORM, NAME) == "Dernier mot"
    person.window.close_opened()
    assert person.window.open_path(workbook_path)
    assert person.window.messages.shown(RECOVERED_KEY) is None, "it is said once"


def test_a_note_of_another_computer_is_told_as_such(person: Person, workbook_path: Path) -> None:
    holder = {"user": "Benoît", "computer": "another", "since": "2026-09-04T08:00:00+00:00"}
    lock_file(workbook_path).write_text(json.dumps(holder), encoding="utf-8")
    assert person.window.open_path(workbook_path)
    words = person.window.messages.banner_text(RECOVERED_KEY)
    assert "Benoît" in words and "another" in words and "4 September 2026" in words


def damage(path: Path, question: str) -> None:
    """One answer of a closed file is no longer what was written, neither where it stands nor in the history."""
    with sqlite3.connect(path) as file:
        rows = file.execute("SELECT value FROM cells WHERE question = ? AND facet LIKE 'value%'", (question,))
        stored = rows.fetchone()[0].encode()
    file.close()
    content = bytearray(path.read_bytes())
    at = content.find(stored)
    assert at >= 0
    while at >= 0:
        content[at + 2 : at + 5] = b"zzz"
        at = content.find(stored)
    path.write_bytes(bytes(content))


@pytest.fixture
def damaged(workbook_path: Path) -> Path:
    """A workbook with a backup, of which one answer was damaged afterwards."""
    with Session.open(workbook_path) as session:
        session.answer(FORM, NAME, "Un comité suit la stratégie.", language="fr")
        session.answer(FORM, "q_1_1_2", "Deux exemples.", language="fr")
        session.saver.back_up("working").result()
    damage(workbook_path, NAME)
    return workbook_path


def choosing(monkeypatch: pytest.MonkeyPatch, target: Path) -> None:
    monkeypatch.setattr("ui.versions.rescue.choose_new_file", lambda *_, **__: target)


def test_a_damaged_file_is_shown_and_names_what_is_damaged(person: Person, damaged: Path) -> None:
    before = damaged.read_bytes()
    assert person.window.open_path(damaged)
    assert "maroc.passerelle is damaged: 1 answer in it" in person.window.messages.banner_text(DAMAGED_KEY)
    assert person.window.messages.shown(READ_ONLY_KEY) is None, "one banner says it all"
    follow(person, DAMAGED_KEY, "See what is damaged")
    assert person.book.place == DAMAGE
    page = person.page
    assert isinstance(page, DamagePage)
    person.qtbot.waitUntil(lambda: page.newest.text().startswith("Newest sound backup: "))
    (link,) = person.page.findChildren(LinkButton)
    person.click(link)
    assert person.book.place == QUESTION
    assert person.session.snapshot().text(FORM, NAME) == ""
    assert person.session.snapshot().text(FORM, "q_1_1_2") == "Deux exemples."
    person.window.close_opened()
    assert damaged.read_bytes() == before
    assert person.window.messages.shown(DAMAGED_KEY) is None


@pytest.mark.parametrize(
    ("link", "answer"),
    [("Salvage to a new file…", ""), ("Restore from a backup…", "Un comité suit la stratégie.")],
)
def test_a_damaged_file_is_rescued_into_a_new_one(
    person: Person, damaged: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, link: str, answer: str
) -> None:
    before = damaged.read_bytes()
    target = tmp_path / "rescued.passerelle"
    choosing(monkeypatch, target)
    assert person.window.open_path(damaged)
    follow(person, DAMAGED_KEY, link)
    person.qtbot.waitUntil(lambda: person.window.workbook is not None and person.session.path == target)
    assert not person.session.read_only
    assert person.session.snapshot().text(FORM, NAME) == answer
    assert person.session.snapshot().text(FORM, "q_1_1_2") == "Deux exemples."
    assert person.window.messages.shown(DAMAGED_KEY) is None
    assert damaged.read_bytes() == before


@pytest.mark.parametrize("gone", [True, False])
def test_a_workbook_of_which_nothing_is_left_comes_back_from_its_backup(
    person: Person, workbook_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, gone: bool
) -> None:
    target = tmp_path / "rescued.passerelle"
    choosing(monkeypatch, target)
    assert person.window.open_path(workbook_path)
    person.session.saver.back_up("working").result()
    person.window.close_opened()
    if gone:
        workbook_path.unlink()
    else:
        workbook_path.write_bytes(b"\0" * 50_000)
    assert not person.window.open_path(workbook_path)
    assert "maroc.passerelle" in person.window.messages.banner_text(ERROR_KEY)
    follow(person, ERROR_KEY, "Restore from a backup…")
    person.qtbot.waitUntil(lambda: person.window.workbook is not None)
    assert person.session.path == target and person.session.snapshot().country == "MAR"
    assert person.window.messages.shown(ERROR_KEY) is None


def test_backups_that_cannot_be_made_are_told_and_stop_nothing(
    person: Person, workbook_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.versions.opening.LOOK_AFTER", 0)
    with Session.open(workbook_path, backups=False) as session:
        folder = Shelf(session.document.document_id).folder
    for old in folder.glob("*"):
        old.unlink()
    folder.rmdir()
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("in the way", encoding="utf-8")
    assert person.window.open_path(workbook_path)
    person.session.answer(FORM, NAME, "Un", language="fr")
    person.qtbot.waitUntil(lambda: person.window.messages.shown(BACKUP_KEY) is not None)
    folder.unlink()
    person.session.saver.back_up("working").result()
    person.session.answer(FORM, NAME, "Deux", language="fr")
    person.qtbot.waitUntil(lambda: person.window.messages.shown(BACKUP_KEY) is None)


def test_a_name_that_is_taken_is_not_overwritten(
    person: Person, damaged: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "taken.passerelle"
    target.write_text("mine", encoding="utf-8")
    choosing(monkeypatch, target)
    assert person.window.open_path(damaged)
    for link in ("Salvage to a new file…", "Restore from a backup…"):
        follow(person, DAMAGED_KEY, link)
        person.qtbot.waitUntil(lambda: "exists already" in person.window.messages.banner_text(ERROR_KEY))
        person.window.messages.clear_error()
    assert target.read_text(encoding="utf-8") == "mine"


def test_a_version_is_restored_in_the_window_and_undone(
    reader: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader.session.answer(FORM, NAME, "Relu", language="fr")
    reader.session.name_version("Before the cabinet")
    reader.book.go_into(QUESTION)
    reader.retype("Autre chose")
    reader.menu("File", "Versions")
    assert reader.book.place == VERSIONS
    page = reader.page
    assert isinstance(page, VersionsPage)
    reader.qtbot.waitUntil(lambda: page.list.version is not None and page.list.version.kind == "named")
    reader.qtbot.waitUntil(page.detail.restore.isEnabled)
    reader.click(page.detail.restore)
    reader.qtbot.waitUntil(lambda: reader.session.snapshot().text(FORM, NAME) == "Relu")
    reader.menu("Edit", "Undo: version “Before the cabinet” restored")
    assert reader.session.snapshot().text(FORM, NAME) == "Autre chose"
    reader.press(Key.Key_Y, CONTROL)
    reader.qtbot.waitUntil(lambda: reader.session.snapshot().text(FORM, NAME) == "Relu")
    path = reader.session.path
    assert reader.window.close()
    with Session.open(path) as stored:
        assert stored.snapshot().text(FORM, NAME) == "Relu"


@pytest.mark.parametrize(
    ("language", "since"), [("en", "since 4 September 2026, "), ("fr", "4 septembre 2026, ")]
)
def test_who_holds_the_file_is_said_as_the_language_writes_dates(
    person: Person, workbook_path: Path, language: str, since: str
) -> None:
    with Session.open(workbook_path):
        holder = {"user": "Benoît", "computer": "bureau-2", "since": "2026-09-04T08:00:00+00:00"}
        lock_file(workbook_path).write_text(json.dumps(holder), encoding="utf-8")
        person.window.use_language("fr" if language == "fr" else "en")
        assert not person.window.open_path(workbook_path)
        words = person.window.messages.banner_text(ERROR_KEY)
        assert since in words and "bureau-2 (Benoît)" in words


def test_a_lock_of_a_dead_program_keeps_nobody_out(person: Person, workbook_path: Path) -> None:
    killed_while_open(workbook_path)
    assert lock_file(workbook_path).exists()
    assert person.window.open_path(workbook_path)
    assert not person.session.read_only
    person.window.close_opened()
    assert not lock_file(workbook_path).exists()


def diverged_copy(path: Path) -> Path:
    """What a sync service leaves beside a workbook that was changed on two computers."""
    copy = path.with_name("maroc (conflicted copy 2026-11-21).passerelle")
    shutil.copyfile(path, copy)
    with Session.open(copy, by="Benoît", backups=False) as theirs:
        theirs.answer(FORM, "q_1_1_2", "Deux exemples", language="fr")
    with Session.open(path, by="Amina", backups=False) as ours:
        ours.answer(FORM, NAME, "Un comité", language="fr")
    return copy


def test_a_conflicted_copy_is_noticed_compared_and_taken_over(
    person: Person, workbook_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = diverged_copy(workbook_path)
    before = copy.read_bytes()
    monkeypatch.setattr("ui.versions.opening.LOOK_AFTER", 0)
    assert person.window.open_path(workbook_path)
    person.qtbot.waitUntil(lambda: copy.name in person.window.messages.banner_text(COPY_KEY))
    follow(person, COPY_KEY, "Compare the two…")
    page = person.page
    assert isinstance(page, CopyPage)
    person.qtbot.waitUntil(page.take.isVisible)
    person.click(page.take)
    assert person.session.snapshot().text(FORM, "q_1_1_2") == "Deux exemples"
    assert person.session.snapshot().text(FORM, NAME) == "Un comité"
    person.menu("Edit", f"Undo: changes of the copy “{copy.name}”")
    assert person.session.snapshot().text(FORM, "q_1_1_2") == ""
    assert copy.read_bytes() == before


def test_what_two_copies_changed_both_is_decided_on_the_desk(person: Person, workbook_path: Path) -> None:
    with Session.open(workbook_path, by="Amina", backups=False) as ours:
        ours.answer(FORM, "q_1_1_2", "Trois exemples", language="fr")
    copy = diverged_copy(workbook_path)
    with Session.open(workbook_path, by="Amina", backups=False) as ours:
        ours.answer(FORM, "q_1_1_2", "Quatre exemples", language="fr")
    assert person.window.open_path(workbook_path)
    person.book.go_into(Place("copy", "", copy.name))
    page = person.page
    assert isinstance(page, CopyPage)
    person.qtbot.waitUntil(page.decide.isVisible)
    person.click(page.decide)
    person.qtbot.waitUntil(lambda: person.book.place == MERGE)
    assert person.book.context.desk is not None
    differences = person.book.context.desk.comparisons[0].differences
    assert [one.kind for one in differences if one.kind != "unchanged"] == ["conflict"]


def test_a_copy_among_the_recent_files_is_noticed_once(
    person: Person, workbook_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[object] = []
    tell = OpeningNews._tell_copy
    monkeypatch.setattr("ui.versions.opening.LOOK_AFTER", 0)
    monkeypatch.setattr(
        OpeningNews, "_tell_copy", lambda self, other: (looked.append(other), tell(self, other))
    )
    (tmp_path / "usb").mkdir()
    copy = diverged_copy(workbook_path).rename(tmp_path / "usb" / "maroc.passerelle")
    assert person.window.open_path(copy)
    assert person.window.open_path(workbook_path)
    person.qtbot.waitUntil(lambda: copy.name in person.window.messages.banner_text(COPY_KEY))
    banner = person.window.messages.shown(COPY_KEY)
    assert banner is not None
    banner.closed.emit()
    person.window.close_opened()
    looked.clear()
    assert person.window.open_path(workbook_path)
    person.qtbot.waitUntil(lambda: len(looked) == 1)
    assert person.window.messages.shown(COPY_KEY) is None
