"""XLSForms: judged by pyxform, and read back without loss."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from pyxform.xls2xform import convert

from tests.workbook.conftest import definition
from workbook.errors import DefinitionError, UnusableFile
from workbook.languages import Catalogue
from workbook.questionnaire.library import available
from workbook.questionnaire.model import Questionnaire
from workbook.questionnaire.xlsform_in import read_xlsform, write_definition
from workbook.questionnaire.xlsform_out import write_xlsform


@pytest.mark.parametrize("form", available(), ids=lambda form: form.form_id)
def test_pyxform_accepts_it_with_both_languages(form: Questionnaire, tmp_path: Path) -> None:
    write_xlsform(form, tmp_path / "form.xlsx")
    result = convert(xlsform=str(tmp_path / "form.xlsx"), validate=False)
    assert 'lang="French (fr)"' in result.xform and 'lang="English (en)"' in result.xform


@pytest.mark.parametrize("form", available(), ids=lambda form: form.form_id)
def test_nothing_is_lost_on_the_way_there_and_back(form: Questionnaire, tmp_path: Path) -> None:
    write_xlsform(form, tmp_path / "form.xlsx")
    assert read_xlsform(tmp_path / "form.xlsx") == form
    write_definition(tmp_path / "form.xlsx", tmp_path / "form.yaml")
    assert definition(tmp_path, (tmp_path / "form.yaml").read_text(encoding="utf-8"), "again.yaml") == form


def test_a_form_written_by_hand_in_excel(tmp_path: Path) -> None:
    book = Workbook()
    survey = book.active
    survey.title = "survey"
    for row in (
        ("type", "name", "label::French (fr)", "label::English (en)", "required", "relevant"),
        ("begin_group", "g", "Partie", "Part", "", ""),
        ("text", "why", "Pourquoi", "Why", "yes", ""),
        ("select_one yn", "ok", "D’accord", "Agreed", "", "${why} != ''"),
        ("end_group", "", "", "", "", ""),
    ):
        survey.append(row)
    choices = book.create_sheet("choices")
    for row in (
        ("list_name", "name", "label::French (fr)", "label::English (en)"),
        ("yn", "yes", "Oui", "Yes"),
    ):
        choices.append(row)
    settings = book.create_sheet("settings")
    for row in (("form_title", "form_id", "version"), ("Next year", "next-year", 2027010101)):
        settings.append(row)
    book.save(tmp_path / "form.xlsx")
    form = read_xlsform(tmp_path / "form.xlsx")
    assert form.version == "2027010101"
    assert form.question("why").required
    survey["B3"].value = "2 why"
    survey["A4"].value = "select_one nothing"
    book.save(tmp_path / "bad.xlsx")
    with pytest.raises(DefinitionError) as refusal:
        read_xlsform(tmp_path / "bad.xlsx")
    said = [problem.text(Catalogue.load("en")) for problem in refusal.value.problems]
    assert any("bad.xlsx:3:" in text for text in said) and any("bad.xlsx:4:" in text for text in said)


def test_what_is_no_xlsform_is_said(tmp_path: Path) -> None:
    (tmp_path / "text.xlsx").write_text("hello")
    Workbook().save(tmp_path / "empty.xlsx")
    for name in ("text.xlsx", "empty.xlsx", "none.xlsx"):
        with pytest.raises(UnusableFile):
            read_xlsform(tmp_path / name)


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    form = next(form for form in available() if form.form_id == "berlin-2017")
    write_xlsform(form, tmp_path / "form.xlsx")
    cells = [cell for row in load_workbook(tmp_path / "form.xlsx")["survey"].iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
