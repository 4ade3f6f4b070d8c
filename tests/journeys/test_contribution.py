"""A ministry's part: sent as a form, filled in elsewhere, received, decided, applied, undone whole, and kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QPushButton, QTreeWidget

from tests.journeys.person import ALT, CONTROL, Key, Person
from ui.merge.page import MergePage
from ui.widgets.banner import Banner
from workbook.document.cells import Cell
from workbook.editing.contributions import contributions
from workbook.editing.session import Session
from workbook.screens.places import CONTRIBUTIONS, MERGE, Place

BERLIN, CONFLICT, ADDED = "berlin-2017", "q_1_1_1", "q_1_1_2"
BEFORE = "Un accord a été signé en 2015."
OURS = "Un accord a été signé en 2016."
THEIRS = "Deux accords ont été signés, en 2015 et en 2018."
NEW = "Deux lois, en 2003 et en 2010."


@pytest.fixture
def sent(reader: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A form that a person sent from the page of contributions, after which ours was changed."""
    session = reader.session
    session.answer(BERLIN, CONFLICT, BEFORE, language="fr")
    path = tmp_path / "travail.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
    reader.book.go_into(CONTRIBUTIONS._replace(name="send"))
    reader.type("Travail")
    tree = reader.see("section_tree", QTreeWidget)
    tree.setFocus()
    first = tree.topLevelItem(0)
    assert first is not None
    tree.setCurrentItem(first)
    reader.press(Key.Key_Space)
    reader.click(reader.see("save_form", QPushButton))
    reader.qtbot.waitUntil(lambda: bool(contributions(session.snapshot())))
    session.answer(BERLIN, CONFLICT, OURS, language="fr")
    return path


@pytest.fixture
def returned(sent: Path) -> Iterator[Path]:
    """The same form, as a ministry filled it in."""
    book = load_workbook(sent)
    fill(book, "1.1-1", THEIRS)
    fill(book, "1.1-2", NEW)
    back = sent.with_name("travail-rempli.xlsx")
    book.save(back)
    yield back


def fill(book: object, code: str, text: str) -> None:
    """Write into the first cell for answers of a question's line, wherever that is."""
    for sheet in book.worksheets:  # type: ignore[attr-defined]
        for row in sheet.iter_rows(min_col=1, max_col=8):
            if str(row[0].value or "").strip() == code:
                next(cell for cell in row if not cell.protection.locked).value = text
                return
    raise AssertionError(f"{code} is not in the form")


def receive(reader: Person, path: Path, monkeypatch: pytest.MonkeyPatch) -> MergePage:
    """By the menu, as a person does."""
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_, **__: ([str(path)], ""))
    reader.menu("File", "Receive a contribution…")
    reader.qtbot.waitUntil(lambda: isinstance(reader.book.page, MergePage))
    assert isinstance(reader.page, MergePage)
    return reader.page


def banners(reader: Person) -> list[Banner]:
    """Those that stand beside an answer."""
    return reader.window.findChildren(Banner, "about_waiting")


def text(session: Session, question: str) -> str:
    return session.snapshot().text(BERLIN, question)


def test_a_form_comes_back_and_is_merged_as_one_step(
    reader: Person, returned: Path, workbook_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = receive(reader, returned, monkeypatch)
    session = reader.session
    assert contributions(session.snapshot())[0].returned
    untouched = session.snapshot().cells
    page.focus_first()
    assert not reader.book.columns.left.isVisible(), "the desk has the room of the contents"
    reader.press(Key.Key_3, ALT)
    assert page.foot.apply.text() == "Apply 2 changes"
    reader.press(Key.Key_PageDown, CONTROL)
    assert page.sheet.shown is not None and page.sheet.shown.number == "1.1-2"
    reader.click(page.foot.apply)
    reader.qtbot.waitUntil(lambda: reader.book.place == CONTRIBUTIONS)
    assert text(session, CONFLICT).startswith(OURS) and THEIRS in text(session, CONFLICT)
    assert text(session, ADDED) == NEW
    contributed = session.snapshot().cells[Cell(BERLIN, "", ADDED, "contributed")]
    assert contributed[0]["ministry"] == "Travail"
    assert contributions(session.snapshot())[0].merged
    merged = session.snapshot().cells
    reader.menu("Edit", "Undo: contribution of Travail")
    assert session.snapshot().cells == untouched, "one undo takes the whole merge back"
    reader.book.redo()
    assert session.snapshot().cells == merged
    reader.wait_saved()
    reader.window.desk.close_opened()
    assert reader.window.open_path(workbook_path)
    assert reader.session.snapshot().cells == merged, "and it is there when the file is opened again"


def test_a_form_is_dropped_on_the_window_and_decided_later(reader: Person, returned: Path) -> None:
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(returned))])
    none = Qt.KeyboardModifier.NoModifier
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    reader.window.dropEvent(QDropEvent(QPointF(10, 10), action, files, button, none))
    reader.qtbot.waitUntil(lambda: isinstance(reader.book.page, MergePage))
    page = reader.page
    assert isinstance(page, MergePage)
    reader.click(page.foot.later)
    assert reader.book.place == CONTRIBUTIONS
    assert reader.window.messages.banner_text("merge").startswith("The contribution of Travail waits")
    reader.book.go(Place("question", BERLIN, ADDED))
    reader.qtbot.waitUntil(lambda: any(one.isVisible() for one in banners(reader)))
    waiting = reader.see("about_waiting", Banner)
    assert waiting.text() == "The contribution of Travail waits for your decision."
    reader.click(waiting.link)
    assert reader.book.place == MERGE
    assert page.sheet.shown is not None and page.sheet.shown.number == "1.1-2"
    reader.press(Key.Key_F, CONTROL)
    assert reader.focus() is page.panel.field
    assert text(reader.session, CONFLICT) == OURS and text(reader.session, ADDED) == ""


def test_a_file_that_is_no_form_is_refused_in_one_sentence(
    reader: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "autre.xlsx"
    path.write_bytes(b"PK\x03\x04 this is no workbook")
    before = reader.session.snapshot()
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_, **__: ([str(path)], ""))
    reader.menu("File", "Receive a contribution…")
    messages = reader.window.messages
    reader.qtbot.waitUntil(lambda: "autre.xlsx" in messages.banner_text("error"))
    assert messages.shown("receiving") is None
    assert reader.session.snapshot() is before
