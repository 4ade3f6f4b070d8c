"""The Contributions page: a form is sent, followed up, reminded of and received, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.plan_example import plan_workbook
from tests.ui.pages import Stage, stage
from ui.contributions.page import ContributionsPage
from ui.language import interface
from workbook.editing.contributions import Contribution, contributions, mark_returned, send
from workbook.editing.session import Session
from workbook.exchange.excerpt import excerpt_origin
from workbook.exchange.selection import Request
from workbook.exchange.sending import write_form
from workbook.screens.places import CONTRIBUTIONS, SEND, Place

Shown = tuple[ContributionsPage, Stage]


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = plan_workbook(tmp_path / "plan.passerelle")
    opened.annotate("berlin-2017", "q_1_1_2", "ministry", "Finances")
    yield opened
    opened.close()


@pytest.fixture
def shown(qtbot: QtBot, session: Session) -> Shown:
    page, on = stage(qtbot, session, ContributionsPage, (996, 710))
    page.show_place(CONTRIBUTIONS)
    return page, on


def sent(session: Session, number: int, ministry: str, due: int) -> str:
    """Remember a form as sent, due in so many days; give its instance."""
    day = date.today() + timedelta(days=due)
    form = Contribution(
        f"uuid:{number}",
        ministry,
        "m@example.org",
        ("berlin-2017/1.1", "action-plan"),
        ("fr", "en"),
        2,
        "2018-08-20T10:00:00+00:00",
        day.isoformat(),
        "xlsx",
        f"{number}.xlsx",
    )
    session.apply(send(session.snapshot(), form))
    return form.instance_id


def follow(page: ContributionsPage, on: Stage) -> None:
    """Show where the page wanted to go."""
    page.show_place(on.steps.gone[-1])


def press(page: ContributionsPage, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert isinstance(button, QPushButton) and button.isVisible(), name
    button.click()


def words(page: ContributionsPage) -> list[list[str]]:
    table = page.follow.table
    rows = [table.topLevelItem(at) for at in range(table.topLevelItemCount())]
    return [[row.text(column) for column in (0, 6)] for row in rows if row is not None]


def test_an_empty_page_says_how_to_begin(shown: Shown) -> None:
    page, on = shown
    assert not page.follow.table.isVisible()
    page.follow._empty.button.click()
    assert on.steps.gone == [SEND]


def test_what_waits_for_a_person_stands_first(session: Session, shown: Shown) -> None:
    page, _ = shown
    sent(session, 1, "Justice", 30)
    sent(session, 2, "Finances", -3)
    sent(session, 3, "Santé", 2)
    back = sent(session, 4, "Diaspora", 9)
    session.apply(mark_returned(session.snapshot(), back, "2018-09-01T10:00:00+00:00"))
    assert words(page) == [
        ["Finances", "3 days overdue"],
        ["Diaspora", "to be merged"],
        ["Santé", "due soon"],
        ["Justice", "sent"],
    ]
    session.undo()
    assert ["Diaspora", "sent"] in words(page) or ["Diaspora", "due soon"] in words(page)


def test_a_form_is_made_saved_and_remembered(
    qtbot: QtBot, session: Session, shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, on = shown
    page.show_place(SEND)
    page.form.fields.ministry.setEditText("Finances")
    page.form.fields.ministry_settled.emit()
    press(page, "tick_own")
    assert set(page.form.draft.sections) == {"berlin-2017/q_1_1_2", "action-plan"}
    qtbot.keyClicks(page.form.fields.due.line, "14/09/2030")
    out = tmp_path / "finances"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(out), ""))
    press(page, "save_form")
    qtbot.waitUntil(lambda: bool(contributions(session.snapshot())))
    (known,) = contributions(session.snapshot())
    assert (known.ministry, known.due, known.file) == ("Finances", "2030-09-14", "finances.xlsx")
    assert out.with_suffix(".xlsx").exists()
    assert on.steps.gone == [Place("contributions", "", "letter", known.instance_id)]
    follow(page, on)
    assert "finances.xlsx" in page.letter.text.toPlainText()
    press(page, "copy_letter")
    assert (
        QGuiApplication.clipboard().text()
        == page.letter.subject.text() + "\n\n" + page.letter.text.toPlainText()
    )
    session.undo()
    assert page.views.currentWidget() is page.follow and not contributions(session.snapshot())


def test_a_colleague_gets_a_workbook_file(
    qtbot: QtBot, session: Session, shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, _ = shown
    page.show_place(SEND)
    page.form.fields.ministry.setEditText("Finances")
    page.form.fields.medium.choose("workbook")
    page.form.tree.tick({"berlin-2017"})
    out = tmp_path / "extrait.passerelle"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(out), ""))
    press(page, "save_form")
    qtbot.waitUntil(lambda: bool(contributions(session.snapshot())))
    with Session.open(out, read_only=True) as excerpt:
        assert excerpt_origin(excerpt.snapshot().cells) is not None


def test_a_file_that_is_there_already_is_kept_and_nothing_is_remembered(
    qtbot: QtBot, session: Session, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, on = shown
    page.show_place(SEND)
    page.form.fields.ministry.setEditText("Finances")
    page.form.fields.medium.choose("workbook")
    page.form.tree.tick({"berlin-2017"})
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(session.path), ""))
    press(page, "save_form")
    qtbot.waitUntil(lambda: "exists already" in on.banner("error"))
    assert not contributions(session.snapshot())


def test_what_is_missing_is_said_under_its_field(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    page, _ = shown
    page.show_place(SEND)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: pytest.fail("asked for a file"))
    fields = page.form.fields
    assert not fields.rows["ministry"].error()
    fields.due.line.setText("31/02/2018")
    fields.due.edited.emit("31/02/2018")
    press(page, "save_form")
    assert fields.rows["ministry"].error() and fields.rows["due"].error()
    assert page.form._fault.isVisible()
    assert page.window().focusWidget() in (fields.ministry, fields.ministry.lineEdit())
    fields.ministry.setEditText("Santé")
    assert not fields.rows["ministry"].error()


def test_a_branch_ticked_whole_counts_as_one(qtbot: QtBot, shown: Shown) -> None:
    page, _ = shown
    page.show_place(SEND)
    tree = page.form.tree
    tree.setFocus()
    tree.setCurrentItem(tree.topLevelItem(0))
    qtbot.keyClick(tree, Qt.Key.Key_Space)
    assert page.form.draft.sections == ("berlin-2017",)
    first = tree.topLevelItem(0)
    assert first is not None and first.child(0) is not None
    tree.setCurrentItem(first.child(0))
    qtbot.keyClick(tree, Qt.Key.Key_Space)
    assert "berlin-2017" not in page.form.draft.sections
    assert all(section.startswith("berlin-2017/") for section in page.form.draft.sections)


def test_what_was_chosen_survives_a_change_and_the_other_language(session: Session, shown: Shown) -> None:
    page, _ = shown
    page.show_place(SEND)
    page.form.fields.ministry.setEditText("Finances")
    page.form.tree.tick({"berlin-2017/q_1_1_2", "action-plan"})
    session.answer("berlin-2017", "q_1_1_1", "Oui", language="fr")
    interface.use("fr")
    assert page.form.draft.ministry == "Finances"
    assert set(page.form.draft.sections) == {"berlin-2017/q_1_1_2", "action-plan"}
    page.show_place(CONTRIBUTIONS)
    page.show_place(SEND)
    assert not page.form.draft.sections


def test_a_reminder_is_copied_and_noted(session: Session, shown: Shown) -> None:
    page, on = shown
    instance = sent(session, 1, "Finances", -3)
    press(page, "remind")
    assert on.steps.gone == [Place("contributions", "", "reminder", instance)]
    follow(page, on)
    page.letter.languages.choose("en")
    press(page, "copy_letter")
    assert QGuiApplication.clipboard().text().startswith("Reminder")
    assert len(contributions(session.snapshot())[0].reminded) == 1
    follow(page, on)
    assert "Reminded on" in page.follow._notes.text()


def test_what_is_back_needs_no_reminder(session: Session, shown: Shown) -> None:
    page, _ = shown
    instance = sent(session, 1, "Finances", -3)
    session.apply(mark_returned(session.snapshot(), instance, "2018-09-01T10:00:00+00:00"))
    assert not page.follow._remind.isEnabled() and page.follow._remind.toolTip()


def test_dropped_files_go_to_the_merge_desk(
    shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, _ = shown
    received: list[list[Path]] = []
    monkeypatch.setattr("ui.merge.receiving.open_desk", lambda _, paths: received.append(list(paths)))
    files = [tmp_path / name for name in ("a.xlsx", "b.passerelle", "c.txt")]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.follow.area.dropEvent(event)
    assert received == [files[:2]]


def test_read_only_says_why_nothing_can_be_sent(qtbot: QtBot, session: Session) -> None:
    sent(session, 1, "Finances", -3)
    session.flush()
    with Session.open(session.path, read_only=True) as reading:
        page, _ = stage(qtbot, reading, ContributionsPage, (996, 710))
        page.show_place(SEND)
        assert page.views.currentWidget() is page.follow
        assert not page.follow._send.isEnabled() and "read-only" in page.follow._send.toolTip()


@pytest.mark.parametrize("width", [1400, 996, 420])
def test_a_narrow_window_keeps_ministry_day_and_state(session: Session, shown: Shown, width: int) -> None:
    page, on = shown
    sent(session, 1, "Finances", -3)
    on.window.resize(width, 710)
    table = page.follow.table
    narrow = width < 800
    assert [table.isColumnHidden(column) for column in range(7)] == [
        False, narrow, narrow, False, narrow, narrow, False,
    ]  # fmt: skip
    assert not table.horizontalScrollBar().isVisible()


def test_a_colleague_is_told_what_to_do_with_a_part(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    asked = Request("Finances", ("berlin-2017/1.1",), ("fr",), date(2030, 9, 14))
    write_form(
        session.snapshot(), asked, tmp_path / "extrait.passerelle", "Amina", "2018-08-20T10:00:00+00:00"
    )
    with Session.open(tmp_path / "extrait.passerelle", synchronous=False) as excerpt:
        page, on = stage(qtbot, excerpt, ContributionsPage, (996, 710))
        page.show_place(CONTRIBUTIONS)
        told = " ".join(label.text() for label in page.follow._empty.findChildren(QLabel))
        assert "part that was sent to you" in told and "14 September 2030" in told
        assert not page.follow._empty.button.isVisible()
        page.focus_first()
        assert on.window.focusWidget() is page.follow.area.button
