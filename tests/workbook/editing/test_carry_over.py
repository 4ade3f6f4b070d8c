"""Last cycle's answers beside this cycle's questions."""

from __future__ import annotations

from pathlib import Path

from workbook.document.cells import Cell
from workbook.editing.carry_over import carry_over
from workbook.editing.session import Session
from workbook.questionnaire.model import Questionnaire

KNOWN = {"country": "MAR", "edition": "Berlin 2017", "languages": ["fr", "en"]}


def _earlier(tmp_path: Path, forms: tuple[Questionnaire, ...]) -> Session:
    earlier = Session.create(tmp_path / "2017.passerelle", forms, KNOWN)
    earlier.answer("every-type", "long", "Un comité", language="fr", state="final")
    earlier.answer("every-type", "whole", 12)
    earlier.answer("every-type", "amount", 5, row="first")
    earlier.set_missing("every-type", "number", "no_data")
    return earlier


def test_answers_stand_beside_the_same_questions(
    tmp_path: Path, forms: tuple[Questionnaire, ...], session: Session
) -> None:
    with _earlier(tmp_path, forms) as earlier:
        session.apply(carry_over(session.snapshot(), earlier.snapshot(), "2017.passerelle"))
    now = session.snapshot()
    long = {facet for facet in ("value", "value.fr") if now.value("every-type", "long", facet=facet)}
    kept = now.value("every-type", "long", facet="previous")
    assert kept["origin"] == "2017.passerelle"
    assert kept["edition"] == "Berlin 2017"
    assert "Un comité" in kept.values()
    assert long == set(), "the question itself stays empty"
    assert now.value("every-type", "whole", facet="previous")["value"] == 12
    assert now.value("every-type", "amount", "first", "previous")["value"] == 5
    assert now.value("every-type", "number", facet="previous") is None
    assert now.state("every-type", "whole") == "empty"


def test_identification_is_not_carried_over(
    tmp_path: Path, forms: tuple[Questionnaire, ...], session: Session
) -> None:
    with _earlier(tmp_path, forms) as earlier:
        plan = carry_over(session.snapshot(), earlier.snapshot(), "2017.passerelle")
    assert {change.cell.form for change in plan.changes} == {"every-type"}


def test_it_is_one_step_that_can_be_undone(
    tmp_path: Path, forms: tuple[Questionnaire, ...], session: Session
) -> None:
    with _earlier(tmp_path, forms) as earlier:
        session.apply(carry_over(session.snapshot(), earlier.snapshot(), "2017.passerelle"))
    assert session.undo_step is not None
    assert session.undo_step.kind == "carry_over"
    session.undo()
    assert Cell("every-type", "", "whole", "previous") not in session.snapshot().cells


def test_a_second_time_changes_nothing(
    tmp_path: Path, forms: tuple[Questionnaire, ...], session: Session
) -> None:
    with _earlier(tmp_path, forms) as earlier:
        before = earlier.snapshot()
    session.apply(carry_over(session.snapshot(), before, "2017.passerelle"))
    assert carry_over(session.snapshot(), before, "2017.passerelle").changes == ()
