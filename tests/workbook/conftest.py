"""A small questionnaire with every type of question, and workbooks made of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import OWN_FOLDERS
from workbook.editing.session import Session
from workbook.questionnaire.definition_file import read_definition
from workbook.questionnaire.model import Questionnaire

IDENTIFICATION = """
form_id: identification
version: "2026010101"
title: {fr: Identification, en: Identification}
kind: identification
choices:
  country: [{name: MAR, label: {fr: Maroc, en: Morocco}}, {name: PHL, label: {fr: Philippines, en: Philippines}}]
  answer_language: [{name: fr, label: {fr: français, en: French}}, {name: en, label: {fr: anglais, en: English}}]
items:
  - {type: select_one country, name: country, required: true, label: {fr: Pays, en: Country}}
  - {type: text, name: edition, required: true, label: {fr: Édition, en: Edition}}
  - {type: text, name: institution, multilingual: true, label: {fr: Institution, en: Institution}}
  - {type: text, name: focal_point, label: {fr: Point focal, en: Focal point}}
  - {type: date, name: due_date, label: {fr: Échéance, en: Due date}}
  - {type: select_multiple answer_language, name: languages, label: {fr: Langues, en: Languages}}
  - {type: text, name: ministries, appearance: multiline, multilingual: false, label: {fr: Ministères, en: Ministries}}
"""

EVERY_TYPE = """
form_id: every-type
version: "2026010101"
title: {fr: Chaque type, en: Every type}
languages: [fr, en]
counts: {fr: [question, questions], en: [question, questions]}
documents:
  seed.txt: {title: {fr: Un document, en: A document}, symbol: A/61/187, year: 2006}
choices:
  measure_state:
    - {name: in_force, label: {fr: En vigueur, en: In force}}
    - {name: partly, label: {fr: En partie, en: Partly}}
    - {name: none, label: {fr: Aucune, en: None}}
  colour:
    - {name: red, label: {fr: Rouge, en: Red}}
    - {name: blue, label: {fr: Bleu, en: Blue}}
    - {name: green, label: {fr: Vert, en: Green}}
details:
  measure:
    - {type: integer, name: since, constraint: ". >= 1900 and . <= 2100", label: {fr: Depuis, en: Since}}
items:
  - type: begin group
    name: part_1
    code: "1"
    label: {fr: Première partie, en: Part one}
    source: {document: seed.txt, section: {fr: Partie I, en: Part I}, paragraph: "13"}
    items:
      - type: text
        name: long
        code: 1-1
        appearance: multiline
        required: true
        label: {fr: Racontez, en: Tell us}
        unofficial: [en]
      - {type: text, name: line, code: 1-2, label: {fr: Une ligne, en: One line}}
      - type: begin group
        name: part_1_1
        code: "1.1"
        label: {fr: Sous-partie, en: Sub-part}
        items:
          - {type: integer, name: whole, code: 1.1-1, label: {fr: Entier, en: Whole}}
          - {type: decimal, name: number, code: 1.1-2, constraint: ". >= 0",
             constraint_message: {fr: pas moins de zéro, en: not below zero}, label: {fr: Nombre, en: Number}}
          - {type: date, name: day, code: 1.1-3, label: {fr: Jour, en: Day}}
  - {type: select_one measure_state, name: measure, code: m1, details: measure, label: {fr: Mesure, en: Measure}}
  - {type: select_multiple colour, name: colours, label: {fr: Couleurs, en: Colours}}
  - {type: text, name: why_red, relevant: "selected(${colours}, 'red')", required: true,
     label: {fr: Pourquoi rouge, en: Why red}}
  - {type: file, name: proof, label: {fr: Pièce, en: File}}
  - {type: note, name: remark, label: {fr: À savoir, en: Please note}}
  - {type: calculate, name: total, calculation: "sum(${amount})", label: {fr: Total, en: Total}}
  - type: begin repeat
    name: rows
    row_label: name
    label: {fr: Lignes, en: Rows}
    rows: [{name: first, values: {name: {fr: Un, en: One}}}]
    items:
      - {type: text, name: name, multilingual: true, required: true, label: {fr: Nom, en: Name}}
      - {type: decimal, name: amount, label: {fr: Montant, en: Amount}}
      - {type: decimal, name: paid, constraint: ". <= ${amount}", label: {fr: Payé, en: Paid}}
      - {type: calculate, name: gap, calculation: "${amount} - ${paid}", label: {fr: Reste, en: Gap}}
  - type: begin repeat
    name: links
    label: {fr: Liens, en: Links}
    items:
      - {type: "select_one ${name}", name: link, label: {fr: Ligne, en: Row}}
"""


def definition(folder: Path, text: str, name: str = "form.yaml") -> Questionnaire:
    """The questionnaire of a definition given as text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_definition(path)


@pytest.fixture
def forms(tmp_path: Path) -> tuple[Questionnaire, Questionnaire]:
    return definition(tmp_path, IDENTIFICATION), definition(tmp_path, EVERY_TYPE)


@pytest.fixture
def session(tmp_path: Path, forms: tuple[Questionnaire, ...]) -> Iterator[Session]:
    known = {"country": "MAR", "edition": "Marrakech 2018", "languages": ["fr", "en"]}
    opened = Session.create(tmp_path / "pays.passerelle", forms, known, by="Amina")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def example_collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example collection, closed, with the files that it was made of in the folder `inbox` beside it: to be read."""
    from workbook.collection.example import create_example_collection

    folder = tmp_path_factory.mktemp("example-collection")
    path = folder / "exemple.passerelle-collection"
    with pytest.MonkeyPatch.context() as patch:
        for name in OWN_FOLDERS:
            patch.setenv(name, str(folder))
        create_example_collection(path, folder / "inbox").close()
    return path
