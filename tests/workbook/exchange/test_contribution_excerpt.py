"""A part of the workbook as a workbook, and the letters that go with what is sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from workbook.document.cells import Cell
from workbook.document.snapshot import Snapshot
from workbook.editing.checks import issues
from workbook.editing.completion import completion
from workbook.editing.contributions import Contribution
from workbook.editing.session import Session
from workbook.errors import UsageError
from workbook.exchange.excerpt import excerpt_origin
from workbook.exchange.mail import covering_mail, reminding_mail
from workbook.exchange.selection import Request
from workbook.exchange.sending import write_form
from workbook.screens.upgrade import newer_at_hand

AT = "2018-08-20T10:00:00+00:00"
ASKED = Request(
    "Finances", ("berlin-2017/1.1", "action-plan"), ("fr",), date(2018, 9, 14), True, "f@example.org"
)


def _excerpt(snapshot: Snapshot, folder: Path, request: Request = ASKED) -> tuple[Contribution, Snapshot]:
    path = folder / "extrait.passerelle"
    sent = write_form(snapshot, request, path, "Amina", AT)
    with Session.open(path) as session:
        assert not session.saver.ask(lambda document: document.check()).result()
        return sent, session.snapshot()


def test_an_excerpt_is_a_workbook_that_says_where_it_comes_from(answered: Snapshot, tmp_path: Path) -> None:
    sent, excerpt = _excerpt(answered, tmp_path)
    origin = excerpt_origin(excerpt.cells)
    assert origin is not None and excerpt_origin(answered.cells) is None
    assert (origin.instance_id, origin.ministry) == (sent.instance_id, "Finances")
    assert (origin.document_id, origin.step) == (answered.document_id, answered.step)
    assert excerpt.document_id != answered.document_id
    assert (excerpt.country, excerpt.due_date, excerpt.answer_languages) == (
        "MAR",
        date(2018, 9, 14),
        ("fr",),
    )


def test_it_asks_what_was_chosen_and_shows_what_is_known_of_it(answered: Snapshot, tmp_path: Path) -> None:
    _, excerpt = _excerpt(answered, tmp_path)
    assert list(excerpt.forms) == ["identification", "berlin-2017", "action-plan"]
    codes = [question.code for question in excerpt.forms["berlin-2017"].guiding_questions]
    assert codes and all(code.startswith("1.1-") for code in codes)
    shown = Cell("berlin-2017", "", "q_1_1_3", "value.fr")
    assert excerpt.cells[shown] == answered.cells[shown]
    assert not any(cell.question == "q_1_2_1" or cell.facet == "comment" for cell in excerpt.cells)
    assert excerpt.rows("action-plan", "actions") == answered.rows("action-plan", "actions")
    (row,) = excerpt.rows("action-plan", "actions")
    assert (
        excerpt.calculated("action-plan", excerpt.forms["action-plan"].question("funding_gap"), row)
        == 320000.5
    )


def test_it_is_worked_on_like_any_other(answered: Snapshot, tmp_path: Path) -> None:
    _excerpt(answered, tmp_path)
    with Session.open(tmp_path / "extrait.passerelle") as session:
        session.answer("berlin-2017", "q_1_1_5", "Réponse du ministère", language="fr")
        session.add_row("action-plan", "actions", {"action_title": "Nouvelle"}, language="fr")
        session.undo()
        snapshot = session.snapshot()
    assert completion(snapshot).overall.total
    assert [one.form for one in issues(snapshot)]
    assert not newer_at_hand(snapshot)


def test_every_questionnaire_can_be_sent_in_part(answered: Snapshot, tmp_path: Path) -> None:
    for number, (form, asked) in enumerate(answered.forms.items()):
        for place, item in enumerate(asked.items[-2:]):
            folder = tmp_path / f"{number}-{place}"
            folder.mkdir()
            _, excerpt = _excerpt(answered, folder, replace(ASKED, sections=(f"{form}/{item.name}",)))
            assert excerpt.forms[form].flat and completion(excerpt).by_form[form].total <= len(asked.flat)
            assert {issue.form for issue in issues(excerpt)} <= {"identification", form}


def test_without_answers_it_is_blank(answered: Snapshot, tmp_path: Path) -> None:
    _, excerpt = _excerpt(answered, tmp_path, replace(ASKED, shows_answers=False))
    left = {cell.question for cell in excerpt.cells if cell.form in ("berlin-2017", "action-plan")}
    assert left - {"", "actions", "indicators"} == {"action_title"}


def test_a_file_that_exists_is_never_written_over(answered: Snapshot, tmp_path: Path) -> None:
    path = tmp_path / "extrait.passerelle"
    path.write_bytes(b"something else")
    with pytest.raises(UsageError, match="exists already"):
        write_form(answered, ASKED, path, "Amina", AT)
    assert path.read_bytes() == b"something else"


def test_the_letter_names_everything_that_a_ministry_needs(answered: Snapshot, tmp_path: Path) -> None:
    sent = write_form(
        answered, replace(ASKED, languages=("fr", "en")), tmp_path / "finances.xlsx", "Amina", AT
    )
    mail = covering_mail(answered, sent, "en")
    assert mail.to == "f@example.org"
    assert "Finances" in mail.subject
    for words in (
        "finances.xlsx",
        "14 September 2018",
        "Ministry & delegation",
        "– Berlin 2017, 1.1",
        "Morocco",
    ):
        assert words in mail.text
    assert "{" not in mail.whole and "Excel" in mail.text


def test_a_reminder_is_written_for_the_day_that_it_is(answered: Snapshot, tmp_path: Path) -> None:
    sent = write_form(answered, ASKED, tmp_path / "finances.xlsx", "Amina", AT)
    early = reminding_mail(answered, sent, "en", date(2018, 9, 10))
    late = reminding_mail(answered, sent, "en", date(2018, 9, 20))
    assert early.subject.startswith("Reminder") and "20 August 2018" in early.text
    assert "May I remind you" in early.text and "14 September 2018" in early.text
    assert "have not received" in late.text
    never_due = reminding_mail(answered, replace(sent, due=""), "en", date(2018, 9, 20))
    assert "have not received" in never_due.text and "{" not in never_due.whole
