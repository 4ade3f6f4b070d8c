"""The words of a text, and where they stand on the page."""

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


def page(shown: ShownText) -> str:
    return "\n".join(block.text for block in shown.blocks)


@given(BLOCKS)
def test_every_sign_on_the_page_is_one_of_the_words_and_back(blocks: list[Block]) -> None:
    shown = ShownText(serialize(tidy(blocks)), rich=True)
    seen = page(shown)
    assert "".join(shown.words[shown.in_words(at)] for at in range(len(seen))) == seen
    assert [shown.on_page(shown.in_words(at)) for at in range(len(seen))] == list(range(len(seen)))


@given(st.text(), st.integers(0, 50), st.integers(0, 50), st.booleans())
def test_any_place_of_any_text_can_be_asked_for(stored: str, start: int, end: int, rich: bool) -> None:
    shown = ShownText(stored, rich)
    first, last = sorted(min(one, len(page(shown))) for one in (start, end))
    one, other = shown.span_in_words(first, last)
    assert one >= other or shown.words[one:other] == shown.words[one:other].strip()
    assert 0 <= shown.on_page(min(start, len(shown.words))) <= len(page(shown))


@pytest.mark.parametrize(
    ("stored", "passage"),
    [
        ("Six **ministries** meet.", "Six ministries"),
        ("See [the plan](https://example.org/oftheyear) of the year", "plan of the year"),
        ("- first point\n- second point", "second point"),
        ("9. 1 million\n10. 2 million", "2 million"),
        ("يجتمع **ست** وزارات", "ست وزارات"),
        ("Dos 😀 y **dos**", "y dos"),
    ],
)
def test_a_passage_is_found_again(stored: str, passage: str) -> None:
    shown = ShownText(stored, rich=True)
    at = page(shown).index(passage)
    start, end = shown.span_in_words(at, at + len(passage))
    assert shown.words[start:end] == passage
    assert (shown.on_page(start), shown.on_page(end)) == (at, at + len(passage))


@given(st.text(), st.integers(0, 30))
def test_places_as_qt_counts_them(text: str, at: int) -> None:
    at = min(at, len(text))
    assert from_utf16(text, utf16(text, at)) == at
