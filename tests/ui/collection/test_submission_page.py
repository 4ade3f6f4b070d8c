"""The page of a submission: deciding, rejecting with a reason, naming a country, saving the file as it came."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from ui.collection.submission.page import SubmissionPage
from ui.collection.submissions.page import SubmissionsPage
from ui.collection.window import CollectionWindow
from ui.main_window import MainWindow
from ui.name_dialog import NameDialog
from workbook.collection.facts import Submission
from workbook.screens.collection.places import SUBMISSIONS, submission_place


def of(desk: CollectionWindow, state: str = "", reason: str = "", issues: bool = False) -> Submission:
    found = desk.collection.view().submissions
    return next(
        one
        for one in found
        if state in ("", one.state) and reason in ("", one.reason) and (not issues or one.facts.listed)
    )


def again(desk: CollectionWindow, one: Submission) -> Submission:
    return desk.collection.view().submission(one.sha256)


def show(desk: CollectionWindow, one: Submission, qtbot: QtBot) -> SubmissionPage:
    desk.go_into(submission_place(one.sha256))
    page = desk.page
    assert isinstance(page, SubmissionPage)
    qtbot.waitUntil(lambda: page._read is not None and page._read.about.submission.sha256 == one.sha256)
    return page


def press(page: SubmissionPage, name: str) -> None:
    button = page.findChild(QAbstractButton, name)
    assert button is not None
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_keyboard_goes_along_from_the_table(desk: CollectionWindow, qtbot: QtBot) -> None:
    desk.go_into(SUBMISSIONS)
    page = desk.page
    assert isinstance(page, SubmissionsPage)
    qtbot.waitUntil(page.table.hasFocus)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    opened = desk.page
    assert isinstance(opened, SubmissionPage)
    qtbot.waitUntil(lambda: opened.tabs.hasFocus() or opened.deciding.isAncestorOf(opened.focusWidget()))


def test_of_two_alike_one_is_chosen_and_undo_asks_again(
    window: MainWindow, desk: CollectionWindow, qtbot: QtBot
) -> None:
    one = of(desk, reason="same_identity")
    page = show(desk, one, qtbot)
    assert page.tabs.current_key == "decide"
    rival = one.rivals[0]
    qtbot.waitUntil(lambda: page.deciding._differences.count() > 0)
    press(page, f"counts_{rival[:8]}")
    assert again(desk, one).state == "superseded"
    assert desk.collection.view().submission(rival).current
    qtbot.waitUntil(lambda: page.tabs.current_key == "about")
    qtbot.waitUntil(lambda: window.actions_by_name["undo"].isEnabled())
    window.actions_by_name["undo"].trigger()
    assert again(desk, one).state == "received"


def test_where_no_country_is_named_the_secretariat_names_it(desk: CollectionWindow, qtbot: QtBot) -> None:
    one = of(desk, reason="no_country")
    page = show(desk, one, qtbot)
    field = page.deciding._country
    qtbot.waitUntil(field.isVisible)
    assert not page.deciding._take.isEnabled()
    field.setFocus()
    QTest.keyClicks(field, "Japan")
    qtbot.waitUntil(page.deciding._take.isEnabled)
    press(page, "name_country")
    assert again(desk, one).country == "JPN"
    assert again(desk, one).current
    qtbot.waitUntil(lambda: page.head.title.text() == "Japan")


def test_a_file_is_rejected_with_a_reason_and_that_is_taken_back(
    desk: CollectionWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def write(dialog: NameDialog) -> QDialog.DialogCode:
        dialog.field.setText("Sent by mistake")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(NameDialog, "exec", write)
    one = of(desk, state="accepted")
    page = show(desk, one, qtbot)
    press(page, "submission_reject")
    assert again(desk, one).state == "rejected"
    qtbot.waitUntil(lambda: "Sent by mistake" in page.head.why.text())
    press(page, "submission_take_back")
    assert again(desk, one).state == "accepted"


def test_a_rejection_that_is_thought_over_changes_nothing(
    desk: CollectionWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(NameDialog, "exec", lambda dialog: QDialog.DialogCode.Rejected)
    one = of(desk, state="accepted")
    steps = len(desk.session.steps())
    press(show(desk, one, qtbot), "submission_reject")
    assert len(desk.session.steps()) == steps


def test_the_file_is_saved_as_it_was_received(
    desk: CollectionWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    target = tmp_path / "as received.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    one = of(desk, reason="refused")
    press(show(desk, one, qtbot), "submission_save")
    qtbot.waitUntil(target.exists)
    qtbot.waitUntil(lambda: hashlib.sha256(target.read_bytes()).hexdigest() == one.sha256)


def test_what_was_noted_leads_to_its_question(desk: CollectionWindow, qtbot: QtBot) -> None:
    one = next(one for one in desk.collection.view().submissions if one.facts.repairs or one.facts.listed)
    page = show(desk, one, qtbot)
    assert page._read is not None
    noted = page._read.about.noted
    assert len(page.noted.lines.rows) == len(noted)
    leading = next((line for line in noted if line.place is not None), None)
    if leading is not None:
        gone: list[object] = []
        page.context.navigator.go = gone.append  # type: ignore[method-assign]
        page.noted.opened.emit(leading.row.key)
        assert gone == [leading.place]


def test_another_file_of_the_country_stays_readable(desk: CollectionWindow, qtbot: QtBot) -> None:
    replaced = of(desk, reason="corrected")
    page = show(desk, replaced, qtbot)
    assert page.head.state.text() == "superseded"
    qtbot.waitUntil(lambda: bool(page.answers._given))
    keys = [row.key for row in page.others.lines.rows]
    assert replaced.by in keys
    page.others.opened.emit(replaced.by)
    qtbot.waitUntil(lambda: page._read is not None and page._read.about.submission.sha256 == replaced.by)


def test_a_submission_whose_admission_is_undone_leads_back(desk: CollectionWindow, qtbot: QtBot) -> None:
    last = desk.session.undo_step
    assert last is not None
    assert last.kind == "admit"
    page = show(desk, desk.collection.view().submission(last.args["sha256"]), qtbot)
    desk.session.undo()
    qtbot.waitUntil(lambda: desk.place is not None and desk.place.kind == "submissions")
    assert desk.page is not page
