"""Submissions put into a true collection by what the reader would have said of them; no Excel file is read."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from workbook.collection.collection import Collection
from workbook.collection.facts import Facts, facts_cell, facts_of
from workbook.collection.reading import project
from workbook.document.cells import Attachment, Cell, Change
from workbook.editing.changes import ChangeSet
from workbook.exchange.received import Balance, Doubt, Given, Listed, Received, Repair, Source, Where
from workbook.questionnaire.library import load

BERLIN, SDG, PLAN, REGISTERS, WHO = (
    "berlin-2017",
    "sdg-migration",
    "action-plan",
    "registers",
    "identification",
)
ALL = (WHO, BERLIN, SDG, PLAN, REGISTERS)


def receive(
    collection: Collection,
    country: str,
    cells: Mapping[Cell, Any],
    *,
    forms: Sequence[str] = ALL,
    edition: str = "Marrakech 2018",
    languages: tuple[str, ...] = ("fr", "en"),
    repairs: Sequence[Repair] = (),
    listed: Sequence[Listed] = (),
    doubts: Sequence[Doubt] = (),
    corrects: str = "",
    written_at: str = "2018-09-14T10:00:00+00:00",
) -> str:
    """Receive a submission with these answers; its fingerprint. Its identity is `uuid:` and the fingerprint."""
    content = repr((country, edition, corrects, sorted(map(repr, cells.items())))).encode()
    sha256 = hashlib.sha256(content).hexdigest()
    asked = {form: load(form) for form in forms}
    about = {
        Cell(WHO, "", "country", "value"): country,
        Cell(WHO, "", "edition", "value"): edition,
        Cell(WHO, "", "languages", "value"): list(languages),
    }
    placed = {
        cell: Given(value, Where(asked[cell.form].short_title.fr, f"D{number}"))
        for number, (cell, value) in enumerate({**about, **cells}.items(), 5)
    }
    source = Source(
        "submission", f"uuid:{sha256}", f"uuid:{corrects}" if corrects else "", f"document of {country} {edition}",
        1, written_at, country, edition, languages, {form: one.version for form, one in asked.items()},
        doubts=tuple(doubts),
    )  # fmt: skip
    balance = Balance(len(placed) + len(listed), len(placed), len(listed))
    received = Received(
        source, placed, {}, (), {}, {}, repairs=tuple(repairs), listed=tuple(listed), balance=balance
    )
    head = {"name": f"{country}.xlsx", "size": len(content), "received_at": written_at, "refusal": None}
    _keep(
        collection,
        Facts.of(sha256, {**head, **facts_of(received)}),
        content,
        project(sha256, received, asked),
    )
    return sha256


def refuse(collection: Collection, name: str, message: str, country: str = "") -> str:
    """Receive a file that cannot be read."""
    content = name.encode()
    sha256 = hashlib.sha256(content).hexdigest()
    received_at = "2018-09-15T10:00:00+00:00"
    facts = Facts(sha256, name, len(content), received_at, (message, {"file": name}), country=country)
    _keep(collection, facts, content, None)
    return sha256


def _keep(collection: Collection, facts: Facts, content: bytes, projection: Any) -> None:
    known = [
        load(form).plain for form in facts.forms if (form, load(form).version) not in collection.definitions
    ]
    collection.take_in(
        ChangeSet(
            "admit",
            {"question": facts.name, "sha256": facts.sha256},
            (Change(facts_cell(facts.sha256), None, facts.plain()),),
            tuple(known),
            (Attachment(facts.sha256, facts.name, content),),
        ),
        projection,
    )
