"""The merge desk without a window: what it lists, what it shows of a line, what is decided, what that changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.workbook.exchange.form_back import FormBack
from workbook.document.cells import Cell
from workbook.editing.session import Session
from workbook.exchange.compare import compare_with
from workbook.exchange.received import Listed, Received, Repair, Where
from workbook.languages import Catalogue
from workbook.screens.merge import MergeDesk
from workbook.screens.merge_doubts import doubt_sentences
from workbook.screens.merge_shown import Line
from workbook.screens.places import Place

FORM = "every-type"
ENGLISH = Catalogue.load("en")
AT = "2026-09-04T10:58:00+00:00"
BEFORE = "Un accord a été signé en 2015."
OURS = "Un accord a été signé en 2016."
THEIRS = "Deux accords ont été signés, en 2015 et en 2018."


@pytest.fixture
def form(session: Session) -> FormBack:
    """A form that came back: one conflict, an addition, a text, a new row, something refused, something emptied."""
    session.answer(FORM, "long", BEFORE, language="fr")
    session.answer(FORM, "colours", ["red"])
    session.answer(FORM, "number", 5)
    sent = FormBack(session.snapshot(), ministry="Travail")
    session.answer(FORM, "long", OURS, language="fr")
    sent.write(FORM, "long", THEIRS, "value.fr")
    sent.write(FORM, "line", "Une ligne.")
    sent.write(FORM, "colours", ["red", "blue"])
    sent.write(FORM, "number", None)
    sent.add_row(FORM, "rows", "n-01", {"name": "Nouvelle", "amount": 3})
    sent.refuse(FORM, "whole", "environ 2014")
    return sent


def desk_of(session: Session, *received: Received) -> MergeDesk:
    files = [compare_with(session, one, f"{one.source.ministry}.xlsx") for one in received]
    return MergeDesk(files, AT, ENGLISH)


@pytest.fixture
def desk(session: Session, form: FormBack) -> MergeDesk:
    return desk_of(session, form.received())


def lines(desk: MergeDesk) -> dict[str, Line]:
    return {line.title: line for group in desk.groups() for line in group.lines}


def at(desk: MergeDesk, title: str) -> MergeDesk:
    desk.choose(lines(desk)[title].key)
    return desk


def stored(session: Session, name: str, facet: str = "value") -> object:
    return session.snapshot().cells.get(Cell(FORM, "", name, facet))


def test_conflicts_come_first_and_what_conflicts_with_nothing_is_ticked(desk: MergeDesk) -> None:
    shown = [
        (group.key, [(line.title, line.word, line.ticked) for line in group.lines]) for group in desk.groups()
    ]
    assert shown == [
        ("decide", [("Tell us", "conflict", None)]),
        (
            "agreed",
            [
                ("One line", "addition", True),
                ("Number", "emptied", False),
                ("Colours", "answer", True),
                ("Rows – Nouvelle", "new row", True),
            ],
        ),
        ("refused", [("“environ 2014”", "whole", None)]),
    ]
    assert [(tab.title, tab.count) for tab in desk.tabs()] == [("All", 6), ("To decide", 1), ("Refused", 1)]
    assert desk.head().title == "Travail"
    assert desk.count == 3 and not desk.finished


def test_a_conflict_stands_in_three_columns_with_what_each_side_changed(desk: MergeDesk) -> None:
    sheet = desk.sheet()
    assert sheet is not None
    assert (sheet.number, sheet.title, sheet.banner_kind, sheet.chosen) == ("1-1", "Tell us", "conflict", "")
    assert [side.title for side in sheet.sides] == ["Before", "Ours", "Theirs"]
    assert sheet.sides[0].text == BEFORE
    parts = [(part.kind, part.text) for part in sheet.sides[1].facts[0].parts if part.kind != "same"]
    assert parts == [("removed", "2015"), ("added", "2016")]
    assert sheet.sides[2].text == THEIRS
    assert [choice.text for choice in sheet.choices] == ["Keep ours", "Take theirs", "Compose both"]
    assert [crumb.text for crumb in sheet.crumbs] == ["Contributions", "Travail", "Conflict 1 of 1"]
    assert sheet.kept is None and sheet.place == Place("question", FORM, "long")


@pytest.mark.parametrize(
    ("choice", "kept", "word"),
    [("ours", OURS, "ours"), ("theirs", THEIRS, "theirs"), ("both", None, "composed")],
)
def test_what_is_kept_is_what_would_be_stored(
    session: Session, desk: MergeDesk, choice: str, kept: str | None, word: str
) -> None:
    desk.decide(choice)
    sheet = desk.sheet()
    assert sheet is not None and sheet.kept is not None and sheet.kept.text is not None
    assert kept is None or sheet.kept.text == kept
    assert lines(desk)["Tell us"].word == word and desk.finished
    session.apply(desk.resolution().change_set)
    assert stored(session, "long", "value.fr") == sheet.kept.text
    if choice == "both":
        assert OURS in sheet.kept.text and THEIRS in sheet.kept.text and "Travail" in sheet.kept.text


def test_figures_that_do_not_agree_are_to_be_checked(desk: MergeDesk) -> None:
    desk.rewrite("Deux accords, en 2016 et en 2018.")
    sheet = desk.sheet()
    assert sheet is not None and sheet.kept is not None
    assert sheet.kept.check == "to check: 2016 (ours) or 2015, 2018 (theirs)"
    desk.rewrite("Deux accords.")
    sheet = desk.sheet()
    assert sheet is not None and sheet.kept is not None and sheet.kept.check == ""
    assert sheet.chosen == "both"


def test_applying_is_one_step_that_an_undo_takes_back_whole(session: Session, desk: MergeDesk) -> None:
    before = session.snapshot().cells
    desk.decide("theirs")
    assert desk.count == 4
    session.apply(desk.resolution().change_set)
    assert stored(session, "long", "value.fr") == THEIRS
    assert stored(session, "line") == "Une ligne."
    assert stored(session, "number") == 5, "what they emptied was not ticked"
    assert len(session.snapshot().rows(FORM, "rows")) == 2
    session.undo()
    assert session.snapshot().cells == before


def test_a_box_is_ticked_and_unticked(session: Session, desk: MergeDesk) -> None:
    desk.tick(lines(desk)["One line"].key, False)
    desk.tick(lines(desk)["Number"].key, True)
    desk.tick(lines(desk)["Tell us"].key, True)
    assert (lines(desk)["One line"].ticked, lines(desk)["Number"].ticked) == (False, True)
    assert lines(desk)["Tell us"].word == "conflict", "a conflict has no box"
    session.apply(desk.resolution().change_set)
    assert stored(session, "line") is None
    assert stored(session, "number") is None


def test_several_are_decided_at_once_but_only_what_is_shown(desk: MergeDesk) -> None:
    desk.decide_all("untick")
    assert desk.count == 0
    desk.set_filter("colours")
    desk.decide_all("tick")
    desk.set_filter("")
    assert desk.count == 1
    desk.decide_all("theirs")
    assert desk.finished and desk.count == 2
    desk.decide_all("later")
    assert not desk.finished
    desk.decide_all("tick")
    assert lines(desk)["Number"].ticked is False, "nothing is emptied in bulk"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("1.1-2", ["Number"]),
        ("ADDITION", ["One line"]),
        ("deux accords", ["Tell us"]),
        ("blue", ["Colours"]),
        ("new row nouvelle", ["Rows – Nouvelle"]),
        ("2014", ["“environ 2014”"]),
        ("nowhere", []),
    ],
)
def test_the_filter_looks_at_number_kind_and_words(desk: MergeDesk, words: str, found: list[str]) -> None:
    desk.set_filter(words)
    assert list(lines(desk)) == found
    sheet = desk.sheet()
    assert (sheet is None) == (not found)


def test_tabs_and_steps_walk_what_is_shown(desk: MergeDesk) -> None:
    desk.step(-1)
    assert desk.current == lines(desk)["Tell us"].key
    desk.step(1)
    assert desk.current == lines(desk)["One line"].key
    desk.set_tab("refused")
    sheet = desk.sheet()
    assert sheet is not None and sheet.verbatim == "environ 2014" and not sheet.choices
    assert (sheet.has_previous, sheet.has_next) == (False, False)
    assert "“every-type”, whole" in sheet.banner
    desk.set_tab("decide")
    assert list(lines(desk)) == ["Tell us"]


def test_values_that_are_no_text_are_worded(desk: MergeDesk) -> None:
    sheet = at(desk, "Colours").sheet()
    assert sheet is not None and sheet.kept is not None and sheet.kept.text is None
    assert sheet.sides[2].text == "Red, Blue" and sheet.kept.words == "Red, Blue"
    sheet = at(desk, "Rows – Nouvelle").sheet()
    assert sheet is not None and sheet.sides[2].text == "Name (FR) Nouvelle\nAmount 3"
    assert sheet.sides[0].text == "Nothing stands here."
    sheet = at(desk, "Number").sheet()
    assert sheet is not None and sheet.chosen == "" and "only taken if you tick it" in sheet.banner


def test_a_reason_in_place_of_an_answer_is_one_decision(session: Session) -> None:
    session.answer(FORM, "long", BEFORE, language="fr")
    form = FormBack(session.snapshot())
    form.write(FORM, "long", {"reason": "no_data", "why": "enquête"}, "missing")
    desk = desk_of(session, form.received())
    sheet = desk.sheet()
    assert sheet is not None and "gives a reason in place of the answer" in sheet.banner
    assert sheet.sides[2].text.splitlines()[-1] == "Unanswered on purpose no data – enquête"
    assert desk.count == 0
    desk.decide("theirs")
    sheet = desk.sheet()
    assert sheet is not None and sheet.kept is not None
    assert sheet.kept.words == "Unanswered on purpose: no data – enquête"


def test_notes_and_repairs_are_listed_and_a_note_stands_beside_its_answer(
    session: Session, form: FormBack
) -> None:
    form.listed.append(Listed(Where(FORM, "D7"), "note", "À confirmer."))
    repair = Repair(Where("Plan", "D6"), "date", "12 mars 2025", "2025-03-12")
    received = replace(form.received(), repairs=(repair,))
    given = {
        cell: replace(one, where=Where(FORM, "C7")) if cell.question == "line" else one
        for cell, one in received.given.items()
    }
    desk = desk_of(session, replace(received, given=given))
    titles = {group.key: [line.title for line in group.lines] for group in desk.groups()}
    assert titles["notes"] == ["“À confirmer.”"] and titles["repairs"] == ["“12 mars 2025”"]
    sheet = at(desk, "“12 mars 2025”").sheet()
    assert sheet is not None and sheet.title == "Read as a date." and "“Plan”, D6" in sheet.banner
    sheet = at(desk, "“À confirmer.”").sheet()
    assert sheet is not None and sheet.verbatim == "À confirmer."
    sheet = at(desk, "One line").sheet()
    assert sheet is not None and [quote.text for quote in sheet.quotes] == ["“À confirmer.”"]


def test_what_changed_meanwhile_waits_again_and_the_other_decisions_hold(
    session: Session, desk: MergeDesk
) -> None:
    desk.decide("theirs")
    desk.tick(lines(desk)["Colours"].key, False)
    session.answer(FORM, "long", "Encore autre chose.", language="fr")
    assert desk.follow(session.snapshot()) == 1
    assert not desk.finished and lines(desk)["Colours"].ticked is False
    assert desk.follow(session.snapshot()) == 0
    desk.decide("theirs")
    session.apply(desk.resolution().change_set)
    assert desk.follow(session.snapshot()) == 0
    assert list(lines(desk)) == ["Number", "Colours", "“environ 2014”"]
    session.undo()
    desk.follow(session.snapshot())
    assert lines(desk)["One line"].ticked is True


def test_two_ministries_stand_side_by_side(session: Session) -> None:
    sent = session.snapshot()
    labour, health = FormBack(sent, "uuid:1", "Travail"), FormBack(sent, "uuid:2", "Santé")
    labour.write(FORM, "long", "Du travail.", "value.fr")
    health.write(FORM, "long", "De la santé.", "value.fr")
    for form in (labour, health):
        form.write(FORM, "line", "La même ligne.")
        form.add_row(FORM, "rows", "n-01", {"name": "Pareille"})
    desk = desk_of(session, labour.received()).joined_by(desk_of(session, health.received()).comparisons)
    assert desk.head().lines == ("Travail", "Santé")
    assert [line.title for group in desk.groups() for line in group.lines].count("One line") == 1
    sheet = at(desk, "Tell us").sheet()
    assert sheet is not None
    assert [side.title for side in sheet.sides] == ["Before", "Ours", "Travail", "Santé"]
    assert [choice.text for choice in sheet.choices] == [
        "Keep ours",
        "Take Travail",
        "Take Santé",
        "Compose all",
    ]
    desk.decide("theirs1")
    sheet = desk.sheet()
    assert sheet is not None and sheet.kept is not None and sheet.kept.text == "De la santé."
    desk.decide("both")
    sheet = desk.sheet()
    assert sheet is not None and sheet.kept is not None and sheet.kept.text is not None
    assert "Du travail." in sheet.kept.text and "De la santé." in sheet.kept.text
    rows = [line for group in desk.groups() for line in group.lines if line.title == "Rows – Pareille"]
    assert len(rows) == 2, "new rows are never made one"
    desk.choose(rows[0].key)
    sheet = desk.sheet()
    assert sheet is not None and "Santé" in sheet.quotes[0].title
    session.apply(desk.resolution().change_set)
    assert stored(session, "line") == "La même ligne."


def test_another_country_or_workbook_is_doubted(session: Session, form: FormBack) -> None:
    received = form.received()
    assert doubt_sentences(compare_with(session, received, "t.xlsx"), ENGLISH) == ()
    other = replace(received, source=replace(received.source, country="PHL"))
    assert doubt_sentences(compare_with(session, other, "t.xlsx"), ENGLISH) == (
        "It is about Philippines, and this workbook is about Morocco.",
    )
    foreign = replace(received, source=replace(received.source, document_id="another"))
    assert doubt_sentences(compare_with(session, foreign, "t.xlsx"), ENGLISH) == (
        "The form was made from another workbook.",
    )


def test_it_speaks_french_at_once(desk: MergeDesk) -> None:
    desk.catalogue = Catalogue.load("fr")
    sheet = desk.sheet()
    assert sheet is not None and sheet.title == "Racontez"
