"""The panel about an answer: history with restore, comments."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.question.about import AboutPanel
from ui.question.page import QuestionPage
from ui.widgets.wrapped_text import WrappedText
from workbook.editing.session import Session


def test_an_earlier_answer_is_restored_as_a_step(
    page: QuestionPage, panel: AboutPanel, session: Session, qtbot: QtBot
) -> None:
    session.answer("bench", "long", "quatre services ouverts", language="fr")
    session.by = "Driss"
    session.answer("bench", "long", "six services ouverts", language="fr")
    qtbot.waitUntil(lambda: len(panel.history.entries) == 2, timeout=5000)
    newest, oldest = panel.history.entries
    assert newest.findChild(WrappedText).text() == "quatre six services ouverts"  # type: ignore[union-attr]
    newest.setFocus()
    panel.history._choose(oldest)
    assert oldest.restore.isVisible() and not newest.restore.isVisible()
    oldest.restore.click()
    assert session.snapshot().value("bench", "long", facet="value.fr") == "quatre services ouverts"
    assert session.undo_step is not None and session.undo_step.kind == "restore"
    qtbot.waitUntil(lambda: len(panel.history.entries) == 3, timeout=5000)
    session.undo()
    assert session.snapshot().value("bench", "long", facet="value.fr") == "six services ouverts"


def test_a_comment_with_who_and_when(panel: AboutPanel, session: Session, qtbot: QtBot) -> None:
    panel.tabs.setCurrentIndex(1)
    assert not panel.comments.add_button.isEnabled()
    qtbot.keyClicks(panel.comments.field, "To be checked")
    panel.comments.add_button.click()
    (comment,) = session.snapshot().comments("bench", "long")
    assert (comment["by"], comment["text"]) == ("Amina", "To be checked")
    assert panel.comments.field.toPlainText() == ""

    def is_shown() -> bool:
        words = panel.comments.findChildren(WrappedText)
        return any(one.isVisible() and one.text() == "To be checked" for one in words)

    qtbot.waitUntil(is_shown, timeout=3000)
