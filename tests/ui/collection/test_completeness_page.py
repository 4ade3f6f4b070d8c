"""The completeness page: keyboard, words for screen readers, choices, and where cells lead."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.collection.completeness.page import CompletenessPage
from ui.collection.completeness.view import MatrixView
from ui.collection.submission.page import SubmissionPage
from ui.collection.window import CollectionWindow
from ui.main_window import MainWindow
from workbook.screens.collection.places import COMPLETENESS


@pytest.fixture
def page(desk: CollectionWindow, qtbot: QtBot) -> CompletenessPage:
    desk.go_into(COMPLETENESS)
    shown = desk.page
    assert isinstance(shown, CompletenessPage)
    qtbot.waitUntil(shown.view.isVisible)
    qtbot.waitUntil(shown.view.hasFocus)
    return shown


def country(view: MatrixView) -> str:
    return view.shown.rows[view.currentIndex().row()].name


def names(view: MatrixView) -> list[str]:
    return [row.name for row in view.shown.rows]


def test_arrows_move_and_letters_lead_to_a_country(page: CompletenessPage) -> None:
    view = page.view
    first = country(view)
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert country(view) == names(view)[1] != first
    assert view.currentIndex().column() == 1
    wanted = names(view)[-1]
    QTest.keyClick(view, wanted[0].lower())
    assert country(view).startswith(wanted[0])


def test_enter_leads_to_the_answers_of_the_round_table(
    page: CompletenessPage, desk: CollectionWindow, qtbot: QtBot
) -> None:
    view = page.view
    row = next(at for at, one in enumerate(view.shown.rows) if one.cells[0].kind == "share")
    view.setCurrentIndex(view.shown.index(row, 0))
    submission, column = view.shown.rows[row].submission, view.shown.columns[0]
    assert submission is not None
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert desk.place is not None
    assert desk.place[:] == ("submission", column.form, submission.sha256, column.section)
    shown = desk.page
    assert isinstance(shown, SubmissionPage)
    qtbot.waitUntil(lambda: shown.tabs.current_key == "answers")
    qtbot.waitUntil(lambda: bool(shown.answers._given))
    desk.back()
    assert desk.place == COMPLETENESS
    assert view.currentIndex().row() == row, "one comes back to where one was"


def test_a_click_on_a_country_opens_its_submission(page: CompletenessPage, desk: CollectionWindow) -> None:
    heads = page.view.countries
    middle = QPoint(heads.width() // 2, heads.sectionViewportPosition(1) + heads.sectionSize(1) // 2)
    QTest.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    assert desk.place is not None
    assert desk.place.kind == "submission"


def test_every_cell_is_told_in_words(page: CompletenessPage) -> None:
    view = page.view
    row = view.shown.rows[0]
    for at, column in enumerate(view.shown.columns):
        words = view.shown.data(view.shown.index(0, at), Qt.ItemDataRole.AccessibleTextRole)
        assert str(words).startswith(f"{row.name}, {column.title}: ")
    assert "Countries with an answer" in page._foot.accessibleName()


def test_the_order_by_region_puts_heads_that_cannot_be_chosen(page: CompletenessPage, qtbot: QtBot) -> None:
    view = page.view
    page.order.chosen.emit("region")
    qtbot.waitUntil(lambda: view.shown.rows[0].submission is None)
    assert not view.shown.flags(view.shown.index(0, 0)) & Qt.ItemFlag.ItemIsEnabled
    for _ in range(len(view.shown.rows)):
        QTest.keyClick(view, Qt.Key.Key_Down)
        assert view.shown.rows[view.currentIndex().row()].submission is not None


def test_a_region_narrows_and_all_brings_everybody_back(page: CompletenessPage, qtbot: QtBot) -> None:
    everybody = len(names(page.view))
    menu = page.region.menu()
    menu.actions()[1].trigger()
    qtbot.waitUntil(lambda: 0 < len(names(page.view)) < everybody)
    assert page.region.text() == f"Region: {menu.actions()[1].text()}"
    menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: len(names(page.view)) == everybody)
    assert page.region.text() == "Region: all"


def test_names_follow_the_language_and_the_order_with_them(
    page: CompletenessPage, window: MainWindow, qtbot: QtBot
) -> None:
    assert "Greece" in names(page.view) or "Bahrain" in names(page.view)
    window.use_language("fr")
    qtbot.waitUntil(lambda: "Bahreïn" in names(page.view))
    window.use_language("en")
    qtbot.waitUntil(lambda: "Bahrain" in names(page.view))
