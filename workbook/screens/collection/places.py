"""Places of a collection that a person can go to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbook.screens.places import Place

SUBMISSIONS = Place("submissions")
COMPLETENESS = Place("completeness")
THEMES = Place("themes")
FIGURES = Place("figures")
EXPORTS = Place("exports")
CODING = ("code", "uncode", "move_code", "quote", "translate")


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


def seen_at(kind: str, args: Mapping[str, Any]) -> tuple[Place, ...]:
    """Where an act of the secretariat is seen; the first is where to go if one is at none of them."""
    if kind == "decide":
        return SUBMISSIONS, submission_place(str(args.get("sha256", "")))
    if kind in ("admit", "name_collection"):
        return (SUBMISSIONS,)
    if kind.endswith(("_theme", "_themes")):
        return (THEMES,)
    if kind in CODING and "form" in args:
        return question_place(str(args["form"]), str(args.get("name", ""))), THEMES
    return ()
