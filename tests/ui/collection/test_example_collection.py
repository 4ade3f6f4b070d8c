"""The example collection in the window: made once, in the background, whole or not at all; it says what it is."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui.collection.example import KEY
from ui.main_window import MainWindow
from ui.messages import ERROR_KEY
from workbook.collection.collection import Collection
from workbook.errors import CannotWrite
from workbook.languages import Language
from workbook.progress import Progress

MAKER = "workbook.collection.example.create_example_collection"


class Maker:
    """Makes an empty example, once it may; `made` counts how often it was asked to."""

    def __init__(self) -> None:
        self.made = 0
        self.may = threading.Event()
        self.begun = threading.Event()

    def __call__(self, path: Path, inbox: Path, progress: Progress, language: Language) -> Collection:
        self.made += 1
        collection = Collection.create(path, f"Example ({language})", "GFMD 2026", example=True)
        try:
            progress.step(1, 20, "Togo.xlsx")
            self.begun.set()
            self.may.wait(30)
            progress.step(20, 20)
        except BaseException:
            collection.close()
            raise
        return collection


@pytest.fixture
def maker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Maker:
    made = Maker()
    monkeypatch.setattr("ui.collection.example.documents_folder", lambda: tmp_path)
    monkeypatch.setattr(MAKER, made)
    return made


def test_it_is_made_once_while_the_window_goes_on_and_opened(
    window: MainWindow, maker: Maker, tmp_path: Path, qtbot: QtBot
) -> None:
    act = window.actions_by_name["open_example_collection"]
    act.trigger()
    qtbot.waitUntil(lambda: "Togo.xlsx" in window.messages.banner_text(KEY))
    act.trigger()  # impatient
    maker.may.set()
    qtbot.waitUntil(lambda: window.collection is not None)
    assert window.collection is not None and window.messages.shown(KEY) is None
    path = window.collection.session.path
    assert path == tmp_path / "passerelle-example.passerelle-collection"
    assert window.collection.title() == "Example (en)" and maker.made == 1
    window.actions_by_name["close_collection"].trigger()
    assert window.collection is None
    act.trigger()
    assert window.collection is not None and maker.made == 1


def test_the_status_bar_says_that_all_is_invented(
    window: MainWindow, maker: Maker, tmp_path: Path, qtbot: QtBot
) -> None:
    maker.may.set()
    window.actions_by_name["open_example_collection"].trigger()
    qtbot.waitUntil(lambda: window.collection is not None)
    assert window.collection is not None
    note = window.collection.status.example
    assert note.isVisible() and note.text() == "Example collection: every value and every answer is invented"
    window.resize(700, 800)
    qtbot.waitUntil(lambda: not note.isVisible())
    window.resize(1280, 800)
    other = tmp_path / "real.passerelle-collection"
    Collection.create(other).close()
    assert window.open_path(other)
    assert not window.collection.status.example.isVisible()


def test_a_person_may_change_their_mind(
    window: MainWindow, maker: Maker, tmp_path: Path, qtbot: QtBot
) -> None:
    window.actions_by_name["open_example_collection"].trigger()
    qtbot.waitUntil(maker.begun.is_set)
    banner = window.messages.shown(KEY)
    assert banner is not None
    banner.link.click()
    assert window.messages.shown(KEY) is None
    maker.may.set()
    qtbot.waitUntil(lambda: not list(tmp_path.glob("*example*")) and not list(tmp_path.glob(".*example*")))
    assert window.collection is None


def test_where_it_cannot_be_written_it_is_said(
    window: MainWindow, maker: Maker, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def refuse(*_: object) -> Collection:
        raise CannotWrite("The disk is full.")

    monkeypatch.setattr(MAKER, refuse)
    window.actions_by_name["open_example_collection"].trigger()
    qtbot.waitUntil(lambda: "full" in window.messages.banner_text(ERROR_KEY))
    assert window.collection is None and window.messages.shown(KEY) is None
