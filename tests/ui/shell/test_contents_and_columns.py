"""The contents column, and columns that fold."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.shell.plain import question
from ui.main_window import MainWindow
from ui.theme import theme
from ui.workbook_window import WorkbookWindow


def book_of(window: MainWindow) -> WorkbookWindow:
    assert window.workbook is not None
    return window.workbook


def shown(book: WorkbookWindow) -> list[str]:
    return [book.contents.model.node(index).key for index in book.contents.model.indexes()]


def test_the_filter_narrows_the_tree_and_enter_goes_there(opened: MainWindow, qtbot: QtBot) -> None:
    book = book_of(opened)
    whole = shown(book)
    book.session.answer("berlin-2017", "q_1_2_2", "Des mesures", language="fr")
    book.renew_figures()
    opened.actions_by_name["find"].trigger()
    field = book.contents.field
    assert field.hasFocus()
    QTest.keyClicks(field, "status:draft")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert shown(book) == ["berlin-2017", "berlin-2017/rt_1_2", "berlin-2017/q_1_2_2"]
    assert book.place == question("q_1_2_2")
    assert not field.hasFocus(), "the page takes the keyboard"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert shown(book) == whole


def test_a_mark_follows_the_answer_without_closing_branches(opened: MainWindow, qtbot: QtBot) -> None:
    book = book_of(opened)
    book.go(question("q_1_2_2"))
    tree, model = book.contents.tree, book.contents.model
    index = model.index_of(question("q_1_2_2"))
    assert model.node(index).mark == "empty"
    assert tree.isExpanded(index.parent())
    book.session.answer("berlin-2017", "q_1_2_2", "Oui", language="fr", state="final")
    qtbot.waitUntil(lambda: model.node(index).mark == "final")
    assert tree.isExpanded(index.parent())
    assert tree.currentIndex() == index


def test_a_line_is_spoken_with_its_state(opened: MainWindow) -> None:
    book = book_of(opened)
    index = book.contents.model.index_of(question("q_1_2_1"))
    words = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert words.startswith("1 ")
    assert words.endswith("empty")


def test_three_columns_fold_to_rails(opened: MainWindow, qtbot: QtBot) -> None:
    book = book_of(opened)
    opened.resize(1280, 800)
    book.go(question("q_1_1_1"))
    columns = book.columns
    assert columns.left.isVisible()
    assert columns.right.isVisible()
    opened.actions_by_name["toggle_contents"].trigger()
    opened.actions_by_name["toggle_panel"].trigger()
    assert not columns.left.isVisible()
    assert not columns.right.isVisible()
    assert columns.page.width() == 1280 - 2 * 40
    columns.left.button.click()
    assert columns.left.isVisible()


def test_a_narrow_window_lays_the_columns_over_the_page(opened: MainWindow) -> None:
    book = book_of(opened)
    book.go(question("q_1_1_1"))
    opened.resize(1024, 768)
    columns = book.columns
    assert columns.left.isVisible()
    assert not columns.right.isVisible()
    before = columns.page.width()
    opened.actions_by_name["toggle_panel"].trigger()
    assert columns.right.isVisible()
    assert columns.page.width() == before
    QTest.keyClick(columns.right, Qt.Key.Key_Escape)
    assert not columns.right.isVisible()


def test_at_200_percent_the_page_keeps_one_column(opened: MainWindow) -> None:
    book = book_of(opened)
    book.go(question("q_1_1_1"))
    opened.resize(1280, 800)
    theme.set_text_scale(200)
    columns = book.columns
    assert not columns.left.isVisible()
    assert not columns.right.isVisible()
    assert columns.page.width() / 2 >= 560
    opened.actions_by_name["find"].trigger()
    assert columns.left.isVisible()
    book.contents.chosen.emit(question("q_1_1_2"))
    assert not columns.left.isVisible()
