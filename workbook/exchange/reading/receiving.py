"""Receiving a file of unknown origin: opened and understood in a child process with bounds, never in this one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from workbook.exchange.reading.identity import Definitions
from workbook.exchange.received import Received
from workbook.exchange.received_plain import from_plain
from workbook.questionnaire.model import Questionnaire

JOB = "workbook.exchange.reading.receiving:received_in_child"
Plain = Mapping[str, Any]
_built: dict[
    int, tuple[list[dict[str, Any]], Definitions]
] = {}  # a child reads many files with the same definitions


def receive_file(path: Path, definitions: Iterable[Plain]) -> Received:
    """What an Excel file says, given the definitions (as plain data) that it may have been made with.

    Raises RefusedFile for a file that is not sound, NotAForm, NewerForm or UnknownVersion for one that is no form of
    ours.
    """
    from workbook.spreadsheets.workers import run_guarded

    return from_plain(run_guarded(JOB, path, [list(definitions)]))


def received_in_child(path: Path, definitions: list[dict[str, Any]]) -> dict[str, Any]:
    """The job of a child process (see `workbook.spreadsheets.workers`): a file's `Received`, as plain data."""
    from workbook.exchange.reading.interpretation import interpret
    from workbook.exchange.received_plain import to_plain
    from workbook.spreadsheets.reading import read_book

    return to_plain(interpret(read_book(path), definitions_in_child(definitions), path.name))


def definitions_in_child(definitions: list[dict[str, Any]]) -> Definitions:
    """The definitions that a child was started with, built for its first file and kept for the others."""
    if _built.get(id(definitions), (None,))[0] is not definitions:
        _built.clear()
        _built[id(definitions)] = definitions, definitions_among(definitions)
    return _built[id(definitions)][1]


def definitions_among(definitions: Iterable[Plain]) -> Definitions:
    """Finds a questionnaire by form and version; each is built once, when it is asked for."""
    by_version = {(plain["form_id"], str(plain["version"])): plain for plain in definitions}

    @cache
    def find(form: str, version: str) -> Questionnaire | None:
        from workbook.questionnaire.definition import build

        plain = by_version.get((form, version))
        return build(plain) if plain else None

    return find
