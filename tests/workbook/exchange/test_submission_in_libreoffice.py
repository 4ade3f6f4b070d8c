"""The submission opened and saved again by LibreOffice: every answer comes back as it was."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from tests.workbook.exchange.support import answers_in, convert, read_file, stored_texts
from workbook.document.cells import Cell
from workbook.document.snapshot import Snapshot
from workbook.exchange import layout
from workbook.exchange.submission import submission_sheets


def test_every_answer_survives_a_resave(answered: Snapshot, submission: Path, tmp_path: Path) -> None:
    resaved = convert(submission, "xlsx", tmp_path)
    texts = stored_texts(answered)
    found = answers_in(resaved, answered)
    assert {cell: found.get(cell) for cell in texts} == texts
    assert found == answers_in(submission, answered)
    row = answered.rows("action-plan", "actions")[0]
    assert found[Cell("action-plan", row, "budget", "value")] == 420000.5
    meta = layout.META_SHEET
    assert read_file(resaved)[meta] == read_file(submission)[meta]


def test_a_resave_keeps_locks_drop_downs_and_widths(
    answered: Snapshot, submission: Path, tmp_path: Path
) -> None:
    before, after = (
        openpyxl.load_workbook(path) for path in (submission, convert(submission, "xlsx", tmp_path))
    )
    for described in submission_sheets(answered):
        one, two = before[described.name], after[described.name]
        assert two.protection.sheet
        widths = {name: column.width for name, column in one.column_dimensions.items()}
        assert all(
            abs(two.column_dimensions[name].width - width) < 1
            for name, width in widths.items()
            if name == "A"
        )
        assert bool(two.conditional_formatting) == bool(one.conditional_formatting)
        assert _has_drop_downs(two) == _has_drop_downs(one)
        for row in range(layout.FIRST_ROW, one.max_row + 1):
            for place in range(1, len(described.columns) + 1):
                assert two.cell(row, place).protection.locked == one.cell(row, place).protection.locked
    assert after[layout.META_SHEET].sheet_state == "hidden"


def _has_drop_downs(sheet: Worksheet) -> bool:
    return any(rule.type == "list" for rule in sheet.data_validations.dataValidation)


def test_it_prints(answered: Snapshot, submission: Path, tmp_path: Path) -> None:
    printed = convert(submission, "pdf", tmp_path)
    assert printed.read_bytes().startswith(b"%PDF")
