"""What salvage gives back of a workbook whose own questionnaires are damaged, and what it makes of forged files."""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.harness.test_hostile import FILES
from workbook.document.backups import Shelf
from workbook.document.salvage import salvage
from workbook.editing.copies import compare_copy
from workbook.editing.session import Session
from workbook.errors import KnownError
from workbook.questionnaire.library import load

FORM = "every-type"


def without_definition(path: Path, form: str) -> None:
    """The row is there and no longer matches its checksum."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE definitions SET content = content || ' ' WHERE form = ?", (form,))


def test_a_questionnaire_is_taken_from_a_backup(session: Session, tmp_path: Path) -> None:
    session.answer(FORM, "line", "gardé")
    session.saver.back_up("working").result()
    session.answer(FORM, "line", "plus tard")
    session.close()
    without_definition(session.path, FORM)
    with Session.open(session.path, read_only=True) as reader:
        assert reader.document.damages
        assert reader.snapshot().value(FORM, "line") == "plus tard"
    result = salvage(session.path, tmp_path / "out.passerelle")
    assert result.lost_forms == () and result.lost == ()
    with Session.open(tmp_path / "out.passerelle") as given_back:
        assert given_back.snapshot().value(FORM, "line") == "plus tard"
        assert list(given_back.snapshot().forms) == ["identification", FORM]


def test_a_questionnaire_is_taken_from_the_library(tmp_path: Path) -> None:
    path = tmp_path / "pays.passerelle"
    forms = [load("identification"), load("berlin-2017")]
    with Session.create(path, forms, {"country": "MAR"}) as session:
        session.answer("berlin-2017", "q_1_1_1", "gardé", language="fr")
    without_definition(path, "berlin-2017")
    assert Shelf(session.document.document_id).backups() == []
    assert salvage(path, tmp_path / "out.passerelle").lost_forms == ()
    with Session.open(tmp_path / "out.passerelle") as given_back:
        assert given_back.snapshot().text("berlin-2017", "q_1_1_1") == "gardé"


def test_a_questionnaire_that_is_nowhere_is_named(session: Session, tmp_path: Path) -> None:
    session.answer(FORM, "line", "gardé")
    session.close()
    without_definition(session.path, FORM)
    assert salvage(session.path, tmp_path / "out.passerelle").lost_forms == (FORM,)
    Session.open(tmp_path / "out.passerelle").close()


@pytest.mark.parametrize("name", [name for name, (_, reason) in FILES.items() if reason == "not an answer"])
def test_salvage_of_a_forged_file_ends_in_a_workbook_or_a_sentence(name: str, session: Session) -> None:
    session.close()
    FILES[name][0](session.path)
    before = session.path.stat()
    out = session.path.with_name("out.passerelle")
    try:
        salvage(session.path, out)
    except KnownError:
        assert not out.exists()
    assert session.path.stat().st_mtime_ns == before.st_mtime_ns


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere, a name is always text")
def test_a_file_whose_name_is_no_text_is_salvaged_and_compared(session: Session, tmp_path: Path) -> None:
    """As an old disk or archive gives it back: Latin letters in an encoding of their own."""
    session.answer(FORM, "line", "gardé")
    odd = tmp_path / os.fsdecode(b"caf\xe9.passerelle")
    session.saver.copy_to(odd).result()
    salvage(odd, tmp_path / "out.passerelle")
    with Session.open(tmp_path / "out.passerelle") as given_back:
        assert given_back.snapshot().value(FORM, "line") == "gardé"
    with Session.open(odd) as other:
        other.answer(FORM, "line", "ailleurs")
    session.apply(compare_copy(session, session.snapshot(), odd).taking)
    assert session.snapshot().value(FORM, "line") == "ailleurs"
