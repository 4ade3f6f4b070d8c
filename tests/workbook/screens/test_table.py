"""The table as it is looked at: sorting, filtering, grouping, what is missing, totals, the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.plan_example import plan_workbook
from workbook.editing.session import Session
from workbook.languages import Catalogue
from workbook.screens.calendar import bar_of, calendar_of, period, quarter_position
from workbook.screens.plan import PlanAction, totals
from workbook.screens.table import Arrangement, Table, look_at
from workbook.screens.table_columns import CALENDAR, FUNDED_SHARE

TODAY = date(2018, 9, 4)
EN, FR = Catalogue.load("en"), Catalogue.load("fr")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = plan_workbook(tmp_path / "plan.passerelle")
    yield opened
    opened.close()


def looked_at(session: Session, arrangement: Arrangement, catalogue: Catalogue = EN) -> Table:
    return look_at(session.snapshot(), "action-plan", "actions", arrangement, catalogue, TODAY)


def titles(table: Table) -> list[str]:
    at = next(n for n, column in enumerate(table.chosen) if column.stretches)
    return [line.cells[at].text if line.row else f"[{line.code}]" for line in table.lines]


def cell(table: Table, row: str, key: str) -> tuple[str, str]:
    at = next(n for n, column in enumerate(table.chosen) if column.key == key)
    found = table.lines[table.line_of(row)].cells[at]
    return found.text, found.mark


def test_groups_follow_the_targets_and_name_them(session: Session) -> None:
    table = looked_at(session, Arrangement(group="target"))
    assert titles(table) == [
        "[10.7]", "Information services", "[10.c]", "Fee comparison", "Financial education",
        "[8.8]", "Labour inspection", "[16.2]", "Police training",
    ]  # fmt: skip
    group = table.lines[2]
    assert (group.title, group.count, table.groups) == ("Remittance costs", 2, 4)


def test_a_folded_group_keeps_its_head(session: Session) -> None:
    table = looked_at(session, Arrangement(group="target", folded={"10.c"}))
    assert titles(table)[1:4] == ["Information services", "[10.c]", "[8.8]"]
    assert table.lines[2].count == 2


def test_sorting_puts_what_is_empty_last_both_ways(session: Session) -> None:
    arrangement = Arrangement()
    arrangement.sort_by("lead")
    upwards = looked_at(session, arrangement).row_ids
    arrangement.sort_by("lead")
    downwards = looked_at(session, arrangement).row_ids
    assert upwards == ("a01", "a03", "a02", "a05", "a04")
    assert downwards == ("a05", "a02", "a03", "a01", "a04")
    arrangement.sort_by("lead")
    assert looked_at(session, arrangement).row_ids == ("a01", "a02", "a03", "a04", "a05")


def test_numbers_sort_as_numbers_and_statuses_in_their_own_order(session: Session) -> None:
    assert looked_at(session, Arrangement(sort="budget")).row_ids == ("a03", "a05", "a02", "a04", "a01")
    assert looked_at(session, Arrangement(sort="status")).row_ids[0] == "a03"
    assert looked_at(session, Arrangement(sort=FUNDED_SHARE)).row_ids[:2] == ("a03", "a04")


def test_words_are_found_without_accents_in_any_column(session: Session) -> None:
    assert looked_at(session, Arrangement(words="education"), FR).row_ids == ("a03",)
    assert looked_at(session, Arrangement(words="AFFAIRES etrang")).row_ids == ("a01",)
    assert looked_at(session, Arrangement(words="nothing like it")).shown == 0


def test_an_action_passes_the_filter_of_any_of_its_targets(session: Session) -> None:
    table = looked_at(session, Arrangement(filters={"target": "8.7"}))
    assert table.row_ids == ("a05",)
    assert (table.shown, table.size) == (1, 5)


def test_what_is_required_and_empty_says_so(session: Session) -> None:
    table = looked_at(session, Arrangement())
    assert cell(table, "a04", "lead") == ("to be named", "warning")
    assert cell(table, "a01", "lead") == ("Affaires étrangères", "")


def test_what_could_not_be_read_stays_in_its_cell(session: Session) -> None:
    session.keep_draft("action-plan", "budget", "about 3 millions", "a01")
    assert cell(looked_at(session, Arrangement()), "a01", "budget") == ("about 3 millions", "error")


def test_an_end_before_the_start_is_marked(session: Session) -> None:
    session.answer("action-plan", "end", "2017-01-01", "a01")
    table = looked_at(session, Arrangement(view="table"))
    assert cell(table, "a01", "end")[1] == "error"


def test_amounts_bear_their_currency_once_there_are_two(session: Session) -> None:
    assert "Budget (EUR)" in [column.head for column in looked_at(session, Arrangement()).chosen]
    session.answer("action-plan", "currency", "XOF", "a01")
    table = looked_at(session, Arrangement())
    assert "Budget" in [column.head for column in table.chosen]
    assert cell(table, "a01", "budget")[0] == "XOF\u00a0420,000"
    assert [(total.currency, total.budget) for total in table.totals] == [("EUR", 715000), ("XOF", 420000)]


def test_totals_are_those_of_the_rows_that_are_shown(session: Session) -> None:
    whole = looked_at(session, Arrangement()).totals[0]
    assert (whole.budget, whole.funded, whole.gap) == (1135000, 766500, 368500)
    part = looked_at(session, Arrangement(filters={"target": "10.c"})).totals[0]
    assert (part.budget, part.gap, round(part.share, 2)) == (275000, 167000, 0.39)


def test_the_calendar_covers_whole_years_and_knows_today(session: Session) -> None:
    table = looked_at(session, Arrangement(view="both"))
    assert table.calendar is not None
    assert (table.calendar.first, table.calendar.quarters) == (2018, 12)
    assert table.calendar.today == pytest.approx(2 + 65 / 92)
    bars = {line.row: line.bar for line in table.lines}
    fee, later, police = bars["a02"], bars["a03"], bars["a05"]
    assert fee is not None and (fee.begin, fee.end, fee.progress, fee.hollow, fee.words) == (
        1,
        8,
        0.15,
        False,
        "15%",
    )
    assert later is not None and later.hollow
    assert police is not None and police.end is None
    assert looked_at(session, Arrangement(view="table")).calendar is None


def test_a_person_chooses_the_columns(session: Session) -> None:
    table = looked_at(session, Arrangement(columns=("action_title", "status", CALENDAR)))
    assert [column.key for column in table.chosen] == ["action_title", "status", CALENDAR]
    narrow = looked_at(session, Arrangement(columns=("status",), narrow=True))
    assert [column.key for column in narrow.chosen] == ["#", "action_title", "lead"]


def test_a_table_without_roles_shows_its_first_columns(session: Session) -> None:
    snapshot = session.snapshot()
    for repeat in snapshot.forms["registers"].repeats:
        table = look_at(snapshot, "registers", repeat.name, Arrangement(), FR, TODAY)
        assert table.chosen[0].key == "#"
        assert 2 <= len(table.chosen) <= 8
        assert not table.has_calendar


def test_an_action_that_goes_on_needs_an_end_and_one_that_is_over_does_not(session: Session) -> None:
    table = looked_at(session, Arrangement(view="table"))
    assert cell(table, "a05", "end") == ("to be set", "warning")
    session.answer("action-plan", "status", "cancelled", "a05")
    assert cell(looked_at(session, Arrangement(view="table")), "a05", "end") == ("", "")


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 12, 31)))
def test_a_day_lies_in_its_quarter(day: date) -> None:
    position = quarter_position(day)
    assert int(position) == 4 * day.year + (day.month - 1) // 3


@given(st.lists(st.tuples(st.none() | st.dates(), st.none() | st.dates()), max_size=6), st.dates())
def test_every_bar_lies_in_the_calendar(pairs: list[tuple[date | None, date | None]], today: date) -> None:
    made = [PlanAction(str(n), n, "x", start=start, end=end) for n, (start, end) in enumerate(pairs, 1)]
    calendar = calendar_of(made, today)
    for action in made:
        bar = bar_of(action, calendar, EN)
        assert (bar is None) == (action.start is None and action.end is None)
        if bar is not None:
            assert 0 <= bar.begin < calendar.quarters
            assert bar.end is None or bar.begin < bar.end <= calendar.quarters + 1
            assert period(action, EN)


@given(
    st.lists(st.tuples(st.floats(0, 1e9), st.floats(0, 2e9), st.sampled_from(["EUR", "XOF", ""])), max_size=8)
)
def test_the_gap_is_never_negative(amounts: list[tuple[float, float, str]]) -> None:
    made = [
        PlanAction(str(n), n, "x", budget=budget, funded=funded, currency=currency)
        for n, (budget, funded, currency) in enumerate(amounts, 1)
    ]
    for total in totals(made):
        assert total.gap >= 0 and 0 <= total.share <= 1
