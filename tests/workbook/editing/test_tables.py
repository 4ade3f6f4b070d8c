"""What is done to tables as a whole: pasting, removing and doubling rows, actions made from measures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.plan_example import plan_workbook
from workbook.editing.make_action import can_make_action, make_action
from workbook.editing.paste import Paste, plan_paste, read_cells
from workbook.editing.session import Session
from workbook.editing.table_rows import duplicate_row, remove_rows, rows_used_elsewhere
from workbook.errors import UsageError
from workbook.languages import Catalogue
from workbook.screens.plan import actions

EN, FR = Catalogue.load("en"), Catalogue.load("fr")
FORM, TABLE = "action-plan", "actions"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = plan_workbook(tmp_path / "plan.passerelle")
    yield opened
    opened.close()


def paste(session: Session, text: str, rows: list[str], names: list[str], catalogue: Catalogue = FR) -> Paste:
    snapshot = session.snapshot()
    repeat = snapshot.forms[FORM].repeat(TABLE)
    columns = [snapshot.forms[FORM].question(name) for name in names]
    planned = plan_paste(snapshot, FORM, repeat, rows, columns, text, catalogue, catalogue.code)
    session.apply(planned.change_set)
    return planned


def test_cells_are_read_as_the_types_of_their_columns(session: Session) -> None:
    text = "Travail\t12/11/2018\t1 234,5\tEn cours\r\nSanté\t1er mars 2019\t2 000\tAchevée\r\n"
    planned = paste(session, text, ["a01", "a02"], ["lead", "start", "budget", "status"])
    assert (planned.filled, planned.added, planned.unread) == (8, 0, ())
    snapshot = session.snapshot()
    assert [snapshot.value(FORM, name, "a01") for name in ("lead", "start", "budget", "status")] == [
        "Travail", "2018-11-12", 1234.5, "implementation",
    ]  # fmt: skip
    assert snapshot.value(FORM, "start", "a02") == "2019-03-01"


def test_what_cannot_be_read_is_listed_and_kept_as_typed(session: Session) -> None:
    planned = paste(session, "beaucoup\tbientôt", ["a01"], ["budget", "start"])
    assert [(one.line, one.column, one.raw) for one in planned.unread] == [
        (1, "Budget", "beaucoup"),
        (1, "Début", "bientôt"),
    ]
    snapshot = session.snapshot()
    assert snapshot.value(FORM, "budget", "a01") == 420000
    assert snapshot.value(FORM, "budget", "a01", "draft") == "beaucoup"


def test_more_lines_than_rows_add_rows_and_one_undo_takes_all_back(session: Session) -> None:
    before = session.snapshot().cells
    planned = paste(session, "Un\nDeux\nTrois", ["a05"], ["action_title"])
    rows = session.snapshot().rows(FORM, TABLE)
    assert planned.added == 2 and len(rows) == 7
    assert [session.snapshot().text(FORM, "action_title", row, "fr") for row in rows[4:]] == [
        "Un",
        "Deux",
        "Trois",
    ]
    session.undo()
    assert session.snapshot().cells == before


def test_what_falls_beside_the_table_is_listed_not_lost(session: Session) -> None:
    planned = paste(session, "Travail\tde trop\t", ["a01"], ["lead"])
    assert [one.raw for one in planned.unread] == ["de trop"]


def test_quoted_cells_hold_tabs_and_line_ends() -> None:
    assert read_cells('"a\nb"\t"c ""d"""\r\ne\tf\r\n') == [["a\nb", 'c "d"'], ["e", "f"]]
    assert read_cells('5" pipe\tx') == [['5" pipe', "x"]]
    assert read_cells("\n\n") == []


@given(st.text(max_size=200))
def test_any_text_is_read_into_cells(text: str) -> None:
    for line in read_cells(text):
        assert line and all(isinstance(cell, str) for cell in line)


CELL = st.text(
    st.characters(exclude_characters='\0\r\n\t"', exclude_categories=("Cs", "Cc")), min_size=1, max_size=12
)


@given(lines=st.lists(st.lists(CELL, min_size=2, max_size=2), min_size=1, max_size=4))
def test_plain_cells_come_back_as_they_were(lines: list[list[str]]) -> None:
    assert read_cells("\n".join("\t".join(line) for line in lines)) == lines


@given(raw=st.lists(CELL, min_size=1, max_size=5))
def test_nothing_that_is_pasted_is_lost(session: Session, raw: list[str]) -> None:
    planned = paste(session, "\n".join(raw), ["a01"], ["budget"])
    snapshot = session.snapshot()
    listed = {one.line: one.raw for one in planned.unread}
    for number, (row, typed) in enumerate(zip(planned.rows, raw, strict=True), 1):
        stored = snapshot.value(FORM, "budget", row)
        if number in listed:
            assert listed[number] == typed
            assert snapshot.value(FORM, "budget", row, "draft") == typed
        elif typed.strip():
            assert stored is not None
    if planned.change_set.changes:
        session.undo()


def test_several_rows_go_in_one_step(session: Session) -> None:
    before = session.snapshot().cells
    repeat = session.snapshot().forms[FORM].repeat(TABLE)
    session.apply(remove_rows(session.snapshot(), FORM, repeat, ["a02", "a04"]))
    assert session.snapshot().rows(FORM, TABLE) == ("a01", "a03", "a05")
    session.undo()
    assert session.snapshot().cells == before


def test_a_double_stands_right_below(session: Session) -> None:
    repeat = session.snapshot().forms[FORM].repeat(TABLE)
    planned, fresh = duplicate_row(session.snapshot(), FORM, repeat, "a02")
    session.apply(planned)
    again, second = duplicate_row(session.snapshot(), FORM, repeat, "a02")
    session.apply(again)
    snapshot = session.snapshot()
    assert snapshot.rows(FORM, TABLE) == ("a01", "a02", second, fresh, "a03", "a04", "a05")
    assert snapshot.text(FORM, "action_title", fresh, "fr") == "Comparateur des frais"
    assert snapshot.value(FORM, "target", fresh) == ["10.c"]


def test_answers_that_choose_a_row_are_counted(session: Session) -> None:
    indicator = session.add_row(FORM, "indicators", {"indicator_action": "a02"})
    repeat = session.snapshot().forms[FORM].repeat(TABLE)
    assert rows_used_elsewhere(session.snapshot(), FORM, repeat, ["a02", "a03"]) == 1
    assert rows_used_elsewhere(session.snapshot(), FORM, repeat, ["a01"]) == 0
    assert indicator in session.snapshot().rows(FORM, "indicators")


def test_an_action_is_made_from_a_measure_in_one_step(session: Session) -> None:
    measure = next(q for q in session.snapshot().forms["sdg-migration"].questions if q.code == "10.c-m1")
    session.annotate("sdg-migration", measure.name, "ministry", "Finances")
    before = session.snapshot().cells
    planned, row = make_action(session.snapshot(), "sdg-migration", measure.name)
    session.apply(planned)
    made = actions(session.snapshot(), "fr")[-1]
    assert made.row == row
    assert (made.targets, made.measures, made.lead, made.status) == (
        ("10.c",),
        ("10.c-m1",),
        "Finances",
        "pipeline",
    )
    assert made.title and measure.label.fr.startswith(made.title.rstrip("…")[:40])
    assert session.snapshot().text(FORM, "action_title", row, "en", fallback=False)
    session.undo()
    assert session.snapshot().cells == before


def test_without_a_plan_there_is_nowhere_to_put_an_action(session: Session) -> None:
    measure = next(q for q in session.snapshot().forms["sdg-migration"].questions if q.code == "10.c-m1")
    session.exclude_form(FORM)
    assert not can_make_action(session.snapshot())
    with pytest.raises(UsageError):
        make_action(session.snapshot(), "sdg-migration", measure.name)
