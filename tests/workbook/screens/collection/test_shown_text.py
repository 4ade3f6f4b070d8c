"""What is shown of a stored text, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.questionnaire.rich_text import Block, Run, serialize, tidy
from workbook.screens.collection.shown_text import ShownText, from_utf16, utf16

RUNS = st.builds(
    Run,
    st.text("ab c*é\\[]2.😀-\n", min_size=1, max_size=8),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["", "", "https://example.org/ab"]),
)
BLOCKS = st.lists(
    st.builds(
        Block, st.sampled_from(["paragraph", "bullet", "number"]), st.lists(RUNS, max_size=4).map(tuple)
    ),
    max_size=4,
)


@given(BLOCKS)
def test_every_sign_shown_is_found_where_it_is_stored(blocks: list[Block]) -> None:
    stored = serialize(tidy(blocks))
    shown = ShownText(stored, rich=True)
    ends = [shown.stored_span(at, at + 1) for at in range(len(shown.text))]
    seen = [(at, span) for at, span in enumerate(ends) if not shown.text[at].isspace()]
    assert [shown.text[at] for at, _ in seen] == [stored[start:end] for _, (start, end) in seen]
    assert [span for _, span in seen] == sorted({span for _, span in seen})
    for at, (start, end) in seen:
        assert shown.shown_span(start, end) == (at, at + 1)


@given(st.text(), st.integers(0, 50), st.integers(0, 50))
def test_any_text_can_be_pointed_at(stored: str, start: int, end: int) -> None:
    for rich in (True, False):
        shown = ShownText(stored, rich)
        first, last = shown.stored_span(min(start, len(shown.text)), min(end, len(shown.text)))
        assert 0 <= first <= last <= len(stored)
        first, last = shown.shown_span(min(start, len(stored)), min(end, len(stored)))
        assert 0 <= first <= len(shown.text)


@pytest.mark.parametrize(
    ("stored", "passage"),
    [
        ("Six **ministries** meet.", "ministries"),
        ("See [the plan](<https://example.org/plan the>) of the year", "the year"),
        ("See [the plan](https://example.org/oftheyear) of the year", "of the year"),
        ("- first point\n- second point", "second point"),
        ("1. 1 million\n2. 2 million", "2 million"),
        ("يجتمع **ست** وزارات", "ست وزارات"),
        ("2 \\* 3, and \\*that\\*", "and *that*"),
    ],
)
def test_a_passage_is_found_again(stored: str, passage: str) -> None:
    shown = ShownText(stored, rich=True)
    at = shown.text.index(passage)
    start, end = shown.stored_span(at, at + len(passage))
    assert stored[start : start + 1] == passage[0]
    assert shown.shown_span(start, end)[1] == at + len(passage)
    assert shown.text[slice(*shown.shown_span(start, end))].endswith(passage.split()[-1])


@given(st.text(), st.integers(0, 30))
def test_places_as_qt_counts_them(text: str, at: int) -> None:
    at = min(at, len(text))
    assert from_utf16(text, utf16(text, at)) == at
