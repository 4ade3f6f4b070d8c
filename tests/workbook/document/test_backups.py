"""Backups: made without being asked, verified, thinned out, and one step to go back to."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.document.backups import ALWAYS_KEPT, Backup, Shelf, superfluous
from workbook.document.document import Document
from workbook.editing import saving
from workbook.editing.changes import ChangeSet
from workbook.editing.session import Session
from workbook.editing.versions import restore_version, versions
from workbook.errors import UnusableFile

FORM = "every-type"


def reopened(session: Session) -> Session:
    session.close()
    return Session.open(session.path, by="Amina")


def test_opening_keeps_a_copy_elsewhere(session: Session) -> None:
    session.answer(FORM, "line", "un")
    with reopened(session) as again:
        again.saver.back_up("wait").result()
        (backup,) = Shelf(again.document.document_id).backups()
    assert backup.reason == "opened" and backup.path.parent != again.path.parent
    copy = Document.open(backup.path, read_only=True)
    assert (backup.step, backup.answers) == copy.counts()
    assert backup.size == backup.path.stat().st_size
    copy.close()


def test_a_series_of_openings_keeps_one(session: Session) -> None:
    again = session
    for number in range(4):
        again.answer(FORM, "line", str(number))
        again = reopened(again)
    again.close()
    assert len(Shelf(session.document.document_id).backups()) == 1


def test_backups_can_be_switched_off(session: Session) -> None:
    session.close()
    Session.open(session.path, backups=False).close()
    assert Shelf(session.document.document_id).backups() == []


def test_half_an_hour_of_change_is_backed_up(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf(session.document.document_id)
    session.answer(FORM, "line", "un")
    assert shelf.backups() == []
    monkeypatch.setattr(saving, "BETWEEN_BACKUPS", 0.0)
    session.answer(FORM, "line", "deux")
    session.saver.ask(lambda document: None).result()
    assert [one.reason for one in shelf.backups()] == ["working"]


@pytest.mark.parametrize("kind", ["load", "merge", "carry_over", "upgrade"])
def test_what_was_there_before_an_import_is_kept(session: Session, kind: str) -> None:
    session.answer(FORM, "line", "avant")
    before = session.snapshot().step
    session.apply(ChangeSet(kind, {}, session_change(session)))
    (backup,) = Shelf(session.document.document_id).backups()
    assert (backup.step, backup.reason) == (before, f"before-{kind}")


def session_change(session: Session) -> tuple:  # type: ignore[type-arg]
    from workbook.document.cells import Cell
    from workbook.editing.changes import changed

    return changed(session.snapshot(), {Cell(FORM, "", "line", "value"): "après"})


def test_a_version_is_restored_as_one_step_that_can_be_undone(session: Session) -> None:
    session.answer(FORM, "line", "avant")
    session.attach(FORM, "proof", "note.txt", b"preuve")
    session.saver.back_up("working").result()
    row = session.add_row(FORM, "rows", {"amount": 3})
    session.answer(FORM, "line", "après")
    now = dict(session.snapshot().cells)
    (version,) = versions(session).result()
    restore_version(session, version)
    restored = session.snapshot()
    assert restored.value(FORM, "line") == "avant"
    assert row not in restored.rows(FORM, "rows")
    newest = versions(session).result()[0]
    assert newest.reason == "before-restore_version"
    session.undo()
    assert session.snapshot().cells == now
    with reopened(session) as again:
        assert again.snapshot().cells == now
        assert again.document.check() == []


def test_a_named_version_is_listed_and_restored(session: Session) -> None:
    session.answer(FORM, "line", "relu")
    session.name_version("Relu par la ministre")
    session.answer(FORM, "line", "changé")
    session.answer(FORM, "whole", 3)
    (version,) = versions(session).result()
    assert (version.name, version.kind) == ("Relu par la ministre", "named")
    restore_version(session, version)
    assert session.snapshot().value(FORM, "line") == "relu"
    assert session.snapshot().value(FORM, "whole") is None
    answers = sum(cell.facet.startswith("value") for cell in session.snapshot().cells)
    assert version.answers == answers


def test_a_damaged_backup_is_not_kept(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    def badly(document: Document, path: Path) -> None:
        document._connection.execute("VACUUM INTO ?", (str(path),))
        with sqlite3.connect(path) as broken:
            broken.execute("UPDATE cells SET value = '\"x\"' WHERE question = 'country'")
        broken.close()

    monkeypatch.setattr(Document, "back_up_to", badly)
    session.saver.back_up("working").result()
    assert session.saver.backup_error is not None
    shelf = Shelf(session.document.document_id)
    assert list(shelf.folder.iterdir()) == []
    session.answer(FORM, "line", "la saisie continue")


def test_a_folder_that_cannot_be_written_to_disturbs_nobody(session: Session, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    session.saver._shelf = Shelf("x", tmp_path / "taken" / "folder")
    session.saver.back_up("working").result()
    assert session.saver.backup_error is not None
    session.answer(FORM, "line", "la saisie continue")
    assert session.saver.unsaved == 0


def test_a_backup_of_another_workbook_is_refused(session: Session) -> None:
    session.saver.back_up("working").result()
    (version,) = versions(session).result()
    session.document._meta["document_id"] = "another"
    with pytest.raises(UnusableFile):
        restore_version(session, version)


def test_an_id_cannot_lead_out_of_the_folder() -> None:
    folder = Shelf("../../../somewhere").folder
    assert folder.parent.name == "backups" and ".." not in folder.parts


@given(st.sets(st.integers(0, 3 * 365 * 24), min_size=1, max_size=200))
def test_thinning_out_keeps_the_newest_and_something_of_every_period(hours: set[int]) -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    kept = [
        Backup(Path(str(one)), start + timedelta(hours=one), one, 0, "opened", 0) for one in sorted(hours)
    ]
    gone = set(superfluous(kept))
    left = [one for one in kept if one not in gone]
    assert left[-ALWAYS_KEPT:] == kept[-ALWAYS_KEPT:]
    assert {f"{one.at:%Y-%m}" for one in left} == {f"{one.at:%Y-%m}" for one in kept}
    month = [one for one in kept if (kept[-1].at - one.at).days < 31]
    assert {one.at.date() for one in month} == {one.at.date() for one in left if one in month}
    assert len(left) <= ALWAYS_KEPT + 32 + 37
    assert superfluous(left) == []
