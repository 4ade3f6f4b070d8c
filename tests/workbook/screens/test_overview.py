"""The overview without its window: figures, bars, the matrix of measures, and what is left to do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.plan_example import plan_workbook
from workbook.editing.completion import completion
from workbook.editing.session import Session
from workbook.languages import Catalogue
from workbook.screens.overview import MOST_MINISTRIES, overview
from workbook.screens.places import Place

EN = Catalogue.load("en")
SDG = "sdg-migration"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = plan_workbook(tmp_path / "plan.passerelle")
    yield opened
    opened.close()


def test_figures_agree_with_the_counts_and_the_due_date(session: Session) -> None:
    shown = overview(session.snapshot(), EN, date(2018, 9, 4))
    counts = completion(session.snapshot()).overall
    assert shown.tiles[0].caption == f"completed: {counts.settled} answers of {counts.total}"
    assert (shown.tiles[1].figure, shown.tiles[1].caption) == ("24", "days before the due date")
    late = overview(session.snapshot(), EN, date(2018, 9, 29)).tiles[1]
    assert (late.figure, late.caption) == ("1", "day past the due date")
    assert "Morocco" in shown.subtitle and "28 September 2018" in shown.subtitle


def test_the_matrix_has_a_square_for_each_measure(session: Session) -> None:
    asked = session.snapshot().forms[SDG]
    session.answer(SDG, asked.question("10.c-m1").name, "partly")
    session.answer(SDG, asked.question("10.c-m3").name, "in_force")
    row = next(
        row for row in overview(session.snapshot(), EN, date(2018, 9, 4)).targets if row.code == "10.c"
    )
    assert row.marks[:4] == ("partly", "unanswered", "in_force", "unanswered")
    assert (row.answered, len(row.marks), row.actions) == (2, 7, 2)
    assert row.place == Place("section", SDG, "target_10c")


def test_every_target_of_the_list_is_a_row(session: Session) -> None:
    shown = overview(session.snapshot(), EN, date(2018, 9, 4))
    assert [row.code for row in shown.targets] == [
        "10.7", "10.c", "3.c", "4.b", "8.8", "16.9", "17.18", "5.2", "8.7", "16.2",
    ]  # fmt: skip
    assert shown.most_measures == max(len(row.marks) for row in shown.targets)


def test_ministries_beyond_the_first_are_summed_up(session: Session) -> None:
    questions = session.snapshot().forms["berlin-2017"].guiding_questions
    for number, question in enumerate(questions[:6]):
        session.annotate("berlin-2017", question.name, "ministry", f"Ministry {number}")
    bars = overview(session.snapshot(), EN, date(2018, 9, 4)).by_ministry
    assert len(bars) == MOST_MINISTRIES + 1
    assert bars[-1].label == "3 others" and bars[-1].count.total == 3


def test_what_is_left_leads_to_where_it_is_mended(session: Session) -> None:
    shown = overview(session.snapshot(), EN, date(2018, 9, 4))
    groups = dict(shown.left)
    first = groups["Berlin 2017"][0]
    assert (first.mark, first.word) == ("empty", "empty")
    assert first.place.kind == "question"
    lead = groups["Action plan"][0]
    assert lead.mark == "warning" and lead.place == Place("table", "action-plan", "actions", "a04")
    assert shown.left_in_all >= sum(len(rows) for rows in groups.values())


def test_what_is_quick_to_know_comes_first(session: Session) -> None:
    quick = overview(session.snapshot(), EN, date(2018, 9, 4), with_left=False)
    assert quick.left == () and quick.tiles[-1].figure == "…"
    assert quick.targets == overview(session.snapshot(), EN, date(2018, 9, 4)).targets
