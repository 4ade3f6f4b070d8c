"""A questionnaire that a damaged workbook has lost, looked for where it may still be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbook.document.backups import Shelf
from workbook.errors import UnusableFile
from workbook.questionnaire.library import bundled

Definitions = Mapping[tuple[str, str], Mapping[str, Any]]


def find_definition(
    form: str, version: str, document_id: str, known: Definitions
) -> Mapping[str, Any] | None:
    """Among those that are `known`, in the library, then in the backups of the document, the newest first."""
    return known.get((form, version)) or bundled(form, version) or _in_backups(form, version, document_id)


def _in_backups(form: str, version: str, document_id: str) -> Mapping[str, Any] | None:
    from workbook.document.document import Document

    for backup in Shelf(document_id).backups() if document_id else ():
        try:
            document = Document.open(backup.path, read_only=True)
        except UnusableFile:
            continue
        try:
            plain = None if document.damages else document.definitions().get((form, version))
        except UnusableFile:
            continue
        finally:
            document.close()
        if plain is not None:
            return plain
    return None
