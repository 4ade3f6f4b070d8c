"""A submission as a workbook's snapshot, so that it is counted, checked and drawn by the same rules as a workbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from workbook.collection.facts import one_line
from workbook.document.cells import Cell
from workbook.document.snapshot import IDENTIFICATION, Snapshot
from workbook.editing.completion import counted, table_standing
from workbook.exchange.received import Balance, Doubt, Listed, Received, Where
from workbook.questionnaire.model import Question, Questionnaire, Repeat
from workbook.questionnaire.values import fold

Placed = Mapping[Cell, tuple[Any, Where | None]]


def placed_cells(
    received: Received, forms: Mapping[str, Questionnaire]
) -> dict[Cell, tuple[Any, Where | None]]:
    """Every value of a submission with the cell of the file that it was read from; rows added in the file among them."""
    found: dict[Cell, tuple[Any, Where | None]] = {
        cell: (value, None) for cell, value in received.carried.items() if cell.form in forms
    }
    for values in (received.given, *(row.values for row in received.new_rows)):
        found |= {cell: (one.value, one.where) for cell, one in values.items() if cell.form in forms}
    return found


_NOT_A = {"integer": "not_whole", "decimal": "not_number", "date": "not_date"}


def with_drafts_listed(received: Received, forms: Mapping[str, Questionnaire]) -> Received:
    """The same, with what the country itself could not enter as a value listed as not understood: it is no answer."""
    drafts = {cell: one for cell, one in received.given.items() if cell.facet == "draft"}
    if not drafts:
        return received
    listed = tuple(
        Listed(
            one.where,
            _NOT_A.get(forms[cell.form].question(cell.question).type, "not_choice"),
            str(one.value),
            cell._replace(facet="value"),
            one.cells,
        )
        for cell, one in drafts.items()
    )
    moved = sum(one.cells for one in drafts.values())
    balance = received.balance
    return replace(
        received,
        given={cell: one for cell, one in received.given.items() if cell not in drafts},
        listed=(*received.listed, *listed),
        balance=Balance(balance.filled, balance.stored - moved, balance.listed + moved),
    )


def with_more_doubts(received: Received) -> Received:
    """The same, doubted where somebody wrote another country or edition into the form than it was made for, and where a
    sheet or a column is gone: a workbook keeps its answers then, but of a submission nothing is known of them."""
    gone = [one for one in received.repairs if one.kind in ("sheet_missing", "column_missing")]
    doubts = [
        *_written_over(received),
        *(
            Doubt(one.kind, {"sheet": one.where.sheet, "column": " ".join(one.before.split())})
            for one in gone
        ),
    ]
    if not doubts:
        return received
    source = replace(received.source, doubts=(*received.source.doubts, *doubts))
    return replace(received, source=source, repairs=tuple(one for one in received.repairs if one not in gone))


def _written_over(received: Received) -> Iterator[Doubt]:
    source = received.source
    for kind, made_for in (("country", source.country), ("edition", source.edition)):
        said = received.given.get(Cell(IDENTIFICATION, "", kind, "value"))
        if said is not None and fold(str(said.value)) != fold(made_for):
            yield Doubt(kind, {"one": one_line(made_for)[:60], "other": one_line(str(said.value))[:60]})


def as_snapshot(
    document: str, step: int, written_at: str, cells: Mapping[Cell, Any], forms: Mapping[str, Questionnaire]
) -> Snapshot:
    """`cells` are without the positions of rows; these are the order in which rows come, those of the form first."""
    names = {
        Cell(form, "", "", "form"): {"version": asked.version, "position": number}
        for number, (form, asked) in enumerate(forms.items())
    }
    return Snapshot(document, step, written_at, {**_positions(cells, forms), **names, **cells}, forms)


def _positions(cells: Iterable[Cell], forms: Mapping[str, Questionnaire]) -> dict[Cell, Any]:
    rows: dict[tuple[str, str], dict[str, None]] = {}
    for form, asked in forms.items():
        for repeat in asked.repeats:
            rows[form, repeat.name] = {}
            if not any(isinstance(above, Repeat) for above in asked.path(repeat)):
                rows[form, repeat.name] = dict.fromkeys(preset.name for preset in repeat.rows)
    owner = {
        (form, question.name): above.name
        for form, asked in forms.items()
        for question in asked.questions
        if (above := asked.repeat_of(question)) is not None
    }
    for cell in cells:
        repeat_name = owner.get((cell.form, cell.question)) if cell.row else None
        if repeat_name is not None:
            rows[cell.form, repeat_name][cell.row] = None
    return {
        Cell(form, row, repeat, "value"): number
        for (form, repeat), found in rows.items()
        for number, row in enumerate(found, 1)
    }


def states(snapshot: Snapshot) -> dict[str, dict[str, Any]]:
    """By form, `questions`: what became of each that is asked (`answered`, a reason, `silent`), and `rows`: how many
    rows of each table say something. What is not relevant is not asked."""
    found: dict[str, dict[str, Any]] = {}
    for form in snapshot.forms:
        if form == IDENTIFICATION:
            continue
        questions: dict[str, str] = {}
        rows: dict[str, int] = {}
        for item in counted(snapshot, form):
            if isinstance(item, Question):
                questions[item.name] = _state(snapshot, form, item)
            elif isinstance(item, Repeat):
                settled = table_standing(snapshot, form, item) == "final"
                rows[item.name] = _filled_rows(snapshot, form, item) if settled else 0
        found[form] = {"questions": questions, "rows": rows}
    return found


def _state(snapshot: Snapshot, form: str, question: Question) -> str:
    missing = snapshot.missing(form, question.name)
    if missing is not None:
        return missing.reason
    return "answered" if snapshot.answered(form, question) else "silent"


def _filled_rows(snapshot: Snapshot, form: str, repeat: Repeat) -> int:
    presets = {preset.name: preset.values for preset in repeat.rows}
    return sum(
        row not in presets
        or any(snapshot.answered(form, one, row) for one in repeat.columns if one.name not in presets[row])
        for row in snapshot.rows(form, repeat.name)
    )
