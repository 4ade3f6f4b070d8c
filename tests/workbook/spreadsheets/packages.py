"""Excel files made by hand, part by part, so that each of them can be wrong in its own way."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

Parts = dict[str, bytes]
Make = Callable[[Path], None]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
BOOK, SHEET, SHARED, STYLES = (
    "xl/workbook.xml",
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
)
CORE, TYPES, ROOT_RELS, BOOK_RELS = (
    "docProps/core.xml",
    "[Content_Types].xml",
    "_rels/.rels",
    "xl/_rels/workbook.xml.rels",
)
ROW = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>12</v></c></row>'
CELLS = {(1, 0): "Réponse", (1, 1): 12}


def sheet(rows: str, before: str = "", after: str = "", namespace: str = MAIN) -> bytes:
    """A worksheet; `rows` stand in its `sheetData`."""
    return f'<worksheet xmlns="{namespace}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'.encode()


def shared(*texts: str) -> bytes:
    return f'<sst xmlns="{MAIN}">{"".join(f"<si><t>{text}</t></si>" for text in texts)}</sst>'.encode()


def styles(formats: str, used: str) -> bytes:
    return f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts><cellXfs>{used}</cellXfs></styleSheet>'.encode()


def relations(*rows: tuple[str, str, str], extra: str = "") -> bytes:
    """Relationships as (id, kind, target)."""
    inner = "".join(
        f'<Relationship Id="{key}" Type="{kind if ":" in kind else f"{OFFICE}/{kind}"}" Target="{target}"{extra}/>'
        for key, kind, target in rows
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'.encode()


def types(*more: str, main: str = SHEET_TYPE) -> bytes:
    inner = "".join(
        f'<Override PartName="/x{number}" ContentType="{kind}"/>' for number, kind in enumerate(more)
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{BOOK}" ContentType="{main}"/>{inner}</Types>'
    ).encode()


def book(*sheets: tuple[str, str], properties: str = "") -> bytes:
    """A workbook part with sheets as (name, relationship id)."""
    inner = "".join(f'<sheet name="{name}" sheetId="1" r:id="{key}"/>' for name, key in sheets)
    return f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{properties}<sheets>{inner}</sheets></workbook>'.encode()


BOOK_LINKS = (
    ("r1", "worksheet", "worksheets/sheet1.xml"),
    ("r2", "sharedStrings", "sharedStrings.xml"),
    ("r3", "styles", "styles.xml"),
)
SOUND: Mapping[str, bytes] = {
    TYPES: types(),
    ROOT_RELS: relations(("r1", "officeDocument", BOOK), ("r2", f"{PACKAGE}/relationships/metadata/core-properties", CORE)),
    BOOK: book(("Sheet 1", "r1")),
    BOOK_RELS: relations(*BOOK_LINKS),
    SHEET: sheet(ROW),
    SHARED: shared("Réponse"),
    STYLES: styles("", '<xf numFmtId="0"/><xf numFmtId="14"/>'),
    CORE: b'<cp:coreProperties xmlns:cp="x" xmlns:dc="y"><dc:title>A title</dc:title></cp:coreProperties>',
}  # fmt: skip


def write(
    path: Path,
    parts: Mapping[str, bytes],
    method: int = ZIP_DEFLATED,
    more: Iterable[tuple[ZipInfo, bytes]] = (),
) -> None:
    with ZipFile(path, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
        for entry, content in more:
            archive.writestr(entry, content)


def package(changes: Mapping[str, bytes | None] | None = None, method: int = ZIP_DEFLATED) -> Make:
    """The sound file with some parts changed, added, or (None) left out."""

    def make(path: Path) -> None:
        parts = {**SOUND, **(changes or {})}
        write(path, {name: content for name, content in parts.items() if content is not None}, method)

    return make


def large(name: str, content: Callable[[], bytes]) -> Make:
    """The sound file with a large part, stored as it is so that nothing is said by its ratio."""
    return lambda path: package({name: content()}, ZIP_STORED)(path)


def named(name: str, content: bytes = b"x") -> Make:
    """The sound file with one more part whose name is written as it stands."""

    def make(path: Path) -> None:
        stand_in = "Q" * len(name.encode())
        write(path, {**SOUND, stand_in: content})
        path.write_bytes(path.read_bytes().replace(stand_in.encode(), name.encode()))

    return make


def patched(change: Callable[[bytearray], bytes | bytearray | None], base: Make | None = None) -> Make:
    """A file whose bytes are changed after it was written."""

    def make(path: Path) -> None:
        (base or package())(path)
        content = bytearray(path.read_bytes())
        path.write_bytes(change(content) or content)

    return make


def raw(content: bytes) -> Make:
    return lambda path: path.write_bytes(content) and None


def directory(content: bytearray, name: str) -> int:
    """Where the entry of a part begins in the zip directory."""
    place = content.index(b"PK\x01\x02")
    while True:
        if content[place + 46 :].startswith(name.encode()):
            return place
        place = content.index(b"PK\x01\x02", place + 4)


def in_directory(name: str, offset: int, form: str, value: int) -> Callable[[bytearray], None]:
    """Change one field of an entry in the zip directory."""
    return lambda content: struct.pack_into(form, content, directory(content, name) + offset, value)


def in_header(name: str, offset: int, form: str, value: int) -> Callable[[bytearray], None]:
    """Change one field of an entry's own header."""

    def change(content: bytearray) -> None:
        (start,) = struct.unpack_from("<I", content, directory(content, name) + 42)
        struct.pack_into(form, content, start + offset, value)

    return change


def with_lying_size(size: int) -> Make:
    """A sheet of 50 MB whose size and checksum are said to be those of its first bytes."""
    zeros = sheet(ROW) + b" " * 50_000_000

    def change(content: bytearray) -> None:
        place = directory(content, SHEET)
        struct.pack_into("<I", content, place + 24, size)
        struct.pack_into("<I", content, place + 16, zlib.crc32(zeros[:size]))

    return patched(change, package({SHEET: zeros}))


def compound(*names: str) -> bytes:
    """What begins like an OLE file, with the names of its streams."""
    streams = b"".join(name.encode("utf-16-le").ljust(64, b"\0") for name in names)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + streams + bytes(512)
