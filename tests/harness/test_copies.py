"""The file alone, copied while it is written to, as a synchronised folder or a memory stick takes it."""

from __future__ import annotations

import os
import random
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.harness.states import digest, sound_states
from tests.harness.test_crash import acknowledged, at_work
from workbook.document.document import Document
from workbook.errors import DamagedFile

Copies = list[tuple[Path, int]]


def copies_taken(
    folder: Path, template: Path, number: int, pause: float, chance: random.Random
) -> tuple[Copies, dict[int, str]]:
    """Copies, each with the last step that was acknowledged before it was taken; and the digest after each step."""
    path = folder / "pays.passerelle"
    path.write_bytes(template.read_bytes())
    taken: Copies = []
    with at_work(path, template, 5, pause) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        os.set_blocking(process.stdout.fileno(), False)
        for place in range(number):
            time.sleep(chance.uniform(0, 0.02))
            said += process.stdout.read() or b""
            copy = folder / f"copy-{place}.passerelle"
            before = max(acknowledged(said))
            shutil.copyfile(path, copy)
            taken.append((copy, before))
        time.sleep(0.1)
        process.kill()
        os.set_blocking(process.stdout.fileno(), True)
        said += process.stdout.read()
    return taken, acknowledged(said)


def shown(path: Path) -> str:
    document = Document.open(path, read_only=True)
    try:
        return digest(document.cells())
    finally:
        document.close()


@pytest.mark.skipif(os.name != "posix", reason="pipes are read without waiting")
@pytest.mark.parametrize(("pace", "pause"), [("30 saves a second", 0.06), ("as fast as it can", 1e-6)])
def test_a_copy_of_the_file_alone(
    tmp_path: Path,
    template: Path,
    times: Callable[[int, int], int],
    figure: Callable[[str], None],
    pace: str,
    pause: float,
) -> None:
    """It opens with a state at most one save behind; one taken in the very midst of a save is known for what it is."""
    number = times(60, 500)
    taken, states = copies_taken(tmp_path, template, number, pause, random.Random(2))
    steps = {state: step for step, state in states.items()}
    torn = exact = 0
    for copy, before in taken:
        try:
            found = sound_states(copy)
        except DamagedFile:
            torn += 1
            step = steps.get(shown(copy), -1)
            exact += step >= before - 1
        else:
            assert max(found) >= before - 1
            assert all(states[step] == state for step, state in found.items() if step in states)
    assert torn - exact <= 1 + torn // 50, "a step on several pages may be seen in part"
    figure(
        f"copies: {number} of the file alone while a program saved {pace} ({len(states)} saves): {number - torn} open "
        f"as they are, {torn} were taken in the midst of a save and are told so"
        + (f"; read-only, {exact} of these show a state at most one save behind" if torn else "")
    )
