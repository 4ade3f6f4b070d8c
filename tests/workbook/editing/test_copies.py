"""Another copy of a workbook: found, compared question by question, and taken over without losing either side."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from workbook.document.cells import Cell
from workbook.document.copies import copies_of, document_id_of
from workbook.editing.copies import changed_sides, compare_copy, copy_with_news
from workbook.editing.session import Session
from workbook.languages import Catalogue
from workbook.screens.copies import copy_mark, copy_report, side_words

FORM = "every-type"
ENGLISH = Catalogue.load("en")


def conflicted(session: Session) -> Path:
    """A copy as a sync service leaves it beside the workbook."""
    path = session.path.with_name("pays (conflicted copy 2026-11-21).passerelle")
    session.saver.copy_to(path).result()
    return path


def test_a_copy_is_known_by_what_is_inside(session: Session, tmp_path: Path) -> None:
    copy = conflicted(session)
    elsewhere = tmp_path / "usb" / "x.passerelle"
    elsewhere.parent.mkdir()
    shutil.copy(copy, elsewhere)
    (tmp_path / "notes.passerelle").write_text("no workbook", encoding="utf-8")
    forms = session.snapshot().forms.values()
    Session.create(tmp_path / "other.passerelle", forms, {"country": "PHL"}).close()
    before = copy.read_bytes()
    own = session.document.document_id
    assert document_id_of(session.path) == own, "also while it is open"
    assert document_id_of(tmp_path / "gone.passerelle") == ""
    assert copies_of(session.path, own, [elsewhere]) == [copy, elsewhere]
    assert copy.read_bytes() == before and not list(tmp_path.glob("*journal"))


def test_a_forged_file_beside_is_no_copy(session: Session, tmp_path: Path) -> None:
    copy = conflicted(session)
    with sqlite3.connect(copy) as forged:
        forged.execute("CREATE VIEW more AS SELECT 1")
    forged.close()
    assert copies_of(session.path, session.document.document_id) == []


def test_what_changed_only_there_is_taken_over_as_one_step(session: Session) -> None:
    session.answer(FORM, "line", "commun", language="fr")
    session.answer(FORM, "whole", 1)
    gone = session.add_row(FORM, "rows", {"amount": 1})
    copy = conflicted(session)
    with Session.open(copy, by="Benoît", backups=False) as theirs:
        theirs.answer(FORM, "line", "là", language="fr")
        theirs.answer(FORM, "whole", 2)
        theirs.answer(FORM, "day", "2026-09-04")
        theirs.attach(FORM, "proof", "note.txt", b"preuve")
        row = theirs.add_row(FORM, "rows", {"amount": 3})
        theirs.remove_row(FORM, "rows", gone)
    session.answer(FORM, "line", "ici", language="fr")
    session.answer(FORM, "number", 4)
    session.answer(FORM, "amount", 9, row=gone)
    other = compare_copy(session, session.snapshot(), copy)
    assert other.comparison.relation == "diverged" and other.has_news
    assert other.side_of(FORM, "", "line") == "conflict"
    assert other.side_of(FORM, "", "whole") == "theirs"
    assert other.side_of(FORM, "", "number") == "ours"
    assert other.side_of(FORM, row, "amount") == "theirs"
    assert other.side_of(FORM, gone, "amount") == "conflict", "a row that is gone there and was edited here"
    before = dict(session.snapshot().cells)
    session.apply(other.taking)
    now = session.snapshot()
    assert now.text(FORM, "line") == "ici" and now.value(FORM, "number") == 4
    assert now.value(FORM, "whole") == 2 and now.value(FORM, "day") == "2026-09-04"
    assert now.rows(FORM, "rows")[-1] == row and gone in now.rows(FORM, "rows")
    proof = session.attachment(now.value(FORM, "proof")["sha256"])
    assert proof is not None and proof.content == b"preuve"
    session.undo()
    assert session.snapshot().cells == before


def test_the_report_tells_both_sides(session: Session) -> None:
    session.answer(FORM, "line", "one common line", language="fr")
    copy = conflicted(session)
    with Session.open(copy, by="Benoît", backups=False) as theirs:
        theirs.answer(FORM, "line", "one other line", language="fr")
        theirs.answer(FORM, "whole", 2)
    alone = copy_report(session.snapshot(), compare_copy(session, session.snapshot(), copy), ENGLISH)
    assert (alone.relation, alone.our_steps, alone.their_steps) == ("behind", 0, 2)
    session.answer(FORM, "line", "one own line", language="fr")
    report = copy_report(session.snapshot(), compare_copy(session, session.snapshot(), copy), ENGLISH)
    assert "answer to 1-2" in report.verdict
    assert [(step.by, step.what) for step in report.theirs] == [
        ("Benoît", "answer to 1.1-1"),
        ("Benoît", "answer to 1-2"),
    ]
    assert {one.title: one.kind for one in report.changed.answers} == {
        "One line": "conflict",
        "Whole": "theirs",
    }
    (line,) = (one.lines[0] for one in report.changed.answers if one.title == "One line")
    assert [part for part in line.parts if part.kind != "same"] == [("removed", "own"), ("added", "other")]
    assert side_words(report.counts, ENGLISH) == "1 changed only there, 1 changed on both sides"


def test_only_a_copy_with_news_is_spoken_of(session: Session) -> None:
    session.answer(FORM, "line", "commun", language="fr")
    copy = conflicted(session)
    assert copy_with_news(session, session.snapshot(), []) is None, "it is the same"
    session.answer(FORM, "line", "plus loin", language="fr")
    assert copy_with_news(session, session.snapshot(), []) is None, "this one goes on where it ends"
    with Session.open(copy, backups=False) as theirs:
        theirs.name_version("Seulement un nom")
    assert copy_with_news(session, session.snapshot(), []) is None, "a name alone is no news"
    with Session.open(copy, backups=False) as theirs:
        theirs.answer(FORM, "whole", 3)
    found = copy_with_news(session, session.snapshot(), [])
    assert found is not None and found.path == copy
    mark = copy_mark(found)
    with Session.open(copy, backups=False) as theirs:
        theirs.answer(FORM, "whole", 4)
    again = copy_with_news(session, session.snapshot(), [])
    assert again is not None and copy_mark(again) != mark, "it is spoken of again once it changed"


def test_a_questionnaire_that_came_there_takes_nothing_from_here(session: Session) -> None:
    """That a questionnaire belongs to the workbook is a cell of its own, not all of its answers."""
    copy = conflicted(session)
    with Session.open(copy, backups=False) as theirs:
        theirs.exclude_form(FORM)
    session.answer(FORM, "line", "ici", language="fr")
    other = compare_copy(session, session.snapshot(), copy)
    session.apply(other.taking)
    assert FORM not in session.snapshot().forms
    assert session.snapshot().cells[Cell(FORM, "", "line", "value")] == "ici"


def test_another_workbook_is_not_compared(session: Session, tmp_path: Path) -> None:
    forms = session.snapshot().forms.values()
    Session.create(tmp_path / "other.passerelle", forms, {"country": "PHL"}).close()
    other = compare_copy(session, session.snapshot(), tmp_path / "other.passerelle")
    report = copy_report(session.snapshot(), other, ENGLISH)
    assert (report.relation, report.changed.answers, other.taking.changes) == ("unrelated", (), ())


cells = st.dictionaries(
    st.builds(Cell, st.just("f"), st.sampled_from(["", "r1", "r2"]), st.sampled_from("ab"), st.just("value")),
    st.integers(0, 2),
)


@settings(max_examples=50)
@given(cells, cells, cells)
def test_whatever_changed_on_either_side_is_on_a_side(
    base: Mapping[Cell, Any], ours: Mapping[Cell, Any], theirs: Mapping[Cell, Any]
) -> None:
    sides = changed_sides(base, ours, theirs)
    for cell in ours.keys() | theirs.keys():
        side = sides.get(("f", cell.row, "")) or sides.get(("f", cell.row, cell.question))
        if ours.get(cell) == theirs.get(cell):
            continue
        assert side is not None
        if side == "theirs":
            assert ours.get(cell) == base.get(cell), "what was changed here is never written over"
        if side == "ours":
            assert theirs.get(cell) == base.get(cell), "what was changed there is never passed over"
