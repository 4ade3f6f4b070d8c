"""The national action plan as a reader gets it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.workbook.reports.made_up import ALL, MadeUp, identified, plan_country
from tests.workbook.reports.pdf_reading import fonts, outline, page_text, whole_text, written


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    return written(tmp_path_factory.mktemp("plan"), "plan", plan_country().snapshot(), language="en")


def test_contents_give_the_page_on_which_each_heading_stands(plan: PdfReader) -> None:
    contents = page_text(plan, 3)
    headings = {
        "The plan, target by target": 0,
        "Monitoring": 0,
        "Remittance costs": 0,
        "Risks and assumptions": 0,
    }
    for title in headings:
        found = re.search(rf"{re.escape(title)} (\d+)", contents)
        assert found, title
        headings[title] = int(found[1])
    for title, page in headings.items():
        assert title in page_text(plan, page)
    assert headings["Remittance costs"] % 2 == 0, "a target opens on a left-hand page"
    assert headings["Monitoring"] % 2 == 1, "a part opens on a right-hand page"


def test_bookmarks_lead_to_the_pages_of_their_headings(plan: PdfReader) -> None:
    marks = outline(plan)
    target = next(mark for mark in marks if mark[1] == "10.c Remittance costs")
    action = next(mark for mark in marks if mark[1].startswith("10.c-5 "))
    assert target[0] == 1
    assert "Remittance costs" in page_text(plan, target[2])
    assert action[0] == 2
    assert "Fonds d’amorçage" in page_text(plan, action[2])


def test_links_of_the_contents_and_of_the_sources_lead_somewhere(plan: PdfReader) -> None:
    pages = {page.indirect_reference.idnum: number for number, page in enumerate(plan.pages, start=1)}  # type: ignore[union-attr]
    led: dict[int, set[int]] = {}
    for number, page in enumerate(plan.pages, start=1):
        for annotation in page.get("/Annots") or ():
            destination = annotation.get_object().get("/Dest")
            if destination is not None:
                led.setdefault(number, set()).add(pages[destination[0].idnum])
    listed = int(re.findall(r"Remittance costs (\d+)", page_text(plan, 3))[0])
    sources = [n for n in range(1, len(plan.pages) + 1) if "Sources of the questions" in page_text(plan, n)][
        -1
    ]
    assert listed in led[3]
    assert led[listed] & {sources, sources + 1, sources + 2}, "a measure leads to its source"
    assert listed in led[sources] | led[sources + 1], "a source leads back to its measure"


def test_the_annex_of_sources_gives_the_page_of_each_measure(plan: PdfReader) -> None:
    text = whole_text(plan)
    rows = re.findall(r"(10\.c-m\d) A/61/187, § \d+ (.+?) (\d+) (?=10\.c-m|3\.c-m)", text)
    assert len(rows) >= 4
    for code, measure, page in rows:
        assert measure[:40] in page_text(plan, int(page)), code


def test_every_font_is_inside_the_file_and_is_a_noto_font(plan: PdfReader) -> None:
    found = fonts(plan)
    assert found
    assert all(found.values())
    assert all("+Noto" in name for name in found), found


def test_title_author_language_and_subject_are_set(plan: PdfReader) -> None:
    assert plan.metadata is not None
    assert (
        plan.metadata.title == "National action plan for the migration-related Sustainable Development Goals"
    )
    assert plan.metadata.author == "Ministère chargé des affaires étrangères"
    assert plan.metadata.subject == "Morocco, Marrakech 2018"
    assert plan.trailer["/Root"].get_object()["/Lang"] == "en"


def test_the_same_workbook_gives_the_same_file(tmp_path: Path) -> None:
    files = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        written(tmp_path / name, "plan", plan_country().snapshot(), language="fr")
        files.append((tmp_path / name / "report.pdf").read_bytes())
    assert files[0] == files[1]


def test_amounts_of_another_currency_are_told_and_not_added(tmp_path: Path) -> None:
    made = plan_country()
    made.row(
        "action-plan",
        "actions",
        "usd",
        action_title__fr="Bourses du fonds mondial",
        lead="Santé",
        target=["3.c"],
        budget=1_000_000,
        funded=0,
        currency="USD",
    )
    text = whole_text(written(tmp_path, "plan", made.snapshot(), language="en"))
    assert "Amounts in USD are not in the figure: they are not converted." in text
    assert "out of MAD 298.7 million" in text


def test_an_empty_workbook_prints_and_says_what_is_missing(tmp_path: Path) -> None:
    text = whole_text(written(tmp_path, "plan", MadeUp(ALL).snapshot(), language="en"))
    for sentence in (
        "Country not named",
        "The foreword has not been written.",
        "No action has been entered yet.",
        "No budget has been entered yet.",
        "Nothing has been entered in this register yet.",
    ):
        assert sentence in text


def test_a_workbook_without_plan_and_checklist_prints(tmp_path: Path) -> None:
    made = identified(MadeUp(("identification", "berlin-2017")))
    text = whole_text(written(tmp_path, "plan", made.snapshot(), language="en"))
    assert "The workbook has no list of targets." in text
    assert "The workbook has no checklist of measures." in text


def test_two_hundred_actions_with_long_titles_are_all_there(tmp_path: Path) -> None:
    made = identified(MadeUp())
    for number in range(200):
        made.row(
            "action-plan",
            "actions",
            f"r{number}",
            action_title__fr=f"Action {number:03} " + "très longue " * 18,
            target=["10.7"],
            lead="Ministère du travail et de l’insertion professionnelle " * 3,
            start=f"20{10 + number % 30}-01-01",
            budget=0,
            funded=0,
            currency="EUR",
            progress=number % 101,
        )
    text = whole_text(written(tmp_path, "plan", made.snapshot(), language="fr"))
    for number in range(200):
        assert text.count(f"Action {number:03} très longue") >= 2, number


def test_letter_paper_has_its_size_and_single_sided_has_no_blank_page(tmp_path: Path) -> None:
    reader = written(tmp_path, "plan", plan_country().snapshot(), paper="letter", single_sided=True)
    assert (round(reader.pages[0].mediabox.width), round(reader.pages[0].mediabox.height)) == (612, 792)
    assert all(page_text(reader, number) for number in range(1, len(reader.pages) + 1))


def test_both_languages_follow_each_other_with_their_own_contents(tmp_path: Path) -> None:
    reader = written(tmp_path, "plan", plan_country().snapshot(), language="both")
    text = whole_text(reader)
    assert text.count("Coûts des envois de fonds") > 2
    assert text.count("Remittance costs") > 2
    starts = [page for level, _, page in outline(reader) if level == 0]
    assert starts == sorted(starts)


def test_official_indicators_name_the_resolution_that_they_come_from(tmp_path: Path) -> None:
    reader = written(tmp_path, "plan", plan_country().snapshot(), language="en")
    assert whole_text(reader).count("A/RES/71/313, indicator 10.c.1") >= 2
