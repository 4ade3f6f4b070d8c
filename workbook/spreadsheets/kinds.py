"""What a file is, by its content, whatever its name says."""

from __future__ import annotations

import io
import re
from typing import BinaryIO

from workbook.spreadsheets.limits import Limits
from workbook.spreadsheets.refused import RefusedFile

_HEAD = 4096
_STARTS = {
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "ole",
    b"%PDF-": "pdf",
    b"SQLite format 3\0": "workbook",
    b"\x09\x00": "xls",
    b"\x09\x02": "xls",
    b"\x09\x04": "xls",
    b"\x09\x08": "xls",
    b"PK\x05\x06": "zip",
    b"PK\x03\x04": "",
}
_PAGE = re.compile(rb"<(!doctype\s+html|html|head|body|table|meta|div)\b", re.IGNORECASE)


def check_kind(file: BinaryIO, limits: Limits) -> None:
    """Raises RefusedFile if the file is no zip file, or one of another program; stands at its start afterwards."""
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    head = file.read(_HEAD)
    if not head.strip(b"\0"):
        raise RefusedFile("empty")
    reason = next((kind for start, kind in _STARTS.items() if head.startswith(start)), None)
    if reason is None:
        raise RefusedFile(_text_kind(head))
    if size > limits.file:
        raise RefusedFile("too-large", part=f"{size // 1_000_000} MB")
    if reason == "ole":
        raise RefusedFile(_compound_kind(file))
    if reason:
        raise RefusedFile(reason)
    file.seek(0)


def check_names(names: list[str], mimetype: bytes) -> None:
    """Raises RefusedFile if the parts are not those of an Excel file."""
    lower = {name.lower() for name in names}
    if "[content_types].xml" in lower:
        return
    if mimetype.startswith(b"application/vnd.oasis.opendocument"):
        raise RefusedFile("ods" if b"spreadsheet" in mimetype else "office")
    if any(name.endswith(".iwa") or name.startswith("index.zip") for name in lower):
        raise RefusedFile("numbers")
    raise RefusedFile("zip")


def _compound_kind(file: BinaryIO) -> str:
    file.seek(0)
    content = file.read()
    for names, reason in (
        (("EncryptedPackage", "EncryptionInfo"), "password"),
        (("Workbook", "Book"), "xls"),
    ):
        if any(name.encode("utf-16-le") + b"\0\0" in content for name in names):
            return reason
    return "office"


def _text_kind(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "replace").encode()
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if b"\0" in start:
        return "other"
    if start.startswith(b"<") and _PAGE.search(start):
        return "html"
    if start.startswith(b"<"):
        return "ods" if b"opendocument" in start else "xml"
    return "other" if any(byte < 9 or 13 < byte < 27 for byte in start) else "csv"
