"""Files that cannot be read, each for a reason of its own, made of a sound one."""

from __future__ import annotations

import io
from collections.abc import Callable
from zipfile import ZIP_DEFLATED, ZipFile

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _truncated(sound: bytes) -> bytes:
    return sound[: len(sound) * 2 // 3]


def _compound(*streams: str) -> bytes:
    """What begins like an OLE file, with the names of its streams."""
    return (
        OLE
        + bytes(504)
        + b"".join(name.encode("utf-16-le").ljust(64, b"\0") for name in streams)
        + bytes(512)
    )


def _encrypted(_: bytes) -> bytes:
    return _compound("EncryptionInfo", "EncryptedPackage")


def _old_excel(_: bytes) -> bytes:
    return _compound("Root Entry", "Workbook")


def _bomb(sound: bytes) -> bytes:
    """A sheet that swells to 50 MB of blanks."""
    return _with(sound, lambda xml: xml + b" " * 50_000_000, "xl/worksheets/sheet2.xml")


def _flipped(sound: bytes) -> bytes:
    spoilt = bytearray(sound)
    spoilt[len(spoilt) // 2] ^= 0x55
    return bytes(spoilt)


def _other_file(_: bytes) -> bytes:
    """A sound Excel file that has nothing to do with us."""
    from openpyxl import Workbook

    book, packed = Workbook(), io.BytesIO()
    book.worksheets[0].append(["Budget", 2018, 125000])
    book.save(packed)
    return packed.getvalue()


def _unknown_version(sound: bytes) -> bytes:
    """A form of a questionnaire that no one has."""

    def renamed(xml: bytes) -> bytes:
        return xml.replace(b"dakar-2008", b"dakar-2031").replace(b"berlin-2017", b"berlin-2031")

    return _with(sound, renamed)


def _web_page(_: bytes) -> bytes:
    return "<html><table><tr><td>Réponse</td></tr></table></html>".encode()


def _csv(_: bytes) -> bytes:
    return "code;réponse\n1.1;oui\n".encode("cp1252")


def _empty(_: bytes) -> bytes:
    return b""


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "truncated": _truncated, "not_a_form": _other_file, "bomb": _bomb, "encrypted": _encrypted, "xls": _old_excel,
    "unknown_version": _unknown_version, "flipped": _flipped, "web_page": _web_page, "csv": _csv, "empty": _empty,
}  # fmt: skip
OF_ONE_KIND = frozenset(
    {"encrypted", "xls", "not_a_form", "web_page", "csv", "empty"}
)  # the same bytes every time


def _with(sound: bytes, change: Callable[[bytes], bytes], part: str = "") -> bytes:
    """The same file with one part changed, or all of them."""
    packed = io.BytesIO()
    with ZipFile(io.BytesIO(sound)) as old, ZipFile(packed, "w", ZIP_DEFLATED, compresslevel=1) as new:
        for entry in old.infolist():
            content = old.read(entry)
            new.writestr(entry, change(content) if part in ("", entry.filename) else content)
    return packed.getvalue()
