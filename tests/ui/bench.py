"""A workbook with every type of question, and the little of a window that pages need."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from ui.messages import Messages
from ui.page import Context
from workbook.editing.session import Session
from workbook.errors import KnownError
from workbook.preferences import Preferences
from workbook.questionnaire.definition_file import read_definition
from workbook.questionnaire.model import Questionnaire
from workbook.screens.places import Place

FORM = """
form_id: bench
version: "2026010101"
title: {fr: Banc, en: Bench}
short_title: {fr: Banc, en: Bench}
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
  many: [MANY]
details:
  measure:
    - {type: integer, name: since, constraint: ". >= 1900 and . <= 2100", label: {fr: Depuis, en: Since}}
items:
  - type: begin group
    name: part
    code: "1"
    label: {fr: Première partie, en: Part one}
    guidance: {fr: À quoi penser., en: What to think of.}
    source: {document: seed.txt, section: {fr: Partie I, en: Part I}, paragraph: "13"}
    items:
      - {type: text, name: long, code: 1-1, appearance: multiline, required: true,
         label: {fr: Racontez, en: Tell us}, unofficial: [en]}
      - {type: text, name: second, code: 1-2, appearance: multiline, echoes: [bench/long],
         label: {fr: Et encore, en: And then}}
      - {type: text, name: line, label: {fr: Une ligne, en: One line}}
      - {type: text, name: two, multilingual: true, label: {fr: Deux langues, en: Two languages}}
      - {type: text, name: names, appearance: multiline, multilingual: false, label: {fr: Noms, en: Names}}
      - {type: integer, name: whole, label: {fr: Entier, en: Whole}}
      - {type: decimal, name: number, unit: EUR, constraint: ". >= 0",
         constraint_message: {fr: pas moins de zéro, en: not below zero}, label: {fr: Nombre, en: Number}}
      - {type: date, name: day, label: {fr: Jour, en: Day}}
      - {type: select_one colour, name: colour, label: {fr: Couleur, en: Colour}}
      - {type: select_one many, name: place, label: {fr: Lieu, en: Place}}
      - {type: select_one measure_state, name: measure, code: m1, details: measure,
         label: {fr: Mesure, en: Measure}}
      - {type: select_multiple colour, name: colours, label: {fr: Couleurs, en: Colours}}
      - {type: select_multiple many, name: places, label: {fr: Lieux, en: Places}}
      - {type: file, name: proof, label: {fr: Pièce, en: File}}
      - {type: note, name: remark, label: {fr: À savoir, en: Please note}}
      - {type: calculate, name: double, calculation: "${whole} * 2", label: {fr: Double, en: Double}}
      - {type: text, name: why_red, relevant: "${colour} = 'red'", label: {fr: Pourquoi, en: Why}}
  - type: begin repeat
    name: rows
    row_label: name
    label: {fr: Lignes, en: Rows}
    items:
      - {type: text, name: name, label: {fr: Nom, en: Name}}
      - {type: "select_one ${name}", name: link, label: {fr: Ligne, en: Row}}
"""
MANY = ", ".join(f"{{name: p{n}, label: {{fr: Lieu {n}, en: Place {n}}}}}" for n in range(20))
IDENTIFICATION = """
form_id: identification
version: "2026010101"
title: {fr: Identification, en: Identification}
kind: identification
choices:
  country: [{name: MAR, label: {fr: Maroc, en: Morocco}}]
  answer_language: [{name: fr, label: {fr: français, en: French}}, {name: en, label: {fr: anglais, en: English}}]
items:
  - type: begin group
    name: who
    label: {fr: Qui répond, en: Who answers}
    items:
      - {type: select_one country, name: country, required: true, label: {fr: Pays, en: Country}}
      - {type: text, name: edition, required: true, label: {fr: Édition, en: Edition}}
      - {type: text, name: institution, multilingual: true, label: {fr: Institution, en: Institution}}
      - {type: date, name: due_date, label: {fr: Échéance, en: Due date}}
      - {type: select_multiple answer_language, name: languages, label: {fr: Langues, en: Languages}}
      - {type: text, name: ministries, appearance: multiline, multilingual: false,
         label: {fr: Ministères, en: Ministries}}
"""


@dataclass
class Desk:
    """A navigator and a place for messages that remember what was asked of them."""

    visited: list[Place | str] = field(default_factory=list)
    toasts: list[str] = field(default_factory=list)
    errors: list[KnownError] = field(default_factory=list)

    def go(self, place: Place) -> None:
        self.visited.append(place)

    def next(self) -> None:
        self.visited.append("next")

    def previous(self) -> None:
        self.visited.append("previous")

    def toast(self, text: str, *_: Any, **__: Any) -> None:
        self.toasts.append(text)

    def error(self, error: KnownError, *_: Any) -> None:
        self.errors.append(error)


def form(folder: Path, text: str, name: str) -> Questionnaire:
    path = folder / name
    path.write_text(text.replace("MANY]", MANY + "]"), encoding="utf-8")
    return read_definition(path)


def new_session(folder: Path) -> Session:
    forms = (form(folder, IDENTIFICATION, "identification.yaml"), form(folder, FORM, "bench.yaml"))
    known = {
        "country": "MAR",
        "edition": "Marrakech 2018",
        "languages": ["fr", "en"],
        "ministries": "Travail\nIntérieur",
    }
    return Session.create(folder / "pays.passerelle", forms, known, by="Amina", synchronous=False)


def context_for(session: Session, desk: Desk) -> Context:
    return Context(session, Preferences(), desk, cast(Any, None), cast(Messages, desk))
