"""Long texts are compared from their common ends inwards; what is shown is the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.screens import difference as module
from workbook.screens.difference import Part, difference

texts = st.lists(
    st.sampled_from(["un", "comité", "l’État", "(voir", "3)", "\n", "\n\n", "  ", "x,", "—"]), max_size=30
).map(" ".join)


def words(parts: tuple[Part, ...], *kinds: str) -> str:
    return "".join("".join(part.text.split()) for part in parts if part.kind in kinds)


@given(texts, texts, texts, texts)
def test_long_texts_are_compared_as_short_ones(head: str, before: str, after: str, tail: str) -> None:
    old, new = f"{head}\n{before} {tail}", f"{head}\n{after} {tail}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "LONG_TEXT", 0)
        found = difference(old, new)
    assert words(found, "same", "added") == "".join(new.split())
    assert words(found, "same", "removed") == "".join(old.split())
    assert (old.split() == new.split()) <= all(part.kind == "same" for part in found)


def test_one_word_in_a_very_long_text() -> None:
    text = "Un comité national suit la mise en œuvre.\n" * 30_000
    found = difference(text, text[:600_000] + " Bonjour " + text[600_000:])
    changed = [part for part in found if part.kind != "same"]
    assert "Bonjour" in "".join(part.text for part in changed)
    assert sum(len(part.text) for part in changed) < 200
