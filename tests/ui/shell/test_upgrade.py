"""A workbook on an older version of a questionnaire: a quiet offer, a list of what changes, one step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.upgrade_dialog import UpgradeDialog
from ui.upgrading import UPGRADE_KEY
from ui.widgets.text import Text
from ui.widgets.wrapped_text import WrappedText
from workbook.editing.session import Session
from workbook.preferences import Preferences
from workbook.questionnaire.definition_file import read_definition
from workbook.questionnaire.library import definitions_folder, load, version_at_hand
from workbook.questionnaire.model import Questionnaire
from workbook.screens.places import Place

MANILA = "manila-2008"
OLD_WORDS = "What did one ask before?"


def older(folder: Path) -> Questionnaire:
    """Manila as it might have been: one question worded otherwise, one that is asked no longer."""
    plain = yaml.safe_load((definitions_folder() / f"{MANILA}.yaml").read_text(encoding="utf-8"))
    plain["version"] = "2020010101"
    first = plain["items"][0]
    while "items" in first:
        holder, first = first, first["items"][0]
    first["label"]["en"] = OLD_WORDS
    holder["items"].append(
        {"type": "text", "name": "gone", "code": "9-9", "label": {"fr": "Autrefois", "en": "Once"}}
    )
    path = folder / "older.yaml"
    path.write_text(yaml.safe_dump(plain, allow_unicode=True), encoding="utf-8")
    return read_definition(path)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(Preferences(), store=lambda _: None)
    made.furnish()
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close_opened()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    known = {"country": "MAR", "edition": "Marrakech 2018", "languages": ["fr", "en"]}
    target = tmp_path / "a.passerelle"
    with Session.create(target, [load("identification"), older(tmp_path)], known, by="Amina") as session:
        session.answer(MANILA, "gone", "Jadis", language="fr")
        session.answer(MANILA, "q_1_1_1", "Oui", language="fr")
    return target


def in_dialog(act: Callable[[UpgradeDialog], object]) -> None:
    """Do something once the dialog is there; it must come."""

    def go() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, UpgradeDialog)
        act(dialog)

    QTimer.singleShot(200, go)


def press(name: str) -> Callable[[UpgradeDialog], object]:
    def act(dialog: UpgradeDialog) -> None:
        button = dialog.findChild(QPushButton, name)
        assert button is not None
        button.click()

    return act


def offered(qtbot: QtBot, window: MainWindow, path: Path) -> Session:
    assert window.open_path(path) and window.workbook is not None
    qtbot.waitUntil(lambda: window.messages.banner_text(UPGRADE_KEY) != "", timeout=10000)
    return window.workbook.session


def test_a_newer_version_is_offered_and_listed_before_anything_changes(
    qtbot: QtBot, window: MainWindow, path: Path
) -> None:
    session = offered(qtbot, window, path)
    before = session.snapshot()
    banner = window.messages.shown(UPGRADE_KEY)
    assert banner is not None and "1 questionnaire of this workbook" in banner.text()
    said: list[str] = []

    def read(dialog: UpgradeDialog) -> None:
        said.extend(one.text() for kind in (Text, WrappedText) for one in dialog.findChildren(kind))
        press("upgrade_later")(dialog)

    in_dialog(read)
    banner.link_activated.emit()
    assert f"Manila 2008 · 2020010101 → {version_at_hand(MANILA)}" in said
    assert "9-9: no longer asked; its answer is kept in the file" in said
    assert any(words.endswith(": reworded") for words in said)
    assert any("What did one ask before" in words for words in said)
    assert session.snapshot() is before
    assert window.messages.shown(UPGRADE_KEY) is not None


def test_the_move_is_one_step_and_the_pages_follow(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    session = offered(qtbot, window, path)
    book = window.workbook
    assert book is not None
    book.go(Place("question", MANILA, "q_1_1_1"))
    book.go(Place("question", MANILA, "gone"))
    before, page = session.snapshot(), book.page
    in_dialog(press("upgrade_apply"))
    banner = window.messages.shown(UPGRADE_KEY)
    assert banner is not None
    banner.link_activated.emit()
    now = session.snapshot()
    assert now.forms[MANILA].version == version_at_hand(MANILA)
    assert now.value(MANILA, "gone") == "Jadis"
    assert book.place == Place("question", MANILA, "q_1_1_1")
    assert window.messages.shown(UPGRADE_KEY) is None
    moved = book.page
    assert moved is not None and moved is not page
    book.undo()
    assert session.snapshot().cells == before.cells
    assert session.snapshot().forms[MANILA].version == "2020010101"
    assert book.page is not None and book.page is not moved


def test_a_workbook_that_is_up_to_date_is_left_in_peace(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    known = {"country": "MAR", "edition": "Marrakech 2018", "languages": ["fr", "en"]}
    path = tmp_path / "b.passerelle"
    Session.create(path, [load("identification"), load(MANILA)], known, by="Amina").close()
    assert window.open_path(path) and window.workbook is not None
    jobs = window.workbook.jobs
    qtbot.waitUntil(lambda: not jobs.busy)
    qtbot.wait(50)
    assert window.messages.shown(UPGRADE_KEY) is None
