"""What the questionnaires ask: as much as their source documents, in their words, cited, and in good typography."""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from workbook.languages import LANGUAGES
from workbook.questionnaire.library import available, load
from workbook.questionnaire.model import Item, Question, Questionnaire, Section
from workbook.resources import resource_path

HOUSE = Path(__file__).resolve().parents[3]
FROM_DOCUMENTS = pytest.mark.parametrize(
    "form", [form for form in available() if form.kind != "identification"], ids=lambda form: form.form_id
)
FIRST, LAST = 8, 76


@pytest.fixture(scope="module")
def verbatim() -> ModuleType:
    """The script that keeps the official words."""
    spec = importlib.util.spec_from_file_location("verbatim", HOUSE / "packaging" / "verbatim.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def measures(holder: Questionnaire | Section) -> list[Question]:
    items = holder.flat if isinstance(holder, Questionnaire) else holder.items
    return [item for item in items if isinstance(item, Question) and item.list_name == "measure_state"]


def sections(form: Questionnaire, prefix: str) -> list[Section]:
    return [item for item in form.flat if isinstance(item, Section) and item.name.startswith(prefix)]


def test_dakar_has_five_areas_two_subjects_and_four_principles() -> None:
    dakar = load("dakar-2008")
    areas = sections(dakar, "area_")
    assert [area.code for area in areas] == ["1", "2", "3", "4", "5"]
    assert all(measures(area) for area in areas)
    assert len(measures(dakar)) >= 14
    subjects, principles = dakar.item("transversal"), dakar.item("principles")
    assert isinstance(subjects, Section) and len(subjects.items) == 2
    assert isinstance(principles, Section) and len(principles.items) == 4


def test_manila_asks_21_questions_in_seven_sessions_and_names_the_topics_of_the_fourth() -> None:
    manila = load("manila-2008")
    tables = [session for session in sections(manila, "s_") if session.code != "4"]
    assert [session.code for session in tables] == ["1.1", "1.2", "2.1", "2.2", "3.1", "3.2", "3.3"]
    assert [len(session.items) for session in tables] == [3] * 7
    assert manila.size == 21
    future = manila.item("s_4")
    assert isinstance(future, Section) and future.items
    assert not any(isinstance(topic, Question) and topic.required for topic in future.items)


def test_berlin_asks_26_questions() -> None:
    assert load("berlin-2017").size == 26


def test_each_target_has_from_5_to_10_measures_and_all_together_at_least_60() -> None:
    targets = sections(load("sdg-migration"), "target_")
    counts = {target.code: len(measures(target)) for target in targets}
    assert len(counts) == 10
    assert all(5 <= count <= 10 for count in counts.values()), counts
    assert sum(counts.values()) >= 60


def test_every_paragraph_of_the_hearings_is_followed_up_or_left_out_with_a_reason() -> None:
    followed = {source.paragraph for item in measures(load("hearings-2006")) if (source := item.source)}
    omitted = [row["paragraph"] for row in omitted_paragraphs()]
    assert not followed & set(omitted)
    assert sorted([*followed, *omitted], key=int) == [str(n) for n in range(FIRST, LAST + 1)]
    assert all(row["reason"][language].strip() for row in omitted_paragraphs() for language in LANGUAGES)


def omitted_paragraphs() -> list[dict[str, Any]]:
    path = resource_path("sources", "hearings-2006-omitted.yaml")
    rows: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return rows


def test_the_hearings_keep_the_order_and_the_sections_of_the_document() -> None:
    hearings = load("hearings-2006")
    assert [part.code for part in hearings.items] == ["I", "II", "III", "IV", "V"]
    paragraphs = [int(item.source.paragraph) for item in measures(hearings) if item.source]
    assert paragraphs == sorted(paragraphs)
    for item in measures(hearings):
        assert item.source and item.code.startswith(f"{item.source.paragraph}-")
        first, _, last = (hearings.path(item)[-1].source or item.source).paragraph.partition("–")
        assert int(first) <= int(item.source.paragraph) <= int(last or first), item.name


@FROM_DOCUMENTS
def test_every_item_has_a_source_that_is_cited_in_both_languages(form: Questionnaire) -> None:
    for item in form.flat:
        source = item.source or next((above.source for above in holders(form, item) if above.source), None)
        assert source and source.document in form.documents, item.name
        for language in LANGUAGES:
            assert form.citation(item, language).strip(), item.name


def holders(form: Questionnaire, item: Item) -> Iterator[Item]:
    if isinstance(item, Question) and item.detail_of:
        yield form.item(item.detail_of)
    yield from reversed(form.path(item))


def echoes() -> dict[str, set[str]]:
    return {f"{form.form_id}/{item.name}": set(item.echoes) for form in available() for item in form.flat}


def test_cross_references_exist_and_stand_on_both_sides() -> None:
    known = echoes()
    questions = {f"{form.form_id}/{item.name}" for form in available() for item in form.guiding_questions}
    for here, there in ((here, there) for here, others in known.items() for there in others):
        assert there in questions and there != here, f"{here} refers to {there}"
        assert here in known[there], f"{there} does not refer back to {here}"


def test_at_least_40_pairs_stand_between_instruments_and_each_instrument_has_some() -> None:
    pairs = {frozenset((here, there)) for here, others in echoes().items() for there in others}
    between = [{key.partition("/")[0] for key in pair} for pair in pairs]
    assert sum(len(forms) == 2 for forms in between) >= 40
    instruments = {"berlin-2017", "manila-2008", "dakar-2008", "sdg-migration", "hearings-2006"}
    assert set().union(*(forms for forms in between if len(forms) == 2)) == instruments


def test_official_words_are_those_of_the_source_documents(verbatim: ModuleType) -> None:
    known = json.loads(verbatim.TABLE.read_text(encoding="utf-8"))
    found = {official.key: verbatim.digest(official.words) for official in verbatim.official_texts()}
    assert found == known


def test_every_question_of_berlin_manila_and_dakar_and_every_follow_up_is_kept_to_its_words(
    verbatim: ModuleType,
) -> None:
    kept = {official.key for official in verbatim.official_texts()}
    for form_id in ("berlin-2017", "manila-2008", "dakar-2008", "hearings-2006"):
        for question in load(form_id).guiding_questions:
            assert f"{form_id}/{question.name}.fr" in kept
            assert form_id != "dakar-2008" or f"{form_id}/{question.name}.en" in kept


@pytest.mark.parametrize(
    ("words", "document", "said"),
    [
        ("l’état\u202f?", "Que fait\nl'état?", True),
        ("« d’origine » – et main-d’œuvre", "\"d' origine\" - et main-\nd'oeuvre", True),
        ("un mot de plus", "un mot", False),
        ("Quels droits\u202f?", "Quel droit ?", False),
    ],
)
def test_typography_may_differ_from_the_document_but_no_word(
    verbatim: ModuleType, words: str, document: str, said: bool
) -> None:
    assert verbatim.is_said(words, document) is said


def test_a_text_that_the_documents_do_not_have_is_refused(
    verbatim: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for document in {official.document for official in verbatim.official_texts()}:
        (tmp_path / document).write_text("other words", encoding="utf-8")
    before = verbatim.TABLE.read_bytes()
    assert verbatim.main([str(tmp_path)]) == 1
    assert "berlin-2017/q_1_1_1.fr is not in" in capsys.readouterr().err
    assert verbatim.TABLE.read_bytes() == before
    assert verbatim.main([]) == 0


WRONG_FRENCH = {
    "a straight apostrophe": r"'",
    "an ordinary space before a mark": r" [:;?!%»]",
    "no space before a high mark": r"[^\s\u202f][;?!](?=[\s\u00a0»]|$)",
    "no space before a colon": r"[^\s\u00a0]:(?=\s|$)",
    "no no-break space inside the quotation marks": r"«(?!\u00a0)|(?<!\u00a0)»",
    "straight quotation marks": r'"',
    "three points": r"\.\.\.",
}
WRONG_ENGLISH = {
    "a straight apostrophe": r"'",
    "French quotation marks": r"[«»]",
    "a space before a mark": r"\s[:;?!%]",
    "straight quotation marks": r'"',
    "three points": r"\.\.\.",
}


@pytest.mark.parametrize("path", sorted(resource_path().glob("[qs]*/*.yaml")), ids=lambda path: path.stem)
def test_typography(path: Path) -> None:
    plain = yaml.safe_load(path.read_text(encoding="utf-8"))
    wrong = []
    for where, fr, en in sayings(plain, ""):
        wrong += [f"{where}: {what}: {fr}" for what, mark in WRONG_FRENCH.items() if re.search(mark, fr)]
        wrong += [f"{where}: {what}: {en}" for what, mark in WRONG_ENGLISH.items() if re.search(mark, en)]
    assert not wrong, "\n".join(wrong)


def sayings(plain: Any, where: str) -> Iterator[tuple[str, str, str]]:
    """Every pair of French and English words, with where it stands."""
    if isinstance(plain, Mapping):
        if isinstance(plain.get("fr"), str) and isinstance(plain.get("en"), str):
            yield where, plain["fr"], plain["en"]
        for key, value in plain.items():
            yield from sayings(value, f"{where}/{plain.get('name', '')}.{key}")
    elif isinstance(plain, list):
        for value in plain:
            yield from sayings(value, where)


def test_typography_is_looked_for_in_every_questionnaire() -> None:
    assert len(list(resource_path("questionnaires").glob("*.yaml"))) == len(available()) == 8
    assert sum(1 for form in available() for _ in sayings(form.plain, "")) > 1000
