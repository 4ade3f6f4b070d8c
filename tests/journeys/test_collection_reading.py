"""The secretariat reads across countries: from a search to a theme, its counts, a figure, and what leaves the house."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMenu

from tests.collection_desk import FORM, QUESTION, desk
from tests.journeys.inspection import faults
from tests.journeys.person import CONTROL, SHIFT, Key, Person
from ui.collection.exports.page import ExportsPage
from ui.collection.question.answer_row import AnswerRow
from ui.collection.question.answer_text import AnswerText
from ui.collection.question.page import AcrossPage
from ui.collection.search.page import SearchPage
from ui.collection.themes.page import ThemesPage
from ui.collection.window import CollectionWindow
from workbook.collection.coding.codings import codings_of
from workbook.collection.coding.themes import add_theme
from workbook.languages import LANGUAGES
from workbook.questionnaire.model import LocalText
from workbook.screens.collection.places import EXPORTS, FIGURES, THEMES, question_place, search_place

PLACES = (
    question_place(FORM, QUESTION),
    question_place("action-plan", "actions"),
    search_place("comité OR survey"),
    THEMES,
    FIGURES,
    EXPORTS,
)


@pytest.fixture
def window(person: Person, tmp_path: Path) -> Iterator[CollectionWindow]:
    path = tmp_path / "marrakech.passerelle-collection"
    with desk(path) as made:
        made.session.apply(add_theme(made.session.snapshot(), LocalText("Données", "Data"), theme_id="data"))
    assert person.window.open_path(path)
    found = person.window.collection
    assert found is not None
    person.qtbot.waitUntil(lambda: len(found._nodes) > 5)
    yield found
    person.window.desk.close_opened()


def row(page: AcrossPage, country: str) -> AnswerRow:
    assert page.found is not None
    at = next(at for at, line in enumerate(page.found.lines) if line.country == country)
    found = page.rows.row(at)
    assert isinstance(found, AnswerRow)
    return found


def test_from_a_search_to_what_leaves_the_house(
    person: Person, window: CollectionWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait = person.qtbot.waitUntil

    # search all answers, and open the one that was found
    person.see("search_answers", QLineEdit).setFocus()
    person.type("quarterly OR tableau")
    wait(lambda: isinstance(window.page, SearchPage) and window.page.found is not None)
    wait(lambda: isinstance(window.page, SearchPage) and window.page.summary.text().startswith("1 answer"))
    person.press(Key.Key_Return)
    assert isinstance(window.page, SearchPage)
    person.press(Key.Key_Return)
    page = window.page
    assert isinstance(page, AcrossPage)
    wait(lambda: isinstance(person.focus(), AnswerText))
    text = person.focus()
    assert isinstance(text, AnswerText)
    assert text.quote(text.hits[0]) == "tableau"

    # select its first words by keyboard, and give them a theme
    person.press(Key.Key_Home, CONTROL)
    for _ in range(4):
        person.press(Key.Key_Right, CONTROL | SHIFT)
    person.press(Key.Key_T, CONTROL)
    wait(lambda: isinstance(person.focus(), QMenu))
    person.press(Key.Key_Down)
    person.press(Key.Key_Return)
    wait(lambda: [chip.text() for chip in row(page, "Senegal").chips] == ["Data"])
    (coding,) = codings_of(window.session.snapshot())
    assert coding.passage.quote == "Un comité de pilotage"
    assert page.panel.themes[0].accessibleName() == "Data: 1"

    # take it back and give it again, by the menu
    person.menu("Edit", "Undo: theme “Data” given (SEN)")
    wait(lambda: row(page, "Senegal").chips == [])
    person.menu("Edit", "Redo: theme “Data” given (SEN)")
    wait(lambda: len(row(page, "Senegal").chips) == 1)

    # copy it with its citation
    chosen = row(page, "Senegal").body.texts[0]
    chosen.select(chosen.words.passages[0].span)
    person.click(row(page, "Senegal").copy)
    wait(lambda: "“Un comité de pilotage” (Senegal, Marrakech 2018" in QGuiApplication.clipboard().text())

    # the code book counts it, and leads back
    person.menu("Go to", "Themes")
    book = window.page
    assert isinstance(book, ThemesPage)
    wait(lambda: [entry.text for r in book.table.lines.rows for entry in r.entries[:3]] == ["Data", "1", "1"])
    wait(lambda: len(book.panel._passages) == 1)
    assert book.panel._passages[0].place[:3] == ("across", FORM, QUESTION)

    # and everything leaves as one document
    person.menu("Go to", "Exports")
    exports = window.page
    assert isinstance(exports, ExportsPage)
    exports.options.rows["json"].button.setFocus()
    person.press(Key.Key_Space)
    target = tmp_path / "all.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    person.click(exports.save)
    wait(lambda: exports.under_way.done.text().startswith("Written: all.json"))
    plain = json.loads(target.read_text(encoding="utf-8"))
    assert len(plain["submissions"]) == 10
    assert "Un comité de pilotage" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize("scale", [100, 200])
def test_every_page_speaks_both_languages_large_and_small(
    person: Person, window: CollectionWindow, scale: int
) -> None:
    person.window.use_text_scale(scale)
    found: dict[str, None] = {}
    for place in PLACES:
        window.go_into(place)
        for language in LANGUAGES:
            person.window.use_language(language)
            person.qtbot.waitUntil(lambda: not window.jobs.busy)
            found |= dict.fromkeys(f"{place}, {one}" for one in faults(person.window, language))
    assert not found, "\n".join(["", *found])
