"""Where a country's answer stands, in words and marks. Silence is no reason, and what was not asked is no silence."""

from __future__ import annotations

from workbook.errors import N_

STATE_WORDS = {
    "answered": N_("Answered"),
    "not_applicable": N_("Not applicable"),
    "no_data": N_("No data available"),
    "confidential": N_("Confidential"),
    "pending": N_("To be completed"),
    "silent": N_("Silent"),
    "not_asked": N_("Not asked"),
}
REASONED = frozenset({"not_applicable", "no_data", "confidential", "pending"})
STATE_MARKS = {
    "answered": "final",
    **dict.fromkeys(REASONED, "missing"),
    "silent": "empty",
    "not_asked": "not_applicable",
}
