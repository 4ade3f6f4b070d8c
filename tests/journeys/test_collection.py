"""The secretariat’s month: a collection is begun, files are admitted, decided, seen, and an act is undone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from tests.journeys.inspection import faults, name_of, tab_stops
from tests.journeys.person import CONTROL, Person
from tests.journeys.test_keyboard import walk_by_tab
from tests.small_collection import admitted, made_files
from ui.collection.completeness.view import MatrixView
from ui.collection.plain_table import PlainTable
from ui.collection.submission.page import SubmissionPage
from ui.collection.window import CollectionWindow
from workbook.languages import Language
from workbook.screens.collection.places import COMPLETENESS, SUBMISSIONS, submission_place

PAGES = ("submissions", "completeness", "to decide", "about")
LANGUAGES: tuple[Language, ...] = ("fr", "en", "fr")


@pytest.fixture(scope="module")
def received(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("month") / "received"
    made_files(folder)
    return folder


@pytest.fixture(scope="module")
def whole(received: Path) -> Path:
    return admitted(received, received.parent / "marrakech.passerelle-collection")


@pytest.fixture
def collection(person: Person, whole: Path, tmp_path: Path) -> CollectionWindow:
    """The window on a collection with everything in it."""
    assert person.window.open_path(Path(shutil.copy(whole, tmp_path)))
    return open_collection(person)


def open_collection(person: Person) -> CollectionWindow:
    assert person.window.collection is not None
    return person.window.collection


def test_from_the_start_to_what_is_decided(
    person: Person, received: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "marrakech.passerelle-collection"
    monkeypatch.setattr("ui.collection.beginning.choose_new_file", lambda *_, **__: path)
    monkeypatch.setattr("ui.collection.window.choose_files", lambda *_: sorted(received.iterdir()))
    person.click(person.see("start_merge", QAbstractButton))
    book = open_collection(person)
    files = len(list(received.iterdir()))
    person.qtbot.waitUntil(lambda: len(book.admission.files) == files, timeout=60_000)
    person.qtbot.waitUntil(lambda: book.findChild(PlainTable, "submissions_table").isVisible())
    table = person.see("submissions_table", PlainTable)
    person.qtbot.waitUntil(lambda: len(table.lines.rows) == len(book.collection.view().submissions))
    person.qtbot.waitUntil(lambda: book.status.saving.text().startswith("Saved"))

    view = book.collection.view()
    one = next(each for each in view.submissions if each.reason == "two_documents")
    book.go_into(submission_place(one.sha256))
    page = book.page
    assert isinstance(page, SubmissionPage)
    person.qtbot.waitUntil(lambda: page.tabs.current_key == "decide")
    verb = f"counts_{one.sha256[:8]}"
    person.qtbot.waitUntil(lambda: person.focus().objectName() == verb)
    person.press(Qt.Key.Key_Return)
    person.qtbot.waitUntil(lambda: book.collection.view().submission(one.sha256).current)

    book.go_into(COMPLETENESS)
    matrix = next(iter(book.page.findChildren(MatrixView)))
    person.qtbot.waitUntil(matrix.isVisible)
    countries = {row.submission.country for row in matrix.shown.rows if row.submission}
    assert one.country in countries

    person.press(Qt.Key.Key_Z, CONTROL)
    assert book.collection.view().submission(one.sha256).state == "received"
    assert book.place == SUBMISSIONS, "what was undone is shown"

    assert person.window.close_opened()
    assert [each for each in tmp_path.iterdir() if each.is_file()] == [path], "closing leaves one file"
    assert person.window.open_path(path)
    assert open_collection(person).collection.view().submission(one.sha256).state == "received"


def go(person: Person, collection: CollectionWindow, name: str) -> None:
    """Show one of the pages, and wait for what it tells."""
    submissions = collection.collection.view().submissions
    waiting = next(one for one in submissions if one.reason == "same_identity")
    counting = next(one for one in submissions if one.current)
    places = {
        "submissions": SUBMISSIONS,
        "completeness": COMPLETENESS,
        "to decide": submission_place(waiting.sha256),
        "about": submission_place(counting.sha256),
    }
    collection.go_into(places[name])
    person.qtbot.waitUntil(lambda: not collection.jobs.busy)


@pytest.mark.parametrize("name", PAGES)
def test_tab_reaches_every_control(person: Person, collection: CollectionWindow, name: str) -> None:
    go(person, collection, name)
    reached, unseen = walk_by_tab(person)
    assert collection.page is not None
    missed = [name_of(stop) for stop in tab_stops(collection.page) if stop not in reached]
    assert not missed and not unseen


@pytest.mark.parametrize(("scheme", "scale"), [("light", 100), ("high_contrast", 200)])
@pytest.mark.parametrize("name", PAGES)
def test_a_view(person: Person, collection: CollectionWindow, name: str, scheme: str, scale: int) -> None:
    person.window.use_theme(scheme)
    person.window.use_text_scale(scale)
    go(person, collection, name)
    found: dict[str, None] = {}
    for language in LANGUAGES:
        person.window.use_language(language)
        person.qtbot.waitUntil(lambda: not collection.jobs.busy)
        found |= dict.fromkeys(f"{name}, {language}: {one}" for one in faults(person.window, language))
    assert not found, "\n".join(["", *found])
