"""The identification as one form."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.answer_widgets.choices import ChecksAnswer
from ui.answer_widgets.languages import LineInLanguages
from ui.identification.form_page import FormPage
from ui.identification.page import IdentificationPage
from ui.page import Context
from workbook.editing.session import Session
from workbook.screens.places import Place


def test_the_identification_is_one_form(context: Context, session: Session, qtbot: QtBot) -> None:
    page = IdentificationPage(context)
    qtbot.addWidget(page)
    session.subscribe(page.refresh)
    page.show_place(Place("identification", "identification", "due_date"))
    page.show()
    assert list(page.rows) == ["country", "edition", "institution", "due_date", "languages", "ministries"]
    institution = page.rows["institution"].answer
    assert isinstance(institution, LineInLanguages)
    qtbot.keyClicks(institution.lines["en"].line, "Ministry")
    page.hand_over()
    assert session.snapshot().institution("en") == "Ministry"


def test_another_answer_language_brings_its_fields(context: Context, session: Session, qtbot: QtBot) -> None:
    page = IdentificationPage(context)
    qtbot.addWidget(page)
    session.subscribe(page.refresh)
    page.show_place(Place("identification", "identification"))
    page.show()
    languages = page.rows["languages"].answer
    assert isinstance(languages, ChecksAnswer)
    languages.boxes["en"].click()
    assert session.snapshot().answer_languages == ("fr",)

    def only_french() -> bool:
        institution = page.rows["institution"].answer
        return isinstance(institution, LineInLanguages) and list(institution.lines) == ["fr"]

    qtbot.waitUntil(only_french, timeout=3000)


def test_a_form_hides_what_is_not_asked(context: Context, session: Session, qtbot: QtBot) -> None:
    page = FormPage(context)
    qtbot.addWidget(page)
    session.subscribe(page.refresh)
    page.show_form("bench", "part")
    page.show()
    assert not page.rows["why_red"].isVisible()
    session.answer("bench", "colour", "red")
    assert page.rows["why_red"].isVisible()
