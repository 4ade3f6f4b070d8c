"""Sections: the page of a target with its measures, and lists of questions with how their answers begin."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.plan_example import plan_workbook
from workbook.editing.session import Session
from workbook.languages import Catalogue
from workbook.questionnaire.library import load
from workbook.screens.checklist import Measure, checklist
from workbook.screens.places import Place
from workbook.screens.section import is_checklist, section_list

EN, FR = Catalogue.load("en"), Catalogue.load("fr")
SDG, TARGET = "sdg-migration", "target_10c"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = plan_workbook(tmp_path / "plan.passerelle")
    yield opened
    opened.close()


def measures(session: Session) -> dict[str, Measure]:
    return {one.code: one for one in checklist(session.snapshot(), SDG, TARGET, EN).measures}


def name(session: Session, code: str) -> str:
    return session.snapshot().forms[SDG].question(code).name


def test_a_target_is_a_checklist_and_a_round_table_is_a_list(session: Session) -> None:
    snapshot = session.snapshot()
    assert is_checklist(snapshot, SDG, TARGET)
    assert not is_checklist(snapshot, SDG, "")
    assert not is_checklist(snapshot, "berlin-2017", snapshot.forms["berlin-2017"].item("1.1").name)


def test_the_page_has_the_official_text_and_counts_what_is_answered(session: Session) -> None:
    session.answer(SDG, name(session, "10.c-m1"), "partly")
    session.set_missing(SDG, name(session, "10.c-m2"), "no_data")
    shown = checklist(session.snapshot(), SDG, TARGET, EN)
    assert shown.code == "10.c" and shown.text.startswith("By 2030")
    assert shown.answered == 2 and shown.mark == "draft"
    assert shown.counted.startswith(f"2 of {len(shown.measures)}")
    assert shown.crumbs[0].place == Place("section", SDG)


def test_a_measure_says_its_state_its_source_and_its_proofs(session: Session) -> None:
    one = name(session, "10.c-m1")
    session.answer(SDG, one, "partly")
    session.annotate(SDG, one, "ministry", "Finances")
    session.answer(SDG, f"{one}_since", 2016)
    session.answer(SDG, f"{one}_evidence", "Law 12; Report 2017")
    found = measures(session)["10.c-m1"]
    assert (found.mark, found.state, found.ministry, found.since, found.evidence) == (
        "partly", "Partly", "Finances", "2016", 2,
    )  # fmt: skip
    assert found.citation
    assert measures(session)["10.c-m2"].mark == "unanswered"


def test_an_action_may_be_made_of_what_is_not_in_force_and_has_none(session: Session) -> None:
    for code, state in (
        ("10.c-m1", "partly"),
        ("10.c-m2", "in_force"),
        ("10.c-m3", "planned"),
        ("10.c-m4", "none"),
    ):
        session.answer(SDG, name(session, code), state)
    found = measures(session)
    assert [action.number for action in found["10.c-m1"].actions] == [2]
    assert not found["10.c-m1"].may_make_action
    assert not found["10.c-m2"].may_make_action
    assert found["10.c-m3"].may_make_action and found["10.c-m4"].may_make_action
    session.exclude_form("action-plan")
    assert not measures(session)["10.c-m3"].may_make_action


def test_the_actions_of_the_target_are_listed(session: Session) -> None:
    shown = checklist(session.snapshot(), SDG, TARGET, FR)
    assert [action.title for action in shown.actions] == ["Comparateur des frais", "Éducation financière"]


def test_an_indicator_brings_its_values_from_the_register(session: Session) -> None:
    place = checklist(session.snapshot(), SDG, TARGET, EN).register
    assert place is not None
    asked = session.snapshot().forms[place.form]
    roles = {column.role: column.name for column in asked.repeat(place.name).columns if column.role}
    for year, value in ((2016, 7.4), (2018, 6.4)):
        session.add_row(
            place.form,
            place.name,
            {roles["sdg_indicator"]: "10.c.1", roles["year"]: year, roles["value"]: value},
        )
    found = checklist(session.snapshot(), SDG, TARGET, EN).indicators[0]
    assert (found.code, dict(found.values)) == ("10.c.1", {2016: 7.4, 2018: 6.4})


def test_every_section_of_every_questionnaire_has_a_page(session: Session) -> None:
    snapshot = session.snapshot()
    for form, asked in snapshot.forms.items():
        assert section_list(snapshot, form, "", FR).title
        for item in asked.flat:
            if type(item).__name__ != "Section":
                continue
            if is_checklist(snapshot, form, item.name):
                assert checklist(snapshot, form, item.name, FR).measures
            else:
                shown = section_list(snapshot, form, item.name, EN)
                assert all(entry.title for entry in shown.entries)


def test_an_answer_shows_how_it_begins_and_where_it_stands(session: Session) -> None:
    berlin = session.snapshot().forms["berlin-2017"]
    question = berlin.question("1.1-1")
    session.answer("berlin-2017", question.name, "**Les acteurs** sont nombreux.\n\nEnsuite.", language="fr")
    shown = section_list(session.snapshot(), "berlin-2017", berlin.item("1.1").name, FR)
    first = shown.entries[0]
    assert (first.number, first.mark) == ("1.1-1", "draft")
    assert first.words == "Les acteurs sont nombreux. Ensuite."
    assert first.place == Place("question", "berlin-2017", question.name)
    session.set_missing("berlin-2017", question.name, "confidential", "en cours d’examen")
    entry = section_list(session.snapshot(), "berlin-2017", berlin.item("1.1").name, EN).entries[0]
    assert (entry.mark, entry.words) == ("missing", "confidential: en cours d’examen")


def test_a_whole_questionnaire_lists_its_sections_with_their_shares(session: Session) -> None:
    question = session.snapshot().forms["berlin-2017"].question("1.1-1")
    session.answer("berlin-2017", question.name, "Oui", language="fr", state="final")
    shown = section_list(session.snapshot(), "berlin-2017", "", EN)
    entry = next(entry for entry in shown.entries if entry.number == "1.1")
    assert entry.settled and entry.words.startswith("1/")
    targets = section_list(session.snapshot(), SDG, "", EN)
    assert [entry.number for entry in targets.entries][:2] == ["10.7", "10.c"]


def test_every_entry_says_where_it_comes_from(tmp_path: Path) -> None:
    known = {"country": "MAR", "edition": "Marrakech 2018", "languages": ["fr", "en"]}
    forms = [load(form) for form in ("identification", "hearings-2006", "registers")]
    with Session.create(tmp_path / "cited.passerelle", forms, known, by="Amina") as session:
        for form in ("hearings-2006", "registers"):
            shown = section_list(session.snapshot(), form, "", Catalogue.load("en"))
            assert shown.entries and all(entry.citation for entry in shown.entries)
        instruments = next(entry for entry in shown.entries if entry.place.name == "instruments")
        assert instruments.citation == "A/61/187, §\u00a010, 24, 29, 74"
