"""Rows with their SHA-256: how content is written to tables and recognised when it has rotted."""

from __future__ import annotations

import hashlib
import json
import math
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
    """Raises ValueError where the stored text is no JSON, or says what no other program could be given."""
    if stored is None:
        return None
    if "\\ud" in stored or "\\uD" in stored:  # half a character
        json.dumps(json.loads(stored), ensure_ascii=False).encode()
    return _DECODER.decode(stored)


def _no_number(name: str) -> float:
    raise ValueError(name)


def _finite(text: str) -> float:
    number = float(text)
    return number if math.isfinite(number) else _no_number(text)


_DECODER = json.JSONDecoder(parse_constant=_no_number, parse_float=_finite)
