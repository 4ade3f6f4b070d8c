"""One submission with answers of every kind, written once, and its sheets as the reader gives them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbook.exchange.conftest import NOW, TRICKY
from tests.workbook.exchange.reading.support import Sent
from workbook.document.cells import Cell, Change
from workbook.editing.changes import ChangeSet
from workbook.editing.example import create_example
from workbook.editing.session import Session
from workbook.exchange.submission import write_submission
from workbook.spreadsheets.reading import read_book


@pytest.fixture(scope="session")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Sent:
    """The example country's submission, with texts that are hard to keep."""
    folder = tmp_path_factory.mktemp("sent")
    with create_example(folder / "pays.passerelle") as session:
        _make_it_hard(session)
        snapshot = session.snapshot()
    path = folder / "soumission.xlsx"
    write_submission(snapshot, path, now=NOW, instance_id="uuid:11111111-2222-3333-4444-555555555555")
    return Sent(path, read_book(path), snapshot)


def _make_it_hard(session: Session) -> None:
    form = "berlin-2017"
    for name, text in TRICKY.items():
        session.answer(form, name, text, language="fr")
    session.set_missing(form, "q_2_1_1", "no_data", "L’enquête commence en 2019.")
    session.set_missing(form, "q_2_1_2", "confidential")
    session.annotate(form, "q_1_1_1", "tags", ["gender", "children"])
    row = session.add_row("action-plan", "actions", {"action_title": "Observatoire", "budget": 420000.5})
    session.set_missing("action-plan", "gender_marker", "no_data", "pas évalué", row=row)
    session.keep_draft("dakar-2008", "m_1_4_since", "vers 2010")
    session.set_missing("dakar-2008", "m_1_3", "not_applicable", "Aucun retour")
    target = Cell("action-plan", row, "target", "value")
    unsorted = Change(target, session.snapshot().cells.get(target), ["8.8", "10.c"])
    session.apply(ChangeSet("load", {"question": ""}, (unsorted,)))


@pytest.fixture
def path(sent: Sent) -> Path:
    return sent.path
