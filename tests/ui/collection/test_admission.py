"""Admitting files from the window: it stays usable, what became of each is told, nothing is taken twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from ui.collection.admission.panel import AdmissionPanel
from ui.collection.submissions.page import SubmissionsPage
from ui.collection.window import CollectionWindow
from ui.main_window import MainWindow
from workbook.collection.collection import Collection
from workbook.document.backups import Shelf
from workbook.errors import N_, CannotWrite
from workbook.languages import Catalogue
from workbook.screens.collection.places import COMPLETENESS

EN = Catalogue.load("en")


@pytest.fixture
def empty(window: MainWindow, tmp_path: Path) -> Iterator[CollectionWindow]:
    path = tmp_path / "empty.passerelle-collection"
    Collection.create(path, "Marrakech").close()
    assert window.open_path(path)
    assert window.collection is not None
    yield window.collection


def press(book: CollectionWindow, name: str) -> None:
    button = book.findChild(QAbstractButton, name)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def words(book: CollectionWindow, name: str) -> str:
    label = book.findChild(QLabel, name)
    assert label is not None
    return label.text()


def finished(book: CollectionWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not book.admission.running, timeout=60_000)


def test_a_folder_is_admitted_and_each_file_says_what_became_of_it(
    empty: CollectionWindow, received: Path, qtbot: QtBot
) -> None:
    page = empty.page
    assert isinstance(page, SubmissionsPage)
    qtbot.waitUntil(lambda: page._empty.isVisible())
    empty.admit([received])
    empty.go(COMPLETENESS)
    finished(empty, qtbot)
    files = len(list(received.iterdir()))
    qtbot.waitUntil(lambda: words(empty, "admission_state") == f"{files} files read")
    assert "wait for a decision" in words(empty, "admission_counts")
    press(empty, "admission_files")
    panel = empty.findChild(AdmissionPanel)
    assert panel is not None
    rows = panel.table.lines.rows
    assert len(rows) == files
    assert all(row.entries[2].text for row in rows)
    assert all(row.entries[3].text for row in rows if row.entries[2].text == "unreadable"), "each says why"
    panel.table.setFocus()
    QTest.keyClick(panel.table, Qt.Key.Key_Return)
    assert empty.place is not None
    assert (empty.place.kind, empty.place.name) == ("submission", rows[0].key)


def test_files_that_are_there_are_not_taken_again(
    desk: CollectionWindow, received: Path, qtbot: QtBot
) -> None:
    steps = len(desk.session.steps())
    desk.admit([received])
    finished(desk, qtbot)
    qtbot.waitUntil(lambda: "there already" in words(desk, "admission_counts"))
    assert len(desk.session.steps()) == steps


def test_a_file_that_cannot_be_kept_says_why_and_what_was_there_before_is_backed_up(
    empty: CollectionWindow, received: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    empty.session.name_version("before the files came")
    nowhere = tmp_path / "nowhere.xlsx"
    nowhere.symlink_to(tmp_path / "was-here.xlsx")
    empty.admit([nowhere, next(received.glob("*.xlsx"))])
    finished(empty, qtbot)
    gone = next(one for one in empty.admission.files if one.name == "nowhere.xlsx")
    assert gone.error is not None and "nowhere.xlsx" in gone.error.text(EN)
    document_id = empty.session.document.document_id
    empty.session.flush()
    assert "before-admit" in [one.reason for one in Shelf(document_id).backups()]


def test_it_can_be_stopped_and_what_was_read_stays(
    empty: CollectionWindow, received: Path, qtbot: QtBot
) -> None:
    empty.admit([received])
    qtbot.waitUntil(lambda: len(empty.admission.files) > 1, timeout=60_000)
    press(empty, "admission_stop")
    finished(empty, qtbot)
    files = len(list(received.iterdir()))
    kept = len(empty.collection.view().submissions)
    assert 0 < kept < files
    assert words(empty, "admission_state").startswith(
        f"Stopped after {len(empty.admission.files)} of {files}"
    )
    empty.admit([received])
    finished(empty, qtbot)
    assert len(empty.collection.view().submissions) > kept


def test_what_is_added_meanwhile_waits_its_turn(
    empty: CollectionWindow, received: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    nothing = tmp_path / "nothing"
    nothing.mkdir()
    first, second = sorted(received.iterdir())[:2]
    empty.admit([first])
    empty.admit([nothing, second])
    finished(empty, qtbot)
    assert empty.admission.total == 2
    assert len(empty.collection.view().submissions) == 2


def test_a_path_that_is_gone_is_told(
    window: MainWindow, empty: CollectionWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    empty.admit([tmp_path / "gone.xlsx"])
    finished(empty, qtbot)
    qtbot.waitUntil(lambda: "gone.xlsx" in window.messages.banner_text("error"))
    assert words(empty, "admission_state") == "No file was found"


def test_where_nothing_can_be_kept_nothing_more_is_read(
    window: MainWindow,
    empty: CollectionWindow,
    received: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    def refuse(*_: object) -> None:
        raise CannotWrite(N_("There is no room left for {file}."), file="empty")

    monkeypatch.setattr("ui.collection.admission.runner.keep", refuse)
    empty.admit([received])
    finished(empty, qtbot)
    assert "no room left" in window.messages.banner_text("error")
    assert not empty.collection.view().submissions


def test_closing_in_the_middle_asks_first(
    window: MainWindow,
    empty: CollectionWindow,
    received: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    answers = ["stay", "close"]
    monkeypatch.setattr(window.messages, "ask", lambda *_, **__: answers.pop(0))
    path = empty.session.path
    empty.admit([received])
    qtbot.waitUntil(lambda: len(empty.admission.files) > 0, timeout=60_000)
    assert not window.close_opened()
    assert window.close_opened()
    with Collection.open(path, read_only=True) as kept:
        assert not kept.session.document.check()
        assert kept.view().submissions
