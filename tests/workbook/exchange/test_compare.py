"""What a form that came back changes, three ways: sent, ours, theirs."""

from __future__ import annotations

import pytest

from tests.workbook.exchange.form_back import FormBack, without_hashes
from workbook.document.cells import Cell
from workbook.editing.session import Session
from workbook.exchange.compare import compare_with
from workbook.exchange.differences import Comparison, Difference
from workbook.languages import Catalogue

BERLIN = "berlin-2017"
PLAN = "action-plan"
QUESTION = "q_1_1_1"


@pytest.fixture
def form(small: Session) -> FormBack:
    small.answer(BERLIN, QUESTION, "Un accord a été signé en 2015.", language="fr")
    small.answer(BERLIN, "q_1_1_2", "Deux lois.", language="fr", state="review")
    small.set_missing(BERLIN, "q_1_1_3", "pending", "le ministère")
    small.answer("dakar-2008", "m_1_1", "partly")
    small.add_row(PLAN, "actions", {"action_title": "Observatoire", "lead": "Travail", "progress": 10})
    return FormBack(small.snapshot())


def compared(session: Session, form: FormBack) -> Comparison:
    return compare_with(session, form.received(), "travail.xlsx")


def the_one(comparison: Comparison) -> Difference:
    found = [one for one in comparison.differences if one.kind not in ("unchanged", "ours")]
    assert len(found) == 1, [(one.key, one.kind) for one in found]
    return found[0]


def test_an_untouched_form_changes_nothing(small: Session, form: FormBack) -> None:
    assert {one.kind for one in compared(small, form).differences} == {"unchanged"}
    small.answer(BERLIN, QUESTION, "Autre chose.", language="fr")
    kinds = {one.key: one.kind for one in compared(small, form).differences if one.kind != "unchanged"}
    assert list(kinds.values()) == ["ours"]


def test_what_only_they_changed_is_ticked_with_its_three_values(small: Session, form: FormBack) -> None:
    cell = form.write(BERLIN, QUESTION, "Deux accords ont été signés.", "value.fr")
    one = the_one(compared(small, form))
    before = "Un accord a été signé en 2015."
    assert one.values == ((cell, before, before, "Deux accords ont été signés."),)
    assert (one.kind, one.topic, one.word, one.ticked, one.language) == (
        "theirs",
        "answer",
        "text",
        True,
        "fr",
    )
    assert one.item.name == QUESTION and one.sections and one.where == (BERLIN, QUESTION)


def test_both_sides_changed_is_a_conflict_and_tells_who_wrote_ours(small: Session, form: FormBack) -> None:
    form.write(BERLIN, QUESTION, "Deux accords.", "value.fr")
    small.answer(BERLIN, QUESTION, "Un accord, en 2016.", language="fr")
    one = the_one(compared(small, form))
    assert (one.kind, one.ticked, one.ours_by, one.is_text) == ("conflict", False, "Amina", True)
    assert one.ours_at > form.sent.taken_at


def test_the_same_change_on_both_sides_is_no_conflict(small: Session, form: FormBack) -> None:
    form.write(BERLIN, QUESTION, "Deux accords.", "value.fr")
    small.answer(BERLIN, QUESTION, "Deux accords.", language="fr")
    assert the_one(compared(small, form)).kind == "same"


def test_choices_in_another_order_are_the_same(small: Session, form: FormBack) -> None:
    row = small.snapshot().rows(PLAN, "actions")[0]
    small.answer(PLAN, "target", ["8.8", "10.7"], row=row)
    form = FormBack(small.snapshot())
    form.write(PLAN, "target", ["10.7", "8.8"], row=row)
    assert not [one for one in compared(small, form).differences if one.open]


def test_languages_are_decided_apart(small: Session, form: FormBack) -> None:
    form.write(BERLIN, QUESTION, "Deux accords.", "value.fr")
    form.write(BERLIN, QUESTION, "Two agreements.", "value.en")
    found = compared(small, form).without_conflict
    assert [(one.language, one.word) for one in found] == [("fr", "text"), ("en", "addition")]


def test_an_answer_where_a_reason_stood_takes_its_place_without_conflict(
    small: Session, form: FormBack
) -> None:
    form.write(BERLIN, "q_1_1_3", "Le ministère répond.", "value.fr")
    assert [(one.kind, one.topic) for one in compared(small, form).differences if one.open] == [
        ("theirs", "answer")
    ]


def test_a_reason_against_our_answer_is_one_decision(small: Session, form: FormBack) -> None:
    form.write(BERLIN, QUESTION, {"reason": "no_data", "why": ""}, "missing")
    one = the_one(compared(small, form))
    assert (one.kind, one.topic, one.ticked, one.word) == ("theirs", "reason", False, "reason")
    assert {each.cell.facet for each in one.values} == {"missing", "value.fr", "value.en"}
    small.answer(BERLIN, QUESTION, "Un accord, en 2016.", language="fr")
    assert the_one(compared(small, form)).kind == "conflict"


def test_our_reason_against_their_answer_is_a_conflict(small: Session, form: FormBack) -> None:
    form.write(BERLIN, QUESTION, "Two agreements.", "value.en")
    small.set_missing(BERLIN, QUESTION, "confidential")
    one = the_one(compared(small, form))
    assert (one.kind, one.topic) == ("conflict", "reason")


def test_an_emptied_answer_is_never_ticked(small: Session, form: FormBack) -> None:
    form.write(BERLIN, QUESTION, None, "value.fr")
    one = the_one(compared(small, form))
    assert (one.kind, one.clears, one.ticked, one.word) == ("theirs", True, False, "cleared")


def test_a_state_alone(small: Session, form: FormBack) -> None:
    form.write(BERLIN, "q_1_1_2", "final", "status")
    one = the_one(compared(small, form))
    assert (one.topic, one.values[0].before, one.values[0].theirs) == ("state", "review", "final")


def test_an_answer_sent_without_ours_conflicts_with_ours(small: Session, form: FormBack) -> None:
    blank = FormBack(form.sent, answers=False)
    blank.write(BERLIN, QUESTION, "Leur texte.", "value.fr")
    blank.write(BERLIN, "q_1_1_3", "Leur réponse.", "value.fr")
    blank.write(BERLIN, "q_1_1_4", "Une réponse nouvelle.", "value.fr")
    kinds = {one.item.name: one.kind for one in compared(small, blank).differences if one.open}
    assert kinds == {QUESTION: "conflict", "q_1_1_3": "conflict", "q_1_1_4": "theirs"}


def test_without_the_hidden_sheet_nothing_of_ours_counts_as_unchanged(small: Session, form: FormBack) -> None:
    form.write(BERLIN, QUESTION, "Deux accords.", "value.fr")
    form.write(BERLIN, "q_1_1_4", "Nouveau.", "value.fr")
    form.write(BERLIN, "q_1_1_2", None, "value.fr")
    comparison = compare_with(small, without_hashes(form.received()), "travail.xlsx")
    found = {one.item.name: (one.kind, one.known) for one in comparison.differences if one.open}
    assert found == {QUESTION: ("conflict", False), "q_1_1_4": ("theirs", False)}


def test_a_copy_of_another_history_is_believed_by_its_hashes(small: Session, form: FormBack) -> None:
    form.base[Cell(BERLIN, "", QUESTION, "value.fr")] = "0" * 64
    form.write(BERLIN, QUESTION, "Deux accords.", "value.fr")
    one = the_one(compared(small, form))
    assert (one.kind, one.known, one.values[0].before) == ("conflict", False, None)


def test_values_that_the_question_refuses_are_invalid(small: Session, form: FormBack) -> None:
    row = small.snapshot().rows(PLAN, "actions")[0]
    form.write(PLAN, "progress", 250, row=row)
    form.write(PLAN, "lead", "Finances", row=row)
    form.refuse("dakar-2008", "m_1_1_since", "environ 2014")
    comparison = compared(small, form)
    refused = {one.item.name: one.refusal for one in comparison.refused}
    assert set(refused) == {"progress", "m_1_1_since"}
    assert refused["progress"] and refused["progress"].text == "250"
    assert refused["progress"].why(Catalogue.load("en"))
    assert refused["m_1_1_since"] and refused["m_1_1_since"].text == "environ 2014"
    assert [one.item.name for one in comparison.without_conflict] == ["lead"]
    assert comparison.without_conflict[0].row_title.fr == "Observatoire"


def test_new_rows_and_rows_that_are_gone(small: Session, form: FormBack) -> None:
    row = small.snapshot().rows(PLAN, "actions")[0]
    form.add_row(PLAN, "actions", "n-01", {"action_title": "Guichet unique", "progress": 700})
    form.add_row(PLAN, "indicators", "n-02", {"indicator_action": "n-01", "baseline": 7})
    form.take_out_row(PLAN, "actions", row)
    comparison = compared(small, form)
    found = {one.topic: one for one in comparison.differences if one.open}
    assert (found["row_gone"].ticked, found["row_gone"].kind) == (False, "theirs")
    new = [one for one in comparison.differences if one.topic == "new_row"]
    assert [one.row_title.fr for one in new][:1] == ["Guichet unique"]
    assert new[1].needs == (new[0].key,)
    assert [one.refusal.text for one in comparison.refused if one.refusal] == ["700"]
    small.answer(PLAN, "progress", 20, row=row)
    assert {one.topic: one.kind for one in compared(small, form).differences if one.open}[
        "row_gone"
    ] == "conflict"


def test_a_row_that_was_removed_here_and_changed_there_is_a_conflict(small: Session, form: FormBack) -> None:
    row = small.snapshot().rows(PLAN, "actions")[0]
    small.remove_row(PLAN, "actions", row)
    assert not [one for one in compared(small, form).differences if one.open]
    form.write(PLAN, "progress", 50, row=row)
    one = the_one(compared(small, form))
    assert (one.kind, one.topic, one.row_title.fr) == ("conflict", "row_removed", "Observatoire")


def test_what_the_workbook_does_not_ask_is_listed(small: Session, form: FormBack) -> None:
    form.write("another-form", "q_1", "Une réponse perdue ?")
    form.write(BERLIN, "q_9_9_9", "Une autre ?", "value.fr")
    comparison = compared(small, form)
    assert {one.text for one in comparison.beside} == {"Une réponse perdue ?", "Une autre ?"}
    assert not [one for one in comparison.differences if one.open]


def test_keys_are_the_same_each_time_and_differ_from_each_other(small: Session, form: FormBack) -> None:
    form.write(BERLIN, QUESTION, "Deux accords.", "value.fr")
    one, other = compared(small, form), compared(small, form)
    assert one.differences == other.differences
    assert len({each.key for each in one.differences}) == len(one.differences)
