"""The start page and the wizard, by mouse and keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.new_workbook.wizard import Wizard
from workbook.editing.session import Session
from workbook.preferences import RecentFile


@pytest.fixture
def wizard(window: MainWindow, qtbot: QtBot) -> Wizard:
    window.actions_by_name["new_workbook"].trigger()
    found = window.findChild(Wizard)
    assert found is not None
    return found


def fill_country(wizard: Wizard, letters: str = "moroc") -> None:
    field = wizard.pages[0].rows["country"].field
    assert field is not None
    QTest.keyClicks(field, letters)


def fill_edition(wizard: Wizard) -> None:
    field = wizard.pages[1].rows["edition"].field
    assert field is not None
    QTest.keyClicks(field, "Marrakech 2018")


def press_on(wizard: Wizard) -> None:
    button = wizard.findChild(QPushButton, "wizard_on")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def answer_dialog(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> None:
    monkeypatch.setattr("ui.new_workbook.wizard.choose_new_file", lambda *_, **__: path)
    monkeypatch.setattr("ui.new_workbook.wizard.choose_workbook", lambda *_, **__: path)


def test_an_empty_start_page_says_how_to_begin(window: MainWindow) -> None:
    assert window.start.rows == []
    assert window.start._nothing.isVisible()
    assert window.start.new_card.hasFocus()


def test_recent_files_can_be_taken_off_the_list(window: MainWindow) -> None:
    window.preferences.recent = [RecentFile("/x/a.passerelle", "A"), RecentFile("/x/b.passerelle", "B")]
    window.start.show_recent()
    QTest.keyClick(window.start.rows[0], Qt.Key.Key_Delete)
    assert [row.card.title for row in window.start.rows] == ["B"]
    assert [one.title for one in window.preferences.recent] == ["B"]


def test_a_page_is_left_only_when_it_is_complete(wizard: Wizard) -> None:
    press_on(wizard)
    assert wizard.step == 0
    assert wizard.pages[0].rows["country"].error()
    fill_country(wizard, "morocco")
    assert wizard.pages[0].rows["country"].error() == ""
    press_on(wizard)
    assert wizard.step == 1


def test_country_by_its_first_letters(wizard: Wizard) -> None:
    fill_country(wizard, "philipp")
    field = wizard.pages[0].rows["country"].field
    assert field is not None
    QTest.keyClick(field, Qt.Key.Key_Tab)
    field.clearFocus()
    popup = wizard.pages[0].country._completer.popup()  # type: ignore[attr-defined]
    popup.hide()
    wizard.pages[0].country._take("Philippines")  # type: ignore[attr-defined]
    assert wizard.draft.country == "PHL"


def test_a_whole_workbook_is_made(
    window: MainWindow, wizard: Wizard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "maroc.passerelle"
    answer_dialog(monkeypatch, target)
    fill_country(wizard, "morocco")
    press_on(wizard)
    fill_edition(wizard)
    press_on(wizard)
    box = wizard.findChild(QCheckBox, "form_dakar-2008")
    assert box is not None
    assert box.isChecked()
    box.click()
    before = wizard.foot._answers.text()
    assert before == "90 answers to give"
    press_on(wizard)
    assert window.workbook is not None
    now = window.workbook.session.snapshot()
    assert (now.country, now.edition) == ("MAR", "Marrakech 2018")
    assert "dakar-2008" not in now.forms
    assert window.screens.currentWidget() is window.workbook


def test_changing_ones_mind_in_the_file_dialog_stays_on_the_page(
    window: MainWindow, wizard: Wizard, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_dialog(monkeypatch, None)
    wizard.draft.country, wizard.draft.edition = "MAR", "Marrakech 2018"
    wizard.show_step(2)
    press_on(wizard)
    assert window.workbook is None
    assert wizard.isVisible()


def test_a_name_that_is_taken_is_told_on_the_page(
    wizard: Wizard, workbook_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = workbook_path.read_bytes()
    answer_dialog(monkeypatch, workbook_path)
    wizard.draft.country, wizard.draft.edition = "MAR", "Marrakech 2018"
    wizard.show_step(2)
    press_on(wizard)
    assert "exists already" in wizard._error.text()
    assert workbook_path.read_bytes() == before


def test_last_years_workbook_is_shown_with_its_answers(
    wizard: Wizard, workbook_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Session.open(workbook_path) as earlier:
        earlier.answer("berlin-2017", "q_1_1_1", "Un comité", language="fr")
    answer_dialog(monkeypatch, workbook_path)
    wizard.show_step(2)
    QTest.mouseClick(wizard.forms.earlier.button, Qt.MouseButton.LeftButton)
    assert wizard.forms.earlier.chip.text() == "1 answer taken over"
    wizard.forms.earlier.chip.removed.emit()
    assert not wizard.forms.earlier.chip.isVisible()
    assert wizard.draft.earlier is None


def test_the_wizard_changes_its_language_and_keeps_what_was_filled_in(
    window: MainWindow, wizard: Wizard
) -> None:
    fill_country(wizard, "morocco")
    window.actions_by_name["language_fr"].trigger()
    assert wizard.pages[0].country.text() == "Maroc"  # type: ignore[attr-defined]
    assert wizard.draft.country == "MAR"


def test_escape_goes_back_to_where_one_was(opened: MainWindow) -> None:
    opened.actions_by_name["new_workbook"].trigger()
    wizard = opened.findChild(Wizard)
    assert wizard is not None
    QTest.keyClick(wizard, Qt.Key.Key_Escape)
    assert opened.screens.currentWidget() is opened.workbook


def test_escape_does_not_throw_away_what_was_filled_in(wizard: Wizard) -> None:
    fill_country(wizard, "morocco")
    QTest.keyClick(wizard, Qt.Key.Key_Escape)
    assert wizard.isVisible()
