"""What a workbook holds, step by step: replayed from its history, and as a digest that two processes can compare."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workbook.document.cells import Cell
from workbook.document.document import Document
from workbook.questionnaire.values import canonical


def digest(cells: Mapping[Cell, Any]) -> str:
    return hashlib.sha256(
        canonical(sorted([*cell, value] for cell, value in cells.items())).encode()
    ).hexdigest()


def digests(document: Document) -> dict[int, str]:
    """The digest of the cells after each step, from the changes alone."""
    cells: dict[Cell, Any] = {}
    found = {}
    for step in document.steps():
        for change in document.changes(step.id):
            assert cells.get(change.cell) == change.before, (
                f"step {step.id} does not follow from the one before"
            )
            cells[change.cell] = change.after
            if change.after is None:
                del cells[change.cell]
        found[step.id] = digest(cells)
    return found


def sound_states(path: Path, read_only: bool = False) -> dict[int, str]:
    """Open a workbook, check all of it, and give the digest after each step; the last must be what its cells say."""
    document = Document.open(path, read_only=read_only)
    try:
        cells = document.cells()
        assert document.check() == []
        found = digests(document)
        last = max(found)
        assert list(found) == list(range(1, last + 1))
        assert found[last] == digest(cells)
        return found
    finally:
        document.close()
