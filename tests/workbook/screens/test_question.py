"""What the page of a question shows, without a window."""

from __future__ import annotations

import pytest

from workbook.document.cells import Cell, Change
from workbook.editing.changes import ChangeSet
from workbook.editing.session import Session
from workbook.languages import Catalogue
from workbook.screens.answering import Answering
from workbook.screens.places import Place
from workbook.screens.question import question_view, using_previous

ENGLISH, FRENCH = Catalogue.load("en"), Catalogue.load("fr")


def test_the_head_of_a_question(session: Session) -> None:
    view = question_view(session.snapshot(), "every-type", "whole", "", ENGLISH)
    assert view.number == "1"
    assert [crumb.text for crumb in view.crumbs] == ["Every type", "1. Part one", "1.1 Sub-part"]
    assert view.crumbs[-1].place == Place("section", "every-type", "part_1_1")
    assert view.guidance.citation == "A/61/187, Part I, §\u00a013"


def test_marks_tell_which_language_is_answered(session: Session) -> None:
    session.answer("every-type", "long", "oui", language="fr")
    view = question_view(session.snapshot(), "every-type", "long", "", FRENCH)
    assert view.marks == {"fr": "draft", "en": "empty"}
    session.set_missing("every-type", "long", "no_data")
    view = question_view(session.snapshot(), "every-type", "long", "", FRENCH)
    assert view.marks == {"fr": "missing", "en": "missing"}


def test_last_cycle_s_answer_becomes_a_draft(session: Session) -> None:
    cell = Cell("every-type", "", "long", "previous")
    earlier = {"origin": "a.passerelle", "edition": "Dhaka 2016", "value.fr": "**Avant**"}
    session.apply(ChangeSet("carry_over", {}, (Change(cell, None, earlier),)))
    previous = question_view(session.snapshot(), "every-type", "long", "", FRENCH).previous
    assert previous is not None
    assert (previous.edition, previous.words) == ("Dhaka 2016", {"value.fr": "Avant"})
    session.apply(using_previous(session.snapshot(), "every-type", "long"))
    assert session.snapshot().text("every-type", "long") == "**Avant**"
    assert session.snapshot().state("every-type", "long") == "draft"


@pytest.mark.parametrize(("raw", "kept"), [("12", 12), ("12 mars", None)])
def test_a_field_takes_what_can_be_read_and_keeps_the_rest(
    session: Session, raw: str, kept: int | None
) -> None:
    field = Answering(session, "every-type", session.snapshot().forms["every-type"].question("whole"))
    trouble = field.take(raw, FRENCH)
    assert (field.value, field.draft) == (kept, "" if kept else raw)
    assert (trouble is None) == (kept is not None)
    assert bool(field.complaint(FRENCH)) == (kept is None)


def test_a_value_out_of_range_is_kept_and_complained_about(session: Session) -> None:
    field = Answering(session, "every-type", session.snapshot().forms["every-type"].question("number"))
    assert field.take("-1", ENGLISH) is None
    assert (field.value, field.complaint(ENGLISH)) == (-1, "Not below zero")


def test_looking_at_a_value_takes_nothing(session: Session) -> None:
    field = Answering(session, "every-type", session.snapshot().forms["every-type"].question("number"))
    field.give(1234.5)
    before = session.snapshot().step
    field.take(field.words(FRENCH), FRENCH)
    assert session.snapshot().step == before
