"""What leaves a collection is written whole or not at all, and a collection with nothing in it leaves as well."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.workbook.collection.publishing.conftest import REFUSAL
from tests.workbook.collection.publishing.received import refuse
from workbook.collection.collection import Collection
from workbook.collection.publishing.consolidated import write_consolidated
from workbook.collection.publishing.letters import write_letters
from workbook.collection.publishing.package import write_package
from workbook.collection.publishing.plain_json import write_json
from workbook.collection.view import CollectionView

Writer = Callable[[CollectionView, Path], object]
WRITERS = [write_consolidated, write_package, write_json, write_letters]


# in a process of its own: the limit would hold for whatever else the tests write
ON_A_FULL_DISK = """
import resource, sys
from pathlib import Path
from pkgutil import resolve_name
from workbook.collection.collection import Collection
from workbook.errors import CannotWrite
with Collection.open(Path(sys.argv[1]), read_only=True) as collection:
    view = collection.view()
    resource.setrlimit(resource.RLIMIT_FSIZE, (3_000, resource.RLIM_INFINITY))
    try:
        resolve_name(sys.argv[2])(view, Path(sys.argv[3]))
    except CannotWrite:
        print("told")
"""


@pytest.mark.parametrize("write", WRITERS)
def test_a_full_disk_is_said_and_leaves_nothing(collection_file: Path, tmp_path: Path, write: Writer) -> None:
    before = sorted(tmp_path.iterdir())
    name = f"{write.__module__}:{write.__name__}"
    words = [sys.executable, "-c", ON_A_FULL_DISK, str(collection_file), name, str(tmp_path / "out")]
    ended = subprocess.run(words, capture_output=True, text=True, timeout=120, check=False)
    assert ended.stdout.strip() == "told", ended.stderr
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("refused", [0, 1])
def test_a_collection_of_which_nothing_counts_can_be_written(
    tmp_path: Path, write: Writer, refused: int
) -> None:
    with Collection.create(tmp_path / "empty.passerelle-collection", "Rien encore") as collection:
        for number in range(refused):
            refuse(collection, f"{number}.xlsx", REFUSAL)
        write(collection.view(), tmp_path / "out")
    assert (tmp_path / "out").exists()
