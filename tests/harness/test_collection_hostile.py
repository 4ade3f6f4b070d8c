"""Collections made to harm: refused by name of the reason, or read for what they are, in a second and 200 MB."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.harness.collected import Told
from tests.harness.test_hostile import ENDLESS, forged, put, rewritten
from workbook.document.kinds import WORKBOOK
from workbook.document.rows import row_hash

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux tells it")
HOUSE = Path(__file__).resolve().parents[2]
SECONDS, MEGABYTES = 1.0, 200
READ = """
import sys, time
from pathlib import Path
from tests.harness.collected import told
from workbook.collection.collection import Collection
from workbook.errors import KnownError
for name in sys.argv[1:]:
    started = time.process_time()
    collection = None
    try:
        collection = Collection.open(Path(name))
        found = told(collection)
        said = f"TOLD {len(found['files'])} {sum(map(len, found['found'].values()))}"
    except KnownError as error:
        said = f"{type(error).__name__}: {error}"
    spent = time.process_time() - started
    if collection:
        collection.close()
    most = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
    print(spent, int(most.split()[1]) // 1024, said.replace("\\n", " "), flush=True)
"""
Statement = tuple[str, tuple[object, ...]]
Harm = Callable[[Path], None]
Said = Callable[[str], None]
Times = Callable[[int, int], int]
ID = "7" * 64


def act(form: str, row: str, facet: str, value: object, question: str = "") -> list[Statement]:
    """A cell of the next step, with its history and the right checksums."""
    text, at = json.dumps(value), "2026-01-01T00:00:00.000+00:00"
    step = (999, "admit", "{}", at, "X", None)
    change = (999, 0, form, row, question, facet, None, text)
    cell = (form, row, question, facet, text, 999)
    return [
        ("INSERT INTO steps VALUES (?, ?, ?, ?, ?, ?, ?)", (*step, row_hash(*step))),
        ("INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (*change, row_hash(*change))),
        ("INSERT INTO cells VALUES (?, ?, ?, ?, ?, ?, ?)", (*cell, row_hash(*cell))),
    ]


def facts(**changes: object) -> list[Statement]:
    said = {
        "name": "x.xlsx", "size": 1, "received_at": "2026-01-01T00:00:00+00:00", "refusal": ["No.", {}],
        "kind": "submission", "instance": "", "deprecated": "", "document": "", "step": 0, "written_at": "",
        "country": "MAR", "edition": "", "languages": [], "forms": {}, "filled": 0, "stored": 0, "listed": 0,
        "repairs": 0, "doubts": 0,
    }  # fmt: skip
    return act("submissions", ID, "submission", said | changes)


def numbered(number: int) -> list[Statement]:
    return [("UPDATE projections SET id = ? WHERE id = 1", (number,))]


REFUSED: dict[str, tuple[Harm, str]] = {
    "a trigger": (forged("CREATE TRIGGER t AFTER INSERT ON answers BEGIN DELETE FROM cells; END"), "built differently"),
    "a view": (forged(ENDLESS), "built differently"),
    "a second index of words": (forged("CREATE VIRTUAL TABLE x USING fts5(a)"), "built differently"),
    "a table more": (forged("CREATE TABLE more (a)"), "built differently"),
    "no index of words": (forged("DROP TABLE search"), "built differently"),
    "a workbook's mark": (rewritten(put(68, WORKBOOK.application_id.to_bytes(4, "big"))), "workbook of a country"),
    "a newer version": (rewritten(put(60, (99).to_bytes(4, "big"))), "newer version"),
    "facts that are a list": (forged(*act("submissions", ID, "submission", [1])), "not an answer"),
    "facts without a name": (forged(*facts(name=None)), "not an answer"),
    "facts with more than facts have": (forged(*facts(more="x")), "not an answer"),
    "a file that was received at no time": (forged(*facts(received_at="yesterday")), "not an answer"),
    "a reason that takes all memory": (forged(*facts(refusal=["{file:>999999999}", {"file": "x"}])), "not an answer"),
    "a file that is not there": (forged(*facts(refusal=None)), "damaged"),
    "a decision that is none": (forged(*act("submissions", ID, "decision", {"verdict": 1})), "not an answer"),
    "a decision with more than decisions have": (
        forged(*act("submissions", ID, "decision", {"verdict": "accepted", "x": "y"})), "not an answer",
    ),
    "a file received that is another": (forged("UPDATE attachments SET content = zeroblob(10)"), "damaged"),
}  # fmt: skip

MADE_ANEW: dict[str, Harm] = {
    "an index that is noise": forged("UPDATE search_data SET block = randomblob(length(block))"),
    "an index of endless segments": forged(
        ("UPDATE search_data SET block = ? WHERE id = 10", (bytes(4) + b"\xff" * 60,))
    ),
    "an index without its structure": forged("DELETE FROM search_data WHERE id = 10"),
    "an index with functions of its own": forged("INSERT INTO search_config VALUES ('rank', 'bm25(1e999)')"),
    "an index of another version": forged("UPDATE search_config SET v = 9"),
    "an index whose seal was forged": forged(
        "UPDATE search_config SET v = 'x' WHERE k = 'sealed'", "DELETE FROM search_docsize WHERE id > 20"
    ),
    "answers of numbers that none can have": forged(
        "UPDATE answers SET id = 9223372036854775807 WHERE id = 1"
    ),
    "a projection of a number that none can have": forged(*numbered(2**62)),
    "answers that are bytes": forged("UPDATE answers SET content = randomblob(100)"),
    "projections that overlap": forged("UPDATE projections SET first = 1, last = 999999"),
    "an index that is not that of its table": forged(
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'changes_by_cell') "
        "WHERE name = 'answers_by_question'",
    ),
}


@contextmanager
def hashing(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that knows the program's checksums."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.create_function("hashed", -1, row_hash)
        yield connection


def says(part: str, text: str) -> Harm:
    """What was read from the first file says something else, with the right checksum."""

    def harm(path: Path) -> None:
        with hashing(path) as connection:
            connection.execute(f"UPDATE projections SET {part} = ? WHERE id = 1", (text,))
            connection.execute(
                "UPDATE projections SET hash = hashed(sha256, last - first + 1, states, issues) WHERE id = 1"
            )

    return harm


def answers(text: str) -> Harm:
    """An answer says something else, with the right checksum."""

    def harm(path: Path) -> None:
        with hashing(path) as connection:
            connection.execute("UPDATE answers SET content = ? WHERE id = 3", (text,))
            connection.execute(
                "UPDATE answers SET hash = hashed((SELECT sha256 FROM projections WHERE id = submission), form, "
                "question, content) WHERE id = 3"
            )

    return harm


MADE_ANEW |= {
    "states that are a list": says("states", "[]"),
    "states that are numbers": says("states", '{"berlin-2017": {"questions": {"a": 1}, "rows": {}}}'),
    "issues without words": says("issues", '{"repairs": [], "listed": [], "doubts": [["x", {}]]}'),
    "issues that are none": says("issues", '{"repairs": [1], "listed": 2}'),
    "an answer that is a list": answers("[]"),
    "an answer that is a number where a text belongs": answers('{"": {"value.fr": [12, "A", "B1"]}}'),
    "an answer without a place": answers('{"": {"value.fr": ["x", 1]}}'),
}


def forged_ones(harms: Mapping[str, Harm], collection: Path) -> dict[str, tuple[str, float, int]]:
    """What is said of each of the files, the seconds of processor and the megabytes that it took."""
    paths = {name: collection.with_name(f"{number}{collection.suffix}") for number, name in enumerate(harms)}
    for name, path in paths.items():
        path.write_bytes(collection.read_bytes())
        harms[name](path)
    command = [sys.executable, "-c", READ, *map(str, paths.values())]
    found = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, timeout=300)
    assert found.returncode == 0, found.stderr
    lines = [line.split(" ", 2) for line in found.stdout.splitlines()]
    beside = {one.name for one in collection.parent.iterdir() if one.is_file()}
    assert beside == {collection.name, *(path.name for path in paths.values())}, "nothing is left beside them"
    return {
        name: (said, float(seconds), int(most))
        for name, (seconds, most, said) in zip(paths, lines, strict=True)
    }


def test_a_hostile_collection_is_refused_by_name_of_the_reason(collection: Path, figure: Said) -> None:
    found = forged_ones({name: harm for name, (harm, _) in REFUSED.items()}, collection)
    for name, (said, seconds, megabytes) in found.items():
        assert REFUSED[name][1] in said, (name, said)
        assert seconds < SECONDS and megabytes < MEGABYTES, name
    most = max(seconds for _, seconds, _ in found.values())
    figure(
        f"collection: {len(found)} hostile files refused by name of the reason, at most {most:.2f} s of processor"
    )


def test_what_is_forged_of_what_is_derived_is_read_anew(
    collection: Path, truth: Told, times: Times, figure: Said
) -> None:
    chosen = dict(list(MADE_ANEW.items())[:: times(4, 1)])
    found = forged_ones(chosen, collection)
    expected = f"TOLD {len(truth['files'])} {sum(map(len, truth['found'].values()))}"
    for name, (said, seconds, megabytes) in found.items():
        assert said == expected, (name, said)
        assert seconds < 2 * SECONDS and megabytes < MEGABYTES, name
    most = max(megabytes for _, _, megabytes in found.values())
    figure(
        f"collection: {len(found)} forged indexes and readings read anew from the files received, at most {most} MB"
    )
