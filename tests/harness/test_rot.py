"""Bits that flip and pages that go: noticed on opening, named, and all the rest given back."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.harness.page_map import content_bytes
from workbook.document.cells import Cell
from workbook.document.document import Document
from workbook.document.salvage import salvage
from workbook.editing.session import Session
from workbook.errors import DamagedFile, UnusableFile

PAGE = 4096
Said = Callable[[str], None]
Times = Callable[[int, int], int]


def cells_of(path: Path, read_only: bool = False) -> Mapping[Cell, Any]:
    document = Document.open(path, read_only)
    try:
        return document.cells()
    finally:
        document.close()


def flipped(content: bytes, place: int, bit: int) -> bytes:
    return content[:place] + bytes([content[place] ^ (1 << bit)]) + content[place + 1 :]


def test_every_flipped_bit_in_content_is_noticed(
    tmp_path: Path, filled: Path, times: Times, figure: Said
) -> None:
    chance, flips = random.Random(11), times(500, 15_000)
    content = filled.read_bytes()
    places = content_bytes(filled)
    path = tmp_path / "rotten.passerelle"
    truth, put_right = cells_of(filled), 0
    for _ in range(flips):
        place, bit = chance.choice(places), chance.randrange(8)
        path.write_bytes(flipped(content, place, bit))
        try:
            document = Document.open(path)
        except UnusableFile:
            continue
        found, mended = document.cells(), document.mended
        document.close()
        assert mended is not None, (place, bit)
        assert found == truth and mended.left_out == 0
        assert mended.as_found is not None and mended.as_found.read_bytes() == flipped(content, place, bit)
        put_right += 1
    figure(
        f"rot: {flips} random bit flips in content, {flips} noticed on opening; {put_right} of them in long answers "
        "that the history had once more, and put right"
    )


def test_damaged_answers_are_named_and_the_rest_is_shown(
    tmp_path: Path, filled: Path, times: Times, figure: Said
) -> None:
    """Read-only: whatever bit flips, what is shown is what was written; what is not shown is named."""
    chance, flips = random.Random(12), times(150, 1500)
    content, truth = filled.read_bytes(), cells_of(filled)
    places = content_bytes(filled)
    path = tmp_path / "rotten.passerelle"
    shown = 0
    for _ in range(flips):
        path.write_bytes(flipped(content, chance.choice(places), chance.randrange(8)))
        document = Document.open(path, read_only=True)
        found = document.cells()
        assert document.damaged or (document.mended is not None and found == truth)
        named = {damage.cell for damage in document.damages}
        document.close()
        assert all(truth[cell] == value for cell, value in found.items())
        assert {cell for cell in truth.keys() - found.keys() if cell.facet != "form"} <= named
        shown += len(found)
    share = shown / (flips * len(truth))
    assert share > 0.99
    figure(
        f"rot: of {flips} files with a flipped bit, opened read-only, {share:.2%} of the answers shown, 0 wrong"
    )


def test_the_refusal_names_the_damaged_answer(filled: Path) -> None:
    path = filled
    with Session.open(path) as session:
        session.answer("every-type", "long", "reconnaissance", language="fr")
    path.write_bytes(path.read_bytes().replace(b"reconnaissance", b"reconnaissancf"))
    with pytest.raises(DamagedFile) as refusal:
        Session.open(path)
    assert "every-type" in str(refusal.value) and "long" in str(refusal.value)
    with Session.open(path, read_only=True) as reader:
        assert any(damage.cell and damage.cell.question == "long" for damage in reader.document.damages)


def test_salvage_after_a_zeroed_page(tmp_path: Path, country: Path, times: Times, figure: Said) -> None:
    content, truth = country.read_bytes(), cells_of(country)
    answers = {cell: value for cell, value in truth.items() if cell.facet.startswith("value")}
    pages = list(range(1, len(content) // PAGE))
    chosen = random.Random(13).sample(pages, min(times(80, len(pages)), len(pages)))
    worst, whole = 1.0, 0
    path, out = tmp_path / "zeroed.passerelle", tmp_path / "out.passerelle"
    for page in chosen:
        path.write_bytes(content[: page * PAGE] + bytes(PAGE) + content[(page + 1) * PAGE :])
        result = salvage(path, out)
        found = cells_of(out)
        out.unlink()
        wrong = {cell for cell, value in found.items() if cell.facet != "form" and truth.get(cell) != value}
        assert not wrong, page
        share = len(found.keys() & answers.keys()) / len(answers)
        assert share >= 0.99, (page, share)
        assert result.answers == len(found.keys() & answers.keys())
        worst, whole = min(worst, share), whole + (share == 1)
    figure(
        f"salvage: {len(chosen)} workbooks with a zeroed page of {len(pages) + 1}, {len(answers)} answers each: "
        f"at least {worst:.2%} given back, all of them {whole} times, 0 wrong"
    )


def test_salvage_leaves_its_source_and_makes_a_workbook(tmp_path: Path, country: Path) -> None:
    content = country.read_bytes()
    broken = content[: 20 * PAGE] + bytes(PAGE) + content[21 * PAGE :]
    country.write_bytes(broken)
    out = tmp_path / "out.passerelle"
    salvage(country, out)
    assert country.read_bytes() == broken
    with Session.open(out) as session:
        assert session.steps()[-1].kind == "salvage"
        session.answer("berlin-2017", session.snapshot().forms["berlin-2017"].questions[3].name, "Encore")
        session.undo()
        assert session.undo() is None, "what was undone before the salvage stays as it is"


def test_salvage_of_something_else_is_refused(tmp_path: Path) -> None:
    other, out = tmp_path / "other.passerelle", tmp_path / "out.passerelle"
    other.write_bytes(random.Random(1).randbytes(50_000))
    with pytest.raises(UnusableFile):
        salvage(other, out)
    assert not out.exists()
