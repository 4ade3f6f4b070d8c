"""Places of a collection that a person can go to."""

from __future__ import annotations

from workbook.screens.places import Place

SUBMISSIONS = Place("submissions")
COMPLETENESS = Place("completeness")
THEMES = Place("themes")
FIGURES = Place("figures")
EXPORTS = Place("exports")


def submission_place(sha256: str, form: str = "", section: str = "") -> Place:
    """The page of one submission, perhaps at a questionnaire or one of its sections."""
    return Place("submission", form, sha256, section)


def question_place(form: str, question: str, sha256: str = "") -> Place:
    """A question, or a table, with every country's answer under it; perhaps at one submission's."""
    return Place("across", form, question, sha256)


def found_place(form: str, question: str, sha256: str, words: str) -> Place:
    """A question at one submission's answer, where these words were found."""
    return Place("across", form, question, f"{sha256} {words}")


def search_place(words: str) -> Place:
    """What was found for these words in all answers."""
    return Place("search", "", words)
