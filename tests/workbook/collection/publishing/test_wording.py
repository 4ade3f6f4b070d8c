"""Texts in tables are cut at a word, and the signs that hold a line together stay."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from workbook.collection.publishing.wording import shortened


def test_no_break_spaces_are_kept() -> None:
    assert shortened("la «\u00a0fuite\u00a0» ?\n \tOui\u202f?", 90) == "la «\u00a0fuite\u00a0» ? Oui\u202f?"


def test_a_text_is_cut_after_a_word() -> None:
    assert shortened("Ministère des Affaires étrangères", 24) == "Ministère des Affaires…"


def test_a_word_longer_than_the_room_is_not_left_out() -> None:
    assert shortened("a" * 40, 10) == "aaaaaaaaa…"


@settings(max_examples=50)
@given(st.text(alphabet="ab ,\n\u00a0"), st.integers(2, 40))
def test_a_text_is_never_longer_than_the_room(text: str, most: int) -> None:
    assert len(shortened(text, most)) <= most
