"""The reports page with the real PDF, and the check before a submission."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QCheckBox, QFileDialog, QRadioButton, QTreeWidget, QWidget
from pytestqt.qtbot import QtBot

from tests.plan_example import plan_workbook
from tests.ui.pages import Stage, stage
from ui.language import interface
from ui.reports.check_page import CheckPage
from ui.reports.page import ReportsPage
from ui.reports.printing import print_pages
from ui.widgets.links import LinkButton
from ui.widgets.segmented import SegmentedControl
from ui.widgets.toast import Toast
from workbook.editing.session import Session
from workbook.screens.places import CHECK, REPORTS, Place

PATIENCE = 20000


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = plan_workbook(tmp_path / "plan.passerelle")
    yield opened
    opened.close()


@pytest.fixture
def shown(qtbot: QtBot, session: Session) -> tuple[ReportsPage, Stage]:
    page, on = stage(qtbot, session, ReportsPage, (996, 710))
    page.show_place(REPORTS)
    qtbot.waitUntil(lambda: page.preview.pages > 0, timeout=PATIENCE)
    return page, on


def child(page: QWidget, kind: type[QWidget], name: str) -> QWidget:
    found = page.findChild(kind, name)
    assert isinstance(found, kind)
    return found


def choose(qtbot: QtBot, page: ReportsPage, report: str) -> QPdfDocument | None:
    """Choose a report and wait for its pages; the earlier pages stay until then."""
    before = page.preview.document
    child(page, QRadioButton, f"report_{report}").click()  # type: ignore[attr-defined]
    assert page.preview.document is before
    qtbot.waitUntil(lambda: page.preview.document is not before, timeout=PATIENCE)
    return page.preview.document


def test_the_preview_shows_the_real_pages(shown: tuple[ReportsPage, Stage]) -> None:
    page, _ = shown
    assert page.preview.pages > 5
    document = page.preview.document
    assert document is not None
    words = "".join(document.getAllText(number).text() for number in range(document.pageCount()))
    assert "Labour inspection" in words


def test_another_report_replaces_it_once_it_is_ready(qtbot: QtBot, shown: tuple[ReportsPage, Stage]) -> None:
    page, _ = shown
    document = choose(qtbot, page, "brief")
    assert document is not None and document.pageCount() == 2


def test_the_preview_follows_an_answer(
    qtbot: QtBot, shown: tuple[ReportsPage, Stage], session: Session
) -> None:
    page, _ = shown
    before = page.preview.document
    session.answer("action-plan", "action_title", "Harbour registers", "a01", language="en")
    qtbot.waitUntil(lambda: page.preview.document is not before, timeout=PATIENCE)
    document = page.preview.document
    assert document is not None
    words = "".join(document.getAllText(number).text() for number in range(document.pageCount()))
    assert "Harbour registers" in words


def test_language_paper_and_watermark_are_those_of_the_pdf(
    qtbot: QtBot, shown: tuple[ReportsPage, Stage]
) -> None:
    page, _ = shown
    choose(qtbot, page, "brief")
    before = page.preview.document
    languages = child(page, SegmentedControl, "report_language")
    assert isinstance(languages, SegmentedControl)
    languages.choose("fr")
    child(page, SegmentedControl, "report_paper").choose("letter")  # type: ignore[attr-defined]
    child(page, QCheckBox, "report_watermark").click()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: page.preview.document is not before, timeout=PATIENCE)
    document = page.preview.document
    assert document is not None
    assert round(document.pagePointSize(0).width()) == 612
    assert "PROJET" in document.getAllText(0).text()


def test_both_languages_can_be_asked_for(shown: tuple[ReportsPage, Stage]) -> None:
    page, _ = shown
    languages = child(page, SegmentedControl, "report_language")
    assert isinstance(languages, SegmentedControl)
    languages.choose("both")
    assert page.options.choice.options.language == "both"


def test_pages_turn_and_zoom(shown: tuple[ReportsPage, Stage]) -> None:
    page, _ = shown
    page.preview.turn(1)
    assert page.preview.page == 1
    page.preview.turn(-5)
    assert page.preview.page == 1
    before = page.preview._view.zoomFactor()
    page.preview.zoom(1.25)
    assert page.preview._view.zoomFactor() == pytest.approx(before * 1.25)
    assert page.preview._page.text().startswith("Page 2 of")


def test_the_pdf_is_saved_where_the_person_says(
    qtbot: QtBot, shown: tuple[ReportsPage, Stage], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, on = shown
    target = tmp_path / "plan.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.save()
    qtbot.waitUntil(lambda: on.window.findChild(Toast) is not None, timeout=PATIENCE)
    assert target.read_bytes().startswith(b"%PDF")


def test_a_place_that_cannot_be_written_to_is_told(
    qtbot: QtBot, shown: tuple[ReportsPage, Stage], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, on = shown
    target = tmp_path / "gone" / "plan.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.save()
    qtbot.waitUntil(lambda: bool(on.banner("error")), timeout=PATIENCE)
    assert not target.exists()


def test_what_is_printed_has_as_many_pages(shown: tuple[ReportsPage, Stage], tmp_path: Path) -> None:
    page, _ = shown
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    printer.setFromTo(2, 4)
    assert page.preview.document is not None
    print_pages(printer, page.preview.document)
    printed = QPdfDocument(page)
    printed.load(str(tmp_path / "paper.pdf"))
    assert printed.pageCount() == 3


def test_incomplete_actions_are_one_click_away(shown: tuple[ReportsPage, Stage]) -> None:
    page, on = shown
    link = next(link for link in page.note.findChildren(LinkButton) if link.isVisibleTo(page.note))
    link.click()
    assert on.steps.gone == [Place("table", "action-plan", "actions", "a04")]


def test_the_submission_is_made_through_the_check(shown: tuple[ReportsPage, Stage]) -> None:
    page, on = shown
    page._submit.click()
    assert on.steps.gone == [CHECK]


def test_it_speaks_french_at_once(shown: tuple[ReportsPage, Stage]) -> None:
    page, _ = shown
    interface.use("fr")
    assert page._save.text() == "Enregistrer le PDF…"


def test_the_check_lists_and_leads_to_what_is_missing(qtbot: QtBot, session: Session) -> None:
    page, on = stage(qtbot, session, CheckPage, (996, 710))
    page.show_place(CHECK)
    tree = child(page, QTreeWidget, "check_list")
    assert isinstance(tree, QTreeWidget)
    groups = {tree.topLevelItem(at).text(0).split(" – ")[0] for at in range(tree.topLevelItemCount())}  # type: ignore[union-attr]
    assert {"Berlin 2017", "Action plan"} <= groups
    page.focus_first()
    tree.setCurrentItem(tree.topLevelItem(0).child(0))  # type: ignore[union-attr, arg-type]
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert on.steps.gone and on.steps.gone[0].form
    before = page._summary.text()
    session.answer("action-plan", "lead", "Travail", "a04")
    assert page._summary.text() != before


def test_a_submission_is_made_in_spite_of_what_is_missing(
    qtbot: QtBot, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, on = stage(qtbot, session, CheckPage, (996, 710))
    page.show_place(CHECK)
    assert "in spite of" in page._summary.text()
    target = tmp_path / "submission.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.make_submission()
    qtbot.waitUntil(lambda: on.window.findChild(Toast) is not None, timeout=PATIENCE)
    assert target.read_bytes().startswith(b"PK")
