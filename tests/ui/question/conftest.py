"""A question page and the panel about its answer, on a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.bench import Desk, context_for, new_session
from ui.page import Context
from ui.question.about import AboutPanel
from ui.question.page import QuestionPage
from workbook.editing.session import Session
from workbook.screens.places import Place


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = new_session(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def context(session: Session, desk: Desk) -> Context:
    return context_for(session, desk)


@pytest.fixture
def page(context: Context, session: Session, qtbot: QtBot) -> QuestionPage:
    made = QuestionPage(context)
    qtbot.addWidget(made)
    session.subscribe(made.refresh)
    made.resize(760, 700)
    made.show_place(Place("question", "bench", "long"))
    made.show()
    made.activateWindow()
    return made


@pytest.fixture
def panel(context: Context, session: Session, qtbot: QtBot) -> AboutPanel:
    made = AboutPanel(context)
    qtbot.addWidget(made)
    session.subscribe(made.refresh)
    made.show_question("bench", "long")
    made.show()
    return made
