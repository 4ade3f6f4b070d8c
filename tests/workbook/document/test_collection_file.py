"""The file of a collection as other programs, a careless world and the command line meet it."""

from __future__ import annotations

import errno
import json
import resource
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.collection_example import Made, generate
from workbook.cli.main import main
from workbook.collection import rebuilding
from workbook.collection.admission import admit
from workbook.collection.collection import Collection
from workbook.collection.words.search import search
from workbook.document import collection_schema
from workbook.document.backups import Shelf
from workbook.document.document import Document
from workbook.document.kinds import COLLECTION
from workbook.document.migrations import collection_migrations
from workbook.editing.session import Session
from workbook.editing.versions import restore_version, versions, write_backup_as
from workbook.errors import CannotWrite, FileInUse, KnownError, NewerFile, UnusableFile
from workbook.progress import Cancelled
from workbook.spreadsheets.workers import Workers

NAME = "secretariat.passerelle-collection"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[Made]:
    return generate(tmp_path_factory.mktemp("submissions"), 3, 5, small=True)


@pytest.fixture
def collection(made: list[Made], tmp_path: Path) -> Path:
    """A collection of three submissions, closed."""
    path = tmp_path / NAME
    with Collection.create(path) as opened:
        admit(opened, [one.path for one in made])
    return path


def answers(collection: Collection) -> dict[str, int]:
    view = collection.view()
    return {one.sha256: len(view.answers_of(one)) for one in view.submissions}


def version_in(path: Path) -> int:
    return int.from_bytes(path.read_bytes()[60:64], "big")


def names_beside(path: Path) -> set[str]:
    return {one.name for one in path.parent.iterdir() if "passerelle" in one.name}


def test_other_programs_recognise_the_file(collection: Path) -> None:
    header = collection.read_bytes()[:100]
    assert header[:15] == b"SQLite format 3"
    assert int.from_bytes(header[68:72], "big") == COLLECTION.application_id
    assert names_beside(collection) == {NAME}


def test_a_workbook_is_no_collection_and_a_collection_no_workbook(collection: Path, session: Session) -> None:
    with pytest.raises(UnusableFile, match="not a workbook"):
        Session.open(collection)
    with pytest.raises(UnusableFile, match="not a collection"):
        Collection.open(session.path)


def test_a_second_opener_is_told_who_and_reads(collection: Path, made: list[Made]) -> None:
    with Collection.open(collection) as first:
        with pytest.raises(FileInUse) as refusal:
            Collection.open(collection)
        assert "since" in refusal.value.params
        with Collection.open(collection, read_only=True) as reader:
            assert answers(reader) == answers(first)
            with pytest.raises(CannotWrite):
                reader.decide(made[0].sha256, "rejected")


@pytest.mark.parametrize("read_only", [True, False])
def test_a_newer_collection_is_refused_untouched(collection: Path, read_only: bool) -> None:
    content = bytearray(collection.read_bytes())
    content[60:64] = (99).to_bytes(4, "big")
    collection.write_bytes(content)
    with pytest.raises(NewerFile):
        Collection.open(collection, read_only=read_only)
    assert collection.read_bytes() == content
    assert names_beside(collection) == {NAME}


@pytest.mark.parametrize(
    "words",
    [
        ("check", "{file}"),
        ("history", "{file}"),
        ("collect", "{file}", "{submission}"),
        ("collection", "show", "{file}"),
        ("collection", "answers", "{file}", "berlin-2017", "1.1-1"),
        ("collection", "search", "{file}", "travail"),
        ("collection", "export", "{file}", "{out}"),
    ],
)
def test_every_command_refuses_a_newer_collection_untouched(
    words: tuple[str, ...],
    collection: Path,
    made: list[Made],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    content = bytearray(collection.read_bytes())
    content[60:64] = (99).to_bytes(4, "big")
    collection.write_bytes(content)
    out = tmp_path / "out.xlsx"
    line = [word.format(file=collection, submission=made[0].path, out=out) for word in words]
    assert main(["--lang", "en", *line]) == 3
    assert "newer version of Passerelle" in capsys.readouterr().err
    assert collection.read_bytes() == content and not out.exists()


def test_a_read_only_place_is_said_and_can_be_read(
    collection: Path, monkeypatch: pytest.MonkeyPatch, made: list[Made]
) -> None:
    def refuse(*_: object, **__: object) -> sqlite3.Connection:
        raise OSError(errno.EROFS, "Read-only file system")

    with monkeypatch.context() as place:
        place.setattr("workbook.document.connection.connect", refuse)
        with pytest.raises(CannotWrite):
            Collection.open(collection)
    collection.chmod(0o444)
    with Collection.open(collection, read_only=True) as reader:
        assert len(answers(reader)) == len(made)


def test_a_disk_that_fills_up_while_files_are_admitted_keeps_whole_ones(
    made: list[Made], collection: Path, tmp_path: Path
) -> None:
    """A limit on the size of files stands in for a full disk."""
    path = tmp_path / "small.passerelle-collection"
    Collection.create(path).close()
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    opened = Collection.open(path, backups=False)
    resource.setrlimit(resource.RLIMIT_FSIZE, (collection.stat().st_size * 3 // 5, before[1]))
    try:
        with pytest.raises(CannotWrite, match=r"full|cannot be written"):
            admit(opened, [one.path for one in made])
        kept = set(opened.files)
        opened.close()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    assert 0 < len(kept) < len(made)
    with Collection.open(path) as again:
        assert set(again.files) == kept and not again.derived.lacking()
        assert len(admit(again, [one.path for one in made])) == len(made)
        assert len(again.files) == len(made)


def test_a_backup_holds_what_cannot_be_made_anew(collection: Path, tmp_path: Path) -> None:
    with Collection.open(collection) as opened:
        expected = answers(opened)
        opened.session.saver.back_up("wait").result()
        backup = Shelf(opened.session.document.document_id).backups()[0]
    assert backup.path.suffix == COLLECTION.suffix
    assert backup.answers == len(expected) and backup.size < collection.stat().st_size * 2 / 3
    document = Document.open(backup.path, read_only=True)
    assert document.read(lambda file: file.execute("SELECT count(*) FROM answers").fetchone()) == (0,)
    assert all(document.attachment(sha256) for sha256 in expected)
    document.close()
    for read_only in (True, False):
        target = tmp_path / f"restored-{read_only}.passerelle-collection"
        write_backup_as(backup, target)
        before = target.read_bytes()
        with Collection.open(target, read_only=read_only) as restored:
            assert len(restored.derived.lacking()) == len(expected)
            assert answers(restored) == expected
            assert not restored.derived.lacking()
        assert (target.read_bytes() == before) == read_only


def test_a_version_is_restored_as_one_step_that_can_be_undone(collection: Path, made: list[Made]) -> None:
    with Collection.open(collection) as opened:
        opened.session.name_version("Avant")
        opened.decide(made[0].sha256, "rejected", "Essai")
        decided = dict(opened.session.snapshot().cells)
        version = next(one for one in versions(opened.session).result() if one.name == "Avant")
        assert version.answers == len(made), "files received are counted"
        restore_version(opened.session, version)
        assert not any(cell.facet == "decision" for cell in opened.session.snapshot().cells)
        opened.session.undo()
        assert opened.session.snapshot().cells == decided


def test_a_backup_of_before_a_file_was_taken_out_brings_it_back(collection: Path, made: list[Made]) -> None:
    with Collection.open(collection) as opened:
        expected = answers(opened)
        opened.session.saver.back_up("wait").result()
        for _ in made:
            opened.session.undo()
        assert not opened.files
        version = next(one for one in versions(opened.session).result() if one.answers == len(made))
        restore_version(opened.session, version)
        assert answers(opened) == expected


def test_the_command_line_checks_tells_and_salvages(
    collection: Path, made: list[Made], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.passerelle-collection"
    assert main(["--lang", "en", "check", str(collection)]) == 0
    assert "sound" in capsys.readouterr().out
    assert main(["--lang", "en", "history", str(collection), "--json"]) == 0
    kinds = [step["kind"] for step in json.loads(capsys.readouterr().out)]
    assert kinds.count("admit") == len(made)
    with sqlite3.connect(collection) as file:
        query = "SELECT pageno FROM dbstat WHERE name = 'attachments' AND pagetype = 'overflow' ORDER BY path"
        (page,) = file.execute(query).fetchone()  # of the first: the last could be a copy taken too early
    file.close()
    content = collection.read_bytes()
    collection.write_bytes(content[: (page - 1) * 4096] + bytes(4096) + content[page * 4096 :])
    damaged = collection.read_bytes()
    assert main(["--lang", "en", "check", str(collection)]) == 3
    capsys.readouterr()
    assert main(["--lang", "en", "collection", "show", str(collection)]) == 1
    assert "damaged: 1 file received" in capsys.readouterr().err
    assert main(["--lang", "en", "salvage", str(collection), str(out)]) == 1
    said = capsys.readouterr().out
    assert "2 files received" in said and any(one.path.name in said for one in made)
    assert collection.read_bytes() == damaged
    with Collection.open(out) as given_back:
        assert len(answers(given_back)) == len(made) - 1
        admit(given_back, [one.path for one in made])
        assert len(answers(given_back)) == len(made)


HALF_WAY = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN")
connection.execute("DELETE FROM answers")
connection.execute("UPDATE cells SET value = value || ' '")
connection.execute("INSERT INTO attachments VALUES ('x', 'x', zeroblob(5000000), 'x')")
os._exit(9)
"""


@pytest.mark.parametrize("read_only", [True, False])
def test_a_save_cut_short_is_taken_back(collection: Path, read_only: bool) -> None:
    with Collection.open(collection, read_only=True) as opened:
        expected = answers(opened)
    subprocess.run([sys.executable, "-c", HALF_WAY, str(collection)], check=False)
    with Collection.open(collection, read_only=read_only) as again:
        assert not again.derived.lacking() and answers(again) == expected
        assert again.session.recovered is not read_only


def test_what_a_dead_program_left_half_done_is_salvaged_as_it_was(collection: Path, tmp_path: Path) -> None:
    from workbook.document.salvage import salvage

    subprocess.run([sys.executable, "-c", HALF_WAY, str(collection)], check=False)
    assert salvage(collection, tmp_path / "out.passerelle-collection").whole


def test_a_file_that_can_no_longer_be_read_is_told(
    collection: Path, made: list[Made], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What an earlier version could read: its answers are not taken for silence."""

    with Collection.open(collection) as opened:
        opened.derived.change_file(rebuilding.clear)
    with Collection.open(collection) as opened:
        monkeypatch.setattr(Workers, "run", lambda _, paths: ((path, KnownError("No.")) for path in paths))
        opened.derived.complete()
        assert {one.state for one in opened.view().submissions} == {"rejected"}
        assert len(opened.derived.unreadable) == len(made)


def test_what_is_not_saved_yet_is_not_taken_for_silence(
    collection: Path, made: list[Made], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise CannotWrite("The disk is full.")

    with Collection.open(collection) as opened:
        expected = answers(opened)
    path = tmp_path / "other.passerelle-collection"
    Collection.create(path).close()
    opened = Collection.open(path, synchronous=False)
    with monkeypatch.context() as disk:
        disk.setattr(Document, "write", full)
        with pytest.raises(CannotWrite, match="full"):
            admit(opened, [one.path for one in made])
        with pytest.raises(CannotWrite, match="not saved yet"):
            answers(opened)
    opened.session.flush()
    assert answers(opened) == expected
    opened.close()


def test_a_collection_of_an_earlier_version_is_brought_to_todays(
    collection: Path, made: list[Made], monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = "CREATE TABLE notes (a)"
    later = sorted([*collection_schema.SCHEMA, ("table", "notes", "notes", notes)])
    kept, version = list(collection_migrations._migrations), collection_schema.SCHEMA_VERSION + 1
    collection_migrations(name="keep_notes")(lambda db: db.conn.execute(notes))
    monkeypatch.setattr(collection_schema, "SCHEMA_VERSION", version)
    monkeypatch.setattr(collection_schema, "SCHEMAS", {**collection_schema.SCHEMAS, version: later})
    try:
        before = collection.read_bytes()
        with Collection.open(collection, read_only=True) as reader:
            expected = answers(reader)
        assert collection.read_bytes() == before
        with Collection.open(collection) as opened:
            assert answers(opened) == expected and len(expected) == len(made)
            backups = Shelf(opened.session.document.document_id).backups()
        earlier = [one.path for one in backups if one.reason == "before-migration"]
        assert [version_in(path) for path in (*earlier, collection)] == [version - 1, version]
    finally:
        collection_migrations._migrations[:] = kept


class OnlyOne:
    """A person who stops the reading after the first file."""

    def step(self, done: int, total: int, what: str = "") -> None:
        if done > 1:
            raise Cancelled


def test_reading_anew_can_be_stopped_and_goes_on_later(collection: Path, made: list[Made]) -> None:
    with Collection.open(collection) as opened:
        expected = answers(opened)
        opened.derived.change_file(rebuilding.clear)
    with Collection.open(collection) as opened:
        with pytest.raises(Cancelled):
            opened.derived.complete(OnlyOne())
        assert 0 < len(opened.derived.lacking()) < len(made)
        assert answers(opened) == expected


def test_an_index_that_takes_nothing_in_is_made_anew(
    collection: Path, made: list[Made], tmp_path: Path
) -> None:
    """It broke while the collection was open: the file that comes is kept, and all is read anew."""
    path = tmp_path / "other.passerelle-collection"
    with Collection.open(collection) as opened:
        expected = answers(opened)
    with Collection.create(path) as opened:
        admit(opened, [made[0].path])
    with Collection.open(path) as opened:
        opened.derived.change_file(
            lambda file: file.execute("UPDATE search_data SET block = x'ffffffffffff'")
        )
        admit(opened, [one.path for one in made])
        assert answers(opened) == expected
        assert len(search(opened.view(), "travail OR labour")) > len(made)
    with Collection.open(path) as again:
        assert not again.derived.lacking() and answers(again) == expected
