"""The power goes at any moment, on a disk that keeps nothing but what was synced."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import apsw

from tests.harness.states import digests, sound_states
from tests.harness.unsafe_disk import Disk, after_a_cut
from workbook.document.connection import WRITING_PRAGMAS
from workbook.document.document import Document
from workbook.document.writing import write_steps
from workbook.errors import UnusableFile

NAME = "pays.passerelle"
Acknowledged = list[tuple[int, int]]


def written_on(disk: Disk, filled: Path, pragmas: tuple[str, ...]) -> Acknowledged:
    """Write the steps of a workbook as `Document.write` does; what comes back tells, for each acknowledged step, after
    how many operations it was acknowledged."""
    source = Document.open(filled, read_only=True)
    steps = [
        step.__class__(step.id, step.kind, step.args, step.at, step.by, source.changes(step.id), step.reverts)
        for step in source.steps()[1:]
    ]
    source.close()
    acknowledged: Acknowledged = []
    chance = random.Random(4)
    connection = None
    for step in steps:
        if connection is None:
            connection = apsw.Connection(NAME, vfs=disk.vfs_name, flags=apsw.SQLITE_OPEN_READWRITE)
            for pragma in pragmas:
                connection.execute(pragma).fetchall()
            connection.execute("BEGIN EXCLUSIVE; COMMIT")
        write_steps(cast(sqlite3.Connection, connection), [step])
        acknowledged.append((len(disk.operations), step.id))
        if chance.random() < 0.05:
            connection.close()
            connection = None
    if connection is not None:
        connection.close()
    return acknowledged


def cuts(
    folder: Path, disk: Disk, acknowledged: Acknowledged, expected: dict[int, str], number: int
) -> tuple[int, int]:
    """Cut the power so many times; how many of the files had lost acknowledged saves, and how many were unsound."""
    chance = random.Random(5)
    lost = unsound = 0
    for _ in range(number):
        moment = chance.randint(0, len(disk.operations))
        for name, content in after_a_cut(disk, moment, chance).items():
            (folder / name).write_bytes(content)
        said = max((step for at, step in acknowledged if at <= moment), default=1)
        found = state_found(folder / NAME)
        if found is None or any(expected[step] != state for step, state in found.items()):
            unsound += 1
        elif max(found) < said:
            lost += 1
        for each in folder.iterdir():
            each.unlink()
    return lost, unsound


def state_found(path: Path) -> dict[int, str] | None:
    try:
        return sound_states(path)
    except (UnusableFile, AssertionError):
        return None


def simulated(
    tmp_path: Path, template: Path, filled: Path, pragmas: tuple[str, ...], number: int
) -> tuple[int, int, int]:
    disk = Disk(f"disk-{len(pragmas)}-{hash(pragmas)}", {NAME: template.read_bytes()})
    acknowledged = written_on(disk, filled, pragmas)
    source = Document.open(filled, read_only=True)
    expected: dict[int, Any] = digests(source)
    source.close()
    folder = tmp_path / "after"
    folder.mkdir()
    return *cuts(folder, disk, acknowledged, expected, number), len(disk.operations)


def test_a_power_cut_loses_nothing_that_was_acknowledged(
    tmp_path: Path,
    template: Path,
    filled: Path,
    times: Callable[[int, int], int],
    figure: Callable[[str], None],
) -> None:
    number = times(1000, 10_000)
    lost, unsound, operations = simulated(tmp_path, template, filled, WRITING_PRAGMAS, number)
    assert (lost, unsound) == (0, 0)
    figure(
        f"power: {number} cuts among {operations} operations, 0 acknowledged saves lost, 0 files corrupt "
        "(unsynced writes lost, torn in sectors and reordered)"
    )


def test_the_simulated_disk_does_lose_what_is_not_synced(
    tmp_path: Path, template: Path, filled: Path
) -> None:
    """The simulation can tell: without syncing, files break."""
    careless = tuple(
        "PRAGMA synchronous = OFF" if "synchronous" in pragma else pragma for pragma in WRITING_PRAGMAS
    )
    lost, unsound, _ = simulated(tmp_path, template, filled, careless, 40)
    assert lost + unsound > 10
