"""The window with a collection of nine countries, some of whose passages have themes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.collection_desk import desk as made_desk
from tests.collection_desk import give
from ui.collection.window import CollectionWindow
from ui.main_window import MainWindow
from workbook.collection.coding.themes import add_theme
from workbook.questionnaire.model import LocalText
from workbook.screens.places import Place

Show = Callable[[Place], None]


@pytest.fixture(scope="package")
def nine_countries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with made_desk(tmp_path_factory.mktemp("nine") / "marrakech.passerelle-collection") as made:
        for theme_id, name in (
            ("data", LocalText("Données", "Data")),
            ("meet", LocalText("Réunions", "Meetings")),
        ):
            made.session.apply(add_theme(made.session.snapshot(), name, theme_id=theme_id))
        give(made, "CMR", "data", "Les données ventilées par statut migratoire")
        give(made, "BGD", "data", "scorecard of planned measures")
    return made.path


@pytest.fixture
def reader(window: MainWindow, nine_countries: Path, tmp_path: Path, qtbot: QtBot) -> CollectionWindow:
    """The collection's window, once the contents are there."""
    path = shutil.copy(nine_countries, tmp_path / nine_countries.name)
    assert window.open_path(Path(path))
    book = window.collection
    assert book is not None
    qtbot.waitUntil(lambda: len(book._nodes) > 5)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return book
