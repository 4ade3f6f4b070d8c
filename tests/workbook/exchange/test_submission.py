"""The submission as a program opens it: what it holds, what can be filled, and how it is printed."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.workbook.exchange.conftest import LONG, NOW, TRICKY
from tests.workbook.exchange.support import answers_in, read_file, stored_texts
from workbook.document.cells import Cell
from workbook.document.snapshot import Snapshot
from workbook.editing.session import Session
from workbook.errors import CannotWrite
from workbook.exchange import layout
from workbook.exchange.meta import digest
from workbook.exchange.submission import submission_sheets, write_submission
from workbook.exchange.text_parts import CELL_UNITS, units
from workbook.exchange.words import Words
from workbook.progress import Cancelled


def _sheet(path: Path, snapshot: Snapshot, form: str, repeat: str = "") -> tuple[Worksheet, layout.Sheet]:
    found = next(one for one in submission_sheets(snapshot) if (one.form, one.repeat) == (form, repeat))
    return openpyxl.load_workbook(path)[found.name], found


def _row(sheet: Worksheet, key: str) -> int:
    return next(cell.row for cell in sheet["A"] if cell.value == key)


def _meta(path: Path) -> list[dict[str, str]]:
    sheet = openpyxl.load_workbook(path)[layout.META_SHEET]
    return [
        {name: str(cell or "") for name, cell in zip(layout.META_COLUMNS, row, strict=True)}
        for row in sheet.iter_rows(min_row=2, values_only=True)
    ]


def test_every_text_answer_stands_in_the_cell_of_its_code(answered: Snapshot, submission: Path) -> None:
    found = answers_in(submission, answered)
    texts = stored_texts(answered)
    assert len(texts) > 20
    assert {cell: found.get(cell) for cell in texts} == texts


def test_a_long_answer_goes_on_in_parts(answered: Snapshot, submission: Path) -> None:
    sheet, _ = _sheet(submission, answered, "berlin-2017")
    rows = [cell.row for cell in sheet["A"] if cell.value == "1.1-2"]
    total = len(rows)
    assert [sheet.cell(row, 2).value for row in rows] == [f"{part}/{total}" for part in range(1, total + 1)]
    assert total >= 4
    cells = read_file(submission)[sheet.title]
    parts = [str(cells[f"D{row}"]) for row in rows]
    assert "".join(parts) == LONG
    assert all(units(part) <= CELL_UNITS for part in parts)
    states = [sheet.cell(row, 6) for row in rows]
    assert [state.protection.locked for state in states] == [False] + [True] * (total - 1)


def test_no_cell_is_a_formula(submission: Path) -> None:
    for sheet in openpyxl.load_workbook(submission):
        assert not [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type in "fe"]


def test_states_reasons_and_annotations_are_words_in_both_languages(
    answered: Snapshot, submission: Path
) -> None:
    words = Words.load()
    sheet, _ = _sheet(submission, answered, "berlin-2017")
    first = _row(sheet, "1.1-1")
    assert [sheet.cell(first, column).value for column in (6, 7, 8)] == [
        words.state("final"), "Finances", "Bulletin officiel, 2003",
    ]  # fmt: skip
    missing = _row(sheet, "2.1-1")
    assert sheet.cell(missing, 6).value == words.reason("no_data")
    assert sheet.cell(missing, 4).value == "L’enquête commence en 2019."
    assert sheet.cell(_row(sheet, "2.1-2"), 6).value == words.reason("confidential")
    assert sheet.cell(_row(sheet, "2.1-2"), 4).value is None


def test_a_checklist_line_answers_by_its_state(answered: Snapshot, submission: Path) -> None:
    sheet, described = _sheet(submission, answered, "dakar-2008")
    by_header = {
        (column.role, column.question, column.language): place + 1
        for place, column in enumerate(described.columns)
    }
    row = _row(sheet, "1-1")
    assert sheet.cell(row, by_header["state", "", ""]).value == "En partie / Partly"
    assert sheet.cell(row, by_header["answer", "description", "fr"]).value == "Comparateur public."
    assert sheet.cell(row, by_header["answer", "since", ""]).value == 2021
    assert sheet.cell(row, by_header["answer", "evidence", ""]).value == "=Rapport 2025"
    assert sheet.cell(row, by_header["ministry", "", ""]).value == "Travail"
    chosen = sheet.cell(_row(sheet, "1-2"), by_header["state", "", ""]).value
    reason = sheet.cell(_row(sheet, "1-3"), by_header["state", "", ""]).value
    assert chosen == "Sans objet / Not applicable"
    assert chosen not in reason
    assert reason.endswith(" – Aucun retour")
    assert sheet.cell(_row(sheet, "1-4"), by_header["answer", "since", ""]).value == "vers 2010"
    assert (
        sheet.cell(_row(sheet, "P-1"), by_header["answer", "description", "fr"]).value
        == "Un comité y veille."
    )


def test_the_plan_has_numbers_dates_and_choices(answered: Snapshot, submission: Path) -> None:
    sheet, described = _sheet(submission, answered, "action-plan", "actions")
    row = layout.FIRST_ROW
    action = answered.rows("action-plan", "actions")[0]
    cells = {
        column.question: sheet.cell(row, place + 1)
        for place, column in enumerate(described.columns)
        if column.language != "en"
    }
    assert sheet.cell(row, 1).value == action
    assert cells["start"].value == datetime(2018, 1, 1)
    assert cells["start"].number_format == "dd/mm/yyyy"
    assert (cells["progress"].value, cells["budget"].value) == (0, 420000.5)
    assert cells["funding_gap"].value == 320000.5
    assert cells["funding_gap"].protection.locked
    assert cells["target"].value == "10.c\n8.8"
    assert cells["currency"].value == "EUR"
    assert cells["measures"].value == "007"
    assert cells["status"].value == "En cours / Implementation"
    assert cells["gender_marker"].value.endswith(" – pas évalué")
    indicators, _ = _sheet(submission, answered, "action-plan", "indicators")
    assert indicators.cell(row, 2).value == f"{action} – Observatoire des frais"


def test_registers_are_tables_with_twenty_empty_rows(answered: Snapshot, submission: Path) -> None:
    for repeat in answered.forms["registers"].repeats:
        sheet, _ = _sheet(submission, answered, "registers", repeat.name)
        (table,) = sheet.tables.values()
        filled = len(answered.rows("registers", repeat.name))
        last = layout.HEADER_ROW + filled + layout.EMPTY_ROWS
        assert re.fullmatch(rf"A4:[A-Z]+{last}", table.ref)
        headers = [cell.value for cell in sheet[layout.HEADER_ROW]]
        assert [column.name for column in table.tableColumns] == headers
        assert len({str(header).casefold() for header in headers}) == len(headers)
        assert [cell.value for cell in sheet["A"]][-layout.EMPTY_ROWS :] == [
            layout.new_row(number) for number in range(1, layout.EMPTY_ROWS + 1)
        ]
        assert table.tableStyleInfo is None


def test_only_inputs_are_unlocked_and_texts_are_text(answered: Snapshot, submission: Path) -> None:
    book = openpyxl.load_workbook(submission)
    for described in submission_sheets(answered):
        sheet = book[described.name]
        asked = answered.forms[described.form]
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        for row in range(layout.FIRST_ROW, sheet.max_row + 1):
            key, part, _ = layout.read_anchor(str(sheet.cell(row, 1).value or ""))
            for place, column in enumerate(described.columns):
                cell = sheet.cell(row, place + 1)
                target = layout.cell_of(described, asked, key, column) if key and column.open else None
                if target is None:
                    assert cell.protection.locked, cell
                elif part == 1 and not _is_continued(sheet, row):
                    assert not cell.protection.locked, cell
                    assert cell.alignment.wrap_text or cell.number_format != "@", cell
                    if asked.question(target.question).type == "text":
                        assert cell.number_format == "@", cell


def _is_continued(sheet: Worksheet, row: int) -> bool:
    return sheet.cell(row, 1).value == sheet.cell(row - 1, 1).value


def test_sheets_are_set_up_for_reading_and_for_paper(answered: Snapshot, submission: Path) -> None:
    book = openpyxl.load_workbook(submission)
    frozen = {"identification": "C5", "questions": "D5", "checklist": "C5", "table": "C5"}
    for described in submission_sheets(answered):
        sheet = book[described.name]
        assert sheet.freeze_panes == frozen[described.kind]
        assert sheet.print_title_rows == "$4:$4"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert not sheet.sheet_view.showGridLines
        assert sheet.sheet_properties.tabColor
        assert described.form in str(sheet["A2"].value)
        assert "Maroc / Morocco" in sheet.oddFooter.center.text
        heights = [one.height for row, one in sheet.row_dimensions.items() if row >= layout.FIRST_ROW]
        assert all(height and 12 <= height <= 409 for height in heights)
    hidden = {sheet.title for sheet in book if sheet.sheet_state == "hidden"}
    assert hidden == {layout.META_SHEET, layout.LISTS_SHEET}


def test_one_printed_page_is_at_most_215_characters_wide(answered: Snapshot) -> None:
    from workbook.exchange.sheets import PAGE_WIDTH, printed_pages

    for sheet in submission_sheets(answered):
        repeated = sum(column.width for column in sheet.columns[: sheet.frozen_columns])
        pages = printed_pages(sheet)
        assert [place for first, last in pages for place in range(first, last + 1)] == list(
            range(len(sheet.columns))
        )
        for first, last in pages:
            width = sum(column.width for column in sheet.columns[first : last + 1])
            assert width + (repeated if first else 0) <= PAGE_WIDTH, sheet.name
        if sheet.kind != "table":
            assert len(pages) == 1


def test_drop_downs_take_their_lists_from_the_hidden_sheet_and_refuse_nothing(
    answered: Snapshot, submission: Path
) -> None:
    words = Words.load()
    book = openpyxl.load_workbook(submission)
    lists = book[layout.LISTS_SHEET]
    sheet, _ = _sheet(submission, answered, "berlin-2017")
    offered = {}
    for validation in sheet.data_validations.dataValidation:
        assert len(validation.prompt or "") <= 255
        assert len(validation.promptTitle or "") <= 32
        if validation.type == "list":
            area = validation.formula1.partition("!")[2].replace("$", "")
            offered[str(validation.sqref).split(":")[0][0]] = [row[0].value for row in lists[area]]
            assert validation.errorStyle == "warning"
    assert offered["G"] == ["Finances", "Santé", "Travail"]
    assert offered["F"][:3] == [words.state("draft"), words.state("review"), words.state("final")]
    assert len(offered["F"]) == 7
    answers = [one for one in sheet.data_validations.dataValidation if one.promptTitle.startswith("1.2-3 ")]
    assert answers
    assert "30" in answers[0].prompt


def test_empty_answers_are_tinted_and_written_ones_are_not(answered: Snapshot, submission: Path) -> None:
    sheet, _ = _sheet(submission, answered, "berlin-2017")
    row = _row(sheet, "3.2-1")
    rules = [
        rule.formula[0]
        for area in sheet.conditional_formatting
        if f"D{row}" in area
        for rule in area.rules
        if rule.dxf.fill
    ]
    assert len(rules) == 1
    assert rules[0].startswith("AND(LEN(D")
    assert sheet[f"D{row}"].fill.fgColor.rgb == "FFFFFFFF"


def test_meta_says_who_and_balances(answered: Snapshot, submission: Path) -> None:
    meta = _meta(submission)
    facts = {row["question"]: row["value"] for row in meta if row["kind"] == "file"}
    assert facts["document"] == answered.document_id
    assert facts["step"] == str(answered.step)
    assert facts["instanceID"] == "uuid:11111111-2222-3333-4444-555555555555"
    assert {row["form"]: row["value"] for row in meta if row["kind"] == "form"} == {
        form: asked.version for form, asked in answered.forms.items()
    }
    exported = [row for row in meta if row["kind"] == "answer"]
    assert facts["answers"] == str(len(exported))
    grids = read_file(submission)
    for row in (row for row in meta if row["kind"] == "sheet"):
        described = next(one for one in submission_sheets(answered) if one.name == row["sheet"])
        filled = _filled_answer_cells(described, answered, grids[row["sheet"]])
        assert row["cells"] == str(filled), row["sheet"]
    assert facts["cells"] == str(sum(int(row["cells"]) for row in exported))
    long = next(row for row in exported if row["question"] == "q_1_1_2" and row["facet"] == "value.fr")
    assert long["hash"] == digest(LONG)
    assert long["units"] == str(units(LONG))


def _filled_answer_cells(sheet: layout.Sheet, snapshot: Snapshot, grid: dict[str, str | float]) -> int:
    asked = snapshot.forms[sheet.form]
    filled = 0
    for row in range(layout.FIRST_ROW, max(int(re.sub(r"\D", "", one)) for one in grid) + 1):
        key, _, _ = layout.read_anchor(str(grid.get(f"A{row}", "")))
        filled += sum(
            layout.address(place, row) in grid and layout.cell_of(sheet, asked, key, column) is not None
            for place, column in enumerate(sheet.columns)
            if key
        )
    return filled


def test_nothing_of_the_workbook_is_left_behind(answered: Snapshot, submission: Path) -> None:
    meta = _meta(submission)
    known = {
        Cell(row["form"], row["row"], row["question"], row["facet"]): row["hash"]
        for row in meta
        if row["kind"] in ("answer", "carried")
    }
    facets = ("value", "value.fr", "value.en", "missing", "draft", "ministry", "tags", "sources")
    repeats = {repeat.name for asked in answered.forms.values() for repeat in asked.repeats}
    for cell, value in answered.cells.items():
        if cell.facet in facets and cell.question not in repeats:
            assert known[cell] == digest(value), cell
    tags = next(row for row in meta if row["kind"] == "carried" and row["facet"] == "tags")
    assert json.loads(tags["value"]) == ["gender", "children"]
    rows = {(row["form"], row["row"]) for row in meta if row["kind"] == "row"}
    assert ("action-plan", answered.rows("action-plan", "actions")[0]) in rows


def test_properties_name_the_forms(submission: Path) -> None:
    known = openpyxl.load_workbook(submission).properties
    assert "berlin-2017" in known.title
    assert "berlin-2017@" in known.keywords
    assert known.identifier == "uuid:11111111-2222-3333-4444-555555555555"
    assert known.modified == NOW.replace(tzinfo=None)


def test_the_same_workbook_gives_the_same_bytes(answered: Snapshot, tmp_path: Path) -> None:
    one, two = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    for path in (one, two):
        write_submission(answered, path, now=NOW, instance_id="uuid:0")
    assert one.read_bytes() == two.read_bytes()


def test_each_export_is_an_instance_of_its_own(answered: Snapshot, tmp_path: Path) -> None:
    first = write_submission(answered, tmp_path / "1.xlsx", now=NOW)
    second = write_submission(answered, tmp_path / "2.xlsx", now=NOW + timedelta(1), deprecated_id=first)
    assert first != second
    assert UUID(first.removeprefix("uuid:")).version == 4
    facts = {row["question"]: row["value"] for row in _meta(tmp_path / "2.xlsx") if row["kind"] == "file"}
    assert facts["deprecatedID"] == first


def test_an_empty_workbook_has_its_sheets(full: Session, tmp_path: Path) -> None:
    path = tmp_path / "vide.xlsx"
    write_submission(full.snapshot(), path, now=NOW)
    sheet, _ = _sheet(path, full.snapshot(), "action-plan", "actions")
    assert sheet.cell(layout.FIRST_ROW, 1).value == "n-01"
    assert sheet.max_row == layout.HEADER_ROW + layout.EMPTY_ROWS
    found = answers_in(path, full.snapshot())
    assert not [cell for cell in found if cell.form == "berlin-2017"]


def test_two_hundred_actions(full: Session, tmp_path: Path) -> None:
    from workbook.document.cells import Change
    from workbook.editing.changes import ChangeSet

    cells = {}
    for number in range(200):
        row = f"a{number:05d}"
        cells[Cell("action-plan", row, "actions", "value")] = number + 1
        cells[Cell("action-plan", row, "action_title", "value.fr")] = f"Action {number + 1}"
    full.apply(
        ChangeSet("load", {"question": ""}, tuple(Change(cell, None, one) for cell, one in cells.items()))
    )
    path = tmp_path / "plan.xlsx"
    write_submission(full.snapshot(), path, now=NOW)
    found = answers_in(path, full.snapshot())
    assert found[Cell("action-plan", "a00199", "action_title", "value.fr")] == "Action 200"
    indicators, _ = _sheet(path, full.snapshot(), "action-plan", "indicators")
    assert any(
        one.type == "list" and one.formula1.endswith("$220")
        for one in indicators.data_validations.dataValidation
    )


def test_one_answer_language_has_one_column_and_hides_nothing(full: Session, tmp_path: Path) -> None:
    full.answer("berlin-2017", "q_1_1_1", "In English", language="en")
    full.answer("identification", "languages", ["fr"])
    snapshot = full.snapshot()
    path = tmp_path / "fr.xlsx"
    write_submission(snapshot, path, now=NOW)
    manila, described = _sheet(path, snapshot, "manila-2008")
    assert [column.language for column in described.columns if column.role == "answer"] == ["fr"]
    berlin, described = _sheet(path, snapshot, "berlin-2017")
    assert [column.open for column in described.columns if column.role == "answer"] == [True, False]
    cell = berlin.cell(_row(berlin, "1.1-1"), 5)
    assert (cell.value, cell.protection.locked) == ("In English", True)
    assert manila.protection.sheet


def test_stopping_leaves_what_was_there(answered: Snapshot, tmp_path: Path) -> None:
    class Impatient:
        def step(self, done: int, total: int, what: str = "") -> None:
            if done * 2 > total:
                raise Cancelled

    path = tmp_path / "soumission.xlsx"
    path.write_bytes(b"earlier")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(Cancelled):
        write_submission(answered, path, progress=Impatient())
    assert path.read_bytes() == b"earlier"
    assert sorted(tmp_path.iterdir()) == before
    with pytest.raises(CannotWrite):
        write_submission(answered, tmp_path / "nowhere" / "x.xlsx")


def test_what_cannot_be_in_a_file_does_not_stop_it(answered: Snapshot, tmp_path: Path) -> None:
    cell = Cell("berlin-2017", "", "q_3_2_1", "value.fr")
    strange = Snapshot(
        answered.document_id, 1, "", {**answered.cells, cell: "a\ud800b\x00c\ufffe\r\nd"}, answered.forms
    )
    path = tmp_path / "x.xlsx"
    write_submission(strange, path, now=NOW)
    assert answers_in(path, strange)[cell] == "abc\nd"


def test_tricky_texts_are_all_there(answered: Snapshot, submission: Path) -> None:
    found = answers_in(submission, answered)
    for name, text in TRICKY.items():
        assert found[Cell("berlin-2017", "", name, "value.fr")] == text


def test_starting_does_not_load_the_excel_library() -> None:
    import subprocess
    import sys

    code = "import sys, workbook.exchange.submission; sys.exit('openpyxl' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_list_says_where_its_questions_come_from(answered: Snapshot, submission: Path) -> None:
    found = openpyxl.load_workbook(submission)
    for sheet in submission_sheets(answered):
        asked = answered.forms[sheet.form]
        texts = {str(cell.value) for row in found[sheet.name].iter_rows() for cell in row if cell.value}
        if sheet.kind == "table":
            cited = {asked.citation(asked.repeat(sheet.repeat), "fr")} - {""}
        else:
            cited = {asked.citation(question, "fr") for question in asked.guiding_questions} - {""}
        for citation in cited:
            assert any(citation in text for text in texts), (sheet.name, citation)
