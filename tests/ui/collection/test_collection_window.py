"""A collection in the window: opened like a workbook, with contents, menus and words of its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.collection.submissions.page import SubmissionsPage
from ui.collection.title_dialog import TitleDialog
from ui.collection.window import CollectionWindow
from ui.dropping import act_of_drop
from ui.main_window import MainWindow
from workbook.collection.collection import Collection
from workbook.collection.rebuilding import clear
from workbook.screens.collection.places import COMPLETENESS, SUBMISSIONS
from workbook.screens.places import VERSIONS


def act_of(window: MainWindow, *paths: Path) -> Callable[[], object] | None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    button, held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    return act_of_drop(window, QDropEvent(QPointF(10, 10), Qt.DropAction.CopyAction, data, button, held))


def titles(book: CollectionWindow) -> list[str]:
    return [book.contents.model.node(index).title for index in book.contents.model.indexes()]


def test_a_collection_opens_at_its_submissions(window: MainWindow, desk: CollectionWindow) -> None:
    assert window.workbook is None
    assert desk.place == SUBMISSIONS
    assert isinstance(desk.page, SubmissionsPage)
    assert window.windowTitle() == "Marrakech 2018 — Passerelle"
    assert "wait for a decision" in desk.status.counts.text()
    assert {"Submissions", "Completeness", "Berlin 2017", "Themes", "Exports"} <= set(titles(desk))


def test_the_menus_are_those_of_what_is_open(window: MainWindow, desk: CollectionWindow) -> None:
    menus, actions = window.furniture.menus, window.actions_by_name
    assert menus["&Collection"].menuAction().isVisible()
    assert not menus["&Workbook"].menuAction().isVisible()
    assert actions["add_submissions"].isEnabled()
    assert not actions["send"].isVisible()
    assert actions["name_version"].isEnabled()
    actions["go_completeness"].trigger()
    assert desk.place == COMPLETENESS
    actions["back"].trigger()
    assert desk.place == SUBMISSIONS


def test_the_language_is_switched_at_once(window: MainWindow, desk: CollectionWindow, qtbot: QtBot) -> None:
    page = desk.page
    assert isinstance(page, SubmissionsPage)
    qtbot.waitUntil(lambda: "Greece" in shown(page))
    window.use_language("fr")
    qtbot.waitUntil(lambda: "Grèce" in shown(page))
    qtbot.waitUntil(lambda: "Cohérence des politiques" in titles(desk))
    window.use_language("en")


def shown(page: SubmissionsPage) -> list[str]:
    return [row.entries[0].text for row in page.table.lines.rows]


def test_a_file_of_either_kind_takes_the_place_of_the_other(
    window: MainWindow, desk: CollectionWindow, tmp_path: Path
) -> None:
    from workbook.editing.session import Session
    from workbook.questionnaire.library import load

    workbook = tmp_path / "maroc.passerelle"
    forms = [load("identification"), load("berlin-2017")]
    Session.create(workbook, forms, {"country": "MAR", "edition": "Marrakech 2018"}).close()
    path = desk.session.path
    assert window.open_path(workbook)
    assert window.collection is None
    assert window.workbook is not None
    assert window.open_path(path)
    assert window.workbook is None
    kinds = [recent.submissions >= 0 for recent in window.preferences.recent]
    assert kinds == [True, False]


def test_read_only_is_said_and_nothing_can_be_added(window: MainWindow, collection_path: Path) -> None:
    assert window.open_path(collection_path, read_only=True)
    assert window.collection is not None
    assert window.messages.banner_text("read_only").startswith("This collection is open read-only")
    assert not window.actions_by_name["add_submissions"].isEnabled()
    assert isinstance(window.collection.page, SubmissionsPage)
    assert not window.collection.page.bar.add.isEnabled()


def test_a_collection_in_use_is_offered_to_be_read(window: MainWindow, collection_path: Path) -> None:
    with Collection.open(collection_path):
        assert not window.open_path(collection_path)
        banner = window.messages.shown("error")
        assert banner is not None
        banner.link.click()
    assert window.collection is not None
    assert window.collection.session.read_only


def test_a_damaged_collection_opens_to_be_read(window: MainWindow, collection_path: Path) -> None:
    content = bytearray(collection_path.read_bytes())
    content[content.index(b'"received_at"') + 2] ^= 1
    collection_path.write_bytes(bytes(content))
    assert window.open_path(collection_path)
    assert window.collection is not None
    assert window.collection.session.read_only
    assert window.messages.shown("damaged") is not None


def test_what_is_no_collection_is_refused_in_words(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "notes.passerelle-collection"
    path.write_text("Dear colleagues", encoding="utf-8")
    assert not window.open_path(path)
    assert window.messages.banner_text("error")
    assert path.read_text(encoding="utf-8") == "Dear colleagues"


def test_files_and_folders_are_dropped_to_be_admitted(
    window: MainWindow, desk: CollectionWindow, received: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "more"
    folder.mkdir()
    note = tmp_path / "note.txt"
    note.write_text("no submission", encoding="utf-8")
    assert act_of(window, folder) is not None
    assert act_of(window, note) is not None
    other = shutil.copy(desk.session.path, tmp_path / "other.passerelle-collection")
    act = act_of(window, Path(other))
    assert act is not None
    act()
    assert window.collection is not None
    assert window.collection.session.path == Path(other)


def test_title_and_edition_are_one_act_that_can_be_undone(
    window: MainWindow, desk: CollectionWindow, qtbot: QtBot
) -> None:
    desk.collection.name("Marrakech, all countries", "Marrakech 2018")
    qtbot.waitUntil(lambda: window.windowTitle() == "Marrakech, all countries — Passerelle")
    window.actions_by_name["undo"].trigger()
    qtbot.waitUntil(lambda: window.windowTitle() == "Marrakech 2018 — Passerelle")


def test_a_collection_needs_a_title(qtbot: QtBot) -> None:
    dialog = TitleDialog("Marrakech", "", None)
    qtbot.addWidget(dialog)
    assert dialog._save.isEnabled()
    dialog._title.setText("  ")
    assert not dialog._save.isEnabled()


def test_versions_are_there_as_for_a_workbook(desk: CollectionWindow, qtbot: QtBot) -> None:
    desk.go_into(VERSIONS)
    page = desk.page
    assert page is not None
    assert page.objectName() == "versions_page"


def test_branches_unfold_by_keyboard(desk: CollectionWindow, qtbot: QtBot) -> None:
    tree = desk.contents.tree
    index = next(
        one for one in desk.contents.model.indexes() if desk.contents.model.node(one).title == "Berlin 2017"
    )
    tree.setExpanded(index, False)
    tree.setCurrentIndex(index)
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert tree.isExpanded(index)
    assert desk.place == SUBMISSIONS, "a branch has no page"


def test_the_start_page_lists_collections_under_their_own_name(
    window: MainWindow, desk: CollectionWindow
) -> None:
    assert desk.page is not None
    window.actions_by_name["close_collection"].trigger()
    rows = window.start.rows
    assert [row.card.collection for row in rows] == [True]
    assert rows[0].card.share.endswith("submissions")
    assert any(label.text() == "Collections" and label.isVisible() for label in window.findChildren(QLabel))


def test_what_a_backup_does_not_hold_is_read_once_more(
    window: MainWindow, collection_path: Path, qtbot: QtBot
) -> None:
    with Collection.open(collection_path, backups=False) as collection:
        known = len(collection.derived.known)
        collection.derived.change_file(clear)
    assert window.open_path(collection_path)
    assert window.messages.shown("rebuilding") is not None
    qtbot.waitUntil(lambda: window.messages.shown("rebuilding") is None, timeout=60_000)
    book = window.collection
    assert book is not None
    assert len(book.collection.derived.known) == known
    qtbot.waitUntil(lambda: "Berlin 2017" in titles(book))
    assert isinstance(book.page, SubmissionsPage)
    page = book.page
    qtbot.waitUntil(lambda: any("/" in row.entries[7].text for row in page.table.lines.rows))


def test_a_file_can_be_closed_while_it_is_read_once_more(window: MainWindow, collection_path: Path) -> None:
    with Collection.open(collection_path, backups=False) as collection:
        collection.derived.change_file(clear)
    assert window.open_path(collection_path)
    assert window.close_opened()
    with Collection.open(collection_path, read_only=True) as kept:
        assert not kept.session.document.check()


def test_a_collection_of_a_newer_version_is_left_alone(window: MainWindow, collection_path: Path) -> None:
    content = bytearray(collection_path.read_bytes())
    content[60:64] = (999).to_bytes(4, "big")
    collection_path.write_bytes(bytes(content))
    assert not window.open_path(collection_path)
    assert "newer version" in window.messages.banner_text("error")
    assert collection_path.read_bytes() == bytes(content)
