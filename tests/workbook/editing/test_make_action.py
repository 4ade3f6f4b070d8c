"""An action can be made from every line of every checklist."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from workbook.editing.make_action import make_action
from workbook.editing.session import Session
from workbook.languages import Catalogue
from workbook.questionnaire.library import load
from workbook.screens.checklist import Measure, checklist, is_measure
from workbook.screens.places import place_of
from workbook.screens.section import is_checklist

CHECKLISTS = {"sdg-migration": 64, "dakar-2008": 14, "hearings-2006": 145}
PLAN = "action-plan"


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    known = {"country": "MAR", "edition": "Marrakech 2018", "languages": ["fr", "en"]}
    forms = [load(form) for form in ("identification", *CHECKLISTS, PLAN)]
    opened = Session.create(tmp_path_factory.mktemp("plan") / "a.passerelle", forms, known, by="Amina")
    yield opened
    opened.close()


@pytest.mark.parametrize(("form", "least"), CHECKLISTS.items())
def test_every_line_has_its_page_and_makes_an_action_of_its_own_words(
    session: Session, form: str, least: int
) -> None:
    snapshot = session.snapshot()
    asked, plan = snapshot.forms[form], snapshot.forms[PLAN]
    measures = [question for question in asked.questions if is_measure(question)]
    assert len(measures) >= least
    for measure in measures:
        for one in (measure, *measure.details):
            place = place_of(snapshot, form, one)
            assert is_checklist(snapshot, form, place.name) and place.row == measure.name
        planned, row = make_action(snapshot, form, measure.name)
        made = {change.cell.question: change.after for change in planned.changes if change.cell.row == row}
        assert made["action_title"].rstrip("…") in " ".join(measure.label.en.split())
        assert made["measures"] == measure.code and made["status"] == "pipeline"
        assert set(made) <= {question.name for question in plan.questions} | {"actions"}


@pytest.mark.parametrize("form", CHECKLISTS)
def test_an_open_line_offers_it_until_it_is_made(session: Session, form: str) -> None:
    asked = session.snapshot().forms[form]
    measure = next(question for question in asked.questions if is_measure(question))
    section = place_of(session.snapshot(), form, measure).name

    def line() -> Measure:
        shown = checklist(session.snapshot(), form, section, Catalogue.load("en"))
        return next(one for one in shown.measures if one.name == measure.name)

    for state, offered in (("in_force", False), ("none", True), ("planned", True), ("partly", True)):
        session.answer(form, measure.name, state)
        assert line().may_make_action == offered
    planned, row = make_action(session.snapshot(), form, measure.name)
    session.apply(planned)
    assert not line().may_make_action and line().actions[0].row == row
