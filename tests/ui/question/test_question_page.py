"""The question page, as a person uses it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.bench import Desk
from ui.answer_widgets.languages import LongTextArea
from ui.answer_widgets.long_text import LongTextAnswer
from ui.language import interface
from ui.question.page import QuestionPage
from ui.widgets.wrapped_text import WrappedText
from workbook.document.cells import Cell, Change
from workbook.editing.changes import ChangeSet
from workbook.editing.session import Session
from workbook.screens.places import Place


def editor_of(page: QuestionPage, language: str = "fr") -> LongTextAnswer:
    assert isinstance(page.answer, LongTextArea)
    return page.answer.editors[language]


def words_of(page: QWidget, name: str) -> str:
    found = page.findChild(QLabel, name)
    assert found is not None
    return found.text()


def question_text(page: QuestionPage) -> str:
    first = page.findChild(QWidget, "question_text")
    assert first is not None
    return first.findChild(WrappedText).text()  # type: ignore[union-attr]


def test_typing_is_answered_after_a_pause_and_said_saved_once_on_the_disk(
    page: QuestionPage, session: Session, qtbot: QtBot
) -> None:
    answer = editor_of(page)
    page.focus_first()
    qtbot.keyClicks(answer.editor, "Un premier mot")
    assert session.snapshot().value("bench", "long", facet="value.fr") is None
    assert words_of(answer, "saved_at") == ""
    qtbot.waitUntil(lambda: words_of(answer, "saved_at").startswith("saved at"), timeout=5000)
    assert session.saver.unsaved == 0
    assert session.snapshot().value("bench", "long", facet="value.fr") == "Un premier mot"
    assert words_of(answer, "word_count") == "3 words"
    assert page.foot.states.current == "draft"


def test_the_language_of_the_window_leaves_what_is_typed(
    page: QuestionPage, session: Session, qtbot: QtBot
) -> None:
    answer = editor_of(page)
    assert question_text(page) == "Tell us"
    qtbot.keyClicks(answer.editor, "encore en cours")
    interface.use("fr")
    assert question_text(page) == "Racontez"
    assert answer.editor.toPlainText() == "encore en cours"
    page.hand_over()
    assert session.snapshot().value("bench", "long", facet="value.fr") == "encore en cours"


def test_each_answer_language_has_its_tab_and_its_mark(
    page: QuestionPage, session: Session, qtbot: QtBot
) -> None:
    area = page.answer
    assert isinstance(area, LongTextArea)
    session.answer("bench", "long", "oui", language="fr")
    assert not area.editors["en"].isVisible()
    area.tabs.setCurrentIndex(1)
    assert area.editors["en"].isVisible() and not area.editors["fr"].isVisible()
    qtbot.keyClicks(area.editors["en"].editor, "yes")
    page.hand_over()
    assert session.snapshot().value("bench", "long", facet="value.en") == "yes"
    assert session.snapshot().value("bench", "long", facet="value.fr") == "oui"


def test_both_languages_beside_each_other(page: QuestionPage, qtbot: QtBot) -> None:
    other = page.findChild(QWidget, "question_text_other")
    assert other is not None and not other.isVisible()
    page.header.beside.click()
    assert other.isVisible()
    page.resize(1300, 700)
    area = page.answer
    assert isinstance(area, LongTextArea)
    french, english = area.editors["fr"], area.editors["en"]
    assert french.isVisible() and english.isVisible()
    qtbot.waitUntil(lambda: english.x() > french.x() + french.width() - 1)
    page.resize(600, 700)
    assert not english.isVisible()


def test_the_state_by_key_and_by_selector(page: QuestionPage, session: Session, qtbot: QtBot) -> None:
    page.set_state("final")
    assert session.undo_step is None, "an empty answer has no state"
    qtbot.keyClicks(editor_of(page).editor, "fini")
    page.set_state("final")
    assert session.snapshot().state("bench", "long") == "final"
    assert page.foot.states.current == "final"
    page.foot.states.choose("review")
    assert session.snapshot().state("bench", "long") == "review"


def test_no_answer_on_purpose_with_a_word_why(
    page: QuestionPage, session: Session, desk: Desk, qtbot: QtBot
) -> None:
    qtbot.keyClicks(editor_of(page).editor, "secret")
    page.foot.reasons["confidential"].trigger()
    missing = session.snapshot().missing("bench", "long")
    assert missing is not None and missing.reason == "confidential"
    assert page.answer is not None and not page.answer.isVisible()
    assert desk.toasts, "the person is told that an answer was set aside"
    qtbot.keyClicks(page.missing.why, "cabinet secret")
    page.hand_over()
    missing = session.snapshot().missing("bench", "long")
    assert missing is not None and missing.why == "cabinet secret"
    page.missing.back.click()
    assert session.snapshot().missing("bench", "long") is None
    assert page.answer.isVisible()


def test_an_undo_is_shown(page: QuestionPage, session: Session, qtbot: QtBot) -> None:
    session.answer("bench", "long", "Un", language="fr")
    session.answer("bench", "long", "Deux", language="fr")
    assert editor_of(page).editor.toPlainText() == "Deux"
    session.undo()
    assert editor_of(page).editor.toPlainText() == "Un"


def test_walking_hands_over_nothing_to_the_next_question(
    page: QuestionPage, session: Session, qtbot: QtBot
) -> None:
    qtbot.keyClicks(editor_of(page).editor, "premier")
    page.hand_over()
    page.show_place(Place("question", "bench", "second"))
    assert editor_of(page).editor.toPlainText() == ""
    qtbot.keyClicks(editor_of(page).editor, "second")
    page.hand_over()
    page.show_place(Place("question", "bench", "long"))
    assert editor_of(page).editor.toPlainText() == "premier"
    assert session.snapshot().value("bench", "second", facet="value.fr") == "second"


def test_the_small_fields(page: QuestionPage, session: Session, qtbot: QtBot) -> None:
    page.fields.ministry.setEditText("Santé")
    page.fields.sources.setText("Loi 02-03")
    page.hand_over()
    assert session.snapshot().ministry("bench", "long") == "Santé"
    assert session.snapshot().sources("bench", "long") == "Loi 02-03"
    page.fields.tags.menu.actions()[0].trigger()
    assert session.snapshot().tags("bench", "long") == ("gender",)
    page.fields.tags.chips["gender"].removed.emit()
    assert session.snapshot().tags("bench", "long") == ()


def test_guidance_with_its_source(page: QuestionPage, desk: Desk) -> None:
    page.guidance.set_open(True)
    texts = {child.objectName(): child.text() for child in page.guidance.findChildren(WrappedText)}
    assert texts["guidance_text"] == "What to think of."
    assert texts["guidance_source"] == "A/61/187, Part I, § 13."
    page.guidance.findChild(QWidget, "read_passage").click()  # type: ignore[union-attr]
    assert desk.visited == [Place("section", "bench", "part")]


def test_details_appear_as_rows_and_irrelevant_ones_do_not(page: QuestionPage, session: Session) -> None:
    page.show_place(Place("question", "bench", "measure"))
    row = page.details.rows["measure_since"]
    assert row.isVisible()
    row.answer.line.setText("1850")  # type: ignore[attr-defined]
    row.answer.touched()  # type: ignore[attr-defined]
    page.hand_over()
    assert session.snapshot().value("bench", "measure_since") == 1850
    assert row.answer.complaint


def test_last_cycle_s_answer_can_be_used(page: QuestionPage, session: Session) -> None:
    assert not page.previous.isVisible()
    cell = Cell("bench", "", "long", "previous")
    earlier = {"origin": "2016.passerelle", "edition": "Dhaka 2016", "value.fr": "Avant"}
    session.apply(ChangeSet("carry_over", {}, (Change(cell, None, earlier),)))
    assert page.previous.isVisible()
    page.previous.use.click()
    assert session.snapshot().value("bench", "long", facet="value.fr") == "Avant"
    assert session.snapshot().state("bench", "long") == "draft"
    assert editor_of(page).editor.toPlainText() == "Avant"


def test_answers_on_the_same_subject_are_linked(page: QuestionPage, session: Session, desk: Desk) -> None:
    page.show_place(Place("question", "bench", "second"))
    assert not page.echoes.isVisible()
    session.answer("bench", "long", "déjà dit", language="fr")
    page.refresh(None)
    assert page.echoes.isVisible()


def test_the_way_on_and_back(page: QuestionPage, desk: Desk, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.foot.next, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.foot.previous, Qt.MouseButton.LeftButton)
    assert desk.visited == ["next", "previous"]


def test_an_answer_on_the_same_subject_is_taken_over(
    page: QuestionPage, session: Session, desk: Desk
) -> None:
    session.answer("bench", "long", "déjà dit", language="fr")
    page.show_place(Place("question", "bench", "second"))
    (line,) = page.echoes.lines
    line.link.click()
    assert desk.visited == [Place("question", "bench", "long")]
    assert not page.taken.isVisible()
    line.use.click()
    assert editor_of(page).editor.toPlainText() == "déjà dit"
    assert page.foot.states.current == "draft" and desk.toasts == ["Answer taken from Bench, 1-1"]
    assert page.taken.isVisible() and page.taken.link.text() == "Taken from Bench, 1-1"
    assert not page.echoes.lines[0].use.isVisible()
    session.answer("bench", "second", "dit autrement", language="fr")
    assert page.taken.link.text() == "Taken from Bench, 1-1, adapted since"
    session.undo()
    session.undo()
    page.refresh(None)
    assert editor_of(page).editor.toPlainText() == "" and not page.taken.isVisible()
