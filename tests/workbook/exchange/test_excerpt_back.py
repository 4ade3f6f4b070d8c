"""A colleague fills in a part of the workbook with the program, and sends it back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from workbook.editing.contributions import contribution, send
from workbook.editing.session import Session
from workbook.errors import DamagedFile, UnusableFile
from workbook.exchange.compare import compare_with
from workbook.exchange.decisions import TAKE, ticked
from workbook.exchange.differences import Comparison
from workbook.exchange.excerpt_back import NotAnExcerpt
from workbook.exchange.receiving import receive
from workbook.exchange.resolve import resolve
from workbook.exchange.selection import Request
from workbook.exchange.sending import write_form
from workbook.questionnaire.library import load

BERLIN, PLAN, SENT = "berlin-2017", "action-plan", "2018-08-20T08:00:00.000+00:00"


@pytest.fixture
def part(small: Session, tmp_path: Path) -> Path:
    small.answer(BERLIN, "q_1_1_1", "Un accord.", language="fr")
    small.set_missing(BERLIN, "q_1_1_2", "pending")
    small.add_row(PLAN, "actions", {"action_title": "Guichet", "lead": "Travail", "progress": 10})
    small.comment(BERLIN, "q_1_1_1", "À revoir.")
    path = tmp_path / "travail.passerelle"
    request = Request("Travail", (f"{BERLIN}/1.1", PLAN))
    small.apply(send(small.snapshot(), write_form(small.snapshot(), request, path, "Amina", SENT)))
    return path


def compared(small: Session, part: Path) -> Comparison:
    return compare_with(small, receive(part, ()), part.name)


def opened(comparison: Comparison) -> list[tuple[str, str, str]]:
    return [(one.item.name, one.topic, one.kind) for one in comparison.differences if one.open]


def test_an_untouched_part_changes_nothing(small: Session, part: Path) -> None:
    comparison = compared(small, part)
    assert opened(comparison) == [] and comparison.base.cells is not None
    assert (comparison.ministry, comparison.foreign) == ("Travail", False)


def test_what_was_not_sent_of_the_identification_is_no_difference(small: Session, part: Path) -> None:
    small.answer("identification", "situation", "Un pays de transit.", language="fr")
    assert {one.kind for one in compared(small, part).differences} == {"unchanged"}
    with Session.open(part, backups=False) as session:
        session.answer("identification", "situation", "Un pays d’accueil.", language="fr")
    assert opened(compared(small, part)) == [("situation", "answer", "conflict")]


def test_everything_that_a_colleague_does_comes_back(small: Session, part: Path) -> None:
    row = small.snapshot().rows(PLAN, "actions")[0]
    with Session.open(part, by="Driss", backups=False) as session:
        session.answer(BERLIN, "q_1_1_1", "Deux accords.", language="fr", state="final")
        session.answer(BERLIN, "q_1_1_2", "Leur réponse.", language="fr")
        session.set_missing(BERLIN, "q_1_1_3", "confidential")
        session.comment(BERLIN, "q_1_1_1", "Signés en 2018.")
        session.annotate(BERLIN, "q_1_1_1", "tags", ["gender"])
        session.answer(PLAN, "progress", 60, row=row)
        new = session.add_row(PLAN, "actions", {"action_title": "Portail"})
        session.add_row(PLAN, "indicators", {"indicator_action": new, "baseline": 7})
    comparison = compared(small, part)
    assert {kind for _, _, kind in opened(comparison)} == {"theirs"}
    small.apply(resolve([comparison], ticked([comparison])).change_set)
    snapshot = small.snapshot()
    assert snapshot.text(BERLIN, "q_1_1_1") == "Deux accords."
    assert snapshot.state(BERLIN, "q_1_1_1") == "final"
    assert snapshot.text(BERLIN, "q_1_1_2") == "Leur réponse." and not snapshot.missing(BERLIN, "q_1_1_2")
    assert snapshot.state(BERLIN, "q_1_1_3") == "missing"
    assert [one["text"] for one in snapshot.comments(BERLIN, "q_1_1_1")] == ["À revoir.", "Signés en 2018."]
    assert snapshot.tags(BERLIN, "q_1_1_1") == ("gender",)
    assert snapshot.value(PLAN, "progress", row) == 60
    added = snapshot.rows(PLAN, "actions")[1]
    (indicator,) = snapshot.rows(PLAN, "indicators")
    assert snapshot.value(PLAN, "indicator_action", indicator) == added
    known = contribution(snapshot, comparison.instance)
    assert known and known.merged
    assert opened(compared(small, part)) == []


def test_a_row_that_the_colleague_removed_is_asked_about(small: Session, part: Path) -> None:
    row = small.snapshot().rows(PLAN, "actions")[0]
    with Session.open(part, backups=False) as session:
        session.remove_row(PLAN, "actions", row)
    comparison = compared(small, part)
    assert opened(comparison) == [("actions", "row_gone", "theirs")] and ticked([comparison]) == {}


def test_an_attached_file_comes_along(tmp_path: Path) -> None:
    forms = [load("identification"), load("registers")]
    with Session.create(tmp_path / "maroc.passerelle", forms, {"country": "MAR"}) as home:
        row = home.add_row("registers", "agreements", {"agreement_title": "Accord"})
        part = tmp_path / "part.passerelle"
        write_form(home.snapshot(), Request("Travail", ("registers",)), part, "Amina", SENT)
        with Session.open(part, backups=False) as session:
            session.attach("registers", "agreement_file", "accord.txt", b"Texte", row)
        comparison = compared(home, part)
        assert opened(comparison) == [("agreement_file", "answer", "theirs")]
        home.apply(resolve([comparison], ticked([comparison])).change_set)
        known = home.snapshot().value("registers", "agreement_file", row)
        kept = home.attachment(known["sha256"])
    assert kept and (kept.name, kept.content) == ("accord.txt", b"Texte")


def test_any_other_workbook_is_refused_in_words(small: Session, part: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.passerelle"
    shutil.copyfile(small.path, copy)
    with pytest.raises(NotAnExcerpt):
        receive(copy, ())
    with pytest.raises(UnusableFile):
        receive(tmp_path / "none.passerelle", ())


def test_a_damaged_part_is_not_taken_for_an_emptied_one(small: Session, part: Path) -> None:
    content = bytearray(part.read_bytes())
    place = content.find(b"Un accord.")
    content[place] ^= 1
    part.write_bytes(bytes(content))
    with pytest.raises(DamagedFile):
        receive(part, ())


def test_decisions_that_take_all_are_possible(small: Session, part: Path) -> None:
    small.answer(BERLIN, "q_1_1_1", "Un accord, en 2016.", language="fr")
    with Session.open(part, backups=False) as session:
        session.answer(BERLIN, "q_1_1_1", "Deux accords.", language="fr")
    comparison = compared(small, part)
    assert opened(comparison) == [("q_1_1_1", "answer", "conflict")]
    small.apply(resolve([comparison], {one.key: TAKE for one in comparison.differences}).change_set)
    assert small.snapshot().text(BERLIN, "q_1_1_1") == "Deux accords."
