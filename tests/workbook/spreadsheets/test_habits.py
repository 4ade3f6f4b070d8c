"""What programs write in their own ways, and what is easily read wrongly."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from pathlib import Path

import pytest

from tests.workbook.spreadsheets.packages import (
    BOOK,
    BOOK_LINKS,
    BOOK_RELS,
    MAIN,
    OFFICE,
    ROOT_RELS,
    ROW,
    SHARED,
    SHEET,
    SOUND,
    STRICT,
    STRICT_OFFICE,
    STYLES,
    book,
    package,
    relations,
    shared,
    sheet,
    styles,
)
from workbook.spreadsheets.book import Book, CellError, Formula, Value
from workbook.spreadsheets.reading import read_book

Read = Callable[[Mapping[str, bytes | None]], Book]
OUTER = '<?xml version="1.0" encoding="utf-16"?>'


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """What is read in the sound file with some of its parts changed."""

    def run(changes: Mapping[str, bytes | None]) -> Book:
        path = tmp_path / "form.xlsx"
        package(changes)(path)
        return read_book(path)

    return run


def row_of(read: Read, inner: str, **changes: bytes) -> list[Value]:
    """The values of a row of cells that say no addresses."""
    book = read({SHEET: sheet(f'<row r="1">{inner}</row>'), **changes})
    return list(book.sheets[0].cells.values())


@pytest.mark.parametrize("size", [(1 << 18) - 1, 1 << 18, (1 << 18) + 1, 1 << 19, 1 << 22])
def test_parts_as_long_as_the_pieces_they_are_read_in(read: Read, size: int) -> None:
    cells = sheet(ROW, after="<x/>")
    signs = random.Random(size).choices(" \n", k=size - len(cells))
    filled = cells.replace(b"<x/>", b"<x/>" + "".join(signs).encode())
    assert len(filled) == size
    assert read({SHEET: filled}).sheets[0].cells == {(1, 0): "Réponse", (1, 1): 12}


def test_strict_ooxml(read: Read) -> None:
    strict = {
        name: content.replace(MAIN.encode(), STRICT.encode()).replace(OFFICE.encode(), STRICT_OFFICE.encode())
        for name, content in SOUND.items()
    }
    assert read(strict).sheets[0].cells == {(1, 0): "Réponse", (1, 1): 12}


def test_prefixes(read: Read) -> None:
    prefixed = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    assert read({SHEET: prefixed.encode()}).sheets[0].cells == {(1, 0): 7}


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "utf-8-sig"])
def test_encodings(read: Read, encoding: str) -> None:
    head = "" if "utf" in encoding else f'<?xml version="1.0" encoding="{encoding}"?>'
    texts = (head + shared("Réponse à l’été" if "utf" in encoding else "Réponse à l'été").decode()).encode(
        encoding
    )
    cells = (head + sheet(ROW).decode()).encode(encoding)
    found = read({SHARED: texts, SHEET: cells}).sheets[0].cells
    assert str(found[1, 0]).startswith("Réponse à l") and found[1, 1] == 12


def test_parts_by_other_names_and_absolute_targets(read: Read) -> None:
    links = relations(("a", "worksheet", "/elsewhere/Feuille 1.xml"), ("b", "sharedStrings", "../T.XML"))
    found = read(
        {
            BOOK: None,
            "odd/livre.xml": book(("Un", "a")),
            ROOT_RELS: relations(("r1", "officeDocument", "/odd/livre.xml")),
            BOOK_RELS: None,
            "odd/_rels/livre.xml.rels": links,
            "elsewhere/feuille 1.xml": sheet(ROW),
            SHARED: None,
            "t.xml": shared("Ailleurs"),
        }
    )
    assert [(one.name, one.cells) for one in found.sheets] == [("Un", {(1, 0): "Ailleurs", (1, 1): 12})]


def test_rich_texts_and_readings_above_asian_signs(read: Read) -> None:
    rich = (
        "<si><r><t>Pacte </t></r><r><rPr><b/></rPr><t xml:space='preserve'> mondial</t></r></si>"
        "<si><t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh><phoneticPr fontId='1'/></si><si/><si><t/></si>"
    )
    table = f'<sst xmlns="{MAIN}">{rich}</sst>'.encode()
    inline = "<c t='inlineStr'><is><r><t>a</t></r><r><rPr><b/></rPr><t>b</t></r><rPh sb='0' eb='1'><t>x</t></rPh></is></c>"
    cells = "".join(f'<c t="s"><v>{number}</v></c>' for number in range(4))
    assert row_of(read, cells + inline, **{SHARED: table}) == ["Pacte  mondial", "東京", "ab"]


def test_texts_are_exact(read: Read) -> None:
    written = {
        "  blanks \t and\nlines  ": "  blanks \t and\nlines  ",
        "_x0041__x005F_x0041_": "A_x0041_",
        "_x000D_\n": "\r\n",
        "_xD83D__xDE00_": "😀",
        "_xD83D_": "_xD83D_",
        "_x00e9_ _X0041_ _x41_ _x004": "é _X0041_ _x41_ _x004",
        "&lt;&amp;lt;&#233;&#x1F600;&apos;&quot;&gt;": "<&lt;é😀'\">",
        "a<!-- aside -->b<![CDATA[<c>&amp;]]>": "ab<c>&amp;",
        "👩‍👩‍👧 e\u0301 \u200f\u202b مرحبا": "👩‍👩‍👧 e\u0301 \u200f\u202b مرحبا",
    }
    cells = "".join(f'<c t="s"><v>{number}</v></c>' for number in range(len(written)))
    assert row_of(read, cells, **{SHARED: shared(*written)}) == list(written.values())
    inline = "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in written)
    assert row_of(read, inline) == list(written.values())
    computed = "".join(f'<c t="str"><v>{text}</v></c>' for text in written)
    assert row_of(read, computed) == list(written.values())


def test_kinds_of_values(read: Read) -> None:
    inner = (
        '<c t="b"><v>1</v></c><c t="b"><f aca="false">FALSE()</f><v>0</v></c><c t="e"><v>#N/A</v></c>'
        '<c><v> 1.50 </v></c><c><v>-1E-2</v></c><c><v>12345678901234567890</v></c><c t="d"><v>2018-12-10</v></c>'
        '<c t="d"><v>2018-12-10T09:30:00</v></c><c s="1"/><c><v/></c><c t="str"><v></v></c>'
    )
    expected: list[Value] = [
        True, False, CellError("#N/A"), 1.5, -0.01, 12345678901234567890, date(2018, 12, 10), datetime(2018, 12, 10, 9, 30),
    ]  # fmt: skip
    found = row_of(read, inner)
    assert found == expected
    assert [type(value) for value in found] == [type(value) for value in expected]


def test_formulas_are_told_and_never_evaluated(read: Read) -> None:
    inner = (
        '<c><f>1+1</f><v>3</v></c><c t="str"><f>A1&amp;"x"</f><v>2x</v></c><c t="b"><f>TRUE()</f><v>0</v></c>'
        '<c><f t="shared" ref="D1:E1" si="0">A1*2</f><v>6</v></c><c><f t="shared" si="0"/><v>8</v></c>'
        '<c><f t="array" ref="F1:G1">ROW(A1:A2)</f><v>1</v></c><c><v>2</v></c><c><f>NOW()</f></c>'
    )
    assert row_of(read, inner) == [
        Formula("1+1", 3),
        Formula('A1&"x"', "2x"),
        Formula("TRUE()", False),
        Formula("A1*2", 6),
        Formula("A1*2", 8),
        Formula("ROW(A1:A2)", 1),
        Formula("ROW(A1:A2)", 2),
        Formula("NOW()", None),
    ]


FORMATS = {
    "dd/mm/yyyy": date(2018, 12, 10),
    "[$-40C]d mmmm yyyy;@": date(2018, 12, 10),
    "yyyy\\-mm": date(2018, 12, 10),
    "dd/mm/yyyy hh:mm": datetime(2018, 12, 10),
    "[Red]0.00;(0.00)": 43444,
    '0 "days"': 43444,
    "#,##0.00\\ [$MAD]": 43444,
    "[h]:mm": 43444,
    "General": 43444,
    "@": 43444,
}


@pytest.mark.parametrize("code", FORMATS)
def test_number_formats_make_days(read: Read, code: str) -> None:
    written = code.replace('"', "&quot;")
    changed = styles(
        f'<numFmt numFmtId="170" formatCode="{written}"/>', '<xf numFmtId="0"/><xf numFmtId="170"/>'
    )
    (found,) = row_of(read, '<c s="1"><v>43444</v></c>', **{STYLES: changed})
    assert (found, type(found)) == (FORMATS[code], type(FORMATS[code]))


def test_days_before_and_around_the_one_that_never_was(read: Read) -> None:
    serials = (0, 1, 59, 60, 61, 2_958_465, 2_958_466, -1)
    inner = "".join(f'<c s="1"><v>{serial}</v></c>' for serial in serials)
    assert row_of(read, inner) == [
        0, date(1900, 1, 1), date(1900, 2, 28), 60, date(1900, 3, 1), date(9999, 12, 31), 2_958_466, -1,
    ]  # fmt: skip


def test_moments_and_times(read: Read) -> None:
    changed = styles("", '<xf numFmtId="22"/><xf numFmtId="21"/>')
    inner = "".join(
        f'<c s="{style}"><v>{serial}</v></c>'
        for style, serial in ((0, 43444.395833333336), (1, 0.395833333333333), (1, 1.5))
    )
    expected: list[Value] = [datetime(2018, 12, 10, 9, 30), time(9, 30), datetime(1900, 1, 1, 12)]
    assert row_of(read, inner, **{STYLES: changed}) == expected


def test_the_days_of_1904(read: Read) -> None:
    first = book(("S", "r1"), properties='<workbookPr date1904="1"/>')
    assert row_of(read, '<c s="1"><v>0</v></c><c s="1"><v>41982</v></c>', **{BOOK: first}) == [
        date(1904, 1, 1),
        date(2018, 12, 10),
    ]


def test_hidden_sheets_and_charts(read: Read) -> None:
    three = book(("A", "r1"), ("Chart", "r4"), ("B", "r5"))
    found = read(
        {
            BOOK: three.replace(b'name="B"', b'name="B" state="veryHidden"'),
            BOOK_RELS: relations(*BOOK_LINKS, ("r4", "chartsheet", "c.xml"), ("r5", "worksheet", "b.xml")),
            "xl/c.xml": b"<x/>",
            "xl/b.xml": sheet(""),
        }
    )
    assert [(one.name, one.state, len(one.cells)) for one in found.sheets] == [
        ("A", "visible", 2),
        ("B", "veryHidden", 0),
    ]


def test_what_stands_around_the_cells_is_passed_over(read: Read) -> None:
    around = sheet(
        '<row r="1"><c r="A1"><v>1</v><extLst><ext><v>2</v><c r="B1"><v>3</v></c></ext></extLst></c></row>',
        before='<sheetPr/><cols><col min="1" max="3" width="9"/></cols>',
        after='<x:extLst xmlns:x="urn:x"><x:ext><sheetData><row r="9"><c r="A9"><v>9</v></c></row></sheetData></x:ext></x:extLst>',
    )
    assert read({SHEET: around}).sheets[0].cells == {(1, 0): 1}
