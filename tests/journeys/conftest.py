"""The whole program, as it is started: real window, real pages, real files. No Qt warning is let through."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QtMsgType
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.journeys.person import Person
from tests.plan_example import plan_workbook
from ui.app import build
from ui.garbage import GarbageCollector
from ui.language import interface
from ui.theme import theme
from ui.undo_keys import UndoKeys
from workbook.preferences import Preferences

Start = Callable[[Preferences], Person]
# the offscreen platform has no window manager
NO_FAULT = ("This plugin does not support",)


@pytest.fixture(autouse=True)
def keep_garbage(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dozens of windows are made and thrown away in one process here, where the program has one; PySide does not
    survive the collecting of whole windows."""
    gc.disable()
    monkeypatch.setattr(GarbageCollector, "collect", lambda self: None)


@pytest.fixture(autouse=True)
def no_qt_warning(qtlog: Any) -> Iterator[None]:
    yield
    told = [
        record.message
        for record in qtlog.records
        if record.type != QtMsgType.QtInfoMsg
        and record.type != QtMsgType.QtDebugMsg
        and not record.message.startswith(NO_FAULT)
    ]
    assert not told, "Qt warned"


@pytest.fixture
def preferences() -> Preferences:
    return Preferences(language="en", theme="light", author="Amina")


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, no_qt_warning: None) -> Iterator[Start]:
    """Start the program; all windows are closed, and what it installed is taken away, at the end."""
    started: list[Person] = []
    keys: list[UndoKeys] = []

    def begin(preferences: Preferences) -> Person:
        window = build(qapp, preferences)
        keys.append(qapp.property("undoKeys"))
        window._store = lambda kept: None
        window.resize(1280, 800)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        started.append(Person(qtbot, window))
        return started[-1]

    yield begin
    for person in started:
        window = person.window
        if window.workbook is not None:
            window.workbook.session.saver.on_failed = None
            window.desk.close_opened()
        window.hide()
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for one in keys:
        qapp.focusChanged.disconnect(one._watch)
    theme.scale = 1.0
    theme.prefer("light")
    interface.use("en")


@pytest.fixture
def person(start: Start, preferences: Preferences) -> Person:
    return start(preferences)


@pytest.fixture
def workbook_path(tmp_path: Path) -> Path:
    """A workbook with a plan of five actions, a checklist and the registers."""
    path = tmp_path / "maroc.passerelle"
    plan_workbook(path).close()
    return path


@pytest.fixture
def reader(person: Person, workbook_path: Path) -> Person:
    """A person with that workbook open."""
    assert person.window.open_path(workbook_path)
    return person
