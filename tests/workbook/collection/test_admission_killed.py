"""The program is killed while it admits: the collection holds whole submissions or none of one, and goes on."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.collection_example import Made, generate
from tests.workbook.collection.admitted import NAME, admitted, check_whole
from workbook.collection.collection import Collection

HOUSE = Path(__file__).resolve().parents[3]
KILLS = 3
ADMIT = """
import sys
from pathlib import Path
from workbook.collection.admission import admit
from workbook.collection.collection import Collection
path, folder = map(Path, sys.argv[1:])
with Collection.open(path) as collection:
    admit(collection, [folder], lambda number, total, name: print(number, flush=True))
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[Made]:
    return generate(tmp_path_factory.mktemp("submissions"), 30, 21, small=True)


def killed(path: Path, folder: Path, after: int, pause: float) -> None:
    """Admit in a process of its own, and kill it some time after so many files were read."""
    command = [sys.executable, "-c", ADMIT, str(path), str(folder)]
    with subprocess.Popen(command, cwd=HOUSE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        for _ in range(after):
            process.stdout.readline()
        time.sleep(pause)
        process.kill()
        _, complaint = process.communicate()
    assert not complaint, complaint.decode()


def test_killed_in_the_middle_a_submission_is_there_whole_or_not_at_all(
    made: list[Made], tmp_path: Path
) -> None:
    chance, path, folder = random.Random(20261121), tmp_path / "desk" / NAME, made[0].path.parent
    path.parent.mkdir()
    Collection.create(path).close()
    there: set[str] = set()
    for number in range(KILLS):
        killed(path, folder, after=4 if number else 1, pause=chance.uniform(0, 0.1))
        found = check_whole(path, made)
        assert there <= found, "what was there stays there"
        there = found
    assert there, "some were admitted before the end came"
    assert admitted(path, [folder]) == {one.sha256: one.state for one in made}
    assert check_whole(path, made) == {one.sha256 for one in made}
    assert list(path.parent.iterdir()) == [path]
