"""Which paragraphs of long answers the desk folds away."""

from __future__ import annotations

from workbook.screens.difference import Part
from workbook.screens.merge_folding import foldable, stretches
from workbook.screens.merge_shown import Fact, Side
from workbook.screens.merge_words import changed_parts

PARAGRAPHS = [f"Paragraphe {n} : " + "les mesures prises se poursuivent ; " * 8 for n in range(12)]
BEFORE = "\n\n".join(PARAGRAPHS)
THEIRS = "\n\n".join([*PARAGRAPHS[:7], PARAGRAPHS[7].replace("prises", "nouvelles", 1), *PARAGRAPHS[8:]])


def sides(*texts: str) -> list[Side]:
    return [
        Side(f"side{at}", "", "", (Fact("", text, changed_parts(texts[0], text)),) if text else ())
        for at, text in enumerate(texts)
    ]


def test_what_is_far_from_a_change_is_folded_alike_in_every_column() -> None:
    shown = sides(BEFORE, BEFORE, THEIRS)
    paragraphs = foldable(shown)
    for side in shown:
        first, seen, last = stretches(side.facts[0].parts, paragraphs)
        assert (len(first.folded), seen.folded, len(last.folded)) == (7, (), 4)
        assert "".join(part.text for part in seen.parts).startswith("Paragraphe 7 :")


def test_a_short_paragraph_beside_a_change_is_seen() -> None:
    short = "Un titre"
    shown = sides(f"{BEFORE}\n{short}\nFin.", f"{BEFORE}\n{short}\nFin nouvelle.")
    folded, seen = stretches(shown[0].facts[0].parts, foldable(shown))
    assert len(folded.folded) == len(PARAGRAPHS)
    assert "".join(part.text for part in seen.parts) == f"{short}\nFin."


def test_every_word_is_in_a_stretch() -> None:
    shown = sides(BEFORE, THEIRS)
    for side in shown:
        parts = side.facts[0].parts
        found = stretches(parts, foldable(shown))
        words = [word for one in found for part in one.parts for word in part.text.split()]
        assert words == [word for part in parts for word in part.text.split()]
        assert all(part.kind == "same" for one in found if one.folded for part in one.parts)


def test_short_texts_tables_and_empty_sides_are_shown_whole() -> None:
    parts = (Part("same", "Un.\n\nDeux.\n\nTrois."),)
    assert [one.folded for one in stretches(parts, frozenset({"Un.", "Deux.", "Trois."}))] == [()]
    assert not foldable(sides(BEFORE, "", THEIRS))
    assert not foldable(sides(BEFORE))
    fact = Fact("", BEFORE, (Part("same", BEFORE),))
    assert not foldable([Side("a", "", "", (fact, fact)), Side("b", "", "", (fact, fact))])
