"""The table of submissions: who stands in it, in which order, and what can be filtered."""

from __future__ import annotations

import pytest

from tests.collection_example import Made
from workbook.collection.view import CollectionView
from workbook.languages import Catalogue
from workbook.questionnaire.values import fold
from workbook.screens.collection.submissions import (
    Line,
    Wanted,
    columns,
    read_lines,
    region_choices,
    rows,
    shown_lines,
    state_choices,
    waiting,
)


@pytest.fixture
def lines(view: CollectionView, english: Catalogue) -> tuple[Line, ...]:
    return read_lines(view, english)


def test_every_file_has_one_line_with_what_became_of_it(lines: tuple[Line, ...], made: list[Made]) -> None:
    states = {line.submission.sha256: line.submission.state for line in lines}
    assert len(states) == len(lines)
    assert states == {one.sha256: one.state for one in made}


def test_countries_stand_by_the_alphabet_of_the_language(view: CollectionView) -> None:
    for code in ("fr", "en"):
        found = shown_lines(read_lines(view, Catalogue.load(code)), Wanted())
        named = [fold(line.country) for line in found if line.submission.country]
        assert named == sorted(named)


def test_what_waits_for_a_country_stands_first_and_what_was_refused_last(lines: tuple[Line, ...]) -> None:
    found = shown_lines(lines, Wanted())
    assert found[0].submission.reason == "no_country"
    assert found[-1].submission.reason == "refused"


def test_no_count_can_be_sorted_by(english: Catalogue) -> None:
    assert {column.key for column in columns(english) if column.sortable} == {"country", "region", "received"}


def test_regions_stand_in_the_order_of_m49(lines: tuple[Line, ...], english: Catalogue) -> None:
    order = [name for _, name in region_choices(lines, english)]
    found = shown_lines(lines, Wanted(order="region"))
    met = list(dict.fromkeys(line.region for line in found if line.region))
    assert met == order
    assert len(met) > 2


def test_the_filter_folds_accents_and_takes_all_words(lines: tuple[Line, ...]) -> None:
    by_file = shown_lines(lines, Wanted(words="GRÈCE soumission"))
    assert {line.submission.country for line in by_file} == {"GRC"}
    assert not shown_lines(lines, Wanted(words="greece nowhere"))


def test_states_and_regions_narrow_the_lines(lines: tuple[Line, ...], english: Catalogue) -> None:
    for state, _ in state_choices(lines, english):
        found = shown_lines(lines, Wanted(state=state))
        assert found
        assert {line.submission.state for line in found} == {state}
    code = region_choices(lines, english)[0][0]
    assert {line.region_code for line in shown_lines(lines, Wanted(region=code))} == {code}


def test_what_waits_is_what_nobody_decided(lines: tuple[Line, ...], made: list[Made]) -> None:
    assert {line.submission.sha256 for line in waiting(lines)} == {
        one.sha256 for one in made if one.state == "received"
    }


def test_a_file_that_was_not_read_has_no_figures(lines: tuple[Line, ...], english: Catalogue) -> None:
    refused = [line for line in lines if line.submission.reason == "refused"]
    assert refused
    for row in rows(refused, english):
        by_head = dict(zip([column.key for column in columns(english)], row.entries, strict=True))
        assert by_head["answered"].text == by_head["repairs"].text == by_head["listed"].text == ""
        assert by_head["state"].more, "the reason is told"
