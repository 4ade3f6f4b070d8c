"""A submission that came back: what was sent is read again, whatever people did to its rows, columns and sheets."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.workbook.exchange.reading.support import (
    Sent,
    given,
    kinds,
    reasons,
    says_what_was_sent,
    without_sheet,
)
from workbook.document.cells import Cell
from workbook.exchange import layout
from workbook.exchange.reading import receive_file
from workbook.exchange.reading.identity import NewerForm, NotAForm, UnknownVersion
from workbook.exchange.received import Received
from workbook.exchange.received_plain import from_plain, to_plain
from workbook.spreadsheets.book import Book, CellError, Formula, Sheet

BERLIN = "berlin-2017"
FR, EN = "Réponse en français", "Réponse en anglais"


def test_an_untouched_file_says_what_was_sent(sent: Sent) -> None:
    received = sent.received()
    assert says_what_was_sent(received)
    assert (received.listed, received.repairs, received.new_rows, received.gone) == ((), (), (), ())
    assert received.balance.filled > 1700
    assert received.source.document_id == sent.snapshot.document_id
    assert received.source.step == sent.snapshot.step
    assert received.source.instance_id == "uuid:11111111-2222-3333-4444-555555555555"
    assert (received.source.kind, received.source.country, received.source.doubts) == (
        "submission",
        "XXA",
        (),
    )
    tags = Cell(BERLIN, "", "q_1_1_1", "tags")
    assert received.carried[tags] == ["gender", "children"]
    assert not received.emptied.keys() & received.base.keys()


def test_it_is_read_in_a_process_of_its_own_and_told_as_plain_values(sent: Sent) -> None:
    received = receive_file(sent.path, [asked.plain for asked in sent.snapshot.forms.values()])
    assert received == sent.received()
    edited = sent.sheet(BERLIN).put("1.1-1", "État", "?").put_at(200, 1, "Note").book
    told = sent.received(edited)
    assert from_plain(to_plain(told)) == told


def test_rows_may_be_sorted_moved_and_spread(sent: Sent) -> None:
    sheet = sent.sheet(BERLIN)
    rows = sorted({row for row, _ in sheet.cells if row >= layout.FIRST_ROW})
    shuffled = dict(zip(rows, random.Random(7).sample(rows, len(rows)), strict=True))
    book = sheet.moved(lambda row, column: (shuffled.get(row, row) * 2, column)).book
    received = sent.received(book)
    assert says_what_was_sent(received)
    assert received.listed == ()


def test_columns_may_be_moved_and_inserted(sent: Sent) -> None:
    sheet = sent.sheet(BERLIN)
    last = 1 + max(column for _, column in sheet.cells)
    book = sheet.moved(lambda row, column: (row, 2 * (last - column))).put_at(4, 3, "Remarques").book
    received = sent.received(book)
    assert says_what_was_sent(received)
    assert reasons(received) == ["note"]


@pytest.mark.parametrize("header", ["", "Réponses en francais", "Answer in French", "Notre réponse"])
def test_a_heading_may_be_typed_over(sent: Sent, header: str) -> None:
    sheet = sent.sheet(BERLIN)
    received = sent.received(sheet.put_at(4, sheet.column(FR), header or None).book)
    assert says_what_was_sent(received)
    assert received.listed == ()
    assert kinds(received) in (["header"], [])


@pytest.mark.parametrize("header", ["", "Notre avis"])
@pytest.mark.parametrize(
    ("form", "table", "column"), [(BERLIN, "", "État"), ("action-plan", "actions", "Monnaie")]
)
def test_a_heading_over_states_or_choices_may_be_typed_over(
    sent: Sent, form: str, table: str, column: str, header: str
) -> None:
    sheet = sent.sheet(form, table)
    received = sent.received(sheet.put_at(4, sheet.column(column), header or None).book)
    assert says_what_was_sent(received)
    assert received.listed == ()


def test_where_all_headings_are_typed_over_the_form_still_knows_its_own_words(sent: Sent) -> None:
    sheet = sent.sheet(BERLIN)
    for column in range(9):
        sheet = sheet.put_at(4, column, f"x{column}")
    received = sent.received(sheet.book)
    assert says_what_was_sent(received)
    assert {one.text for one in received.listed} <= {f"x{column}" for column in range(9)}


def test_without_headings_the_columns_are_in_their_order(sent: Sent) -> None:
    book = (
        sent.sheet("action-plan", "actions")
        .moved(lambda row, column: None if row == 4 else (row, column))
        .book
    )
    received = sent.received(book)
    assert says_what_was_sent(received)
    assert kinds(received) == ["header_lost"]


def test_a_column_of_ones_own_in_place_of_another_is_not_taken_for_it(sent: Sent) -> None:
    sheet = sent.sheet(BERLIN)
    column = sheet.column(FR)
    edited = sheet.moved(lambda row, at: None if at == column else (row, at))
    received = sent.received(
        edited.put_at(4, column, "Commentaires").put_at(sheet.row("1.1-1"), column, "Vu").book
    )
    assert [(one.reason, one.text) for one in received.listed] == [("note", "Commentaires"), ("note", "Vu")]
    assert "column_missing" in kinds(received)
    assert Cell(BERLIN, "", "q_1_1_1", "value.fr") not in received.given.keys() | received.emptied.keys()


def test_columns_without_headings_may_hold_anything(sent: Sent) -> None:
    sheet = sent.sheet("action-plan", "actions")
    edited = sheet.moved(lambda row, at: (row, at - 1) if at else None)
    received = sent.received(edited.put_at(6, 40, date(2018, 1, 1)).put_at(7, 40, True).book)
    assert received.new_rows == ()
    assert {"a01", "a02"} <= {row for _, table, row in received.gone if table == "actions"}
    assert "01/01/2018" in {one.text for one in received.listed}


def test_sheets_may_be_renamed_hidden_and_put_in_another_order(sent: Sent) -> None:
    edited = sent.sheet(BERLIN).named("Ministère", "hidden")
    received = sent.received(replace(edited.book, sheets=edited.book.sheets[::-1]))
    assert says_what_was_sent(received)
    assert sorted(kinds(received)) == ["sheet_hidden", "sheet_renamed"]


def test_a_sheet_without_its_identity_is_known_by_its_codes(sent: Sent) -> None:
    edited = sent.sheet(BERLIN).put_at(2, 0, None)
    assert says_what_was_sent(sent.received(edited.book))
    received = sent.received(edited.named("Feuille 1").book)
    assert says_what_was_sent(received)
    assert "sheet_by_content" in kinds(received)


def test_a_copy_of_a_sheet_that_says_the_same_counts_once(sent: Sent) -> None:
    received = sent.received(sent.sheet("action-plan", "actions").copied("Actions (2)").book)
    assert says_what_was_sent(received)
    assert kinds(received) == ["sheet_copied"]
    assert received.listed == received.new_rows == ()


def test_a_copy_of_a_sheet_that_says_something_else_is_listed_with_both(sent: Sent) -> None:
    original = str(sent.sheet(BERLIN).get("1.2-2", FR))
    received = sent.received(sent.sheet(BERLIN).copied("Berlin (2)").put("1.2-2", FR, "Autre").book)
    assert [(one.reason, one.text) for one in received.listed] == [
        ("differing", original),
        ("differing", "Autre"),
    ]
    cell = Cell(BERLIN, "", "q_1_2_2", "value.fr")
    assert cell not in received.given.keys() | received.emptied.keys()


def test_a_row_that_is_there_twice_is_the_same_or_listed(sent: Sent) -> None:
    sheet = sent.sheet(BERLIN)
    row = sheet.row("1.2-1")
    twice = sheet.having(
        sheet.cells | {(300, at): value for (one, at), value in sheet.cells.items() if one == row}
    )
    assert says_what_was_sent(sent.received(twice.book))
    received = sent.received(twice.put_at(300, sheet.column("État"), "Sans objet").book)
    assert set(reasons(received)) == {"differing"}
    assert any(one.text.startswith("Sans objet\n") for one in received.listed)


def test_a_code_that_was_typed_over_lists_the_answers_of_its_row(sent: Sent) -> None:
    sheet = sent.sheet(BERLIN)
    received = sent.received(sheet.put("1.2-2", "Code", "voir Paul").book)
    assert {one.reason for one in received.listed} == {"unknown_code"}
    assert {"voir Paul", str(sheet.get("1.2-2", FR))} <= {one.text for one in received.listed}
    assert Cell(BERLIN, "", "q_1_2_2", "value.fr") not in received.emptied


@pytest.mark.parametrize("written", [" 1.2-2 ", "1.2–2", "1.2\u20112", "1.2 - 2", "q_1_2_2"])
def test_a_code_may_be_spelled_otherwise(sent: Sent, written: str) -> None:
    received = sent.received(sent.sheet(BERLIN).put("1.2-2", "Code", written).book)
    assert says_what_was_sent(received)


def test_the_hidden_sheet_may_be_lost(sent: Sent) -> None:
    received = sent.received(without_sheet(sent.book, layout.META_SHEET))
    whole = sent.received()
    assert received.base == received.carried == {}
    assert [doubt.kind for doubt in received.source.doubts] == ["meta_lost"]
    assert received.source.instance_id == whole.source.instance_id
    assert (received.source.country, received.source.edition) == (whole.source.country, whole.source.edition)
    drafts = {cell for cell in whole.given if cell.facet == "draft"}
    assert _unordered(received) == {
        cell: one for cell, one in _unordered(whole).items() if cell not in drafts
    }
    assert [one.text for one in received.listed] == ["vers 2010"]


def _unordered(received: Received) -> dict[Cell, Any]:
    """What was read, the order in which choices were given left out: no cell shows it apart from `_meta`."""
    return {
        cell: set(one.value) if isinstance(one.value, list) else one.value
        for cell, one in received.given.items()
    }


def test_without_the_hidden_sheet_a_word_among_the_codes_is_a_note(sent: Sent) -> None:
    edited = sent.sheet("action-plan", "actions").put_at(90, 0, "oui")
    received = sent.received(without_sheet(edited.book, layout.META_SHEET))
    assert ("unknown_code", "oui") in [(one.reason, one.text) for one in received.listed]


def test_one_of_three_names_is_enough(sent: Sent) -> None:
    bare = replace(without_sheet(sent.book, layout.META_SHEET), properties={})
    assert sent.received(bare).given.keys() == sent.received(without_sheet(sent.book, "_meta")).given.keys()
    nameless = tuple(
        replace(sheet, cells={place: one for place, one in sheet.cells.items() if place[0] != 2})
        for sheet in sent.book.sheets
    )
    assert says_what_was_sent(sent.received(replace(sent.book, sheets=nameless, properties={})))


def test_names_that_disagree_are_doubted(sent: Sent) -> None:
    other = replace(sent.book, properties={"keywords": "passerelle; uuid:99999999"})
    doubts = sent.received(other).source.doubts
    assert [(one.kind, one.params["other"]) for one in doubts] == [("instance", "uuid:99999999")]
    sheet = sent.sheet(BERLIN)
    line = str(sheet.cells[2, 0]).rpartition("version ")[0] + "version 2020010101"
    received = sent.received(sheet.put_at(2, 0, line).book)
    assert [one.kind for one in received.source.doubts] == ["version"]
    assert says_what_was_sent(received)


def test_what_is_no_form_is_told_so(sent: Sent) -> None:
    with pytest.raises(NotAForm):
        sent.received(Book((Sheet("Feuil1", "visible", {(1, 0): "Rapport, version 2"}),)))
    meta = next(sheet for sheet in sent.book.sheets if sheet.name == layout.META_SHEET)
    newer = {
        place: "passerelle-submission/2" if one == layout.FORMAT else one for place, one in meta.cells.items()
    }
    sheets = tuple(replace(one, cells=newer) if one is meta else one for one in sent.book.sheets)
    with pytest.raises(NewerForm):
        sent.received(replace(sent.book, sheets=sheets))
    from workbook.exchange.reading.interpretation import interpret

    with pytest.raises(UnknownVersion) as raised:
        interpret(sent.book, lambda form, version: None, "retour.xlsx")
    assert "retour.xlsx" in str(raised.value)
    assert "identification" in str(raised.value)


def test_notes_beside_the_form_are_listed_where_they_stand(sent: Sent) -> None:
    sheet = sent.sheet("action-plan", "actions")
    far = 3 + max(column for _, column in sheet.cells)
    edited = sheet.put_at(7, far, "à discuter").put_at(2, 4, "Reçu le 3 mai").put_at(900, 0, "Fin")
    received = sent.received(edited.book)
    assert says_what_was_sent(received)
    assert sorted((one.where.address, one.text) for one in received.listed) == sorted(
        [(layout.address(far, 7), "à discuter"), ("E2", "Reçu le 3 mai"), ("A900", "Fin")]
    )
    read_me = sent.book.sheets[0]
    noted = replace(read_me, cells=read_me.cells | {(5, 4): "Bonjour", (60, 1): "Merci !"})
    received = sent.received(replace(sent.book, sheets=(noted, *sent.book.sheets[1:])))
    assert [(one.reason, one.text) for one in received.listed] == [("note", "Bonjour"), ("note", "Merci !")]


def test_a_word_without_end_near_the_top_is_a_note_like_any_other(sent: Sent) -> None:
    """The first rows are searched for the name of a form, whatever stands there."""
    sheet, word = sent.sheet(BERLIN), "x" * 32_000 + ", version "
    received = sent.received(sheet.put_at(6, 40, word).book)
    assert [(one.reason, one.text) for one in received.listed] == [("note", word)]


def test_a_label_that_was_edited_is_a_note(sent: Sent) -> None:
    sheet = sent.sheet(BERLIN)
    label = f"{sheet.get('1.2-1', 'Question')}\n(à voir avec la DGI)"
    received = sent.received(sheet.put("1.2-1", "Question", label).book)
    assert [(one.reason, one.text) for one in received.listed] == [("note", label)]


def test_a_sheet_of_their_own_is_listed_row_by_row(sent: Sent) -> None:
    own = Sheet("Annexe", "visible", {(1, 0): "Année", (1, 1): "Total", (2, 0): 2018, (2, 1): 12.5})
    received = sent.received(replace(sent.book, sheets=(*sent.book.sheets, own)))
    assert [(one.reason, one.text, one.cells) for one in received.listed] == [
        ("unknown_sheet", "Année\tTotal", 2),
        ("unknown_sheet", "2018\t12.5", 2),
    ]


def test_new_rows_are_found_wherever_they_were_typed(sent: Sent) -> None:
    sheet = sent.sheet("action-plan", "actions")
    title = sheet.column("Titre")
    last = max(row for row, _ in sheet.cells)
    edited = (
        sheet.put("n-01", "Titre", "Guichet").put("n-01", "Budget", "1 234,56").put("n-03", "Titre", "Fonds")
    )
    edited = (
        edited.put_at(last + 1, title, "Sous le tableau")
        .put_at(last + 2, title, "Encore")
        .put_at(last + 9, title, "Loin")
    )
    received = sent.received(edited.book)
    name = sheet.sheet.name
    assert [row.key for row in received.new_rows] == [
        "n-01",
        "n-03",
        f"{name}!{last + 1}",
        f"{name}!{last + 2}",
    ]
    first = received.new_rows[0]
    assert {(cell.question, cell.facet): one.value for cell, one in first.values.items()} == {
        ("action_title", "value.fr"): "Guichet",
        ("budget", "value"): 1234.56,
    }
    assert [(one.reason, one.text) for one in received.listed] == [("no_code", "Loin")]
    assert received.gone == ()


def test_a_row_that_was_copied_for_a_new_one_is_a_new_one(sent: Sent) -> None:
    sheet = sent.sheet("registers", "agreements")
    column = next(at for (row, at) in sorted(sheet.cells) if row == 4 and at > 0)
    last = max(row for row, _ in sheet.cells)
    edited = sheet.put("n-02", str(sheet.cells[4, column]), "Accord A")
    edited = edited.put_at(last + 1, 0, "n-02").put_at(last + 1, column, "Accord B")
    edited = edited.put_at(last + 2, 0, "n-02").put_at(last + 2, column, "Accord A")
    received = sent.received(edited.book)
    values = [[one.value for one in row.values.values()] for row in received.new_rows]
    assert values == [["Accord A"], ["Accord B"]]
    assert "copied_row" in kinds(received)
    assert received.listed == ()


def test_rows_that_are_gone_are_named(sent: Sent) -> None:
    sheet = sent.sheet("action-plan", "actions")
    row = sheet.row("a02")
    received = sent.received(sheet.moved(lambda at, column: None if at == row else (at, column)).book)
    assert received.gone == (("action-plan", "actions", "a02"),)
    unknown = sent.received(sheet.put_at(row, 0, "???").book)
    assert unknown.gone == (("action-plan", "actions", "a02"),)
    assert set(reasons(unknown)) == {"unknown_code"}
    assert unknown.new_rows == ()


def test_a_row_is_chosen_by_its_id_or_its_title(sent: Sent) -> None:
    indicators = (
        sent.sheet("action-plan", "indicators")
        .put("i01", "Action", "Observatoire")
        .put("n-01", "Action", "n-04")
    )
    received = sent.received(indicators.book)
    chosen = given(received, "action-plan", "indicator_action", row="i01")
    assert given(received, "action-plan", "action_title", "value.fr", chosen) == "Observatoire"
    assert reasons(received) == ["no_row"]
    actions = sent.sheet("action-plan", "actions").put("n-04", "Titre", "Nouvelle")
    sheets = tuple(
        indicators.sheet if one.name == indicators.sheet.name else one for one in actions.book.sheets
    )
    received = sent.received(replace(actions.book, sheets=sheets))
    assert received.listed == ()
    linked = next(row for row in received.new_rows if row.repeat == "indicators")
    assert [one.value for one in linked.values.values()] == ["n-04"]


def test_a_long_answer_is_joined_in_the_order_of_its_parts(sent: Sent) -> None:
    sheet = sent.sheet(BERLIN)
    code, column = "1.1-2", sheet.column(FR)
    second = sheet.row(code, 2)
    edited = str(sheet.cells[second, column]).replace("longue", "courte", 1)
    received = sent.received(sheet.put_at(second, column, edited).book)
    value = given(received, BERLIN, "q_1_1_2", "value.fr")
    parts = [str(sheet.cells[sheet.row(code, part), column]) for part in range(1, 5)]
    assert value == "".join((parts[0], edited, *parts[2:]))
    assert kinds(received) == ["part_edited"]
    missing = sent.received(sheet.moved(lambda row, at: None if row == second else (row, at)).book)
    assert reasons(missing) == ["part_missing"]
    assert "courte" not in missing.listed[0].text
    assert missing.listed[0].cells == 3
    bare = sheet.moved(lambda row, at: None if at == 1 and row > 4 else (row, at))
    received = sent.received(bare.book)
    assert says_what_was_sent(received)
    assert "parts_unnumbered" in kinds(received)


def test_a_text_that_a_program_changed_is_as_it_was_sent(sent: Sent) -> None:
    sheet = sent.sheet(BERLIN)
    text = str(sheet.get("1.1-5", FR))
    for mangled in (text.replace("\n", "\r\n"), text.replace("\n", "\r")):
        received = sent.received(sheet.put("1.1-5", FR, mangled).book)
        assert says_what_was_sent(received)
        assert kinds(received) == ["restored"]
    cut = sent.received(sheet.put("1.1-5", FR, "é" * 32_767).book)
    assert reasons(cut) == ["cut"]


def test_formulas_and_errors_are_listed_never_computed(sent: Sent) -> None:
    sheet = sent.sheet("action-plan", "actions")
    edited = sheet.put("a01", "Budget", Formula("SUM(A1:A3)", 600)).put("a02", "Budget", CellError("#DIV/0!"))
    received = sent.received(edited.book)
    assert [(one.reason, one.text) for one in received.listed] == [
        ("formula", "=SUM(A1:A3) → 600"),
        ("error_value", "#DIV/0!"),
    ]
    as_sent = sent.sheet(BERLIN).put("1.1-3", FR, Formula("SUM(A1:A9)", 0))
    assert says_what_was_sent(sent.received(as_sent.book))


def test_a_state_or_a_reason_may_be_typed_in_either_language(sent: Sent) -> None:
    sheet = sent.sheet(BERLIN)
    edited = (
        sheet.put("1.2-2", "État", "final").put("1.2-3", "État", "No data").put("1.2-4", "État", "Peut-être")
    )
    received = sent.received(edited.book)
    assert given(received, BERLIN, "q_1_2_2", "status") == "final"
    assert given(received, BERLIN, "q_1_2_3", "missing") == {"reason": "no_data", "why": "12/03/2025"}
    assert Cell(BERLIN, "", "q_1_2_3", "value.fr") in received.emptied
    assert reasons(received) == ["not_state"]
    assert sorted(kinds(received)) == ["reason", "state"]


def test_a_reason_beside_an_answer_is_asked(sent: Sent) -> None:
    sheet = sent.sheet("action-plan", "actions")
    column = sheet.column("Titre")
    edited = sheet.put_at(sheet.row("a01"), column + 1, "Confidential")
    received = sent.received(edited.book)
    assert reasons(received) == ["reason_and_answer"]
    assert (
        given(received, "action-plan", "action_title", "value.fr", "a01")
        == sheet.cells[sheet.row("a01"), column]
    )


def test_a_cell_that_was_emptied_is_told(sent: Sent) -> None:
    received = sent.received(
        sent.sheet(BERLIN).put("1.2-2", FR, None).put("2.1-1", "État", None).put("2.1-1", FR, " ").book
    )
    emptied = {cell[2:] for cell in received.emptied.keys() & received.base.keys()}
    assert {("q_1_2_2", "value.fr"), ("q_2_1_1", "missing")} <= emptied <= {
        ("q_1_2_2", "value.fr"), ("q_2_1_1", "missing"), ("q_1_2_2", "status")
    }  # fmt: skip


def test_an_answer_in_place_of_a_reason_takes_the_reason_away(sent: Sent) -> None:
    edited = sent.sheet(BERLIN).put("2.1-1", "État", None).put("2.1-1", FR, "Une enquête existe.")
    received = sent.received(edited.book)
    assert given(received, BERLIN, "q_2_1_1", "value.fr") == "Une enquête existe."
    assert Cell(BERLIN, "", "q_2_1_1", "missing") in received.emptied
    unclear = sent.received(sent.sheet(BERLIN).put("2.1-1", "État", "???").book)
    assert Cell(BERLIN, "", "q_2_1_1", "missing") not in unclear.emptied


@pytest.mark.parametrize("typed", ["un\r\ndeux", "un\n\x0bdeux", "un\ndeux\ufffe"])
def test_signs_that_cannot_be_seen_are_removed_and_told(sent: Sent, typed: str) -> None:
    received = sent.received(sent.sheet(BERLIN).put("3.2-1", FR, typed).book)
    assert given(received, BERLIN, "q_3_2_1", "value.fr") == "un\ndeux"
    assert [(repair.kind, repair.before) for repair in received.repairs] == [("cleaned", typed)]


def test_a_column_that_was_copied_counts_once_or_is_listed(sent: Sent) -> None:
    sheet = sent.sheet("action-plan", "actions")
    title, last = sheet.column("Titre"), 2 + max(column for _, column in sheet.cells)
    copied = {(row, last): value for (row, at), value in sheet.cells.items() if at == title and row >= 4}
    twice = sheet.having(sheet.cells | copied)
    received = sent.received(twice.book)
    assert says_what_was_sent(received)
    assert kinds(received) == ["column_copied"]
    received = sent.received(twice.put_at(sheet.row("a01"), last, "Autre titre").book)
    assert reasons(received) == ["differing", "differing"]
