"""What a workbook says of one answer, as cells show it: the value, what was typed, or why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from workbook.document.cells import Cell
from workbook.document.snapshot import Snapshot
from workbook.exchange.layout import WHY_SEPARATOR
from workbook.exchange.values import TEXT_FORMAT, shown
from workbook.exchange.words import Words
from workbook.questionnaire.model import Question
from workbook.questionnaire.values import clean_text


@dataclass(frozen=True, slots=True)
class Found:
    """What stands in an answer cell; `stored` is None where another cell stands for the whole answer."""

    value: str | int | float | date | None = None
    format: str = TEXT_FORMAT
    facet: str = "value"
    stored: Any = None


def first_facet(question: Question, languages: tuple[str, ...]) -> str:
    """The facet of the first answer cell, where a reason or an unreadable entry is shown."""
    known = tuple(language for language in languages if language) or ("fr",)
    return question.facets(known)[0]


def state_shown(
    snapshot: Snapshot, question: Question, cell: Cell, words: Words
) -> tuple[str | None, str, Any]:
    """The label of a state cell, the facet behind it and what is stored; no label without an answer."""
    state = snapshot.state(cell.form, question, cell.row)
    if state == "missing":
        missing = snapshot.value(cell.form, question.name, cell.row, "missing")
        return words.reason(str(missing.get("reason", ""))), "missing", missing
    return (None, "status", None) if state == "empty" else (words.state(state), "status", state)


def answer_texts(
    snapshot: Snapshot,
    question: Question,
    cell: Cell,
    is_first: bool,
    has_state: bool,
    words: Words,
    rows: Mapping[str, str],
) -> Found:
    """The content of an answer cell; `has_state` says that a reason is shown in a state column beside it."""
    choices = snapshot.forms[cell.form].choices_of(question)
    missing = snapshot.missing(cell.form, question.name, cell.row)
    if missing:
        why = clean_text(missing.why)
        if not is_first or (has_state and not why):
            return Found()
        if has_state:
            return Found(why, facet="missing")
        label = words.reason(missing.reason, choices)
        stored = snapshot.value(cell.form, question.name, cell.row, "missing")
        return Found(label + (WHY_SEPARATOR + why if why else ""), facet="missing", stored=stored)
    value = snapshot.value(cell.form, question.name, cell.row, cell.facet)
    if value in (None, "", []):
        draft = snapshot.value(cell.form, question.name, cell.row, "draft") if is_first else None
        return Found(clean_text(draft), facet="draft", stored=draft) if draft else Found()
    result = shown(question, value, choices, rows)
    return Found(result.value, result.format, cell.facet, value)
