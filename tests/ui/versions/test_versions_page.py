"""The page of versions as a person uses it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.plan_example import plan_workbook
from tests.ui.pages import Stage, stage
from ui.language import interface
from ui.name_dialog import NameDialog
from ui.versions.page import VersionsPage
from ui.widgets.links import LinkButton
from ui.widgets.toast import Toast
from workbook.editing.session import Session
from workbook.errors import N_, CannotWrite
from workbook.screens.places import VERSIONS, Place

FORM, NAME = "berlin-2017", "q_1_1_1"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = plan_workbook(tmp_path / "plan.passerelle")
    yield opened
    opened.close()


@pytest.fixture
def shown(qtbot: QtBot, session: Session) -> Iterator[tuple[VersionsPage, Stage]]:
    """Three versions: a backup before the plan was loaded, a named one, a backup made while working."""
    session.answer(FORM, NAME, "Un comité suit la stratégie.", language="fr")
    session.name_version("Before the cabinet")
    session.answer(FORM, NAME, "Un comité national suit la stratégie.", language="fr")
    session.saver.back_up("working").result()
    page, on = stage(qtbot, session, VersionsPage, (996, 710))
    page.show_place(VERSIONS)
    qtbot.waitUntil(lambda: page.list.lines.rowCount() == 4)
    yield page, on
    on.context.jobs.stop()


def choose(qtbot: QtBot, page: VersionsPage, words: str) -> None:
    """Go down in the list by keyboard until the line that says it."""
    page.focus_first()
    for _ in range(6):
        current = page.list.currentIndex()
        if words in str(current.data(Qt.ItemDataRole.AccessibleTextRole)):
            break
        qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert words in str(page.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))
    qtbot.waitUntil(lambda: "Comparing" not in page.detail.since)


def answer(session: Session) -> str:
    return session.snapshot().text(FORM, NAME)


def test_the_newest_is_looked_into_at_once(qtbot: QtBot, shown: tuple[VersionsPage, Stage]) -> None:
    page, _ = shown
    qtbot.waitUntil(lambda: page.detail.since.startswith("Nothing has changed"))
    assert not page.detail.restore.isEnabled()
    assert page.detail.restore.toolTip()


def test_a_version_is_restored_undone_and_restored_again(
    qtbot: QtBot, session: Session, shown: tuple[VersionsPage, Stage]
) -> None:
    page, _ = shown
    choose(qtbot, page, "Before the cabinet")
    assert page.detail.since == "Since then: 1 answer changed."
    qtbot.keyClick(page.detail.restore, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: answer(session) == "Un comité suit la stratégie.")
    qtbot.waitUntil(lambda: page.detail.since.startswith("Nothing has changed"))
    toast = page.window().findChild(Toast)
    assert toast is not None
    session.undo()
    assert answer(session) == "Un comité national suit la stratégie."
    session.redo()
    assert answer(session) == "Un comité suit la stratégie."


def test_what_was_there_is_backed_up_first(
    qtbot: QtBot, session: Session, shown: tuple[VersionsPage, Stage]
) -> None:
    page, _ = shown
    session.answer(FORM, NAME, "Tout autre chose", language="fr")
    choose(qtbot, page, "Before the cabinet")
    page.detail.restore.click()
    qtbot.waitUntil(lambda: page.list.lines.rowCount() == 5)
    spoken = [
        str(page.list.lines.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))
        for row in range(page.list.lines.rowCount())
    ]
    assert any("Before a version was restored" in words for words in spoken)


def test_an_answer_that_differs_leads_to_its_question(
    qtbot: QtBot, shown: tuple[VersionsPage, Stage]
) -> None:
    page, on = shown
    choose(qtbot, page, "Before the cabinet")
    (link,) = page.detail.changes.findChildren(LinkButton)
    link.click()
    assert on.steps.gone == [Place("question", FORM, NAME)]


def test_a_version_named_here_is_listed(
    qtbot: QtBot, shown: tuple[VersionsPage, Stage], monkeypatch: pytest.MonkeyPatch
) -> None:
    page, _ = shown

    def name(dialog: NameDialog) -> int:
        dialog.field.setText("Signed")
        return 1

    monkeypatch.setattr(NameDialog, "exec", name)
    page.name_version()
    qtbot.waitUntil(lambda: page.list.lines.rowCount() == 5)
    first = page.list.lines.index(1, 0)
    assert "“Signed”" in str(first.data(Qt.ItemDataRole.AccessibleTextRole))


def test_a_copy_of_a_version(
    qtbot: QtBot, shown: tuple[VersionsPage, Stage], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, _ = shown
    target = tmp_path / "copie.passerelle"
    monkeypatch.setattr("ui.versions.page.choose_new_file", lambda *_: target)
    choose(qtbot, page, "Before the cabinet")
    page.detail.copy.click()
    qtbot.waitUntil(lambda: page.window().findChild(Toast) is not None)
    with Session.open(target, read_only=True) as copy:
        assert answer(copy) == "Un comité suit la stratégie."


def test_a_backup_that_failed_is_said(
    qtbot: QtBot, session: Session, shown: tuple[VersionsPage, Stage]
) -> None:
    page, _ = shown
    assert not page._alarm.isVisible()
    session.saver.backup_error = CannotWrite(N_("The disk of {file} is full."), file="x")
    page.show_place(VERSIONS)
    qtbot.waitUntil(page._alarm.isVisible)
    assert "backup could not be made" in page._alarm.text()


def test_read_only_restores_nothing_and_says_why(qtbot: QtBot, session: Session) -> None:
    session.answer(FORM, NAME, "Un", language="fr")
    session.saver.back_up("working").result()
    session.answer(FORM, NAME, "Deux", language="fr")
    with Session.open(session.path, read_only=True) as reader:
        page, _ = stage(qtbot, reader, VersionsPage)
        page.show_place(VERSIONS)
        qtbot.waitUntil(lambda: page.detail.since == "Since then: 1 answer changed.")
        assert not page.detail.restore.isEnabled()
        assert "read-only" in page.detail.restore.toolTip()
        assert page.detail.copy.isEnabled()
        page.context.jobs.stop()


def test_no_version_yet_says_how_to_make_one(qtbot: QtBot, tmp_path: Path) -> None:
    from workbook.questionnaire.library import load

    with Session.create(tmp_path / "new.passerelle", [load("identification")], {}) as fresh:
        page, _ = stage(qtbot, fresh, VersionsPage)
        page.show_place(VERSIONS)
        qtbot.waitUntil(page._empty.isVisible)
        page.focus_first()
        interface.use("fr")
        interface.use("en")
        assert page._empty.button.text() == "Name this version…"
        page.context.jobs.stop()


@pytest.mark.parametrize(("width", "beside"), [(996, True), (560, False)])
def test_the_list_stands_above_where_there_is_little_room(
    qtbot: QtBot, shown: tuple[VersionsPage, Stage], width: int, beside: bool
) -> None:
    page, on = shown
    on.window.resize(width, 710)
    qtbot.waitUntil(lambda: page.width() == width)
    qtbot.waitUntil(lambda: (page.detail.x() > page.list.x()) is beside)
    assert (page.detail.y() > page.list.y()) is not beside
