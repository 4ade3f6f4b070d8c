"""Which questionnaires are there in a newer version, found without reading those that are not."""

from __future__ import annotations

from pathlib import Path

from tests.workbook.conftest import definition
from tests.workbook.editing.test_upgrade import NEWER, answered
from workbook.editing.session import Session
from workbook.editing.upgrade import plan_upgrade
from workbook.languages import Catalogue
from workbook.questionnaire.library import available, version_at_hand
from workbook.screens.difference import Part
from workbook.screens.places import Place, is_known
from workbook.screens.trail import Trail
from workbook.screens.upgrade import newer_at_hand, upgrade_groups


def test_the_version_at_hand_is_that_of_the_whole_definition() -> None:
    assert {form.form_id: form.version for form in available()} == {
        form.form_id: version_at_hand(form.form_id) for form in available()
    }
    assert version_at_hand("every-type") == ""


def test_only_an_older_questionnaire_that_comes_with_the_program_is_offered(session: Session) -> None:
    """The workbook of these tests has its own identification, of January, and a form that nobody knows."""
    assert [form.form_id for form in newer_at_hand(session.snapshot())] == ["identification"]


def test_every_difference_says_its_words_before_and_after(session: Session, tmp_path: Path) -> None:
    answered(session)
    snapshot = session.snapshot()
    upgrade = plan_upgrade(snapshot, [definition(tmp_path, NEWER, "newer.yaml")], "en")
    (group,) = upgrade_groups(snapshot, upgrade, Catalogue.load("en"))
    assert group.title == "Every type · 2026010101 → 2027010101"
    lines = {line.text: line.parts for line in group.lines}
    assert len(lines) == len(upgrade.differences)
    assert Part("added", "only") in [Part(kind, text.strip()) for kind, text in lines["1-2: reworded"]]
    choices = "".join(text for kind, text in lines["Colours: other choices"] if kind != "removed")
    assert choices.strip() == "Blue, White"


def test_places_that_are_gone_are_forgotten(session: Session) -> None:
    trail = Trail()
    places = [
        Place("overview"),
        Place("question", "every-type", "long"),
        Place("question", "every-type", "gone"),
    ]
    for place in (*places, Place("question", "nowhere", "long"), places[1]):
        trail.visit(place)
    trail.back()
    trail.keep(lambda place: is_known(session.snapshot(), place))
    assert trail.current == places[1] and trail.can_go_back
    assert trail.back() == places[0]
