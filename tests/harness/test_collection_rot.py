"""Bits that flip and pages that go in a collection: what a person did and what was received is noticed, named and given
back as in a workbook; what was read from the files is read anew, and nothing wrong is ever told."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.collection_example import Made
from tests.harness.collected import Told, everything
from workbook.collection.admission import admit
from workbook.collection.collection import Collection
from workbook.document.cells import Cell
from workbook.document.document import Document
from workbook.document.salvage import salvage
from workbook.document.torn import MOST_LEFT_OUT
from workbook.errors import UnusableFile

PAGE = 4096
MOST_ON_A_PAGE = 8
DERIVED = ("answers", "projections", "search", "sqlite_autoindex_projections")
UNWATCHED = ("_sqlite_migrations", "idx_", "sqlite_")  # nobody wrote these
Said = Callable[[str], None]
Times = Callable[[int, int], int]


def pages(path: Path) -> dict[int, str]:
    """The table or index that each page belongs to."""
    with closing(sqlite3.connect(path)) as connection:
        return dict(connection.execute("SELECT pageno, name FROM dbstat"))


def pages_of(path: Path, derived: bool) -> list[int]:
    return [
        page
        for page, name in pages(path).items()
        if name.startswith(DERIVED) == derived and (derived or not name.startswith(UNWATCHED))
    ]


def flipped(content: bytes, page: int, chance: random.Random) -> bytes:
    place = (page - 1) * PAGE + chance.randrange(PAGE)
    return content[:place] + bytes([content[place] ^ (1 << chance.randrange(8))]) + content[place + 1 :]


def cells_of(path: Path) -> Mapping[Cell, Any]:
    document = Document.open(path, read_only=True)
    try:
        return document.cells()
    finally:
        document.close()


def test_nothing_wrong_is_told_whatever_flips_in_what_is_derived(
    collection: Path, truth: Told, times: Times, figure: Said
) -> None:
    chance, flips, anew = random.Random(31), times(4, 200), 0
    content, derived = collection.read_bytes(), pages_of(collection, derived=True)
    for number in range(flips):
        rotten = flipped(content, chance.choice(derived), chance)
        collection.write_bytes(rotten)
        assert everything(collection, read_only=bool(number % 2)) == truth
        anew += collection.read_bytes() != rotten
    figure(
        f"collection: {flips} bit flips in what was read from the files received: everything told as before, "
        f"nothing wrong; {anew} of {flips // 2} that were open for writing were read anew"
    )


def test_what_flips_in_acts_and_files_received_is_noticed(
    collection: Path, truth: Told, times: Times, figure: Said
) -> None:
    chance, flips, noticed, put_right, left_out = random.Random(32), times(25, 600), 0, 0, 0
    content, places = collection.read_bytes(), pages_of(collection, derived=False)
    for _ in range(flips):
        collection.write_bytes(flipped(content, chance.choice(places), chance))
        try:
            document = Document.open(collection)
        except UnusableFile:
            noticed += 1
            continue
        mended = document.mended
        if mended is not None and mended.left_out:  # the last rows are gone, as from a copy: told as that
            assert mended.left_out <= MOST_LEFT_OUT and mended.as_found is not None
            left_out += 1
        else:
            assert document.cells() == truth["cells"]
        files = {sha256: document.attachment(sha256) for sha256 in truth["files"]}
        put_right += mended is not None
        document.close()
        assert {sha256: file.content for sha256, file in files.items() if file} == truth["files"]
    assert noticed > flips / 2
    figure(
        f"collection: {flips} bit flips in acts and files received: {noticed} noticed on opening, {put_right} put right "
        f"from the history ({left_out} without the last acts, which is told), the others in bytes that hold nothing; 0 wrong"
    )


def test_the_rest_of_a_damaged_collection_is_told_as_it_was(
    collection: Path, truth: Told, times: Times
) -> None:
    chance = random.Random(33)
    content = collection.read_bytes()
    received = [page for page, name in pages(collection).items() if name == "attachments"]
    for _ in range(times(2, 20)):
        page = chance.choice(received)
        collection.write_bytes(content[: (page - 1) * PAGE] + bytes(PAGE) + content[page * PAGE :])
        with Collection.open(collection, read_only=True) as opened:
            named = {damage.cell.row for damage in opened.session.document.damages if damage.cell}
        told = everything(collection)
        assert named and truth["answers"].keys() - told["answers"].keys() <= named
        for part in ("answers", "files", "questions", "issues", "states"):
            assert told[part] == {sha256: truth[part][sha256] for sha256 in told[part]}


def test_salvage_of_a_collection_after_a_zeroed_page(
    collection: Path, truth: Told, times: Times, tmp_path: Path, figure: Said
) -> None:
    """Only the files received that begin on that page are lost, and named; every act is given back."""
    content, out = collection.read_bytes(), tmp_path / "out.passerelle-collection"
    own = [page for page in pages_of(collection, derived=False) if page > 1]
    chosen = random.Random(34).sample(own, min(times(6, 100), len(own)))
    files = 0
    for page in chosen:
        collection.write_bytes(content[: (page - 1) * PAGE] + bytes(PAGE) + content[page * PAGE :])
        result = salvage(collection, out)
        found = cells_of(out)
        out.unlink()
        gone = {cell for cell in truth["cells"].keys() - found.keys() if cell.facet == "submission"}
        assert gone <= {damage.cell for damage in result.lost} and len(gone) <= MOST_ON_A_PAGE
        assert found == {cell: value for cell, value in truth["cells"].items() if cell not in gone}
        files += len(gone)
    figure(
        f"collection: salvage after a zeroed page, {len(chosen)} of {len(own)} pages that are not derived: every act given "
        f"back, {files} files received lost, each named and able to be admitted once more"
    )


def test_a_file_that_was_lost_can_be_admitted_once_more(
    collection: Path, truth: Told, made: list[Made], tmp_path: Path
) -> None:
    content, out = collection.read_bytes(), tmp_path / "out.passerelle-collection"
    with closing(sqlite3.connect(collection)) as connection:
        query = "SELECT pageno FROM dbstat WHERE name = 'attachments' AND pagetype = 'overflow'"
        (page,) = connection.execute(query).fetchone()
    collection.write_bytes(content[: (page - 1) * PAGE] + bytes(PAGE) + content[page * PAGE :])
    salvage(collection, out)
    with Collection.open(out) as given_back:
        assert len(given_back.files) == len(truth["files"]) - 1
        outcomes = admit(given_back, [one.path for one in made])
        assert sum(not outcome.unchanged for outcome in outcomes) == 1
    told = everything(out)
    for part in ("answers", "files", "questions", "issues", "states", "found"):
        assert told[part] == truth[part]
