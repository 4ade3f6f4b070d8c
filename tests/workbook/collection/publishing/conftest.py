"""A collection of five countries with everything that tables have to show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.workbook.collection.publishing.received import (
    ALL,
    BERLIN,
    PLAN,
    REGISTERS,
    SDG,
    WHO,
    receive,
    refuse,
)
from workbook.collection.collection import Collection
from workbook.collection.view import CollectionView
from workbook.document.cells import Cell
from workbook.exchange.received import Doubt, Listed, Repair, Where

ARABIC = "تُفتح في كل ولاية خلية استماع للنساء والفتيات المهاجرات."
NASTY = '=1+1 <b>&\ttext_x0041_\nwith “quotes”, ; and, "commas"'
LONG = "Une phrase qui se répète. " * 2_000
REFUSAL = "{file} is incomplete: its end is missing. Nothing was taken from it; ask for it to be sent again."


def answer(form: str, question: str, facet: str, value: Any, row: str = "") -> dict[Cell, Any]:
    return {Cell(form, row, question, facet): value}


def morocco() -> dict[Cell, Any]:
    cells = {
        **answer(WHO, "institution", "value.fr", "Ministère des Affaires étrangères"),
        **answer(WHO, "focal_point", "value", "Amina Tazi"),
        **answer(BERLIN, "q_1_1_1", "value.fr", "Un **comité** se réunit."),
        **answer(BERLIN, "q_1_1_1", "value.en", "A committee meets."),
        **answer(BERLIN, "q_1_1_1", "status", "review"),
        **answer(BERLIN, "q_1_1_1", "ministry", "Intérieur"),
        **answer(BERLIN, "q_1_1_1", "sources", "Décret 12"),
        **answer(BERLIN, "q_1_1_1", "tags", ["gender", "children"]),
        **answer(BERLIN, "q_1_1_2", "value.fr", NASTY),
        **answer(BERLIN, "q_1_1_3", "value.fr", LONG),
        **answer(BERLIN, "q_1_1_4", "missing", {"reason": "no_data", "why": "Enquête en cours"}),
        **answer(SDG, "m_10c_1", "value", "partly"),
        **answer(SDG, "m_10c_1_since", "value", 2015),
        **answer(SDG, "m_10c_2", "missing", {"reason": "not_applicable", "why": ""}),
    }
    return {
        **cells,
        **_plan("a1", "Comité", 1234.5, "MAD"),
        **_plan("a2", "Guichet", 900, "EUR"),
        **_indicators(),
    }


def _plan(row: str, title: str, budget: float, currency: str) -> dict[Cell, Any]:
    return {
        **answer(PLAN, "action_title", "value.fr", title, row),
        **answer(PLAN, "target", "value", ["10.7", "10.c"], row),
        **answer(PLAN, "lead", "value", "Intérieur", row),
        **answer(PLAN, "start", "value", "2018-01-01", row),
        **answer(PLAN, "status", "value", "implementation", row),
        **answer(PLAN, "budget", "value", budget, row),
        **answer(PLAN, "currency", "value", currency, row),
        **answer(PLAN, "gender_marker", "value", "significant", row),
    }


def _indicators() -> dict[Cell, Any]:
    return {
        **answer(PLAN, "indicator_action", "value", "a1", "i1"),
        **answer(PLAN, "indicator_name", "value.fr", "Réunions", "i1"),
        **answer(PLAN, "baseline", "value", 3, "i1"),
        **answer(PLAN, "indicator_name", "value.fr", "Sans action", "i2"),
        **answer(REGISTERS, "sdg_indicator", "value", "10.c.1", "s1"),
        **answer(REGISTERS, "year", "value", 2017, "s1"),
        **answer(REGISTERS, "value", "value", 6.25, "s1"),
        **answer(REGISTERS, "practice_title", "value.fr", "Guichet unique", "p1"),
        **answer(REGISTERS, "practice_publish", "value", "yes", "p1"),
    }


def fill(collection: Collection) -> None:
    """Morocco with everything, Tunisia in Arabic, Ecuador silent, France with anomalies, Germany refused, and an
    earlier edition of Morocco."""
    receive(collection, "MAR", morocco())
    receive(
        collection, "TUN", answer(BERLIN, "q_1_1_1", "value.fr", ARABIC), forms=ALL[:2], languages=("fr",)
    )
    receive(collection, "ECU", {}, languages=("en",))
    repair = Repair(
        Where("Actions", "I5"), "number", "1 234,5", "1234.5", Cell(PLAN, "a1", "budget", "value")
    )
    listed = Listed(Where("Actions", "E5"), "not_date", "bientôt", Cell(PLAN, "a1", "start", "value"))
    receive(
        collection, "FRA", _plan("a1", "=Projet", 1234.5, "EUR"), languages=("fr",), repairs=[repair], listed=[listed],
        doubts=[Doubt("meta_lost")],
    )  # fmt: skip
    refuse(collection, "allemagne.xlsx", REFUSAL, "DEU")
    old = answer(BERLIN, "q_1_1_1", "value.fr", "Rien encore.")
    receive(collection, "MAR", old, edition="Berlin 2017", written_at="2017-03-01T10:00:00+00:00")


@pytest.fixture(scope="session")
def collection_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("collection") / "marrakech.passerelle-collection"
    with Collection.create(path, "Marrakech 2018", "Marrakech 2018") as collection:
        fill(collection)
    return path


@pytest.fixture(scope="session")
def view(collection_file: Path) -> Iterator[CollectionView]:
    with Collection.open(collection_file, read_only=True) as collection:
        yield collection.view()
