"""A questionnaire that a damaged workbook has lost, looked for where it may still be."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from workbook.document.backups import Shelf
from workbook.document.reading_copy import open_copy
from workbook.document.rows import decode
from workbook.document.soundness import require_sound
from workbook.errors import UnusableFile
from workbook.questionnaire.library import bundled

Definitions = Mapping[tuple[str, str], Mapping[str, Any]]


def find_definition(
    form: str, version: str, document_id: str, known: Definitions
) -> Mapping[str, Any] | None:
    """Among those that are `known`, in the library, then in the backups of the document, the newest first."""
    return known.get((form, version)) or bundled(form, version) or _in_backups(form, version, document_id)


def _in_backups(form: str, version: str, document_id: str) -> Mapping[str, Any] | None:
    for backup in Shelf(document_id).backups() if document_id else ():
        try:
            plain = _definition_in(backup.path, form, version)
        except (UnusableFile, ValueError, RecursionError):
            continue
        if plain is not None:
            return plain
    return None


def _definition_in(path: Path, form: str, version: str) -> Mapping[str, Any] | None:
    query = "SELECT content FROM definitions WHERE form = ? AND version = ?"
    with closing(open_copy(path, lambda found: require_sound(found, path))) as copy:
        row = copy.execute(query, (form, version)).fetchone()
    return decode(row[0]) if row else None
