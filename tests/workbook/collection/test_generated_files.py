"""The generated submissions are true to those that the program writes, and every cell of them is stored or listed."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.collection_example import Made, generate
from tests.collection_example.answering import Answering
from tests.collection_example.damage import DAMAGES
from tests.collection_example.made import Identity
from tests.collection_example.sizes import LARGE, SMALL, Size, template
from tests.collection_example.writing import fill, meta_rows, write
from workbook.document.cells import Cell
from workbook.errors import UnusableFile
from workbook.exchange.layout import LISTS_SHEET
from workbook.exchange.reading.receiving import received_in_child
from workbook.exchange.received import Received
from workbook.exchange.received_plain import from_plain
from workbook.exchange.submission import write_submission
from workbook.questionnaire.library import available
from workbook.spreadsheets import cells, shared_texts
from workbook.spreadsheets.reading import read_book

DEFINITIONS = [asked.plain for asked in available()]
UNREADABLE = frozenset(DAMAGES)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[Made]:
    return generate(tmp_path_factory.mktemp("generated"), 44, 7, small=True)


def received(one: Made) -> Received:
    return from_plain(received_in_child(one.path, DEFINITIONS))


def said(one: Received) -> dict[Cell, Any]:
    """Every value that a file gives, rows that were added among them."""
    rows = (row.values for row in one.new_rows)
    return {cell: given.value for values in (one.given, *rows) for cell, given in values.items()}


@pytest.mark.parametrize(("size", "shared"), [(LARGE[4], True), (SMALL[0], False), (SMALL[1], True)])
def test_a_generated_file_is_cell_by_cell_what_the_program_writes(
    size: Size, shared: bool, tmp_path: Path
) -> None:
    identity = Identity(
        "CIV", "Marrakech 2018", "ab" * 16, "uuid:11111111-2222-4333-8444-555555555555", "uuid:9-9"
    )
    answering = Answering(size.asked, size.languages, dict(size.rows), identity, Random(3))
    snapshot, source = answering.snapshot(), template(size)
    ours, theirs = tmp_path / "ours.xlsx", tmp_path / "theirs.xlsx"
    filled = fill(source, snapshot)
    write(source, snapshot, filled, identity, ours, shared, meta_rows(source, snapshot, filled, identity))
    when = datetime.fromisoformat(identity.written_at)
    write_submission(
        snapshot, theirs, now=when, instance_id=identity.instance, deprecated_id=identity.deprecated
    )
    book, oracle = read_book(ours), read_book(theirs)
    assert book.properties == oracle.properties
    assert [sheet.name for sheet in book.sheets] == [sheet.name for sheet in oracle.sheets]
    for sheet, other in zip(book.sheets, oracle.sheets, strict=True):
        if sheet.name != LISTS_SHEET:
            assert sheet.cells == other.cells, sheet.name


def test_what_the_program_writes_is_read_the_short_way(
    made: list[Made], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cells.SheetCells, "_read_any", None)
    monkeypatch.setattr(shared_texts, "_any_texts", None)
    sound = [one for one in made if one.story == "sound"]
    assert all(read_book(one.path).sheets for one in sound)


def test_a_generated_file_is_of_real_size() -> None:
    identity = Identity("MAR", "Marrakech 2018", "ab" * 16, "uuid:1")
    drawn = [
        Answering(size.asked, size.languages, dict(size.rows), identity, Random(seed)).snapshot()
        for seed, size in enumerate(LARGE)
    ]
    answers = [sum(cell.question != "" and cell.facet != "tags" for cell in one.cells) for one in drawn]
    long = [
        sum(isinstance(value, str) and len(value) >= 300 for value in one.cells.values()) for one in drawn
    ]
    lines = [
        sum(cell.form == "sdg-migration" and cell.facet in ("value", "missing") for cell in one.cells)
        for one in drawn
    ]
    assert 2_500 < sum(answers) / len(drawn) < 3_800
    assert 100 < sum(long) / len(drawn) < 200
    assert min(lines) >= 60
    assert min(len(one.rows("action-plan", "actions")) for one in drawn) >= 36


def test_the_balance_holds_over_all_of_them(made: list[Made]) -> None:
    for one in made:
        if one.refused:
            with pytest.raises(UnusableFile):
                received(one)
            continue
        read = received(one)
        assert read.balance.holds
        assert read.balance.filled == one.filled, one.story
        assert said(read) == dict(one.cells), one.story
        assert {entry.where for entry in read.listed} == one.listed, one.story
        assert {entry.where for entry in read.repairs} == one.repaired, one.story
        assert one.identity is not None
        told = (read.source.country, read.source.edition, read.source.document_id, read.source.instance_id)
        assert told == (
            one.identity.country,
            one.identity.edition,
            one.identity.document,
            one.identity.instance,
        )


def test_every_story_is_among_them(made: list[Made]) -> None:
    stories = Counter(one.story for one in made)
    told = {"sound", "edited", "twin", "corrected", "correction", "earlier_export", "later_export", "contradiction",
            "shared_identity", "two_documents", "no_country", "earlier_edition"}  # fmt: skip
    assert set(stories) == told | UNREADABLE
    assert any(one.listed for one in made) and any(one.repaired for one in made)
    twins = [one for one in made if one.twin is not None]
    assert twins and all(made[one.twin or 0].sha256 == one.sha256 for one in twins)
    others = [one.sha256 for one in made if one.twin is None]
    assert len(set(others)) == len(others)


def test_the_same_seed_makes_the_same_files_and_another_seed_others(tmp_path: Path) -> None:
    first, again, other = (
        generate(tmp_path / name, 4, seed, small=True) for name, seed in (("a", 1), ("b", 1), ("c", 2))
    )
    assert [one.cells for one in first] == [one.cells for one in again]
    assert [one.identity for one in first] == [one.identity for one in again]
    assert all(one.cells != another.cells for one, another in zip(first, other, strict=True))
