"""What stands in the cells of a collection, as a person calls it: files received, decisions, themes, passages, words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbook.collection.facts import facts_cell
from workbook.document.cells import Cell
from workbook.errors import N_
from workbook.languages import Catalogue
from workbook.screens.collection.places import THEMES, question_place, submission_place
from workbook.screens.places import Place

PARTS = {
    "submissions": N_("Submissions"),
    "collection": N_("Title and edition"),
    "themes": N_("Themes"),
    "codings": N_("Passages with a theme"),
    "synthesis": N_("Words of the synthesis"),
}
VERDICTS = {"accepted": N_("accepted"), "rejected": N_("rejected")}
LONGEST = 160
Cells = Mapping[Cell, Any]


def is_act(form: str) -> bool:
    """Whether a cell of this form is the secretariat's, not an answer of a country."""
    return form in PARTS


def part_title(form: str, catalogue: Catalogue) -> str:
    return catalogue.gettext(PARTS[form])


def act_title(form: str, row: str, question: str, cells: Cells, catalogue: Catalogue) -> str:
    """What the cells of a row are about: the file, the theme, the passage."""
    if form == "submissions":
        facts = cells.get(facts_cell(row))
        return str(facts.get("name", row)) if isinstance(facts, Mapping) else row
    if form == "themes":
        return _theme(row, cells, catalogue)
    if form == "codings":
        coding = cells.get(Cell(form, row, "", "coding"))
        return str(coding.get("quote", ""))[:LONGEST] if isinstance(coding, Mapping) else row
    if form == "collection":
        return catalogue.gettext(N_("Title") if question == "title" else N_("Edition"))
    return question or row


def act_words(cell: Cell, value: Any, cells: Cells, catalogue: Catalogue) -> str:
    """What a cell says; nothing where it is empty, or where its title says it all."""
    if value is None or cell.facet == "submission":
        return ""
    if cell.facet == "decision":
        verdict = catalogue.gettext(VERDICTS.get(str(value.get("verdict")), ""))
        said = (verdict, value.get("country", ""), value.get("why", ""))
        return " – ".join(part for part in said if part)
    if cell.facet == "theme":
        return str(value.get("description", {}).get(catalogue.code, ""))
    if cell.facet == "coding":
        return _theme(str(value.get("theme", "")), cells, catalogue)
    return str(value)


def act_place(form: str, row: str, cells: Cells) -> Place | None:
    """Where it is seen, if that is still there."""
    if form == "submissions":
        return submission_place(row) if facts_cell(row) in cells else None
    if form == "themes":
        return THEMES
    coding = cells.get(Cell(form, row, "", "coding")) if form == "codings" else None
    if isinstance(coding, Mapping):
        return question_place(str(coding["form"]), str(coding["question"]), str(coding["submission"]))
    return None


def _theme(theme: str, cells: Cells, catalogue: Catalogue) -> str:
    value = cells.get(Cell("themes", theme, "", "theme"))
    names = value.get("name", {}) if isinstance(value, Mapping) else {}
    return str(names.get(catalogue.code) or next(iter(names.values()), "") or theme)
