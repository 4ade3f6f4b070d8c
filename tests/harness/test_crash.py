"""The program is killed at any moment: what it said was saved is saved, and the file is sound."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.harness.states import sound_states

HOUSE = Path(__file__).resolve().parents[2]
KILLS_PER_WORKBOOK = 10
HOT = bytes.fromhex("d9d505f920a163d7")


@contextmanager
def at_work(path: Path, template: Path, seed: int, pause: float = 0.0) -> Iterator[subprocess.Popen[bytes]]:
    words = ["-m", "tests.harness.writer", str(path), str(template), str(seed), str(pause)]
    with subprocess.Popen(
        [sys.executable, *words], cwd=HOUSE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def acknowledged(said: bytes) -> dict[int, str]:
    """What a writer said before it was killed: the digest after each step; a line cut short was never said."""
    whole = said[: said.rfind(b"\n") + 1].decode().splitlines()
    return {int(step): found for step, found in (line.split() for line in whole)}


def killed_at_random(path: Path, template: Path, chance: random.Random) -> dict[int, str]:
    with at_work(path, template, chance.randrange(10**9)) as process:
        assert process.stdout is not None
        first = process.stdout.readline() if chance.random() < 0.8 else b""
        time.sleep(chance.uniform(0, 0.4))
        process.kill()
        said, complaint = process.communicate()
    assert not complaint, complaint.decode()
    return acknowledged(first + said)


def test_a_killed_program_loses_nothing_that_it_said_was_saved(
    tmp_path: Path, template: Path, times: Callable[[int, int], int], figure: Callable[[str], None]
) -> None:
    chance = random.Random(20261121)
    kills, saves, in_flight, hot = times(30, 500), 0, 0, 0
    for number in range(kills):
        path = tmp_path / f"pays-{number // KILLS_PER_WORKBOOK}.passerelle"
        said = killed_at_random(path, template, chance)
        if not said and not path.exists():
            continue
        journal = path.with_name(path.name + "-journal")
        hot += journal.exists() and journal.read_bytes()[:8] == HOT
        found = sound_states(path)
        lost = {step for step, state in said.items() if found.get(step) != state}
        assert not lost, f"kill {number}: steps {sorted(lost)} were acknowledged"
        saves += len(said)
        in_flight += max(found) > max(said, default=0)
        beside = {each.name for each in tmp_path.glob(f"*{path.name}*")}
        assert beside == {path.name}, "opening and closing tidies up after the dead"
    assert saves > kills, "the writer must have had the time to write"
    figure(
        f"crash: {kills} kills, {saves} acknowledged saves, 0 lost, {kills} of {kills} files sound "
        f"({hot} with a transaction to roll back, {in_flight} with a save more than was acknowledged)"
    )
