"""Which questionnaires a workbook holds: taken in with the rows that their tables have from the start, or left out."""

from __future__ import annotations

from typing import Any

from workbook.document.cells import Cell
from workbook.document.snapshot import Snapshot
from workbook.editing.changes import ChangeSet, changed
from workbook.questionnaire.model import Questionnaire


def include_forms(snapshot: Snapshot, questionnaires: tuple[Questionnaire, ...]) -> ChangeSet:
    """Questionnaires that the workbook takes in, with the rows that they have from the start."""
    known = {cell.form for cell in snapshot.cells if cell.facet == "form"}
    positions = [value["position"] for cell, value in snapshot.cells.items() if cell.facet == "form"]
    position = max(positions, default=0)
    wanted: dict[Cell, Any] = {}
    for asked in questionnaires:
        if asked.form_id in known:
            continue
        position += 1
        wanted[Cell(asked.form_id, "", "", "form")] = {"version": asked.version, "position": position}
        rows = {cell: value for cell, value in preset_cells(asked).items() if cell not in snapshot.cells}
        wanted.update(rows)
    definitions = tuple(asked.plain for asked in questionnaires)
    return ChangeSet("forms", {}, changed(snapshot, wanted), definitions)


def exclude_form(snapshot: Snapshot, form: str) -> ChangeSet:
    """A questionnaire taken out of the contents; its answers stay in the file."""
    return ChangeSet("forms", {}, changed(snapshot, {Cell(form, "", "", "form"): None}))


def preset_cells(asked: Questionnaire) -> dict[Cell, Any]:
    """The cells of the rows that the tables of a questionnaire have from the start."""
    cells: dict[Cell, Any] = {}
    for repeat in asked.repeats:
        for position, preset in enumerate(repeat.rows, 1):
            cells[Cell(asked.form_id, preset.name, repeat.name, "value")] = position
            for name, value in preset.values.items():
                if isinstance(value, dict):
                    cells |= {
                        Cell(asked.form_id, preset.name, name, f"value.{lang}"): v
                        for lang, v in value.items()
                    }
                else:
                    cells[Cell(asked.form_id, preset.name, name, "value")] = value
    return cells
