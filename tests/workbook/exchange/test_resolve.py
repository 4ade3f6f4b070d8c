"""Decisions on what came back, as one step: taken, kept, both, written anew, later."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from tests.workbook.exchange.form_back import INSTANCE, FormBack
from workbook.document.cells import Cell
from workbook.editing.contributions import Contribution, contribution, send
from workbook.editing.session import Session
from workbook.errors import InvalidValue, StaleChange
from workbook.exchange.compare import compare_with
from workbook.exchange.decisions import (
    BOTH,
    KEEP,
    LATER,
    TAKE,
    Decision,
    combine,
    kept_decisions,
    rewrite,
    ticked,
)
from workbook.exchange.differences import Comparison
from workbook.exchange.resolve import resolve, resolved

BERLIN = "berlin-2017"
PLAN = "action-plan"
QUESTION = "q_1_1_1"
AT = "2018-09-04T10:58:00.000+00:00"
NO_DATA = {"reason": "no_data", "why": ""}


@pytest.fixture
def form(small: Session) -> FormBack:
    small.answer(BERLIN, QUESTION, "Un accord.", language="fr")
    small.answer("dakar-2008", "m_1_1", "partly")
    small.set_missing(BERLIN, "q_1_1_3", "pending", "le ministère")
    small.add_row(PLAN, "actions", {"action_title": "Observatoire", "target": ["10.c"], "progress": 10})
    return FormBack(small.snapshot())


def compared(session: Session, form: FormBack) -> Comparison:
    return compare_with(session, form.received(), "travail.xlsx")


def decided(comparison: Comparison, decision: Decision) -> dict[str, Decision]:
    return {one.key: decision for one in comparison.differences if one.open}


def apply(session: Session, form: FormBack, decision: Decision) -> None:
    comparison = compared(session, form)
    session.apply(resolve([comparison], decided(comparison, decision), AT).change_set)


def text(session: Session, question: str = QUESTION, language: str = "fr") -> Any:
    return session.snapshot().value(BERLIN, question, facet=f"value.{language}")


def contributed(cells: Mapping[Cell, Any]) -> dict[tuple[str, str, str], list[str]]:
    return {c[:3]: [one["ministry"] for one in v] for c, v in cells.items() if c.facet == "contributed"}


def test_without_a_decision_nothing_changes(small: Session, form: FormBack) -> None:
    form.write(BERLIN, QUESTION, "Deux accords.", "value.fr")
    form.add_row(PLAN, "actions", "n-01", {"action_title": "Guichet"})
    comparison = compared(small, form)
    for decisions in ({}, decided(comparison, LATER)):
        resolution = resolve([comparison], decisions, AT)
        assert resolution.change_set.changes == ()
        assert resolution.left == tuple(one.key for one in comparison.differences if one.open)


def test_taking_all_of_an_untouched_form_changes_nothing(small: Session, form: FormBack) -> None:
    comparison = compared(small, form)
    assert resolved([comparison], {one.key: TAKE for one in comparison.differences}).changes == ()


def test_what_is_taken_is_one_step_that_undo_takes_back_whole(small: Session, form: FormBack) -> None:
    form.write(BERLIN, QUESTION, "Deux accords.", "value.fr")
    form.write(BERLIN, "q_1_1_3", "Le ministère répond.", "value.fr")
    form.write("dakar-2008", "m_1_1", "not_applicable")
    form.write(BERLIN, QUESTION, "review", "status")
    before, steps = dict(small.snapshot().cells), len(small.steps())
    apply(small, form, TAKE)
    after = dict(small.snapshot().cells)
    assert len(small.steps()) == steps + 1
    assert text(small) == "Deux accords."
    assert text(small, "q_1_1_3") == "Le ministère répond."
    assert small.snapshot().missing(BERLIN, "q_1_1_3") is None
    assert small.snapshot().state(BERLIN, QUESTION) == "review"
    assert contributed(after) == {
        (BERLIN, "", QUESTION): ["Travail"],
        (BERLIN, "", "q_1_1_3"): ["Travail"],
        ("dakar-2008", "", "m_1_1"): ["Travail"],
    }
    small.undo()
    assert dict(small.snapshot().cells) == before
    small.redo()
    assert dict(small.snapshot().cells) == after


def test_both_are_kept_under_the_name_of_the_ministry(small: Session, form: FormBack) -> None:
    form.write(BERLIN, QUESTION, "Deux accords.", "value.fr")
    small.answer(BERLIN, QUESTION, "Un accord, en 2016.", language="fr")
    apply(small, form, BOTH)
    assert text(small) == "Un accord, en 2016.\n\n**Travail\u00a0:**\n\nDeux accords."


def test_both_where_ours_is_empty_is_theirs(small: Session, form: FormBack) -> None:
    form.write(BERLIN, QUESTION, "Two agreements.", "value.en")
    apply(small, form, BOTH)
    assert text(small, language="en") == "Two agreements."


def test_choices_of_both_are_united(small: Session, form: FormBack) -> None:
    row = small.snapshot().rows(PLAN, "actions")[0]
    form.write(PLAN, "target", ["8.8"], row=row)
    small.answer(PLAN, "target", ["10.7", "10.c"], row=row)
    apply(small, form, BOTH)
    assert small.snapshot().value(PLAN, "target", row) == ["10.7", "10.c", "8.8"]


def test_both_numbers_cannot_stand(small: Session, form: FormBack) -> None:
    row = small.snapshot().rows(PLAN, "actions")[0]
    form.write(PLAN, "progress", 20, row=row)
    small.answer(PLAN, "progress", 30, row=row)
    comparison = compared(small, form)
    with pytest.raises(InvalidValue):
        resolve([comparison], decided(comparison, BOTH), AT)


def test_a_text_of_ones_own(small: Session, form: FormBack) -> None:
    form.write(BERLIN, QUESTION, "Deux accords.", "value.fr")
    apply(small, form, rewrite("Un accord en 2015, deux depuis."))
    assert text(small) == "Un accord en 2015, deux depuis."
    assert contributed(small.snapshot().cells) == {(BERLIN, "", QUESTION): ["Travail"]}


def test_keeping_ours_changes_no_answer(small: Session, form: FormBack) -> None:
    form.write(BERLIN, QUESTION, "Deux accords.", "value.fr")
    before = dict(small.snapshot().cells)
    apply(small, form, KEEP)
    assert dict(small.snapshot().cells) == before


def test_a_reason_takes_the_place_of_the_answer(small: Session, form: FormBack) -> None:
    form.write(BERLIN, QUESTION, NO_DATA, "missing")
    apply(small, form, TAKE)
    assert small.snapshot().state(BERLIN, QUESTION) == "missing"
    assert text(small) is None


def test_an_answer_and_a_reason_of_two_ministries_cannot_both_be_taken(
    small: Session, form: FormBack
) -> None:
    other = FormBack(form.sent, "uuid:2", "Finances")
    form.write(BERLIN, QUESTION, NO_DATA, "missing")
    other.write(BERLIN, QUESTION, "Deux accords.", "value.fr")
    files = [compared(small, form), compared(small, other)]
    assert [len(group.offers) for group in combine(files)] == [2]
    assert ticked(files) == {}
    with pytest.raises(InvalidValue):
        resolve(files, {**decided(files[0], TAKE), **decided(files[1], TAKE)}, AT)


def test_a_state_without_its_answer_stays_to_be_decided(small: Session, form: FormBack) -> None:
    form.write(BERLIN, "q_1_1_4", "Nouveau.", "value.fr")
    form.write(BERLIN, "q_1_1_4", "final", "status")
    comparison = compared(small, form)
    state = next(one for one in comparison.differences if one.open and one.topic == "state")
    resolution = resolve([comparison], {state.key: TAKE}, AT)
    assert (resolution.change_set.changes, len(resolution.left), resolution.taken) == ((), 2, 0)
    apply(small, form, TAKE)
    assert small.snapshot().state(BERLIN, "q_1_1_4") == "final"


def test_new_rows_get_ids_and_choose_each_other(small: Session, form: FormBack) -> None:
    form.add_row(PLAN, "actions", "n-01", {"action_title": "Guichet unique"})
    form.add_row(PLAN, "indicators", "n-01", {"indicator_action": "n-02", "baseline": 7})
    form.add_row(PLAN, "actions", "n-02", {"action_title": "Portail"})
    comparison = compared(small, form)
    indicator = next(one for one in comparison.differences if one.item.name == "indicators")
    alone = resolve([comparison], {indicator.key: TAKE}, AT)
    assert alone.change_set.changes == () and indicator.key in alone.left
    apply(small, form, TAKE)
    snapshot = small.snapshot()
    rows = snapshot.rows(PLAN, "actions")
    titles = [snapshot.text(PLAN, "action_title", row) for row in rows]
    assert titles == ["Observatoire", "Guichet unique", "Portail"]
    (indicator_row,) = snapshot.rows(PLAN, "indicators")
    assert snapshot.value(PLAN, "indicator_action", indicator_row) == rows[2]
    assert not [one for one in compared(small, form).differences if one.open]


def test_a_row_that_is_taken_out_is_gone_and_comes_back_by_undo(small: Session, form: FormBack) -> None:
    row = small.snapshot().rows(PLAN, "actions")[0]
    form.take_out_row(PLAN, "actions", row)
    before = dict(small.snapshot().cells)
    apply(small, form, TAKE)
    assert not [cell for cell in small.snapshot().cells if cell.row == row]
    small.undo()
    assert dict(small.snapshot().cells) == before


def test_a_row_removed_here_comes_back_as_theirs_has_it(small: Session, form: FormBack) -> None:
    row = small.snapshot().rows(PLAN, "actions")[0]
    form.write(PLAN, "progress", 50, row=row)
    small.remove_row(PLAN, "actions", row)
    apply(small, form, TAKE)
    snapshot = small.snapshot()
    assert snapshot.rows(PLAN, "actions") == (row,)
    assert (snapshot.value(PLAN, "progress", row), snapshot.text(PLAN, "action_title", row)) == (
        50,
        "Observatoire",
    )


def test_several_ministries_side_by_side(small: Session, form: FormBack) -> None:
    other = FormBack(form.sent, "uuid:2", "Finances")
    form.write(BERLIN, QUESTION, "Deux accords.", "value.fr")
    other.write(BERLIN, QUESTION, "Trois accords.", "value.fr")
    for each in (form, other):
        each.write(BERLIN, "q_1_1_2", "Une loi.", "value.fr")
        each.add_row(PLAN, "actions", "n-01", {"action_title": "Guichet"})
    files = [compared(small, form), compared(small, other)]
    groups = {group.offers[0].difference.item.name: group.alike for group in combine(files)}
    assert groups == {QUESTION: False, "q_1_1_2": True, "actions": True}
    taken = ticked(files)
    assert len(taken) == 4
    small.apply(resolve(files, {**decided(files[0], TAKE), **decided(files[1], TAKE)}, AT).change_set)
    assert text(small) == "**Travail\u00a0:**\n\nDeux accords.\n\n**Finances\u00a0:**\n\nTrois accords."
    assert text(small, "q_1_1_2") == "Une loi."
    assert contributed(small.snapshot().cells)[BERLIN, "", "q_1_1_2"] == ["Travail", "Finances"]
    assert len(small.snapshot().rows(PLAN, "actions")) == 3


def test_what_changed_meanwhile_is_compared_again(small: Session, form: FormBack) -> None:
    form.write(BERLIN, QUESTION, "Deux accords.", "value.fr")
    form.write(BERLIN, "q_1_1_2", "Une loi.", "value.fr")
    comparison = compared(small, form)
    decisions = decided(comparison, TAKE)
    small.answer(BERLIN, QUESTION, "Un autre.", language="fr")
    with pytest.raises(StaleChange):
        small.apply(resolve([comparison], decisions, AT).change_set)
    again = compared(small, form)
    kept = kept_decisions([comparison], [again], decisions)
    assert [one.item.name for one in again.differences if one.key in kept] == ["q_1_1_2"]
    small.apply(resolve([again], kept, AT).change_set)
    assert (text(small), text(small, "q_1_1_2")) == ("Un autre.", "Une loi.")


def test_the_form_that_was_sent_is_marked(small: Session) -> None:
    small.apply(send(small.snapshot(), Contribution(INSTANCE, "Travail", step=3, sent=AT)))
    form = FormBack(small.snapshot())
    form.write(BERLIN, QUESTION, "Deux accords.", "value.fr")
    form.write(BERLIN, "q_1_1_2", "Une loi.", "value.fr")
    comparison = compared(small, form)
    first, second = (one.key for one in comparison.differences if one.open)
    small.apply(resolve([comparison], {first: TAKE}, AT).change_set)
    known = contribution(small.snapshot(), INSTANCE)
    assert known and (known.returned, known.merged) == (AT, "")
    small.apply(resolve([compared(small, form)], {second: KEEP}, AT).change_set)
    known = contribution(small.snapshot(), INSTANCE)
    assert known and (known.returned, known.merged) == (AT, AT)


def test_a_form_received_twice_brings_its_rows_once(small: Session, form: FormBack) -> None:
    form.add_row(PLAN, "actions", "n-01", {"action_title": "Guichet"})
    apply(small, form, TAKE)
    again = compared(small, form)
    assert not [one for one in again.differences if one.open]
    row = small.snapshot().rows(PLAN, "actions")[1]
    small.answer(PLAN, "action_title", "Guichet unique", row=row)
    kinds = [(one.item.name, one.kind) for one in compared(small, form).differences if one.open]
    assert kinds == [("action_title", "conflict")]


def test_what_stands_beside_an_answer_stays_when_the_answer_is_taken(small: Session, form: FormBack) -> None:
    small.annotate(BERLIN, QUESTION, "sources", "Journal officiel, 2016")
    small.annotate(BERLIN, QUESTION, "tags", ["gender"])
    small.comment(BERLIN, QUESTION, "à relire avec la Justice")
    small.answer(BERLIN, QUESTION, "An agreement.", language="en")
    form.write(BERLIN, QUESTION, "Deux accords.", "value.fr")
    before = dict(small.snapshot().cells)
    apply(small, form, TAKE)
    after = small.snapshot().cells
    assert text(small) == "Deux accords."
    changed = {cell for cell in before.keys() | after.keys() if before.get(cell) != after.get(cell)}
    assert changed == {Cell(BERLIN, "", QUESTION, facet) for facet in ("value.fr", "contributed")}
