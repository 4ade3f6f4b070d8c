"""Questionnaires added and taken out later; last year's answers taken later; the example."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.new_workbook.forms_dialog import FormsDialog
from workbook.editing.session import Session


def tick(monkeypatch: pytest.MonkeyPatch, *forms: str) -> None:
    def choose(dialog: FormsDialog) -> int:
        save = dialog.findChild(QPushButton, "forms_apply")
        assert save is not None
        assert not save.isEnabled(), "nothing is changed yet"
        for form in forms:
            box = dialog.findChild(QCheckBox, f"form_{form}")
            assert box is not None
            box.click()
        assert save.isEnabled()
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(FormsDialog, "exec", choose)


def test_questionnaires_come_and_go_and_keep_their_answers(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    book = opened.workbook
    assert book is not None
    book.session.answer("berlin-2017", "q_1_1_1", "Un comité", language="fr")
    tick(monkeypatch, "berlin-2017", "manila-2008")
    opened.actions_by_name["choose_forms"].trigger()
    assert "berlin-2017" not in book.session.snapshot().forms
    titles = {"Berlin 2017": False, "Manila 2008": True}

    def shown() -> set[str]:
        return {book.contents.model.node(index).title for index in book.contents.model.indexes()}

    qtbot.waitUntil(lambda: all((title in shown()) == there for title, there in titles.items()))
    tick(monkeypatch, "berlin-2017")
    opened.actions_by_name["choose_forms"].trigger()
    assert book.session.snapshot().text("berlin-2017", "q_1_1_1") == "Un comité"


def test_last_years_answers_can_be_taken_later(
    opened: MainWindow, tmp_path: Path, workbook_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = opened.workbook
    assert book is not None
    earlier = tmp_path / "2017.passerelle"
    book.session.flush()
    earlier.write_bytes(workbook_path.read_bytes())
    with Session.open(earlier) as before:
        before.answer("berlin-2017", "q_1_1_1", "Un comité", language="fr")
    monkeypatch.setattr("ui.commands.choose_workbook", lambda *_: earlier)
    opened.actions_by_name["carry_over"].trigger()
    kept = book.session.snapshot().value("berlin-2017", "q_1_1_1", facet="previous")
    assert kept["origin"] == "2017.passerelle"
    assert opened.actions_by_name["undo"].text() == "Undo: answers of the previous workbook"


def test_the_example_country_opens_and_is_made_only_once(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.desk.documents_folder", lambda: tmp_path)
    window.start.example.click()
    assert window.workbook is not None
    first = window.workbook.session.path
    assert first.parent == tmp_path
    window.actions_by_name["close_workbook"].trigger()
    made = first.read_bytes()
    window.start.example.click()
    assert window.workbook is not None
    assert first.read_bytes() == made
