"""The rows of all countries' tables, read column by column: for figures that need few columns of many rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbook.collection.figures.figure import Filters, Place
from workbook.collection.figures.grouping import chosen
from workbook.document.cells import Cell
from workbook.document.snapshot import Snapshot
from workbook.questionnaire.model import Questionnaire, Repeat

if TYPE_CHECKING:
    from workbook.collection.facts import Submission
    from workbook.collection.view import CollectionView


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a country's table: values by the columns' roles, absent where nothing was answered."""

    submission: Submission
    row: str
    values: Mapping[str, Any]

    def get(self, role: str) -> Any:
        return self.values.get(role)


@dataclass(frozen=True)
class Table:
    """The rows of a table over all countries that count; `asked` and `not_asked` are submissions."""

    form: Questionnaire
    repeat: Repeat
    columns: Mapping[str, str]
    rows: tuple[TableRow, ...]
    asked: tuple[Submission, ...]
    not_asked: tuple[Submission, ...]

    @property
    def giving(self) -> int:
        """How many countries entered a row."""
        return len({row.submission.sha256 for row in self.rows})

    def places(self, rows: Sequence[TableRow], role: str) -> tuple[Place, ...]:
        return tuple(Place(row.submission, self.form.form_id, self.columns[role], row.row) for row in rows)


def read_table(view: CollectionView, filters: Filters, role: str, roles: Sequence[str]) -> Table | None:
    """The table whose column has the first `role`, with the columns of all `roles`; None where there is none."""
    form = next((one for one in view.forms.values() if one.role(role)), None)
    question = form.role(role) if form else None
    repeat = form.repeat_of(question) if form and question else None
    if form is None or repeat is None:
        return None
    columns = {one.role: one.name for one in repeat.columns if one.role in (role, *roles)}
    submissions = {one.sha256: one for one in chosen(view, filters)}
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for known, name in columns.items():
        for answer in view.answers(form.form_id, name, filters.edition):
            if answer.submission.sha256 in submissions and answer.row and answer.state == "answered":
                value = answer.values.get("value", answer.text())
                found.setdefault((answer.submission.sha256, answer.row), {})[known] = value
    rows = [TableRow(submissions[sha], row, values) for (sha, row), values in found.items()]
    asked = [one for one in submissions.values() if form.form_id in one.facts.forms]
    others = [one for one in submissions.values() if form.form_id not in one.facts.forms]
    return Table(form, repeat, columns, tuple(rows), tuple(asked), tuple(others))


def table_snapshots(
    view: CollectionView, filters: Filters, form: Questionnaire, repeat: Repeat
) -> list[tuple[Submission, Snapshot]]:
    """For each country a snapshot that holds one table only: quick to make, and read as any other."""
    cells: dict[str, dict[Cell, Any]] = {one.sha256: {} for one in chosen(view, filters)}
    order: dict[str, dict[str, int]] = {sha: {} for sha in cells}
    for column in repeat.columns:
        for answer in view.answers(form.form_id, column.name, filters.edition):
            own = cells.get(answer.submission.sha256)
            if own is None or not answer.row:
                continue
            rows = order[answer.submission.sha256]
            position = rows.setdefault(answer.row, len(rows) + 1)
            own[Cell(form.form_id, answer.row, repeat.name, "value")] = position
            for facet, value in answer.values.items():
                own[Cell(form.form_id, answer.row, column.name, facet)] = value
    return [
        (one, Snapshot(one.sha256, 0, "", cells[one.sha256], {form.form_id: form}))
        for one in chosen(view, filters)
    ]
