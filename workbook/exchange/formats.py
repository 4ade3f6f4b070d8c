"""What changes while a sheet is filled: tints, words of states, drop-downs and messages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from workbook.exchange.grid import Placed
from workbook.exchange.layout import WHY_SEPARATOR, Column, answers_in_state_column, letter, question_of
from workbook.exchange.lines import Line
from workbook.exchange.styles import ink
from workbook.exchange.values import choice_label
from workbook.exchange.words import REASONS, STATES, Words
from workbook.questionnaire.model import Question, Questionnaire

if TYPE_CHECKING:
    from openpyxl.formatting.rule import Rule
    from openpyxl.worksheet.worksheet import Worksheet

STATE_INKS = {"draft": "draft", "review": "review", "final": "text"}
CHOICE_LOOKS = {
    "in_force": ("added", "added-soft"),
    "yes": ("added", "added-soft"),
    "done": ("added", "added-soft"),
    "partly": ("warning", "warning-soft"),
    "planned": ("accent", ""),
    "none": ("error", "error-soft"),
    "no": ("error", "error-soft"),
    "not_done": ("error", "error-soft"),
    "not_applicable": ("muted", ""),
}


def ranges(column: int, rows: Iterable[int]) -> str:
    """`D6:D9 D12`: the rows of a column, counted from 0."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    name = letter(column)
    return " ".join(f"{name}{a}" if a == b else f"{name}{a}:{name}{b}" for a, b in runs)


def add_formats(target: Worksheet, placed: Placed, asked: Questionnaire, words: Words) -> None:
    """Tint what is still to be filled, and set the words of states and reasons."""
    for place, column in enumerate(placed.sheet.columns):
        if column.role == "state":
            _format_states(target, placed, asked, place, words)
        rows = list(_rows_to_tint(placed, asked, place, column))
        if rows:
            rule = _tint_rule(placed, place, column, rows[0], words)
            target.conditional_formatting.add(ranges(place, rows), rule)


def _rows_to_tint(placed: Placed, asked: Questionnaire, place: int, column: Column) -> Iterator[int]:
    sheet = placed.sheet
    if column.role not in ("answer", "state") and sheet.kind != "checklist":
        return
    for row, line in placed.lines:
        if not line.contents[place].open or line.part > 1 or not line.expected:
            continue
        question = (
            line.item if isinstance(line.item, Question) else question_of(sheet, asked, line.key, column)
        )
        if sheet.kind in ("questions", "checklist") or (question is not None and question.required):
            yield row


def _tint_rule(placed: Placed, place: int, column: Column, row: int, words: Words) -> Rule:
    sheet = placed.sheet
    own = f"LEN({letter(place)}{row})=0"
    states = sheet.places("state")
    if sheet.kind == "table":
        answers = sheet.places("answer")
        own = f"AND({own},COUNTA(${letter(answers[0])}{row}:${letter(answers[-1])}{row})>0)"
    elif sheet.kind == "checklist":
        own = f"AND({own},LEN(${letter(states[0])}{row})=0)"
    elif column.role == "answer" and states:
        own = f"AND({own},NOT({_is_reason(letter(states[0]), row, words)}))"
    return _rule(own, soft="accent-soft")


def _is_reason(column: str, row: int, words: Words) -> str:
    return "OR(" + ",".join(f"${column}{row}={quoted(words.reason(reason))}" for reason in REASONS) + ")"


def _format_states(target: Worksheet, placed: Placed, asked: Questionnaire, place: int, words: Words) -> None:
    lines = [(row, line) for row, line in placed.lines if line.contents[place].open and line.part == 1]
    if not lines:
        return
    area, first = ranges(place, (row for row, _ in lines)), lines[0][0]
    for label, role, soft in _looks(placed, asked, lines, words):
        rule = _rule(_says(letter(place), first, label), role, soft, bold=True)
        target.conditional_formatting.add(area, rule)
    whys = [row for row, line in lines if _has_state_of_its_own(placed, line)]
    for answer in placed.sheet.places("answer") if whys else ():
        rows = [row for row, line in lines if row in whys and line.contents[answer].open]
        if rows:
            rule = _rule(_is_reason(letter(place), rows[0], words), "muted", italic=True)
            target.conditional_formatting.add(ranges(answer, rows), rule)


def _says(column: str, row: int, label: str) -> str:
    """Whether a state is this word, or this word and a reason why."""
    start = label + WHY_SEPARATOR
    return f"OR(${column}{row}={quoted(label)},LEFT(${column}{row},{len(start)})={quoted(start)})"


def _has_state_of_its_own(placed: Placed, line: Line) -> bool:
    return isinstance(line.item, Question) and not answers_in_state_column(placed.sheet, line.item)


def _looks(
    placed: Placed, asked: Questionnaire, lines: list[tuple[int, Line]], words: Words
) -> Iterator[tuple[str, str, str]]:
    """Label, ink and tint of every word that a state column may hold."""
    seen = set()
    for _, line in lines:
        if not isinstance(line.item, Question) or _has_state_of_its_own(placed, line):
            continue
        for choice in asked.choices_of(line.item):
            label = choice_label(choice)
            if label not in seen:
                seen.add(label)
                yield (label, *CHOICE_LOOKS.get(choice.name, ("text", "")))
    for state in STATES:
        yield words.state(state), STATE_INKS[state], ""
    for reason in REASONS:
        if words.reason(reason) not in seen:
            yield words.reason(reason), "muted", ""


def _rule(formula: str, role: str = "", soft: str = "", bold: bool = False, italic: bool = False) -> Rule:
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles import Font, PatternFill
    from openpyxl.styles.differential import DifferentialStyle

    font = Font(b=bold or None, i=italic or None, color=ink(role)) if role else None
    fill = PatternFill("solid", bgColor=ink(soft)) if soft else None
    return Rule("expression", formula=[formula], dxf=DifferentialStyle(font=font, fill=fill))


def quoted(text: str) -> str:
    """A text inside a formula."""
    return '"' + text.replace('"', '""') + '"'
