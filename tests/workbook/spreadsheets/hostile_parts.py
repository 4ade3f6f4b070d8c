"""Files whose container is sound and whose parts are not; by name, with the reason they are refused for.

A dictionary in place of a reason is what the first sheet says, read rightly.
"""

from __future__ import annotations

import random

from tests.workbook.spreadsheets.packages import (
    BOOK,
    BOOK_LINKS,
    BOOK_RELS,
    CELLS,
    CORE,
    MAIN,
    PACKAGE,
    ROOT_RELS,
    ROW,
    SHARED,
    SHEET,
    STYLES,
    TYPES,
    Make,
    book,
    large,
    package,
    relations,
    shared,
    sheet,
    styles,
)
from workbook.spreadsheets.book import Formula

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
DOCTYPES = {
    "a billion laughs": f'<!DOCTYPE sst [<!ENTITY l0 "ha">{LAUGHS}]>',
    "quadratic growth": f'<!DOCTYPE sst [<!ENTITY a "{"a" * 100_000}">]>',
    "an external entity": '<!DOCTYPE sst [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    "an external definition": '<!DOCTYPE sst SYSTEM "http://example.org/evil.dtd">',
    "a parameter entity": '<!DOCTYPE sst [<!ENTITY % a SYSTEM "http://example.org/"> %a;]>',
}
EXTERNAL = ' TargetMode="External"'


def cells(inner: str) -> Make:
    return package({SHEET: sheet(inner)})


def one(attributes: str, content: str = "<v>1</v>") -> Make:
    """One cell in row 1."""
    return cells(f'<row r="1"><c {attributes}>{content}</c></row>')


def row(written: str) -> Make:
    return cells(f'<row r="{written}"><c r="A{written}"><v>1</v></c></row>')


def with_doctype(part: str, doctype: str, encoding: str = "utf-8") -> Make:
    content = {SHEET: sheet(ROW), SHARED: shared("&l9;")}.get(part, b"<a/>")
    return package({part: (f"{doctype}{content.decode()}").encode(encoding)})


def target(to: str, extra: str = "", kind: str = "worksheet") -> Make:
    links = relations(("r9", kind, to), extra=extra).replace(b"</Relationships>", b"")
    both = links + relations(*BOOK_LINKS).partition(b">")[2]
    return package({BOOK_RELS: both})


def strewn(seed: int, length: int) -> str:
    """A text that packs badly."""
    return random.Random(seed).randbytes(length // 2).hex()


DEEP = "<a>" * 100_000


def names() -> str:
    return "".join(f"<n{number}/>" for number in range(1_000_000))


def rows(count: int, inner: str) -> str:
    return "".join(f'<row r="{number}">{inner}</row>' for number in range(1, count + 1))


FORMATS = "".join(f'<numFmt numFmtId="{200 + n}" formatCode="{"[" * 250}{n}"/>' for n in range(20_000))
ARRAYS = "".join(f'<c><f t="array" ref="A1:XFD1048576">{n}</f><v>1</v></c>' for n in range(16_000))

PARTS: dict[str, tuple[Make, object]] = {
    **{f"{name} in the shared texts": (with_doctype(SHARED, text), "entities") for name, text in DOCTYPES.items()},
    "definitions in a sheet": (with_doctype(SHEET, DOCTYPES["an external entity"]), "entities"),
    "definitions in UTF-16": (with_doctype(SHEET, DOCTYPES["an external entity"], "utf-16"), "entities"),
    "definitions in the workbook part": (with_doctype(BOOK, DOCTYPES["a parameter entity"]), "entities"),
    "definitions in the content types": (with_doctype(TYPES, DOCTYPES["an external definition"]), "entities"),
    "definitions in the properties": (with_doctype(CORE, DOCTYPES["a billion laughs"]), "entities"),
    "definitions in a part that nobody reads": (with_doctype("customXml/item1.xml", DOCTYPES["a billion laughs"]), CELLS),
    "an entity that nobody defined": (one('r="A1" t="str"', "<v>&evil;</v>"), "damaged"),
    "XML that does not end": (package({SHEET: sheet(ROW)[:-20]}), "damaged"),
    "XML after its end": (package({SHEET: sheet(ROW) + b"<a/>"}), "damaged"),
    "NUL bytes in a sheet": (package({SHEET: sheet(ROW.replace("12", "1\0"))}), "damaged"),
    "bytes that are no UTF-8": (package({SHEET: sheet(ROW).replace(b"12", b"\xff\xfe")}), "damaged"),
    "an encoding that does not exist": (package({SHEET: b'<?xml version="1.0" encoding="evil"?>' + sheet(ROW)}), "damaged"),
    "a hundred thousand elements in each other": (cells(DEEP), "damaged"),
    "a hundred thousand elements in each other in the workbook": (package({BOOK: DEEP.encode()}), "damaged"),
    "an attribute of 15 megabytes": (large(SHEET, lambda: sheet(f'<row r="1" x="{strewn(1, 15_000_000)}"/>')), "too-large"),
    "a comment of 15 megabytes": (large(SHEET, lambda: sheet(f"<!--{strewn(2, 15_000_000)}-->")), "too-large"),
    "a million names": (large(SHEET, lambda: sheet("", after=f"<x>{names()}</x>")), "too-large"),
    "a hundred thousand attributes": (
        large(SHEET, lambda: sheet(f"<row {' '.join(f'a{n}={chr(34)}{chr(34)}' for n in range(100_000))}/>")), "too-large|damaged",
    ),
    "three million empty cells": (large(SHEET, lambda: sheet(rows(3_000, "<c/>" * 1000))), "too-large"),
    "900,000 empty rows": (large(SHEET, lambda: sheet(rows(900_000, ""))), "too-large"),
    "three hundred thousand cells": (large(SHEET, lambda: sheet(rows(300, "<c><v>1</v></c>" * 1000))), "too-large"),
    "a part of 25 megabytes": (large(SHEET, lambda: sheet(ROW) + b"\n" * 25_000_000), "too-large"),
    "19 megabytes of line ends": (large(SHEET, lambda: sheet(ROW) + b"\n" * 19_000_000), CELLS),
    "a cell at the far end alone": (cells('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), {(1_048_576, 16_383): 1}),
    "a column too far": (one('r="XFE1"'), "damaged"),
    "a column of five letters": (one('r="AAAAA1"'), "damaged"),
    "cells without addresses beyond the last column": (cells(f'<row r="1">{"<c><v>1</v></c>" * 16_385}</row>'), "damaged"),
    "a row too far": (row("1048577"), "damaged"),
    "row 0": (row("0"), "damaged"),
    "row -1": (row("-1"), "damaged"),
    "row 1e3": (row("1e3"), "damaged"),
    "row 01": (row("01"), "damaged"),
    "a row of five thousand digits": (row("9" * 5000), "damaged"),
    "a small letter": (one('r="a1"'), "damaged"),
    "an address without a row": (one('r="A"'), "damaged"),
    "an empty address": (one('r=""'), "damaged"),
    "a cell in another row": (one('r="A2"'), "damaged"),
    "a cell outside of rows": (cells('<c r="A1"><v>1</v></c>'), "damaged"),
    "a cell in a cell": (one('r="A1"', '<c r="B1"><v>1</v></c>'), "damaged"),
    "a value outside of cells": (cells('<row r="1"><v>1</v></row>'), "damaged"),
    "two values in a cell": (one('r="A1"', "<v>1</v><v>2</v>"), "damaged"),
    "a cell twice": (cells('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'), "damaged"),
    "a row twice, with the same cell": (cells('<row r="1"><c r="A1"><v>1</v></c></row>' * 2), "damaged"),
    "wrong dimensions": (package({SHEET: sheet(ROW, '<dimension ref="A1:XFD1048576"/>')}), CELLS),
    "dimensions that are none": (package({SHEET: sheet(ROW, '<dimension ref="evil"/>')}), CELLS),
    "shared text -1": (one('r="A1" t="s"', "<v>-1</v>"), "damaged"),
    "a shared text that is not there": (one('r="A1" t="s"', "<v>99</v>"), "damaged"),
    "a shared text 0.5": (one('r="A1" t="s"', "<v>0.5</v>"), "damaged"),
    "a shared text of five thousand digits": (one('r="A1" t="s"', f"<v>{'9' * 5000}</v>"), "damaged"),
    "a type that does not exist": (one('r="A1" t="evil"'), "damaged"),
    "a boolean that is none": (one('r="A1" t="b"', "<v>maybe</v>"), "damaged"),
    "a style that does not exist": (one('r="A1" s="99"'), "damaged"),
    "a style -1": (one('r="A1" s="-1"'), "damaged"),
    "numbers that are none": (
        cells('<row r="1"><c r="A1"><v>NaN</v></c><c r="B1"><v>1e999</v></c><c r="C1"><v>1_000</v></c><c r="D1"><v>٣</v></c></row>'),
        {(1, 0): "NaN", (1, 1): "1e999", (1, 2): "1_000", (1, 3): "٣"},
    ),
    "a number of five thousand digits": (one('r="A1"', f"<v>{'9' * 5000}</v>"), {(1, 0): "9" * 5000}),
    "an old value beside a formula": (one('r="A1"', "<f>1+1</f><v>3</v>"), {(1, 0): Formula("1+1", 3)}),
    "a formula that starts a program": (one('r="A1" t="str"', "<f>cmd|' /C calc'!A0</f><v>x</v>"), {(1, 0): Formula("cmd|' /C calc'!A0", "x")}),
    "a text of 300,000 characters": (package({SHARED: shared(strewn(3, 300_000))}), "too-large"),
    "shared texts of 18 megabytes in one": (large(SHARED, lambda: shared(strewn(4, 18_000_000))), "too-large"),
    "shared texts of 18 megabytes": (large(SHARED, lambda: shared(*(strewn(n, 100_000) for n in range(180)))), CELLS | {(1, 0): strewn(0, 100_000)}),
    "a text of 100,000 characters in a thousand cells": (
        package({SHARED: shared(strewn(0, 100_000)), SHEET: sheet('<row r="1">' + '<c t="s"><v>0</v></c>' * 1000 + "</row>")}), "too-large",
    ),
    "shared texts that are miscounted": (package({SHARED: shared("Réponse").replace(b"<sst", b'<sst count="4294967295" uniqueCount="4294967295"')}), CELLS),
    "half a million empty shared texts": (large(SHARED, lambda: shared("Réponse", *[""] * 400_000)), "too-large"),
    "four thousand formats of brackets": (large(STYLES, lambda: styles(FORMATS[:1_100_000].rpartition("<")[0], "".join(f'<xf numFmtId="{200 + n}"/>' for n in range(20_000)))), CELLS),
    "a hundred thousand styles": (package({STYLES: styles("", '<xf numFmtId="0"/>' * 100_000)}), "too-large|bomb"),
    "twenty thousand formats of brackets": (large(STYLES, lambda: styles(FORMATS, "".join(f'<xf numFmtId="{200 + n}"/>' for n in range(20_000)))), "too-large"),
    "a format number that is none": (package({STYLES: styles("", '<xf numFmtId="evil"/>')}), "damaged"),
    "sixteen thousand formulas over everything": (package({SHEET: sheet(f'<row r="1">{ARRAYS}</row>')}), "too-large"),
    "a sheet that is none": (package({SHEET: shared("a")}), "damaged"),
    "a sheet of another namespace": (package({SHEET: sheet(ROW, namespace="urn:evil")}), "damaged"),
    "no content types": (package({TYPES: None}), "zip"),
    "no relationships of the whole": (package({ROOT_RELS: None}), "missing"),
    "no workbook part": (package({BOOK: None}), "missing"),
    "no relationships of the workbook": (package({BOOK_RELS: None}), "damaged"),
    "no sheet": (package({SHEET: None}), "missing"),
    "a sheet without a byte": (package({SHEET: b""}), "damaged"),
    "shared texts without a byte": (package({SHARED: b""}), "damaged"),
    "no shared texts": (package({SHARED: None}), "missing"),
    "no sheets at all": (package({BOOK: book()}), "missing"),
    "two sheets that are the same part": (package({BOOK: book(("A", "r1"), ("B", "r1"))}), "twice"),
    "two sheets of one name": (
        package({BOOK: book(("A", "r1"), ("a", "r4")), BOOK_RELS: relations(*BOOK_LINKS, ("r4", "worksheet", "b.xml")), "xl/b.xml": sheet(ROW)}), "twice",
    ),
    "five hundred sheets": (
        package({
            BOOK: book(*((f"S{n}", f"s{n}") for n in range(500))),
            BOOK_RELS: relations(*((f"s{n}", "worksheet", f"s{n}.xml") for n in range(500))),
            **{f"xl/s{n}.xml": sheet(ROW) for n in range(500)},
        }), "too-large",
    ),
    "an id twice": (package({BOOK_RELS: relations(*BOOK_LINKS, BOOK_LINKS[0])}), "twice"),
    "thirty thousand relationships": (package({"xl/_rels/a.xml.rels": relations(*((f"r{n}", "image", "a.png") for n in range(30_000)))}), "too-large"),
    "a workbook that is its own sheet": (package({BOOK_RELS: relations(("r1", "worksheet", "workbook.xml"))}), "damaged"),
    "relationships in a circle": (package({"xl/worksheets/_rels/sheet1.xml.rels": relations(("r1", "officeDocument", "../workbook.xml"))}), CELLS),
    "two workbooks": (package({ROOT_RELS: relations(("r1", "officeDocument", BOOK), ("r2", "officeDocument", "xl/b.xml"))}), "twice"),
    "a link to another workbook": (target("file:///C:/other.xlsx", EXTERNAL, "externalLinkPath"), "links"),
    "a sheet on the web": (target("http://example.org/sheet1.xml", EXTERNAL), "links"),
    "a web address in a cell": (target("http://example.org/", EXTERNAL, "hyperlink"), CELLS),
    "a target outside": (target("../../../etc/passwd"), "outside"),
    "a target outside, disguised": (target("%2e%2e/%2e%2e/etc/passwd"), "outside"),
    "a target outside, with backslashes": (target("..\\..\\..\\evil.xml"), "outside"),
    "a target on this machine": (target("file:///etc/passwd"), "outside"),
    "a target on a server": (target("\\\\server\\share\\evil.xml"), "outside"),
    "a macro sheet": (target("b.xml", "", "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet"), "macros"),
    "a workbook in another namespace": (package({BOOK: book(("A", "r1")).replace(MAIN.encode(), b"urn:evil")}), "damaged"),
    "relationships in another namespace": (package({BOOK_RELS: relations(*BOOK_LINKS).replace(PACKAGE.encode(), b"urn:evil")}), "damaged"),
}  # fmt: skip
