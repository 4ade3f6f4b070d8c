"""A field of a form can be left unanswered for a reason, by mouse and by keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.page import Context
from ui.question.details import QuestionRow
from workbook.editing.session import Session

TYPES = ("line", "two", "names", "whole", "number", "day", "colour", "place", "colours", "places", "proof")


def row_of(context: Context, qtbot: QtBot, name: str) -> QuestionRow:
    made = QuestionRow(context.session.snapshot().forms["bench"].question(name), context)
    qtbot.addWidget(made)
    context.session.subscribe(made.refresh)
    made.resize(500, 80)
    made.show_cell("bench", "")
    made.show()
    made.activateWindow()
    return made


def test_every_type_is_left_out_and_answered_after_all(
    context: Context, session: Session, qtbot: QtBot
) -> None:
    for name in TYPES:
        row = row_of(context, qtbot, name)
        row.given.menu.reasons["no_data"].trigger()
        missing = session.snapshot().missing("bench", name)
        assert missing is not None and missing.reason == "no_data", name
        assert not row.answer.isVisible() and row.given.missing.isVisible()
        row.given.missing.why.setText("census of 2024")
        row.hand_over()
        missing = session.snapshot().missing("bench", name)
        assert missing is not None and missing.why == "census of 2024"
        row.given.missing.back.click()
        assert session.snapshot().missing("bench", name) is None
        assert row.answer.isVisible() and not row.given.missing.isVisible()
        row.hide()


def test_what_was_typed_is_set_aside_not_lost(context: Context, session: Session, qtbot: QtBot) -> None:
    row = row_of(context, qtbot, "line")
    row.given.focus_field()
    qtbot.keyClicks(row.focusWidget(), "already here")
    row.given.menu.reasons["confidential"].trigger()
    assert session.snapshot().state("bench", "line") == "missing"
    session.undo()
    assert session.snapshot().value("bench", "line") == "already here"


def test_the_reasons_open_by_keyboard(context: Context, qtbot: QtBot) -> None:
    row = row_of(context, qtbot, "line")
    row.given.focus_field()
    qtbot.waitUntil(row.given.more.isVisible)
    qtbot.keyClick(row.focusWidget(), Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert row.given.menu.isVisible()
    row.given.menu.close()
