"""What an editor can make is stored and read back without loss."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.questionnaire.rich_text import Block, Run, parse, plain, serialize, tidy, words

TRICKY = st.sampled_from(
    [
        "*",
        "**",
        "\\",
        "[",
        "]",
        "](",
        "(",
        "1. ",
        "- ",
        "# ",
        "> ",
        "\n",
        "\n\n",
        "\u2028",
        " ",
        "\u00a0",
        "a",
    ]
)
TEXT = st.lists(TRICKY | st.text(max_size=6), max_size=6).map("".join)
LINKS = st.sampled_from(["", "", "https://un.org/a_(b)?c=é", "mailto:a@b.ci", "javascript:x", "https://a b"])
RUNS = st.builds(Run, TEXT, st.booleans(), st.booleans(), LINKS)
BLOCKS = st.builds(
    Block,
    st.sampled_from(["paragraph", "bullet", "number"]),
    st.lists(RUNS, max_size=5).map(tuple),
    st.integers(0, 20),
)


@given(st.lists(BLOCKS, max_size=6))
def test_tidy_blocks_survive_being_stored(blocks: list[Block]) -> None:
    stored = tidy(blocks)
    assert parse(serialize(stored)) == stored


@given(st.lists(BLOCKS, max_size=6))
def test_tidying_loses_no_words(blocks: list[Block]) -> None:
    def letters(several: list[Block] | tuple[Block, ...]) -> str:
        return "".join(c for block in several for c in block.text if c.isalnum())

    assert letters(tidy(blocks)) == letters(blocks)


@given(TEXT)
def test_any_text_settles_after_one_reading(text: str) -> None:
    once = tidy(parse(text))
    assert parse(serialize(once)) == once


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("5*3 = 15", "5*3 = 15"),
        ("note* et note", "note* et note"),
        ("un * deux * trois", "un * deux * trois"),
        ("[à compléter] (voir annexe)", "[à compléter] (voir annexe)"),
        ("[clic](javascript:alert)", "[clic](javascript:alert)"),
        ("C:\\Plans\\2018", "C:\\Plans\\2018"),
        ("Jean <jean@ministere.gouv.ci>", "Jean <jean@ministere.gouv.ci>"),
    ],
)
def test_what_is_no_mark_is_shown_as_it_stands(stored: str, shown: str) -> None:
    assert plain(stored) == shown
    assert parse(stored) == (Block("paragraph", (Run(shown),)),)


def test_marks_of_the_restricted_markdown() -> None:
    (block,) = parse(
        "un **gras *et italique* encore**, puis [le texte](https://un.org) et **[gras](https://un.org)**"
    )
    assert block.runs == (
        Run("un "),
        Run("gras ", bold=True),
        Run("et italique", bold=True, italic=True),
        Run(" encore", bold=True),
        Run(", puis "),
        Run("le texte", link="https://un.org"),
        Run(" et "),
        Run("gras", bold=True, link="https://un.org"),
    )


def test_lists_keep_their_numbers() -> None:
    blocks = parse("Avant\n\n3. trois\n4. quatre\n\n- point\n  suite\n\nAprès")
    assert [(block.kind, block.number, block.text) for block in blocks] == [
        ("paragraph", 0, "Avant"),
        ("number", 3, "trois"),
        ("number", 4, "quatre"),
        ("bullet", 0, "point\nsuite"),
        ("paragraph", 0, "Après"),
    ]


def test_words_are_counted_without_marks() -> None:
    assert words("**Deux mots**\n\n- et – trois") == 4
