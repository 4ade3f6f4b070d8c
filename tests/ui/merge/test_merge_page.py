"""The merge desk as a person uses it: list, sides, decisions, the text kept, applying."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.pages import Stage, stage
from tests.workbook.exchange.form_back import FormBack
from ui.editor.rich_text_edit import RichTextEdit
from ui.language import interface
from ui.merge.deciding import may_leave
from ui.merge.page import MergePage
from ui.merge.sides import Sides
from ui.widgets.toast import Toast
from workbook.document.cells import Cell
from workbook.editing.session import Session
from workbook.exchange.compare import compare_with
from workbook.screens.merge import MergeDesk
from workbook.screens.merge_shown import Fact, Line, Side
from workbook.screens.merge_words import changed_parts
from workbook.screens.places import CONTRIBUTIONS, MERGE, Place

BERLIN, CONFLICT, ADDED = "berlin-2017", "q_1_1_1", "q_1_1_2"
BEFORE, OURS, THEIRS = "Signé en 2015.", "Signé en 2016.", "Signé en 2015 et en 2018."
Key = Qt.Key


@pytest.fixture
def shown(qtbot: QtBot, session: Session) -> Iterator[tuple[MergePage, Stage]]:
    """One conflict, one addition, one new row, one thing refused."""
    session.answer(BERLIN, CONFLICT, BEFORE, language="fr")
    form = FormBack(session.snapshot(), ministry="Travail")
    session.answer(BERLIN, CONFLICT, OURS, language="fr")
    form.write(BERLIN, CONFLICT, THEIRS, "value.fr")
    form.write(BERLIN, ADDED, "Deux lois.", "value.fr")
    form.add_row("action-plan", "actions", "n-01", {"action_title": "Observatoire"})
    form.refuse("action-plan", "progress", "presque", row="a01")
    page, on = stage(qtbot, session, MergePage)
    comparison = compare_with(session, form.received(), "travail.xlsx")
    on.context.desk = MergeDesk((comparison,), "2026-09-04T10:58:00+00:00", interface.catalogue)
    page.show_place(MERGE)
    qtbot.waitUntil(lambda: page.panel.list.currentIndex().isValid())
    yield page, on
    on.context.jobs.stop()


def lines(page: MergePage) -> list[Line]:
    model = page.panel.list.lines
    found = (model.line(model.index(row)) for row in range(model.rowCount()))
    return [line for line in found if line is not None]


def area(page: MergePage) -> RichTextEdit:
    """Where the text that is kept is written."""
    assert page.sheet.kept.editor is not None
    return page.sheet.kept.editor.area


def go_to(page: MergePage, title: str) -> None:
    """Go down in the list by keyboard."""
    page.focus_first()
    for _ in range(12):
        if title in str(page.panel.list.currentIndex().data()):
            return
        QTest.keyClick(page.panel.list, Key.Key_Down)
    raise AssertionError(f"{title} is not in the list")


def text(session: Session, question: str = CONFLICT) -> str:
    return session.snapshot().text(BERLIN, question)


def test_the_list_the_sides_and_the_foot_say_what_came_back(shown: tuple[MergePage, Stage]) -> None:
    page, _ = shown
    assert [line.word for line in lines(page)][:3] == ["conflict", "addition FR", "new row"]
    assert [side.side.title for side in page.sheet.sides.columns] == ["Before", "Ours", "Theirs"]
    assert page.sheet.sides.columns[2].values[0].text() == THEIRS
    assert page.foot.apply.text() == "Apply 2 changes"
    assert not page.sheet.kept.isVisible()


def test_alt_and_a_figure_decide(qtbot: QtBot, session: Session, shown: tuple[MergePage, Stage]) -> None:
    page, _ = shown
    window = page.window()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page.focus_first()
    for key, choice, kept in ((Key.Key_1, "ours", OURS), (Key.Key_2, "theirs", THEIRS)):
        QTest.keyClick(page.panel.list, key, Qt.KeyboardModifier.AltModifier)
        assert page.sheet.choices.segments.current == choice
        assert area(page).stored_text() == kept
    QTest.keyClick(page.panel.list, Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert area(page).stored_text().startswith(OURS)
    assert "2016 (ours) or 2015, 2018 (theirs)" in area(page).accessibleDescription()
    assert page.foot.apply.text() == "Apply 3 changes"
    assert text(session) == OURS, "nothing changes before it is applied"


def test_what_is_written_by_hand_is_what_is_applied(
    qtbot: QtBot, session: Session, shown: tuple[MergePage, Stage]
) -> None:
    page, on = shown
    page.sheet.choices.segments.choose("both")
    area(page).setFocus()
    area(page).selectAll()
    QTest.keyClicks(area(page), "Mon texte.")
    QTest.keyClick(page.foot.apply, Key.Key_Return)
    qtbot.waitUntil(lambda: text(session) == "Mon texte.")
    assert text(session, ADDED) == "Deux lois."
    assert on.steps.gone == [CONTRIBUTIONS] and on.context.desk is None
    toast = page.window().findChild(Toast)
    assert toast is not None
    step = session.undo_step
    assert step is not None and step.kind == "merge"


def test_the_undo_of_the_toast_brings_the_desk_back(
    qtbot: QtBot, session: Session, shown: tuple[MergePage, Stage]
) -> None:
    page, on = shown
    page.sheet.choices.segments.choose("theirs")
    QTest.keyClick(page.foot.apply, Key.Key_Return)
    assert text(session) == THEIRS
    toast = page.window().findChild(Toast)
    assert toast is not None and toast.link is not None
    toast.link.click()
    assert text(session) == OURS and text(session, ADDED) == ""
    assert on.steps.gone[-1] == MERGE and on.context.desk is not None
    page.show_place(MERGE)
    assert [line.word for line in lines(page)][:2] == ["conflict", "addition FR"]


def test_a_conflict_that_is_left_open_stays_on_the_desk(
    session: Session, shown: tuple[MergePage, Stage]
) -> None:
    page, on = shown
    QTest.keyClick(page.foot.apply, Key.Key_Return)
    assert text(session, ADDED) == "Deux lois." and text(session) == OURS
    assert on.steps.gone == [] and on.context.desk is not None
    assert lines(page)[0].word == "conflict" and len(lines(page)) == 2
    assert not page.foot.apply.isEnabled() and page.foot.apply.toolTip()


def test_a_box_is_ticked_by_key_and_by_mouse(shown: tuple[MergePage, Stage]) -> None:
    page, _ = shown
    go_to(page, "1.1-2")
    QTest.keyClick(page.panel.list, Key.Key_Space)
    assert lines(page)[1].ticked is False and page.foot.apply.text() == "Apply 1 change"
    assert page.sheet.choices.segments.current == "ours"
    index = page.panel.list.currentIndex()
    assert index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    where = page.panel.list.visualRect(index)
    box = QPoint(where.left() + 22, where.center().y())
    QTest.mouseClick(page.panel.list.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert lines(page)[1].ticked is True


def test_several_are_decided_at_once(shown: tuple[MergePage, Stage]) -> None:
    page, _ = shown
    page.panel.bulk_actions["untick"].trigger()
    page.panel.bulk_actions["theirs"].trigger()
    assert lines(page)[0].word == "theirs"
    assert page.foot.apply.text() == "Apply 1 change"
    page.panel.bulk_actions["ours"].trigger()
    assert page.foot.apply.text() == "Finish: nothing changes" and page.foot.apply.isEnabled()


def test_the_filter_and_the_tabs_narrow_the_list(qtbot: QtBot, shown: tuple[MergePage, Stage]) -> None:
    page, _ = shown
    QTest.keyClicks(page.panel.field, "observatoire")
    QTest.keyClick(page.panel.field, Key.Key_Return)
    assert [line.word for line in lines(page)] == ["new row"]
    assert page.sheet.sides.columns[2].values[0].text() == "Observatoire"
    QTest.keyClick(page.panel.field, Key.Key_Escape)
    page.panel.tabs.setCurrentIndex(2)
    assert [line.mark for line in lines(page)] == ["error"]


def test_what_was_refused_can_be_copied_and_answered_by_hand(shown: tuple[MergePage, Stage]) -> None:
    page, on = shown
    page.panel.tabs.setCurrentIndex(2)
    page.sheet.copy_text.click()
    assert QGuiApplication.clipboard().text() == "presque"
    assert not page.sheet.choices.isVisible()
    page.sheet.open_question.click()
    assert on.steps.gone == [Place("table", "action-plan", "actions", "a01")]


def test_an_answer_that_changed_meanwhile_waits_again(
    session: Session, shown: tuple[MergePage, Stage]
) -> None:
    page, on = shown
    page.sheet.choices.segments.choose("theirs")
    session.answer(BERLIN, CONFLICT, "Tout autre.", language="fr")
    assert page.sheet.choices.segments.current is None
    assert page.sheet.sides.columns[1].side.text == "Tout autre."
    assert on.banner("merge").startswith("1 answer changed meanwhile")
    assert session.snapshot().cells.get(Cell(BERLIN, "", CONFLICT, "value.fr")) == "Tout autre."


def test_deciding_later_changes_nothing(session: Session, shown: tuple[MergePage, Stage]) -> None:
    page, on = shown
    step = session.snapshot().step
    page.sheet.choices.segments.choose("theirs")
    page.foot.later.click()
    assert session.snapshot().step == step and on.steps.gone == [CONTRIBUTIONS]
    assert on.banner("merge") == "The contribution of Travail waits for your decisions."
    banner = on.context.messages.shown("merge")
    assert banner is not None
    banner.link.click()
    assert on.steps.gone[-1] == MERGE
    page.show_place(MERGE)
    assert not on.banner("merge") and page.sheet.choices.segments.current == "theirs"


def test_what_came_by_mistake_is_put_away(session: Session, shown: tuple[MergePage, Stage]) -> None:
    page, on = shown
    step = session.snapshot().step
    page.panel.put_away.trigger()
    assert on.context.desk is None and session.snapshot().step == step
    page.show_place(MERGE)
    assert page.empty.isVisible() and page.empty.button.isVisible()


@pytest.mark.parametrize(("answer", "closes"), [("stay", False), ("close", True)])
def test_a_workbook_is_not_closed_over_decisions_that_are_not_applied(
    shown: tuple[MergePage, Stage], monkeypatch: pytest.MonkeyPatch, answer: str, closes: bool
) -> None:
    page, on = shown
    asked: list[str] = []

    def ask(text: str, *_: object, **__: object) -> str:
        asked.append(text)
        return answer

    monkeypatch.setattr(on.context.messages, "ask", ask)
    assert may_leave(on.context) and not asked, "nothing was decided yet"
    page.sheet.choices.segments.choose("both")
    assert may_leave(on.context) is closes
    assert asked == ["What you decided of a contribution is not applied yet."]


def test_next_and_previous_walk_the_list(shown: tuple[MergePage, Stage]) -> None:
    page, _ = shown
    assert not page.way.previous.isEnabled()
    page.way.next.click()
    assert page.step(1)
    assert page.panel.list.currentIndex().data() == lines(page)[2].title
    for _ in range(5):
        page.step(1)
    assert not page.way.next.isEnabled() and page.way.previous.isEnabled()


def test_it_speaks_french_at_once_and_keeps_what_is_decided(shown: tuple[MergePage, Stage]) -> None:
    page, _ = shown
    page.sheet.choices.segments.choose("theirs")
    interface.use("fr")
    assert page.sheet.choices.segments.current == "theirs"
    assert page.sheet.shown is not None and page.sheet.shown.title.startswith("Quel")


def test_one_column_where_there_is_no_room_for_two(qtbot: QtBot, shown: tuple[MergePage, Stage]) -> None:
    page, _ = shown
    page.window().resize(640, 700)
    qtbot.waitUntil(lambda: page.panel.isVisible() and not page.sheet.isVisible())
    page.focus_first()
    QTest.keyClick(page.panel.list, Key.Key_Return)
    assert page.sheet.isVisible() and not page.panel.isVisible()
    before, ours, theirs = page.sheet.sides.columns
    qtbot.waitUntil(lambda: before.y() < ours.y() < theirs.y())
    sheet = page.sheet.widget()
    assert sheet is not None
    qtbot.waitUntil(lambda: sheet.width() == page.sheet.viewport().width())  # nothing scrolls sideways
    page.way.list.click()
    assert page.panel.isVisible() and not page.sheet.isVisible()


def test_nothing_can_be_applied_in_a_workbook_that_is_read_only(
    qtbot: QtBot, session: Session, shown: tuple[MergePage, Stage], monkeypatch: pytest.MonkeyPatch
) -> None:
    page, _ = shown
    monkeypatch.setattr(Session, "read_only", property(lambda self: True))
    page.refresh(None)
    assert not page.foot.apply.isEnabled() and "read-only" in page.foot.apply.toolTip()


def test_unchanged_paragraphs_are_folded_until_somebody_wants_to_see_them(qtbot: QtBot) -> None:
    paragraphs = [f"Paragraphe {n} : " + "les mesures prises se poursuivent ; " * 8 for n in range(12)]
    before, theirs = "\n\n".join(paragraphs), "\n\n".join([*paragraphs[:11], "Une fin nouvelle."])
    sides = Sides()
    qtbot.addWidget(sides)
    texts = (("before", before), ("ours", before), ("theirs0", theirs))
    sides.show_sides(
        tuple(Side(key, key, "", (Fact("", text, changed_parts(before, text)),)) for key, text in texts)
    )
    sides.resize(900, 400)
    sides.show()
    tall = sides.heightForWidth(900)
    (line,) = sides.columns[1].values[0].folds
    assert line.accessibleName() == "11 paragraphs unchanged"
    assert "Paragraphe 9" not in sides.columns[0].values[0].text()
    assert "Une fin nouvelle." in sides.columns[2].values[0].text()
    QTest.keyClick(line, Key.Key_Return)
    assert all(paragraphs[3].strip() in column.values[0].text() for column in sides.columns)
    assert not any(column.values[0].folds for column in sides.columns)
    assert sides.heightForWidth(900) > 2 * tall
