"""The synthesis as a reader gets it: counts, themes, passages that lead to their file and back, whole or not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.workbook.collection.five_countries import (
    ARABIC,
    BERLIN,
    CZECH,
    MOROCCAN,
    PLAN,
    coding,
    five_countries,
    said,
    sha_of,
    theme,
    write,
)
from tests.workbook.reports.pdf_reading import fonts, outline, page_text, squeezed, whole_text
from workbook.collection.collection import Collection
from workbook.collection.projections import Issues
from workbook.collection.publishing.synthesis import build_synthesis, write_synthesis
from workbook.collection.publishing.synthesis.annexes import Annexes
from workbook.collection.publishing.synthesis.builder import SynthesisBuilder
from workbook.collection.publishing.synthesis.material import read_material
from workbook.collection.publishing.synthesis.passages import Passages
from workbook.collection.publishing.synthesis.words import words_about, words_cell, write_words
from workbook.collection.view import CollectionView
from workbook.document.cells import Cell
from workbook.errors import CannotWrite
from workbook.exchange.received import Listed, Repair, Where
from workbook.languages import Catalogue
from workbook.progress import NO_PROGRESS, Cancelled
from workbook.reports import content as say
from workbook.reports.options import Options

FIRST = MOROCCAN.split(".")[0] + "."


@contextmanager
def coded_view(folder: Path) -> Iterator[CollectionView]:
    """Two themes; the Moroccan passage has both, the Czech one a translation, the Senegalese one is not quoted."""
    with five_countries(folder / "coded.passerelle-collection") as collection:
        codes = {name: sha_of(collection.view(), name) for name in ("MAR", "SEN", "CZE")}
        own = theme("t1", "Cost of remittances", "Coût des envois", 1)
        own |= theme("t2", "To be copied", "À copier", 2)
        own |= coding("c1", "t1", codes["MAR"], FIRST)
        own |= coding("c2", "t2", codes["MAR"], FIRST, by="Ben")
        own |= coding("c3", "t1", codes["SEN"], "Les associations", quoted=False)
        translation = {"fr": "Les employées de maison peuvent changer d’employeur."}
        own |= coding("c4", "t2", codes["CZE"], CZECH, facet="value.en", translation=translation)
        own[words_cell("berlin-2017/q_1_2_2", "en")] = "Three countries describe a measure."
        own[words_cell("t2", "en")] = "What others may copy is told by two."
        own[words_cell("introduction", "en")] = "What the secretariat says of it all."
        yield write(collection, own)


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CollectionView]:
    with coded_view(tmp_path_factory.mktemp("coded")) as made:
        yield made


@pytest.fixture(scope="module")
def english(view: CollectionView, tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    return written(view, tmp_path_factory.mktemp("synthesis") / "synthesis.pdf", "en")


@pytest.fixture(scope="module")
def text(english: PdfReader) -> str:
    return whole_text(english)


def written(view: CollectionView, path: Path, language: Any, **more: Any) -> PdfReader:
    pages = write_synthesis(view, path, language, **more)
    reader = PdfReader(path)
    assert len(reader.pages) == pages
    return reader


def texts(view: CollectionView, language: Any) -> str:
    """All words of the tree, figures left out."""
    report = build_synthesis(view, language)
    return " ".join(_words(report.items))


def _words(thing: Any) -> Iterator[str]:
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple):
        for part in thing:
            yield from _words(part)
    elif hasattr(thing, "__slots__"):
        for name in thing.__slots__:
            yield from _words(getattr(thing, name))


def test_every_number_of_a_passage_leads_to_its_line_and_back(english: PdfReader, text: str) -> None:
    assert text.count("[1]") >= 2 and text.count("[2]") >= 2 and "[3]" not in text
    count = len(english.pages)
    annex = next(n for n in range(count, 0, -1) if "Sheet and cell" in page_text(english, n))
    for number, words in ((1, FIRST), (2, CZECH)):
        line = page_text(english, annex).split(f"[{number}]")[1]
        quoted = int(re.findall(r"[0-9a-f]{8} (\d+)", line)[0])
        assert squeezed(words) in squeezed(page_text(english, quoted))
        assert annex in links(english, quoted), "the number leads to the list"
        assert quoted in links(english, annex), "the list leads to the passage"


def links(reader: PdfReader, page: int) -> list[int]:
    """The pages that the links of a page lead to."""
    ids = {one.indirect_reference.idnum: n for n, one in enumerate(reader.pages, 1)}  # type: ignore[union-attr]
    found = (one.get_object().get("/Dest") for one in reader.pages[page - 1].get("/Annots") or ())
    return [ids[one[0].idnum] for one in found if one]


def test_a_citation_names_country_question_cell_and_file(text: str, view: CollectionView) -> None:
    short = sha_of(view, "MAR")[:8]
    found = re.search(
        rf"\[1\] Morocco · 1\.2-2 · cell berlin-2017!D\d+ · received 20 September 2018 · {short}", text
    )
    assert found, text[text.find("[1] Morocco") :][:120]


def test_a_passage_with_two_themes_is_printed_once(text: str) -> None:
    assert squeezed(text).count(squeezed(f"“{FIRST}”")) == 1
    assert "Quoted elsewhere: [1]" in text


def test_themes_say_in_how_many_of_the_answers_they_are(text: str) -> None:
    assert text.count("2 of 3 answers") == 2
    assert "Three countries describe a measure." in text
    assert "What the secretariat says of it all." in text
    assert "What others may copy is told by two." in text


def test_no_country_is_missing_and_each_file_is_named(text: str, view: CollectionView) -> None:
    annex = text[text.rindex("The countries and their files") :]
    for country in ("Czechia", "Egypt", "Morocco", "Philippines", "Senegal", "Tunisia"):
        assert country in annex
    for one in view.submissions:
        assert one.short in annex
    assert squeezed("Égypte.xls is protected by a password.") in squeezed(annex)
    names = ["Czechia", "Egypt", "Morocco", "Philippines", "Senegal", "Tunisia"]
    places = [annex.index(f"{name} ") for name in names]
    assert places == sorted(places), "alphabetical"


def test_what_could_not_be_understood_is_told_by_cell_word_for_word(view: CollectionView) -> None:
    listed = Listed(Where("Berlin 2017", "D9"), "not_date", "vers la rentrée")
    repaired = Repair(Where("Plan", "F4"), "number", "1 234,5", "1234.5")
    noted = {sha_of(view, "SEN"): Issues((repaired,), (listed,))}
    material = replace(read_material(view, None, NO_PROGRESS), issues=noted)
    builder = SynthesisBuilder(material, Catalogue.load("en"), Options(language="en"))
    told = " ".join(_words(tuple(Annexes(builder, Passages(builder)).items("Synthesis"))))
    wanted = (
        "Senegal",
        "One cell was repaired.",
        "Berlin 2017!D9",
        "“vers la rentrée”",
        "This is not a date.",
    )
    places = [told.index(words) for words in (*wanted, "Tunisia")]
    assert places == sorted(places)


def test_every_state_of_a_question_is_counted_apart(view: CollectionView) -> None:
    report = build_synthesis(view, "en")
    items = list(report.items)
    side = next(one for one in items if isinstance(one, say.Side) and one.code == "1.1-1")
    assert side.lines == ("one answer", "Not applicable: 1", "Not asked: 1", "Silent: 2")


def test_every_figure_has_a_number_words_for_the_blind_and_a_table(view: CollectionView) -> None:
    report = build_synthesis(view, "en")
    figures = [one for one in report.items if isinstance(one, say.Figure)]
    assert len(figures) > 15
    numbers = [int(re.findall(r"Figure (\d+)\.", one.title)[0]) for one in figures]
    assert numbers == list(range(1, len(figures) + 1))
    tables = {one.title for one in report.items if isinstance(one, say.Table)}
    for one in figures:
        assert one.alternative
        elsewhere = ("annex A", "table that follows")
        assert one.title in tables or any(words in one.alternative for words in elsewhere)


def test_both_languages_come_one_after_the_other_each_with_its_contents(
    view: CollectionView, tmp_path: Path
) -> None:
    reader = written(view, tmp_path / "both.pdf", "both")
    marks = outline(reader)
    contents = [page for _, title, page in marks if "contents" in title.lower() or "matières" in title]
    assert len(contents) == 2 and contents[0] < contents[1]
    pages = [squeezed(page_text(reader, number)) for number in range(1, len(reader.pages) + 1)]
    assert any(squeezed("Les employées de maison peuvent changer d’employeur.") in page for page in pages)
    assert any(squeezed(f"“{CZECH}”") in page for page in pages)
    for _, title, page in marks:
        assert squeezed(title.split()[-1]) in pages[page - 1], title


def test_a_passage_in_another_language_says_so_or_is_translated(view: CollectionView) -> None:
    english, french = texts(view, "en"), texts(view, "fr")
    assert "(in French in the answer)" in english
    assert "Les employées de maison peuvent changer d’employeur." in french
    assert "Les employées de maison" not in english


def test_arabic_is_set_from_the_right(tmp_path: Path) -> None:
    arabic = {"TUN": said(BERLIN, "q_1_2_2", ARABIC, "value.fr")}
    with five_countries(tmp_path / "arabic.passerelle-collection", arabic) as collection:
        own = theme("t1", "Listening", "Écoute", 1)
        own |= coding("c1", "t1", sha_of(collection.view(), "TUN"), ARABIC)
        view = write(collection, own)
        assert "in Arabic in the answer" in texts(view, "en")
        reader = written(view, tmp_path / "arabic.pdf", "en")
    assert any("Arabic" in name for name in fonts(reader))


def test_passages_of_tables_are_printed_after_the_chapters(tmp_path: Path) -> None:
    with five_countries(tmp_path / "five.passerelle-collection") as collection:
        place = {"form": PLAN, "row": "a1", "question": "action_title"}
        own = theme("t1", "Ports", "Ports", 1)
        own |= coding("c1", "t1", sha_of(collection.view(), "MAR"), "Action a1", **place)
        view = write(collection, own)
        items = list(build_synthesis(view, "en").items)
    others = next(n for n, one in enumerate(items) if getattr(one, "text", "") == "Passages of other answers")
    assert "“Action a1”" in " ".join(_words(tuple(items[others:])))


def test_an_empty_collection_is_said_to_be_empty(tmp_path: Path) -> None:
    with Collection.create(tmp_path / "empty.passerelle-collection") as collection:
        reader = written(collection.view(), tmp_path / "empty.pdf", "en")
    assert "No submission counts yet" in whole_text(reader)


def test_an_edition_is_brought_together_by_itself(view: CollectionView) -> None:
    report = build_synthesis(view, "en", edition="Berlin 2017")
    assert "Berlin 2017" in report.subject
    none = build_synthesis(view, "en", edition="Another edition")
    assert "No submission counts yet" in " ".join(_words(none.items))


def test_stopping_leaves_what_was_there(view: CollectionView, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    path = folder / "synthesis.pdf"
    path.write_bytes(b"earlier")

    class Stops:
        def __init__(self, after: int) -> None:
            self.left = after

        def step(self, done: int, total: int, what: str = "") -> None:
            assert 0 <= done <= total
            self.left -= 1
            if self.left < 0:
                raise Cancelled

    for after in (0, 3, 8, 14):
        with pytest.raises(Cancelled):
            write_synthesis(view, path, "en", Stops(after))
        assert path.read_bytes() == b"earlier" and [*folder.iterdir()] == [path]


def test_progress_only_goes_forwards(view: CollectionView, tmp_path: Path) -> None:
    seen: list[float] = []

    class Follows:
        def step(self, done: int, total: int, what: str = "") -> None:
            seen.append(done / total)

    write_synthesis(view, tmp_path / "s.pdf", "both", Follows())
    assert seen == sorted(seen) and seen[-1] == 1


def test_a_place_that_cannot_be_written_is_one_sentence(view: CollectionView, tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        write_synthesis(view, tmp_path / "no folder" / "s.pdf", "en")


def test_the_same_collection_gives_the_same_file(view: CollectionView, tmp_path: Path) -> None:
    for name in ("one.pdf", "other.pdf"):
        write_synthesis(view, tmp_path / name, "en", options=Options(paper="letter"))
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "other.pdf").read_bytes()


def test_the_words_of_the_secretariat_are_cells_of_the_collection(view: CollectionView) -> None:
    act = write_words(view.snapshot, "berlin-2017", {"fr": "  Neuf pays… ", "en": ""})
    assert [(one.cell, one.after) for one in act.changes] == [
        (Cell("synthesis", "", "berlin-2017", "value.fr"), "Neuf pays…")
    ]
    assert words_about(view.snapshot, "berlin-2017/q_1_2_2", "fr") == "Three countries describe a measure."
    assert words_about(view.snapshot, "nothing", "fr") == ""
