"""The secretariat's own words in the synthesis: over the whole, over a questionnaire, a round table, a question, a theme.

They are cells of the collection, each written in one undoable step.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbook.document.cells import Cell
from workbook.document.snapshot import Snapshot
from workbook.editing.changes import ChangeSet, changed
from workbook.languages import LANGUAGES
from workbook.questionnaire.values import clean_text

SYNTHESIS = "synthesis"
WHOLE = "introduction"


def words_cell(key: str, language: str) -> Cell:
    """Where the words about `key` are kept: `WHOLE`, `form`, `form/section`, `form/question`, a theme's id, or
    `form/question/theme` for a theme in the answers to one question."""
    return Cell(SYNTHESIS, "", key, f"value.{language}")


def words_about(snapshot: Snapshot, key: str, language: str) -> str:
    """The words in a language, or in the other one; nothing where none are written."""
    order = sorted(LANGUAGES, key=lambda one: one != language)
    found = (snapshot.cells.get(words_cell(key, one)) for one in order)
    return next((str(words) for words in found if words), "")


def write_words(snapshot: Snapshot, key: str, words: Mapping[str, str]) -> ChangeSet:
    """The secretariat's words by language; empty ones are taken away. One step."""
    wanted: dict[Cell, Any] = {
        words_cell(key, language): clean_text(text).strip() or None for language, text in words.items()
    }
    return ChangeSet("synthesis", {"question": key}, changed(snapshot, wanted))
