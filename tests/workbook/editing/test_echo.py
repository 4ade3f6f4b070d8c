"""An answer taken over from another questionnaire, on the questionnaires as they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbook.document.cells import Cell
from workbook.editing.echo import brings_something, echoed, origin_of, origin_words, use_echo
from workbook.editing.labels import step_label
from workbook.editing.load import plan_load
from workbook.editing.session import Session
from workbook.errors import UsageError
from workbook.languages import Catalogue
from workbook.questionnaire.library import load
from workbook.screens.echoes import echoes_of, taken_from
from workbook.screens.places import Place

BERLIN, SDG, DAKAR, HEARINGS, MANILA = (
    "berlin-2017",
    "sdg-migration",
    "dakar-2008",
    "hearings-2006",
    "manila-2008",
)
FORMS = ("identification", BERLIN, SDG, DAKAR, HEARINGS, MANILA)
ENGLISH = Catalogue.load("en")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    known = {"country": "MAR", "edition": "Marrakech 2018", "languages": ["fr", "en"]}
    opened = Session.create(tmp_path / "a.passerelle", [load(form) for form in FORMS], known, by="Amina")
    yield opened
    opened.close()


def answer_dakar(session: Session) -> None:
    """Dakar 1-1 has everything that a measure can have."""
    session.answer(DAKAR, "m_1_1", "partly")
    session.answer(DAKAR, "m_1_1_description", "Un *recensement*.", language="fr")
    session.answer(DAKAR, "m_1_1_description", "A *census*.", language="en")
    session.answer(DAKAR, "m_1_1_since", 2014)
    session.answer(DAKAR, "m_1_1_evidence", "Loi 02-03", language="fr")


def take(session: Session, form: str, name: str, origin_form: str, origin: str) -> None:
    session.apply(use_echo(session.snapshot(), form, name, origin_form, origin, "en"))


def test_only_what_is_answered_is_offered(session: Session) -> None:
    question = session.snapshot().forms[SDG].question("m_17_18_3")
    assert echoed(session.snapshot(), question) == ()
    answer_dakar(session)
    session.set_missing(HEARINGS, "r_21_2", "no_data")
    (offered,) = echoes_of(session.snapshot(), SDG, question, ENGLISH)
    assert (offered.text, offered.words) == ("Dakar 2008, 1-1", "Partly – A census.")
    assert offered.usable and offered.place == Place("section", DAKAR, "area_1", "m_1_1")


def test_a_measure_gives_its_state_and_details_to_a_measure(session: Session) -> None:
    answer_dakar(session)
    before = session.snapshot().cells
    session.set_missing(SDG, "m_17_18_3", "no_data")
    take(session, SDG, "m_17_18_3", DAKAR, "m_1_1")
    now = session.snapshot()
    assert now.value(SDG, "m_17_18_3") == "partly" and now.missing(SDG, "m_17_18_3") is None
    assert now.text(SDG, "m_17_18_3_description", language="en") == "A *census*."
    assert now.value(SDG, "m_17_18_3_since") == 2014
    assert now.text(SDG, "m_17_18_3_evidence") == "Loi 02-03"
    step = session.undo_step
    assert step is not None and step.kind == "echo"
    assert step.args["from"] == {"form": DAKAR, "question": "m_1_1"}
    assert step_label(step, ENGLISH) == "answer to 17.18-m3 taken from Dakar 2008, 1-1"
    assert not brings_something(use_echo(now, SDG, "m_17_18_3", DAKAR, "m_1_1"))
    session.undo()
    session.undo()
    assert session.snapshot().cells == before


def test_texts_go_over_in_each_language_and_leave_the_rest(session: Session) -> None:
    session.answer(MANILA, "q_2_1_3", "**Oui**", language="fr")
    session.answer(BERLIN, "q_1_1_2", "Kept", language="en", state="final")
    take(session, BERLIN, "q_1_1_2", MANILA, "q_2_1_3")
    now = session.snapshot()
    assert now.value(BERLIN, "q_1_1_2", facet="value.fr") == "**Oui**"
    assert now.value(BERLIN, "q_1_1_2", facet="value.en") == "Kept"
    assert now.state(BERLIN, "q_1_1_2") == "draft"


def test_a_measure_becomes_a_text_and_a_text_the_description_of_a_measure(session: Session) -> None:
    answer_dakar(session)
    take(session, BERLIN, "q_1_2_4", DAKAR, "m_1_1")
    now = session.snapshot()
    assert now.value(BERLIN, "q_1_2_4", facet="value.fr") == (
        "En partie\n\nUn *recensement*.\n\nDepuis\u00a0: 2014\n\nPreuve\u00a0: Loi 02-03"
    )
    assert now.value(BERLIN, "q_1_2_4", facet="value.en") == (
        "Partly\n\nA *census*.\n\nSince: 2014\n\nEvidence: Loi 02-03"
    )
    session.answer(BERLIN, "q_1_1_3", "Un texte", language="fr")
    take(session, SDG, "m_10_7_5", BERLIN, "q_1_1_3")
    now = session.snapshot()
    assert now.text(SDG, "m_10_7_5_description") == "Un texte" and now.value(SDG, "m_10_7_5") is None
    origin = origin_of(now, SDG, now.forms[SDG].question("m_10_7_5"))
    assert origin is not None and (origin.question, origin.adapted) == ("q_1_1_3", False)


def test_the_memory_outlives_changes_and_says_so(session: Session) -> None:
    session.answer(MANILA, "q_2_1_3", "Oui", language="fr")
    take(session, BERLIN, "q_1_1_2", MANILA, "q_2_1_3")
    question = session.snapshot().forms[BERLIN].question("q_1_1_2")

    def said() -> str:
        return origin_words(session.snapshot(), BERLIN, question, ENGLISH)

    assert said() == "Taken from Manila 2008, 2.1-3"
    session.answer(MANILA, "q_2_1_3", "Autrement", language="fr")
    assert said() == "Taken from Manila 2008, 2.1-3"
    session.answer(BERLIN, "q_1_1_2", "Oui, mais", language="fr")
    assert said() == "Taken from Manila 2008, 2.1-3, adapted since"
    session.exclude_form(MANILA)
    taken = taken_from(session.snapshot(), BERLIN, question, ENGLISH)
    assert taken is not None and taken.place is None
    session.answer(BERLIN, "q_1_1_2", None, language="fr")
    session.answer(BERLIN, "q_1_1_2", "Tout autre chose", language="fr")
    assert said() == ""


def test_nothing_is_taken_from_silence(session: Session) -> None:
    with pytest.raises(UsageError):
        use_echo(session.snapshot(), BERLIN, "q_1_1_2", MANILA, "q_2_1_3")


def test_the_memory_comes_back_with_the_answers(session: Session) -> None:
    session.answer(MANILA, "q_2_1_3", "Oui", language="fr")
    take(session, BERLIN, "q_1_1_2", MANILA, "q_2_1_3")
    cell = Cell(BERLIN, "", "q_1_1_2", "origin")
    memory = session.snapshot().cells[cell]
    session.set_missing(BERLIN, "q_1_1_2", "pending")
    assert cell not in session.snapshot().cells
    planned, refused = plan_load(session.snapshot(), {"cells": [{**cell._asdict(), "value": memory}]})
    assert refused == [] and planned.changes[0].after == memory
    _, refused = plan_load(session.snapshot(), {"cells": [{**cell._asdict(), "value": {"form": 1}}]})
    assert len(refused) == 1


def test_every_echo_can_be_taken_over(session: Session) -> None:
    """Each pair of questions that echo each other, with an answer on either side."""
    forms = session.snapshot().forms
    cells = [
        {"form": form, "question": one.name, "facet": "value.fr", "value": "Dit"}
        if one.type == "text"
        else {"form": form, "question": one.name, "value": "planned"}
        for form, asked in forms.items()
        for one in asked.guiding_questions
        if one.echoes or one.list_name == "measure_state"
    ]
    session.apply(plan_load(session.snapshot(), {"cells": cells})[0])
    snapshot = session.snapshot()
    pairs = [
        (form, one, echo.partition("/")[::2])
        for form, asked in forms.items()
        for one in asked.questions
        for echo in one.echoes
    ]
    assert len(pairs) > 300
    for form, question, (origin_form, origin) in pairs:
        changes = use_echo(snapshot, form, question.name, origin_form, origin).changes
        assert any(change.cell.facet == "origin" for change in changes)
