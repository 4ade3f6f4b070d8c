import itertools
import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.collection.words.highlight import excerpt, hits
from workbook.collection.words.query import understood
from workbook.collection.words.tokens import search_words

TEXTS = {
    1: "Les **droits** de l’homme et l’égalité. Organisation du travail : « migration » ordonnée.",
    2: "Human rights and organization of labour; labor migration of skilled workers.",
    3: "السياسات وسياسات الهجرة والتنمية في الوزارة",
    4: "日本への移民",
    5: "Le droit du travail des migrants, homme ou femme.",
}
TYPED = st.text(max_size=60) | st.text(alphabet="ab é\"*-ORU|()«»“”:^+.'’\\\0نه移", max_size=40)


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    database = sqlite3.connect(":memory:")
    database.execute(
        "CREATE VIRTUAL TABLE search USING fts5 (words, content='', tokenize='unicode61 remove_diacritics 0')"
    )
    for number, text in TEXTS.items():
        database.execute("INSERT INTO search (rowid, words) VALUES (?, ?)", (number, search_words(text, "")))
    yield database
    database.close()


def found(index: sqlite3.Connection, typed: str) -> list[int]:
    match = understood(typed).match
    query = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid"
    return [number for (number,) in index.execute(query, (match,))] if match else []


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("droits homme", [1, 5]),
        ('"droits de l\'homme"', [1]),
        ("«\u00a0droit de l’homme\u00a0»", [1]),
        ("EGALITE", [1]),
        ("travail -égalité", [5]),
        ('travail -"droits de l’homme"', [5]),
        ("labor OR égalité", [1, 2]),
        ("labor OU égalité", [1, 2]),
        ("migration labor OR égalité", [1, 2]),
        ("organ* migration", [1, 2]),
        ("migr*", [1, 2, 5]),
        ("organizations", [1, 2]),
        ("سياسة", [3]),
        ("الوزاره هجره", [3]),
        ("移民", [4]),
        ("民移", []),
        ("-travail", []),
        ("OR", []),
        ('"', []),
        ("", []),
        ("10.7", []),
    ],
)
def test_what_is_typed_finds(index: sqlite3.Connection, typed: str, expected: list[int]) -> None:
    assert found(index, typed) == expected


@given(TYPED)
def test_whatever_is_typed_can_be_searched(index: sqlite3.Connection, typed: str) -> None:
    found(index, typed)


def test_a_page_pasted_into_the_field_can_be_searched(index: sqlite3.Connection) -> None:
    assert found(index, "droits de l’homme " * 5000) == [1, 5]
    assert found(index, " ".join(f'-"{number} a" OR b{number}*' for number in range(3000))) == []


@given(TYPED, st.sampled_from(sorted(TEXTS)))
def test_every_text_that_is_found_shows_where_and_no_other_does(
    index: sqlite3.Connection, typed: str, number: int
) -> None:
    query, text = understood(typed), TEXTS[number]
    spans = hits(text, query, "")
    if number in found(index, typed):
        assert spans
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before.end < after.start for before, after in itertools.pairwise(spans))
    for start, end in spans:
        assert hits(text[start:end], query, "fr") or hits(text[start:end], query, "en")


@given(
    st.lists(
        st.sampled_from(["migrations", "droit", "égalité", "workers", "الهجرة移民", "x", "10.7"]),
        min_size=1,
        max_size=9,
    )
)
def test_a_text_finds_itself(words: list[str]) -> None:
    text = " ".join(words)
    for language in ("fr", "en"):
        assert hits(text, understood(f'"{text}"'), language) == ((0, len(text)),)


def test_phrases_are_marked_as_a_whole_and_words_where_they_stand() -> None:
    text = TEXTS[1]
    shown = [text[start:end] for start, end in hits(text, understood('"droits de l’homme" egalite'), "fr")]
    assert shown == ["droits** de l’homme", "égalité"]
    text = "Migrants, migrant: MIGRANTES."
    assert [text[a:b] for a, b in hits(text, understood("migrant"), "fr")] == [
        "Migrants",
        "migrant",
        "MIGRANTES",
    ]


@given(st.text(alphabet="ab \n", max_size=600), st.integers(0, 500), st.integers(1, 80))
def test_an_excerpt_is_one_line_with_the_first_thing_found(before: str, at: int, length: int) -> None:
    text = before[:at] + "m" * length + before[at:]
    spans = hits(text, understood("m" * length))
    made = excerpt(text, spans)
    assert "\n" not in made.text
    if spans:
        first = made.spans[0]
        assert made.text[first.start : first.end] == text[spans[0].start : spans[0].end]
    for span in made.spans:
        assert "m" * length in made.text[span.start : span.end]
