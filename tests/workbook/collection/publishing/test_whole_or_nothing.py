"""What leaves a collection is written whole or not at all, and a collection with nothing in it leaves as well."""

from __future__ import annotations

import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
from workbook.errors import CannotWrite

Writer = Callable[[CollectionView, Path], object]
WRITERS = [write_consolidated, write_package, write_json, write_letters]


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """No file can grow beyond so many bytes: as on a disk that is nearly full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("write", WRITERS)
def test_a_full_disk_is_said_and_leaves_nothing(view: CollectionView, tmp_path: Path, write: Writer) -> None:
    before = sorted(tmp_path.iterdir())
    with room_for(3_000), pytest.raises(CannotWrite):
        write(view, tmp_path / "out")
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
