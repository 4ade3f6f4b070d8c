"""Texts exactly as they were typed: escapes decoded, lengths bounded."""

from __future__ import annotations

import re

from workbook.spreadsheets.limits import Limits
from workbook.spreadsheets.refused import RefusedFile

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SURROGATES = re.compile("[\ud800-\udfff]")


def decoded(text: str) -> str:
    """What a stored text says: `_x000D_` is a sign in UTF-16. Half a sign without its other half stays as it is written."""
    if "_x" not in text:
        return text
    plain = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    if not _SURROGATES.search(plain):
        return plain
    whole = plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    return _SURROGATES.sub(lambda found: f"_x{ord(found[0]):04X}_", whole)


def check_texts(lengths: list[int], limits: Limits, part: str) -> None:
    """Raises RefusedFile if a text, or all of them together, are longer than any form's."""
    if lengths and (max(lengths) > limits.text or sum(lengths) > limits.texts):
        raise RefusedFile("too-large", part=part)
