"""What a submission says, made into answers only where they are asked for: most cells are read as they are stored."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbook.collection.answers import Answer, Content, answers_in
from workbook.collection.facts import Submission

Facets = Mapping[str, list[Any]]  # by facet: value, and the sheet and cell that it was read from
FIRST = ("value", "value.fr", "value.en", "missing")


class Said:
    """Everything that one submission says, by questionnaire and question."""

    def __init__(self, submission: Submission, contents: Mapping[tuple[str, str], Content]) -> None:
        self.submission = submission
        self._contents = contents

    def answers(self, form: str, question: str) -> tuple[Answer, ...]:
        """The answers to a question, one a row; () where nothing is stored."""
        content = self._contents.get((form, question))
        return answers_in(self.submission, form, question, content) if content else ()

    def content(self, form: str, question: str) -> Content:
        """The same as it is stored, by row and facet."""
        return self._contents.get((form, question), {})


def place_of(facets: Facets, language: str = "fr") -> tuple[str, str] | None:
    """Sheet and cell that an answer was read from, in a language where it was given in that one."""
    for facet in (f"value.{language}", *FIRST):
        stored = facets.get(facet)
        if stored is not None and len(stored) > 2:
            return stored[1], stored[2]
    return None
