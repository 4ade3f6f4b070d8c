"""A submission that programs saved again: LibreOffice, by way of OpenDocument, and openpyxl as a person's hands."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from tests.workbook.exchange.reading.support import Sent, given, kinds, reasons, says_what_was_sent
from tests.workbook.exchange.support import convert
from workbook.exchange import layout
from workbook.exchange.reading import receive_file
from workbook.exchange.received import Received


def _received(path: Path, sent: Sent) -> Received:
    return receive_file(path, [asked.plain for asked in sent.snapshot.forms.values()])


def test_libreoffice_keeps_every_answer(sent: Sent, tmp_path: Path) -> None:
    resaved = convert(sent.path, "xlsx", tmp_path)
    received = _received(resaved, sent)
    assert says_what_was_sent(received)
    assert received.listed == received.repairs == ()
    assert received.source == sent.received().source


def test_a_detour_by_opendocument_keeps_every_answer(sent: Sent, tmp_path: Path) -> None:
    detour = convert(convert(sent.path, "ods", tmp_path), "xlsx", tmp_path)
    received = _received(detour, sent)
    assert says_what_was_sent(received)
    assert received.listed == ()
    assert set(kinds(received)) <= {"restored"}


def test_what_a_person_does_to_the_file_itself(sent: Sent, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(sent.path)
    berlin, actions = (
        book[sent.sheet(*one).sheet.name] for one in (("berlin-2017",), ("action-plan", "actions"))
    )
    _sort(berlin)
    berlin.insert_cols(4)
    berlin.insert_rows(2)
    berlin.title = "Réponses"
    actions["B4"] = "Nom de l’action"
    last = actions.max_row
    actions.cell(last + 1, 2).value = "Nouvelle action"
    actions.delete_rows(next(cell.row for cell in actions["A"] if cell.value == "a02"))
    copy = book.copy_worksheet(actions)
    copy.title = "Actions (copie)"
    book.move_sheet("Réponses", -2)
    path = tmp_path / "retour.xlsx"
    book.save(path)
    received = _received(path, sent)
    expected = {cell for cell in received.base if cell not in received.carried and cell.row != "a02"}
    assert received.given.keys() == expected
    assert received.gone == (("action-plan", "actions", "a02"),)
    assert [[one.value for one in row.values.values()] for row in received.new_rows] == [["Nouvelle action"]]
    assert {"sheet_renamed", "sheet_copied", "header", "row_below"} <= set(kinds(received))
    assert reasons(received) == []


def _sort(sheet: Worksheet) -> None:
    """Sort the rows below the header by the answer in French, as Excel's own button does."""
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=layout.FIRST_ROW)]
    rows.sort(key=lambda row: str(row[3] or "~"))
    for number, row in enumerate(rows, layout.FIRST_ROW):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"


def test_answers_typed_in_libreoffice_are_read(sent: Sent, tmp_path: Path) -> None:
    """Numbers, days and booleans as the program keeps them, in cells that were empty."""
    from datetime import date

    book = openpyxl.load_workbook(sent.path)
    sheet = book[sent.sheet("action-plan", "actions").sheet.name]
    row = next(cell.row for cell in sheet["A"] if cell.value == "n-01")
    headers = {str(cell.value).split("\n")[0]: cell.column for cell in sheet[layout.HEADER_ROW]}
    for header, value in {
        "Titre (en français)": "Neuf",
        "Début": date(2026, 3, 1),
        "Budget": 12.5,
        "Avancement (%)": 40,
    }.items():
        sheet.cell(row, headers[header]).value = value
    path = tmp_path / "saisie.xlsx"
    book.save(path)
    received = _received(convert(path, "xlsx", tmp_path), sent)
    (new,) = received.new_rows
    values = {cell.question: one.value for cell, one in new.values.items()}
    assert values == {"action_title": "Neuf", "start": "2026-03-01", "budget": 12.5, "progress": 40}
    assert received.repairs == ()
    assert given(received, "action-plan", "budget", row="a01") == sent.snapshot.value(
        "action-plan", "budget", "a01"
    )
