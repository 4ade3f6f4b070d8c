"""The overview as a person uses it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from tests.plan_example import plan_workbook
from tests.ui.pages import Stage, stage
from ui.language import interface
from ui.overview.page import OverviewPage
from ui.widgets.links import LinkButton
from workbook.editing.session import Session
from workbook.screens.places import CHECK, OVERVIEW, Place


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = plan_workbook(tmp_path / "plan.passerelle")
    yield opened
    opened.close()


@pytest.fixture
def shown(qtbot: QtBot, session: Session) -> tuple[OverviewPage, Stage]:
    page, on = stage(qtbot, session, OverviewPage, (996, 710))
    page.show_place(OVERVIEW)
    qtbot.waitUntil(lambda: any("Action plan" in words for words in labels(page)))
    qtbot.waitUntil(lambda: "…" not in labels(page))
    return page, on


def labels(page: OverviewPage) -> list[str]:
    return [label.text() for label in page._body.findChildren(QLabel)]


def target(page: OverviewPage, code: str) -> QAbstractButton:
    found = page._body.findChild(QAbstractButton, f"target_{code}")
    assert isinstance(found, QAbstractButton)
    return found


def test_a_target_leads_to_its_measures_by_keyboard(qtbot: QtBot, shown: tuple[OverviewPage, Stage]) -> None:
    page, on = shown
    qtbot.keyClick(target(page, "10.c"), Qt.Key.Key_Return)
    assert on.steps.gone == [Place("section", "sdg-migration", "target_10c")]


def test_a_target_says_its_squares_in_words(shown: tuple[OverviewPage, Stage]) -> None:
    page, _ = shown
    assert (
        target(page, "10.c").accessibleName() == "10.c Remittance costs: 0 of 7 measures answered, 2 actions"
    )


def test_what_is_left_is_a_link(shown: tuple[OverviewPage, Stage]) -> None:
    page, on = shown
    link = next(link for link in page._body.findChildren(LinkButton) if "Labour inspection" in link.text())
    link.click()
    assert on.steps.gone == [Place("table", "action-plan", "actions", "a04")]


def test_the_button_leads_to_the_check(shown: tuple[OverviewPage, Stage]) -> None:
    page, on = shown
    page.focus_first()
    page._check.click()
    assert on.steps.gone == [CHECK]


def test_it_follows_an_answer(qtbot: QtBot, shown: tuple[OverviewPage, Stage], session: Session) -> None:
    page, _ = shown
    question = session.snapshot().forms["sdg-migration"].question("10.c-m1")
    session.answer("sdg-migration", question.name, "partly")
    qtbot.waitUntil(lambda: "1 of 7" in target(page, "10.c").accessibleName())


def test_it_speaks_the_other_language_at_once(shown: tuple[OverviewPage, Stage]) -> None:
    page, _ = shown
    interface.use("fr")
    assert page._title.text() == "Vue d’ensemble"
    assert any("jours" in words for words in labels(page))


def test_a_narrow_page_stacks_its_columns(qtbot: QtBot, shown: tuple[OverviewPage, Stage]) -> None:
    page, on = shown
    on.window.resize(640, 700)
    qtbot.waitUntil(lambda: page._narrow)
    qtbot.wait(60)
    assert page._area.widget() is not None and page._area.widget().minimumSizeHint().width() <= 640
