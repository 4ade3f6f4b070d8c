"""An answer of a country, and where it stands in the file that was received."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from workbook.collection.facts import Submission
from workbook.document.cells import Cell
from workbook.exchange.received import Where

AnswerState = Literal[
    "answered", "not_applicable", "no_data", "confidential", "pending", "silent", "not_asked"
]
ANSWER_STATES: tuple[AnswerState, ...] = (
    "answered",
    "not_applicable",
    "no_data",
    "confidential",
    "pending",
    "silent",
    "not_asked",
)
Content = dict[str, dict[str, list[Any]]]  # {row: {facet: [value, sheet, address]}}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a submission says to a question, in a row of a table or ("") outside. `values` are by facet, and `where`
    says the sheet and cell that each was read from; what no cell showed (tags) has none."""

    submission: Submission
    form: str
    row: str
    question: str
    state: AnswerState
    values: Mapping[str, Any] = field(default_factory=dict)
    where: Mapping[str, Where] = field(default_factory=dict)

    @property
    def value(self) -> Any:
        """The value of a question that is answered alike in every language; else None."""
        return self.values.get("value")

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that it was answered in; () for what has none."""
        return tuple(one for one in ("fr", "en") if self.values.get(f"value.{one}"))

    def text(self, language: str = "") -> str:
        """The answer as a text, in a language or, where it was not given in that one, in the other."""
        found = self.values.get(self.facet_in(language), "")
        return "\n".join(map(str, found)) if isinstance(found, list) else "" if found is None else str(found)

    def facet_in(self, language: str = "") -> str:
        """The facet that `text(language)` is taken from."""
        order = ("value.en", "value", "value.fr") if language == "en" else ("value.fr", "value", "value.en")
        return next((facet for facet in order if self.values.get(facet) not in (None, "")), "value")

    def place_in(self, language: str = "") -> Where | None:
        """The cell that `text(language)` is taken from; of what is no text the one to look at first."""
        return self.where.get(self.facet_in(language)) or self.place

    @property
    def facet(self) -> str:
        """The facet that `text()` is taken from."""
        return self.facet_in()

    @property
    def why(self) -> str:
        """What the country said of having no answer."""
        missing = self.values.get("missing")
        return str(missing.get("why") or "") if isinstance(missing, dict) else ""

    @property
    def place(self) -> Where | None:
        """The cell to look at first."""
        wanted = (self.facet, "missing", *self.where)
        return next((self.where[facet] for facet in wanted if facet in self.where), None)


def content_of(cells: Mapping[Cell, tuple[Any, Where | None]]) -> dict[tuple[str, str], Content]:
    """Cells gathered by form and question, in the order given."""
    found: dict[tuple[str, str], Content] = {}
    for cell, (value, where) in cells.items():
        by_row = found.setdefault((cell.form, cell.question), {})
        by_row.setdefault(cell.row, {})[cell.facet] = [value, *where] if where else [value]
    return found


def written(content: Content) -> str:
    """The content of a row of the table `answers`."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def answers_in(
    submission: Submission, form: str, question: str, content: Content, rows: Iterable[str] | None = None
) -> tuple[Answer, ...]:
    """The answers of a submission to a question, a row after the other."""
    wanted = content if rows is None else rows
    return tuple(answer_in(submission, form, row, question, content.get(row, {})) for row in wanted)


def answer_in(
    submission: Submission, form: str, row: str, question: str, facets: Mapping[str, list[Any]]
) -> Answer:
    """One answer from its facets as they are stored."""
    values = {facet: stored[0] for facet, stored in facets.items()}
    where = {facet: Where(*stored[1:]) for facet, stored in facets.items() if len(stored) > 1}
    return Answer(submission, form, row, question, state_of(values), values, where)


def state_of(values: Mapping[str, Any]) -> AnswerState:
    """Whether there is an answer, or which reason was given for none."""
    missing = values.get("missing")
    if isinstance(missing, dict):
        return next((one for one in ANSWER_STATES if one == missing.get("reason")), "silent")
    for facet in (
        "value",
        "value.fr",
        "value.en",
    ):  # a loop: this is asked half a million times for an export
        given = values.get(facet)
        if given is not None and given not in ("", []):
            return "answered"
    return "silent"
