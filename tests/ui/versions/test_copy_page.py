"""Another copy of the workbook, compared in the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.plan_example import plan_workbook
from tests.ui.pages import Stage, stage
from ui.versions.copy_page import CopyPage
from ui.widgets.links import LinkButton
from workbook.editing.session import Session
from workbook.screens.places import MERGE, Place

FORM, BOTH, THERE, HERE = "berlin-2017", "q_1_1_1", "q_1_1_2", "q_1_1_3"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = plan_workbook(tmp_path / "plan.passerelle")
    yield opened
    opened.close()


@pytest.fixture
def copy(session: Session) -> Path:
    """A copy that a colleague went on in, as one did here."""
    path = session.path.with_name("plan-OFFICE.passerelle")
    session.saver.copy_to(path).result()
    with Session.open(path, by="Benoît", backups=False) as theirs:
        theirs.answer(FORM, BOTH, "Leur mot", language="fr")
        theirs.answer(FORM, THERE, "Deux exemples", language="fr")
    return path


def shown(qtbot: QtBot, session: Session, path: Path) -> tuple[CopyPage, Stage]:
    page, on = stage(qtbot, session, CopyPage, (996, 710))
    page.show_place(Place("copy", "", str(path)))
    qtbot.waitUntil(lambda: "Comparing" not in page.verdict.text())
    return page, on


def test_what_changed_only_there_is_taken_over_and_given_back(
    qtbot: QtBot, session: Session, copy: Path
) -> None:
    session.answer(FORM, BOTH, "Notre mot", language="fr")
    session.answer(FORM, HERE, "Seulement ici", language="fr")
    page, on = shown(qtbot, session, copy)
    assert page.verdict.text().startswith("Both copies were changed since")
    assert page.take.text() == "Take 1 change over"
    assert page._counts.text() == "1 changed only there, 1 changed only here, 1 changed on both sides"
    page.focus_first()
    qtbot.keyClick(page.take, Qt.Key.Key_Return)
    snapshot = session.snapshot()
    assert [snapshot.text(FORM, name) for name in (BOTH, THERE, HERE)] == [
        "Notre mot",
        "Deux exemples",
        "Seulement ici",
    ]
    qtbot.waitUntil(lambda: not page.take.isEnabled())
    assert page.take.toolTip()
    session.undo()
    assert session.snapshot().text(FORM, THERE) == ""
    qtbot.waitUntil(page.take.isEnabled)
    on.context.jobs.stop()


def test_an_answer_changed_on_both_sides_leads_to_its_question(
    qtbot: QtBot, session: Session, copy: Path
) -> None:
    session.answer(FORM, BOTH, "Notre mot", language="fr")
    page, on = shown(qtbot, session, copy)
    qtbot.waitUntil(lambda: any(link.isVisible() for link in page.differing.findChildren(LinkButton)))
    next(link for link in page.differing.findChildren(LinkButton) if link.isVisible()).click()
    assert on.steps.gone == [Place("question", FORM, BOTH)]
    page.open_other.click()
    assert on.steps.opened == [copy]
    on.context.jobs.stop()


def test_what_both_changed_goes_to_the_desk(qtbot: QtBot, session: Session, copy: Path) -> None:
    session.answer(FORM, BOTH, "Notre mot", language="fr")
    page, on = shown(qtbot, session, copy)
    assert page.decide.text() == "Decide 1 conflict…"
    page.decide.click()
    qtbot.waitUntil(lambda: on.steps.gone == [MERGE])
    assert on.context.desk is not None
    (comparison,) = on.context.desk.comparisons
    assert {one.kind for one in comparison.differences} <= {"conflict", "unchanged", "same"}
    on.context.jobs.stop()


def test_alike_copies_need_nothing(qtbot: QtBot, session: Session) -> None:
    path = session.path.with_name("copie.passerelle")
    session.saver.copy_to(path).result()
    page, on = shown(qtbot, session, path)
    assert page.verdict.text().startswith("Both copies are alike")
    assert not page.take.isVisible() and not page._answers.isVisible() and not page._steps.isVisible()
    on.context.jobs.stop()


@pytest.mark.parametrize("content", [None, b"no workbook"])
def test_a_file_that_cannot_be_compared_is_said(
    qtbot: QtBot, session: Session, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "other.passerelle"
    if content is not None:
        path.write_bytes(content)
    page, on = shown(qtbot, session, path)
    assert "other.passerelle" in page.verdict.text()
    assert not page.take.isVisible()
    on.context.jobs.stop()
