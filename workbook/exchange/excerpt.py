"""A part of the workbook as a workbook file of its own, for a colleague who has the program.

An excerpt opens as any workbook does. It is a document of its own (its backups are not ours) which holds the chosen
questions only: its definitions bear the names and versions of ours, less the items that were not chosen, and
`"excerpt": true`. Where it comes from stands in the cell ("excerpt", instanceID, "", "contribution"): what the
workbook remembers of the form that it sent (`workbook.editing.contributions.Contribution.plain`), with "document"
and "country". `excerpt_origin` reads it; a workbook without that cell is no excerpt.

What was sent is what the excerpt's first step wrote: `document.cells_at(1)` is the base that a comparison starts
from, on the step "step" of the document "document". Comments, history and files that were attached stay at home.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbook.document.cells import Cell, Change, Step
from workbook.document.document import Document
from workbook.document.snapshot import IDENTIFICATION, Snapshot
from workbook.editing.contributions import Contribution
from workbook.editing.creation import now
from workbook.errors import N_, UsageError
from workbook.exchange.selection import Request, Selection, select
from workbook.questionnaire.expressions import names_in
from workbook.questionnaire.model import Question

EXCERPT = "excerpt"
FACETS = ("value", "value.fr", "value.en", "draft", "missing", "status", "ministry", "tags", "sources")
ADDRESS = ("country", "edition", "institution", "focal_point", "email", "phone", "ministries")
EXPRESSIONS = ("relevant", "constraint", "calculation")


@dataclass(frozen=True, slots=True)
class ExcerptOrigin:
    """Which document an excerpt is a part of, at which step, and for whom it was made."""

    instance_id: str
    document_id: str
    step: int
    ministry: str
    country: str
    sections: tuple[str, ...]


def excerpt_origin(cells: Mapping[Cell, Any]) -> ExcerptOrigin | None:
    """Where a workbook that is an excerpt comes from; None for any other workbook."""
    for cell, value in cells.items():
        if cell.form == EXCERPT and cell.facet == "contribution" and isinstance(value, Mapping):
            step = value.get("step")
            return ExcerptOrigin(
                cell.row,
                str(value.get("document", "")),
                step if isinstance(step, int) else 0,
                str(value.get("ministry", "")),
                str(value.get("country", "")),
                tuple(map(str, value.get("sections") or ())),
            )
    return None


def write_excerpt(snapshot: Snapshot, request: Request, path: Path, sent: Contribution, by: str) -> None:
    """Write the excerpt of a request. Raises UsageError for a request that cannot be met and where there is a file
    at `path` already, CannotWrite; then there is no new file."""
    if path.exists():
        raise UsageError(N_("{file} exists already; it was left as it is. Choose another name."), file=path)
    selection = _with_tables_chosen_from(snapshot, select(snapshot, request))
    plains = [_reduced(snapshot, form, selection) for form in _forms(snapshot, selection)]
    cells = dict(_cells(snapshot, selection, request))
    for position, plain in enumerate(plains, 1):
        cells[Cell(plain["form_id"], "", "", "form")] = {"version": plain["version"], "position": position}
    origin = {"document": snapshot.document_id, "country": snapshot.country, **sent.plain}
    cells[Cell(EXCERPT, sent.instance_id, "", "contribution")] = origin
    changes = tuple(Change(cell, None, value) for cell, value in cells.items())
    Document.create(path, Step(1, "create", {}, now(), by, changes, None, tuple(plains))).close()


def _forms(snapshot: Snapshot, selection: Selection) -> list[str]:
    return [form for form in snapshot.forms if form == IDENTIFICATION or (selection.names or {}).get(form)]


def _with_tables_chosen_from(snapshot: Snapshot, selection: Selection) -> Selection:
    """The selection with the tables whose rows are choices of what it shows."""
    names = {form: set(found) for form, found in (selection.names or {}).items()}
    for form, found in names.items():
        asked = snapshot.forms[form]
        for name in tuple(found):
            item = asked.item(name)
            named = item.chosen_row_of if isinstance(item, Question) else ""
            repeat = asked.repeat_of(asked.question(named)) if named else None
            if repeat is not None:
                found |= {repeat.name, *(column.name for column in repeat.columns)}
                found |= {above.name for above in asked.path(repeat)}
    frozen = {form: frozenset(found) for form, found in names.items()}
    return Selection(frozen, selection.rows, selection.shows_answers)


def _reduced(snapshot: Snapshot, form: str, selection: Selection) -> dict[str, Any]:
    """A definition with the chosen items; an expression about another question is left out."""
    plain = snapshot.forms[form].plain
    if form == IDENTIFICATION and not selection.has(form, "country"):
        return dict(plain)
    shown = (selection.names or {}).get(form, frozenset())
    return {**plain, "items": list(_items(plain["items"], shown)), "excerpt": True}


def _items(rows: list[Mapping[str, Any]], shown: frozenset[str]) -> Iterator[dict[str, Any]]:
    for row in rows:
        if row["name"] not in shown:
            continue
        kept = {key: value for key, value in row.items() if not _is_about_others(key, value, shown)}
        if row["type"] == "calculate" and "calculation" not in kept:
            continue
        if "items" in row:
            kept["items"] = list(_items(row["items"], shown))
        if "rows" in row:
            kept["rows"] = []
        yield kept


def _is_about_others(key: str, value: Any, shown: frozenset[str]) -> bool:
    return key in EXPRESSIONS and isinstance(value, str) and not names_in(value) <= shown


def _cells(snapshot: Snapshot, selection: Selection, request: Request) -> Iterator[tuple[Cell, Any]]:
    rows = {
        (form, row)
        for form, asked in snapshot.forms.items()
        for repeat in asked.repeats
        for row in selection.of_rows(form, repeat.name, _all_rows(snapshot, form, repeat.name))
        if selection.has(form, repeat.name)
    }
    for cell, value in snapshot.cells.items():
        names_us = cell.form == IDENTIFICATION and cell.question in ADDRESS and cell.facet in FACETS
        is_shown = not cell.row or (cell.form, cell.row) in rows
        if names_us or (is_shown and _is_sent(snapshot, selection, cell)):
            yield cell, value
    yield Cell(IDENTIFICATION, "", "languages", "value"), list(request.languages)
    if request.due:
        yield Cell(IDENTIFICATION, "", "due_date", "value"), request.due.isoformat()


def _all_rows(snapshot: Snapshot, form: str, repeat: str) -> list[str]:
    return [
        cell.row
        for cell in snapshot.cells
        if (cell.form, cell.question, cell.facet) == (form, repeat, "value")
    ]


def _is_sent(snapshot: Snapshot, selection: Selection, cell: Cell) -> bool:
    """Whether a cell goes along: an answer that is shown, or the place of a row; files stay at home."""
    if cell.form not in (selection.names or {}) or not selection.has(cell.form, cell.question):
        return False
    asked = snapshot.forms[cell.form]
    item = asked.item(cell.question)
    if not isinstance(item, Question):
        return cell.facet == "value"
    repeat = asked.repeat_of(item)
    names_row = repeat is not None and item.name == (repeat.row_label or repeat.columns[0].name)
    return item.type != "file" and cell.facet in FACETS and (selection.shows_answers or names_row)
