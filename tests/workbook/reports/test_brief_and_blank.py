"""The two-page brief and the sheets to fill by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbook.reports.made_up import MadeUp, identified, plan_country
from tests.workbook.reports.pdf_reading import page_text, squeezed, whole_text, written


def overfull() -> MadeUp:
    made = identified(MadeUp())
    made.put(
        "identification", "institution", "Ministère très long de tout et de son contraire " * 20, "value.fr"
    )
    made.put("identification", "focal_point", "Nom " * 200)
    made.put("identification", "edition", "Édition " * 60)
    for number in range(60):
        made.row(
            "action-plan",
            "actions",
            f"r{number}",
            action_title__fr="Un titre qui n’en finit pas " * 30,
            lead="Ministère " * 60,
            target=[("10.7", "10.c", "3.c", "8.8")[number % 4]],
            start="2026-12-01",
            end="2027-03-01",
            budget=123_456_789_012,
            funded=1,
            currency="XOF",
        )
    return made


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    "made", [plan_country, overfull, lambda: MadeUp(), lambda: identified(MadeUp(("identification",)))]
)
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_brief_has_exactly_two_pages(tmp_path: Path, made: object, language: str, paper: str) -> None:
    assert callable(made)
    reader = written(tmp_path, "brief", made().snapshot(), language=language, paper=paper)
    assert len(reader.pages) == 2


@pytest.mark.parametrize("made", [plan_country, overfull])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_brief_has_two_pages_in_each_of_both_languages(tmp_path: Path, made: object, paper: str) -> None:
    assert callable(made)
    reader = written(tmp_path, "brief", made().snapshot(), language="both", paper=paper)
    assert len(reader.pages) == 4
    assert "Ce qu’il faut retenir" in page_text(reader, 1)
    assert "What to remember" in page_text(reader, 3)


@pytest.mark.parametrize(("language", "cited"), [("fr", "cible"), ("en", "target")])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_every_target_in_the_brief_has_its_source(
    tmp_path: Path, language: str, cited: str, paper: str
) -> None:
    first = page_text(
        written(tmp_path, "brief", plan_country().snapshot(), language=language, paper=paper), 1
    )
    for code in ("10.7", "10.c", "3.c", "4.b", "8.8", "16.9", "17.18", "5.2", "8.7", "16.2"):
        assert f"A/RES/70/1, {cited} {code} " in first, code


def test_the_brief_cites_each_document_of_its_measures_once(tmp_path: Path) -> None:
    made = plan_country()
    first = page_text(written(tmp_path, "brief", made.snapshot(), language="en"), 1)
    note = first[first.index("Measures: ") :]
    assert note.count("A/61/187, §") == 1
    form = made.forms["sdg-migration"]
    asked = [question for question in form.questions if question.details and not question.detail_of]
    places = {
        question.source.paragraph for question in asked if question.source and question.source.paragraph
    }
    cited = note.split("A/61/187, § ")[1].split(";")[0].split(".")[0]
    assert set(cited.split(", ")) == places
    assert "session 1.1, 2.1, 2.2, 3.1" in note


def test_points_and_decisions_of_the_brief_have_their_source(tmp_path: Path) -> None:
    reader = written(tmp_path, "brief", plan_country().snapshot(), language="en")
    first, second = page_text(reader, 1), page_text(reader, 2)
    assert "Questionnaires: Berlin 2017, SDG targets, Action plan, Registers" in first
    assert "A/RES/71/313, indicator 10.c.1; " in first
    assert "Concept paper, 20 March 2017, II.1, round table 1.2" in first
    assert "Source: A/RES/70/1, target 10.7, 10.c, 3.c, 4.b" in second
    decisions = second[second.index("Decisions asked for") : second.index("Next dates")]
    assert "A/RES/70/1, target 3.c" in decisions
    assert "A/RES/70/1, target 8.7" in decisions
    assert "Action plan: Concept paper, 20 March 2017, II.1, round table 1.2." in second


def test_targets_without_room_are_counted_and_all_their_sources_named(tmp_path: Path) -> None:
    reader = written(tmp_path, "brief", overfull().snapshot(), language="fr", paper="letter")
    first = page_text(reader, 1)
    shown = first.count("A/RES/70/1, cible ") - 1
    assert shown < 10
    assert f"et {10 - shown} autres cibles" in first
    assert "A/61/187, § 13" in first


def test_what_does_not_fit_the_brief_is_counted(tmp_path: Path) -> None:
    text = whole_text(written(tmp_path, "brief", overfull().snapshot(), language="en"))
    assert "And 58 other actions to fund, see the plan." in text


def test_the_brief_names_what_is_to_be_decided(tmp_path: Path) -> None:
    second = page_text(written(tmp_path, "brief", plan_country().snapshot(), language="en"), 2)
    assert "Protocole de maintien en poste" in second
    assert "3.c-1: MAD 24.1 million to be found, of 54.2." in second
    assert "12 January 2027" in second


def test_blank_sheets_ask_every_question_and_count_their_pages(tmp_path: Path) -> None:
    made = plan_country()
    reader = written(tmp_path, "blank", made.snapshot(), language="en")
    text = squeezed(whole_text(reader))
    for name in ("berlin-2017", "sdg-migration", "action-plan", "registers"):
        for question in made.forms[name].questions:
            if question.is_answerable and not question.detail_of:
                assert squeezed(question.label.en)[:40] in text, question.name
    total = len(reader.pages)
    assert f"5 of {total}" in page_text(reader, 5)
    assert "Trois mesures ont été prises" not in whole_text(reader)


def test_blank_sheets_of_one_questionnaire_only(tmp_path: Path) -> None:
    reader = written(tmp_path, "blank", plan_country().snapshot(), language="fr", forms=("berlin-2017",))
    text = whole_text(reader)
    assert "berlin-2017" in text
    assert "sdg-migration" not in text


def test_blank_sheets_of_a_register_cite_it_on_every_sheet(tmp_path: Path) -> None:
    made = plan_country()
    reader = written(tmp_path, "blank", made.snapshot(), language="en", forms=("registers",))
    text = whole_text(reader)
    for repeat in made.forms["registers"].repeats:
        cited = made.forms["registers"].citation(repeat, "en").replace("\u00a0", " ")
        assert text.count(cited) >= len(repeat.columns) - sum(c.type == "calculate" for c in repeat.columns)
