"""A small collection to be looked at, and the files that it was made from."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.collection_example import Made
from tests.small_collection import admitted, made_files
from workbook.collection.collection import Collection
from workbook.collection.view import CollectionView
from workbook.languages import Catalogue


@pytest.fixture(scope="package")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[Made]:
    return made_files(tmp_path_factory.mktemp("files") / "received")


@pytest.fixture(scope="package")
def collection(made: list[Made], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    target = tmp_path_factory.mktemp("collection") / "marrakech.passerelle-collection"
    with Collection.open(admitted(made[0].path.parent, target), read_only=True) as opened:
        yield opened


@pytest.fixture(scope="package")
def view(collection: Collection) -> CollectionView:
    return collection.view()


@pytest.fixture
def english() -> Catalogue:
    return Catalogue.load("en")
