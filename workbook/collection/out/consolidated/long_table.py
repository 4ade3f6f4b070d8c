"""A table of a questionnaire (plan, indicators, registers) as a sheet: a row for each row of each country."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from workbook.collection.answers import Answer
from workbook.collection.facts import Submission
from workbook.collection.out.consolidated.book import Column
from workbook.collection.out.consolidated.cells import answer_cell, known_cells, known_columns
from workbook.collection.out.consolidated.row_file import Cell
from workbook.collection.out.forms_met import Versions, tables_met
from workbook.collection.out.lands import land
from workbook.collection.out.wording import Wording
from workbook.languages import N_
from workbook.questionnaire.model import LocalText, Question, Questionnaire, Repeat

Answers = Mapping[tuple[str, str], tuple[Answer, ...]]
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

    def rows(self, submission: Submission, answers: Answers) -> Iterator[list[Cell]]:
        """The rows that say something, in their order."""
        by_question = {
            question.name: {
                answer.row: answer for answer in answers.get((self.asked.form_id, question.name), ())
            }
            for question, _ in self.fields
        }
        for row in _row_ids(self.repeat, by_question):
            found = {name: rows[row] for name, rows in by_question.items() if row in rows}
            yield [
                *known_cells(land(submission.country)),
                (submission.edition, "known"),
                (row, "known"),
                *(
                    self._cell(found.get(question.name), question, language, answers)
                    for question, language in self.fields
                ),
                (_cells_of(found), "trace"),
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

    def _cell(self, answer: Answer | None, question: Question, language: str, answers: Answers) -> Cell:
        if answer is None:
            return None
        if question.type == "file":
            name = answer.value.get("name") if isinstance(answer.value, dict) else None
            return (str(name), "text") if name else None
        return answer_cell(
            answer, question, self.asked, language, self.wording, self._titles(question, answers)
        )

    def _titles(self, question: Question, answers: Answers) -> dict[str, str]:
        """The titles of the rows that a question chooses among."""
        if not question.chosen_row_of:
            return {}
        found = answers.get((self.asked.form_id, question.chosen_row_of), ())
        return {answer.row: answer.text(self.wording.one_language) for answer in found}


def tables_of(versions: Versions, wording: Wording) -> Iterator[LongTable]:
    """The tables of a questionnaire, in order."""
    for asked, repeat, columns in tables_met(versions):
        yield LongTable(asked, repeat, columns, wording)


def _row_ids(repeat: Repeat, by_question: Mapping[str, Mapping[str, Answer]]) -> list[str]:
    """Rows in which a person wrote something: those of the form first, then in the order of the first column."""
    presets = {preset.name: preset.values for preset in repeat.rows}
    filled: dict[str, None] = {}
    for name, answers in by_question.items():
        for row, answer in answers.items():
            if answer.state != "silent" and name not in presets.get(row, {}):
                filled[row] = None
    ordered = dict.fromkeys([*presets, *(row for rows in by_question.values() for row in rows)])
    return [row for row in ordered if row in filled]


def _cells_of(found: Mapping[str, Answer]) -> str:
    """`Plan! C7 action_title, D7 target`: which cell each value of the row was read from."""
    by_sheet: dict[str, list[str]] = {}
    for name, answer in found.items():
        where = answer.where
        place = where.get("value") or where.get("value.fr") or where.get("value.en") or where.get("missing")
        if place is not None:
            by_sheet.setdefault(place.sheet, []).append(f"{place.address} {name}")
    return "; ".join(f"{sheet}! {', '.join(cells)}" for sheet, cells in by_sheet.items())
