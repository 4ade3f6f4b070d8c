"""What goes wrong is told in one sentence, and nothing is lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from tests.ui.shell.plain import question
from ui.main_window import MainWindow
from ui.messages import ERROR_KEY
from workbook.document.document import Document
from workbook.editing.session import Session
from workbook.errors import CannotWrite
from workbook.preferences import RecentFile


def full_disk(*_: Any) -> None:
    raise CannotWrite("The disk of {file} is full.", file="maroc.passerelle")


def test_a_file_that_is_no_workbook(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "letter.passerelle"
    path.write_text("Dear colleagues,")
    assert not window.open_path(path)
    assert "letter.passerelle is not a Passerelle workbook" in window.messages.banner_text(ERROR_KEY)
    assert path.read_text() == "Dear colleagues,"
    assert window.screens.currentWidget() is window.start


def test_a_newer_file(window: MainWindow, workbook_path: Path) -> None:
    content = bytearray(workbook_path.read_bytes())
    content[60:64] = (999).to_bytes(4, "big")
    workbook_path.write_bytes(content)
    assert not window.open_path(workbook_path)
    assert "newer version" in window.messages.banner_text(ERROR_KEY)
    assert workbook_path.read_bytes() == bytes(content)


def test_a_file_in_use_can_be_read(window: MainWindow, workbook_path: Path) -> None:
    with Session.open(workbook_path):
        assert not window.open_path(workbook_path)
        banner = window.messages.shown(ERROR_KEY)
        assert banner is not None
        assert banner.link.text() == "Open read-only"
        banner.link.click()
        assert window.workbook is not None
        assert window.workbook.session.read_only
        assert "read-only" in window.messages.banner_text("read_only")
        assert not window.actions_by_name["undo"].isEnabled()


def test_a_recent_file_that_is_gone_leaves_the_list(window: MainWindow, tmp_path: Path) -> None:
    window.preferences.recent = [RecentFile(str(tmp_path / "gone.passerelle"), "Gone")]
    window.start.show_recent()
    window.start.rows[0].click()
    assert "There is no file" in window.messages.banner_text(ERROR_KEY)
    assert window.start.rows == []


def test_the_error_follows_the_language(window: MainWindow, tmp_path: Path) -> None:
    window.open_path(tmp_path / "gone.passerelle")
    window.actions_by_name["language_fr"].trigger()
    assert window.messages.banner_text(ERROR_KEY)
    window.open_path(tmp_path / "gone.passerelle")
    assert "gone.passerelle" in window.messages.banner_text(ERROR_KEY)


def test_a_full_disk_keeps_the_work_in_memory_until_it_is_saved(
    opened: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = opened.workbook
    assert book is not None
    book.go(question("q_1_1_1"))
    with monkeypatch.context() as broken:
        broken.setattr(Document, "write", full_disk)
        with qtbot.waitSignal(book.save_failed):
            book.session.answer("berlin-2017", "q_1_1_1", "Oui", language="fr")
        assert opened.messages.banner_text("saving") == "The disk of maroc.passerelle is full."
        assert book.status.saving.text() == "1 change not saved"
        book.session.answer("berlin-2017", "q_1_1_2", "Non", language="fr")
        assert book.session.snapshot().text("berlin-2017", "q_1_1_1") == "Oui"
    banner = opened.messages.shown("saving")
    assert banner is not None
    with qtbot.waitSignal(book.saved):
        banner.link.click()
    assert opened.messages.shown("saving") is None
    assert book.status.saving.text().startswith("Saved")


def test_closing_on_a_full_disk_asks_first(
    opened: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = opened.workbook
    assert book is not None
    with monkeypatch.context() as broken:
        broken.setattr(Document, "write", full_disk)
        with qtbot.waitSignal(book.save_failed):
            book.session.answer("berlin-2017", "q_1_1_1", "Oui", language="fr")
        broken.setattr(QMessageBox, "exec", lambda box: 0)
        assert not opened.close_opened(), "closing the question keeps the workbook open"
        assert opened.workbook is book


def test_a_copy_elsewhere_holds_what_could_not_be_saved(
    opened: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = opened.workbook
    assert book is not None
    target = tmp_path / "usb.passerelle"
    write = Document.write

    def only_elsewhere(document: Document, steps: Any) -> None:
        if document.path == target:
            write(document, steps)
        else:
            full_disk()

    monkeypatch.setattr(Document, "write", only_elsewhere)
    with qtbot.waitSignal(book.save_failed):
        book.session.answer("berlin-2017", "q_1_1_1", "Oui", language="fr")
    opened.copy_to(target)
    qtbot.waitUntil(lambda: opened.workbook is not None and opened.workbook.session.path == target)
    assert opened.workbook is not None
    assert opened.workbook.session.snapshot().text("berlin-2017", "q_1_1_1") == "Oui"
