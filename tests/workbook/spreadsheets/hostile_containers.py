"""Containers made to harm, broken on their way, or of other programs; by name, with the reason they are refused for.

A dictionary in place of a reason is what the first sheet says, read rightly.
"""

from __future__ import annotations

import io
import os
import sqlite3
import struct
from contextlib import closing
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZipFile

from tests.workbook.spreadsheets.packages import (
    CELLS,
    ROW,
    SHEET,
    SOUND,
    Make,
    compound,
    directory,
    in_directory,
    in_header,
    named,
    package,
    patched,
    raw,
    sheet,
    types,
    with_lying_size,
    write,
)

MEGABYTE = 1_000_000
MACROS = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
BINARY = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
VBA = "application/vnd.ms-office.vbaProject"


def same_name_twice(path: Path) -> None:
    other = SHEET.replace("sheet1", "sheetX")
    write(path, {**SOUND, other: sheet('<row r="1"><c r="A1"><v>666</v></c></row>')})
    path.write_bytes(path.read_bytes().replace(other.encode(), SHEET.encode()))


def overlapping(content: bytearray) -> None:
    """A second entry that begins inside the first."""
    place = directory(content, SHEET)
    other = directory(content, "xl/styles.xml")
    (start,) = struct.unpack_from("<I", content, place + 42)
    struct.pack_into("<I", content, other + 42, start + 8)


def many_entries(path: Path) -> None:
    write(path, {**SOUND, **{f"xl/media/{number}": b"" for number in range(5_000)}})


def nested() -> bytes:
    inner = b""
    for _ in range(4):
        packed = io.BytesIO()
        with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
            for number in range(20):
                archive.writestr(f"{number}.zip", inner or bytes(MEGABYTE))
        inner = packed.getvalue()
    return inner


def directory_length(content: bytearray) -> None:
    end = content.rindex(b"PK\x05\x06")
    struct.pack_into("<I", content, end + 12, 0xF0000000)


def directory_place(content: bytearray) -> None:
    end = content.rindex(b"PK\x05\x06")
    struct.pack_into("<I", content, end + 16, 0x70000000)


def fewer_entries_told(content: bytearray) -> None:
    end = content.rindex(b"PK\x05\x06")
    struct.pack_into("<HH", content, end + 8, 1, 1)


def locator_without_record(content: bytearray) -> bytearray:
    end = content.rindex(b"PK\x05\x06")
    return content[:end] + b"PK\x06\x07" + bytes(16) + content[end:]


def flipped(content: bytearray) -> None:
    start = content.index(SHEET.encode()) + len(SHEET) + 20
    content[start] ^= 0x55


def two_archives(path: Path) -> None:
    package()(path)
    first = path.read_bytes()
    package({SHEET: sheet('<row r="1"><c r="A1"><v>666</v></c></row>')})(path)
    path.write_bytes(first + path.read_bytes())


def packed_with(method: int) -> Make:
    return lambda path: package({}, method)(path)


def archive(parts: dict[str, bytes]) -> Make:
    return lambda path: write(path, parts)


def database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE cells (a)")


def other_type(kind: str) -> Make:
    return package({"[Content_Types].xml": types(main=kind)})


CONTAINERS: dict[str, tuple[Make, object]] = {
    "the sound file": (package(), CELLS),
    "nothing at all": (raw(b""), "empty"),
    "a megabyte of zeros": (raw(bytes(MEGABYTE)), "empty"),
    "cut in the middle": (patched(lambda content: content[: len(content) // 2]), "cut"),
    "its last ten bytes missing": (patched(lambda content: content[:-10]), "cut"),
    "its first hundred bytes": (patched(lambda content: content[:100]), "cut"),
    "its directory alone": (raw(b"PK\x05\x06" + bytes(18)), "zip"),
    "a wrong checksum": (patched(in_directory(SHEET, 16, "<I", 1)), "damaged"),
    "a wrong checksum in a part that nobody reads": (
        patched(in_directory("xl/media/a.png", 16, "<I", 1), package({"xl/media/a.png": b"picture"})), "damaged",
    ),
    "a flipped bit": (patched(flipped), "damaged"),
    "a size that is too small": (patched(in_directory(SHEET, 24, "<I", 60)), "damaged"),
    "a size that is too large": (patched(in_directory(SHEET, 24, "<I", 6000)), "damaged"),
    "a packed size that is too small": (patched(in_directory(SHEET, 20, "<I", 20)), "damaged"),
    "a gigabyte of zeros": (
        patched(in_directory("xl/media/0", 24, "<I", 1_000_000_000), package({"xl/media/0": bytes(20 * MEGABYTE)})),
        "bomb",
    ),
    "130 parts of a megabyte": (
        package({f"xl/media/{number}": os.urandom(9000) * 111 for number in range(130)}), "bomb",
    ),
    "fifty megabytes of blanks in a sheet": (package({SHEET: sheet(ROW) + b" " * 50 * MEGABYTE}), "bomb"),
    "fifty megabytes that say they are sixty bytes": (with_lying_size(60), "damaged"),
    "zips in zips in zips": (package({"xl/embeddings/a.zip": nested()}), CELLS),
    "entries that overlap": (patched(overlapping), "twice"),
    "five thousand entries": (many_entries, "bomb"),
    "fewer entries told than there are": (patched(fewer_entries_told), CELLS),
    "a part twice": (same_name_twice, "twice"),
    "a part twice, in other letters": (package({SHEET.upper(): sheet(ROW)}), "twice"),
    "a name that climbs out": (named("../../evil.txt"), "names"),
    "a name from the root": (named("/etc/passwd"), "names"),
    "a name on a drive": (named("C:evil.txt"), "names"),
    "a name with backslashes": (named("xl\\evil.txt"), "names"),
    "a name with a NUL": (named("xl/a\0.xml"), "names"),
    "a name with a line end": (named("xl/a\n.xml"), "names"),
    "an encrypted part": (patched(in_directory(SHEET, 8, "<H", 1)), "password"),
    "a part that only its own header says is encrypted": (patched(in_header(SHEET, 6, "<H", 1)), "password"),
    "packed with bzip2": (packed_with(ZIP_BZIP2), "damaged"),
    "packed with lzma": (packed_with(ZIP_LZMA), "damaged"),
    "another method in the part's header": (patched(in_header(SHEET, 8, "<H", 0)), "damaged"),
    "another name in the part's header": (patched(in_header(SHEET, 30, "<B", 0x79)), "twice"),
    "a part that lies beyond the end": (patched(in_directory(SHEET, 42, "<I", 0x7000000)), "cut|damaged|twice"),
    "two archives in one file": (two_archives, "twice"),
    "a program in front": (patched(lambda content: b"MZ" + bytes(500) + content), "other"),
    "a hundred kilobytes after its end": (patched(lambda content: content + bytes(100_000)), "cut"),
    "a directory of four gigabytes": (patched(directory_length), "bomb"),
    "a directory that is elsewhere": (patched(directory_place), "damaged"),
    "a locator without a record": (patched(locator_without_record), "damaged"),
    "protected by a password": (raw(compound("EncryptionInfo", "EncryptedPackage")), "password"),
    "an old Excel file": (raw(compound("Root Entry", "Workbook")), "xls"),
    "a very old Excel file": (raw(b"\x09\x08\x10\x00\x00\x06\x05\x00" + bytes(100)), "xls"),
    "an old Word file": (raw(compound("Root Entry", "WordDocument")), "office"),
    "a Word file": (other_type(WORD), "office"),
    "a binary Excel file": (other_type(BINARY), "xlsb"),
    "an Excel file with macros": (other_type(MACROS), "macros"),
    "macros under the name of .xlsx": (
        package({"[Content_Types].xml": types(VBA), "xl/vbaProject.bin": b"x"}), "macros",
    ),
    "OpenDocument": (archive({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "ods"),
    "OpenDocument in one XML file": (raw(b'<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>'), "ods"),
    "Numbers": (archive({"Index/Document.iwa": b"x"}), "numbers"),
    "a ZIP archive with a form in it": (archive({"form.xlsx": b"PK"}), "zip"),
    "CSV": (raw("code;réponse\n1.1;oui\n".encode("cp1252")), "csv"),
    "CSV in UTF-16": (raw("code\tréponse\n".encode("utf-16")), "csv"),
    "a web page": (raw(b"\xef\xbb\xbf\n<html><table><tr><td>1</td></tr></table></html>"), "html"),
    "Excel's XML of 2003": (raw(b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'), "xml"),
    "a PDF": (raw(b"%PDF-1.7\n"), "pdf"),
    "a picture": (raw(b"\x89PNG\r\n\x1a\n" + bytes(100)), "other"),
    "a Passerelle workbook": (database, "workbook"),
    "a folder": (Path.mkdir, "no-file"),
    "a pipe that nobody writes to": (os.mkfifo, "no-file"),
    "nothing there": (lambda path: None, "gone"),
}  # fmt: skip
