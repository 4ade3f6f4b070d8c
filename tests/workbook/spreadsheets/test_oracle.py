"""openpyxl is the oracle on benign files; and the two ways through a sheet, the short and the long, say the same."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell

from tests.workbook.spreadsheets.packages import MAIN, SHARED, SHEET, package, sheet
from workbook.exchange.cells import put_text
from workbook.exchange.text_parts import PART_UNITS, escape, split_text, units
from workbook.questionnaire.values import clean_text
from workbook.spreadsheets import cells, shared_texts
from workbook.spreadsheets.book import Book, CellError, Formula
from workbook.spreadsheets.reading import read_book

TEXTS = some.text(
    some.one_of(
        some.sampled_from("aé &<>'\"_x0041_=+-@\t\n  ’،عربي中文東京😀👩\u200d\u0301\u200f"),
        some.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"),
    ),
    max_size=40,
)
NUMBERS = some.one_of(
    some.integers(-(2**60), 2**60),
    some.floats(-1e300, 1e300),
    some.floats(-1e6, 1e6).map(lambda number: round(number, 2)),
)
FIRST, LAST = datetime(1900, 3, 2), datetime(9999, 12, 30)
MOMENTS = some.datetimes(FIRST, LAST).map(lambda moment: moment.replace(microsecond=0))
VALUES = some.one_of(
    TEXTS,
    NUMBERS,
    some.booleans(),
    MOMENTS,
    some.dates(FIRST.date(), LAST.date()),
    some.times().map(lambda moment: moment.replace(microsecond=0)),
    some.sampled_from(["=A1+1", '="a"&B2', "#N/A", "#DIV/0!"]),
)
PLACES = some.tuples(some.integers(1, 40), some.integers(1, 40))
SHEETS = some.lists(some.dictionaries(PLACES, VALUES, max_size=25), min_size=1, max_size=3)


def written(sheets: list[dict[tuple[int, int], Any]], folder: Path) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for number, values in enumerate(sheets):
        target = book.create_sheet(f"Feuille {number}")
        for (row, column), value in values.items():
            cell = target.cell(row, column)
            assert isinstance(cell, Cell)
            cell.value = ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value
    path = folder / "written.xlsx"
    book.save(path)
    return path


def by_openpyxl(path: Path) -> list[dict[tuple[int, int], Any]]:
    """The oracle's cells, in our words."""
    found = []
    for target in openpyxl.load_workbook(path).worksheets:
        cells_of = {}
        for row in target.iter_rows():
            for cell in row:
                if cell.value is not None and cell.value != "":
                    cells_of[cell.row, cell.column - 1] = in_our_words(cell)
        found.append(cells_of)
    return found


def in_our_words(cell: Any) -> Any:
    """openpyxl tells days as midnights, and formulas and errors as texts; it decodes no `_xHHHH_`."""
    if cell.data_type == "f":
        return Formula(cell.value.removeprefix("="), None)
    if cell.data_type == "e":
        return CellError(cell.value)
    if isinstance(cell.value, datetime) and cell.number_format == "yyyy-mm-dd":
        return cell.value.date()
    if isinstance(cell.value, str):
        return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), cell.value)
    return cell.value


@settings(max_examples=60)
@given(sheets=SHEETS)
def test_both_agree_on_what_openpyxl_writes(sheets: list[dict[tuple[int, int], Any]], tmp_path: Path) -> None:
    path = written(sheets, tmp_path)
    ours = [dict(one.cells) for one in read_book(path).sheets]
    theirs = by_openpyxl(path)
    assert ours == theirs
    for mine, other in zip(ours, theirs, strict=True):
        assert {place: type(value) for place, value in mine.items()} == {
            place: type(value) for place, value in other.items()
        }
    assert Book.from_plain(read_book(path).to_plain()) == read_book(path)


@settings(max_examples=60)
@given(sheets=SHEETS)
def test_the_short_way_and_the_long_way_say_the_same(
    sheets: list[dict[tuple[int, int], Any]], tmp_path: Path
) -> None:
    path = written(sheets, tmp_path)
    assert read_the_long_way(path) == read_book(path)


PIECES = some.sampled_from([
    '<row r="1">', '<row r="2" ht="3">', "</row>", "<row>", '<c r="A1"><v>1</v></c>', '<c r="B1" t="s"><v>0</v></c>',
    '<c r="A2" s="1"><v>2.5</v></c>', '<c r="B2" t="inlineStr"><is><t>a &amp; b</t></is></c>', '<c r="C2" s="1"/>', "<c><v>3</v></c>",
    '<c r="B1" t="str"><v>_x0041_</v></c>', '<c r="D1"><f>1</f><v>1</v></c>', '<c r="C1" t="b"><v>1</v></c>', "<!-- x -->", "<x/>", "text",
    '<c r="B2" t="inlineStr"><is><r><rPr><b/><sz val="9" /></rPr><t xml:space="preserve">a_x00</t></r><r><t>41_</t></r></is></c>',
    '<c r="C2" t="inlineStr"><is><r><t></t></r></is></c>', '<c r="C2" t="inlineStr"><is><r><rPr><b/></rPr></r></is></c>',
    '<c r="D2" t="inlineStr"><is><r><t>a</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>',
    "<![CDATA[<c>]]>", '<c r="A2" t="s"><v>7</v></c>', '<c r="B2" s="9"><v>1</v></c>', "&#65;", '<c r="D1"></c>', "\n",
])  # fmt: skip


@settings(max_examples=300)
@given(pieces=some.lists(PIECES, max_size=8).map(lambda pieces: "".join(pieces)))
def test_both_ways_agree_on_what_nobody_writes(pieces: str, tmp_path: Path) -> None:
    path = tmp_path / "odd.xlsx"
    package({SHEET: sheet(f'<row r="1">{pieces}</row>')})(path)
    assert told(read_the_long_way, path) == told(read_book, path)


def told(read: Any, path: Path) -> Any:
    from workbook.spreadsheets.refused import RefusedFile

    try:
        return read(path)
    except RefusedFile as refused:
        return refused.reason


def read_the_long_way(path: Path) -> Book:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cells, "regular_cells", lambda *_: None)
        patch.setattr(shared_texts, "regular_texts", lambda *_: None)
        return read_book(path)


RUNS = some.sampled_from([
    "<r><t>a</t></r>", '<r><rPr><b/></rPr><t xml:space="preserve"> b &amp;</t></r>', "<r><rPr/><t>_x0041</t></r>", "<r><t>_</t></r>",
    "<t>c</t>", "<r></r>", '<rPh sb="0" eb="1"><t>x</t></rPh>', "<r><rPr><b></b></rPr><t>d</t></r>", "<r><t/></r>",
])  # fmt: skip


@settings(max_examples=100)
@given(entries=some.lists(some.lists(RUNS, max_size=3).map("".join), min_size=1, max_size=4))
def test_both_ways_agree_on_texts_in_several_looks(entries: list[str], tmp_path: Path) -> None:
    path = tmp_path / "looks.xlsx"
    table = "".join(f"<si>{entry}</si>" for entry in entries)
    cells = "".join(f'<c t="s"><v>{number}</v></c>' for number in range(len(entries)))
    package({SHEET: sheet(f"<row>{cells}</row>"), SHARED: f'<sst xmlns="{MAIN}">{table}</sst>'.encode()})(
        path
    )
    assert told(read_the_long_way, path) == told(read_book, path)


def test_the_short_way_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written([{(1, 1): "a & b", (2, 2): 1.5, (3, 1): date(2018, 12, 10), (4, 4): True}], tmp_path)
    monkeypatch.setattr(cells.SheetCells, "_read_any", None)
    assert len(read_book(path).sheets[0].cells) == 4


def test_the_short_way_is_taken_for_texts_in_several_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The labels of the program's own forms are such texts, as they were sent and as Excel saves them again."""
    runs = '<r><t>Pays </t></r><r><rPr><sz val="8" /></rPr><t xml:space="preserve"> / Country</t></r><r><t /></r>'
    path = tmp_path / "looks.xlsx"
    written_by_us = f'<c r="A1" t="inlineStr"><is>{runs}</is></c><c r="B1" t="s"><v>0</v></c>'
    written_by_us += '<c r="C1" t="inlineStr"><is><r><rPr><sz val="9" /></rPr><t /></r></is></c>'
    table = f'<sst xmlns="{MAIN}"><si>{runs}</si></sst>'.encode()
    package({SHEET: sheet(f'<row r="1">{written_by_us}</row>'), SHARED: table})(path)
    monkeypatch.setattr(cells.SheetCells, "_read_any", None)
    monkeypatch.setattr(shared_texts, "_any_texts", None)
    assert set(read_book(path).sheets[0].cells.values()) == {"Pays  / Country"}


ALPHABETS = (
    "abc éèœ’ ", "العربية ٠١٢ ", "漢字かなカナ한글", "😀👩‍👩‍👧👍🏽🇲🇦", "e\u0301a\u0308\u200d\u200c\u200f\u202b\u00a0\u202f", "_x0041__x005F_&<>\"'=+-@",
    " \t\n", "𝔘𝔫𝔦𐍈", "0123456789.,/-",
)  # fmt: skip


def random_texts() -> list[str]:
    """1,500 texts of many scripts, blanks at either end, and a few as long as answers are."""
    import random

    chance = random.Random(15)
    texts = []
    for number in range(1500):
        signs = "".join(chance.sample(ALPHABETS, chance.randint(1, 4)))
        length = 60_000 if number in (500, 1000) else 2_000 if number % 100 == 7 else chance.randint(1, 60)
        text = "".join(chance.choices(signs, k=length))
        texts.append(
            clean_text(chance.choice(["", " ", "\t", "\n", "  "]) + text + chance.choice(["", " ", "\n"]))
        )
    return texts


@pytest.mark.parametrize("resaved", [False, True], ids=["as written", "saved again by LibreOffice"])
def test_1500_texts_come_back_unchanged(resaved: bool, tmp_path: Path) -> None:
    texts = random_texts()
    path = tmp_path / "texts.xlsx"
    book = openpyxl.Workbook()
    target = book.worksheets[0]
    parts = [split_text(text) for text in texts]
    for row, pieces in enumerate(parts, 1):
        for column, piece in enumerate(pieces, 1):
            assert units(escape(piece)) <= PART_UNITS
            cell = target.cell(row, column)
            assert isinstance(cell, Cell)
            cell.number_format = "@"
            put_text(cell, piece)
    book.save(path)
    found = read_book(by_libreoffice(path, tmp_path) if resaved else path).sheets[0].cells
    joined = [
        "".join(str(found[row, column]) for column in range(len(pieces)))
        for row, pieces in enumerate(parts, 1)
    ]
    assert [
        row for row, (text, again) in enumerate(zip(texts, joined, strict=True), 1) if text != again
    ] == []


def by_libreoffice(path: Path, folder: Path) -> Path:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    command = [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "xlsx",
    ]
    subprocess.run(
        [*command, "--outdir", str(folder / "out"), str(path)], check=True, capture_output=True, timeout=300
    )
    return folder / "out" / path.name
