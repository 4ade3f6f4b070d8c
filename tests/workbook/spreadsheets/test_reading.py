"""What the reader finds in files that openpyxl wrote, and that it finds the same in a child process."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest

from workbook.spreadsheets.book import Book, CellError, Formula
from workbook.spreadsheets.reading import read_book
from workbook.spreadsheets.workers import read_guarded

VALUES = [
    "Réponse",
    "  blanks  ",
    "line\nbreak\ttab",
    "=not a formula",
    12,
    -3.25,
    True,
    False,
    date(2018, 12, 10),
    datetime(2018, 12, 10, 9, 30, 15),
    time(9, 30),
]


@pytest.fixture
def simple(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row, value in enumerate(VALUES, 1):
        cell = sheet.cell(row, 2, value)
        if isinstance(value, str):
            cell.data_type = "s"
    sheet["D1"], sheet["D2"] = "=SUM(1,2)", "#N/A"
    book.create_sheet("Hidden").sheet_state = "hidden"
    book.properties.title, book.properties.keywords = "Passerelle", "a, b"
    path = tmp_path / "simple.xlsx"
    book.save(path)
    return path


def test_every_kind_of_value(simple: Path) -> None:
    book = read_book(simple)
    first = book.sheets[0].cells
    assert [first[row, 1] for row in range(1, len(VALUES) + 1)] == VALUES
    assert [type(first[row, 1]) for row in range(1, len(VALUES) + 1)] == [type(value) for value in VALUES]
    assert first[1, 3] == Formula("SUM(1,2)", None)
    assert first[2, 3] == CellError("#N/A")
    assert [(sheet.name, sheet.state, len(sheet.cells)) for sheet in book.sheets[1:]] == [
        ("Hidden", "hidden", 0)
    ]
    assert (book.properties["title"], book.properties["keywords"]) == ("Passerelle", "a, b")


def test_the_same_in_a_child_process(simple: Path) -> None:
    book = read_book(simple)
    assert read_guarded(simple) == book
    assert Book.from_plain(book.to_plain()) == book
