"""Trouble that a person meets: one clear sentence, nothing lost, and the window goes on."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import signal
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QMessageBox, QPushButton, QTextEdit

from tests.journeys.person import CONTROL, Key, Person
from ui.messages import ERROR_KEY
from ui.question.page import QuestionPage
from workbook.document.document import Document
from workbook.editing.session import Session
from workbook.errors import N_, CannotWrite
from workbook.screens.places import Place

QUESTION = Place("question", "berlin-2017", "q_1_1_1")


def told(person: Person, key: str = ERROR_KEY) -> str:
    """What the banner says: one sentence, or two short ones, and no name of an exception."""
    words = person.window.messages.banner_text(key)
    assert words, "nothing is said"
    assert "Error" not in words and "Traceback" not in words and "\n" not in words
    assert words[0].isupper() or words[0] in "“«" or words.split()[0].endswith(".passerelle")
    assert words.endswith(".")
    return words


def torn_copy(path: Path, folder: Path) -> Path:
    """A copy of which the first pages are from before the last save, and that does not open as it is."""
    from workbook.document.torn import untorn

    before = path.read_bytes()
    with Session.open(path) as session:
        session.answer("berlin-2017", "q_1_1_1", "Un comité national. " * 400, language="fr")
    after, copy = path.read_bytes(), folder / "copie.passerelle"
    for pages in range(1, len(before) // 4096):
        copy.write_bytes(before[: pages * 4096] + after[pages * 4096 :])
        with Session.open(copy, read_only=True) as reader:
            if reader.document.mended:
                assert untorn(copy)
                return copy
    raise AssertionError("every copy is sound")


def begin_an_answer(person: Person, text: str) -> None:
    person.book.go_into(QUESTION)
    person.type(text)


def answer_of(person: Person) -> str:
    return person.session.snapshot().text("berlin-2017", "q_1_1_1", language="fr")


def newer(path: Path) -> None:
    with sqlite3.connect(path) as file:
        file.execute("PRAGMA user_version = 999")
    file.close()


@pytest.mark.parametrize("kind", ["text", "empty", "folder", "gone", "other database", "newer", "cut off"])
def test_a_file_that_is_no_workbook_is_refused_and_left_as_it_is(
    person: Person, workbook_path: Path, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "other.passerelle"
    if kind == "text":
        path.write_text("Bonjour", encoding="utf-8")
    elif kind == "empty":
        path.touch()
    elif kind == "folder":
        path.mkdir()
    elif kind == "other database":
        with sqlite3.connect(path) as file:
            file.execute("CREATE TABLE notes (id)")
        file.close()
    elif kind == "newer":
        shutil.copy(workbook_path, path)
        newer(path)
    elif kind == "cut off":
        path.write_bytes(workbook_path.read_bytes()[:6000])
    before = path.read_bytes() if path.is_file() else None
    assert not person.window.open_path(path)
    assert "other.passerelle" in told(person)
    person.window.use_language("fr")
    assert "other.passerelle" in told(person)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert [one.name for one in tmp_path.glob("*other*")] == ([] if kind == "gone" else ["other.passerelle"])
    person.window.use_language("en")
    assert person.window.open_path(workbook_path), "the window goes on"
    assert person.window.messages.shown(ERROR_KEY) is None


def test_a_copy_taken_in_the_midst_of_a_save_opens_and_says_so(
    person: Person, workbook_path: Path, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    path = torn_copy(workbook_path, tmp_path / "stick")
    assert person.window.open_path(path)
    assert not person.session.read_only
    assert "copie.passerelle was not as it had been saved: it was copied in the midst of a save" in told(
        person, "mended"
    )
    person.book.go_into(QUESTION)
    person.retype("Une suite")
    assert person.window.close()
    with Session.open(path) as stored:
        assert stored.snapshot().text("berlin-2017", "q_1_1_1") == "Une suite"
        assert stored.document.mended is None


def test_a_refused_file_leaves_the_open_workbook_alone(reader: Person, tmp_path: Path) -> None:
    begin_an_answer(reader, "Un comite")
    wrong = tmp_path / "wrong.passerelle"
    wrong.write_text("Bonjour", encoding="utf-8")
    assert not reader.window.open_path(wrong)
    assert told(reader)
    reader.type(" national")
    reader.press(Key.Key_PageDown, CONTROL)
    assert answer_of(reader) == "Un comite national"


def test_a_file_in_use_can_be_read_and_is_not_changed(person: Person, workbook_path: Path) -> None:
    with Session.open(workbook_path) as other:
        assert not person.window.open_path(workbook_path)
        assert "maroc.passerelle" in told(person)
        banner = person.window.messages.shown(ERROR_KEY)
        assert banner is not None
        person.click(banner.link)
        assert person.session.read_only
        person.book.go_into(QUESTION)
        person.type("Something")
        person.press(Key.Key_PageDown, CONTROL)
        assert answer_of(person) == ""
        assert other.snapshot().text("berlin-2017", "q_1_1_1") == ""


@pytest.fixture
def locked_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder that nothing can be written into, also by root."""
    folder = tmp_path / "locked"
    folder.mkdir()
    yield folder
    folder.chmod(0o755)


def test_a_read_only_place_is_told_and_can_be_read(
    person: Person, workbook_path: Path, locked_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = locked_folder / "maroc.passerelle"
    shutil.copy(workbook_path, path)
    path.chmod(0o444)
    locked_folder.chmod(0o555)
    if os.access(path, os.W_OK):
        refuse_writing(monkeypatch, path)
    assert not person.window.open_path(path)
    assert "maroc.passerelle" in told(person)
    banner = person.window.messages.shown(ERROR_KEY)
    assert banner is not None
    person.click(banner.link)
    assert person.session.read_only
    assert person.session.snapshot().country == "MAR"


def refuse_writing(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """For root nothing is read-only: opening for writing fails as it does for everyone else."""

    def refuse(wanted: Path) -> sqlite3.Connection:
        raise CannotWrite(
            N_("{file} cannot be written to here; it can be opened read-only."), file=wanted.name
        )

    monkeypatch.setattr("workbook.document.opening.open_for_writing", refuse)


def full(*_: Any) -> None:
    raise CannotWrite(N_("The disk of {file} is full."), file="maroc.passerelle")


def is_told_unsaved(person: Person) -> None:
    """Wait until the window says that something is not saved; it may have said so before."""
    person.book.hand_over()
    person.qtbot.waitUntil(lambda: person.window.messages.shown("saving") is not None)
    person.qtbot.waitUntil(lambda: "not saved" in person.book.status.saving.text())


def is_told_saved(person: Person) -> None:
    person.qtbot.waitUntil(lambda: person.window.messages.shown("saving") is None)
    person.qtbot.waitUntil(lambda: person.book.status.saving.text().startswith("Saved"))
    assert person.session.saver.unsaved == 0


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What failed is tried again many times a second."""
    monkeypatch.setattr("ui.saving.RETRY_MS", 50)


@pytest.fixture
def not_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.saving.RETRY_MS", 10_000_000)


def test_a_disk_that_gets_full_while_typing_loses_nothing(
    not_by_itself: None, reader: Person, workbook_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(Document, "write", full)
        begin_an_answer(reader, "Un comite")
        is_told_unsaved(reader)
        assert told(reader, "saving") == "The disk of maroc.passerelle is full."
        reader.type(" national")
        reader.press(Key.Key_PageDown, CONTROL)
        assert reader.book.place == Place("question", "berlin-2017", "q_1_1_2")
        reader.type("Deux")
        reader.book.hand_over()
        reader.session.saver.ask(lambda _: None).result()
    with Session.open(workbook_path, read_only=True) as stored:
        assert stored.snapshot().text("berlin-2017", "q_1_1_1") == "", "nothing half is on the disk"
    banner = reader.window.messages.shown("saving")
    assert banner is not None
    reader.click(banner.link)
    is_told_saved(reader)
    reader.menu("Edit", "Undo: answer to 1.1-2")
    reader.menu("Edit", "Redo: answer to 1.1-2")
    assert reader.window.close()
    with Session.open(workbook_path) as stored:
        assert stored.snapshot().text("berlin-2017", "q_1_1_1") == "Un comite national"
        assert stored.snapshot().text("berlin-2017", "q_1_1_2") == "Deux"


def test_one_failed_write_is_made_good_by_the_next(
    not_by_itself: None, reader: Person, workbook_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, failures = Document.write, [True]

    def once(document: Document, steps: Any) -> None:
        if failures:
            failures.pop()
            full()
        write(document, steps)

    begin_an_answer(reader, "Un")
    reader.book.hand_over()
    reader.session.flush()
    monkeypatch.setattr(Document, "write", once)
    reader.type(" comite")
    is_told_unsaved(reader)
    reader.type(" national")
    reader.book.hand_over()
    is_told_saved(reader)
    reader.window.close()
    with Session.open(workbook_path) as stored:
        assert stored.snapshot().text("berlin-2017", "q_1_1_1") == "Un comite national"


def test_a_stick_that_is_pulled_out_and_comes_back_is_saved_to_by_itself(
    at_once: None, person: Person, workbook_path: Path, tmp_path: Path
) -> None:
    stick, away = tmp_path / "stick", tmp_path / "away"
    stick.mkdir()
    path = stick / "maroc.passerelle"
    shutil.copyfile(workbook_path, path)
    assert person.window.open_path(path)
    begin_an_answer(person, "Un comite")
    stick.rename(away)
    is_told_unsaved(person)
    assert "no longer in its place" in told(person, "saving")
    person.type(" national")
    person.press(Key.Key_PageDown, CONTROL)
    person.press(Key.Key_PageUp, CONTROL)
    assert answer_of(person) == "Un comite national", "the window goes on"
    away.rename(stick)
    is_told_saved(person)
    assert person.window.close()
    with Session.open(path) as stored:
        assert stored.snapshot().text("berlin-2017", "q_1_1_1") == "Un comite national"


def test_a_stick_that_does_not_come_back_leaves_a_copy_elsewhere(
    at_once: None, person: Person, workbook_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick, copy = tmp_path / "stick", tmp_path / "copie.passerelle"
    stick.mkdir()
    shutil.copyfile(workbook_path, stick / "maroc.passerelle")
    assert person.window.open_path(stick / "maroc.passerelle")
    begin_an_answer(person, "Un comite")
    shutil.rmtree(stick)
    is_told_unsaved(person)
    monkeypatch.setattr("ui.commands.choose_new_file", lambda *_, **__: copy)
    person.menu("File", "Save a copy elsewhere…")
    person.qtbot.waitUntil(lambda: person.session.path == copy)
    assert answer_of(person) == "Un comite"
    assert person.window.messages.shown("saving") is None
    person.book.go_into(QUESTION)
    person.press(Key.Key_End, CONTROL)
    person.type(" national")
    assert person.window.close()
    with Session.open(copy) as stored:
        assert stored.snapshot().text("berlin-2017", "q_1_1_1") == "Un comite national"


@pytest.fixture
def no_growth() -> Iterator[Any]:
    """Files of this process cannot grow over a size: what SQLite meets is the system's own error."""
    held = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    yield lambda size: resource.setrlimit(resource.RLIMIT_FSIZE, (size, held[1]))
    resource.setrlimit(resource.RLIMIT_FSIZE, held)
    signal.signal(signal.SIGXFSZ, handler)


def test_a_disk_without_room_as_the_system_tells_it(
    at_once: None, reader: Person, workbook_path: Path, no_growth: Any
) -> None:
    size = workbook_path.stat().st_size
    text = "Un comite national suit la mise en oeuvre. " * 4000
    reader.book.go_into(QUESTION)
    editor = reader.focus()
    assert isinstance(editor, QTextEdit)
    no_growth(size)
    editor.insertPlainText(text)
    is_told_unsaved(reader)
    assert "maroc.passerelle" in told(reader, "saving")
    assert answer_of(reader).strip() == text.strip(), "it is kept in the window"
    no_growth(resource.RLIM_INFINITY)
    is_told_saved(reader)
    assert reader.window.close()
    with Session.open(workbook_path) as stored:
        assert stored.snapshot().text("berlin-2017", "q_1_1_1").strip() == text.strip()


def test_closing_with_unsaved_changes_asks_and_staying_keeps_them(
    reader: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def stay(box: QMessageBox) -> int:
        asked.append(box.text())
        box.findChild(QPushButton, "verb_stay").click()  # type: ignore[union-attr]
        return 0

    with monkeypatch.context() as broken:
        broken.setattr(Document, "write", full)
        broken.setattr(QMessageBox, "exec", stay)
        begin_an_answer(reader, "Un comite")
        assert not reader.window.close()
        assert asked == ["The disk of maroc.passerelle is full."]
    assert reader.window.isVisible()
    assert isinstance(reader.page, QuestionPage)
    assert answer_of(reader) == "Un comite"


def test_a_wizard_that_cannot_write_says_so_and_keeps_what_was_filled_in(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.new_workbook.wizard import Wizard

    missing = tmp_path / "no such folder" / "maroc.passerelle"
    monkeypatch.setattr("ui.new_workbook.wizard.choose_new_file", lambda *_, **__: missing)
    person.press(Key.Key_Return)
    wizard = person.see("wizard", Wizard)
    wizard.draft.country, wizard.draft.edition = "MAR", "Marrakech 2018"
    wizard.show_step(2)
    person.click(person.see("wizard_on", QPushButton))
    assert wizard.isVisible() and person.window.workbook is None
    assert wizard._error.text().endswith(".") and wizard._error.isVisible()
    assert wizard.draft.country == "MAR"
    assert os.strerror(errno.ENOENT) not in wizard._error.text()
