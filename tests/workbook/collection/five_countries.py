"""Five countries answered by hand, so that every count can be checked by eye.

MAR answers everything that is looked at, SEN some with reasons, PHL was not asked Berlin 2017, TUN is silent, CZE
answers in English.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.collection_desk import take_in
from workbook.collection.collection import Collection
from workbook.collection.facts import Facts, facts_cell
from workbook.collection.view import CollectionView
from workbook.document.cells import Cell, Change
from workbook.editing.changes import ChangeSet

BERLIN, SDG, PLAN, REGISTERS = ORDER = ("berlin-2017", "sdg-migration", "action-plan", "registers")
EDITION = "Berlin 2017"
ARABIC = "نُفتح في كل ولاية خلية استماع للنساء والفتيات المهاجرات"
MOROCCAN = (
    "Un comparateur public affiche chaque semaine le coût réel d’un envoi. L’écart a diminué de moitié."
)
CZECH = "Domestic workers may change employer without losing their residence permit."


def said(form: str, question: str, value: Any, facet: str = "value", row: str = "") -> dict[Cell, Any]:
    return {Cell(form, row, question, facet): value}


def missing(question: str, reason: str, form: str = BERLIN) -> dict[Cell, Any]:
    return said(form, question, {"reason": reason, "why": ""}, "missing")


def action(row: str, target: str, status: str = "", **more: Any) -> dict[Cell, Any]:
    """An action of the plan; `more` are other columns."""
    cells = said(PLAN, "action_title", f"Action {row}", "value.fr", row) | said(
        PLAN, "target", [target], row=row
    )
    for name, value in {"status": status, **more}.items():
        cells |= said(PLAN, name, value, row=row) if value else {}
    return cells


def figure(row: str, indicator: str, year: int, value: float, **more: Any) -> dict[Cell, Any]:
    """A row of the register of statistics."""
    cells: dict[Cell, Any] = {}
    for name, stored in {
        "sdg_indicator": indicator,
        "year": year,
        "value": value,
        "unit": "%",
        **more,
    }.items():
        cells |= said(REGISTERS, name, stored, row=row)
    return cells


MAR = {
    **said(BERLIN, "q_1_1_1", "Des intérêts équilibrés.", "value.fr"),
    **said(BERLIN, "q_1_2_2", MOROCCAN, "value.fr"),
    **said(SDG, "m_10c_1", "in_force"),
    **said(SDG, "m_10c_2", "partly"),
    **action(
        "a1",
        "10.c",
        "implementation",
        budget=1_000_000,
        funded=250_000,
        currency="EUR",
        gender_marker="principal",
    ),
    **action("a2", "10.c", "pipeline", budget=300, currency="MAD"),
    **action("a3", "10.7"),
    **figure("s1", "10.7.1", 2015, 4.5),
    **figure("s2", "10.7.1", 2016, 4.0),
    **figure("s3", "10.7.1", 2016, 99.0, sex="female"),
}
SEN = {
    **missing("q_1_1_1", "not_applicable"),
    **missing("q_1_1_2", "no_data"),
    **missing("q_1_1_3", "confidential"),
    **missing("q_1_1_4", "pending"),
    **said(BERLIN, "q_1_2_2", "Les associations relèvent les frais affichés aux guichets.", "value.fr"),
    **said(SDG, "m_10c_1", "planned"),
    **missing("m_10c_2", "not_applicable", SDG),
    **action("a1", "10.c", "implementation", budget=500_000, funded=500_000, currency="EUR"),
    **figure("s1", "10.7.1", 2016, 6.0),
}
PHL = {**said(SDG, "m_10c_1", "none"), **said(SDG, "m_10c_2", "not_applicable")}
CZE = {**said(BERLIN, "q_1_2_2", CZECH, "value.en")}


ANSWERS = {"MAR": MAR, "SEN": SEN, "PHL": PHL, "TUN": {}, "CZE": CZE}
REFUSED = Facts(
    "ee" * 32,
    "Égypte.xls",
    2_000,
    "2026-10-13T08:00:00+00:00",
    ("{file} is protected by a password.", {"file": "Égypte.xls"}),
    country="EGY",
    edition=EDITION,
)


@contextmanager
def five_countries(path: Path, more: Mapping[str, Mapping[Cell, Any]] | None = None) -> Iterator[Collection]:
    """A collection of the five, and of a file that could not be read; `more` are other answers by country."""
    with Collection.create(path, "Migration forum", "", "Ana") as collection:
        for country, cells in ANSWERS.items():
            forms = (SDG, PLAN) if country == "PHL" else ORDER
            take_in(collection, country, {**cells, **(more or {}).get(country, {})}, "fr", EDITION, forms)
        admitted = Change(facts_cell(REFUSED.sha256), None, REFUSED.plain())
        collection.take_in(ChangeSet("admit", {"sha256": REFUSED.sha256, "question": ""}, (admitted,)))
        yield collection


def write(collection: Collection, cells: Mapping[Cell, Any]) -> CollectionView:
    """The view after an act of the secretariat that writes these cells."""
    changes = tuple(Change(cell, None, value) for cell, value in cells.items())
    collection.session.apply(ChangeSet("code", {"question": ""}, changes))
    return collection.view()


def sha_of(view: CollectionView, country: str) -> str:
    return next(one.sha256 for one in view.submissions if one.country == country)


def theme(theme_id: str, en: str, fr: str, position: int) -> dict[Cell, Any]:
    return {
        Cell("themes", theme_id, "", "theme"): {"name": {"en": en, "fr": fr}, "position": position},
    }


def coding(coding_id: str, theme_id: str, sha256: str, quote: str, **more: Any) -> dict[Cell, Any]:
    """A theme given to the beginning of an answer to 1.2-2."""
    plain = {
        "theme": theme_id,
        "submission": sha256,
        "form": BERLIN,
        "row": "",
        "question": "q_1_2_2",
        "facet": "value.fr",
        "start": 0,
        "end": len(quote),
        "quote": quote,
        "quoted": True,
        "by": "Ana",
        "at": f"2026-11-20T10:00:0{coding_id[-1]}+00:00",
        **more,
    }
    return {Cell("codings", coding_id, "", "coding"): plain}
