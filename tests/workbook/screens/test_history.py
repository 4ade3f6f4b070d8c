"""What changed, word by word, by day and sitting; and bringing an earlier answer back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workbook.conftest import EVERY_TYPE, IDENTIFICATION, definition
from workbook.document.cells import Cell, Change, Step
from workbook.editing.session import Session
from workbook.languages import Catalogue
from workbook.screens.difference import Part, difference, shortened
from workbook.screens.history import Asked, days, restoring

ENGLISH = Catalogue.load("en")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    forms = (definition(tmp_path, IDENTIFICATION), definition(tmp_path, EVERY_TYPE))
    known = {"country": "MAR", "edition": "Marrakech 2018", "languages": ["fr", "en"]}
    with Session.create(tmp_path / "pays.passerelle", forms, known, by="Amina") as opened:
        yield opened


def test_words_not_letters_are_compared() -> None:
    parts = difference("les frais sont prévus pour mai.", "les frais sont en préparation pour mai, déjà.")
    assert [(part.kind, part.text) for part in parts if part.kind != "same"] == [
        ("removed", "prévus"),
        ("added", "en préparation"),
        ("added", ", déjà"),
    ]


WORDS = st.lists(st.sampled_from(["un", "deux", "trois", "l’État", ",", ".", "\n", " "]), max_size=30).map(
    " ".join
)


@given(WORDS, WORDS)
def test_both_texts_can_be_read_off_the_difference(before: str, after: str) -> None:
    def side(kind: str) -> list[str]:
        return "".join(p.text + " " for p in difference(before, after) if p.kind in ("same", kind)).split()

    def letters(words: list[str]) -> str:
        return "".join(words)

    assert letters(side("removed")) == letters(before.split())
    assert letters(side("added")) == letters(after.split())


def test_a_very_long_text_is_compared_from_its_ends() -> None:
    long = "mot " * 20_000
    parts = difference(long + "fin", long.replace("mot", "mot", 1) + "autre fin")
    assert [part for part in parts if part.kind != "same"] == [Part("added", "autre")]


def test_what_stayed_far_from_a_change_is_left_out() -> None:
    words = " ".join(f"w{n}" for n in range(60))
    shown = shortened(difference(words, words.replace("w30", "new")))
    assert shown[0].text.startswith("… w22")
    assert shown[-1].text.endswith("w38 …")


def step(number: int, at: datetime, before: str | None, after: str | None, by: str = "Amina") -> Step:
    cell = Cell("every-type", "", "long", "value.fr")
    return Step(number, "answer", {}, at.isoformat(), by, (Change(cell, before, after),))


def test_one_sitting_is_one_entry_and_days_have_names(session: Session) -> None:
    question = session.snapshot().forms["every-type"].question("long")
    noon = datetime(2018, 9, 4, 12).astimezone()
    steps = [
        step(5, noon + timedelta(minutes=9), "un deux", "un deux trois"),
        step(4, noon + timedelta(minutes=5), "un", "un deux"),
        step(3, noon, None, "un", by="Driss"),
        step(2, noon - timedelta(days=1), "x", None),
        step(1, noon - timedelta(days=40), None, "x"),
    ]
    asked = Asked(session.snapshot(), "every-type", question, "", ENGLISH)
    found = days(steps, asked, noon.date())
    assert [day.title for day in found] == ["Today", "Yesterday", "Thursday 26 July"]
    first, second = found[0].entries
    assert (first.step, first.by, second.by) == (5, "Amina", "Driss")
    assert [part.text for part in first.parts if part.kind == "added"] == ["deux trois"]
    assert days([], asked, date.today()) == ()


def test_an_earlier_answer_comes_back_with_what_it_set_aside(session: Session) -> None:
    question = session.snapshot().forms["every-type"].question("long")
    session.answer("every-type", "long", "**un**", language="fr")
    session.set_missing("every-type", "long", "confidential")
    steps = session.history("every-type", "long").result()
    asked = Asked(session.snapshot(), "every-type", question, "", ENGLISH, session.step)
    (today,) = days(steps, asked, datetime.now().date())
    unanswered, answered = today.entries
    assert unanswered.title == "Long left unanswered on purpose" or unanswered.parts[0].kind == "removed"
    assert restoring(session.snapshot(), "every-type", question, "", unanswered).changes == ()
    session.apply(restoring(session.snapshot(), "every-type", question, "", answered))
    assert session.snapshot().text("every-type", "long") == "**un**"
    assert session.snapshot().missing("every-type", "long") is None
    assert session.undo_step is not None and session.undo_step.kind == "restore"


def test_other_facets_are_told_in_words(session: Session) -> None:
    question = session.snapshot().forms["every-type"].question("measure")
    session.answer("every-type", "measure", "partly")
    session.annotate("every-type", "measure", "tags", ["gender"])
    asked = Asked(session.snapshot(), "every-type", question, "", ENGLISH, session.step)
    (today,) = days(session.history("every-type", "measure").result(), asked, datetime.now().date())
    assert [(entry.title, entry.parts[0].text) for entry in today.entries] == [
        ("Tags", "Gender"),
        ("", "Partly"),
    ]


def test_a_merge_says_who_contributed(session: Session) -> None:
    asked = session.snapshot().forms["every-type"]
    question = next(one for one in asked.questions if one.multilingual)
    cells = [Cell("every-type", "", question.name, facet) for facet in ("value.fr", "contributed")]
    earlier = [{"ministry": "Santé", "instance": "uuid:1", "at": ""}]
    later = [*earlier, {"ministry": "Travail", "instance": "uuid:2", "at": ""}]
    changes = (Change(cells[0], None, "Deux accords."), Change(cells[1], earlier, later))
    step = Step(7, "merge", {"question": "Travail, Finances"}, "2018-09-04T10:00:00+00:00", "Amina", changes)
    shown = Asked(session.snapshot(), "every-type", question, "", ENGLISH)
    (day,) = days([step], shown, date(2018, 9, 5))
    assert [entry.title for entry in day.entries] == ["Contribution of Travail"]
