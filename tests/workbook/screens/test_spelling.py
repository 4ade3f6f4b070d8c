"""Spelling in French and English."""

from __future__ import annotations

import pytest

from workbook.screens.spelling import checkable, speller


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "L’enfant d’abord ; qu’il s’agisse d’une œuvre, jusqu’ici aujourd’hui. Est-il venu ?"),
        ("fr", "Les sous-régions et la réadmission, socio-économique, c’est-à-dire transfrontalières."),
        ("fr", "Écrire à Jean.Dupont@ministere.gouv.ci, objectif 10.7b, www.exemple.org, ODD, Rabat."),
        ("en", "The country’s organisations don’t programme labour readmission; stakeholders’ policies."),
        ("en", "A multi-stakeholder, cross-border approach to well-designed reintegration in Rabat."),
    ],
)
def test_what_is_right_is_not_marked(language: str, text: str) -> None:
    assert [one.word for one in speller(language).misspelled(text)] == []


@pytest.mark.parametrize(
    ("language", "text", "word", "meant"),
    [
        ("fr", "Un comité interministeriel.", "interministeriel", "interministériel"),
        ("fr", "Pour l’enfent.", "l’enfent", "l’enfant"),
        ("en", "Goverment matters.", "Goverment", "Government"),
    ],
)
def test_what_is_wrong_is_marked_with_what_was_meant(language: str, text: str, word: str, meant: str) -> None:
    (found,) = speller(language).misspelled(text)
    assert found.word == word and text[found.start :].startswith(word)
    assert meant in speller(language).suggestions(word)


def test_one_s_own_words_are_passed_over() -> None:
    assert speller("en").misspelled("the migraflow tool", ["Migraflow"]) == []


def test_words_keep_their_places() -> None:
    text = "Voir 10.7, puis l’annexe."
    assert [(start, word) for start, word in checkable(text)] == [(0, "Voir"), (11, "puis"), (16, "l’annexe")]
