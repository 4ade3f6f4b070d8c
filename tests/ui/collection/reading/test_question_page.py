"""A question with every country's answer, as a person uses it."""

from __future__ import annotations

import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.collection_desk import EARLIER, FORM, QUESTION, take_in
from ui.collection.bilingual_dialog import BilingualDialog
from ui.collection.question.answer_row import AnswerRow
from ui.collection.question.answer_text import AnswerText
from ui.collection.question.page import AcrossPage
from ui.collection.window import CollectionWindow
from ui.language import interface
from ui.main_window import MainWindow
from ui.theme import theme
from workbook.collection.coding.codings import codings_of
from workbook.collection.coding.themes import themes_of
from workbook.collection.collection import Collection
from workbook.document.cells import Cell
from workbook.errors import CannotWrite
from workbook.questionnaire.countries import countries
from workbook.screens.collection.places import found_place, question_place, submission_place

Key = Qt.Key


@pytest.fixture
def page(reader: CollectionWindow, qtbot: QtBot) -> AcrossPage:
    reader.go_into(question_place(FORM, QUESTION))
    found = reader.page
    assert isinstance(found, AcrossPage)
    qtbot.waitUntil(lambda: len(found.rows.built) > 1)
    return found


def row_of(page: AcrossPage, country: str) -> AnswerRow:
    assert page.found is not None
    at = next(at for at, line in enumerate(page.found.lines) if line.country == country)
    row = page.rows.row(at)
    assert isinstance(row, AnswerRow)
    return row


def shown(page: AcrossPage) -> list[str]:
    return [line.country for line in page.found.lines] if page.found else []


def choose(row: AnswerRow, quote: str) -> AnswerText:
    """Select words of an answer."""
    text = row.body.texts[0]
    whole = text.quote(text.whole)
    text.select((whole.index(quote), whole.index(quote) + len(quote)))
    return text


def entries(menu: QMenu) -> dict[str, object]:
    return {action.text(): action for action in menu.actions() if action.text()}


def press(row: AnswerRow, words: str) -> None:
    """What stands in the menu that the row has open."""
    action = next(one for one in row._menu.actions() if one.text() == words)
    action.trigger()
    row._menu.hide()


def test_every_country_stands_under_the_question(page: AcrossPage) -> None:
    assert page.head.words.text().startswith("Comment la mise en œuvre")
    assert page.head.other.text().startswith("How can the implementation")
    assert page.head.note.isVisible()
    assert shown(page) == ["Bangladesh", "Cameroon", "Ecuador", "Egypt", "Philippines", "Senegal"]
    assert row_of(page, "Ecuador").body.isVisible()
    assert page.silence.words["silent"].text() == "2 countries are silent: Kenya, Mali."
    assert page.silence.words["not_asked"].text() == "1 country was not asked: Portugal."


def test_the_panel_counts_states_and_themes_and_leads_to_them(page: AcrossPage, qtbot: QtBot) -> None:
    assert page.panel.total.text() == "9 countries"
    assert [row.text() for row in page.panel.states] == [
        "Answered",
        "No data available",
        "Silent",
        "Not asked",
    ]
    assert [row.accessibleName() for row in page.panel.themes] == ["Data: 2"]
    page.panel.themes[0].click()
    qtbot.waitUntil(lambda: shown(page) == ["Bangladesh", "Cameroon"])
    assert page.bar.menus["theme"].text() == "Theme: Data"


def test_filters_are_shown_and_taken_away(page: AcrossPage, qtbot: QtBot) -> None:
    page.bar.set_filter("state", "no_data")
    qtbot.waitUntil(lambda: shown(page) == ["Ecuador"])
    chip = page.bar.chips[0]
    assert chip.text() == "State: No data available"
    chip.setFocus()
    QTest.keyClick(chip, Key.Key_Delete)
    qtbot.waitUntil(lambda: len(shown(page)) == 6)
    page.bar.field.setText("nothing says this")
    qtbot.waitUntil(page.empty.isVisible)
    page.empty.button.click()
    qtbot.waitUntil(lambda: len(shown(page)) == 6)
    assert page.bar.field.text() == ""


def test_words_that_are_looked_for_are_tinted(page: AcrossPage, qtbot: QtBot) -> None:
    page.bar.field.setText("donnees")
    qtbot.waitUntil(lambda: shown(page) == ["Cameroon"])
    text = row_of(page, "Cameroon").body.texts[0]
    (span,) = text.hits
    assert text.quote(span) == "données"
    cursor = text.textCursor()
    cursor.setPosition(span[0] + 1)
    assert cursor.charFormat().hasProperty(QTextFormat.Property.BackgroundBrush.value)


def test_a_passage_with_a_theme_is_underlined(page: AcrossPage) -> None:
    row = row_of(page, "Bangladesh")
    text = row.body.texts[0]
    (passage,) = text.words.passages
    cursor = text.textCursor()
    cursor.setPosition(text._on_page(passage.span[0]) + 1)
    assert cursor.charFormat().underlineStyle() == cursor.charFormat().UnderlineStyle.DotLine
    cursor.setPosition(2)
    assert cursor.charFormat().underlineStyle() == cursor.charFormat().UnderlineStyle.NoUnderline
    assert [chip.text() for chip in row.chips] == ["Data"]


def test_a_theme_is_given_to_selected_words_and_taken_back(
    page: AcrossPage, reader: CollectionWindow, qtbot: QtBot
) -> None:
    row = row_of(page, "Philippines")
    choose(row, "yearly survey of families")
    qtbot.waitUntil(row.give.isVisible)
    row.open_give_menu()
    press(row, "Meetings")
    qtbot.waitUntil(lambda: [chip.text() for chip in row_of(page, "Philippines").chips] == ["Meetings"])
    given = codings_of(reader.session.snapshot())[-1]
    assert (given.theme, given.passage.quote, given.by) == ("meet", "yearly survey of families", "Amina")
    reader.undo()
    qtbot.waitUntil(lambda: row_of(page, "Philippines").chips == [])
    reader.redo()
    qtbot.waitUntil(lambda: len(row_of(page, "Philippines").chips) == 1)
    chip = row_of(page, "Philippines").chips[0]
    QTest.keyClick(chip, Key.Key_Delete)
    qtbot.waitUntil(lambda: row_of(page, "Philippines").chips == [])


def test_words_across_a_list_are_a_passage_of_their_words(
    page: AcrossPage, reader: CollectionWindow, qtbot: QtBot
) -> None:
    row = row_of(page, "Philippines")
    text = row.body.texts[0]
    text.setFocus()
    text.selectAll()
    QTest.keyClick(text, Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    press(row, "Data")
    qtbot.waitUntil(lambda: len(row_of(page, "Philippines").chips) == 1)
    given = codings_of(reader.session.snapshot())[-1].passage
    assert given.quote.startswith("Monitoring rests")
    assert given.quote.endswith(
        "– Results are discussed with migrants’ associations\n– before they are published."
    )
    (passage,) = text.words.passages
    assert text.quote(passage.span) == given.quote


def test_a_new_theme_is_made_where_it_is_given(
    page: AcrossPage, reader: CollectionWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(dialog: BilingualDialog) -> int:
        dialog.fields[0]["en"].setText("Data")  # type: ignore[union-attr]
        dialog.verb.click()
        assert "already" in dialog._rows[0].error()
        dialog.fields[0]["en"].setText("Steering")  # type: ignore[union-attr]
        dialog.verb.click()
        return dialog.result()

    monkeypatch.setattr(BilingualDialog, "exec", fill)
    row = row_of(page, "Senegal")
    choose(row, "comité de pilotage")
    row.open_give_menu()
    press(row, "New theme…")
    qtbot.waitUntil(lambda: [chip.text() for chip in row_of(page, "Senegal").chips] == ["Steering"])
    assert themes_of(reader.session.snapshot())[-1].name.en == "Steering"
    reader.undo()
    assert len(themes_of(reader.session.snapshot())) == 2


def test_a_passage_is_marked_to_be_quoted_and_translated(
    page: AcrossPage, reader: CollectionWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(dialog: BilingualDialog) -> int:
        dialog.fields[0]["en"].setPlainText("Disaggregated data")  # type: ignore[union-attr]
        dialog.verb.click()
        return dialog.result()

    monkeypatch.setattr(BilingualDialog, "exec", fill)
    row = row_of(page, "Cameroon")
    row.chips[0].click()
    press(row, "Quote in the synthesis")
    qtbot.waitUntil(lambda: row_of(page, "Cameroon").chips[0].text() == "“Data”")
    row.chips[0].click()
    press(row, "Translation by the secretariat…")
    coding = next(
        one for one in codings_of(reader.session.snapshot()) if one.passage.quote.startswith("Les données")
    )
    assert coding.quoted
    assert coding.translation == {"en": "Disaggregated data"}
    qtbot.waitUntil(lambda: bool(row_of(page, "Cameroon").body.texts[0].words.passages[0].coding.translation))
    choose(row_of(page, "Cameroon"), coding.passage.quote)
    row_of(page, "Cameroon").copy.click()
    clipboard = QGuiApplication.clipboard()
    qtbot.waitUntil(
        lambda: clipboard.text().endswith("“Disaggregated data” (translation by the secretariat)")
    )


def test_words_are_copied_with_their_citation(page: AcrossPage, qtbot: QtBot) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    row = row_of(page, "Cameroon")
    choose(row, "un module est prévu")
    row.copy.click()
    qtbot.waitUntil(lambda: "un module est prévu" in clipboard.text())
    assert "Cameroon, Marrakech 2018" in clipboard.text()
    assert "Le suivi" not in clipboard.text()
    assert "CMR · 1.2-4" in clipboard.mimeData().html()
    page.bar.copy.click()
    qtbot.waitUntil(lambda: clipboard.text().count("question 1.2-4") == 6)


def test_another_edition_is_unfolded(page: AcrossPage, qtbot: QtBot) -> None:
    row = row_of(page, "Senegal")
    assert row_of(page, "Cameroon").earlier.isHidden()
    QTest.keyClick(row.earlier._header, Key.Key_Right)
    found: list[str] = []

    def told() -> bool:
        found[:] = [one.toPlainText() for one in row.earlier.findChildren(type(page.head.other))]
        return any("année" in words for words in found)

    qtbot.waitUntil(told)
    page.use_edition(EARLIER)
    qtbot.waitUntil(lambda: shown(page) == ["Senegal"])
    assert [chip.text() for chip in page.bar.chips] == [f"Edition: {EARLIER}"]


def test_the_keyboard_goes_from_country_to_country(page: AcrossPage, reader: CollectionWindow) -> None:
    QTest.keyClick(page.bar.field, Key.Key_Down)
    assert page._focused() == 0
    for _ in range(3):
        QTest.keyClick(reader.window().focusWidget(), Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert page._focused() == 3
    QTest.keyClick(reader.window().focusWidget(), Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert page._focused() == 2


def test_the_tabulator_goes_from_the_filters_into_the_answers(
    page: AcrossPage, reader: CollectionWindow, qtbot: QtBot
) -> None:
    page.bar.copy.setFocus()
    met = []
    for _ in range(7):
        QTest.keyClick(reader.window().focusWidget(), Key.Key_Tab)
        met.append((page._focused(), reader.window().focusWidget().objectName()))
    assert met[:2] == [(0, "answer_source"), (0, "")]
    assert met[2:4] == [(0, "theme_chip"), (0, "copy_answer")]
    assert met[4][0] == 1
    row = row_of(page, "Egypt")
    choose(row, "البيانات")
    page.acts.give(page.acts.themes[0], row.chosen())
    qtbot.waitUntil(lambda: len(row_of(page, "Egypt").chips) == 1)
    text = row_of(page, "Egypt").body.texts[0]
    text.setFocus()
    seen = []
    for _ in range(3):
        QTest.keyClick(reader.window().focusWidget(), Key.Key_Tab)
        seen.append(reader.window().focusWidget().objectName())
    assert seen[:2] == ["theme_chip", "copy_answer"]


def test_an_answer_leads_to_the_file_that_it_stands_in(page: AcrossPage, reader: CollectionWindow) -> None:
    row = row_of(page, "Bangladesh")
    assert row.source.text().endswith("!D14")
    row.source.click()
    assert reader.place is not None
    assert reader.place[:3] == submission_place(row.line.submission.sha256, FORM)[:3]


def test_what_was_found_is_shown_where_it_stands(
    page: AcrossPage, reader: CollectionWindow, qtbot: QtBot
) -> None:
    senegal = row_of(page, "Senegal").line.submission.sha256
    reader.go(found_place(FORM, QUESTION, senegal, "tableau"))
    qtbot.waitUntil(lambda: bool(row_of(page, "Senegal").body.texts[0].hits))
    text = row_of(page, "Senegal").body.texts[0]
    qtbot.waitUntil(text.hasFocus)
    assert [text.quote(span) for span in text.hits] == ["tableau"]


def test_the_secretariats_words_are_kept(page: AcrossPage, reader: CollectionWindow) -> None:
    page.panel.tabs.setCurrentIndex(1)
    field = page.panel.notes.fields["en"]
    field.setFocus()
    QTest.keyClicks(field, "Most countries meet.")
    reader.go(submission_place(row_of(page, "Senegal").line.submission.sha256))
    cell = Cell("synthesis", "", f"{FORM}/{QUESTION}", "value.en")
    assert reader.session.snapshot().cells[cell] == "Most countries meet."
    reader.undo()
    assert cell not in reader.session.snapshot().cells


def test_a_theme_that_lost_its_words_is_moved_to_others(
    page: AcrossPage, reader: CollectionWindow, qtbot: QtBot
) -> None:
    earlier = row_of(page, "Cameroon").line.submission
    text = {Cell(FORM, "", QUESTION, "value.fr"): "Le recensement parlera des migrants."}
    take_in(reader.collection, "CMR", text, "fr", deprecated=earlier.facts.instance)
    qtbot.waitUntil(lambda: bool(row_of(page, "Cameroon").line.lost))
    row = row_of(page, "Cameroon")
    assert row.lost.words.text().startswith("1 passage is no longer found: Data – “Les données")
    choose(row, "parlera des migrants")
    row.open_give_menu()
    press(row, row._menu.actions()[0].text())
    qtbot.waitUntil(lambda: [chip.text() for chip in row_of(page, "Cameroon").chips] == ["Data"])
    assert row_of(page, "Cameroon").lost.isHidden()
    reader.undo()
    qtbot.waitUntil(lambda: bool(row_of(page, "Cameroon").line.lost))


def test_rows_of_a_table_unfold(reader: CollectionWindow, qtbot: QtBot) -> None:
    reader.go_into(question_place("action-plan", "actions"))
    page = reader.page
    assert isinstance(page, AcrossPage)
    qtbot.waitUntil(lambda: shown(page) == ["Portugal"])
    row = row_of(page, "Portugal")
    fold = row.body.tab_stops()[0]
    QTest.keyClick(fold.focusProxy(), Key.Key_Right)
    assert [text.quote(text.whole) for text in row.body.texts] == ["A public register."]
    page.bar.copy.click()
    clipboard = QGuiApplication.clipboard()
    qtbot.waitUntil(lambda: "Title: Survey of families" in clipboard.text())
    assert clipboard.text().count("Portugal, Marrakech 2018, Action plan") == 2


def test_a_collection_that_is_only_read_offers_no_act(
    window: MainWindow, nine_countries: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    path = Path(shutil.copy(nine_countries, tmp_path / "copy.passerelle-collection"))
    assert window.open_path(path, read_only=True)
    book = window.collection
    assert book is not None
    book.go_into(question_place(FORM, QUESTION))
    page = book.page
    assert isinstance(page, AcrossPage)
    qtbot.waitUntil(lambda: len(page.rows.built) > 1)
    row = row_of(page, "Bangladesh")
    choose(row, "six ministries")
    assert row.give.isHidden()
    QTest.keyClick(row.chips[0], Key.Key_Delete)
    assert [action.text() for action in row._menu.actions() if action.isEnabled()] == [
        "“scorecard of planned measures”"
    ]
    row._menu.hide()
    assert page.panel.notes.fields["fr"].isReadOnly()
    with pytest.raises(CannotWrite):
        book.session.undo()


def test_what_can_be_done_stands_in_the_menu_of_the_text(
    page: AcrossPage, reader: CollectionWindow, qtbot: QtBot
) -> None:
    row = row_of(page, "Bangladesh")
    text = choose(row, "planned measures")
    row._open_text_menu(text, text.mapToGlobal(text.place_of((0, 1))))
    below = {action.text(): action.menu() for action in row._menu.actions() if action.menu() is not None}
    assert list(below) == ["Give a theme", "Data"]
    assert [action.text() for action in below["Data"].actions()][1:] == [
        "Quote in the synthesis",
        "Translation by the secretariat…",
        "Take the theme away",
    ]
    row._menu.hide()


def test_a_measure_is_copied_in_words(reader: CollectionWindow, qtbot: QtBot) -> None:
    form, measure = "sdg-migration", "m_10_7_1"
    cells = {Cell(form, "", measure, "value"): "partly", Cell(form, "", f"{measure}_since", "value"): 2012}
    take_in(reader.collection, "MAR", cells, "en", forms=(form,))
    reader.go_into(question_place(form, measure))
    page = reader.page
    assert isinstance(page, AcrossPage)
    qtbot.waitUntil(lambda: shown(page) == ["Morocco"])
    row_of(page, "Morocco").copy.click()
    clipboard = QGuiApplication.clipboard()
    qtbot.waitUntil(lambda: clipboard.text().startswith("“Partly” (Morocco"))


def test_the_page_speaks_the_other_language_at_once(page: AcrossPage, qtbot: QtBot) -> None:
    interface.use("fr")
    qtbot.waitUntil(lambda: shown(page)[:4] == ["Bangladesh", "Cameroun", "Égypte", "Équateur"])


def test_two_hundred_countries_open_with_the_few_that_are_seen(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "many.passerelle-collection"
    with Collection.create(path, "Many") as many:
        for at, country in enumerate(countries()):
            words = " ".join(f"word{at}" for _ in range(20 + at))
            take_in(many, country.iso3, {Cell(FORM, "", QUESTION, "value.en"): words}, "en")
    assert window.open_path(path)
    book = window.collection
    assert book is not None
    book.go(question_place(FORM, QUESTION))
    page = book.page
    assert isinstance(page, AcrossPage)
    qtbot.waitUntil(lambda: len(page.rows.built) > 2)
    assert len(page.rows.built) < 40
    last = len(shown(page)) - 1
    assert last > 180
    page._go_to(last)
    assert page._focused() == last
    bar = page.column.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 0.9 * bar.maximum())
    row = page.rows.row(last)
    assert row.visibleRegion().boundingRect().height() > 0
    theme.set_text_scale(200)
    qtbot.waitUntil(lambda: page.rows.height() > 0)
    tops = [page.rows.built[at].geometry() for at in sorted(page.rows.built)]
    assert all(one.bottom() < other.top() + 1 for one, other in pairwise(tops))
