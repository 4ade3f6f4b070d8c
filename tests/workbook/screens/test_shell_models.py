"""Start cards, the way between places, status bar, menu texts."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from workbook.document.cells import Step
from workbook.editing.completion import completion
from workbook.editing.session import Session
from workbook.languages import Catalogue
from workbook.preferences import RecentFile
from workbook.screens.commands import copy_path, redo_words, undo_words
from workbook.screens.places import OVERVIEW, REPORTS, Place
from workbook.screens.standing import due_words, language_words, share_words, standing
from workbook.screens.start import cards, changed_words, place_words, remembered, window_title
from workbook.screens.trail import Trail, neighbour

ENGLISH, FRENCH = Catalogue.load("en"), Catalogue.load("fr")
HOME = Path("/home/amina")
NOON = datetime(2018, 9, 4, 12, 0).astimezone()
ONE, TWO = Place("question", "f", "one"), Place("question", "f", "two")


def test_a_card_says_country_edition_share_and_change_in_the_interface_language() -> None:
    path = HOME / "Documents" / "GFMD" / "maroc.passerelle"
    recent = RecentFile(str(path), "Maroc", "Morocco", "Marrakech 2018", 0.634, 0.1, NOON.isoformat())
    english = cards([recent], ENGLISH, NOON, HOME)[0]
    assert (english.title, english.subtitle, english.share) == ("Morocco", "Marrakech 2018", "63%")
    assert english.where == "Documents › GFMD › maroc.passerelle"
    assert english.changed == "Changed today at 12:00"
    french = cards([recent], FRENCH, NOON, HOME)[0]
    assert (french.title, french.share) == ("Maroc", "63\u00a0%")


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (NOON - timedelta(days=1), "Changed yesterday at 12:00"),
        (NOON - timedelta(days=40), "Changed on 26 July 2018"),
        ("not a date", ""),
    ],
)
def test_when_a_file_was_changed(at: datetime | str, words: str) -> None:
    stored = at if isinstance(at, str) else at.astimezone(UTC).isoformat()
    assert changed_words(stored, ENGLISH, NOON) == words


def test_a_path_outside_home_keeps_its_last_folders() -> None:
    assert place_words(Path("/media/usb/a/b/c.passerelle"), HOME) == "… › a › b › c.passerelle"


def test_an_opened_workbook_is_remembered_in_both_languages(session: Session) -> None:
    snapshot = session.snapshot()
    kept = remembered(session.path, snapshot, completion(snapshot))
    assert (kept.title, kept.title_en, kept.subtitle) == ("Maroc", "Morocco", "Marrakech 2018")
    assert window_title(snapshot, session.path, FRENCH) == "Maroc – Marrakech 2018"


def test_back_and_forward() -> None:
    trail = Trail()
    for place in (OVERVIEW, ONE, TWO):
        trail.visit(place)
    assert trail.back() == ONE
    assert trail.back() == OVERVIEW
    assert trail.back() is None
    assert trail.forward() == ONE
    trail.visit(REPORTS)
    assert trail.forward() is None
    assert trail.back() == ONE


def test_a_row_of_the_same_table_is_no_new_place() -> None:
    trail = Trail()
    trail.visit(OVERVIEW)
    trail.visit(Place("table", "plan", "actions"))
    trail.visit(Place("table", "plan", "actions", "a1"))
    assert trail.current == Place("table", "plan", "actions", "a1")
    assert trail.back() == OVERVIEW


def test_next_and_previous_end_where_the_questionnaire_ends() -> None:
    order = [OVERVIEW, ONE, TWO, REPORTS]
    assert neighbour(order, ONE, 1) == TWO
    assert neighbour(order, OVERVIEW, -1) is None
    assert neighbour(order, REPORTS, 1) is None
    assert neighbour(order, Place("check"), -1) == TWO
    assert neighbour(order, Place("section", "f"), 1) == ONE
    assert neighbour(order, Place("section", "f"), -1) == OVERVIEW


def test_the_due_date_is_counted_down(session: Session) -> None:
    session.answer("identification", "due_date", "2018-09-30")
    snapshot = session.snapshot()
    found = standing(snapshot, completion(snapshot), date(2018, 9, 6))
    assert due_words(found.days_left, ENGLISH) == ("Due in", "24 days")
    assert due_words(1, ENGLISH) == ("Due in", "1 day")
    assert due_words(0, ENGLISH) == ("Due", "today")
    assert due_words(-3, ENGLISH) == ("Overdue by", "3 days")
    assert due_words(None, ENGLISH) == ("", "")
    assert language_words(found.languages, ENGLISH) == "Answers: French, English"


def test_hundred_per_cent_is_said_only_when_nothing_is_left() -> None:
    assert [share_words(share, ENGLISH) for share in (0, 0.025, 0.997, 1)] == ["0%", "2%", "99%", "100%"]


def test_undo_and_redo_bear_the_name_of_the_step() -> None:
    step = Step(1, "answer", {"question": "1.2-3"}, "", "")
    assert undo_words(step, ENGLISH) == "Undo: answer to 1.2-3"
    assert redo_words(step, ENGLISH) == "Redo: answer to 1.2-3"
    assert undo_words(None, ENGLISH) == "Undo"


def test_a_copy_is_proposed_under_a_name_that_is_not_taken(tmp_path: Path) -> None:
    first = copy_path(tmp_path / "maroc.passerelle", ENGLISH)
    assert first.name == "maroc – copy.passerelle"
    first.touch()
    assert copy_path(tmp_path / "maroc.passerelle", ENGLISH).name == "maroc – copy 2.passerelle"
