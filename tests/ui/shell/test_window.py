"""The main window: opening, walking, language, undo by name, what is remembered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.shell.plain import PlainPage, question
from ui.actions import ACTS, MENUS, Menu
from ui.main_window import MainWindow
from ui.name_dialog import NameDialog
from ui.theme import theme
from workbook.editing.session import Session
from workbook.preferences import Preferences
from workbook.screens.places import OVERVIEW

MakeWindow = Callable[[Preferences], MainWindow]


def press(window: MainWindow, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    target = window.focusWidget() or window
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    QTest.keyClick(target, key, held)


def text_of(window: MainWindow, name: str) -> str:
    found = window.findChild(QLabel, name)
    assert found is not None
    return found.text()


def test_every_action_has_a_command_and_a_place_in_the_menus(window: MainWindow) -> None:
    def names(menu: Menu) -> list[str]:
        inside = [names(entry) if isinstance(entry, Menu) else [entry] for entry in menu.entries]
        return [name for some in inside for name in some]

    listed = {name for menu in MENUS for name in names(menu)} - {"-"}
    assert listed == {act.name for act in ACTS}
    assert all(callable(getattr(window.commands, act.name)) for act in ACTS)


@pytest.mark.parametrize("other", ["workbook", "collection"])
def test_no_two_actions_that_can_be_done_at_once_share_keys(other: str) -> None:
    keys = [key for act in ACTS if act.needs != other for key in act.keys]
    assert len(keys) == len(set(keys))


def test_menus_of_the_workbook_come_with_it(window: MainWindow, workbook_path: Path) -> None:
    edit = window.furniture.menus["&Edit"].menuAction()
    assert not edit.isVisible()
    assert not window.actions_by_name["go_reports"].isEnabled()
    window.open_path(workbook_path)
    assert edit.isVisible()
    assert window.actions_by_name["go_reports"].isEnabled()
    assert window.windowTitle() == "Morocco – Marrakech 2018 — Passerelle"


def test_the_language_is_switched_at_once_everywhere(opened: MainWindow) -> None:
    book = opened.workbook
    assert book is not None
    page = book.page
    assert isinstance(page, PlainPage)
    QTest.mouseClick(opened.furniture.switch.control.button("fr"), Qt.MouseButton.LeftButton)
    assert opened.windowTitle().startswith("Maroc")
    titles = [book.contents.model.node(index).title for index in book.contents.model.indexes()]
    assert "Cohérence des politiques" in titles
    assert page.refreshed[-1] is None
    assert opened.preferences.language == "fr"
    opened.actions_by_name["language_en"].trigger()
    assert opened.windowTitle().startswith("Morocco")
    assert opened.furniture.switch.control.current == "en"


def test_undo_bears_the_name_of_the_step_and_goes_there(opened: MainWindow, qtbot: QtBot) -> None:
    book = opened.workbook
    assert book is not None
    undo, redo = opened.actions_by_name["undo"], opened.actions_by_name["redo"]
    book.session.answer("berlin-2017", "q_1_2_3", "Oui", language="fr")
    qtbot.waitUntil(lambda: undo.text() == "Undo: answer to 1.2-3")
    undo.trigger()
    assert book.place == question("q_1_2_3")
    assert book.session.snapshot().text("berlin-2017", "q_1_2_3") == ""
    qtbot.waitUntil(lambda: redo.text() == "Redo: answer to 1.2-3")
    redo.trigger()
    assert book.session.snapshot().text("berlin-2017", "q_1_2_3") == "Oui"


def test_ctrl_z_is_the_fields_while_it_can_undo_and_then_the_workbooks(
    opened: MainWindow, qtbot: QtBot
) -> None:
    book = opened.workbook
    assert book is not None
    book.go(question("q_1_1_1"))
    page = book.page
    assert isinstance(page, PlainPage)
    book.session.answer("berlin-2017", "q_1_1_2", "Oui", language="fr")
    qtbot.waitUntil(lambda: opened.actions_by_name["undo"].isEnabled())
    page.field.setFocus()
    qtbot.waitUntil(page.field.hasFocus)
    QTest.keyClicks(page.field, "abc")
    QTest.keyClick(page.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.field.text() == ""
    assert book.session.snapshot().text("berlin-2017", "q_1_1_2") == "Oui"
    QTest.keyClick(page.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert book.session.snapshot().text("berlin-2017", "q_1_1_2") == ""


def test_ctrl_page_down_walks_the_questionnaire_and_hands_over(opened: MainWindow, qtbot: QtBot) -> None:
    book = opened.workbook
    assert book is not None
    book.go(question("q_1_1_1"))
    page = book.page
    assert isinstance(page, PlainPage)
    page.field.setText("Un comité")
    press(opened, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert book.place == question("q_1_1_2")
    assert book.session.snapshot().text("berlin-2017", "q_1_1_1") == "Un comité"
    press(opened, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    press(opened, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert book.place == question("q_1_1_2")


def test_copy_and_paste_of_the_menu_go_to_what_has_the_focus(opened: MainWindow, qtbot: QtBot) -> None:
    book = opened.workbook
    assert book is not None
    book.go(question("q_1_1_1"))
    page = book.page
    assert isinstance(page, PlainPage)
    page.field.setFocus()
    qtbot.waitUntil(page.field.hasFocus)
    page.field.setText("Un comité")
    page.field.selectAll()
    opened.actions_by_name["cut"].trigger()
    assert page.field.text() == ""
    opened.actions_by_name["paste"].trigger()
    opened.actions_by_name["paste"].trigger()
    assert page.field.text() == "Un comitéUn comité"


def test_next_empty_question_skips_what_has_an_answer(opened: MainWindow) -> None:
    book = opened.workbook
    assert book is not None
    book.go(question("q_1_1_1"))
    book.session.answer("berlin-2017", "q_1_1_2", "Oui", language="fr")
    book.renew_figures()
    opened.actions_by_name["next_open"].trigger()
    assert book.place == question("q_1_1_3")


def test_saved_is_said_only_after_the_disk_has_it(opened: MainWindow, qtbot: QtBot) -> None:
    book = opened.workbook
    assert book is not None
    assert "Saved" not in text_of(opened, "saving_state")
    with qtbot.waitSignal(book.saved):
        book.session.answer("berlin-2017", "q_1_1_1", "Oui", language="fr")
        assert "Saved" not in text_of(opened, "saving_state")
    assert text_of(opened, "saving_state").startswith("Saved ")


def test_the_status_bar_counts(opened: MainWindow, qtbot: QtBot) -> None:
    book = opened.workbook
    assert book is not None
    for question_ in book.session.snapshot().forms["berlin-2017"].guiding_questions[:26]:
        if question_.is_long:
            book.session.answer("berlin-2017", question_.name, "x", language="fr", state="final")
    before = text_of(opened, "overall_share")
    qtbot.waitUntil(lambda: text_of(opened, "overall_share") != before)
    assert text_of(opened, "days_left").endswith("days")


def test_theme_and_text_scale_are_kept(window: MainWindow) -> None:
    window.actions_by_name["theme_dark"].trigger()
    window.actions_by_name["larger_text"].trigger()
    window.actions_by_name["larger_text"].trigger()
    assert (theme.scheme, theme.text_scale) == ("dark", 120)
    assert (window.preferences.theme, window.preferences.text_scale) == ("dark", 120)
    window.actions_by_name["normal_text"].trigger()
    assert not window.actions_by_name["smaller_text"].isEnabled()


def test_geometry_and_folding_are_remembered(make_window: MakeWindow, workbook_path: Path) -> None:
    preferences = Preferences(language="en")
    first = make_window(preferences)
    first.resize(1300, 700)
    first.open_path(workbook_path)
    first.actions_by_name["toggle_contents"].trigger()
    first.resize(700, 600)
    assert first.close()
    assert preferences.contents_folded
    again = make_window(preferences)
    assert (again.width(), again.height()) == (700, 600)
    again.resize(1300, 700)
    again.open_path(workbook_path)
    assert again.workbook is not None
    assert not again.workbook.columns.left.isVisible()


def test_closing_leaves_the_file_alone_and_on_the_list(window: MainWindow, workbook_path: Path) -> None:
    window.open_path(workbook_path)
    window.actions_by_name["close_workbook"].trigger()
    assert window.screens.currentWidget() is window.start
    assert [row.card.title for row in window.start.rows] == ["Morocco"]
    assert sorted(path.name for path in workbook_path.parent.glob("*maroc*")) == ["maroc.passerelle"]
    with Session.open(workbook_path):
        pass


def test_a_dropped_file_is_opened(window: MainWindow, workbook_path: Path, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(workbook_path))])
    action, button, held = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(10, 10), action, data, button, held))
    qtbot.waitUntil(lambda: window.workbook is not None)
    assert window.workbook is not None
    assert window.workbook.place == OVERVIEW


def write_name(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    def fill(dialog: NameDialog) -> int:
        dialog.field.setText(name)
        return 1

    monkeypatch.setattr(NameDialog, "exec", fill)


def test_ones_name_stands_at_what_one_does_from_now_on(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_name(monkeypatch, " Amina Idrissi ")
    opened.actions_by_name["your_name"].trigger()
    assert opened.workbook is not None
    opened.workbook.session.answer("berlin-2017", "q_1_1_1", "Oui", language="fr")
    assert opened.workbook.session.steps()[-1].by == "Amina Idrissi"
    assert opened.preferences.author == "Amina Idrissi"


def test_a_named_version_is_a_step(opened: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    write_name(monkeypatch, "Avant l’envoi")
    opened.actions_by_name["name_version"].trigger()
    assert opened.workbook is not None
    last = opened.workbook.session.steps()[-1]
    assert (last.kind, last.args["question"]) == ("version", "Avant l’envoi")
