"""What a collection holds of each file, in the words of the generator that made the files."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from tests.collection_example import Made
from workbook.collection.admission import admit
from workbook.collection.collection import Collection
from workbook.collection.facts import Submission
from workbook.collection.view import CollectionView
from workbook.document.cells import Cell

NAME = "secretariat.passerelle-collection"


def admitted(path: Path, files: list[Path]) -> dict[str, str]:
    """The state of every file, by its fingerprint, once they were admitted in this order and the collection was closed."""
    with Collection.open(path) if path.exists() else Collection.create(path) as collection:
        admit(collection, files)
    return states(path)


def states(path: Path) -> dict[str, str]:
    with Collection.open(path, read_only=True) as collection:
        return {one.sha256: one.state for one in collection.view().submissions}


def stored(view: CollectionView, submission: Submission) -> dict[Cell, Any]:
    """Every value that was read from a cell of the file."""
    return {
        Cell(form, answer.row, question, facet): value
        for (form, question), answers in view.answers_of(submission).items()
        for answer in answers
        for facet, value in answer.values.items()
        if facet in answer.where
    }


def check_whole(path: Path, made: list[Made]) -> set[str]:
    """The fingerprints of the files that are there; each is there with everything that belongs to it."""
    by_sha256 = {one.sha256: one for one in made}
    with Collection.open(path, read_only=True) as collection:
        assert not collection.session.saver.ask(lambda document: document.check()).result()
        view = collection.view()
        for submission in view.submissions:
            one = by_sha256[submission.sha256]
            content = view.file(submission)
            assert content is not None and hashlib.sha256(content).hexdigest() == one.sha256
            assert bool(submission.facts.refusal) == one.refused, one.story
            assert stored(view, submission) == dict(one.cells), one.story
            noted = view.issues([submission]).get(submission.sha256)
            assert one.refused or (
                noted is not None and {entry.where for entry in noted.listed} == one.listed
            )
        return {one.sha256 for one in view.submissions}
