"""The layout: every answer has one place, and codes and identities are read back."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.exchange import layout
from workbook.exchange.sheets import sheet_name, sheets_of, with_distinct_names
from workbook.exchange.words import Words
from workbook.questionnaire.library import available
from workbook.questionnaire.model import LocalText, Questionnaire

FORMS = available()


@pytest.mark.parametrize("languages", [("fr", "en"), ("fr",), ("en",)])
@pytest.mark.parametrize("asked", FORMS, ids=lambda asked: asked.form_id)
def test_every_answer_has_exactly_one_place(asked: Questionnaire, languages: tuple[str, ...]) -> None:
    places: Counter[tuple[str, str]] = Counter()
    for sheet in sheets_of(asked, Words.load(), languages):
        if sheet.kind == "table":
            keys = ["row"]
        else:
            on_sheet = [item for item in layout.main_items(asked) if item in asked.questions]
            keys = [layout.anchor(item) for item in on_sheet]  # type: ignore[arg-type]
            if sheet.kind == "checklist":
                details = {layout.anchor(item) for item in asked.questions if item.detail_of}
                keys = [key for key in keys if key not in details]
        for key in keys:
            for column in sheet.columns:
                cell = layout.cell_of(sheet, asked, key, column)
                if cell and cell.facet.startswith("value"):
                    places[cell.question, cell.facet] += 1
    expected = {
        (question.name, facet)
        for question in asked.questions
        if question.is_answerable and question.type != "file"
        for facet in question.facets(languages)
    }
    assert places == dict.fromkeys(expected, 1)


@pytest.mark.parametrize("asked", FORMS, ids=lambda asked: asked.form_id)
def test_codes_name_one_question(asked: Questionnaire) -> None:
    anchors = [layout.anchor(question) for question in asked.questions if asked.repeat_of(question) is None]
    assert len(set(anchors)) == len(anchors)
    assert all(asked.question(key) for key in anchors)
    for key in anchors:
        assert layout.read_anchor(key) == (key, 1, 1)
        assert layout.read_anchor(layout.part_anchor(key, 2, 3)) == (key, 2, 3)
    for repeat in ("", *(repeat.name for repeat in asked.repeats)):
        line = f"Maroc / Morocco · formulaire / form {layout.identity(asked, repeat)}"
        assert layout.read_identity(line) == (asked.form_id, repeat, asked.version)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60), st.text(max_size=40))
def test_tab_names_are_such_as_excel_takes(fr: str, en: str) -> None:
    name = sheet_name(LocalText(fr, en))
    assert 1 <= len(name) <= 31
    assert not set(name) & set("\\/?*[]:")
    assert name[0] != "'" != name[-1]


def test_sheets_of_the_same_name_are_told_apart() -> None:
    sheets = [sheet for asked in FORMS for sheet in sheets_of(asked, Words.load(), ("fr", "en"))]
    names = [sheet.name for sheet in with_distinct_names([*sheets, *sheets])]
    assert len({name.casefold() for name in names}) == len(names) == 2 * len(sheets)
    assert all(len(name) <= 31 for name in names)
