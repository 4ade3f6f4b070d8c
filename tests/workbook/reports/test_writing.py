"""How a report file is written: whole or not at all; tables over pages; figures on the screen as on paper."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from tests.workbook.reports.made_up import plan_country
from tests.workbook.reports.pdf_reading import fonts, page_text, squeezed, whole_text
from workbook.errors import CannotWrite, UsageError
from workbook.languages import Catalogue
from workbook.progress import Cancelled
from workbook.reports import Options, build, write_report
from workbook.reports.content import Column, Element, Figure, Paragraph, Report, RichText, Table, TableCell
from workbook.reports.figures.svg import svg
from workbook.reports.pdf import write_pdf


def report(*items: Element, watermark: str = "") -> Report:
    return Report("Essai", "Ministère", "Pays", "fr", date(2026, 11, 21), items, watermark=watermark)


class StopsAt:
    """Progress of a person who stops the work at the nth step."""

    def __init__(self, last: int) -> None:
        self.left = last

    def step(self, done: int, total: int, what: str = "") -> None:
        self.left -= 1
        if self.left < 0:
            raise Cancelled


@pytest.mark.parametrize("last", [0, 1, 2, 3, 5])
def test_stopping_leaves_the_old_file_and_nothing_else(tmp_path: Path, last: int) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    target = folder / "plan.pdf"
    target.write_bytes(b"old")
    with pytest.raises(Cancelled):
        write_report("plan", plan_country().snapshot(), target, Options(), StopsAt(last))
    assert target.read_bytes() == b"old"
    assert list(folder.iterdir()) == [target]


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        write_report("brief", plan_country().snapshot(), tmp_path / "none" / "brief.pdf")


def test_an_unknown_report_is_refused() -> None:
    with pytest.raises(UsageError):
        build("novel", plan_country().snapshot())


def long_table(rows: int, text: str = "Mesure") -> Table:
    cells = tuple((TableCell(f"L{number:03}"), TableCell(text), TableCell("1,5")) for number in range(rows))
    columns = (Column("Code", 1), Column("Intitulé", 5), Column("Montant", 1, "right"))
    return Table(
        columns, cells, (TableCell(), TableCell("Ensemble"), TableCell("9")), title="Titre", source="Source"
    )


@pytest.mark.parametrize("rows", [1, 2, 3, 29, 30, 31, 32, 33, 34, 35, 36, 90])
def test_tables_repeat_their_header_and_keep_the_last_rows_together(tmp_path: Path, rows: int) -> None:
    path = tmp_path / "table.pdf"
    write_pdf(report(Paragraph("Avant"), long_table(rows)), path)
    reader = PdfReader(path)
    texts = [page_text(reader, number) for number in range(1, len(reader.pages) + 1)]
    assert [text.count("Intitulé") for text in texts if "L0" in text] == [1] * sum(
        "L0" in text for text in texts
    )
    assert [f"L{number:03}" in whole_text(reader) for number in range(rows)] == [True] * rows
    last = texts[-1]
    assert f"L{rows - 1:03}" in last
    assert "Ensemble" in last


def test_a_row_taller_than_a_page_goes_on_and_loses_no_word(tmp_path: Path) -> None:
    words = " ".join(f"mot{number}" for number in range(4000))
    path = tmp_path / "table.pdf"
    write_pdf(report(long_table(2, words)), path)
    text = squeezed(whole_text(PdfReader(path)))
    assert all(text.count(f"mot{number}mot") >= 1 for number in range(0, 3999, 13))


def test_the_watermark_is_on_every_page_and_in_the_foot(tmp_path: Path) -> None:
    path = tmp_path / "marked.pdf"
    write_pdf(report(RichText("mot " * 3000), watermark="PROJET"), path)
    reader = PdfReader(path)
    assert len(reader.pages) > 3
    assert all(page_text(reader, number).count("PROJET") == 2 for number in range(1, len(reader.pages) + 1))


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=300))
def test_any_answer_can_be_printed_with_bundled_fonts(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.mktemp("any") / "any.pdf"
    write_pdf(report(RichText(text), Paragraph(text, "question"), long_table(2, text)), path)
    assert all(fonts(PdfReader(path)).values())


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text("abcdefgéàœ’- ", min_size=1, max_size=40), min_size=1, max_size=60))
def test_no_letter_is_lost_in_plain_paragraphs(
    tmp_path_factory: pytest.TempPathFactory, parts: list[str]
) -> None:
    path = tmp_path_factory.mktemp("plain") / "plain.pdf"
    write_pdf(report(*(Paragraph(part) for part in parts)), path)
    found = squeezed(whole_text(PdfReader(path)).replace("  ", " "))
    for part in parts:
        assert squeezed(part) in found


def test_figures_are_valid_svg_with_their_description() -> None:
    items = build("plan", plan_country().snapshot(), {"fr": Catalogue.load("fr")}, Options()).items
    figures = [item for item in items if isinstance(item, Figure)]
    assert len(figures) > 10
    for figure in figures:
        root = ElementTree.fromstring(svg(figure.drawing, figure.alternative, "dark"))
        assert root.findtext("{http://www.w3.org/2000/svg}title") == figure.alternative
        assert len(root) > 3
