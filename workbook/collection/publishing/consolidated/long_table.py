"""A table of a questionnaire (plan, indicators, registers) as a sheet: a row for each row of each country."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import inf
from string import ascii_uppercase
from typing import Any

from workbook.collection.answers import Content, answer_in
from workbook.collection.facts import Submission
from workbook.collection.publishing.consolidated.book import Column
from workbook.collection.publishing.consolidated.cells import (
    NO_TITLES,
    known_cells,
    known_columns,
    value_cell,
)
from workbook.collection.publishing.consolidated.row_file import Cell
from workbook.collection.publishing.forms_met import Versions, tables_met
from workbook.collection.publishing.lands import land
from workbook.collection.publishing.said import FIRST, Facets, Said, place_of
from workbook.collection.publishing.wording import Wording
from workbook.languages import N_
from workbook.questionnaire.model import LocalText, Question, Questionnaire, Repeat

_LANGUAGE = {"fr": N_("In French"), "en": N_("In English")}
_WIDTHS = {"date": 11.0, "integer": 10.0, "decimal": 13.0, "select_multiple": 24.0, "select_one": 18.0}


@dataclass(frozen=True)
class LongTable:
    """The columns of a table, and the rows that a submission has in it."""

    asked: Questionnaire
    repeat: Repeat
    questions: Sequence[Question]
    wording: Wording

    @cached_property
    def fields(self) -> tuple[tuple[Question, str], ...]:
        """What is asked in each row, with the language of its text."""
        languages, one = self.wording.languages, (self.wording.one_language,)
        return tuple(
            (question, language)
            for question in self.questions
            if question.is_answerable
            for language in (languages if question.multilingual else one)
        )

    @property
    def columns(self) -> list[Column]:
        pair = self.wording.words.pair
        known = known_columns(self.wording, (N_("Edition"), 20.0), (N_("Row"), 8.0))
        traced = [Column(pair(N_("Cells")), 40.0), Column(pair(N_("File")), 10.0)]
        return [*known, *(self._column(*field) for field in self.fields), *traced]

    def rows(self, submission: Submission, said: Said) -> Iterator[list[Cell]]:
        """The rows that say something, in their order."""
        contents = {one.name: said.content(self.asked.form_id, one.name) for one, _ in self.fields}
        titles = {one.name: self._titles(one, said) for one, _ in self.fields if one.chosen_row_of}
        known = [*known_cells(land(submission.country)), (submission.edition, "known")]
        for row in rows_in(self.repeat, contents):
            found = {name: content[row] for name, content in contents.items() if row in content}
            cells = [
                self._cell(found[one.name], one, language, titles, submission) if one.name in found else None
                for one, language in self.fields
            ]
            yield [
                *known,
                (row, "known"),
                *cells,
                (self._cells_of(found), "trace"),
                (submission.short, "trace"),
            ]

    def _column(self, question: Question, language: str) -> Column:
        head = question.label
        if question.unit:
            head = LocalText(f"{head.get('fr')} ({question.unit})", f"{head.get('en')} ({question.unit})")
        if question.multilingual and len(self.wording.languages) > 1:
            spoken = self.wording.words.pair(_LANGUAGE[language])
            head = LocalText(f"{head.get('fr')} ({spoken.fr.lower()})", f"{head.get('en')} ({spoken.en})")
        title = question.name == (self.repeat.row_label or self.repeat.columns[0].name)
        width = (
            34.0 if title or question.is_long or question.chosen_row_of else _WIDTHS.get(question.type, 24.0)
        )
        return Column(head, width)

    def _cell(
        self,
        facets: Facets,
        question: Question,
        language: str,
        titles: Mapping[str, Mapping[str, str]],
        submission: Submission,
    ) -> Cell:
        if "missing" in facets:
            answer = answer_in(submission, self.asked.form_id, "", question.name, facets)
            return self.wording.reason(answer), "reason"

        def given(facet: str) -> Any:
            stored = facets.get(facet)
            return stored[0] if stored else None

        value = self.wording.text_in(language, given) if question.multilingual else given("value")
        if value is None:
            return None
        return value_cell(value, question, self.asked, self.wording, titles.get(question.name, NO_TITLES))

    def _cells_of(self, found: Mapping[str, Facets]) -> str:
        """`Plan! C7 action_title, D7 target`: which cell each value of the row was read from."""
        by_sheet: dict[str, list[str]] = {}
        for name, facets in found.items():
            place = place_of(facets, self.wording.one_language)
            if place is not None:
                by_sheet.setdefault(place[0], []).append(f"{place[1]} {name}")
        return "; ".join(f"{sheet}! {', '.join(cells)}" for sheet, cells in by_sheet.items())

    def _titles(self, question: Question, said: Said) -> Mapping[str, str]:
        """The titles of the rows that a question chooses among."""
        found = said.answers(self.asked.form_id, question.chosen_row_of)
        return {answer.row: answer.text(self.wording.one_language) for answer in found}


def tables_of(versions: Versions, wording: Wording) -> Iterator[LongTable]:
    """The tables of a questionnaire, in order."""
    for asked, repeat, columns in tables_met(versions):
        yield LongTable(asked, repeat, columns, wording)


def rows_in(repeat: Repeat, contents: Mapping[str, Content]) -> list[str]:
    """Rows in which a person wrote something, in the order of the form and then of the file received."""
    presets = {preset.name: preset.values for preset in repeat.rows}
    lines: dict[str, float] = {}
    for name, content in contents.items():
        for row, facets in content.items():
            if name not in presets.get(row, {}) and any(facet in facets for facet in FIRST):
                place = place_of(facets)
                line = float(place[1].lstrip(ascii_uppercase) or 0) if place else inf
                lines[row] = min(line, lines.get(row, inf))
    ordered = {row: number for number, row in enumerate(presets)}
    return sorted(lines, key=lambda row: (ordered.get(row, len(ordered)), lines[row]))
