from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.workbook.collection.received_example import new_collection
from workbook.collection.coding.code_book import read_code_book, write_code_book
from workbook.collection.coding.themes import LONGEST_NAME, Theme, themes_of
from workbook.collection.collection import Collection
from workbook.document.snapshot import Snapshot
from workbook.errors import CannotWrite, UnusableFile
from workbook.questionnaire.model import LocalText
from workbook.questionnaire.values import fold

EMPTY = Snapshot("d", 1, "", {}, {})
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=20).map(
    lambda one: " ".join(one.split())
)
LOCAL = st.builds(LocalText, WORDS, WORDS)
BOOKS = st.lists(
    st.tuples(LOCAL.filter(lambda one: bool(fold(one.fr) or fold(one.en))), LOCAL),
    max_size=6,
    unique_by=(lambda one: fold(one[0].fr) or one[0], lambda one: fold(one[0].en) or one[0]),
).map(lambda ones: [Theme(f"id{place}", *one, place) for place, one in enumerate(ones, 1)])


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    with new_collection(tmp_path) as made:
        yield made


def taken(collection: Collection, path: Path) -> tuple[int, int, int]:
    """What was read is taken in: added, altered, skipped."""
    found = read_code_book(collection.session.snapshot(), path)
    collection.session.apply(found.change_set)
    return found.added, found.altered, found.skipped


def names(collection: Collection) -> list[tuple[str, str]]:
    return [(one.name.fr, one.name.en) for one in themes_of(collection.session.snapshot())]


@pytest.mark.parametrize("ending", ["csv", "json"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(book=BOOKS)
def test_what_was_written_is_read_back(tmp_path: Path, ending: str, book: list[Theme]) -> None:
    path = tmp_path / f"book.{ending}"
    write_code_book(book, path)
    change_set = read_code_book(EMPTY, path).change_set
    read = Snapshot("d", 2, "", {change.cell: change.after for change in change_set.changes}, {})
    assert themes_of(read) == tuple(book)
    assert read_code_book(read, path).change_set.changes == ()


def test_a_list_from_a_spreadsheet_is_taken_in_as_one_step(collection: Collection, tmp_path: Path) -> None:
    path = tmp_path / "thèmes.csv"
    path.write_bytes(
        "name_fr;name_en;description_fr\r\nDonnées;Data;Où l’on compte\r\n;;rien\r\nRetour;;\r\n".encode(
            "cp1252"
        )
    )
    assert taken(collection, path) == (2, 0, 1)
    assert names(collection) == [("Données", "Data"), ("Retour", "")]
    path.write_text("name_fr,name_en\nDONNEES,Data and figures\nEmploi,Work\n", encoding="utf-8")
    assert taken(collection, path) == (1, 1, 0)
    assert names(collection) == [("DONNEES", "Data and figures"), ("Retour", ""), ("Emploi", "Work")]
    first = themes_of(collection.session.snapshot())[0]
    assert first.description.fr == "Où l’on compte"
    collection.session.undo()
    assert names(collection) == [("Données", "Data"), ("Retour", "")]


def test_no_file_gives_two_themes_one_name(collection: Collection, tmp_path: Path) -> None:
    path = tmp_path / "book.csv"
    path.write_text("id,name_fr,name_en\na,Retour,\nb,Emploi,\n", encoding="utf-8")
    assert taken(collection, path) == (2, 0, 0)
    path.write_text("id,name_fr,name_en\nb,retour,Return\na,,Work\nc,Séjour,WORK\n", encoding="utf-8")
    assert taken(collection, path) == (0, 1, 1)
    assert names(collection) == [("Séjour", "WORK"), ("Emploi", "")]


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00\xff\xfe", b"name,label\na,b\n", b"{}", b'{"themes": 3}', b'{"themes": [3]}', b'{"themes": [{"name": "x"}]}', b"{" * 100_000],
)  # fmt: skip
@pytest.mark.parametrize("name", ["book.csv", "book.json"])
def test_what_is_no_code_book_is_refused_in_one_sentence(tmp_path: Path, content: bytes, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnusableFile, match="is no code book"):
        read_code_book(EMPTY, path)
    with pytest.raises(UnusableFile, match="cannot be read"):
        read_code_book(EMPTY, tmp_path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    content=st.binary(max_size=80)
    | st.text(max_size=80).map(lambda one: f"name_fr,id\n{one}".encode("utf-8", "replace"))
)
def test_any_file_is_read_or_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "book.csv"
    path.write_bytes(content)
    try:
        found = read_code_book(EMPTY, path)
    except UnusableFile:
        return
    for change in found.change_set.changes:
        name = change.after["name"]
        assert name and all(len(words) <= LONGEST_NAME for words in name.values())


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        write_code_book([], tmp_path / "none" / "book.csv")
