"""Words that several screens show: for states, reasons, tags and languages, and of a backup that failed."""

from __future__ import annotations

from workbook.errors import N_

STATES = {
    "empty": N_("empty"),
    "draft": N_("draft"),
    "review": N_("for review"),
    "final": N_("final"),
    "missing": N_("unanswered on purpose"),
}
REASONS = {
    "not_applicable": N_("not applicable"),
    "no_data": N_("no data"),
    "confidential": N_("confidential"),
    "pending": N_("still to be completed"),
}
TAG_NAMES = {
    "gender": N_("Gender"),
    "human_rights": N_("Human rights"),
    "vulnerable_groups": N_("Vulnerable groups"),
    "children": N_("Children"),
    "intra_regional": N_("Intra-regional migration"),
}
ANSWER_TABS = {"fr": "Réponse en français", "en": "Answer in English"}
NO_BACKUP = N_(
    "The last backup could not be made on this computer. The workbook itself is saved; save a copy elsewhere to be safe."
)
