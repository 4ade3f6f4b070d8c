"""The program is killed, or the power goes, while a collection takes files in or reads them anew: whole files or none,
nothing that was acknowledged is lost, and what is derived is complete again at the end."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import apsw
import pytest

from tests.harness.collected import NAME, Told, everything
from tests.harness.states import digests
from tests.harness.unsafe_disk import Disk, after_a_cut
from workbook.collection.collection import Collection
from workbook.collection.rebuilding import clear
from workbook.document.cells import Attachment, Change, Step
from workbook.document.connection import WRITING_PRAGMAS
from workbook.document.document import Document
from workbook.document.kinds import COLLECTION
from workbook.document.writing import build_file, write_steps
from workbook.errors import UnusableFile

HOUSE = Path(__file__).resolve().parents[2]
READING_ANEW = """
import sys
from pathlib import Path
from workbook.collection.collection import Collection
class Said:
    def step(self, done, total, what=""):
        print(done, flush=True)
with Collection.open(Path(sys.argv[1])) as collection:
    collection.derived.complete(Said())
"""


def emptied(path: Path) -> None:
    """As a backup is: without what is derived."""
    with Collection.open(path) as collection:
        collection.derived.change_file(clear)


def test_killed_while_it_reads_anew_it_goes_on_where_it_was(
    collection: Path, truth: Told, times: Callable[[int, int], int]
) -> None:
    chance = random.Random(41)
    for _ in range(times(1, 8)):
        emptied(collection)
        found = [0]
        while found[-1] < len(truth["files"]) and len(found) < 3:
            command = [sys.executable, "-c", READING_ANEW, str(collection)]
            with subprocess.Popen(command, cwd=HOUSE, stdout=subprocess.PIPE) as process:
                assert process.stdout is not None
                for _ in range(2):
                    process.stdout.readline()
                time.sleep(chance.uniform(0, 0.05))
                process.kill()
            with Collection.open(collection) as opened:
                found.append(len(opened.derived.known))
                assert len(opened.derived.lacking()) == len(truth["files"]) - found[-1]
        assert found == sorted(found) and found[-1] > 1, "what was read stays"
        assert everything(collection, read_only=False) == truth


def steps_of(path: Path) -> list[Step]:
    """The steps of a collection with all that they wrote; what a contentless index holds is made up."""
    document = Document.open(path, read_only=True)
    try:
        return [whole_step(document, one) for one in document.steps()]
    finally:
        document.close()


def whole_step(document: Document, step: Step) -> Step:
    changes = document.changes(step.id)
    files, derived = received(document, changes)
    definitions = tuple(document.definitions().values()) if step.id == 1 else ()
    return replace(step, changes=changes, definitions=definitions, attachments=files, derived=derived)


def received(
    document: Document, changes: tuple[Change, ...]
) -> tuple[tuple[Attachment, ...], Mapping[str, list[Any]]]:
    """The files that a step took in, and what was read from them."""
    files = tuple(
        file
        for change in changes
        if change.cell.facet == "submission" and (file := document.attachment(change.cell.row))
    )
    derived: dict[str, list[Any]] = {}

    def read(connection: sqlite3.Connection) -> None:
        for file in files:
            head = connection.execute("SELECT * FROM projections WHERE sha256 = ?", (file.sha256,)).fetchone()
            rows = connection.execute("SELECT * FROM answers WHERE submission = ?", head[:1]).fetchall()
            derived.update(
                projections=[head], answers=rows, search=[(row[0], f"{row[2]} {row[3]}") for row in rows]
            )

    document.read(read)
    return files, derived


def written_on(disk: Disk, steps: list[Step]) -> list[tuple[int, int]]:
    """Write steps as `Document.write` does: after how many operations each was acknowledged."""
    connection = apsw.Connection(NAME, vfs=disk.vfs_name, flags=apsw.SQLITE_OPEN_READWRITE)
    for pragma in WRITING_PRAGMAS:
        connection.execute(pragma).fetchall()
    connection.execute("BEGIN EXCLUSIVE; COMMIT")
    acknowledged = []
    for step in steps:
        write_steps(cast(sqlite3.Connection, connection), [step])
        acknowledged.append((len(disk.operations), step.id))
    connection.close()
    return acknowledged


def state_found(path: Path) -> dict[int, str] | None:
    """The digest after each step, if the file is sound, with every file received and what was read from it."""
    try:
        document = Document.open(path)
    except UnusableFile:
        return None
    try:
        sound = not document.check() and document.read(whole)
        return digests(document) if sound else None
    finally:
        document.close()


def whole(connection: sqlite3.Connection) -> bool:
    counts = (
        "SELECT count(*) FROM cells WHERE facet = 'submission'",
        "SELECT count(*) FROM attachments",
        "SELECT count(*) FROM projections AS one WHERE last - first + 1 = "
        "(SELECT count(*) FROM answers WHERE submission = one.id)",
    )
    words = ("SELECT count(*) FROM answers", "SELECT count(*) FROM search_docsize")
    return all(
        len({connection.execute(query).fetchone()[0] for query in queries}) == 1
        for queries in (counts, words)
    )


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_a_power_cut_leaves_whole_files_or_none(
    secretariat: Path, tmp_path: Path, times: Callable[[int, int], int], figure: Callable[[str], None]
) -> None:
    steps = steps_of(secretariat)
    start = tmp_path / "start"
    build_file(start, steps[0], COLLECTION)
    disk = Disk(f"desk-{tmp_path.name}", {NAME: start.read_bytes()})
    acknowledged = written_on(disk, steps[1:])
    whole_one = Document.open(secretariat, read_only=True)
    expected = digests(whole_one)
    whole_one.close()
    chance, cuts, folder = random.Random(42), times(15, 500), tmp_path / "after"
    folder.mkdir()
    for _ in range(cuts):
        moment = chance.randint(0, len(disk.operations))
        for name, content in after_a_cut(disk, moment, chance).items():
            (folder / name).write_bytes(content)
        said = max((step for at, step in acknowledged if at <= moment), default=1)
        found = state_found(folder / NAME)
        assert found is not None and max(found) >= said
        assert all(expected[step] == state for step, state in found.items())
        for each in folder.iterdir():
            each.unlink()
    figure(
        f"collection: {cuts} power cuts among {len(disk.operations)} operations while files were taken in: 0 acknowledged "
        "acts lost, every file there whole with all that was read from it, or not at all"
    )
