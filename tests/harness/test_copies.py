"""The file alone, copied while it is written to, as a synchronised folder or a memory stick takes it."""

from __future__ import annotations

import os
import random
import shutil
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.harness.states import digest, sound_states
from tests.harness.test_crash import acknowledged, at_work
from workbook.document.document import Document
from workbook.errors import DamagedFile

AS_IT_IS, MENDED, READ_ONLY = "as it is", "put in order", "read-only"
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


def opened(path: Path) -> tuple[str, dict[int, str]]:
    """How a copy opens, and the digest after each of its steps. Read-only it must show the same."""
    try:
        reader = Document.open(path, read_only=True)
        seen = (reader.mended is not None, digest(reader.cells()))
        reader.close()
        writer = Document.open(path)
    except DamagedFile:
        assert reader.damaged
        return READ_ONLY, {}
    mended = writer.mended is not None
    writer.close()
    found = sound_states(path)
    assert seen == (mended, found[max(found)])
    return MENDED if mended else AS_IT_IS, found


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
    """It opens for writing, with a state at most one save behind; one that was cut across is put in order and told so."""
    number = times(60, 500)
    taken, states = copies_taken(tmp_path, template, number, pause, random.Random(2))
    told: Counter[str] = Counter()
    behind = 0
    for copy, before in taken:
        how, found = opened(copy)
        told[how] += 1
        if how == READ_ONLY:
            continue
        assert all(states[step] == state for step, state in found.items() if step in states)
        behind += max(found) < before - 1
    assert told[READ_ONLY] <= number // 10 and behind <= number // 50
    figure(
        f"copies: {number} of the file alone while a program saved {pace} ({len(states)} saves): {told[AS_IT_IS]} open "
        f"as they are, {told[MENDED]} were cut across saves and are put in order, {told[READ_ONLY]} open read-only; "
        f"{number - behind} of {number} at most one save behind, none shows what was not saved"
    )
