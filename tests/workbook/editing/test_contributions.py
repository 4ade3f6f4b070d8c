"""What was sent to whom: a cell like any other, in no questionnaire, which nothing counts and undo takes back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.plan_example import plan_workbook
from workbook.document.cells import Cell, Change
from workbook.document.salvage import salvage
from workbook.document.snapshot import Snapshot
from workbook.editing.carry_over import carry_over
from workbook.editing.changes import ChangeSet, changed
from workbook.editing.checks import issues
from workbook.editing.completion import completion
from workbook.editing.contributions import (
    Contribution,
    cell_of,
    contribution,
    contributions,
    mark_returned,
    remind,
    send,
)
from workbook.editing.labels import step_label
from workbook.editing.load import plan_load
from workbook.editing.session import Session
from workbook.errors import InvalidValue, UsageError
from workbook.languages import Catalogue

SENT = Contribution(
    "uuid:1",
    "Travail",
    "travail@example.org",
    ("berlin-2017/1.2", "action-plan"),
    ("fr", "en"),
    7,
    "2018-08-20T10:00:00+00:00",
    "2018-09-14",
    "xlsx",
    "travail.xlsx",
)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = plan_workbook(tmp_path / "maroc.passerelle")
    yield opened
    opened.close()


def test_what_was_sent_is_there_again_after_closing(session: Session) -> None:
    session.apply(send(session.snapshot(), SENT))
    session.apply(remind(session.snapshot(), "uuid:1", "2018-09-10T08:00:00+00:00"))
    session.apply(mark_returned(session.snapshot(), "uuid:1", "2018-09-12T08:00:00+00:00"))
    session.close()
    with Session.open(session.path, read_only=True) as again:
        found = contribution(again.snapshot(), "uuid:1")
    assert found is not None
    assert found.sections == SENT.sections and found.due_date == date(2018, 9, 14)
    assert found.reminded == ("2018-09-10T08:00:00+00:00",)
    assert found.state(date(2018, 12, 1)) == "returned"


def test_each_is_one_step_with_a_name_and_can_be_undone(session: Session) -> None:
    before = dict(session.snapshot().cells)
    session.apply(send(session.snapshot(), SENT))
    assert session.undo_step is not None
    assert step_label(session.undo_step, Catalogue.load("en")) == "form sent to “Travail”"
    after = dict(session.snapshot().cells)
    session.undo()
    assert dict(session.snapshot().cells) == before
    session.redo()
    assert dict(session.snapshot().cells) == after


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2018, 9, 1), "sent"),
        (date(2018, 9, 7), "due"),
        (date(2018, 9, 14), "due"),
        (date(2018, 9, 15), "overdue"),
    ],
)
def test_a_form_is_due_a_week_ahead_and_overdue_after_its_day(today: date, state: str) -> None:
    assert SENT.state(today) == state


def test_what_is_not_known_is_not_reminded(session: Session) -> None:
    with pytest.raises(UsageError, match="uuid:9"):
        remind(session.snapshot(), "uuid:9", "2018-09-10T08:00:00+00:00")


def test_nothing_asks_for_it_and_nothing_counts_it(session: Session) -> None:
    before = session.snapshot()
    session.apply(send(before, SENT))
    after = session.snapshot()
    assert after.forms.keys() == before.forms.keys()
    assert completion(after) == completion(before)
    english = Catalogue.load("en")
    assert [one.text(english) for one in issues(after)] == [one.text(english) for one in issues(before)]
    assert after.ministries == before.ministries


def test_last_cycles_forms_are_not_carried_over(session: Session) -> None:
    session.apply(send(session.snapshot(), SENT))
    earlier = session.snapshot()
    planned = carry_over(_without_contributions(earlier), earlier, "2017.passerelle")
    assert planned.changes
    assert all(change.cell.facet == "previous" for change in planned.changes)


def test_an_export_is_taken_in_again_with_what_was_sent(session: Session, tmp_path: Path) -> None:
    session.apply(send(session.snapshot(), SENT))
    cells = [{**cell._asdict(), "value": value} for cell, value in session.snapshot().cells.items()]
    with plan_workbook(tmp_path / "autre.passerelle") as other:
        planned, refused = plan_load(
            other.snapshot(), {"cells": [one for one in cells if one["question"] or one["row"]]}
        )
        assert not refused
        other.apply(planned)
        assert contributions(other.snapshot()) == (SENT,)


def test_what_no_cell_can_hold_is_refused(session: Session) -> None:
    entry = {
        "form": "contributions",
        "row": "uuid:1",
        "question": "",
        "facet": "contribution",
        "value": "sent",
    }
    planned, refused = plan_load(session.snapshot(), {"cells": [entry]})
    assert not planned.changes and len(refused) == 1
    with pytest.raises(InvalidValue):
        session.apply(ChangeSet("send", {}, (_setting(cell_of("uuid:1"), "sent"),)))


def test_a_salvaged_file_still_knows_what_was_sent(session: Session, tmp_path: Path) -> None:
    session.apply(send(session.snapshot(), SENT))
    session.close()
    result = salvage(session.path, tmp_path / "sain.passerelle")
    assert result.whole
    with Session.open(tmp_path / "sain.passerelle", read_only=True) as again:
        assert contributions(again.snapshot()) == (SENT,)


def test_what_a_later_version_wrote_is_read_as_far_as_it_is_known(session: Session) -> None:
    odd = {"ministry": "Travail", "due": "soon", "step": "7", "sections": "all", "new": {"x": 1}}
    session.apply(_raw(session, odd))
    (found,) = contributions(session.snapshot())
    assert (found.ministry, found.due_date, found.step, found.sections) == ("Travail", None, 0, ())
    session.apply(mark_returned(session.snapshot(), "uuid:1", "2018-09-12T08:00:00+00:00"))
    assert session.snapshot().cells[cell_of("uuid:1")]["new"] == {"x": 1}


def _raw(session: Session, value: dict[str, object]) -> ChangeSet:
    return ChangeSet("send", {"question": "Travail"}, changed(session.snapshot(), {cell_of("uuid:1"): value}))


def _setting(cell: Cell, value: object) -> Change:
    return Change(cell, None, value)


def _without_contributions(snapshot: Snapshot) -> Snapshot:
    cells = {cell: value for cell, value in snapshot.cells.items() if cell.facet != "contribution"}
    return Snapshot(snapshot.document_id, snapshot.step, snapshot.taken_at, cells, snapshot.forms)
