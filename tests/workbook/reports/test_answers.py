"""Full answers, facing columns and a ministry's extract."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.workbook.reports.made_up import ARABIC, MadeUp, identified, plan_country
from tests.workbook.reports.pdf_reading import squeezed, whole_text, written
from workbook.errors import UsageError
from workbook.reports.pdf.lines import TextStyle
from workbook.reports.pdf.text import break_lines

QUESTION = "q_1_2_2"


def country(answer: str, language: str = "fr") -> MadeUp:
    made = identified(MadeUp(("identification", "berlin-2017")))
    made.put("berlin-2017", QUESTION, answer, f"value.{language}")
    return made


def test_every_question_and_answer_is_printed(tmp_path: Path) -> None:
    made = plan_country()
    text = squeezed(whole_text(written(tmp_path, "answers", made.snapshot(), language="fr")))
    for question in made.forms["berlin-2017"].guiding_questions:
        assert squeezed(question.label.fr)[:60] in text, question.code
    assert squeezed("Trois mesures ont été prises depuis 2021. Un comparateur public affiche") in text


def test_an_address_in_angle_brackets_prints_whole(tmp_path: Path) -> None:
    made = country("Écrire à Jean <jean@ministere.gouv.ci> & <b>Cie</b> &amp; fils")
    text = whole_text(written(tmp_path, "answers", made.snapshot()))
    assert "Jean <jean@ministere.gouv.ci> & <b>Cie</b> &amp; fils" in text


def test_missing_on_purpose_gives_its_reason_and_empty_says_so(tmp_path: Path) -> None:
    made = country("")
    made.put("berlin-2017", QUESTION, {"reason": "confidential", "why": "Négociation en cours."}, "missing")
    text = whole_text(written(tmp_path, "answers", made.snapshot(), language="en"))
    assert "Confidential. Négociation en cours." in text
    assert "Unanswered" in text


def test_states_other_than_final_are_named(tmp_path: Path) -> None:
    made = country("Une réponse.")
    counts = {}
    for state in ("draft", "review", "final"):
        made.put("berlin-2017", QUESTION, state, "status")
        text = whole_text(written(tmp_path, "answers", made.snapshot(), language="en"))
        counts[state] = text.count("For review"), text.count("Draft")
    in_key = counts["final"]
    assert counts["review"] == (in_key[0] + 1, in_key[1])
    assert counts["draft"] == (in_key[0], in_key[1] + 1)


def test_guidance_is_printed_on_request_only(tmp_path: Path) -> None:
    made = country("Une réponse.")
    words = "multi-stakeholder approach in order to create an adequate framework"
    assert words not in whole_text(written(tmp_path, "answers", made.snapshot(), language="en"))
    assert words in whole_text(written(tmp_path, "answers", made.snapshot(), language="en", guidance=True))


def test_half_a_million_letters_lose_none(tmp_path: Path) -> None:
    words = "L’autorisation de travail n’est plus liée à un seul employeur au-delà de deux ans. "
    answer = "".join(f"{number} {words}" for number in range(500_000 // (len(words) + 6)))
    reader = written(tmp_path, "answers", country(answer).snapshot(), forms=("berlin-2017",))
    pages = [squeezed(page.extract_text()) for page in reader.pages]
    first = next(number for number, page in enumerate(pages) if "0L’autorisation" in page)
    runs_on = [page for page in pages[first + 1 :] if "(continued)" in page or "(suite)" in page]
    text = pages[first] + "".join(re.split(r"\((?:continued|suite)\)", page)[1] for page in runs_on)
    assert squeezed(answer) in text


def test_a_word_wider_than_the_column_is_cut_and_kept(tmp_path: Path) -> None:
    word = "".join(f"mot{number}" for number in range(300))
    text = squeezed(whole_text(written(tmp_path, "answers", country(word).snapshot())))
    assert word in text


def test_arabic_is_joined_and_runs_from_right_to_left(tmp_path: Path) -> None:
    reader = written(tmp_path, "answers", country("العربية 2018").snapshot())
    raw = next(text for page in reader.pages if "\ufe8d" in (text := page.extract_text()))
    assert "\ufe94" in raw, "the last letter takes its final form"
    assert "العربية" in squeezed(raw), "a reader's program finds the word again"
    (line,) = break_lines("العربية 2018", TextStyle(9.5, 14), 300)
    drawn = "".join(segment.piece.text for segment in sorted(line.segments, key=lambda one: one.x))
    assert drawn.index("2018") < drawn.index("\ufe94") < drawn.index("\ufe8d"), (
        "the first letter is at the right"
    )


def test_a_passage_in_arabic_inside_a_french_line_stays_where_it_is(tmp_path: Path) -> None:
    made = country(f"Le texte {ARABIC.split(' ')[0]} est en vigueur.")
    reader = written(tmp_path, "answers", made.snapshot())
    raw = next(text for page in reader.pages if "Le texte" in (text := page.extract_text()))
    line = raw[raw.index("Le texte") : raw.index("est en vigueur.")]
    assert ARABIC.split(" ")[0] in squeezed(line)


@pytest.mark.parametrize("words", ["አማርኛ ቋንቋ", "Русский язык", "≥ 50 → −3", "✓ ☐", "Ελλάδα"])
def test_other_scripts_and_signs_are_printed_by_a_font_that_has_them(tmp_path: Path, words: str) -> None:
    assert squeezed(words) in squeezed(whole_text(written(tmp_path, "answers", country(words).snapshot())))


def test_a_letter_without_a_font_leaves_a_visible_sign(tmp_path: Path) -> None:
    text = whole_text(written(tmp_path, "answers", country("avant 中文 après").snapshot()))
    assert "avant \ufffd\ufffd après" in text


def test_facing_columns_print_both_languages_and_say_what_is_not_translated(tmp_path: Path) -> None:
    made = country("Réponse en français.")
    made.put("berlin-2017", "q_1_2_3", "Une phrase.", "value.fr")
    made.put("berlin-2017", "q_1_2_3", "A sentence.", "value.en")
    text = whole_text(written(tmp_path, "answers", made.snapshot(), language="both"))
    assert "Une phrase." in text
    assert "A sentence." in text
    assert "Not yet translated. See the French text." in text
    assert "What specific measures" in text
    assert "unofficial translation" in text


def test_an_extract_holds_the_ministry_s_questions_and_actions_and_no_others(tmp_path: Path) -> None:
    made = plan_country()
    form = made.forms["berlin-2017"]
    text = squeezed(whole_text(written(tmp_path, "extract", made.snapshot(), ministry="finances")))
    for question in form.guiding_questions:
        own = made.snapshot().ministry("berlin-2017", question.name) == "Finances"
        assert (squeezed(question.label.fr)[:70] in text) is own, question.code
    assert squeezed("Fonds d’amorçage") in text
    assert squeezed("Bourses Sud-Sud") not in text


def test_an_extract_cites_each_of_its_questions_and_measures(tmp_path: Path) -> None:
    made = plan_country()
    snapshot = made.snapshot()
    text = squeezed(whole_text(written(tmp_path, "extract", snapshot, language="en", ministry="finances")))
    for name in ("berlin-2017", "sdg-migration"):
        form = made.forms[name]
        own = [q for q in form.guiding_questions if snapshot.ministry(name, q.name) == "Finances"]
        cited = {squeezed(form.citation(question, "en")) for question in own}
        assert cited
        assert {one for one in cited if one not in text} == set()


def test_facing_columns_cite_each_question_in_both_languages(tmp_path: Path) -> None:
    made = plan_country()
    text = squeezed(whole_text(written(tmp_path, "answers", made.snapshot(), language="both")))
    for name in ("berlin-2017", "sdg-migration"):
        form = made.forms[name]
        for language in ("fr", "en"):
            cited = {squeezed(form.citation(question, language)) for question in form.guiding_questions}
            assert {one for one in cited if one not in text} == set()


def test_an_extract_needs_a_ministry(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as raised:
        written(tmp_path, "extract", plan_country().snapshot())
    assert "Finances" in str(raised.value)
    assert not (tmp_path / "report.pdf").exists()


def test_an_answer_says_where_it_was_taken_from(tmp_path: Path) -> None:
    made = country("Une réponse.")
    memory = {"form": "berlin-2017", "question": "q_1_1_1", "step": 3}
    made.put("berlin-2017", QUESTION, memory, "origin")
    assert "Taken from Berlin 2017, 1.1-1." in whole_text(
        written(tmp_path, "answers", made.snapshot(), language="en")
    )
    made.put("berlin-2017", QUESTION, memory | {"digest": "another"}, "origin")
    assert "Taken from Berlin 2017, 1.1-1, adapted since." in whole_text(
        written(tmp_path, "answers", made.snapshot(), language="en")
    )


def test_registers_and_facing_columns_cite_their_sources(tmp_path: Path) -> None:
    made = identified(MadeUp(("identification", "berlin-2017", "registers")))
    for report, language in (("answers", "en"), ("answers", "both")):
        text = whole_text(written(tmp_path, report, made.snapshot(), language=language))
        assert "A/61/187, § 10, 24, 29, 74" in text, language
        assert squeezed("round table 1.2") in squeezed(text), language
