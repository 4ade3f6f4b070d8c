"""What a child process makes of one submission: its facts, and the rows of the derived tables, ready to be written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from workbook.collection.answers import Content, content_of, written
from workbook.document.rows import encode, row_hash
from workbook.errors import N_, UnusableFile
from workbook.exchange.reading.identity import Definitions
from workbook.exchange.received import Received
from workbook.questionnaire.model import Questionnaire

JOB = "workbook.collection.reading:read_in_child"
_TEXTS = ("value.fr", "value.en", "value")


class Projection(NamedTuple):
    """What was read from a file: `rows` are (form, question, content, hash), `words` of each what is searched."""

    states: str
    issues: str
    rows: Sequence[tuple[str, str, str, str]]
    words: Sequence[str]
    hash: str


class NotASubmission(UnusableFile):
    """A form of ours that belongs to a country's focal point, not to the secretariat."""


def answer_hash(sha256: str, form: str, question: str, content: str) -> str:
    """The checksum of a row of the table `answers`; it names the file, and not the numbers that change."""
    return row_hash(sha256, form, question, content)


def projection_hash(sha256: str, count: int, states: str, issues: str) -> str:
    """The checksum of a row of the table `projections`, which counts its answers."""
    return row_hash(sha256, count, states, issues)


def read_in_child(path: Path, definitions: list[dict[str, Any]], sha256: str = "") -> dict[str, Any]:
    """The job of a child process (see `workbook.spreadsheets.workers`): facts and projection of a file, plain.

    Raises UnusableFile and its kinds for a file that is no submission.
    """
    import hashlib

    from workbook.collection.facts import facts_of, shown_name
    from workbook.collection.submitted import with_drafts_listed, with_more_doubts
    from workbook.exchange.reading.interpretation import interpret
    from workbook.exchange.reading.receiving import definitions_in_child
    from workbook.spreadsheets.reading import read_book

    find = definitions_in_child(definitions)
    found = sha256 or hashlib.sha256(path.read_bytes()).hexdigest()
    received = interpret(read_book(path), find, shown_name(path))
    if received.source.kind != "submission":
        raise NotASubmission(
            N_(
                "{file} is the form of a ministry, not the submission of a country. Nothing was taken from it; its focal point receives it in the workbook."
            ),
            file=shown_name(path),
        )
    forms = _ordered(received.source.forms, find)
    received = with_more_doubts(with_drafts_listed(received, forms))
    return {"facts": facts_of(received), "projection": list(project(found, received, forms))}


def project(sha256: str, received: Received, forms: Mapping[str, Questionnaire]) -> Projection:
    """The rows of the derived tables for what was received."""
    from workbook.collection.submitted import as_snapshot, placed_cells, states
    from workbook.exchange.received_plain import plain_listed, plain_repairs

    source = received.source
    cells = placed_cells(received, forms)
    values = {cell: value for cell, (value, _) in cells.items()}
    snapshot = as_snapshot(source.document_id, source.step, source.written_at, values, forms)
    issues = {
        "repairs": plain_repairs(received.repairs),
        "listed": plain_listed(received.listed),
        "doubts": [[one.kind, dict(one.params)] for one in source.doubts],
    }
    contents = content_of(cells)
    texts = [(form, name, written(content)) for (form, name), content in contents.items()]
    rows = [(form, name, text, answer_hash(sha256, form, name, text)) for form, name, text in texts]
    asked_texts = {
        form: frozenset(one.name for one in asked.questions if one.type == "text")
        for form, asked in forms.items()
    }
    words = [_words(asked_texts[form], name, content) for (form, name), content in contents.items()]
    state_text, issue_text = encode(states(snapshot)) or "", encode(issues) or ""
    checksum = projection_hash(sha256, len(rows), state_text, issue_text)
    return Projection(state_text, issue_text, rows, words, checksum)


def _ordered(versions: Mapping[str, str], find: Definitions) -> dict[str, Questionnaire]:
    """The questionnaires of a file in the library's order, which is that of a workbook's contents."""
    from workbook.questionnaire.library import ORDER

    place = {name: number for number, name in enumerate(ORDER)}
    ordered = sorted(versions, key=lambda form: (place.get(form, len(place)), form))
    return {form: asked for form in ordered if (asked := find(form, versions[form]))}


def _words(texts: frozenset[str], name: str, content: Content) -> str:
    """What is searched of the answers to a question: texts and reasons, folded and stemmed."""
    from workbook.collection.words.marks import marks
    from workbook.collection.words.tokens import search_words

    found: list[str] = []
    for facets in content.values():
        for facet in _TEXTS if name in texts else ():
            stored = facets.get(facet)
            if stored and isinstance(stored[0], str):
                found.append(search_words(stored[0], facet[6:]))
        missing = facets.get("missing")
        if missing and missing[0].get("why"):
            found.append(search_words(str(missing[0]["why"]), ""))
    return " ".join([*found, *marks(content.values())]) if found else ""
