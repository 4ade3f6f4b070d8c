"""What was sent, its letters and reminders: in both languages, large and small, and without a mouse."""

from __future__ import annotations

import pytest

from tests.journeys.inspection import name_of, tab_stops
from tests.journeys.person import Person
from tests.journeys.test_every_page_in_both_languages import look, report
from tests.journeys.test_keyboard import walk_by_tab
from workbook.editing.contributions import Contribution, mark_returned, send
from workbook.screens.places import CONTRIBUTIONS, Place

PLACES = {
    "follow-up": CONTRIBUTIONS,
    "letter": Place("contributions", "", "letter", "uuid:1"),
    "reminder": Place("contributions", "", "reminder", "uuid:1"),
}


@pytest.fixture
def follower(reader: Person) -> Person:
    """A person who has sent three forms: one overdue, one that is back, one due in years."""
    session = reader.session
    for number, due in enumerate(("2018-09-14", "2018-09-28", "2090-01-01"), 1):
        form = Contribution(
            f"uuid:{number}",
            "Affaires étrangères",
            "m@example.org",
            ("berlin-2017/1.1", "berlin-2017/1.2", "action-plan"),
            ("fr", "en"),
            2,
            "2018-08-20T10:00:00+00:00",
            due,
            "xlsx",
            f"{number}.xlsx",
        )
        session.apply(send(session.snapshot(), form))
    session.apply(mark_returned(session.snapshot(), "uuid:2", "2018-09-12T10:00:00+00:00"))
    return reader


@pytest.mark.parametrize(("scheme", "scale"), [("light", 100), ("dark", 200), ("high_contrast", 100)])
@pytest.mark.parametrize("name", PLACES)
def test_a_view(follower: Person, name: str, scheme: str, scale: int) -> None:
    follower.window.use_theme(scheme)
    follower.window.use_text_scale(scale)
    follower.book.go_into(PLACES[name])
    report(look(follower, name))


@pytest.mark.parametrize("name", PLACES)
def test_tab_reaches_every_control(follower: Person, name: str) -> None:
    follower.book.go_into(PLACES[name])
    reached, unseen = walk_by_tab(follower)
    missed = [name_of(stop) for stop in tab_stops(follower.page) if stop not in reached]
    assert not missed and not unseen


def test_undo_goes_back_to_what_it_concerns(follower: Person) -> None:
    follower.book.go(Place("question", "berlin-2017", "q_1_1_1"))
    follower.book.undo()
    assert follower.book.place == CONTRIBUTIONS
