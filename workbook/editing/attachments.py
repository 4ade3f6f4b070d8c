"""Which files an answer may carry: known by their content, of a bounded size, under a harmless name."""

from __future__ import annotations

import hashlib
import io
import re
import unicodedata
import zipfile
import zlib
from pathlib import Path
from typing import Any

from workbook.document.cells import Attachment
from workbook.document.wording import in_words
from workbook.errors import N_, InvalidValue

LARGEST = 20_000_000
_BEGINNINGS = {
    ".pdf": (b"%PDF-",),
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".docx": (b"PK\x03\x04",),
    ".xlsx": (b"PK\x03\x04",),
    ".odt": (b"PK\x03\x04",),
    ".ods": (b"PK\x03\x04",),
    ".txt": (),
    ".csv": (),
}
# the part of an archive that makes it such a document, and how that part begins
_INSIDE = {
    ".docx": ("word/document.xml", ""),
    ".xlsx": ("xl/workbook.xml", ""),
    ".odt": ("mimetype", "application/vnd.oasis.opendocument.text"),
    ".ods": ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
}
_PROGRAMS = ("Basic/", "Scripts/")
_LONGEST_NAME = 120  # bytes
_RESERVED = {
    *("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"),
    *(f"{port}{n}" for port in ("COM", "LPT") for n in "123456789¹²³"),
}
KNOWN = tuple(_BEGINNINGS)


def attachment(name: str, content: bytes) -> tuple[Attachment, dict[str, Any]]:
    """A file as it is kept, and the answer that refers to it. Raises InvalidValue for what is not taken."""
    safe = check_attachment(name, content)
    digest = hashlib.sha256(content).hexdigest()
    return Attachment(digest, safe, content), {"sha256": digest, "name": safe, "size": len(content)}


def check_attachment(name: str, content: bytes) -> str:
    """The name under which a file is kept. Raises InvalidValue for a kind or a size that is not taken."""
    safe = _safe_name(name)
    ending = "." + safe.rpartition(".")[2].lower() if "." in safe else ""
    if ending not in _BEGINNINGS or (len(content) <= LARGEST and not _looks_like(ending, content)):
        raise InvalidValue(
            N_("“{name}” was not attached: only {known} are taken, and the content has to match the name."),
            name=safe,
            known=", ".join(KNOWN),
        )
    if len(content) > LARGEST:
        raise InvalidValue(
            N_(
                "“{name}” was not attached: it is larger than {size} MB. Attach a smaller file or give its address."
            ),
            name=safe,
            size=LARGEST // 1_000_000,
        )
    return safe


def write_to_look_at(file: Attachment, folder: Path) -> Path:
    """A copy to be shown in another program. What a file holds may be forged, so it is checked as if it came anew.

    Raises InvalidValue for what would not be taken, CannotWrite.
    """
    path = folder / check_attachment(file.name, file.content)
    with in_words(path):
        path.write_bytes(file.content)
        path.chmod(0o400)
    return path


def _looks_like(ending: str, content: bytes) -> bool:
    beginnings = _BEGINNINGS[ending]
    if beginnings and not content.startswith(beginnings):
        return False
    if ending in _INSIDE:
        return _is_document(content, *_INSIDE[ending])
    return bool(beginnings) or b"\x00" not in content


def _is_document(content: bytes, part: str, kind: str) -> bool:
    """Whether an archive is the office document that it says it is, without programs inside."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            said = _beginning(archive, part) if kind else ""
    except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError, OSError, ValueError, zlib.error):
        return False
    macros = any(name.lower().endswith("vbaproject.bin") or name.startswith(_PROGRAMS) for name in names)
    return part in names and said.startswith(kind) and not macros


def _beginning(archive: zipfile.ZipFile, part: str) -> str:
    with archive.open(part) as content:
        return content.read(200).decode("ascii", "replace")


def _safe_name(name: str) -> str:
    """The last part of a path as a name that every system can keep, with its ending."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    kept = "".join(c for c in last if c.isprintable() and c not in '<>:"|?*').rstrip(" .")
    stem, dot, ending = kept.rpartition(".")
    if not dot:
        stem, ending = kept, ""
    stem = stem.strip(" .")
    if stem.upper().partition(".")[0] in _RESERVED:
        stem = f"_{stem}"
    room = _LONGEST_NAME - len((dot + ending[:10]).encode())
    stem = stem.encode()[:room].decode("utf-8", "ignore").strip(" .")
    return f"{stem or 'fichier'}{dot}{ending[:10]}" if kept else "fichier"
