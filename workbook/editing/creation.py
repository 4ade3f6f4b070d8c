"""The first step of a new workbook."""

from __future__ import annotations

import getpass
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from workbook.document.cells import Cell, Step
from workbook.document.snapshot import IDENTIFICATION, Snapshot
from workbook.editing import changes
from workbook.editing.included import include_forms
from workbook.questionnaire.model import Questionnaire


def first_step(forms: tuple[Questionnaire, ...], identification: Mapping[str, Any], by: str) -> Step:
    """The step that takes in the questionnaires, their preset rows and what is known of the country.

    `identification` gives answers by question name; a plain text stands for every answer language, a mapping
    `{"fr": …, "en": …}` for each. Raises InvalidValue, UsageError.
    """
    empty = Snapshot("", 0, "", {}, {form.form_id: form for form in forms})
    included = include_forms(empty, forms)
    known = changes.changed(empty, _identification_cells(empty, identification))
    merged = {change.cell: change for change in (*included.changes, *known)}
    return Step(1, "create", {}, now(), by, tuple(merged.values()), None, included.definitions)


def _identification_cells(empty: Snapshot, answers: Mapping[str, Any]) -> dict[Cell, Any]:
    languages = tuple(answers.get("languages") or ("fr", "en"))
    asked = empty.forms[IDENTIFICATION]
    cells: dict[Cell, Any] = {}
    for name, value in answers.items():
        question = asked.question(name)
        for facet in question.facets(languages):
            words = value.get(facet[-2:]) if isinstance(value, Mapping) else value
            cells[Cell(IDENTIFICATION, "", question.name, facet)] = changes.checked(asked, question, words)
    return cells


def now() -> str:
    """The present moment, ISO 8601 in UTC."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def this_user() -> str:
    """The name under which the person is logged in."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"
