"""The section page as a person uses it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.plan_example import plan_workbook
from tests.ui.pages import Stage, stage
from ui.language import interface
from ui.section.page import SectionPage
from ui.widgets.toast import Toast
from ui.widgets.wrapped_text import WrappedText
from workbook.editing.session import Session
from workbook.questionnaire.library import load
from workbook.screens.places import Place

SDG, TARGET = "sdg-migration", "target_10c"
PLACE = Place("section", SDG, TARGET)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = plan_workbook(tmp_path / "plan.passerelle")
    yield opened
    opened.close()


@pytest.fixture
def shown(qtbot: QtBot, session: Session) -> tuple[SectionPage, Stage]:
    page, on = stage(qtbot, session, SectionPage)
    page.show_place(PLACE)
    return page, on


def measure(session: Session, code: str) -> str:
    return session.snapshot().forms[SDG].question(code).name


def test_the_target_shows_its_text_and_all_measures(shown: tuple[SectionPage, Stage]) -> None:
    page, _ = shown
    assert page.shows_checklist
    assert page.checklist.code.text() == "10.c"
    assert page.checklist.text.text().startswith("By 2030")
    assert len(page.checklist.rows) == 7


def test_a_state_is_chosen_by_keyboard(
    qtbot: QtBot, shown: tuple[SectionPage, Stage], session: Session
) -> None:
    page, _ = shown
    page.focus_first()
    row = next(iter(page.checklist.rows.values()))
    combo = row.state.focusWidget() or row.state.findChildren(QLineEdit)
    qtbot.keyClick(combo, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: session.snapshot().value(SDG, row.question.name) is not None)
    assert page.checklist._counted.text().startswith("1 of 7 measure")


def test_an_action_is_created_from_a_measure_and_one_undo_takes_it_back(
    shown: tuple[SectionPage, Stage], session: Session
) -> None:
    page, on = shown
    name = measure(session, "10.c-m3")
    session.answer(SDG, name, "planned")
    row = page.checklist.rows[name]
    assert row.link.text() == "Create an action" and not row.link.isHidden()
    row.link.click()
    rows = session.snapshot().rows("action-plan", "actions")
    assert len(rows) == 6 and on.steps.gone == [Place("table", "action-plan", "actions", rows[-1])]
    assert row.link.text() == "Action 6"
    toast = on.window.findChild(Toast)
    assert toast is not None and toast.link is not None
    toast.link.click()
    assert len(session.snapshot().rows("action-plan", "actions")) == 5
    assert row.link.text() == "Create an action"


def test_a_linked_action_is_one_click_away(shown: tuple[SectionPage, Stage], session: Session) -> None:
    page, on = shown
    row = page.checklist.rows[measure(session, "10.c-m1")]
    assert row.link.text() == "Action 2"
    row.link.click()
    assert on.steps.gone == [Place("table", "action-plan", "actions", "a02")]


def test_details_open_in_place_and_are_written(
    qtbot: QtBot, shown: tuple[SectionPage, Stage], session: Session
) -> None:
    page, _ = shown
    name = measure(session, "10.c-m2")
    page.show_place(PLACE._replace(row=name))
    row = page.checklist.rows[name]
    assert row.is_open and row.more is not None
    since = next(one for one in row.more.rows if one.question.name.endswith("since"))
    field = since.answer.findChild(QLineEdit)
    assert field is not None
    qtbot.keyClicks(field, "2014")
    page.hand_over()
    assert session.snapshot().value(SDG, f"{name}_since") == 2014
    assert row._since.text() == "2014"
    row.fold.click()
    assert not row.is_open


def test_an_action_is_added_for_the_target(shown: tuple[SectionPage, Stage], session: Session) -> None:
    page, on = shown
    page.checklist.plan.add.click()
    row = session.snapshot().rows("action-plan", "actions")[-1]
    assert session.snapshot().value("action-plan", "target", row) == ["10.c"]
    assert on.steps.gone[-1].row == row


def test_it_follows_the_language(shown: tuple[SectionPage, Stage]) -> None:
    page, _ = shown
    interface.use("fr")
    assert page.checklist.text.text().startswith("D’ici à 2030")


def test_open_details_speak_the_other_language_too(
    shown: tuple[SectionPage, Stage], session: Session
) -> None:
    page, _ = shown
    name = measure(session, "10.c-m2")
    page.show_place(PLACE._replace(row=name))
    row = page.checklist.rows[name]
    before = row.more
    interface.use("fr")
    assert row.is_open and row.more is not None and row.more is not before
    quoted = [text.text() for text in row.more.findChildren(WrappedText)]
    assert any(words.startswith("«") for words in quoted)


def test_a_list_leads_to_its_questions_by_keyboard(
    qtbot: QtBot, shown: tuple[SectionPage, Stage], session: Session
) -> None:
    page, on = shown
    section = session.snapshot().forms["berlin-2017"].item("1.1").name
    page.show_place(Place("section", "berlin-2017", section))
    assert not page.shows_checklist
    page.focus_first()
    qtbot.keyClick(page.list.entries[0], Qt.Key.Key_Return)
    assert on.steps.gone[-1].kind == "question"


def test_a_list_follows_what_is_answered(shown: tuple[SectionPage, Stage], session: Session) -> None:
    page, _ = shown
    berlin = session.snapshot().forms["berlin-2017"]
    page.show_place(Place("section", "berlin-2017", berlin.item("1.1").name))
    session.answer("berlin-2017", berlin.question("1.1-1").name, "Many actors", language="en")
    assert page.list.entries[0].entry.words == "Many actors"


def test_a_narrow_page_keeps_state_and_words(qtbot: QtBot, session: Session) -> None:
    page, on = stage(qtbot, session, SectionPage, (640, 700))
    page.show_place(PLACE)
    qtbot.wait(50)
    row = next(iter(page.checklist.rows.values()))
    assert row._who.isHidden() and not row.state.isHidden()
    assert page.checklist.minimumSizeHint().width() <= 640
    on.window.resize(1240, 700)
    assert not row._who.isHidden()


def test_a_close_answer_is_taken_over_in_place(qtbot: QtBot, session: Session) -> None:
    session.include_forms([load("dakar-2008")])
    session.answer("dakar-2008", "m_1_2", "in_force")
    session.answer("dakar-2008", "m_1_2_since", 2009)
    page, _ = stage(qtbot, session, SectionPage)
    page.show_place(PLACE._replace(name="target_10_7"))
    row = page.checklist.rows["m_10_7_1"]
    session.answer(SDG, "m_10_7_1", None)
    assert not row.similar.isHidden()
    row.similar.click()
    assert row.more is not None and row.more.echoes.lines[0].link.text() == "Dakar 2008, 1-2"
    row.more.echoes.lines[0].use.click()
    assert session.snapshot().value(SDG, "m_10_7_1") == "in_force"
    assert row._since.text() == "2009" and row.similar.isHidden()
    assert row.more.taken.link.text() == "Taken from Dakar 2008, 1-2"


def test_a_measure_is_left_unanswered_for_a_reason(
    shown: tuple[SectionPage, Stage], session: Session
) -> None:
    page, _ = shown
    name = measure(session, "10.c-m3")
    row = page.checklist.rows[name]
    row.set_open(True)
    assert row.more is not None
    row.more.menu.reasons["no_data"].trigger()
    row.more.missing.why.setText("first survey in 2027")
    page.hand_over()
    missing = session.snapshot().missing(SDG, name)
    assert missing is not None and (missing.reason, missing.why) == ("no_data", "first survey in 2027")
    assert row._reason.text() == "no data" and row.more.no_answer.isHidden()
    row.more.missing.back.click()
    assert session.snapshot().missing(SDG, name) is None and not row.more.no_answer.isHidden()
