"""The drop-downs and messages of a sheet's input cells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbook.document.snapshot import Snapshot
from workbook.exchange.formats import ranges
from workbook.exchange.grid import Placed
from workbook.exchange.layout import EMPTY_ROWS, Column, answers_in_state_column, new_row, question_of
from workbook.exchange.lines import Line
from workbook.exchange.lists import Lists, drop_down, message, of_type
from workbook.exchange.selection import EVERYTHING, Selection
from workbook.exchange.values import choice_label, row_choice
from workbook.exchange.words import REASONS, STATES, Words, both
from workbook.languages import N_
from workbook.questionnaire.model import LocalText, Question, Questionnaire
from workbook.questionnaire.values import fold

if TYPE_CHECKING:
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

LIMITS = {
    "long": N_("Free text, up to 30,000 characters a cell."),
    "text": N_("A short text, on one line."),
    "integer": N_("A whole number, in figures."),
    "decimal": N_("A number, in figures."),
    "date": N_("A date, day first: 12/11/2018."),
    "select_one": N_("Choose from the list."),
    "select_multiple": N_("Choose from the list; for several, write one below the other (Alt+Enter)."),
}
STATE_HELP = N_("State of the answer, or the reason why there is none; then write why in the answer cell.")
MEASURE_HELP = N_("“None” is an answer, a blank is not.")


def add_prompts(
    target: Worksheet,
    placed: Placed,
    snapshot: Snapshot,
    words: Words,
    lists: Lists,
    selection: Selection = EVERYTHING,
) -> None:
    """Add every drop-down and message of a sheet."""
    by_choice: dict[str, tuple[DataValidation, list[str]]] = {}
    for area, key, made in _prompts(_Maker(snapshot, words, lists, placed, selection)):
        by_choice.setdefault(key, (made, []))[1].append(area)
    for made, areas in by_choice.values():
        for area in areas:
            made.add(area)
        target.add_data_validation(made)


def _prompts(maker: _Maker) -> Iterator[tuple[str, str, DataValidation]]:
    asked, placed = maker.asked, maker.placed
    for place, column in enumerate(placed.sheet.columns):
        filled = [(row, line) for row, line in placed.lines if line.contents[place].open]
        if placed.sheet.kind == "table" and filled:
            question = question_of(placed.sheet, asked, filled[0][1].key, column)
            if question is not None:
                area = ranges(place, (row for row, _ in filled))
                yield area, f"column {place}", maker.answer(question, both(column.header))
            continue
        for row, line in filled:
            area = ranges(place, [row])
            if made := maker.of(column, line):
                yield area, made[0], made[1]


class _Maker:
    def __init__(
        self, snapshot: Snapshot, words: Words, lists: Lists, placed: Placed, selection: Selection
    ) -> None:
        self.snapshot, self.words, self.lists, self.placed = snapshot, words, lists, placed
        self.asked: Questionnaire = snapshot.forms[placed.sheet.form]
        self.selection = selection

    def of(self, column: Column, line: Line) -> tuple[str, DataValidation] | None:
        """The drop-down or message of a cell, with a key that cells of the same kind share."""
        question = question_of(self.placed.sheet, self.asked, line.key, column)
        if question is None:
            return None
        match column.role:
            case "state" if answers_in_state_column(self.placed.sheet, question):
                return f"measure {question.list_name}", self._measure(question)
            case "state":
                return "state", self._state()
            case "ministry" if self.snapshot.ministries:
                return "ministry", self._ministry()
            case "answer":
                title = f"{line.key} · {both(column.header)}"
                return f"answer {question.name}", self.answer(question, title)
        return None

    def _state(self) -> DataValidation:
        labels = [self.words.state(state) for state in STATES]
        labels += [self.words.reason(reason) for reason in REASONS]
        source = self.lists.range_of(tuple(labels))
        return drop_down(self.words, source, self.words.line(N_("State")), self.words.line(STATE_HELP))

    def _measure(self, question: Question) -> DataValidation:
        choices = [choice for choice in self.asked.choices_of(question) if not choice.retired]
        labels = [choice_label(choice) for choice in choices]
        taken = {fold(label) for label in labels}
        reasons = (self.words.reason(reason) for reason in REASONS)
        labels += [label for label in reasons if fold(label) not in taken]
        source = self.lists.range_of(tuple(labels))
        return drop_down(self.words, source, self.words.line(N_("State")), self.words.line(MEASURE_HELP))

    def _ministry(self) -> DataValidation:
        source = self.lists.range_of(self.snapshot.ministries)
        return drop_down(self.words, source, self.words.line(N_("Responsible ministry")), "")

    def answer(self, question: Question, title: str) -> DataValidation:
        """The drop-down, the check or the message of an answer."""
        text = self._text(question)
        labels = self._labels(question)
        if labels:
            source = self.lists.range_of(labels)
            return drop_down(self.words, source, title, text, question.type == "select_one")
        if question.type in ("integer", "decimal", "date"):
            return of_type(self.words, question.type, title, text)
        return message(self.words, title, text)

    def _text(self, question: Question) -> str:
        limit = self.words.pair(LIMITS["long" if question.is_long else question.type])
        extra = question.constraint_message if question.constraint else LocalText()
        if not extra:
            return both(limit)
        return both(LocalText(f"{limit.fr} {extra.get('fr')}", f"{limit.en} {extra.get('en')}"))

    def _labels(self, question: Question) -> tuple[str, ...]:
        if question.role == "lead":
            return self.snapshot.ministries
        if question.chosen_row_of:
            return self._row_labels(question)
        choices = self.asked.choices_of(question)
        return tuple(choice_label(choice) for choice in choices if not choice.retired)

    def _row_labels(self, question: Question) -> tuple[str, ...]:
        repeat = self.asked.repeat_of(self.asked.question(question.chosen_row_of))
        if repeat is None:
            return ()
        titles = self.snapshot.row_titles(self.asked.form_id, repeat.name, "fr")
        shown = self.selection.of_rows(self.asked.form_id, repeat.name, titles)
        rows = [row_choice(row, titles[row]) for row in shown]
        return (*rows, *(new_row(number) for number in range(1, EMPTY_ROWS + 1)))
