"""Names of ministries as people write them."""

from __future__ import annotations

import pytest

from workbook.questionnaire.ministries import same_ministry


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Travail", "Ministère du Travail"),
        ("Travail", "le ministère du  travail"),
        ("Intérieur", "Ministère de l’Intérieur"),
        ("Intérieur", "ministere de l'interieur"),
        ("Affaires étrangères", "MINISTÈRE DES AFFAIRES ÉTRANGÈRES"),
        ("Santé", "Ministère de la Santé"),
        ("Health", "the Ministry of Health"),
        ("Ministère", "ministère"),
    ],
)
def test_the_same(one: str, other: str) -> None:
    assert same_ministry(one, other) and same_ministry(other, one)


@pytest.mark.parametrize(("one", "other"), [("Travail", "Santé"), ("", "Santé"), ("Ministère", "Santé")])
def test_others(one: str, other: str) -> None:
    assert not same_ministry(one, other)
