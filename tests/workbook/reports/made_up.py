"""A made-up country's workbook, as a snapshot: every figure and sentence is invented."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from workbook.document.cells import Cell
from workbook.document.snapshot import Snapshot
from workbook.questionnaire import library
from workbook.questionnaire.model import Questionnaire

ALL = ("identification", "berlin-2017", "sdg-migration", "action-plan", "registers")
ARABIC = "القانون رقم 02.03 المتعلق بدخول وإقامة الأجانب بالمملكة المغربية وبالهجرة والإقامة غير المشروعة"
ANSWER = f"""Trois mesures ont été prises depuis 2021. Un **comparateur public** affiche chaque semaine le coût réel d’un \
envoi dans douze couloirs ; l’écart entre le plus cher et le moins cher y a diminué de moitié.

Le droit au séjour repose sur un texte dont l’intitulé officiel est le suivant :

{ARABIC}

Peuvent être reprises ailleurs :

- l’accord Sud-Sud de reconnaissance des diplômes d’infirmier ;
- le guichet municipal unique, ouvert dans *sept* villes.

Écrire à Jean <jean@ministere.gouv.ci> ou lire [le rapport](https://example.org/rapport)."""
ENGLISH = """Three measures have been taken since 2021. A **public comparison service** shows every week the real cost \
of a transfer in twelve corridors; the gap between the dearest and the cheapest has been halved.

The right of residence rests on an act whose official title is given opposite."""


class MadeUp:
    """Cells put together by hand, and the snapshot of them."""

    def __init__(self, forms: Iterable[str] = ALL, more_forms: Iterable[Questionnaire] = ()) -> None:
        self.forms = {name: library.load(name) for name in forms} | {
            form.form_id: form for form in more_forms
        }
        self.cells: dict[Cell, Any] = {}

    def put(self, form: str, question: str, value: Any, facet: str = "value", row: str = "") -> None:
        self.cells[Cell(form, row, question, facet)] = value

    def row(self, form: str, repeat: str, row: str, **answers: Any) -> None:
        """A row of a repeat; `title__fr` puts the facet value.fr of the question title."""
        position = sum(cell.question == repeat and cell.facet == "value" for cell in self.cells) + 1
        self.put(form, repeat, position, row=row)
        for name, value in answers.items():
            question, _, language = name.partition("__")
            self.put(form, question, value, f"value.{language}" if language else "value", row)

    def snapshot(self) -> Snapshot:
        return Snapshot("made-up", 7, "2026-11-21T10:00:00+00:00", dict(self.cells), self.forms)


def identified(made: MadeUp) -> MadeUp:
    for question, value in {
        "country": "MAR",
        "edition": "Marrakech 2018",
        "focal_point": "Samira Benali",
        "languages": ["fr", "en"],
        "due_date": "2027-01-12",
        "population": 37_000_000,
        "population_year": 2025,
        "remittances": 11.7,
        "ministries": "Finances\nTravail\nSanté",
    }.items():
        made.put("identification", question, value)
    made.put("identification", "institution", "Ministère chargé des affaires étrangères", "value.fr")
    made.put("identification", "situation", ANSWER, "value.fr")
    return made


ACTIONS: tuple[
    tuple[str, str, str, str | None, str | None, str, int | None, float | None, float | None], ...
] = (
    (
        "10.7",
        "Portail public d’information sur les voies légales",
        "Travail",
        "2025-01-01",
        "2026-06-30",
        "closed",
        100,
        8.2,
        8.2,
    ),
    (
        "10.7",
        "Comité interministériel permanent",
        "Affaires étrangères",
        "2025-04-01",
        "2028-12-31",
        "implementation",
        40,
        3.4,
        3.4,
    ),
    (
        "10.7",
        "Mobilité circulaire agricole",
        "Agriculture",
        "2026-01-01",
        "2028-06-30",
        "implementation",
        25,
        50.4,
        36.9,
    ),
    (
        "10.c",
        "Comparateur public des coûts d’envoi de fonds",
        "Banque centrale",
        "2025-01-01",
        "2025-12-31",
        "closed",
        100,
        4.2,
        4.2,
    ),
    (
        "10.c",
        "Ouverture des couloirs aux opérateurs mobiles, zones rurales comprises",
        "Finances",
        "2025-07-01",
        "2027-06-30",
        "implementation",
        45,
        11.6,
        9.0,
    ),
    (
        "10.c",
        "Éducation financière avant le départ et au retour",
        "Emploi",
        "2026-04-01",
        "2028-12-31",
        "implementation",
        20,
        6.8,
        4.8,
    ),
    (
        "10.c",
        "Observatoire des frais tenu avec les associations de migrants",
        "Diaspora",
        "2027-01-01",
        "2028-12-31",
        "pipeline",
        0,
        2.3,
        0.0,
    ),
    (
        "10.c",
        "Fonds d’amorçage pour l’épargne et l’investissement productif",
        "Finances",
        "2026-07-01",
        "2028-12-31",
        "implementation",
        10,
        13.5,
        8.5,
    ),
    (
        "3.c",
        "Protocole de maintien en poste avec les hôpitaux régionaux",
        "Santé",
        "2025-01-01",
        "2026-12-31",
        "implementation",
        80,
        54.2,
        30.1,
    ),
    (
        "4.b",
        "Bourses Sud-Sud",
        "Enseignement supérieur",
        "2025-09-01",
        "2028-08-31",
        "implementation",
        50,
        21.0,
        21.0,
    ),
    ("8.8", "Inspection du travail domestique", "Travail", None, None, "", None, 29.6, 14.8),
    (
        "16.9",
        "Guichets d’état civil dans les consulats",
        "Affaires étrangères",
        "2026-01-01",
        None,
        "implementation",
        15,
        33.5,
        33.5,
    ),
    ("17.18", "Enquête nationale sur la mobilité", "", "2027-01-01", "2028-03-31", "pipeline", 0, 18.7, 6.2),
    (
        "8.7",
        "Réseau d’accueil des victimes de la traite",
        "Justice",
        "2025-03-01",
        "2027-12-31",
        "implementation",
        60,
        41.3,
        25.0,
    ),
    (
        "",
        "Formation des points focaux",
        "Affaires étrangères",
        "2026-02-01",
        "2026-11-30",
        "finalisation",
        90,
        None,
        None,
    ),
)


def plan_country() -> MadeUp:
    """A country with answers, measures, actions, indicators and registers."""
    made = identified(MadeUp())
    made.put("action-plan", "foreword", ANSWER, "value.fr")
    made.put("action-plan", "start_year", 2025)
    made.put("action-plan", "end_year", 2028)
    for number, (target, title, lead, start, end, status, progress, budget, funded) in enumerate(ACTIONS):
        answers: dict[str, Any] = {
            "action_title__fr": title,
            "lead": lead,
            "target": [target] if target else [],
            "start": start,
            "end": end,
            "status": status,
            "progress": progress,
            "currency": "MAD" if budget else "",
            "budget": budget and budget * 1e6,
            "funded": funded if funded is None else funded * 1e6,
            "description__fr": "Le fonds apporte un dirham public pour deux dirhams épargnés par les migrants ou leurs "
            "familles, dans des entreprises de moins de trois ans."
            if number % 4 != 3
            else "",
            "risks__fr": "Le cours des changes et le calendrier du budget." if number % 3 == 0 else "",
            "partners_international": "OIM, BIT" if number % 2 else "",
        }
        made.row(
            "action-plan",
            "actions",
            f"a{number}",
            **{k: v for k, v in answers.items() if v not in (None, "")},
        )
        if number % 2 == 0:
            made.row(
                "action-plan",
                "indicators",
                f"i{number}",
                indicator_action=f"a{number}",
                indicator_name__fr="Part de femmes parmi les bénéficiaires",
                unit="%",
                baseline=0,
                baseline_year=2025,
                latest=36.5,
                latest_year=2026,
                goal=50,
                goal_year=2028,
            )
    _measures(made)
    _registers(made)
    _answers(made)
    return made


def _measures(made: MadeUp) -> None:
    states = [
        "in_force",
        "partly",
        "planned",
        "in_force",
        "none",
        "partly",
        "not_applicable",
        None,
        "in_force",
    ]
    number = 0
    for question in made.forms["sdg-migration"].questions:
        if question.type == "select_one":
            state = states[number % len(states)]
            number += 1
            if state:
                made.put("sdg-migration", question.name, state)
                made.put("sdg-migration", f"{question.name}_since", 2015 + number % 9)
                made.put(
                    "sdg-migration", question.name, ("Finances", "Travail", "Santé")[number % 3], "ministry"
                )


def _registers(made: MadeUp) -> None:
    for year, value in {
        2018: 7.4,
        2019: 7.1,
        2020: 6.9,
        2021: 6.5,
        2022: 6.3,
        2023: 5.8,
        2024: 5.5,
        2025: 5.2,
    }.items():
        made.row(
            "registers",
            "statistics",
            f"s{year}",
            sdg_indicator="10.c.1",
            year=year,
            value=value,
            unit="%",
            source_text="Banque centrale, enquête annuelle",
        )
    made.row("registers", "good_practices", "g1", practice_title__fr="Guichet unique", summary__fr=ANSWER)


def _answers(made: MadeUp) -> None:
    questions = [question for question in made.forms["berlin-2017"].questions if question.is_long]
    for number, question in enumerate(questions):
        made.put("berlin-2017", question.name, ("Finances", "Travail", "Santé")[number % 3], "ministry")
        if number % 5 == 3:
            missing = {
                "reason": "no_data",
                "why": "L’enquête nationale sera publiée au deuxième trimestre 2027.",
            }
            made.put("berlin-2017", question.name, missing, "missing")
        elif number % 5 != 4:
            made.put("berlin-2017", question.name, ANSWER, "value.fr")
            if number % 2 == 0:
                made.put("berlin-2017", question.name, ENGLISH, "value.en")
            made.put("berlin-2017", question.name, ("final", "draft", "review")[number % 3], "status")
            made.put("berlin-2017", question.name, ["gender", "vulnerable_groups"], "tags")
            made.put(
                "berlin-2017", question.name, "Banque centrale, rapport annuel 2025, tableau 6.", "sources"
            )
