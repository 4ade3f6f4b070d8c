"""The table page as a person uses it: by keyboard and mouse, over a real workbook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.plan_example import plan_workbook
from tests.ui.pages import Stage, stage
from ui.language import interface
from ui.table.editors import ChoiceEditor, ChoicesEditor, LineEditor
from ui.table.page import TablePage
from ui.theme import theme
from ui.widgets.toast import Toast
from workbook.editing.session import Session
from workbook.screens.places import REPORTS, Place

PLAN = Place("table", "action-plan", "actions")
FORM = "action-plan"
Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = plan_workbook(tmp_path / "plan.passerelle")
    yield opened
    opened.close()


@pytest.fixture
def shown(qtbot: QtBot, session: Session) -> tuple[TablePage, Stage]:
    page, on = stage(qtbot, session, TablePage)
    page.show_place(PLAN)
    page.view.setFocus()
    return page, on


@pytest.fixture
def page(shown: tuple[TablePage, Stage]) -> TablePage:
    return shown[0]


def titles(page: TablePage) -> list[str]:
    model = page.view.shown
    at = next(n for n in range(model.columnCount()) if model.column(n).stretches)
    return [str(model.index(row, at).data()) for row in range(model.rowCount()) if model.line(row).row]


def edit(qtbot: QtBot, page: TablePage, row: str, column: str, text: str) -> None:
    page.view.go_to(row, column)
    qtbot.keyClick(page.view, Key.Key_F2)
    editor = page.view.delegate.open_editor
    assert isinstance(editor, LineEditor)
    editor.line.selectAll()
    qtbot.keyClicks(editor.line, text)
    qtbot.keyClick(editor.line, Key.Key_Return)
    qtbot.wait(10)


def test_it_says_what_it_holds(page: TablePage) -> None:
    assert page.bar.title.text() == "Action plan"
    assert page.bar.size_label.text() == "5 actions, 4 groups"
    assert page.view.accessibleName() == "Action plan"


def test_a_click_on_a_head_sorts_and_the_menu_does_so_by_keyboard(qtbot: QtBot, page: TablePage) -> None:
    page.bar._set_group("")
    header = page.view.header
    at = [column.key for column in page.table.chosen].index("budget") if page.table else -1
    qtbot.mouseClick(
        header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(header.sectionViewportPosition(at) + 20, 20)
    )
    assert titles(page)[0] == "Financial education"
    actions = {action.text(): action for action in page.bar.more.menu().actions()}
    by_title = {action.text(): action for action in actions["Sort by"].menu().actions()}
    by_title["Title"].trigger()
    assert titles(page) == sorted(titles(page), key=str.casefold)


def test_typing_in_the_filter_narrows_the_table(qtbot: QtBot, page: TablePage) -> None:
    qtbot.keyClicks(page.bar.search, "police")
    qtbot.keyClick(page.bar.search, Key.Key_Return)
    assert titles(page) == ["Police training"]
    assert page.bar.size_label.text() == "1 of 5 actions, 1 group"
    qtbot.keyClick(page.bar.search, Key.Key_Escape)
    assert len(titles(page)) == 5


def test_the_filter_menu_narrows_and_says_by_what(page: TablePage) -> None:
    menus = {action.text(): action.menu() for action in page.bar.filter.menu().actions()}
    finance = next(action for action in menus["Lead"].actions() if action.text() == "Finances")
    finance.trigger()
    assert titles(page) == ["Fee comparison"]
    assert page.bar.filter.text() == "Lead: Finances"


def test_a_number_is_edited_in_place(qtbot: QtBot, page: TablePage, session: Session) -> None:
    edit(qtbot, page, "a02", "budget", "200,000")
    assert session.snapshot().value(FORM, "budget", "a02") == 200000
    assert page.view.delegate.open_editor is None
    assert page.view.current_row == "a02"
    assert page.totals.totals[0].budget == 1155000


def test_enter_edits_too_and_escape_leaves_all_as_it_was(
    qtbot: QtBot, page: TablePage, session: Session
) -> None:
    page.view.go_to("a02", "lead")
    qtbot.keyClick(page.view, Key.Key_Return)
    editor = page.view.delegate.open_editor
    assert isinstance(editor, LineEditor) and editor.line.text() == "Finances"
    qtbot.keyClicks(editor.line, "Somebody else")
    qtbot.keyClick(editor.line, Key.Key_Escape)
    assert page.view.delegate.open_editor is None
    assert session.snapshot().value(FORM, "lead", "a02") == "Finances"


def test_what_cannot_be_read_stays_in_the_editor_with_the_reason_and_is_kept(
    qtbot: QtBot, page: TablePage, session: Session
) -> None:
    edit(qtbot, page, "a02", "budget", "about 3")
    editor = page.view.delegate.open_editor
    assert isinstance(editor, LineEditor)
    assert editor.line.text() == "about 3" and editor.line.property("invalid")
    assert "is not a number" in editor.error.text() and editor.error.isVisible()
    assert session.snapshot().value(FORM, "budget", "a02", "draft") == "about 3"
    qtbot.keyClick(editor.line, Key.Key_Escape)
    qtbot.wait(10)
    index = page.view.currentIndex()
    assert index.data() == "about 3"
    assert "is not a number" in index.data(Qt.ItemDataRole.ToolTipRole)
    edit(qtbot, page, "a02", "budget", "3000")
    assert session.snapshot().value(FORM, "budget", "a02", "draft") is None
    assert session.snapshot().value(FORM, "budget", "a02") == 3000


def test_dates_are_typed_in_the_habit_of_the_language(
    qtbot: QtBot, page: TablePage, session: Session
) -> None:
    interface.use("fr")
    page.bar.views.choose("table")
    edit(qtbot, page, "a05", "end", "31 decembre 2020")
    assert session.snapshot().value(FORM, "end", "a05") == "2020-12-31"
    assert page.view.currentIndex().data() == "31/12/2020"


def test_one_choice_is_edited_in_a_list(qtbot: QtBot, page: TablePage, session: Session) -> None:
    page.bar.views.choose("table")
    page.view.go_to("a03", "status")
    qtbot.keyClick(page.view, Key.Key_F2)
    editor = page.view.delegate.open_editor
    assert isinstance(editor, ChoiceEditor)
    qtbot.keyClick(editor.combo, Key.Key_Down)
    qtbot.keyClick(editor.combo, Key.Key_Return)
    assert session.snapshot().value(FORM, "status", "a03") == "implementation"


def test_several_choices_are_ticked(qtbot: QtBot, page: TablePage, session: Session) -> None:
    page.bar.views.choose("table")
    page.view.go_to("a01", "target")
    qtbot.keyClick(page.view, Key.Key_F2)
    editor = page.view.delegate.open_editor
    assert isinstance(editor, ChoicesEditor)
    qtbot.keyClick(editor.list, Key.Key_Down)
    qtbot.keyClick(editor.list, Key.Key_Space)
    qtbot.keyClick(editor.list, Key.Key_Return)
    assert session.snapshot().value(FORM, "target", "a01") == ["10.7", "10.c"]


def test_tab_goes_on_to_the_next_cell(qtbot: QtBot, page: TablePage) -> None:
    page.view.go_to("a02", "action_title")
    qtbot.keyClick(page.view, Key.Key_F2)
    editor = page.view.delegate.open_editor
    assert isinstance(editor, LineEditor)
    qtbot.keyClick(editor.line, Key.Key_Tab)
    qtbot.waitUntil(lambda: page.view.delegate.open_editor not in (None, editor))
    following = page.view.delegate.open_editor
    assert isinstance(following, LineEditor) and following.answering.question.name == "lead"


def test_a_row_is_added_with_its_form(qtbot: QtBot, page: TablePage, session: Session) -> None:
    qtbot.keyClick(page.view, Key.Key_Insert, Mod.ControlModifier)
    rows = session.snapshot().rows(FORM, "actions")
    assert len(rows) == 6 and page.row_form.row == rows[-1]
    assert page.row_form.isVisible()
    field = page.row_form.answers["action_title"].findChildren(QLineEdit)[0]
    qtbot.keyClicks(field, "Nouvelle action")
    page.hand_over()
    assert session.snapshot().text(FORM, "action_title", rows[-1], "fr") == "Nouvelle action"


def test_delete_removes_the_row_and_the_toast_takes_that_back(
    qtbot: QtBot, shown: tuple[TablePage, Stage], session: Session
) -> None:
    page, on = shown
    page.view.go_to("a02", "lead")
    qtbot.keyClick(page.view, Key.Key_Delete)
    assert "a02" not in session.snapshot().rows(FORM, "actions")
    assert page.view.current_row == "a03"
    toast = on.window.findChild(Toast)
    assert toast is not None and toast.link is not None
    toast.link.click()
    assert session.snapshot().rows(FORM, "actions") == ("a01", "a02", "a03", "a04", "a05")


def test_a_row_is_doubled(qtbot: QtBot, page: TablePage, session: Session) -> None:
    page.view.go_to("a02", "lead")
    qtbot.keyClick(page.view, Key.Key_D, Mod.ControlModifier)
    assert titles(page).count("Fee comparison") == 2


def test_cells_of_a_spreadsheet_are_pasted_and_what_is_no_answer_is_listed(
    qtbot: QtBot, shown: tuple[TablePage, Stage], session: Session
) -> None:
    page, on = shown
    page.bar._set_group("")
    page.view.go_to("a02", "lead")
    QGuiApplication.clipboard().setText("Banque centrale\t190,000\nDiaspora\tplenty\n")
    qtbot.keyClick(page.view, Key.Key_V, Mod.ControlModifier)
    snapshot = session.snapshot()
    assert (snapshot.value(FORM, "lead", "a02"), snapshot.value(FORM, "budget", "a02")) == (
        "Banque centrale",
        190000,
    )
    assert snapshot.value(FORM, "budget", "a03", "draft") == "plenty"
    assert "line 2, Budget: “plenty”" in on.banner("paste")
    session.undo()
    assert session.snapshot().value(FORM, "lead", "a02") == "Finances"


def test_cells_are_copied_as_spreadsheets_want_them(qtbot: QtBot, page: TablePage) -> None:
    page.view.go_to("a02", "lead")
    qtbot.keyClick(page.view, Key.Key_Right, Mod.ShiftModifier)
    qtbot.keyClick(page.view, Key.Key_C, Mod.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Finances\t180,000"


def test_groups_fold_by_keyboard(qtbot: QtBot, page: TablePage) -> None:
    page.view.setCurrentIndex(page.view.shown.index(2, 0))
    assert page.view.shown.line(2).code == "10.c"
    qtbot.keyClick(page.view, Key.Key_Left)
    assert "Fee comparison" not in titles(page)
    assert page.view.shown.line(page.view.currentIndex().row()).code == "10.c"
    qtbot.keyClick(page.view, Key.Key_Right)
    assert "Fee comparison" in titles(page)


def test_a_place_with_a_row_opens_what_hides_it(page: TablePage) -> None:
    page._toggle_group("8.8")
    page.show_place(PLAN._replace(row="a04"))
    assert page.view.current_row == "a04"
    page.bar._search("police")
    page.show_place(PLAN._replace(row="a01"))
    assert page.view.current_row == "a01"


def test_the_form_walks_through_the_rows(qtbot: QtBot, page: TablePage) -> None:
    page.view.go_to("a02", "lead")
    qtbot.keyClick(page.view, Key.Key_Return, Mod.ControlModifier)
    assert page.row_form.row == "a02"
    page.row_form.next.click()
    assert page.row_form.row == "a03"
    page.row_form.previous.click()
    page.row_form.previous.click()
    assert page.row_form.row == "a01" and not page.row_form.previous.isEnabled()
    qtbot.keyClick(page.row_form, Key.Key_Escape)
    assert not page.row_form.isVisible() and page.view.isVisible()
    assert page.view.current_row == "a01"


def test_a_row_that_was_just_made_is_opened(page: TablePage, session: Session) -> None:
    page.show_place(PLAN._replace(row="a02"))
    assert not page.row_form.isVisible()
    made = session.add_row(FORM, "actions", {"lead": "Travail"})
    page.show_place(PLAN._replace(row=made))
    assert page.row_form.isVisible() and page.row_form.row == made
    session.undo()
    assert not page.row_form.isVisible()


def test_an_undo_elsewhere_shows_at_once(page: TablePage, session: Session) -> None:
    session.answer(FORM, "lead", "Travail", "a04")
    page.view.go_to("a04", "lead")
    assert page.view.currentIndex().data() == "Travail"
    session.undo()
    assert page.view.currentIndex().data() == "to be named"


def test_the_calendar_is_a_column_that_can_be_left_out(page: TablePage) -> None:
    assert page.table is not None and page.table.calendar is not None
    at = page.view.shown.columnCount() - 1
    line = page.table.line_of("a02")
    assert page.view.shown.index(line, at).data() == "Q2\u00a02018 – Q4\u00a02019, 15%"
    page.bar.views.choose("table")
    assert page.table.calendar is None
    page.bar.views.choose("calendar")
    assert [column.role for column in page.table.chosen][-1] == "#calendar"


def test_columns_are_chosen(page: TablePage) -> None:
    menus = {action.text(): action.menu() for action in page.bar.more.menu().actions()}
    status = next(action for action in menus["Columns"].actions() if action.text() == "Status")
    status.trigger()
    assert page.table is not None and "status" in [column.key for column in page.table.chosen]


def test_it_speaks_the_other_language_at_once(page: TablePage) -> None:
    interface.use("fr")
    assert page.bar.title.text() == "Plan d’action"
    assert titles(page)[0] == "Services d’information"


def test_printing_leads_to_the_reports(shown: tuple[TablePage, Stage]) -> None:
    page, on = shown
    page.bar.print.click()
    assert on.steps.gone == [REPORTS]


def test_read_only_shows_but_changes_nothing(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    session.close()
    with Session.open(tmp_path / "plan.passerelle", read_only=True) as opened:
        page, _ = stage(qtbot, opened, TablePage)
        page.show_place(PLAN)
        page.view.go_to("a02", "lead")
        qtbot.keyClick(page.view, Key.Key_Delete)
        qtbot.keyClick(page.view, Key.Key_F2)
        assert page.view.delegate.open_editor is None
        assert not page.bar.add.isEnabled() and page.bar.add.toolTip()
        assert len(opened.snapshot().rows(FORM, "actions")) == 5


@pytest.mark.parametrize("scheme", ["light", "dark", "high_contrast"])
def test_it_is_drawn_in_every_scheme_and_at_double_size(page: TablePage, scheme: str) -> None:
    theme.prefer(scheme)
    drawn = page.grab().toImage()
    theme.set_text_scale(200)
    enlarged = page.grab().toImage()
    theme.set_text_scale(100)
    assert drawn != enlarged
    assert page.table is not None and not page.arrangement.narrow
    heights = page.view.verticalHeader()
    assert {heights.sectionSize(at) for at in range(heights.count())} == {28, 31}


def test_a_cell_is_left_unanswered_for_a_reason(qtbot: QtBot, page: TablePage, session: Session) -> None:
    page.view.go_to("a01", "lead")
    qtbot.keyClick(page.view, Key.Key_0, Mod.ControlModifier)
    reasons = page.body.reasons.reasons
    assert reasons.isVisible()
    reasons.reasons["pending"].trigger()
    reasons.close()
    missing = session.snapshot().missing(FORM, "lead", "a01")
    assert missing is not None and missing.reason == "pending"
    assert page.view.currentIndex().data() == "still to be completed"
    page.open_row("a01", "lead")
    field = page.row_form.fields["lead"]
    assert field.missing.isVisible() and not field.answer.isVisible()
    field.missing.back.click()
    assert session.snapshot().missing(FORM, "lead", "a01") is None
    assert field.answer.isVisible()


def test_a_head_of_a_group_has_no_reasons(qtbot: QtBot, page: TablePage) -> None:
    page.view.setCurrentIndex(page.view.shown.index(0, 0))
    assert page.view.shown.line(0).is_group
    qtbot.keyClick(page.view, Key.Key_0, Mod.ControlModifier)
    assert not page.body.reasons.reasons.isVisible()
