"""The reports page without its window: options, names of files, what is incomplete, and what the check finds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.plan_example import plan_workbook
from workbook.editing.session import Session
from workbook.languages import Catalogue
from workbook.reports.options import REPORTS
from workbook.screens.reports import (
    REPORT_KINDS,
    ReportChoice,
    incomplete_rows,
    issue_groups,
    offers,
    pdf_name,
    row_number,
    submission_name,
)

EN, FR = Catalogue.load("en"), Catalogue.load("fr")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = plan_workbook(tmp_path / "plan.passerelle")
    yield opened
    opened.close()


def test_every_report_can_be_chosen() -> None:
    assert tuple(kind.key for kind in REPORT_KINDS) == REPORTS


def test_options_are_those_of_the_report() -> None:
    chosen = ReportChoice("answers", "both", "letter", watermark=True, guidance=True, ministry="Santé")
    options = chosen.options
    assert (options.language, options.paper, options.guidance, options.ministry) == (
        "both",
        "letter",
        True,
        "",
    )
    assert options.watermark == "PROJET · DRAFT"
    assert not ReportChoice("plan", guidance=True).options.guidance
    assert "watermark" not in offers("blank") and "guidance" in offers("answers")


def test_an_extract_needs_a_ministry() -> None:
    chosen = ReportChoice("extract")
    assert not chosen.can_be_made
    assert chosen.with_ministries(("Santé", "Travail")).can_be_made
    assert chosen.with_ministries(("Santé",)).options.ministry == "Santé"
    assert not chosen.with_ministries(()).can_be_made


def test_files_are_named_after_country_and_edition(session: Session) -> None:
    assert (
        pdf_name(session.snapshot(), ReportChoice("plan", "en"), EN)
        == "mar-marrakech-2018-national-action-plan.pdf"
    )
    assert pdf_name(session.snapshot(), ReportChoice("brief", "fr"), EN).endswith("-fr.pdf")
    assert submission_name(session.snapshot(), EN) == "mar-marrakech-2018-submission.xlsx"


@given(edition=st.text(min_size=1, max_size=60))
def test_any_edition_gives_a_name_that_file_systems_take(session: Session, edition: str) -> None:
    if edition.strip():
        session.answer("identification", "edition", edition)
    name = submission_name(session.snapshot(), FR)
    assert name.endswith(".xlsx")
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")


def test_actions_without_a_lead_are_incomplete(session: Session) -> None:
    found = incomplete_rows(session.snapshot())
    assert list(found) == ["a04"]
    assert row_number(session.snapshot(), "action-plan", "a04") == 4
    session.answer("action-plan", "lead", "Travail", "a04")
    assert not incomplete_rows(session.snapshot())


def test_the_check_lists_what_is_left_by_questionnaire(session: Session) -> None:
    session.keep_draft("action-plan", "budget", "beaucoup", "a01")
    groups = dict(issue_groups(session.snapshot()))
    assert {"berlin-2017", "sdg-migration", "action-plan"} <= set(groups)
    kinds = {(issue.row, issue.question): issue.kind for issue in groups["action-plan"]}
    assert kinds["a01", "budget"] == "unparsed" and kinds["a04", "lead"] == "required"
