"""Places of a workbook, or of a collection, that a person can go to."""

from __future__ import annotations

from typing import Literal, NamedTuple

from workbook.document.snapshot import IDENTIFICATION, Snapshot
from workbook.questionnaire.model import Item, Question, Repeat

WorkbookKind = Literal[
    "overview", "question", "section", "table", "identification", "reports", "check",
    "versions", "damage", "copy", "merge", "contributions",
]  # fmt: skip
CollectionKind = Literal[
    "submissions", "submission", "completeness", "across", "search", "themes", "figures", "exports",
]  # fmt: skip
PlaceKind = Literal[WorkbookKind, CollectionKind]


class Place(NamedTuple):
    """A page: what kind it is, the questionnaire, the item's name and, in tables, the row."""

    kind: PlaceKind
    form: str = ""
    name: str = ""
    row: str = ""


OVERVIEW = Place("overview")
REPORTS = Place("reports")
CHECK = Place("check")
CONTRIBUTIONS = Place("contributions")
SEND = CONTRIBUTIONS._replace(name="send")
VERSIONS = Place("versions")
DAMAGE = Place("damage")
MERGE = Place("merge")


def place_of(snapshot: Snapshot, form: str, item: Item | str, row: str = "") -> Place:
    """Where an item is answered: its table, its checklist section, or its own page."""
    asked = snapshot.forms[form]
    found = asked.item(item) if isinstance(item, str) else item
    if form == IDENTIFICATION:
        return Place("identification", form, found.name)
    if isinstance(found, Repeat):
        return Place("table", form, found.name, row)
    repeat = asked.repeat_of(found)
    if repeat is not None:
        return Place("table", form, repeat.name, row)
    if isinstance(found, Question):
        answered = asked.question(found.detail_of) if found.detail_of else found
        if asked.kind == "checklist" and not answered.is_long:
            above = asked.path(found)
            return Place("section", form, above[-1].name if above else "", found.detail_of or found.name)
        return Place("question", form, found.detail_of or found.name)
    return Place("section", form, found.name)


def is_known(snapshot: Snapshot, place: Place) -> bool:
    """Whether the workbook has what a place shows."""
    if not place.form:
        return True
    asked = snapshot.forms.get(place.form)
    return asked is not None and (not place.name or any(item.name == place.name for item in asked.flat))
