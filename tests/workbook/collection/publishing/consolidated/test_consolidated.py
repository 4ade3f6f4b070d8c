"""The consolidated file is read back: every answer stands where a person looks for it, and leads back to its cell."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from tests.workbook.collection.publishing.conftest import ARABIC, LONG, NASTY
from tests.workbook.collection.publishing.received import BERLIN
from tests.workbook.collection.publishing.stopping import Stopping
from workbook.collection.publishing.consolidated import write_consolidated
from workbook.collection.publishing.consolidated.book import Book, Column, Head
from workbook.collection.publishing.consolidated.read_me import add_read_me
from workbook.collection.view import CollectionView
from workbook.errors import CannotWrite
from workbook.exchange.text_parts import unescape
from workbook.progress import Cancelled
from workbook.questionnaire.model import LocalText
from workbook.questionnaire.values import clean_text


@pytest.fixture(scope="module")
def written(view: CollectionView, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("out") / "consolidated.xlsx"
    write_consolidated(view, path, "fr")
    return path


@pytest.fixture(scope="module")
def book(written: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(written)


def sheet(book: openpyxl.Workbook, title: str) -> Any:
    return next(one for one in book.worksheets if title in str(one["A1"].value))


def rows(target: Worksheet) -> list[dict[str, Any]]:
    """The rows under the header, by the first line of each head (and its second where several are alike)."""
    heads = [str(cell.value).replace("\n", " ") for cell in target[4]]
    found = []
    for row in target.iter_rows(min_row=5):
        if row[0].value is not None:
            found.append(dict(zip(heads, row, strict=True)))
    return found


def of(found: list[dict[str, Any]], country: str) -> dict[str, Any]:
    return next(row for row in found if row["ISO"].value == country)


def column(row: dict[str, Any], code: str, word: str = "") -> Any:
    return next(cell for head, cell in row.items() if head.startswith(f"{code} ") and head.endswith(word))


def test_countries_stand_by_region_then_by_the_alphabet(book: openpyxl.Workbook) -> None:
    assert [row["ISO"].value for row in rows(sheet(book, "Berlin 2017"))] == ["MAR", "TUN", "ECU", "FRA"]


def test_an_answer_stands_in_its_cell_with_what_is_known_beside_it(book: openpyxl.Workbook) -> None:
    row = of(rows(sheet(book, "Berlin 2017")), "MAR")
    assert column(row, "1.1-1").value == "Un comité se réunit."
    beside = {head.partition(" ")[2]: cell.value for head, cell in row.items() if head.startswith("1.1-1 ")}
    assert "Intérieur" in beside.values() and "Décret 12" in beside.values()
    trace = next(value for value in beside.values() if value and " · " in value)
    assert re.fullmatch(r"MAR · 1\.1-1 · Berlin 2017!D\d+ · [0-9a-f]{8}", trace)


@pytest.mark.parametrize(("language", "text"), [("fr", "Un comité se réunit."), ("en", "A committee meets.")])
def test_the_code_beside_leads_to_the_cell_of_the_language_shown(
    view: CollectionView, tmp_path: Path, language: str, text: str
) -> None:
    write_consolidated(view, tmp_path / "out.xlsx", language)
    row = of(rows(sheet(openpyxl.load_workbook(tmp_path / "out.xlsx"), "Berlin 2017")), "MAR")
    beside = [str(cell.value) for head, cell in row.items() if head.startswith("1.1-1 ")]
    where = next(one for one in view.answers(BERLIN, "1.1-1") if one.submission.country == "MAR").where
    assert text in beside and any(f"!{where[f'value.{language}'].address} ·" in one for one in beside)


def test_what_stands_beside_an_answer_is_folded_away_and_can_be_opened(book: openpyxl.Workbook) -> None:
    target = sheet(book, "Berlin 2017")
    assert not target.column_dimensions["F"].hidden
    assert target.column_dimensions["G"].hidden and target.column_dimensions["G"].outlineLevel == 1


def test_text_that_looks_like_a_formula_stays_text(book: openpyxl.Workbook) -> None:
    cell = column(of(rows(sheet(book, "Berlin 2017")), "MAR"), "1.1-2")
    assert (cell.data_type, unescape(cell.value)) == ("s", NASTY)


def test_a_reason_stands_in_italics_in_place_of_the_answer(book: openpyxl.Workbook) -> None:
    cell = column(of(rows(sheet(book, "Berlin 2017")), "MAR"), "1.1-4")
    assert "No data available – Enquête en cours" in cell.value and cell.font.italic


def test_silent_and_not_asked_are_told_apart(book: openpyxl.Workbook) -> None:
    found = rows(sheet(book, "Berlin 2017"))
    silent = column(of(found, "ECU"), "1.1-1")
    assert silent.value is None and silent.fill.fill_type == "solid"
    not_asked = column(of(rows(sheet(book, "Cibles ODD")), "TUN"), "10.c-m1")
    assert "Not asked" in not_asked.value and not_asked.fill.fill_type == "lightUp"


def test_arabic_is_set_from_the_right(book: openpyxl.Workbook) -> None:
    cell = column(of(rows(sheet(book, "Berlin 2017")), "TUN"), "1.1-1")
    assert (cell.value, cell.alignment.horizontal, cell.alignment.readingOrder) == (ARABIC, "right", 2)


def test_a_text_that_no_cell_can_hold_is_whole_in_parts(book: openpyxl.Workbook) -> None:
    cell = column(of(rows(sheet(book, "Berlin 2017")), "MAR"), "1.1-3")
    parts = [row for row in book.worksheets[-1].iter_rows(min_row=5, values_only=True) if row[0]]
    assert (
        "".join(str(part[2]) for part in parts) == LONG.strip()
        or "".join(str(part[2]) for part in parts) == LONG
    )
    assert parts[0][0].endswith(f"!{cell.coordinate}") and book.worksheets[-1].title in cell.value


def test_actions_are_rows_with_numbers_and_days(book: openpyxl.Workbook) -> None:
    found = [row for row in rows(sheet(book, "Plan d’action · Actions")) if row["ISO"].value == "MAR"]
    values = {head.split(" ")[0]: cell.value for head, cell in found[0].items()}
    assert len(found) == 2 and values["Budget"] == 1234.5
    assert any(getattr(cell.value, "date", lambda: None)() == date(2018, 1, 1) for cell in found[0].values())
    assert found[0]["Budget"].number_format == "#,##0.0"


def test_an_indicator_names_its_action(book: openpyxl.Workbook) -> None:
    found = rows(sheet(book, "Plan d’action · Indicateurs"))
    assert any(cell.value == "a1 – Comité" for cell in found[0].values())


def test_each_row_of_a_table_says_which_cells_it_was_read_from(
    book: openpyxl.Workbook, view: CollectionView
) -> None:
    row = rows(sheet(book, "Plan d’action · Actions"))[0]
    cells = next(cell.value for cell in row.values() if str(cell.value).startswith("Plan d’action! "))
    (submission,) = [one for one in view.current() if one.country == "MAR"]
    place = view.answers_of(submission)["action-plan", "budget"][0].place
    assert place is not None and f"{place.address} budget" in cells


def test_anomalies_name_the_cell_and_its_text(book: openpyxl.Workbook) -> None:
    found = [[cell.value for cell in row.values()] for row in rows(sheet(book, "Anomalies"))]
    assert any({"FRA", "Actions", "I5", "1 234,5", "1234.5"} <= set(row) for row in found)
    assert any({"FRA", "Actions", "E5", "bientôt"} <= set(row) for row in found)
    assert len(found) == 3


def test_every_file_is_listed_and_only_accepted_ones_are_counted(book: openpyxl.Workbook) -> None:
    found = rows(sheet(book, "Submissions"))
    assert sorted(row["ISO"].value for row in found) == ["DEU", "ECU", "FRA", "MAR", "MAR", "TUN"]
    refused = [cell.value for cell in of(found, "DEU").values()]
    assert any("allemagne.xlsx" in str(value) and "incomplete" in str(value) for value in refused)


def test_coverage_counts_every_kind_of_silence_apart(book: openpyxl.Workbook) -> None:
    found = [[cell.value for cell in row.values()][:-1] for row in rows(sheet(book, "Coverage, counts"))]
    counts = {(row[0], row[5]): row[-8:] for row in found}  # total, answered, four reasons, silent, not asked
    assert counts["MAR", "1.1"] == [5, 3, 0, 1, 0, 0, 1, 0]
    assert counts["MAR", "10.c"] == [7, 1, 1, 0, 0, 0, 5, 0]
    assert counts["TUN", "10.c"] == [7, 0, 0, 0, 0, 0, 0, 7]


def test_coverage_at_a_glance_tells_some_all_silent_and_not_asked(book: openpyxl.Workbook) -> None:
    found = rows(sheet(book, "Coverage"))
    some, silent = (column(of(found, country), "1.1") for country in ("MAR", "ECU"))
    assert (some.value, silent.value) == (3, 0) and silent.fill.fill_type == "solid"
    assert column(of(found, "TUN"), "10.c").fill.fill_type == "lightUp"
    assert column(of(found, "MAR"), "Actions").value == 2


def test_questions_that_one_sheet_cannot_hold_go_to_the_next(
    view: CollectionView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbook.collection.publishing.consolidated.matrix.MOST_COLUMNS", 60)
    write_consolidated(view, tmp_path / "narrow.xlsx")
    narrow = openpyxl.load_workbook(tmp_path / "narrow.xlsx")
    sheets = [one for one in narrow.worksheets if str(one["A1"].value).startswith("Berlin 2017 ·")]
    codes = {str(cell.value).partition("\n")[0] for one in sheets for cell in one[4]}
    assert len(sheets) > 1 and codes >= {question.code for question in view.forms[BERLIN].guiding_questions}
    assert all(one.max_column <= 60 for one in sheets)


def test_every_sheet_is_ready_to_be_filtered_frozen_and_printed(book: openpyxl.Workbook) -> None:
    for target in book.worksheets[1:]:
        assert target.auto_filter.ref and target.freeze_panes and target.print_title_rows == "$4:$4"
        assert target.page_setup.orientation == "landscape" and target.page_setup.fitToWidth == 1


def test_both_languages_stand_in_columns_of_their_own(view: CollectionView, tmp_path: Path) -> None:
    write_consolidated(view, tmp_path / "both.xlsx", "both")
    row = of(rows(sheet(openpyxl.load_workbook(tmp_path / "both.xlsx"), "Berlin 2017")), "MAR")
    texts = [cell.value for head, cell in row.items() if head.startswith("1.1-1 ")]
    assert texts[:1] == ["Un comité se réunit."] and "A committee meets." in texts


def test_an_earlier_edition_is_written_alone(view: CollectionView, tmp_path: Path) -> None:
    write_consolidated(view, tmp_path / "old.xlsx", "fr", "Berlin 2017")
    found = rows(sheet(openpyxl.load_workbook(tmp_path / "old.xlsx"), "Berlin 2017"))
    assert [column(row, "1.1-1").value for row in found] == ["Rien encore."]


@pytest.mark.parametrize("after", [0, 2, 5])
def test_stopping_leaves_what_was_there(view: CollectionView, tmp_path: Path, after: int) -> None:
    path = tmp_path / "out.xlsx"
    path.write_bytes(b"before")
    with pytest.raises(Cancelled):
        write_consolidated(view, path, progress=Stopping(after))
    assert path.read_bytes() == b"before" and list(tmp_path.glob("*out*")) == [path]


def test_a_folder_that_is_not_there_is_said_in_one_sentence(view: CollectionView, tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        write_consolidated(view, tmp_path / "nowhere" / "out.xlsx")


def head(name: str = "Feuille", columns: int = 1) -> Head:
    made = [Column(LocalText("Texte", "Text"), 20.0)] * columns
    return Head(name, "Titre", "Qui", "Aide", made, 1)


def write_book(path: Path, values: list[str], most_rows: int = 1_048_576) -> list[Any]:

    with Book(head("Longs", 3)) as book:
        made = book.sheet(head())
        made.most_rows = most_rows
        for value in values:
            made.add([(value, "text")])
        book.save(path, partial(add_read_me, "Titre", "Qui"), datetime(2018, 9, 14, tzinfo=UTC))
    return openpyxl.load_workbook(path).worksheets[1:]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=st.lists(st.text(st.characters(), max_size=60), min_size=1, max_size=8))
def test_any_text_comes_back_as_it_was(tmp_path: Path, values: list[str]) -> None:
    sheets = write_book(tmp_path / "any.xlsx", values)
    read = [
        unescape(row[0] or "")
        for row in sheets[0].iter_rows(min_row=5, max_row=4 + len(values), values_only=True)
    ]
    assert read == [clean_text(value) for value in values]


def test_rows_that_one_sheet_cannot_hold_go_to_the_next(tmp_path: Path) -> None:
    sheets = write_book(tmp_path / "many.xlsx", [str(number) for number in range(30)], most_rows=24)
    read = [row[0] for target in sheets for row in target.iter_rows(min_row=5, values_only=True) if row[0]]
    assert len(sheets) > 1 and read == [str(number) for number in range(30)]


def test_libreoffice_reads_the_same_values(written: Path, book: openpyxl.Workbook, tmp_path: Path) -> None:
    command = [
        "soffice",
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
    ]
    subprocess.run(
        [*command, "xlsx", "--outdir", str(tmp_path), str(written)], check=True, capture_output=True
    )
    again = openpyxl.load_workbook(tmp_path / written.name)
    assert again.sheetnames == book.sheetnames
    for name in book.sheetnames:
        assert values_of(again[name], str) == values_of(book[name], unescape)


def values_of(target: Any, read: Callable[[str], str]) -> dict[str, str]:
    """Texts without their blanks, which LibreOffice writes in its own way, as it does what looks like an escape."""
    return {
        cell.coordinate: " ".join(read(str(cell.value)).split())
        for row in target
        for cell in row
        if cell.value is not None
    }
