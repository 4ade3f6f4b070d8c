"""Last cycle's answers, taken into a workbook beside its own: facet `previous`, with where they come from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from workbook.document.cells import Cell
from workbook.document.snapshot import IDENTIFICATION, Snapshot
from workbook.editing.changes import ChangeSet, changed
from workbook.questionnaire.model import Question


def carry_over(snapshot: Snapshot, earlier: Snapshot, origin: str) -> ChangeSet:
    """The changes that put the answers of `earlier` beside the same questions of the same questionnaires.

    The value of the facet is `{"origin", "edition"}` with the answer's own facets (`value`, `value.fr`,
    `value.en`). `origin` is the file's name. An earlier carry-over of the same question is replaced.
    """
    wanted = {
        Cell(form, row, question.name, "previous"): _as_it_was(earlier, form, question, row, origin)
        for form, question, row in answers_in_common(snapshot, earlier)
    }
    return ChangeSet("carry_over", {"question": origin}, changed(snapshot, wanted))


def answers_in_common(snapshot: Snapshot, earlier: Snapshot) -> Iterator[tuple[str, Question, str]]:
    """Form, question and row of every earlier answer whose question is asked again, in order.

    Identification is about the year at hand, so it is left out; a row counts if both have it.
    """
    for form, asked in snapshot.forms.items():
        if form == IDENTIFICATION or form not in earlier.forms:
            continue
        known = {question.name: question for question in earlier.forms[form].questions}
        for question in asked.questions:
            before = known.get(question.name)
            if before is None or before.type != question.type or not question.is_answerable:
                continue
            for row in _rows_of(snapshot, form, question):
                if earlier.answered(form, before, row):
                    yield form, question, row


def _rows_of(snapshot: Snapshot, form: str, question: Question) -> tuple[str, ...]:
    repeat = snapshot.forms[form].repeat_of(question)
    return ("",) if repeat is None else snapshot.rows(form, repeat.name)


def _as_it_was(earlier: Snapshot, form: str, question: Question, row: str, origin: str) -> dict[str, Any]:
    facets = ("value", "value.fr", "value.en")
    found = {facet: earlier.value(form, question.name, row, facet) for facet in facets}
    kept = {facet: value for facet, value in found.items() if value not in (None, "", [])}
    return {"origin": origin, "edition": earlier.edition, **kept}
