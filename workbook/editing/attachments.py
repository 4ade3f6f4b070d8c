"""Which files an answer may carry: known by their content, of a bounded size, under a harmless name."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Any

from workbook.document.cells import Attachment
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
    if ending not in _BEGINNINGS or not _looks_like(ending, content):
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


def _looks_like(ending: str, content: bytes) -> bool:
    beginnings = _BEGINNINGS[ending]
    return content.startswith(beginnings) if beginnings else b"\x00" not in content[:4096]


def _safe_name(name: str) -> str:
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    kept = "".join(c for c in last if c.isprintable() and c not in '<>:"|?*').strip(" .")
    return kept[-120:] or "fichier"
