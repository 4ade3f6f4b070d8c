"""An action of the plan made from a measure of a checklist, as one step."""

from __future__ import annotations

from typing import Any

from workbook.document.cells import Cell
from workbook.document.snapshot import Snapshot
from workbook.editing.changes import ChangeSet, add_row, changed, new_row_id
from workbook.errors import N_, UsageError
from workbook.questionnaire.model import Question, Questionnaire, Repeat

TITLE_LENGTH = 120


def can_make_action(snapshot: Snapshot) -> bool:
    """Whether the workbook has a plan that an action could go to."""
    return _plan(snapshot) is not None


def make_action(snapshot: Snapshot, form: str, measure: str) -> tuple[ChangeSet, str]:
    """The changes that add an action for a measure, and the id of its row.

    Its title is the measure's own words in each answer language, its target that of the measure, and the measure's
    code links back. Raises UsageError where the workbook has no action plan.
    """
    plan = _plan(snapshot)
    if plan is None:
        raise UsageError(N_("The workbook has no action plan. Add one under “Add or remove questionnaires”."))
    asked, repeat = plan
    question = snapshot.forms_named(form).question(measure)
    row = new_row_id(snapshot, asked.form_id, repeat.name)
    added = add_row(snapshot, asked.form_id, repeat, row, {})
    wanted = {change.cell: change.after for change in added.changes}
    for role, value in _values(snapshot, form, question, asked, repeat).items():
        column = next((column for column in repeat.columns if column.role == role), None)
        if column is not None and value:
            wanted |= _cells(asked.form_id, row, column, value, snapshot.answer_languages)
    name = question.code or question.title("en")
    args = dict(added.args) | {"question": name[:60]}
    return ChangeSet("make_action", args, changed(snapshot, wanted)), row


def _values(
    snapshot: Snapshot, form: str, question: Question, asked: Questionnaire, repeat: Repeat
) -> dict[str, Any]:
    """What the measure gives to the action, by role."""
    titles = {language: short(question.label.get(language)) for language in snapshot.answer_languages}
    holders = (question, *reversed(snapshot.forms[form].path(question)))
    sdg = next((holder.sdg for holder in holders if holder.sdg), ())
    target = next((column for column in repeat.columns if column.role == "target"), None)
    known = {choice.name for choice in asked.choices_of(target)} if target else set()
    return {
        "title": titles,
        "target": [code for code in sdg if code in known],
        "lead": snapshot.ministry(form, question.name),
        "status": "pipeline",
        "measures": question.code or question.name,
    }


def _cells(form: str, row: str, column: Question, value: Any, languages: tuple[str, ...]) -> dict[Cell, Any]:
    if column.multilingual:
        return {Cell(form, row, column.name, f"value.{language}"): value[language] for language in languages}
    if isinstance(value, dict):
        value = value[languages[0]]
    if column.type == "select_one" and isinstance(value, list):
        value = value[0]
    return {Cell(form, row, column.name, "value"): value}


def short(text: str) -> str:
    """A title out of a measure's sentence: its beginning, cut at a word."""
    line = " ".join(text.split()).rstrip(".")
    return (
        line if len(line) <= TITLE_LENGTH else line[: TITLE_LENGTH - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"
    )


def _plan(snapshot: Snapshot) -> tuple[Questionnaire, Repeat] | None:
    for asked in snapshot.forms.values():
        title = asked.role("title") if asked.kind == "plan" else None
        repeat = asked.repeat_of(title) if title else None
        if repeat is not None:
            return asked, repeat
    return None
