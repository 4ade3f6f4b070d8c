"""The whole way: a form is sent, typed into with another program, read, compared and merged; nothing is lost."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import rule

from tests.workbook.exchange.test_compare_properties import run
from tests.workbook.exchange.two_sides import AT, BERLIN, PLAN, TwoSides, numbers, prepare, texts
from workbook.editing.contributions import send
from workbook.editing.session import Session
from workbook.exchange.compare import compare_with
from workbook.exchange.differences import Comparison
from workbook.exchange.reading.receiving import received_in_child
from workbook.exchange.received_plain import from_plain
from workbook.exchange.selection import Request
from workbook.exchange.sending import write_form

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

CODES = st.sampled_from(["1.1-1", "1.1-2", "1.1-3"])
Typed = dict[tuple[str, str, int], Any]


class ThroughAFile(TwoSides):
    """A ministry types into the Excel file that it was sent."""

    form: ClassVar[Path]

    def __init__(self) -> None:
        from openpyxl import load_workbook

        super().__init__()
        self.book = load_workbook(self.form)
        self.book.remove(self.book.worksheets[0])
        self.answers, self.actions = self.book["Berlin 2017"], self.book["Actions"]
        self.as_sent = self.typed()
        plain = self.session.saver.ask(lambda document: document.definitions()).result()
        self.definitions = [dict(one) for one in plain.values()]

    def typed(self) -> Typed:
        """Every cell with something in it, by sheet, code and column."""
        return {
            (sheet.title, str(row[0].value), cell.column): cell.value
            for sheet in (self.answers, self.actions)
            for row in sheet.iter_rows(5)
            for cell in row[1:]
            if cell.value is not None and row[0].value is not None
        }

    def edit(self, sheet: Worksheet, code: str, heading: str, value: Any) -> None:
        heads = {str(cell.value).split("\n")[0]: cell.column for cell in sheet[4]}
        for row in sheet.iter_rows(5):
            if str(row[0].value) == code:
                sheet.cell(row[0].row, heads[heading]).value = value

    @rule(code=CODES, heading=st.sampled_from(["Réponse en français", "Réponse en anglais"]), text=texts)
    def they_write(self, code: str, heading: str, text: str) -> None:
        self.edit(self.answers, code, heading, text.removeprefix("="))

    @rule(code=CODES, heading=st.sampled_from(["Réponse en français", "Réponse en anglais"]))
    def they_clear(self, code: str, heading: str) -> None:
        self.edit(self.answers, code, heading, None)

    @rule(code=CODES, said=st.sampled_from(["Donnée non disponible", "Final", "on verra", "Relecture"]))
    def they_say_how_it_stands(self, code: str, said: str) -> None:
        self.edit(self.answers, code, "État", said)

    @rule(row=st.integers(1, 3), title=texts)
    def they_add_a_row(self, row: int, title: str) -> None:
        self.edit(self.actions, f"n-{row:02}", "Titre (en français)", title.removeprefix("="))

    @rule(number=st.one_of(numbers, st.just("presque fini")))
    def they_change_a_row(self, number: Any) -> None:
        self.edit(self.actions, str(self.actions.cell(5, 1).value), "Avancement (%)", number)

    @rule()
    def they_delete_a_row(self) -> None:
        self.actions.delete_rows(5)

    @rule(text=texts)
    def they_write_beside_the_form(self, text: str) -> None:
        self.answers.cell(9, 40).value = text.removeprefix("=")

    def compared(self) -> list[Comparison]:
        path = self.folder / "back.xlsx"
        self.book.save(path)
        received = from_plain(received_in_child(path, self.definitions))
        assert received.balance.holds
        return [compare_with(self.session, received, path.name)]

    def check_all_is_told(self, files: Sequence[Comparison]) -> None:
        (file,) = files
        values = [each.theirs for one in file.differences for each in one.values]
        told = {one["why"] if isinstance(one, dict) else str(one) for one in values}
        told |= {one.text for one in file.received.listed} | {one.before for one in file.received.repairs}
        told |= {one.refusal.text for one in file.refused if one.refusal}
        for place, value in self.typed().items():
            if value != self.as_sent.get(place):
                assert any(" ".join(str(value).split()) in " ".join(text.split()) for text in told), (
                    place,
                    value,
                )


@pytest.fixture
def sent(small_file: Path, tmp_path: Path) -> Path:
    """A workbook that knows of the form beside it."""
    path = tmp_path / "template.passerelle"
    shutil.copyfile(small_file, path)
    prepare(path)
    with Session.open(path, by="Amina", backups=False) as session:
        request = Request("Travail", (f"{BERLIN}/1.1", f"{PLAN}/actions"))
        known = write_form(session.snapshot(), request, tmp_path / "form.xlsx", "Amina", AT)
        session.apply(send(session.snapshot(), known))
    return path


def test_a_ministry_with_a_spreadsheet_and_ourselves(sent: Path) -> None:
    ThroughAFile.form = sent.with_name("form.xlsx")
    run(ThroughAFile, sent, 5, 10)
