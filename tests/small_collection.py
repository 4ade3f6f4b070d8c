"""A small collection with every story in it, admitted once and copied for whoever wants to change it."""

from __future__ import annotations

from pathlib import Path

from tests.collection_example import Made, generate
from workbook.collection.admission import admit
from workbook.collection.collection import Collection

FILES, SEED = 32, 7


def made_files(folder: Path) -> list[Made]:
    """Thirty-two small files: sound, edited, corrected, contradictory and damaged ones."""
    return generate(folder, FILES, SEED, small=True)


def admitted(folder: Path, target: Path) -> Path:
    """A collection that holds all files of a folder."""
    with Collection.create(target, "Marrakech 2018", "Marrakech 2018", by="Amina") as collection:
        admit(collection, [folder])
    return target
