"""Files of every schema that there ever was, and of those to come."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from tests.samples.make import FORM, SAMPLES, told
from workbook.cli.main import main
from workbook.cli.parser import COMMANDS
from workbook.document import schema
from workbook.document.backups import Shelf
from workbook.document.document import Document
from workbook.document.migrations import workbook_migrations
from workbook.document.rows import row_hash
from workbook.editing.session import Session
from workbook.errors import CannotWrite, NewerFile

OLD = sorted(SAMPLES.glob("schema-*.passerelle"))
NOTES = "CREATE TABLE notes (\n  id INTEGER PRIMARY KEY,\n  text TEXT NOT NULL\n)"


def keep_notes(db: Database) -> None:
    """A migration as one may come: a table more, and a row in another."""
    db.conn.execute(NOTES)
    db.conn.execute("INSERT INTO notes (text) VALUES ('une note')")
    db.conn.execute("INSERT INTO meta VALUES (?, ?, ?)", ("notes", "1", row_hash("notes", "1")))


@pytest.fixture
def next_year(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The program of a later version, with one migration more."""
    version = schema.SCHEMA_VERSION + 1
    kept = list(workbook_migrations._migrations)
    workbook_migrations()(keep_notes)
    later = sorted([*schema.SCHEMA, ("table", "notes", "notes", NOTES)])
    monkeypatch.setattr(schema, "SCHEMA_VERSION", version)
    monkeypatch.setattr(schema, "SCHEMAS", {**schema.SCHEMAS, version: later})
    yield
    workbook_migrations._migrations[:] = kept


@pytest.fixture(params=OLD, ids=lambda path: path.stem)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of a sample file."""
    path = tmp_path / "pays.passerelle"
    shutil.copyfile(request.param, path)
    return path


def version_in(path: Path) -> int:
    return int.from_bytes(path.read_bytes()[60:64], "big")


def migrations_in(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM _sqlite_migrations ORDER BY id")]


def expected(path: Path) -> object:
    sample = next(one for one in OLD if one.read_bytes() == path.read_bytes())
    return json.loads(sample.with_suffix(".json").read_text(encoding="utf-8"))


def test_there_is_a_sample_of_every_schema() -> None:
    assert [path.stem for path in OLD] == [f"schema-{number}" for number in schema.SCHEMAS]


def test_an_old_file_says_what_it_said(old: Path) -> None:
    said, before = expected(old), old.read_bytes()
    assert told(old) == said
    assert old.read_bytes() == before, "reading changes nothing"
    with Session.open(old) as session:
        assert session.document.check() == []
        session.answer(FORM, "line", "cette année")
    assert version_in(old) == schema.SCHEMA_VERSION


def test_an_old_file_is_read_by_a_later_version_and_left_as_it_is(old: Path, next_year: None) -> None:
    said, before = expected(old), old.read_bytes()
    assert told(old) == said
    assert old.read_bytes() == before


def test_an_old_file_is_brought_to_the_later_version(old: Path, next_year: None) -> None:
    said, before = expected(old), old.read_bytes()
    Session.open(old).close()
    assert told(old) == said
    assert version_in(old) == schema.SCHEMA_VERSION
    assert migrations_in(old) == ["create_workbook", "keep_notes"]
    with closing(sqlite3.connect(old)) as connection:
        assert connection.execute("SELECT text FROM notes").fetchall() == [("une note",)]
    (backup,) = [one for one in Shelf(str(said["document_id"])).backups() if one.reason == "before-migration"]
    assert version_in(backup.path) == version_in(Path(OLD[0])) and told(backup.path) == said
    assert version_in_bytes(before) == version_in(backup.path)
    assert [each.name for each in old.parent.iterdir() if each.is_file()] == [old.name]


def version_in_bytes(content: bytes) -> int:
    return int.from_bytes(content[60:64], "big")


def test_without_a_backup_nothing_is_migrated(
    old: Path, next_year: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("")
    monkeypatch.setattr(Shelf, "folder", property(lambda self: tmp_path / "taken" / "backups"))
    before = old.read_bytes()
    with pytest.raises(CannotWrite):
        Session.open(old)
    assert old.read_bytes() == before


def test_a_migration_that_fails_leaves_the_file(old: Path, next_year: None) -> None:
    def fail(db: Database) -> None:
        db.conn.execute("DELETE FROM cells")
        raise sqlite3.OperationalError("no")

    workbook_migrations()(fail)
    before = old.read_bytes()
    with pytest.raises(Exception, match="no"):
        Session.open(old)
    assert old.read_bytes() == before
    assert [each.name for each in old.parent.iterdir() if each.is_file()] == [old.name]


def test_a_migration_that_loses_something_is_not_taken(old: Path, next_year: None) -> None:
    workbook_migrations(name="forget")(
        lambda db: db.conn.execute("DELETE FROM cells WHERE question = 'line'")
    )
    before = old.read_bytes()
    with pytest.raises(Exception, match="damaged"):
        Document.open(old)
    assert old.read_bytes() == before


KILLED = """
import os, sys
from pathlib import Path
from workbook.document import schema
from workbook.document.document import Document
from workbook.document.migrations import workbook_migrations

@workbook_migrations()
def half(db):
    db.conn.execute("CREATE TABLE half (a)")
    db.conn.execute("DELETE FROM cells")
    os._exit(9)

schema.SCHEMA_VERSION += 1
schema.SCHEMAS[schema.SCHEMA_VERSION] = schema.SCHEMA
Document.open(Path(sys.argv[1]))
"""


def test_a_program_that_is_killed_while_migrating_leaves_the_old_file(old: Path) -> None:
    said, before = expected(old), old.read_bytes()
    killed = subprocess.run([sys.executable, "-c", KILLED, str(old)], capture_output=True, text=True)
    assert killed.returncode == 9, killed.stderr
    assert old.read_bytes() == before
    Session.open(old).close()
    assert told(old) == said


def newer(path: Path) -> bytes:
    content = bytearray(path.read_bytes())
    content[60:64] = (schema.SCHEMA_VERSION + 1).to_bytes(4, "big")
    path.write_bytes(content)
    return bytes(content)


@pytest.mark.parametrize("read_only", [True, False])
def test_a_newer_file_is_refused_and_not_touched(old: Path, read_only: bool) -> None:
    content = newer(old)
    with pytest.raises(NewerFile):
        Session.open(old, read_only=read_only)
    assert old.read_bytes() == content
    assert [each.name for each in old.parent.iterdir() if each.is_file()] == [old.name]


COMMAND_LINES = {
    "show": ("show", "{file}"),
    "history": ("history", "{file}"),
    "check": ("check", "{file}"),
    "answer": ("answer", "{file}", FORM, "line", "x"),
    "row": ("row", "{file}", FORM, "rows"),
    "undo": ("undo", "{file}"),
    "redo": ("redo", "{file}"),
    "load": ("load", "{file}", "{json}"),
    "export": ("export", "{file}", "{out}"),
    "send": ("send", "{file}", "{out}", "--to", "Intérieur", "--section", FORM),
    "receive": ("receive", "{file}", "{file}"),
}


def test_no_command_is_forgotten() -> None:
    """These take no workbook; salvage reads whatever it is given, and writes a new file."""
    of_collections = {"collect", "collection"}  # in test_collection_file
    assert COMMANDS - COMMAND_LINES.keys() - of_collections == {"demo", "form", "forms", "new", "salvage"}


@pytest.mark.parametrize("command", COMMAND_LINES)
def test_every_command_refuses_a_newer_file_untouched(
    command: str, old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = tmp_path / "answers.json"
    answers.write_text('{"cells": []}', encoding="utf-8")
    content = newer(old)
    words = [
        word.format(file=old, json=answers, out=tmp_path / "out.xlsx") for word in COMMAND_LINES[command]
    ]
    assert main(["--lang", "en", *words]) == 3
    assert "newer version of Passerelle" in capsys.readouterr().err
    assert old.read_bytes() == content
    assert not (tmp_path / "out.xlsx").exists()
