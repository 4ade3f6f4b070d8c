"""Many files are admitted, whatever they are: what each comes to, what is stored of it, and that nothing is lost."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.collection_example import Made, generate
from tests.workbook.collection.admitted import NAME, check_whole, states, stored
from workbook.collection.admission import (
    LARGEST_KEPT,
    Outcome,
    admit,
    all_definitions,
    files_among,
    keep,
    read_files,
)
from workbook.collection.collection import Collection
from workbook.errors import CannotWrite, FileInUse, UnusableFile
from workbook.progress import Cancelled


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[Made]:
    return generate(tmp_path_factory.mktemp("submissions"), 36, 11, small=True)


@pytest.fixture(scope="module")
def full(made: list[Made], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collection into which the whole folder was admitted."""
    path = tmp_path_factory.mktemp("full") / NAME
    with Collection.create(path) as collection:
        outcomes = admit(collection, [made[0].path.parent])
    assert [outcome.path for outcome in outcomes] == sorted(one.path for one in made)
    assert all(
        outcome.unchanged == (one.twin is not None) for outcome, one in zip(outcomes, made, strict=True)
    )
    return path


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    with Collection.create(tmp_path / NAME) as opened:
        yield opened


def test_every_file_comes_to_what_it_is(full: Path, made: list[Made]) -> None:
    expected = {one.sha256: (one.state, one.story) for one in made if one.twin is None}
    assert {sha256: (state, expected[sha256][1]) for sha256, state in states(full).items()} == expected


def test_every_answer_is_stored_or_listed_as_it_was_written(full: Path, made: list[Made]) -> None:
    assert check_whole(full, made) == {one.sha256 for one in made}
    by_sha256 = {one.sha256: one for one in made}
    with Collection.open(full, read_only=True) as opened:
        for submission in opened.view().submissions:
            facts, one = submission.facts, by_sha256[submission.sha256]
            assert facts.filled == facts.stored + facts.listed == one.filled, one.story
            assert facts.repairs >= len(one.repaired)


def test_one_that_cannot_be_read_says_why_and_stops_no_other(full: Path, made: list[Made]) -> None:
    with Collection.open(full, read_only=True) as opened:
        view = opened.view()
        refused = [one for one in view.submissions if one.facts.refusal]
        assert len(refused) == sum(one.refused for one in made)
        said = {one.facts.refusal[0] for one in refused if one.facts.refusal}
        assert len(said) >= 8, "each in its own words"
        assert all(view.answers_of(one) == {} for one in refused)


def test_a_second_run_reads_and_writes_nothing(
    full: Path, made: list[Made], monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = [one for one in made if not one.refused]
    with Collection.open(full) as opened:
        step, before = opened.session.snapshot().step, full.read_bytes()
        monkeypatch.setattr(subprocess, "Popen", no_child)
        outcomes = admit(opened, [one.path for one in sound])
        assert [one.unchanged for one in outcomes] == [True] * len(sound)
        assert opened.session.snapshot().step == step
    assert full.read_bytes() == before


def no_child(*_: Any, **__: Any) -> None:
    raise AssertionError("a child process was started")


def test_an_admission_can_be_undone_and_redone(collection: Collection, made: list[Made]) -> None:
    one = next(one for one in made if one.story == "sound")
    admit(collection, [one.path])
    collection.session.undo()
    assert collection.view().submissions == ()
    collection.session.redo()
    (submission,) = collection.view().submissions
    assert stored(collection.view(), submission) == dict(one.cells)


def test_undone_it_can_be_admitted_again(collection: Collection, made: list[Made]) -> None:
    one = next(one for one in made if one.story == "sound")
    admit(collection, [one.path])
    collection.session.undo()
    (outcome,) = admit(collection, [one.path])
    assert not outcome.unchanged
    (submission,) = collection.view().submissions
    assert stored(collection.view(), submission) == dict(one.cells)


def test_cancelled_in_the_middle_it_keeps_what_it_has_and_goes_on_later(
    collection: Collection, made: list[Made]
) -> None:
    files = [one.path for one in made]
    definitions, kept = all_definitions(collection), list[Outcome]()
    with pytest.raises(Cancelled):
        for read in read_files(files, definitions, collection.readable, lambda: len(kept) >= 3):
            kept.append(keep(collection, read, definitions))
    collection.close()
    there = check_whole(collection.path, made)
    assert there == {one.facts.sha256 for one in kept} and 3 <= len(there) < len(files)
    with Collection.open(collection.path) as again:
        admit(again, files)
    assert check_whole(collection.path, made) == {one.sha256 for one in made}


def test_a_collection_that_may_only_be_read_takes_nothing_in(
    full: Path, made: list[Made], tmp_path: Path
) -> None:
    more = generate(tmp_path / "more", 1, 12, small=True)
    with Collection.open(full, read_only=True) as opened:
        before = opened.view().submissions
        with pytest.raises(CannotWrite):
            admit(opened, [more[0].path])
        assert opened.view().submissions == before
    assert len(states(full)) == len(before)


def test_one_person_at_a_time_admits(collection: Collection, made: list[Made]) -> None:
    with pytest.raises(FileInUse):
        Collection.open(collection.path)
    (outcome,) = admit(collection, [made[0].path])
    assert outcome.facts.refusal is None


def test_what_is_no_file_is_told_and_the_others_are_admitted(
    collection: Collection, made: list[Made], tmp_path: Path
) -> None:
    gone, folder, large = tmp_path / "gone.xlsx", tmp_path / "folder.xlsx", tmp_path / "large.xlsx"
    gone.write_bytes(b"")
    folder.mkdir()
    with large.open("wb") as file:
        file.truncate(LARGEST_KEPT + 1)
    sound = next(one for one in made if one.story == "sound")
    files = [gone, folder, large, sound.path]
    found = files_among(files)
    gone.unlink()
    definitions = all_definitions(collection)
    outcomes = {read.path: keep(collection, read, definitions) for read in read_files(found, definitions, ())}
    assert outcomes.keys() == {gone, large, sound.path}, "an empty folder holds no file"
    assert outcomes[gone].facts.refusal and outcomes[large].facts.refusal
    assert outcomes[sound.path].facts.refusal is None
    kept = {one.sha256: one for one in collection.view().submissions}
    assert kept.keys() == {sound.sha256, outcomes[large].facts.sha256}
    assert collection.view().file(kept[outcomes[large].facts.sha256]) is None


def test_a_file_that_is_not_there_is_named_before_anything_is_read(
    collection: Collection, made: list[Made]
) -> None:
    with pytest.raises(UnusableFile, match="nowhere"):
        admit(collection, [made[0].path, Path("nowhere.xlsx")])
    assert collection.view().submissions == ()


def test_a_file_that_changes_while_it_is_read_is_not_taken(
    collection: Collection, made: list[Made], tmp_path: Path
) -> None:
    one = next(one for one in made if one.story == "sound")
    path = tmp_path / "moving.xlsx"
    path.write_bytes(one.path.read_bytes())
    definitions = all_definitions(collection)
    (read,) = read_files([path], definitions, ())
    path.write_bytes(one.path.read_bytes() + b" ")
    outcome = keep(collection, read, definitions)
    assert outcome.facts.refusal
    assert collection.view().submissions == ()
    (outcome,) = admit(collection, [one.path])
    assert outcome.facts.sha256 == hashlib.sha256(one.path.read_bytes()).hexdigest() and not outcome.unchanged
