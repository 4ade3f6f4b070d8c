"""Files that come back: read in the background, refused in words, doubted before they are shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.plan_example import plan_workbook
from tests.ui.pages import Stage, stage
from ui.merge.page import MergePage
from ui.merge.receiving import choose_and_receive, open_desk
from workbook.editing.contributions import contributions, send
from workbook.editing.creation import now
from workbook.editing.session import Session
from workbook.exchange.selection import Request
from workbook.exchange.sending import write_form
from workbook.screens.places import MERGE

BERLIN, QUESTION = "berlin-2017", "q_1_1_1"


@pytest.fixture
def shown(qtbot: QtBot, session: Session) -> Iterator[tuple[MergePage, Stage]]:
    page, on = stage(qtbot, session, MergePage)
    page.show_place(MERGE)
    yield page, on
    on.context.jobs.stop()


def sent(session: Session, path: Path, ministry: str = "Travail") -> Path:
    """A form that went out."""
    request = Request(ministry, (f"{BERLIN}/1.1",), ("fr",), None)
    session.apply(send(session.snapshot(), write_form(session.snapshot(), request, path, session.by, now())))
    return path


def received(qtbot: QtBot, on: Stage, *paths: Path) -> None:
    """Read, and wait for the desk."""
    open_desk(on.context, paths)
    assert on.banner("receiving") == f"Reading {paths[0].name}…"
    qtbot.waitUntil(lambda: not on.banner("receiving"))


def test_an_untouched_form_has_nothing_to_decide_and_is_noted_as_returned(
    qtbot: QtBot, session: Session, shown: tuple[MergePage, Stage], tmp_path: Path
) -> None:
    page, on = shown
    assert page.empty.isVisible()
    received(qtbot, on, sent(session, tmp_path / "travail.xlsx"))
    assert on.steps.gone == [MERGE] and on.context.desk is not None
    page.show_place(MERGE)
    assert page.panel.list.lines.rowCount() == 0
    assert contributions(session.snapshot())[0].returned
    assert page.nothing.isVisible()


def test_an_excerpt_comes_back_to_the_same_desk(
    qtbot: QtBot, session: Session, shown: tuple[MergePage, Stage], tmp_path: Path
) -> None:
    page, on = shown
    path = sent(session, tmp_path / "travail.passerelle")
    with Session.open(path, by="Karim") as theirs:
        theirs.answer(BERLIN, QUESTION, "De Karim.", language="fr")
    received(qtbot, on, path)
    page.show_place(MERGE)
    assert on.context.desk is not None and on.context.desk.count == 1
    assert page.sheet.sides.columns[2].side.text == "De Karim."


def test_several_files_stand_side_by_side_and_the_refused_one_is_told(
    qtbot: QtBot, session: Session, shown: tuple[MergePage, Stage], tmp_path: Path
) -> None:
    page, on = shown
    broken, again = tmp_path / "cassé.xlsx", tmp_path / "travail-bis.xlsx"
    broken.write_bytes(b"PK no")
    first = sent(session, tmp_path / "travail.xlsx")
    second = sent(session, tmp_path / "santé.xlsx", "Santé")
    again.write_bytes(first.read_bytes())
    received(qtbot, on, first, broken, again, second)
    page.show_place(MERGE)
    assert on.context.desk is not None
    assert on.context.desk.head().lines == ("Travail", "Santé")
    told = on.banner("error").splitlines()
    assert "cassé.xlsx" in told[0]
    assert told[1] == "travail-bis.xlsx is the same form as travail.xlsx. Receive one of them at a time."


def test_a_form_that_comes_later_joins_those_on_the_desk(
    qtbot: QtBot, session: Session, shown: tuple[MergePage, Stage], tmp_path: Path
) -> None:
    _, on = shown
    received(qtbot, on, sent(session, tmp_path / "travail.xlsx"))
    received(qtbot, on, sent(session, tmp_path / "santé.xlsx", "Santé"))
    assert on.context.desk is not None and len(on.context.desk.comparisons) == 2


@pytest.mark.parametrize("answer", ["leave", "compare"])
def test_a_form_of_another_workbook_is_asked_about(
    qtbot: QtBot,
    session: Session,
    shown: tuple[MergePage, Stage],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
) -> None:
    _, on = shown
    with plan_workbook(tmp_path / "autre.passerelle") as other:
        path = sent(other, tmp_path / "autre.xlsx")
    asked: list[str] = []

    def ask(text: str, detail: str, *_: Any, **__: Any) -> str:
        asked.extend((text, detail))
        return answer

    monkeypatch.setattr(on.context.messages, "ask", ask)
    received(qtbot, on, path)
    assert asked == ["Is autre.xlsx the right file?", "The form was made from another workbook."]
    assert (on.context.desk is not None) == (answer == "compare")


def test_reading_can_be_stopped(
    qtbot: QtBot, session: Session, shown: tuple[MergePage, Stage], tmp_path: Path
) -> None:
    _, on = shown
    open_desk(on.context, [sent(session, tmp_path / "travail.xlsx")])
    banner = on.context.messages.shown("receiving")
    assert banner is not None
    banner.link.click()
    assert not on.banner("receiving")
    qtbot.waitUntil(lambda: not on.context.jobs.busy)
    assert on.context.desk is None and on.steps.gone == []


def test_nothing_happens_where_no_file_is_chosen(
    shown: tuple[MergePage, Stage], monkeypatch: pytest.MonkeyPatch
) -> None:
    page, on = shown
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_, **__: ([], ""))
    choose_and_receive(on.context, page)
    assert not on.context.jobs.busy and not on.banner("receiving")
