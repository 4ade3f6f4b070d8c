"""Rows with their SHA-256: how content is written to tables and recognised when it has rotted."""

from __future__ import annotations

import hashlib
import json
from json.encoder import encode_basestring
from typing import Any

from workbook.questionnaire.values import canonical


def row_hash(*columns: Any) -> str:
    """The SHA-256 of a row's columns, written as one JSON list."""
    # as `canonical` writes them, column by column: opening a workbook checks thousands of rows
    written = [
        encode_basestring(one) if type(one) is str else str(one) if type(one) is int else canonical(one)
        for one in columns
    ]
    return hashlib.sha256(f"[{','.join(written)}]".encode("utf-8", "surrogatepass")).hexdigest()


def encode(value: Any) -> str | None:
    """A value as it is stored; None for an absent one."""
    return None if value is None else canonical(value)


def decode(stored: str | None) -> Any:
    """Raises ValueError where the stored text is no JSON."""
    return None if stored is None else json.loads(stored)
