"""A true collection of a few submissions, said by their answers alone; what the reader of Excel does is left out."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workbook.collection.collection import Collection
from workbook.collection.facts import Facts, facts_cell, facts_of
from workbook.collection.reading import project
from workbook.document.cells import Attachment, Cell, Change
from workbook.editing.changes import ChangeSet
from workbook.exchange.received import Balance, Given, Received, Source, Where
from workbook.questionnaire.library import load

FORM = "berlin-2017"
REGISTERS = "registers"
Answers = Mapping[tuple[str, str], Any]  # (question, facet): value, or Cell: value


def admit(
    collection: Collection,
    country: str,
    answers: Mapping[Any, Any],
    *,
    edition: str = "Marrakech 2018",
    corrects: str = "",
    written_at: str = "2018-09-14T10:00:00+00:00",
) -> str:
    """Receive a submission with these answers; the identity of a file is `uuid:` and the SHA-256 that is given back."""
    content = repr((country, edition, corrects, sorted(map(repr, answers.items())))).encode()
    sha256 = hashlib.sha256(content).hexdigest()
    asked = {form: load(form) for form in (FORM, REGISTERS, "dakar-2008")}
    cells = {key if isinstance(key, Cell) else Cell(FORM, "", *key): value for key, value in answers.items()}
    given = {
        cell: Given(value, Where("Berlin 2017", f"D{number}"))
        for number, (cell, value) in enumerate(cells.items(), 5)
    }
    versions = {form: one.version for form, one in asked.items()}
    source = Source(
        "submission", f"uuid:{sha256}", f"uuid:{corrects}" if corrects else "", f"document of {country} {edition}",
        1, written_at, country, edition, ("fr", "en"), versions,
    )  # fmt: skip
    received = Received(source, given, {}, (), {}, {}, balance=Balance(len(given), len(given), 0))
    head = {"name": f"{country}.xlsx", "size": len(content), "received_at": written_at, "refusal": None}
    facts = Facts.of(sha256, {**head, **facts_of(received)})
    collection.take_in(
        ChangeSet(
            "admit",
            {"question": facts.name, "sha256": sha256},
            (Change(facts_cell(sha256), None, facts.plain()),),
            tuple(one.plain for one in asked.values()),
            (Attachment(sha256, facts.name, content),),
        ),
        project(sha256, received, asked),
    )
    return sha256


def new_collection(folder: Path) -> Collection:
    return Collection.create(folder / "essai.passerelle-collection", "Essai", by="Amina")
