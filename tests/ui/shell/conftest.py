"""A window with plain pages, so that only the shell is tested here, and a small workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.shell.plain import PlainAbout, PlainPage
from ui.main_window import MainWindow
from ui.page import Context, Page
from ui.undo_keys import UndoKeys
from workbook.editing.session import Session
from workbook.preferences import Preferences
from workbook.questionnaire.library import load
from workbook.screens.places import PlaceKind

FORMS = ("identification", "berlin-2017", "sdg-migration", "action-plan")
KNOWN = {"country": "MAR", "edition": "Marrakech 2018", "languages": ["fr", "en"], "due_date": "2099-12-15"}


@pytest.fixture(autouse=True)
def plain_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    def make(kind: PlaceKind, context: Context) -> Page:
        return PlainPage(context)

    monkeypatch.setattr("ui.workbook_window.make_page", make)
    monkeypatch.setattr("ui.workbook_window.make_about", PlainAbout)


@pytest.fixture
def preferences() -> Preferences:
    return Preferences(language="en", theme="light")


@pytest.fixture
def make_window(qtbot: QtBot, themed_app: QApplication) -> Iterator[Callable[[Preferences], MainWindow]]:
    made: list[MainWindow] = []
    keys = UndoKeys(themed_app)

    def make(preferences: Preferences) -> MainWindow:
        window = MainWindow(preferences, store=lambda kept: None)
        window.furnish()
        window.show_start()
        window.show()
        window.activateWindow()
        qtbot.addWidget(window)
        made.append(window)
        return window

    yield make
    for window in made:
        if window.workbook is not None:
            window.workbook.session.saver.on_failed = None
            window.desk.close_opened()
    themed_app.focusChanged.disconnect(keys._watch)


@pytest.fixture
def window(make_window: Callable[[Preferences], MainWindow], preferences: Preferences) -> MainWindow:
    return make_window(preferences)


@pytest.fixture
def workbook_path(tmp_path: Path) -> Path:
    path = tmp_path / "maroc.passerelle"
    Session.create(path, [load(form) for form in FORMS], KNOWN, by="Amina").close()
    return path


@pytest.fixture
def opened(window: MainWindow, workbook_path: Path) -> MainWindow:
    assert window.open_path(workbook_path)
    return window
