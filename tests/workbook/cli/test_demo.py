"""The example from the command line: everything a person may want to look at, whole, and nothing replaced unasked."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from tests.workbook.reports.pdf_reading import page_text, squeezed, whole_text
from workbook.cli import demo, main
from workbook.collection.example_submissions import example_part
from workbook.collection.wording import EXAMPLE

FORMS = {"contribution-travail.xlsx", "contribution-sante.xlsx"}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory, example_collection: Path) -> Path:
    """A folder that the example was written into, where the collection was made before, and a package begun."""
    folder = tmp_path_factory.mktemp("demo")
    shutil.copy(example_collection, folder / demo.COLLECTION)
    (folder / "donnees").mkdir()
    (folder / "donnees" / "notes.txt").write_text("mine", encoding="utf-8")
    assert main(["demo", str(folder), "--lang", "en"]) == 0
    return folder


def pages(path: Path) -> Iterator[str]:
    reader = PdfReader(path)
    yield from (page_text(reader, number) for number in range(1, len(reader.pages) + 1))


def test_every_file_is_there_and_nothing_half_made(written: Path) -> None:
    wanted = {demo.WORKBOOK, demo.COLLECTION, *demo.OF_WORKBOOK, *demo.OF_COLLECTION, *FORMS}
    assert {one.name for one in written.iterdir()} == wanted
    assert all(any(one.iterdir()) if one.is_dir() else one.stat().st_size for one in written.iterdir())
    assert (written / "soumission.xlsx").read_bytes()[:2] == b"PK"
    assert all((written / name).read_bytes()[:5] == b"%PDF-" for name in wanted if name.endswith(".pdf"))


def test_a_folder_that_is_there_is_left_as_it_is(written: Path) -> None:
    assert [one.name for one in (written / "donnees").iterdir()] == ["notes.txt"]


def test_every_page_of_synthesis_and_letters_says_that_all_is_invented(written: Path) -> None:
    letters = sorted((written / "lettres").glob("*.pdf"))
    assert len(letters) == 18
    english = [written / "synthesis.pdf", *(one for one in letters if one.stem in ("BGD", "CRI", "PHL"))]
    for path in english:
        for number, text in enumerate(pages(path), 1):
            assert EXAMPLE in text or not text, f"{path.name}, page {number}"


def test_the_synthesis_prints_what_the_secretariat_says(written: Path) -> None:
    everything = squeezed(whole_text(PdfReader(written / "synthesis.pdf")))
    said = example_part("collection.json")["synthesis"]
    assert said and all(squeezed(words["en"]) in everything for words in said.values())


def test_the_consolidated_workbook_says_it_first(written: Path) -> None:
    first = openpyxl.load_workbook(written / "consolidation.xlsx").worksheets[0]
    assert EXAMPLE in str(first["B3"].value)


def test_what_was_begun_is_swept_when_the_person_stops_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def begun(folder: Path, _: object) -> None:
        (folder / ".lettres.12.new").mkdir()
        (folder / ".lettres.12.new" / "MAR.pdf").touch()
        (folder / ".synthese.pdf.12.new").touch()
        (folder / ".own.new").touch()
        raise KeyboardInterrupt

    monkeypatch.setattr(demo, "_make_all", begun)
    assert main(["demo", str(tmp_path / "example"), "--lang", "en"]) == 1
    assert capsys.readouterr().err.strip() == demo.STOPPED
    assert [one.name for one in (tmp_path / "example").iterdir()] == [".own.new"]
