"""Writes the sample file of today's schema, once, before the schema changes; what was written is never written again.

    python -m tests.samples.make

The files `schema-N.passerelle` are workbooks as a version of the program wrote them, `schema-N.json` is what they say.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from tests.workbook.conftest import EVERY_TYPE, IDENTIFICATION, definition
from workbook.document.document import Document
from workbook.document.schema import SCHEMA_VERSION
from workbook.editing.session import Session

SAMPLES = Path(__file__).resolve().parent
FORM = "every-type"


def make(folder: Path) -> Path:
    """A workbook with every kind of answer, annotation and step, closed."""
    forms = (definition(folder, IDENTIFICATION), definition(folder, EVERY_TYPE))
    path = folder / f"schema-{SCHEMA_VERSION}.passerelle"
    known = {
        "country": "MAR",
        "edition": "Marrakech 2018",
        "institution": {"fr": "Ministère chargé des Marocains résidant à l’étranger"},
        "languages": ["fr", "en"],
    }
    with Session.create(path, forms, known, by="Amina") as session:
        session.answer(FORM, "long", "Une réponse longue. " * 400, language="fr", state="review")
        session.answer(FORM, "long", "A long answer, مهاجر 移民 🌍.", language="en")
        session.answer(FORM, "line", "une ligne")
        session.answer(FORM, "whole", 12_345)
        session.answer(FORM, "number", 1234.5)
        session.answer(FORM, "day", "2018-12-10")
        session.answer(FORM, "measure", "partly")
        session.answer(FORM, "colours", ["red", "blue"])
        session.set_missing(FORM, "why_red", "no_data", "pas encore connu")
        session.annotate(FORM, "long", "ministry", "Intérieur")
        session.annotate(FORM, "long", "sources", "HCP 2017")
        session.comment(FORM, "long", "À relire par la ministre")
        session.keep_draft(FORM, "whole", "douze mille")
        row = session.add_row(FORM, "rows", {"name": "Deux", "amount": 10}, language="fr")
        session.answer(FORM, "paid", 4, row)
        session.remove_row(FORM, "rows", session.add_row(FORM, "rows", {"amount": 3}))
        session.attach(FORM, "proof", "note.txt", "une pièce jointe".encode())
        session.name_version("Relu par la ministre")
        session.answer(FORM, "line", "une autre ligne")
        session.undo()
    return path


def told(path: Path) -> dict[str, object]:
    """Everything that a file says, as plain JSON."""
    document = Document.open(path, read_only=True)
    try:
        cells = document.cells()
        files = {value["sha256"] for value in cells.values() if isinstance(value, dict) and "sha256" in value}
        attached = {sha256: document.attachment(sha256) for sha256 in files}
        return {
            "document_id": document.document_id,
            "created_at": document.created_at,
            "cells": [[*cell, value] for cell, value in sorted(cells.items())],
            "steps": [
                [step.id, step.kind, dict(step.args), step.at, step.by, step.reverts]
                for step in document.steps()
            ],
            "changes": [
                [
                    step.id,
                    [[*change.cell, change.before, change.after] for change in document.changes(step.id)],
                ]
                for step in document.steps()
            ],
            "definitions": [[*key, plain] for key, plain in sorted(document.definitions().items())],
            "attachments": {key: file.content.decode() for key, file in attached.items() if file},
        }
    finally:
        document.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        made = make(Path(temporary))
        kept = SAMPLES / made.name
        if kept.exists():
            raise SystemExit(f"{kept.name} is there already, and is kept as it is")
        text = json.dumps(told(made), ensure_ascii=False, indent=1, sort_keys=True)
        kept.with_suffix(".json").write_text(text + "\n", encoding="utf-8")
        kept.write_bytes(made.read_bytes())
