"""The workbook file as other programs and a careless world meet it."""

from __future__ import annotations

import errno
import resource
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from workbook.document.copies import copies_of
from workbook.document.document import Document
from workbook.document.schema import APPLICATION_ID
from workbook.document.wording import in_words
from workbook.editing.session import Session
from workbook.errors import CannotWrite, FileInUse, NewerFile, UnusableFile, UsageError
from workbook.questionnaire.model import Questionnaire


def names_beside(path: Path) -> set[str]:
    return {found.name for found in path.parent.iterdir() if "passerelle" in found.name}


def patch_bytes(path: Path, offset: int, content: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(offset)
        file.write(content)


def test_closing_leaves_exactly_one_file(session: Session) -> None:
    session.answer("every-type", "long", "Bonjour")
    path = session.path
    session.close()
    assert names_beside(path) == {path.name}


def test_other_programs_recognise_the_file(session: Session) -> None:
    path = session.path
    session.close()
    header = path.read_bytes()[:100]
    assert header[:15] == b"SQLite format 3"
    assert int.from_bytes(header[68:72], "big") == APPLICATION_ID


def test_the_journal_rolls_back_and_is_synced(session: Session) -> None:
    connection = session.document._connection
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
    assert connection.execute("PRAGMA synchronous").fetchone()[0] == 3


def test_a_second_opener_is_told_who_and_reads_a_copy(session: Session) -> None:
    session.answer("every-type", "long", "Bonjour")
    with pytest.raises(FileInUse) as refusal:
        Session.open(session.path)
    assert "since" in refusal.value.params
    with Session.open(session.path, read_only=True) as reader:
        assert reader.snapshot().text("every-type", "long") == "Bonjour"
        with pytest.raises(CannotWrite):
            reader.answer("every-type", "long", "Autre")
    assert session.snapshot().text("every-type", "long") == "Bonjour"


def test_another_process_is_kept_out(session: Session) -> None:
    script = "import sqlite3,sys; c=sqlite3.connect(sys.argv[1],timeout=0.1); c.execute('delete from cells')"
    run = subprocess.run([sys.executable, "-c", script, str(session.path)], capture_output=True, text=True)
    assert "locked" in run.stderr


def test_a_file_that_is_no_workbook_is_left_alone(tmp_path: Path) -> None:
    for content in (b"", b"hello", b"SQLite format 3\x00" + bytes(200)):
        path = tmp_path / "other.passerelle"
        path.write_bytes(content)
        with pytest.raises(UnusableFile):
            Document.open(path)
        assert path.read_bytes() == content


def test_a_newer_file_is_refused_untouched(session: Session) -> None:
    path = session.path
    session.close()
    patch_bytes(path, 60, (99).to_bytes(4, "big"))
    before = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(NewerFile):
            Session.open(path, read_only=read_only)
    assert path.read_bytes() == before
    assert names_beside(path) == {path.name}


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER emptied AFTER INSERT ON steps BEGIN DELETE FROM changes; END",
        "CREATE VIEW endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n",
        "CREATE TABLE more (a)",
        "ALTER TABLE cells ADD COLUMN extra",
    ],
)
def test_a_file_built_otherwise_is_refused(session: Session, statement: str) -> None:
    path = session.path
    session.close()
    with sqlite3.connect(path) as forged:
        forged.execute(statement)
    forged.close()
    with pytest.raises(UnusableFile):
        Session.open(path)


def test_a_changed_byte_in_an_answer_is_noticed(session: Session) -> None:
    session.answer("every-type", "long", "reconnaissance")
    path = session.path
    session.close()
    content = path.read_bytes()
    place = content.index(b"reconnaissance")
    patch_bytes(path, place, b"R")
    with pytest.raises(UnusableFile):
        Session.open(path)
    with Session.open(path, read_only=True) as reader:
        assert reader.document.damaged


def test_a_read_only_place_is_said_and_can_be_read(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    path = session.path
    session.close()

    def refuse(*_: object, **__: object) -> sqlite3.Connection:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr("workbook.document.connection.connect", refuse)
    with pytest.raises(CannotWrite):
        Session.open(path)
    monkeypatch.undo()
    path.chmod(0o444)
    with Session.open(path, read_only=True) as reader:
        assert reader.snapshot().country == "MAR"


def test_a_full_disk_keeps_what_was_saved(session: Session) -> None:
    """A limit on the size of files stands in for a full disk."""
    session.answer("every-type", "long", "avant")
    path = session.path
    size = path.stat().st_size
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        with pytest.raises(CannotWrite):
            session.answer("every-type", "long", "x" * 500_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert session.snapshot().text("every-type", "long") == "avant"
    session.answer("every-type", "long", "après")
    session.close()
    with Session.open(path) as again:
        assert again.snapshot().text("every-type", "long") == "après"
        assert again.document.check() == []


def test_a_name_that_is_taken_or_a_folder_that_is_not_there(
    tmp_path: Path, session: Session, forms: tuple[Questionnaire, ...]
) -> None:
    with pytest.raises(UsageError):
        Session.create(session.path, forms, {"country": "MAR"})
    with pytest.raises(CannotWrite):
        Session.create(tmp_path / "nowhere" / "a.passerelle", forms, {"country": "MAR"})
    assert not (tmp_path / "nowhere").exists()


def test_a_copy_of_an_open_file_opens(session: Session, tmp_path: Path) -> None:
    session.answer("every-type", "long", "Bonjour")
    copy = tmp_path / "copie.passerelle"
    shutil.copyfile(session.path, copy)
    with Session.open(copy) as other:
        assert other.snapshot().text("every-type", "long") == "Bonjour"
        assert other.document.document_id == session.document.document_id


def another_program_opens(path: Path) -> str:
    """What a second program is told that opens a file for writing."""
    program = (
        "import sys; from pathlib import Path; from workbook.errors import KnownError\n"
        "from workbook.document.document import Document\n"
        "try: Document.open(Path(sys.argv[1])).close(); print('opened')\n"
        "except KnownError as error: print(type(error).__name__)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_looking_at_the_file_does_not_let_another_program_in(session: Session) -> None:
    """Closing a file gives back every lock of the same program on it; copies are looked for, a part is picked, …"""
    path = session.path
    alias = path.with_name("alias.passerelle")
    alias.hardlink_to(path)
    path.read_bytes()
    Session.open(path, read_only=True).close()
    with pytest.raises(FileInUse):
        Session.open(path)
    assert copies_of(path, session.document.document_id) == [alias]
    assert another_program_opens(path) == "FileInUse"
    session.answer("every-type", "long", "Bonjour")
    session.close()
    assert another_program_opens(path) == "opened"


def test_a_place_that_is_read_only_is_told_in_the_language_of_the_person() -> None:
    """The system's own words for it are in another language, maybe."""
    with pytest.raises(CannotWrite, match="cannot be written to in this place"), in_words(Path("a")):
        raise OSError(errno.EROFS, "Read-only file system")
