"""A workbook to answer in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.bench import Desk, context_for, new_session
from ui.answer_widgets.base import AnswerBase
from ui.answer_widgets.factory import make
from ui.page import Context
from workbook.editing.session import Session

Show = Callable[[str], AnswerBase]


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = new_session(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def context(session: Session) -> Context:
    return context_for(session, Desk())


@pytest.fixture
def show(context: Context, session: Session, qtbot: QtBot) -> Show:
    """Make the widget of a question, shown and following the session."""

    def shown(name: str) -> AnswerBase:
        widget = make(session.snapshot().forms["bench"].question(name), context)
        qtbot.addWidget(widget)
        widget.show_cell("bench")
        session.subscribe(widget.refresh)
        widget.show()
        return widget

    return shown
