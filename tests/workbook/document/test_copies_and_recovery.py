"""Copies of one document that went different ways, and what is told after a crash."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from workbook.document.compare_copies import compare_copies
from workbook.document.document import Document
from workbook.editing.session import Session

FORM = "every-type"


def copied(session: Session, tmp_path: Path) -> Path:
    path = tmp_path / "copie.passerelle"
    session.saver.copy_to(path).result()
    return path


def compared(ours: Path, theirs: Path) -> tuple[str, int, list[str], list[str]]:
    one, two = Document.open(ours, read_only=True), Document.open(theirs, read_only=True)
    found = compare_copies(one, two)
    one.close()
    two.close()
    after = [
        [str(change.after) for step in side for change in step.changes] for side in (found.ours, found.theirs)
    ]
    return found.relation, found.common.id if found.common else 0, *after


def test_copies_that_went_different_ways(session: Session, tmp_path: Path) -> None:
    session.answer(FORM, "line", "commun")
    copy = copied(session, tmp_path)
    common = session.snapshot().step
    assert compared(session.path, copy) == ("same", common, [], [])
    session.answer(FORM, "line", "ici")
    assert compared(session.path, copy) == ("ahead", common, ["ici"], [])
    assert compared(copy, session.path) == ("behind", common, [], ["ici"])
    with Session.open(copy, by="Benoît") as other:
        other.answer(FORM, "whole", 7)
        other.answer(FORM, "whole", 8)
    assert compared(session.path, copy) == ("diverged", common, ["ici"], ["7", "8"])
    document = Document.open(copy, read_only=True)
    assert document.cells_at(common) != document.cells()
    document.close()


def test_another_document_is_not_a_copy(session: Session, tmp_path: Path) -> None:
    forms = session.snapshot().forms.values()
    with Session.create(tmp_path / "autre.passerelle", forms, {"country": "PHL"}) as other:
        assert compared(session.path, other.path)[0] == "unrelated"


def test_an_earlier_state_is_what_was_there(session: Session) -> None:
    states = {}
    for number in range(6):
        session.answer(FORM, "line", f"état {number}")
        row = session.add_row(FORM, "rows", {"amount": number})
        if number % 2:
            session.remove_row(FORM, "rows", row)
        session.undo()
        states[session.snapshot().step] = dict(session.snapshot().cells)
    for step, cells in states.items():
        assert session.document.cells_at(step) == cells


KILLED = """
import os, sys
from pathlib import Path
from workbook.editing.session import Session
session = Session.open(Path(sys.argv[1]))
session.answer("every-type", "line", "dernier mot")
print(session.last_saved_at, flush=True)
os._exit(9)
"""


def test_after_a_crash_it_is_said_what_was_recovered(session: Session) -> None:
    assert not session.recovered
    session.close()
    killed = subprocess.run([sys.executable, "-c", KILLED, str(session.path)], capture_output=True, text=True)
    with Session.open(session.path) as again:
        assert again.recovered
        assert again.last_saved_at == killed.stdout.strip()
        assert again.snapshot().value(FORM, "line") == "dernier mot"
    with Session.open(session.path) as calm:
        assert not calm.recovered


HALF_WAY = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN")
connection.execute("UPDATE cells SET value = value || ' '")
connection.execute("INSERT INTO attachments VALUES ('x', 'x', zeroblob(5000000), 'x')")
os._exit(9)
"""


@pytest.mark.parametrize("read_only", [True, False])
def test_a_save_cut_short_is_taken_back(session: Session, tmp_path: Path, read_only: bool) -> None:
    session.answer(FORM, "line", "sauf")
    cells = dict(session.snapshot().cells)
    session.close()
    subprocess.run([sys.executable, "-c", HALF_WAY, str(session.path)], check=False)
    with Session.open(session.path, read_only=read_only) as again:
        assert again.snapshot().cells == cells
        assert again.recovered is not read_only
        assert again.document.damaged == []


def test_salvage_takes_a_save_that_was_cut_short_back_too(session: Session, tmp_path: Path) -> None:
    from workbook.document.salvage import salvage

    session.answer(FORM, "line", "sauf")
    cells = dict(session.snapshot().cells)
    session.close()
    subprocess.run([sys.executable, "-c", HALF_WAY, str(session.path)], check=False)
    assert salvage(session.path, tmp_path / "out.passerelle").whole
    with Session.open(tmp_path / "out.passerelle") as given_back:
        assert given_back.snapshot().cells == cells


def test_a_reader_never_waits_for_a_dead_writer(session: Session, tmp_path: Path) -> None:
    """A copy of a crashed workbook with its journal, in another folder."""
    session.answer(FORM, "line", "sauf")
    session.close()
    subprocess.run([sys.executable, "-c", HALF_WAY, str(session.path)], check=False)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    for name in (session.path.name, session.path.name + "-journal"):
        shutil.copyfile(session.path.with_name(name), elsewhere / name)
    before = {each.name: each.read_bytes() for each in elsewhere.iterdir()}
    with Session.open(elsewhere / session.path.name, read_only=True) as reader:
        assert reader.snapshot().value(FORM, "line") == "sauf"
    assert {each.name: each.read_bytes() for each in elsewhere.iterdir()} == before
