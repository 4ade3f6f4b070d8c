"""The questionnaires that a collection's submissions answer, in every version that was met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from workbook.collection.facts import Submission
from workbook.document.snapshot import IDENTIFICATION
from workbook.errors import UsageError
from workbook.questionnaire.model import Question, Questionnaire, Repeat

if TYPE_CHECKING:
    from workbook.collection.view import CollectionView

Versions = tuple[Questionnaire, ...]


def forms_met(view: CollectionView, submissions: Iterable[Submission]) -> dict[str, Versions]:
    """The versions of each questionnaire that these submissions answer, the newest first; identification first of all."""
    met: dict[str, set[str]] = {}
    for one in submissions:
        for form, version in one.facts.forms.items():
            met.setdefault(form, set()).add(version)
    ordered = [IDENTIFICATION, *view.forms]
    found = {
        form: tuple(_known(view, form, sorted(met[form], reverse=True))) for form in ordered if form in met
    }
    return {form: versions for form, versions in found.items() if versions}


def _known(view: CollectionView, form: str, versions: Iterable[str]) -> Iterator[Questionnaire]:
    for version in versions:
        try:
            yield view.questionnaire(form, version)
        except UsageError:  # the definition was damaged, and is named by the check of the file
            continue


def questions_met(versions: Versions) -> list[tuple[Questionnaire, Question]]:
    """The questions of a questionnaire as the newest version asks them, then those that only earlier ones ask."""
    found: dict[str, tuple[Questionnaire, Question]] = {}
    for asked in versions:
        for question in asked.guiding_questions:
            found.setdefault(question.name, (asked, question))
    return list(found.values())


def tables_met(versions: Versions) -> list[tuple[Questionnaire, Repeat, list[Question]]]:
    """The tables of a questionnaire with their columns, those of earlier versions last."""
    tables: dict[str, tuple[Questionnaire, Repeat, dict[str, Question]]] = {}
    for asked in versions:
        for repeat in asked.repeats:
            _, _, columns = tables.setdefault(repeat.name, (asked, repeat, {}))
            for column in repeat.columns:
                columns.setdefault(column.name, column)
    return [(asked, repeat, list(columns.values())) for asked, repeat, columns in tables.values()]
