"""How far a workbook is, what is left, and answers taken in from plain data."""

from __future__ import annotations

from workbook.editing.checks import issues
from workbook.editing.completion import completion
from workbook.editing.load import plan_load
from workbook.editing.session import Session
from workbook.languages import Catalogue

FORM = "every-type"
EN = Catalogue.load("en")


def kinds(session: Session, form: str = FORM) -> set[tuple[str, str]]:
    return {(issue.question, issue.kind) for issue in issues(session.snapshot()) if issue.form == form}


def test_a_fresh_workbook_is_all_silence(session: Session) -> None:
    count = completion(session.snapshot()).by_form[FORM]
    assert (count.settled, count.begun) == (0, 0)
    assert count.empty == count.total


def test_reasons_are_told_from_silence_and_a_promise_from_a_reason(session: Session) -> None:
    session.set_missing(FORM, "line", "not_applicable")
    session.set_missing(FORM, "whole", "pending", "statistics office")
    session.answer(FORM, "long", "Bonjour")
    session.answer(FORM, "number", 3)
    count = completion(session.snapshot()).by_form[FORM]
    assert dict(count.missing) == {"not_applicable": 1, "pending": 1}
    assert (count.settled, count.begun) == (2, 2)
    assert count.total == count.settled + count.begun + count.empty


def test_a_section_counts_what_is_in_it(session: Session) -> None:
    session.answer(FORM, "whole", 3)
    sections = completion(session.snapshot()).by_section
    assert (sections[FORM, "part_1_1"].settled, sections[FORM, "part_1_1"].total) == (1, 3)
    assert (sections[FORM, "part_1"].settled, sections[FORM, "part_1"].total) == (1, 5)


def test_a_ministry_counts_its_questions(session: Session) -> None:
    session.annotate(FORM, "whole", "ministry", "Travail")
    session.annotate(FORM, "number", "ministry", "Travail")
    session.answer(FORM, "whole", 3)
    count = completion(session.snapshot()).by_ministry["Travail"]
    assert (count.settled, count.total) == (1, 2)


def test_a_question_that_does_not_apply_is_not_asked(session: Session) -> None:
    before = completion(session.snapshot()).by_form[FORM].total
    assert ("why_red", "required") not in kinds(session)
    session.answer(FORM, "colours", ["red"])
    assert completion(session.snapshot()).by_form[FORM].total == before + 1
    assert ("why_red", "required") in kinds(session)


def test_rows_from_the_start_are_not_answers(session: Session) -> None:
    count = completion(session.snapshot()).by_section
    assert session.snapshot().rows(FORM, "rows") == ("first",)
    before = completion(session.snapshot()).by_form[FORM].settled
    session.answer(FORM, "amount", 5, row="first")
    assert completion(session.snapshot()).by_form[FORM].settled == before + 1
    assert count is not None


def test_what_is_wrong_is_said_with_the_rule(session: Session) -> None:
    session.answer(FORM, "number", -1)
    session.answer(FORM, "amount", 5, row="first")
    session.answer(FORM, "paid", 9, row="first")
    session.keep_draft(FORM, "day", "31 février")
    found = kinds(session)
    assert {("number", "invalid"), ("paid", "invalid"), ("day", "unparsed"), ("long", "required")} <= found
    texts = [issue.text(EN) for issue in issues(session.snapshot())]
    assert "1.1-2 Number: not below zero" in texts
    assert any("31 février" in text for text in texts)
    session.answer(FORM, "day", "2018-02-28")
    assert ("day", "unparsed") not in kinds(session)


def test_answers_written_by_hand_are_taken_in_as_one_step(session: Session) -> None:
    plain = {
        "answers": {
            FORM: {
                "long": {"fr": "Bonjour", "en": "Hello", "status": "final"},
                "number": 3.5,
                "whole": {"missing": {"reason": "no_data", "why": "…"}},
                "rows": [{"name": {"fr": "Deux"}, "amount": 10}, {"name": {"fr": "Trois"}}],
            }
        }
    }
    planned, refused = plan_load(session.snapshot(), plain, "answers.json")
    session.apply(planned)
    now = session.snapshot()
    assert refused == []
    assert now.state(FORM, "long") == "final"
    assert [now.text(FORM, "name", row) for row in now.rows(FORM, "rows")] == ["Un", "Deux", "Trois"]
    session.undo()
    assert session.snapshot().value(FORM, "number") is None


def test_what_cannot_be_taken_in_is_listed_and_the_rest_is(session: Session) -> None:
    plain = {
        "cells": [
            {"form": FORM, "question": "number", "value": 2},
            {"form": FORM, "question": "number", "facet": "value.fr", "value": 2},
            {"form": FORM, "question": "nothing", "value": 2},
            {"form": "nothing", "question": "number", "value": 2},
            {"form": FORM, "question": "day", "value": "demain"},
            {"form": FORM, "question": "line", "facet": "status", "value": "perhaps"},
            {"form": FORM, "question": "amount", "value": 2},
            "nonsense",
        ]
    }
    planned, refused = plan_load(session.snapshot(), plain)
    session.apply(planned)
    assert session.snapshot().value(FORM, "number") == 2
    assert len(refused) == 7
    assert all(one.reason.text(EN) for one in refused)
