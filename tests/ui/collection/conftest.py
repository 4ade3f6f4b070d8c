"""The window with a small collection open."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.small_collection import admitted, made_files
from ui.collection.window import CollectionWindow
from ui.main_window import MainWindow
from workbook.preferences import Preferences

OpenCollection = Callable[..., CollectionWindow]


@pytest.fixture(scope="package")
def received(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files as the countries sent them."""
    folder = tmp_path_factory.mktemp("files") / "received"
    made_files(folder)
    return folder


@pytest.fixture(scope="package")
def whole_collection(received: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return admitted(received, tmp_path_factory.mktemp("collection") / "marrakech.passerelle-collection")


@pytest.fixture
def collection_path(whole_collection: Path, tmp_path: Path) -> Path:
    """A collection of one's own, with everything in it."""
    return shutil.copy(whole_collection, tmp_path / whole_collection.name)


@pytest.fixture
def window(qtbot: QtBot, themed_app: QApplication) -> Iterator[MainWindow]:
    made = MainWindow(Preferences(language="en", theme="light", author="Amina"), store=lambda kept: None)
    made.furnish()
    made.show_start()
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    qtbot.addWidget(made)
    yield made
    if made.opened is not None:
        made.opened.session.saver.on_failed = None
        if made.collection is not None:
            made.collection.admission.stop()
            qtbot.waitUntil(lambda: made.collection is None or not made.collection.admission.running)
        made.desk.close_opened()


@pytest.fixture
def desk(window: MainWindow, collection_path: Path, qtbot: QtBot) -> CollectionWindow:
    """The collection's window, once the contents are there."""
    assert window.open_path(collection_path)
    assert window.collection is not None
    book = window.collection
    qtbot.waitUntil(lambda: len(book._nodes) > 5)
    return book
