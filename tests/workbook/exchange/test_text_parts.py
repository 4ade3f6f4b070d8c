"""Long texts in parts: nothing lost, nothing cut where it would show."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from workbook.exchange.text_parts import CELL_UNITS, PART_UNITS, escape, split_text, unescape, units

TYPED = st.text(
    st.one_of(
        st.sampled_from("a b\n_x0041_é\u0301\u200d👩👧🇲🇦🏽كتاب=+-@\u1112\u1161\u11ab"),
        st.characters(exclude_categories=["Cs", "Cc"]),
    ),
    max_size=300,
)


@given(TYPED)
def test_what_is_escaped_comes_back(text: str) -> None:
    assert unescape(escape(text)) == text


def test_what_looks_escaped_is_shown_as_typed() -> None:
    assert escape("_x0041_") == "_x005F_x0041_"
    assert escape("_x00zz_ _x41") == "_x00zz_ _x41"
    assert unescape(escape("_x1_ _x41_")) == "_x1_ _x41_"
    assert unescape(escape("_x0041_x0041_ _x005F_")) == "_x0041_x0041_ _x005F_"


@given(TYPED, st.integers(8, 40))
@settings(max_examples=300)
def test_parts_are_the_text_and_fit(text: str, limit: int) -> None:
    parts = split_text(text, limit)
    assert "".join(parts) == text
    assert all(units(escape(part)) <= limit for part in parts)
    assert all(parts) or text == ""


@given(st.text(st.sampled_from("ab é\u0301👩\u200d👧\n"), min_size=60, max_size=400), st.integers(40, 60))
def test_cuts_are_neither_at_blanks_nor_inside_signs(text: str, limit: int) -> None:
    parts = split_text(text, limit)
    for before, after in pairwise(parts):
        if any(len(word) > 1 and word.isascii() for word in before.split()):
            assert not before[-1].isspace()
            assert not after[0].isspace()
            assert not unicodedata.combining(after[0])
            assert "\u200d" not in (before[-1], after[0])


def test_a_hundred_thousand_characters() -> None:
    text = ("Une réponse 👩‍👩‍👧 très longue, _x0041_ comprise. " * 2100)[:100_000].strip()
    parts = split_text(text)
    assert "".join(parts) == text
    assert len(parts) == 4 or len(parts) == 5
    assert all(units(escape(part)) <= PART_UNITS < CELL_UNITS for part in parts)
    assert all(part == part.strip() for part in parts)


def test_a_text_of_blanks_alone_is_cut_all_the_same() -> None:
    text = "a" + " " * 70_000
    assert "".join(split_text(text)) == text
    assert "".join(split_text("e" + "\u0301" * 70_000)) == "e" + "\u0301" * 70_000
