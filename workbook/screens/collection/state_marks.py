"""The marks of where a country's answer stands. Silence is no reason, and what was not asked is no silence."""

from __future__ import annotations

REASONED = frozenset({"not_applicable", "no_data", "confidential", "pending"})
STATE_MARKS = {
    "answered": "final",
    **dict.fromkeys(REASONED, "missing"),
    "silent": "empty",
    "not_asked": "not_applicable",
}
