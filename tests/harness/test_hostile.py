"""Files made to harm: each refused by name of the reason, in a second and 200 MB."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from workbook.document.rows import row_hash
from workbook.document.schema import TABLES

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux tells it")
HOUSE = Path(__file__).resolve().parents[2]
SECONDS, MEGABYTES = 1.0, 200
OPENED = """
import sys, time
from pathlib import Path
from workbook.editing.session import Session
from workbook.errors import KnownError
started = time.process_time()
try:
    Session.open(Path(sys.argv[1]), read_only=sys.argv[2] == "read").close()
    said = "OPENED"
except KnownError as error:
    said = f"{type(error).__name__}: {error}"
print(said.replace("\\n", " "))
spent = time.process_time() - started
most = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(spent, int(most.split()[1]) // 1024)
"""
Harm = Callable[[Path], None]


def forge(path: Path, *statements: tuple[str, tuple[object, ...]] | str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 1_000_000_000)
        for statement in statements:
            words, values = (statement, ()) if isinstance(statement, str) else statement
            connection.execute(words, values)


def cell(question: str, facet: str, value: object, step: object = 1) -> tuple[str, tuple[object, ...]]:
    """A cell with the right checksum, which its history does not know."""
    row = ("every-type", "", question, facet, value, step)
    return "INSERT OR REPLACE INTO cells VALUES (?, ?, ?, ?, ?, ?, ?)", (*row, row_hash_of(*row))


def row_hash_of(*row: object) -> str:
    return row_hash(*(one.decode("latin-1") if isinstance(one, bytes) else one for one in row))


def written(question: str, facet: str, value: str) -> list[tuple[str, tuple[object, ...]]]:
    """A cell with its history, all with the right checksums."""
    step = (2, "answer", "{}", "2026-01-01T00:00:00.000+00:00", "X", None)
    change = (2, 0, "every-type", "", question, facet, None, value)
    return [
        ("INSERT INTO steps VALUES (?, ?, ?, ?, ?, ?, ?)", (*step, row_hash(*step))),
        ("INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (*change, row_hash(*change))),
        cell(question, facet, value, 2),
    ]


def step_numbered(number: int) -> tuple[str, tuple[object, ...]]:
    row = (number, "version", "{}", "2026-01-01T00:00:00.000+00:00", "X", None)
    return "INSERT INTO steps VALUES (?, ?, ?, ?, ?, ?, ?)", (*row, row_hash(*row))


def definition_as(plain: object) -> list[tuple[str, tuple[object, ...]]]:
    content = plain if isinstance(plain, str) else json.dumps(plain)
    row = ("every-type", "2026010101", content)
    return [
        ("UPDATE definitions SET content = ?, hash = ? WHERE form = ?", (content, row_hash(*row), row[0]))
    ]


def hidden_trigger(path: Path) -> None:
    """A trigger under the name of a table, so that a look at the names alone would miss it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "INSERT INTO sqlite_master VALUES ('trigger', 'cells', 'steps', 0, "
            "'CREATE TRIGGER cells AFTER INSERT ON steps BEGIN DELETE FROM changes; END')"
        )
        connection.execute(
            "INSERT INTO sqlite_master SELECT type, name, tbl_name, rootpage, sql FROM sqlite_master "
            "WHERE name = 'cells' AND type = 'table'"
        )
        connection.execute(
            "DELETE FROM sqlite_master WHERE rowid = (SELECT min(rowid) FROM sqlite_master "
            "WHERE name = 'cells' AND type = 'table')"
        )


def rewritten(change: Callable[[bytearray], None]) -> Harm:
    def harm(path: Path) -> None:
        content = bytearray(path.read_bytes())
        change(content)
        path.write_bytes(bytes(content))

    return harm


def forged(*statements: tuple[str, tuple[object, ...]] | str) -> Harm:
    return lambda path: forge(path, *statements)


def cut(content: bytearray) -> None:
    del content[len(content) // 2 :]


def put(place: int, data: bytes) -> Callable[[bytearray], None]:
    def change(content: bytearray) -> None:
        content[place : place + len(data)] = data

    return change


def sparse(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(1_500_000_000)


ENDLESS = (
    "CREATE VIEW endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
)
OTHER_CELLS = TABLES["cells"].replace("hash TEXT NOT NULL", "hash TEXT DEFAULT (hex(randomblob(1000000)))")
DEEP = "[" * 200_000
FILES: dict[str, tuple[Harm, str]] = {
    "a trigger that empties the history": (
        forged("CREATE TRIGGER emptied AFTER INSERT ON steps BEGIN DELETE FROM changes; END"),
        "built differently",
    ),
    "a trigger under a table's name": (hidden_trigger, "built differently|malformed|damaged"),
    "a view without end": (forged(ENDLESS), "built differently"),
    "a view in a table's place": (
        forged("DROP TABLE attachments", ENDLESS.replace("endless", "attachments")), "built differently",
    ),
    "a table with another default": (
        forged("PRAGMA writable_schema = ON", ("UPDATE sqlite_master SET sql = ? WHERE name = 'cells'", (OTHER_CELLS,))),
        "built differently",
    ),
    "a virtual table": (forged("CREATE VIRTUAL TABLE x USING fts5(a)"), "built differently"),
    "ten thousand tables": (
        forged("BEGIN", *(f"CREATE TABLE t{n} (a)" for n in range(10_000)), "COMMIT"), "built differently",
    ),
    "an answer of 300 MB": (
        forged(("INSERT INTO cells VALUES ('every-type', '', 'long', 'value.fr', zeroblob(300000000), 1, '')", ())),
        "more than a workbook can|not an answer",
    ),
    "a text of 40 MB": (forged(*written("long", "value.fr", json.dumps("x" * 40_000_000))), "more than a workbook can"),
    "many long texts": (
        forged(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 40) INSERT INTO cells "
            "SELECT 'every-type', i, 'long', 'value.fr', replace(hex(zeroblob(500000)), '0', '€'), 1, '' FROM n"
        ),
        "more than a workbook can",
    ),
    "an attachment of 60 MB": (
        forged("INSERT INTO attachments VALUES ('00', 'a.txt', zeroblob(60000000), '')"), "more than a workbook can",
    ),
    "bytes where a text belongs": (forged(cell("long", "value.fr", b'"x"')), "not an answer"),
    "a text where a step belongs": (forged(cell("long", "value.fr", '"x"', "first")), "not an answer"),
    "a number where a list belongs": (forged(*written("long", "tags", "12")), "not an answer"),
    "a list where a text belongs": (forged(*written("long", "value.fr", "[1, 2]")), "not an answer"),
    "a reason that is none": (forged(*written("long", "missing", '{"reason": ["x"]}')), "not an answer"),
    "an answer that is no JSON": (forged(*written("long", "value.fr", "{")), "not an answer"),
    "half of a character": (forged(*written("long", "value.fr", '"\\ud800"')), "not an answer"),
    "no number": (forged(*written("number", "value", "NaN")), "not an answer"),
    "a number without end": (forged(*written("number", "value", "1e999")), "not an answer"),
    "a questionnaire in a place that is a list": (forged(*written("", "form", "[1, 2]")), "not an answer"),
    "a step of a number that none can have": (forged(step_numbered(2**62)), "not an answer"),
    "a step before the first": (forged(step_numbered(-5)), "not an answer"),
    "an answer of 200,000 brackets": (forged(*written("long", "value.fr", DEEP)), "not an answer"),
    "a questionnaire of 200,000 brackets": (forged(*definition_as(DEEP)), "not an answer"),
    "a questionnaire that is a list": (forged(*definition_as([1, 2])), "not an answer"),
    "a questionnaire without its items": (forged(*definition_as({"form_id": "every-type"})), "not an answer"),
    "a questionnaire that is gone": (forged("DELETE FROM definitions"), "not an answer"),
    "a wrong checksum": (forged("UPDATE cells SET value = '\"x\"' WHERE question = 'country'"), "damaged"),
    "cells that the history does not know": (forged(cell("long", "value.fr", '"x"')), "damaged"),
    "a history that begins elsewhere": (forged("DELETE FROM steps"), "damaged"),
    "cut in the middle": (rewritten(cut), "cut short"),
    "cut to its first 100 bytes": (rewritten(lambda content: content.__delitem__(slice(100, None))), "cut short"),
    "a page size of 3": (rewritten(put(16, b"\x00\x03")), "what cannot be"),
    "another page size": (rewritten(put(16, b"\x02\x00")), "damaged|built differently"),
    "zeros after its header": (rewritten(lambda content: put(100, bytes(len(content) - 100))(content)), "damaged|built"),
    "an encoding of its own": (rewritten(put(56, b"\x00\x00\x00\x02")), "damaged|built differently"),
    "one and a half gigabytes of nothing": (sparse, "larger than a workbook"),
    "another program's mark": (rewritten(put(68, b"abcd")), "not a Passerelle workbook"),
}  # fmt: skip


@pytest.fixture
def opened(tmp_path: Path) -> Callable[[Path, str], tuple[str, float, int]]:
    """Open a file in a process of its own: what was said, the seconds of processor and the megabytes it took."""

    def run(path: Path, how: str) -> tuple[str, float, int]:
        found = subprocess.run(
            [sys.executable, "-c", OPENED, str(path), how],
            cwd=HOUSE,
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert found.returncode == 0, found.stderr
        said, figures = found.stdout.splitlines()
        seconds, megabytes = figures.split()
        return said, float(seconds), int(megabytes)

    return run


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_refused_by_name_of_the_reason(
    name: str,
    template: Path,
    opened: Callable[[Path, str], tuple[str, float, int]],
    record_property: Callable[[str, object], None],
) -> None:
    harm, reason = FILES[name]
    harm(template)
    before = template.stat().st_size
    said, seconds, megabytes = opened(template, "write")
    assert any(word in said for word in reason.split("|")), said
    assert seconds < SECONDS
    assert megabytes < MEGABYTES
    assert template.stat().st_size == before
    assert not list(template.parent.glob(f"*{template.name}[-#]*")), "nothing is left beside it"
    record_property("hostile", (seconds, megabytes))


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_read_within_bounds_or_refused(
    name: str, template: Path, opened: Callable[[Path, str], tuple[str, float, int]]
) -> None:
    FILES[name][0](template)
    said, seconds, megabytes = opened(template, "read")
    assert said == "OPENED" or said.split(":")[0] in ("UnusableFile", "DamagedFile")
    assert seconds < 2 * SECONDS
    assert megabytes < MEGABYTES
