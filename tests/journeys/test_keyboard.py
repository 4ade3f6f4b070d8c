"""Without a mouse: walking, Tab, the keys of the menus, tables."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QTextEdit, QWidget

from tests.journeys.inspection import SETTLING, name_of, tab_stops
from tests.journeys.person import CONTROL, SHIFT, Key, Person
from tests.journeys.test_every_page_in_both_languages import PLACES
from ui.name_dialog import NameDialog
from ui.question.page import QuestionPage
from ui.reports.page import ReportsPage
from ui.table.page import TablePage
from workbook.screens.contents import places_in_order
from workbook.screens.places import OVERVIEW, REPORTS, Place

QUESTION = PLACES["question"]
AROUND = 6
FORM, NAME = QUESTION.form, QUESTION.name


def in_page(person: Person) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and (focused is person.page or person.page.isAncestorOf(focused))


def test_the_whole_workbook_is_walked_without_a_mouse(reader: Person) -> None:
    order = places_in_order(reader.book._nodes)
    assert order[0] == OVERVIEW and order[-1] == REPORTS and len(order) > 40
    for before, after in pairwise(order):
        assert reader.book.place == before
        reader.press(Key.Key_PageDown, CONTROL)
        assert reader.book.place == after, f"Ctrl+Page Down stays at {before}"
        assert in_page(reader), f"the keyboard is not in the page of {after}"
    for before in reversed(order[:-1]):
        reader.press(Key.Key_PageUp, CONTROL)
        assert reader.book.place == before
    assert reader.session.undo_step is not None
    assert reader.session.undo_step.kind == "load", "looking at pages answers nothing"


def test_the_contents_lead_everywhere(reader: Person) -> None:
    reader.press(Key.Key_F, CONTROL)
    assert reader.focus().objectName() == "contents_filter"
    reader.type("1.1-2")
    reader.press(Key.Key_Return)
    assert reader.book.place == Place("question", FORM, "q_1_1_2")
    assert in_page(reader)
    reader.type("Here")
    reader.press(Key.Key_F, CONTROL)
    reader.press(Key.Key_Escape)
    reader.press(Key.Key_Down)
    assert reader.focus().objectName() == "contents_tree"
    reader.press(Key.Key_Down)
    reader.press(Key.Key_Return)
    assert in_page(reader)
    assert reader.session.snapshot().text(FORM, "q_1_1_2") == "Here"


@pytest.mark.parametrize("name", PLACES)
def test_tab_reaches_every_control_and_the_focus_is_seen(reader: Person, name: str) -> None:
    reader.book.go_into(PLACES[name])
    page = reader.page
    if isinstance(page, ReportsPage):
        reader.qtbot.waitUntil(lambda: page._job is None and not page._stale, timeout=60_000)
    if isinstance(page, TablePage) and PLACES[name].row:
        page.open_row(PLACES[name].row)
    reader.qtbot.waitUntil(lambda: not reader.book.jobs.busy)
    reader.qtbot.wait(50)
    reached, unseen = walk_by_tab(reader)
    missed = [name_of(stop) for stop in tab_stops(page) if stop not in reached]
    assert not missed, f"Tab does not reach {missed}"
    assert not unseen, f"the focus is not seen at {unseen}"


def walk_by_tab(person: Person) -> tuple[set[QWidget], list[str]]:
    """Press Tab until it comes round; what had the focus, and where that could not be seen."""
    begin, reached, unseen = person.focus(), set[QWidget](), list[str]()
    for _ in range(400):
        person.press(Key.Key_Tab)
        focused = person.focus()
        if focused in reached:
            break
        reached.add(focused)
        if not shows_focus(person, focused):
            unseen.append(name_of(focused))
    assert begin in reached, f"Tab does not come back to {name_of(begin)}"
    return reached, unseen


def shows_focus(person: Person, widget: QWidget) -> bool:
    """Whether there is a difference to be seen between having the keyboard and not."""
    QTest.qWait(SETTLING)
    where = place_in_window(person, widget)
    having = picture(person).copy(where)
    widget.clearFocus()
    QTest.qWait(SETTLING)
    lacking = picture(person).copy(where)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    return having != lacking


def picture(person: Person) -> QImage:
    return person.window.grab().toImage()


def place_in_window(person: Person, widget: QWidget) -> QRect:
    corner = widget.mapTo(person.window, QPoint(0, 0))
    return QRect(corner, widget.size()).adjusted(-AROUND, -AROUND, AROUND, AROUND)


def test_states_by_keys(reader: Person) -> None:
    reader.book.go_into(QUESTION)
    reader.type("Oui")
    for key, state in ((Key.Key_3, "final"), (Key.Key_2, "review"), (Key.Key_1, "draft")):
        reader.press(key, CONTROL)
        assert reader.session.snapshot().state(FORM, NAME) == state
    assert isinstance(reader.focus(), QTextEdit), "the keyboard stays in the text"


def test_no_answer_by_keys(reader: Person) -> None:
    reader.book.go_into(QUESTION)
    reader.press(Key.Key_0, CONTROL)
    reader.qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    reader.press(Key.Key_Down)
    reader.press(Key.Key_Down)
    assert reader.focus().activeAction().text() == "No data"  # type: ignore[attr-defined]
    reader.press(Key.Key_Return)
    reader.qtbot.waitUntil(lambda: reader.focus().objectName() == "missing_why")
    missing = reader.session.snapshot().missing(FORM, NAME)
    assert missing is not None
    assert missing.reason == "no_data"


def test_ctrl_s_names_a_version(reader: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    reader.book.go_into(QUESTION)
    reader.type("Oui")

    def name(dialog: NameDialog) -> int:
        dialog.field.setText("Before the cabinet")
        return 1

    monkeypatch.setattr(NameDialog, "exec", name)
    reader.press(Key.Key_S, CONTROL)
    assert [step.kind for step in reader.session.steps()[-2:]] == ["answer", "version"]
    assert reader.session.snapshot().text(FORM, NAME) == "Oui", "what was typed is in the version"


def test_ctrl_z_is_the_texts_first_and_then_the_workbooks(reader: Person) -> None:
    reader.book.go_into(Place("question", FORM, "q_1_1_2"))
    reader.type("Deux")
    reader.press(Key.Key_PageUp, CONTROL)
    assert reader.book.place == QUESTION
    reader.type("Un")
    editor = reader.focus()
    assert isinstance(editor, QTextEdit)
    for _ in range(10):
        if not editor.document().isUndoAvailable():
            break
        reader.press(Key.Key_Z, CONTROL)
    assert editor.toPlainText() == ""
    assert reader.session.snapshot().text(FORM, "q_1_1_2") == "Deux", "not yet the workbook's"
    for _ in range(3):
        if reader.session.snapshot().text(FORM, "q_1_1_2") == "":
            break
        reader.press(Key.Key_Z, CONTROL)
    assert reader.session.snapshot().text(FORM, "q_1_1_2") == ""
    assert reader.book.place == Place("question", FORM, "q_1_1_2"), "one sees what was undone"
    reader.press(Key.Key_Z, CONTROL | SHIFT)
    assert reader.session.snapshot().text(FORM, "q_1_1_2") == "Deux"


def test_a_cell_by_f2_and_by_enter(reader: Person) -> None:
    reader.press(Key.Key_A, CONTROL | SHIFT)
    page = reader.page
    assert isinstance(page, TablePage) and page.view.hasFocus()
    for key, typed, value in ((Key.Key_F2, "7", 7), (Key.Key_Return, "8", 8)):
        page.view.go_to("a02", "budget")
        reader.press(key)
        assert isinstance(reader.focus(), QLineEdit)
        reader.retype(typed)
        reader.press(Key.Key_Return)
        assert reader.session.snapshot().value("action-plan", "budget", "a02") == value
        reader.qtbot.waitUntil(page.view.hasFocus)


def test_a_row_as_a_form_and_back(reader: Person) -> None:
    reader.press(Key.Key_A, CONTROL | SHIFT)
    page = reader.page
    assert isinstance(page, TablePage)
    page.view.go_to("a02")
    reader.press(Key.Key_Return, CONTROL)
    assert page.row_form.isVisible() and page.row_form.isAncestorOf(reader.focus())
    reader.press(Key.Key_Escape)
    assert page.view.hasFocus() and page.view.current_row == "a02"


def test_back_and_forward_take_the_keyboard_along(reader: Person) -> None:
    from tests.journeys.person import ALT

    reader.book.go_into(QUESTION)
    reader.press(Key.Key_PageDown, CONTROL)
    reader.press(Key.Key_Left, ALT)
    assert reader.book.place == QUESTION and isinstance(reader.page, QuestionPage) and in_page(reader)
    reader.press(Key.Key_Right, ALT)
    assert reader.book.place == Place("question", FORM, "q_1_1_2") and in_page(reader)
