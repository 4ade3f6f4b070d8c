"""What an entry was taken for, in the words of a person: labels in place of the names of choices."""

from __future__ import annotations

from workbook.document.snapshot import Snapshot
from workbook.exchange.places import item_of
from workbook.exchange.received import Repair
from workbook.exchange.words import STATES
from workbook.languages import Catalogue

SEPARATOR = "; "


def read_as(ours: Snapshot, repair: Repair, catalogue: Catalogue) -> str:
    """`Brouillon` for `draft`, `En vigueur` for `in_force`; anything else as it is."""
    cell, after = repair.cell, repair.after
    if cell is None:
        return after
    if cell.facet == "status":
        return catalogue.gettext(STATES[after]) if after in STATES else after
    question = item_of(ours, cell)
    if cell.facet != "value" or question is None or not question.list_name:
        return after
    asked = ours.forms[cell.form]
    names = after.split(SEPARATOR)
    return SEPARATOR.join(asked.choice_label(question, name, catalogue.code) for name in names)
