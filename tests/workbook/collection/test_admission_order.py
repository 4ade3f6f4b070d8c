"""What stands of the files does not depend on the order in which they came."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.collection_example import Made, generate
from tests.workbook.collection.admitted import NAME, admitted
from workbook.collection.collection import Collection
from workbook.collection.facts import Decision, Facts, Submission
from workbook.collection.standing import standings

COUNTRIES = frozenset({"MAR", "PHL", "SEN"})
letters = st.sampled_from(("", "a", "b", "c"))
verdicts = st.sampled_from(
    (None, Decision("accepted"), Decision("rejected"), Decision("accepted", country="SEN"))
)
files = st.builds(
    Facts,
    sha256=st.uuids().map(lambda one: one.hex * 2),
    name=st.just("form.xlsx"),
    size=st.just(1),
    received_at=st.sampled_from(("2018-10-01T00:00:00+00:00", "2018-10-02T00:00:00+00:00")),
    refusal=st.sampled_from((None, None, None, ("{file} is damaged.", {"file": "form.xlsx"}))),
    instance=letters,
    deprecated=letters,
    document=letters,
    step=st.integers(1, 3),
    written_at=st.sampled_from(("2018-09-01", "2018-09-02")),
    country=st.sampled_from(("MAR", "PHL", "XYZ", "")),
    edition=st.sampled_from(("Marrakech 2018", "MARRAKECH 2018", "Berlin 2017", "")),
    listed=st.integers(0, 1),
)
received = st.lists(files, max_size=7, unique_by=lambda one: one.sha256)


def judged(found: Iterable[Facts], decisions: dict[str, Decision]) -> dict[str, Submission]:
    return {one.sha256: one for one in standings(found, decisions, {}, COUNTRIES)}


@st.composite
def two_orders(draw: st.DrawFn) -> tuple[list[Facts], list[Facts], dict[str, Decision]]:
    found = draw(received)
    decided = {one.sha256: draw(verdicts) for one in found}
    return found, draw(st.permutations(found)), {key: one for key, one in decided.items() if one}


@settings(max_examples=150, deadline=None)
@given(two_orders())
def test_any_order_gives_the_same_states(drawn: tuple[list[Facts], list[Facts], dict[str, Decision]]) -> None:
    found, other, decisions = drawn
    assert judged(found, decisions) == judged(other, decisions)


@settings(max_examples=150, deadline=None)
@given(two_orders())
def test_every_file_has_one_state_and_one_file_counts(
    drawn: tuple[list[Facts], list[Facts], dict[str, Decision]],
) -> None:
    """At most one file counts for a country and edition, and what was superseded names the one that took its place."""
    found, _, decisions = drawn
    states = judged(found, decisions)
    assert states.keys() == {one.sha256 for one in found}
    current = [(one.country, one.edition.casefold()) for one in states.values() if one.current]
    assert len(current) == len(set(current))
    for one in states.values():
        assert (one.state == "superseded") == (one.by != "")
        assert one.by in (*states, "") and one.by != one.sha256
        assert one.sha256 not in one.rivals and set(one.rivals) <= states.keys()
        assert not (one.facts.refusal and one.state != "rejected")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[Made]:
    """The stories that take more than one file."""
    every = generate(tmp_path_factory.mktemp("stories"), 30, 5, small=True)
    return [one for one in every if not one.refused and one.story not in ("sound", "edited", "twin")]


@pytest.mark.parametrize(
    "turn", [lambda files: files, lambda files: files[::-1], lambda files: files[1::2] + files[::2]]
)
def test_the_stories_end_alike_in_every_order(made: list[Made], turn: object, tmp_path: Path) -> None:
    assert callable(turn)
    files = turn([one.path for one in made])
    assert admitted(tmp_path / NAME, files) == {one.sha256: one.state for one in made if one.story != "sound"}


def test_a_correction_that_comes_first_counts_and_goes_on_counting(made: list[Made], tmp_path: Path) -> None:
    first, second, last = (one for one in made if one.story in ("corrected", "correction"))
    path = tmp_path / NAME
    assert admitted(path, [last.path]) == {last.sha256: "accepted"}
    assert admitted(path, [first.path])[last.sha256] == "accepted"
    assert admitted(path, [second.path]) == {
        first.sha256: "superseded", second.sha256: "superseded", last.sha256: "accepted"
    }  # fmt: skip
    with Collection.open(path, read_only=True) as opened:
        view = opened.view()
        by = {one.sha256: one.by for one in view.submissions}
        assert by[second.sha256] == last.sha256
        assert by[first.sha256] in (second.sha256, last.sha256)
        superseded = view.submission(first.sha256)
        assert view.answers_of(superseded) and view.file(superseded) == first.path.read_bytes()
