"""A collection for the tests of its pages: countries with invented answers to real questionnaires, made in a moment."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workbook.collection.answers import content_of, written
from workbook.collection.coding.codings import give_theme
from workbook.collection.coding.passages import passage, words_of
from workbook.collection.collection import Collection
from workbook.collection.facts import Facts, facts_cell
from workbook.collection.reading import Projection, answer_hash, projection_hash
from workbook.collection.submitted import as_snapshot, states
from workbook.collection.words.tokens import search_words
from workbook.document.cells import Attachment, Cell, Change
from workbook.document.rows import encode
from workbook.editing.changes import ChangeSet
from workbook.exchange.received import Where
from workbook.questionnaire.library import load

FORM, QUESTION, BESIDE = "berlin-2017", "q_1_2_4", "q_1_2_3"
EDITION, EARLIER = "Marrakech 2018", "Berlin 2017"
SAID = {
    "BGD": (
        "en",
        "A migration data group of six ministries publishes one set of figures a year. "
        "Target 10.7 is followed by a **scorecard** of planned measures, each with a date and a responsible office.",
    ),
    "CMR": (
        "fr",
        "Le suivi repose sur les rapports des collectivités locales. Les données ventilées par statut migratoire "
        "manquent encore\u202f; un module est prévu au prochain recensement.",
    ),
    "PHL": (
        "en",
        "Monitoring rests on deployment and return records and on a yearly survey of families who receive "
        "remittances.\n\n- Results are discussed with migrants’ associations\n- before they are published.",
    ),
    "SEN": (
        "fr",
        "Un comité de pilotage réunit chaque trimestre les ministères et les collectivités\u202f; un tableau de bord "
        "commun suit les mesures prises au titre de la cible 10.7.",
    ),
    "EGY": ("fr", "تجتمع اللجنة الوطنية كل ثلاثة أشهر وتنشر البيانات عن الهجرة."),
}
REASONS = {"ECU": ("no_data", "The survey module that would answer this ends in 2019.")}
SILENT = ("KEN", "MLI")
NOT_ASKED = ("PRT",)


def desk(path: Path, synchronous: bool = True) -> Collection:
    """A collection of nine countries, one of them in two editions."""
    collection = Collection.create(path, "Marrakech 2018", EDITION, "Amina", synchronous)
    for iso3, (language, text) in SAID.items():
        cells = {Cell(FORM, "", QUESTION, f"value.{language}"): text}
        if iso3 == "BGD":
            cells[Cell(FORM, "", QUESTION, "tags")] = ["gender"]  # type: ignore[assignment]
        take_in(collection, iso3, cells, language)
    for iso3, (reason, why) in REASONS.items():
        missing: dict[Cell, Any] = {
            Cell(FORM, "", QUESTION, "missing"): {"reason": reason, "why": why},
            Cell(FORM, "", BESIDE, "value.en"): "Registers and surveys come first.",
        }
        take_in(collection, iso3, missing, "en")
    for iso3 in SILENT:
        take_in(collection, iso3, {Cell(FORM, "", BESIDE, "value.fr"): "Rien de plus."}, "fr")
    for iso3 in NOT_ASKED:
        take_in(collection, iso3, plan_cells(), "en", forms=("action-plan",))
    earlier = {
        Cell(FORM, "", QUESTION, "value.fr"): "Un comité de pilotage réunit chaque année les ministères."
    }
    take_in(collection, "SEN", earlier, "fr", EARLIER)
    return collection


def plan_cells() -> dict[Cell, Any]:
    """Two actions of a plan."""
    form = "action-plan"
    return {
        Cell(form, "a1", "action_title", "value.en"): "Register of recruiters",
        Cell(form, "a1", "status", "value"): "implementation",
        Cell(form, "a1", "lead", "value"): "Labour",
        Cell(form, "a1", "description", "value.en"): "A **public** register.",
        Cell(form, "a2", "action_title", "value.en"): "Survey of families",
        Cell(form, "a2", "budget", "value"): 420_000,
        Cell(form, "a2", "currency", "value"): "EUR",
    }


def take_in(
    collection: Collection,
    iso3: str,
    cells: Mapping[Cell, Any],
    language: str,
    edition: str = EDITION,
    forms: tuple[str, ...] = (FORM,),
    deprecated: str = "",
) -> str:
    """A submission kept as if its file had been read; gives the SHA-256."""
    name = f"{iso3.lower()}-{edition.lower().replace(' ', '-')}.xlsx"
    content = f"{name} {deprecated} {sorted(map(str, cells))}".encode()
    sha256 = hashlib.sha256(content).hexdigest()
    asked = {form: load(form) for form in forms}
    facts = Facts(
        sha256,
        name,
        len(content),
        "2018-09-20T08:00:00Z",
        instance=f"uuid:{sha256[:12]}",
        deprecated=deprecated,
        document=f"{iso3}-{edition}",
        step=5 if deprecated else 4,
        written_at="2018-09-12T08:00:00Z" if edition == EDITION else "2017-05-02T08:00:00Z",
        country=iso3,
        edition=edition,
        languages=(language,),
        forms={form: one.version for form, one in asked.items()},
        filled=len(cells),
        stored=len(cells),
    )
    place = {cell: (value, Where(cell.form, f"D{at}")) for at, (cell, value) in enumerate(cells.items(), 14)}
    snapshot = as_snapshot(facts.document, 4, facts.written_at, cells, asked)
    contents = content_of(place)
    texts = [(form, question, written(one)) for (form, question), one in contents.items()]
    rows = [(*one, answer_hash(sha256, *one)) for one in texts]
    words = [
        " ".join(search_words(str(v[0]), language) for f in c.values() for v in f.values())
        for c in contents.values()
    ]
    state, issues = encode(states(snapshot)) or "", encode({"repairs": [], "listed": [], "doubts": []}) or ""
    checksum = projection_hash(sha256, len(rows), state, issues)
    collection.take_in(
        ChangeSet(
            "admit",
            {"question": name, "sha256": sha256},
            (Change(facts_cell(sha256), None, facts.plain()),),
            tuple(one.plain for one in asked.values()),
            (Attachment(sha256, name, content),),
        ),
        Projection(state, issues, rows, words, checksum),
    )
    return sha256


def give(collection: Collection, iso3: str, theme: str, quote: str, question: str = QUESTION) -> str:
    """A theme given to words of a country's newest answer; gives the coding's id."""
    answers = collection.view().answers(FORM, question)
    answer = next(one for one in answers if one.submission.country == iso3)
    start = words_of(answer.values[answer.facet], True).index(quote)
    at = passage(answer, answer.facet, start, start + len(quote), True)
    made = give_theme(collection.session.snapshot(), theme, at, "Amina", iso3)
    collection.session.apply(made)
    return made.changes[0].cell.row
