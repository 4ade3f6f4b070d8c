"""Definitions as their authors write them: the good ones are read, the bad ones get every error with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbook.conftest import EVERY_TYPE, definition
from workbook.errors import DefinitionError, UnusableFile
from workbook.languages import LANGUAGES, Catalogue
from workbook.questionnaire.library import available
from workbook.questionnaire.model import Question, Questionnaire, Repeat, Section


def test_every_type_is_read(forms: tuple[Questionnaire, ...]) -> None:
    form = forms[1]
    assert {question.type for question in form.questions} == {
        "text", "integer", "decimal", "date", "select_one", "select_multiple", "file", "note", "calculate"
    }  # fmt: skip
    assert [section.name for section in form.path(form.item("day"))] == ["part_1", "part_1_1"]
    assert form.question("1.1-3").name == "day"
    assert form.question("measure_since").detail_of == "measure"
    assert form.repeat_of(form.question("paid")) is form.repeat("rows")
    assert form.citation(form.item("day"), "fr") == "A/61/187, Partie I, §\u00a013"


PROBLEMS = {
    "an unknown key, with the near one": ("required: true, label: {fr: Nom", "requred: true, label: {fr: Nom", "“requred” is not known here. Did you mean “required”?"),
    "a label in one language": ("label: {fr: Jour, en: Day}", "label: {fr: Jour}", "“label” has no words in “en”."),
    "an unknown type": ("type: integer, name: whole", "type: number, name: whole", "“number” is not one of: "),
    "a name used twice": ("name: line,", "name: long,", "“long” is used already in line "),
    "a code used twice": ("code: 1-2", "code: 1-1", "“1-1” is used already in line "),
    "a name that is no name": ("name: colours", "name: 2 colours", "The name “2 colours” has to begin with a letter"),
    "a list that is not there": ("select_multiple colour,", "select_multiple color,", "There is no list of choices called “color”."),
    "an expression that is none": ("constraint: \". >= 0\"", "constraint: \". >=\"", "The expression “. >=” is not an XLSForm expression"),
    "a reference to nothing": ("selected(${colours}, 'red')", "selected(${colors}, 'red')", "There is no question called “colors”. Did you mean “colours”?"),
    "details that are not there": ("details: measure,", "details: mesure,", "There are no details called “mesure”."),
    "a source that is not there": ("document: seed.txt", "document: other.txt", "The document other.txt is not among “documents”."),
    "a version that is a number": ("version: \"2026010101\"", "version: 2026010101", "version is ten digits in quotes"),
    "a choice twice": ("name: blue", "name: red", "The name “red” stands here twice"),
    "a word for a truth": ("required: true\n", "required: perhaps\n", "“required” is true or false."),
    "an unknown key": ("languages: [fr, en]", "languages: [fr, en]\nzzzz: 1", "“zzzz” is not known here; take it out."),
    "a missing key": ("name: proof, ", "", "“name” is missing here."),
    "a choice without label": ("- {name: partly, label: {fr: En partie, en: Partly}}", "- {name: partly}", "“label” is missing here."),
    "a choice without name": ("- {name: partly, ", "- {", "A choice needs a name without blanks"),
    "a form_id with blanks": ("form_id: every-type", "form_id: Every Type", "form_id is made of small letters"),
    "nouns that are not two": ("fr: [question, questions]", "fr: question", "Write the noun twice"),
    "a list that is a word": ("colour:\n    - {name: red, label: {fr: Rouge, en: Red}}\n    - {name: blue, label: {fr: Bleu, en: Blue}}\n    - {name: green, label: {fr: Vert, en: Green}}", "colour: red", "“colour” has to be a list."),
    "choices that are a list": ("documents:\n  seed.txt:", "documents: []\nzz:\n  seed.txt:", "“documents” has to be a mapping"),
    "a source that is a word": ("source: {document: seed.txt, section: {fr: Partie I, en: Part I}, paragraph: \"13\"}", "source: seed.txt", "A source is a mapping"),
    "a document that is a word": ("seed.txt: {title: {fr: Un document, en: A document}, symbol: A/61/187, year: 2006}", "seed.txt: A/61/187", "A document is a mapping"),
    "a code that is a number": ("code: \"1\"", "code: 1", "A code is a text; put it in quotes."),
    "themes that are numbers": ("unofficial: [en]", "sdg: [10.7]", "“sdg” is a list of texts"),
    "a label that is a number": ("label: {fr: Jour, en: Day}", "label: 3", "“label” needs words in both languages"),
    "a third language": ("label: {fr: Jour, en: Day}", "label: {fr: Jour, en: Day, de: Tag}", "“de” is not known here"),
    "a calculation that is missing": (", calculation: \"sum(${amount})\"", "", "“calculation” is missing here."),
    "an item that is a word": ("  - {type: note, name: remark,", "  - remark\n  - {type: note, name: remark,", "Each entry of “items” is a mapping."),
    "a reference to nothing like it": ("\"${amount} - ${paid}\"", "\"${zzzzzz}\"", "There is no question called “zzzzzz”."),
    "rows chosen that are not there": ("select_one ${name}", "select_one ${nom}", "There is no question called “nom”."),
    "a kind that is none": ("languages: [fr, en]", "kind: poem", "“poem” is not one of:"),
    "a key twice": ("name: remark,", "name: remark, name: remark,", "“name” stands here twice; keep one."),
}  # fmt: skip


@pytest.mark.parametrize("what", PROBLEMS)
def test_each_error_is_found_where_it_is(tmp_path: Path, what: str) -> None:
    good, bad, sentence = PROBLEMS[what]
    assert good in EVERY_TYPE
    text = EVERY_TYPE.replace(good, bad, 1)
    with pytest.raises(DefinitionError) as refusal:
        definition(tmp_path, text)
    found = [problem for problem in refusal.value.problems if sentence in problem.text(Catalogue.load("en"))]
    assert found, [problem.text(Catalogue.load("en")) for problem in refusal.value.problems]
    changed = next(
        n
        for n, pair in enumerate(zip(text.splitlines(), EVERY_TYPE.splitlines(), strict=False), 1)
        if pair[0] != pair[1]
    )
    assert abs(found[0].line - changed) <= 1 or "list" in what


def test_all_errors_come_at_once_in_order(tmp_path: Path) -> None:
    text = EVERY_TYPE
    for good, bad, _ in PROBLEMS.values():
        text = text.replace(good, bad, 1) if "version" not in good else text
    with pytest.raises(DefinitionError) as refusal:
        definition(tmp_path, text)
    lines = [problem.line for problem in refusal.value.problems]
    assert len(lines) >= 12
    assert lines == sorted(lines)


@pytest.mark.parametrize(
    "text", ["", "- a list", "form_id: [unclosed", "just words", "form_id: x\n\tversion: y"]
)
def test_what_is_no_definition_is_said(tmp_path: Path, text: str) -> None:
    with pytest.raises(DefinitionError):
        definition(tmp_path, text)


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "binary.yaml").write_bytes(b"\xff\xfe\x00")
    from workbook.questionnaire.definition_file import read_definition

    for name in ("binary.yaml", "not-there.yaml"):
        with pytest.raises(UnusableFile):
            read_definition(tmp_path / name)


@pytest.mark.parametrize("form", available(), ids=lambda form: form.form_id)
def test_what_comes_with_the_program_is_whole(form: Questionnaire) -> None:
    for item in form.flat:
        for language in LANGUAGES:
            assert item.label.get(language).strip(), item.name
            if form.kind != "identification":
                assert form.citation(item, language), item.name


def test_berlin_asks_26_questions_in_six_round_tables() -> None:
    berlin = next(form for form in available() if form.form_id == "berlin-2017")
    tables = [item for item in berlin.flat if isinstance(item, Section) and item.name.startswith("rt_")]
    asked = [item for item in berlin.guiding_questions if item.required]
    assert [table.code for table in tables] == ["1.1", "1.2", "2.1", "2.2", "3.1", "3.2"]
    assert len(asked) == berlin.size == 26
    assert all("en" in question.unofficial for question in asked)


def test_each_of_the_ten_targets_has_indicators_and_a_checklist() -> None:
    sdg = next(form for form in available() if form.form_id == "sdg-migration")
    targets = [item for item in sdg.items if isinstance(item, Section)]
    assert [target.code for target in targets] == [
        "10.7", "10.c", "3.c", "4.b", "8.8", "16.9", "17.18", "5.2", "8.7", "16.2"
    ]  # fmt: skip
    for target in targets:
        questions = [item for item in target.items if isinstance(item, Question)]
        assert [item for item in questions if item.type == "note"], target.code
        assert len([item for item in questions if item.list_name == "measure_state"]) >= 4, target.code


def test_the_plan_names_what_its_views_draw() -> None:
    plan = next(form for form in available() if form.kind == "plan")
    for role in (
        "title",
        "target",
        "lead",
        "start",
        "end",
        "status",
        "progress",
        "budget",
        "currency",
        "funded",
    ):
        question = plan.role(role)
        assert question and isinstance(plan.repeat_of(question), Repeat), role
