"""Search results, the code book, figures and exports, as a person uses them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.collection_desk import FORM, QUESTION, take_in
from ui.collection.bilingual_dialog import BilingualDialog
from ui.collection.exports.page import ExportsPage
from ui.collection.figures.page import FiguresPage
from ui.collection.question.page import AcrossPage
from ui.collection.search.page import SearchPage
from ui.collection.themes.page import ThemesPage
from ui.collection.window import CollectionWindow
from workbook.collection.coding.themes import themes_of
from workbook.document.cells import Cell
from workbook.screens.collection.places import EXPORTS, FIGURES, THEMES

Key = Qt.Key
DOWN, UP = Key.Key_Down, Key.Key_Up
ALT = Qt.KeyboardModifier.AltModifier


def searched(reader: CollectionWindow, words: str, qtbot: QtBot) -> SearchPage:
    """Type into the field at the left."""
    reader.contents.field.setFocus()
    reader.contents.field.setText(words)
    qtbot.waitUntil(lambda: isinstance(reader.page, SearchPage) and reader.page.words == words)
    page = reader.page
    assert isinstance(page, SearchPage)
    qtbot.waitUntil(lambda: page.found is not None and page.found.words == words)
    return page


def test_answers_are_found_as_one_types_and_opened(reader: CollectionWindow, qtbot: QtBot) -> None:
    page = searched(reader, "ministere OR ministries", qtbot)
    assert page.summary.text() == "2 answers of 2 countries"
    before = len(reader.trail._places)
    page = searched(reader, "ministries", qtbot)
    assert len(reader.trail._places) == before
    assert page.summary.text() == "1 answer of 1 country"
    QTest.keyClick(reader.contents.field, Key.Key_Return)
    qtbot.waitUntil(lambda: page.list.currentIndex().isValid())
    line = page.list.lines.line(page.list.currentIndex())
    assert line is not None
    model = page.list.lines
    qtbot.waitUntil(lambda: "ministries" in str(model.index(1).data(Qt.ItemDataRole.DisplayRole)))
    QTest.keyClick(page.list, Key.Key_Return)
    across = reader.page
    assert isinstance(across, AcrossPage)
    qtbot.waitUntil(lambda: across.found is not None and bool(across.found.hits))
    assert reader.place is not None
    assert reader.place[:3] == ("across", FORM, QUESTION)


def test_a_search_is_ordered_and_limited(reader: CollectionWindow, qtbot: QtBot) -> None:
    page = searched(reader, "comité OR surveys OR register", qtbot)
    page.order.choose("question")
    qtbot.waitUntil(lambda: bool(page.found and page.found.groups[0].title.startswith("Berlin 2017, 1.2-3")))
    page.use_filter("region", "002")
    qtbot.waitUntil(lambda: page.summary.text() == "1 answer of 1 country")
    assert page.menus["region"].text() == "Region: Africa"
    page.use_filter("tag", "children")
    qtbot.waitUntil(page.empty.isVisible)
    page.empty.button.click()
    qtbot.waitUntil(lambda: bool(page.found and len(page.found.lines) > 2))


@pytest.fixture
def book(reader: CollectionWindow, qtbot: QtBot) -> ThemesPage:
    reader.go_into(THEMES)
    page = reader.page
    assert isinstance(page, ThemesPage)
    qtbot.waitUntil(lambda: page.book is not None)
    return page


def names(page: ThemesPage) -> list[str]:
    return [theme.name.en for theme in page.book.themes] if page.book else []


def test_the_code_book_counts_and_leads_to_passages(
    book: ThemesPage, reader: CollectionWindow, qtbot: QtBot
) -> None:
    rows = [[entry.text for entry in row.entries[:3]] for row in book.table.lines.rows]
    assert rows == [["Data", "2", "2"], ["Meetings", "–", "–"]]
    qtbot.waitUntil(lambda: len(book.panel._passages) == 2)
    assert [one.head.split(",")[0] for one in book.panel._passages] == ["Bangladesh", "Cameroon"]
    QTest.keyClick(book.table, DOWN)
    qtbot.waitUntil(lambda: book.panel._passages == ())
    book.count_by("round_table")
    qtbot.waitUntil(lambda: book.table.lines.columns[-1].head == "1.2")


def test_themes_are_ordered_merged_deleted_and_undone(
    book: ThemesPage, reader: CollectionWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    QTest.keyClick(book.table, DOWN, ALT)
    qtbot.waitUntil(lambda: names(book) == ["Meetings", "Data"])
    data = next(one for one in themes_of(reader.session.snapshot()) if one.id == "data")
    meet = next(one for one in themes_of(reader.session.snapshot()) if one.id == "meet")
    book.acts.merge(data, meet)
    qtbot.waitUntil(lambda: [row.entries[1].text for row in book.table.lines.rows] == ["2"])
    reader.undo()
    qtbot.waitUntil(lambda: names(book) == ["Meetings", "Data"])
    asked: list[str] = []

    def ask(text: str, detail: str, *_: object, safe: str) -> str:
        asked.append(f"{text} {detail}")
        return "delete" if len(asked) > 1 else safe

    monkeypatch.setattr(reader.context.messages, "ask", ask)
    book.table.go_to("data")
    QTest.keyClick(book.table, Key.Key_Delete)
    assert asked == ["Delete the theme “Data”? 2 passages lose it in 2 countries."]
    assert names(book) == ["Meetings", "Data"]
    QTest.keyClick(book.table, Key.Key_Delete)
    qtbot.waitUntil(lambda: names(book) == ["Meetings"])
    reader.undo()
    qtbot.waitUntil(lambda: [row.entries[1].text for row in book.table.lines.rows] == ["–", "2"])


def test_a_theme_is_changed_in_a_dialog(
    book: ThemesPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(dialog: BilingualDialog) -> int:
        dialog.fields[0]["en"].setText("Figures")  # type: ignore[union-attr]
        dialog.fields[1]["fr"].setPlainText("Ce qui est compté")  # type: ignore[union-attr]
        dialog.verb.click()
        return dialog.result()

    monkeypatch.setattr(BilingualDialog, "exec", fill)
    QTest.keyClick(book.table, Key.Key_F2)
    qtbot.waitUntil(lambda: names(book) == ["Figures", "Meetings"])
    assert book.panel.name.text() == "Figures"


def test_a_code_book_is_taken_along_and_back(
    book: ThemesPage, reader: CollectionWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "book.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), "JSON (*.json)"))
    book.write.click()
    qtbot.waitUntil(target.exists)
    plain = json.loads(target.read_text(encoding="utf-8"))
    text = target.read_text(encoding="utf-8").replace("Meetings", "Steering")
    assert "Data" in json.dumps(plain)
    target.write_text(text, encoding="utf-8")
    book.acts.take_from(target)
    qtbot.waitUntil(lambda: names(book) == ["Data", "Steering"])
    book.acts.take_from(tmp_path / "nothing.csv")
    assert reader.context.messages.banner_text("error")


def test_a_lost_passage_waits_for_a_decision(
    book: ThemesPage, reader: CollectionWindow, qtbot: QtBot
) -> None:
    (earlier,) = [one for one in reader.collection.view().submissions if one.country == "CMR"]
    text = {Cell(FORM, "", QUESTION, "value.fr"): "Tout a changé."}
    take_in(reader.collection, "CMR", text, "fr", deprecated=earlier.facts.instance)
    qtbot.waitUntil(book.orphans.isVisible)
    assert book.book is not None
    (orphan,) = book.book.orphans
    assert orphan.now == "Tout a changé."
    book.orphans.dropped.emit(orphan)
    qtbot.waitUntil(book.orphans.isHidden)
    reader.undo()
    qtbot.waitUntil(book.orphans.isVisible)


@pytest.fixture
def figures(reader: CollectionWindow, qtbot: QtBot) -> FiguresPage:
    reader.go_into(FIGURES)
    page = reader.page
    assert isinstance(page, FiguresPage)
    qtbot.waitUntil(lambda: page.shown is not None)
    return page


def test_a_part_of_a_figure_leads_to_its_answers_by_keyboard(
    figures: FiguresPage, reader: CollectionWindow, qtbot: QtBot
) -> None:
    assert figures.shown is not None
    view, spots = figures.views[0], figures.shown.parts[0].regions
    view.setFocus()
    at = next(n for n, spot in enumerate(spots) if spot.words.startswith("Ecuador, 1.2-3"))
    view.move_to(at)
    QTest.keyClick(view, Key.Key_Right)
    assert view.spot is not None
    assert view.spot.words.startswith("Ecuador, 1.2-4")
    assert view.accessibleDescription() == view.spot.words
    QTest.keyClick(view, Key.Key_Return)
    qtbot.waitUntil(lambda: len(figures.panel.links) == 1)
    figures.panel.links[0].click()
    assert reader.place is not None
    assert reader.place[:3] == ("across", FORM, QUESTION)


def test_a_figure_is_limited_copied_and_saved(
    figures: FiguresPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert figures.shown is not None
    whole = len(figures.table.lines.rows)
    figures.use_filter("region", "142")
    qtbot.waitUntil(lambda: 0 < len(figures.table.lines.rows) < whole)
    figures.copy.click()
    clipboard = QGuiApplication.clipboard()
    assert "Bangladesh" in clipboard.text()
    assert "<table>" in clipboard.mimeData().html()
    target = tmp_path / "figure"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    figures.save.click()
    qtbot.waitUntil((tmp_path / "figure.svg").exists)
    figures.use_figure("budgets")
    qtbot.waitUntil(lambda: bool(figures.shown and figures.shown.figure.key.startswith("budget")))
    figures.table.opened.emit("0")


def test_an_export_says_what_it_holds_and_where_it_was_written(
    reader: CollectionWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader.go_into(EXPORTS)
    page = reader.page
    assert isinstance(page, ExportsPage)
    qtbot.waitUntil(lambda: page._lines.text().startswith("9 countries"))
    page.options.rows["letters"].button.click()
    qtbot.waitUntil(lambda: page._lines.text().startswith("10 letters"))
    page.options.due.line.setText("40/13/2018")
    page.options.due.line.textEdited.emit("40/13/2018")
    assert not page.save.isEnabled()
    page.options.due.line.textEdited.emit("12/11/2018")
    page.options.rows["json"].button.click()
    assert page.save.text() == "Save the JSON file…"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "all"), ""))
    page.save.click()
    qtbot.waitUntil(lambda: page.under_way.done.text().startswith("Written: all.json"))
    assert (tmp_path / "all.json").exists()
    page.write_to(tmp_path / "nowhere" / "all.json")
    qtbot.waitUntil(lambda: bool(reader.context.messages.banner_text("error")))
    assert page.save.isEnabled()


def test_an_export_is_stopped(reader: CollectionWindow, qtbot: QtBot, tmp_path: Path) -> None:
    reader.go_into(EXPORTS)
    page = reader.page
    assert isinstance(page, ExportsPage)
    target = tmp_path / "synthesis.pdf"
    page.write_to(target)
    assert page.under_way.stop.isVisible()
    page.under_way.stop.click()
    assert not page.under_way.stop.isVisible()
    qtbot.waitUntil(lambda: not reader.jobs.busy)
    assert not target.exists()
    assert page.save.isEnabled()
