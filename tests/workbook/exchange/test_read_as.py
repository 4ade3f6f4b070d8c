"""What an entry was taken for is told in words."""

from __future__ import annotations

import pytest

from workbook.document.cells import Cell
from workbook.editing.session import Session
from workbook.exchange.read_as import read_as
from workbook.exchange.received import Repair, Where
from workbook.languages import Catalogue


@pytest.mark.parametrize(
    ("question", "facet", "after", "told"),
    [
        ("m_1_1", "status", "review", "For review"),
        ("m_1_1", "value", "partly", "Partly"),
        ("m_1_1", "value", "unknown", "unknown"),
        ("no_such_question", "value", "partly", "partly"),
    ],
)
def test_names_are_told_as_labels(small: Session, question: str, facet: str, after: str, told: str) -> None:
    repair = Repair(Where("Dakar", "C9"), "choice", "x", after, Cell("dakar-2008", "", question, facet))
    assert read_as(small.snapshot(), repair, Catalogue.load("en")) == told


def test_what_is_no_choice_is_told_as_it_is(small: Session) -> None:
    cell = Cell("berlin-2017", "", "q_1_1_1", "value.fr")
    for where in (cell, None):
        repair = Repair(Where("Berlin 2017", "D9"), "as_text", "12", "12; 13", where)
        assert read_as(small.snapshot(), repair, Catalogue.load("en")) == "12; 13"
