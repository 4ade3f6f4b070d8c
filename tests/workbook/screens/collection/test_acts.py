"""What the secretariat did, told where a workbook tells its answers: versions, copies, damage."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from workbook.collection.coding.themes import add_theme
from workbook.collection.collection import Collection
from workbook.document.cells import Cell
from workbook.document.damage import Damage
from workbook.document.snapshot import Snapshot
from workbook.languages import Catalogue
from workbook.questionnaire.model import LocalText
from workbook.screens.changed_answers import act_counts, changed_answers, with_cells
from workbook.screens.collection.places import seen_at, submission_place
from workbook.screens.opening import damaged_answers

Act = Callable[[Collection], object]


@pytest.fixture
def own(tmp_path: Path) -> Collection:
    return Collection.create(tmp_path / "a.passerelle-collection", "Marrakech", "2018", by="Amina")


def after(own: Collection, act: Act) -> tuple[Snapshot, Snapshot]:
    before = own.session.snapshot()
    act(own)
    return before, own.session.snapshot()


def test_a_title_that_changed_is_shown_word_by_word(own: Collection, english: Catalogue) -> None:
    before, now = after(own, lambda one: one.name("Marrakech, all", "2018"))
    found = changed_answers(before, now, now, english)
    assert found.are_acts
    assert [(one.title, one.kind) for one in found.answers] == [("Title", "changed")]
    assert (
        "".join(text for kind, text in found.answers[0].lines[0].parts if kind != "removed")
        == "Marrakech, all"
    )
    assert act_counts(found.counts, english) == "1 changed"
    own.close()


def test_a_theme_is_called_by_its_name(own: Collection, english: Catalogue) -> None:
    before, now = after(
        own,
        lambda one: one.session.apply(add_theme(one.session.snapshot(), LocalText("Données", "Data"))),
    )
    found = changed_answers(before, now, now, english)
    assert [(one.title, one.kind) for one in found.answers] == [("Data", "added")]
    assert found.titles == {"themes": "Themes"}
    own.close()


def test_a_decision_is_told_by_its_file_and_leads_there(collection: Collection, english: Catalogue) -> None:
    now = collection.session.snapshot()
    one = collection.view().current()[0]
    decided = Cell("submissions", one.sha256, "", "decision")
    value = {"verdict": "rejected", "why": "sent by mistake", "country": "", "by": "Amina", "at": ""}
    then = with_cells(now, {**now.cells, decided: value})
    found = changed_answers(now, then, now, english).answers
    assert [(each.title, each.place) for each in found] == [(one.facts.name, submission_place(one.sha256))]
    assert found[0].lines[0].parts[-1][1] == "rejected – sent by mistake"


def test_damage_is_told_by_the_file_that_it_concerns(collection: Collection, english: Catalogue) -> None:
    one = collection.view().submissions[0]
    damage = Damage("cells", Cell("submissions", one.sha256, "", "submission"), True)
    found = damaged_answers([damage], collection.session.snapshot(), english)
    assert [each.title for each in found.answers] == [one.facts.name]
    assert found.titles == {"submissions": "Submissions"}


@pytest.mark.parametrize(
    ("kind", "args", "kinds"),
    [
        ("decide", {"sha256": "a" * 64}, ["submissions", "submission"]),
        ("admit", {"sha256": "a" * 64}, ["submissions"]),
        ("merge_themes", {"question": "Data"}, ["themes"]),
        ("code", {"form": "berlin-2017", "name": "q_1_1_1"}, ["across", "themes"]),
        ("version", {"question": "v1"}, []),
    ],
)
def test_an_act_is_seen_somewhere(kind: str, args: dict[str, str], kinds: list[str]) -> None:
    assert [place.kind for place in seen_at(kind, args)] == kinds
