"""Which names mean the same ministry: `Travail`, `ministère du Travail` and `Ministry of Labour` are written by hand."""

from __future__ import annotations

import re

from workbook.questionnaire.values import fold

_WORD_BEFORE = re.compile(
    r"(?:(?:le |the )?minist(?:ere|ry)\s+)(?:(?:de l|d)'\s*|(?:de la|du|des|de|of the|of|for the|for)\s+)?(?=\S)"
)


def ministry_key(name: str) -> str:
    """What two names of one ministry in one language have in common: without case, accents and `ministère de`."""
    return _WORD_BEFORE.sub("", fold(name), count=1) if _WORD_BEFORE.match(fold(name)) else fold(name)


def same_ministry(one: str, other: str) -> bool:
    """Whether two names mean the same ministry."""
    return ministry_key(one) == ministry_key(other)
