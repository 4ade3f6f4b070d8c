"""What goes out untouched comes back without a difference; what a ministry could not see is never overwritten."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.plan_example import plan_workbook
from workbook.editing.contributions import send
from workbook.editing.session import Session
from workbook.exchange.compare import compare_with
from workbook.exchange.differences import Comparison
from workbook.exchange.receiving import receive
from workbook.exchange.selection import Request
from workbook.exchange.sending import write_form

AT = "2018-08-20T10:00:00+00:00"
OURS, THEIRS = "Ce que nous savions.", "Ce que le ministère écrit."
SECTIONS = ("identification", "berlin-2017", "sdg-migration/target_8_8", "action-plan", "registers")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with plan_workbook(tmp_path / "maroc.passerelle") as opened:
        opened.answer("berlin-2017", "q_1_1_1", OURS, language="fr")
        opened.set_missing("berlin-2017", "q_1_1_2", "no_data", "pas encore")
        yield opened


def written(session: Session, name: str, request: Request) -> Path:
    path = session.path.parent / name
    sent = write_form(session.snapshot(), request, path, session.by, AT)
    session.apply(send(session.snapshot(), sent))
    return path


def returned(session: Session, path: Path) -> Comparison:
    definitions = session.saver.ask(lambda document: list(document.definitions().values())).result()
    return compare_with(session, receive(path, definitions), path.name)


@pytest.mark.parametrize("name", ["form.xlsx", "extrait.passerelle"])
@pytest.mark.parametrize(
    "request_",
    [
        Request("Finances", SECTIONS),
        Request("Finances", SECTIONS, shows_answers=False),
        Request("Finances", ("berlin-2017/1.1", "action-plan/actions"), ("en",)),
    ],
)
def test_untouched_it_brings_nothing(session: Session, name: str, request_: Request) -> None:
    comparison = returned(session, written(session, name, request_))
    assert not [one for one in comparison.differences if one.kind not in ("unchanged", "ours", "same")]
    assert not comparison.received.listed and comparison.received.balance.holds


def fill(path: Path, code: str, text: str) -> None:
    book = load_workbook(path)
    row = next(row for row in book["Berlin 2017"].iter_rows() if row[0].value == code)
    next(cell for cell in row if not cell.protection.locked).value = text
    book.save(path)


def test_an_answer_that_was_not_shown_is_a_conflict_with_what_is_written(session: Session) -> None:
    path = written(session, "form.xlsx", Request("Finances", ("berlin-2017/1.1",), shows_answers=False))
    fill(path, "1.1-1", THEIRS)
    (found,) = (one for one in returned(session, path).differences if one.kind not in ("ours", "unchanged"))
    assert found.kind == "conflict"


def test_an_answer_that_was_shown_and_changed_is_theirs(session: Session) -> None:
    path = written(session, "form.xlsx", Request("Finances", ("berlin-2017/1.1",)))
    fill(path, "1.1-1", THEIRS)
    (found,) = (one for one in returned(session, path).differences if one.kind not in ("ours", "unchanged"))
    assert found.kind == "theirs"


def test_a_colleagues_answer_comes_back_from_the_excerpt(session: Session) -> None:
    path = written(
        session, "extrait.passerelle", Request("Finances", ("berlin-2017/1.1", "action-plan"), ("fr",))
    )
    with Session.open(path) as excerpt:
        excerpt.answer("berlin-2017", "q_1_1_3", THEIRS, language="fr")
        excerpt.add_row("action-plan", "actions", {"action_title": "Nouvelle"}, language="fr")
    found = [one for one in returned(session, path).differences if one.kind not in ("ours", "unchanged")]
    assert [one.kind for one in found] == ["theirs", "theirs"]
