"""How a questionnaire is laid out on sheets: the one description that the writer and the reader share.

Rows 1 to 3 are title, identity and help; row 4 is the header; data begin in row 5. A row belongs to what
its **anchor** in column A names: the code of a question (its name where it has no code), or in a table the id
of a row; `n-01` to `n-20` are rows that a person may fill. Where a row stands in its sheet means nothing.

What a cell holds, by column role:

- *answer*: the value for `language` where the question is answered in languages. An answer without language
  stands in the first answer column. On a checklist the `question` of a column is the detail's ending
  (`description` of `m_1` is `m_1_description`); a line without details answers in its first answer columns.
- *state*: draft, for review, final, or one of four reasons. **Where it is a reason, the row has no answer, and
  the text in its answer cells says why.** On a checklist the state of a `select_one` line is its answer.
- Where a cell has no state column of its own (tables, identification, checklist states and details), a reason
  stands in the answer cell itself, as `No data`, or `No data – why`, in both languages.
- A choice is `FR / EN`, or its code alone where both labels begin with it; several stand one below the other.
  A row that is chosen is `id – title`.
- *part*: `1/3`, `2/3`…: the texts of an anchor's parts, in order, are one text, joined without
  anything between. Sheets without that column have it after the code: `P-1 2/3`.

`_meta` has what cells do not show, and the hash of everything that was exported.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from workbook.document.cells import Cell
from workbook.errors import UsageError
from workbook.questionnaire.model import Item, LocalText, Question, Questionnaire, Repeat

FORMAT = "passerelle-submission/1"
META_SHEET = "_meta"
LISTS_SHEET = "_lists"
TITLE_ROW, IDENTITY_ROW, HELP_ROW, HEADER_ROW, FIRST_ROW = 1, 2, 3, 4, 5
EMPTY_ROWS = 20
WHY_SEPARATOR = " – "
CHOICE_SEPARATOR = "\n"
META_COLUMNS = (
    "kind", "form", "row", "question", "facet", "value", "hash", "units", "parts", "sheet", "cell", "cells",
)  # fmt: skip

Role = Literal[
    "code", "part", "label", "answer", "state", "ministry", "sources", "citation", "help", "calculated"
]
SheetKind = Literal["identification", "questions", "checklist", "table"]
INPUT_ROLES = ("answer", "state", "ministry", "sources")
_IDENTITY = re.compile(r"(?<![\w.-])([\w.-]+)(?:/([\w.-]+))?, version (\S+)\s*$")
_NEW_ROW = re.compile(r"n-\d{2,}")
_PART = re.compile(r"(.*?)\s+(\d{1,5})\s?/\s?(\d{1,5})")


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `question` is a table's column or a checklist detail's ending; `open`: it can be filled."""

    role: Role
    header: LocalText
    width: float
    language: str = ""
    question: str = ""
    open: bool = True
    grouped: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a form; `repeat` is the table that it holds, `tab` the colour role of its tab."""

    name: str
    form: str
    kind: SheetKind
    title: LocalText
    help: LocalText
    columns: tuple[Column, ...]
    repeat: str = ""
    tab: str = "accent"
    is_excel_table: bool = False

    def places(self, role: Role) -> tuple[int, ...]:
        """The columns of a role, counted from 0."""
        return tuple(place for place, column in enumerate(self.columns) if column.role == role)

    @property
    def frozen_columns(self) -> int:
        """How many columns stay in view: those up to the label, or to a table's first answer."""
        labels = self.places("label") or self.places("answer")[:1]
        return (labels[0] if labels else 0) + 1


@lru_cache(1024)
def letter(place: int) -> str:
    """The name of a column that is counted from 0: A, B, … AA."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def address(place: int, row: int) -> str:
    """`D6`, from a column counted from 0 and a row counted from 1."""
    return f"{letter(place)}{row}"


def anchor(question: Question) -> str:
    """What stands in the code column for a question."""
    return question.code or question.name


def new_row(number: int) -> str:
    """The anchor of an empty row of a table, from 1."""
    return f"n-{number:02d}"


def is_new_row(text: str) -> bool:
    return _NEW_ROW.fullmatch(text) is not None


def part_anchor(key: str, part: int, parts: int) -> str:
    """The code cell of a part, where the sheet has no column for it."""
    return f"{key} {part}/{parts}" if parts > 1 else key


def read_anchor(text: str) -> tuple[str, int, int]:
    """Anchor, part and number of parts of a code cell."""
    found = _PART.fullmatch(text.strip())
    return (found[1], int(found[2]), int(found[3])) if found else (text.strip(), 1, 1)


def identity(asked: Questionnaire, repeat: str = "") -> str:
    """How a sheet names its form in row 2: `action-plan/actions, version 2026112101`."""
    return f"{asked.form_id}{'/' + repeat if repeat else ''}, version {asked.version}"


def read_identity(line: str) -> tuple[str, str, str] | None:
    """Form, table (or nothing) and version that a line ends with."""
    found = _IDENTITY.search(line) if ", version " in line else None
    return (found[1], found[2] or "", found[3]) if found else None


def answers_in_state_column(sheet: Sheet, question: Question) -> bool:
    """Whether a line of a checklist is answered by its state."""
    return sheet.kind == "checklist" and question.type == "select_one"


def question_of(sheet: Sheet, asked: Questionnaire, key: str, column: Column) -> Question | None:
    """The question that a column of a row is about; `key` is the row's anchor. None where there is none."""
    if sheet.kind == "table":
        return asked.question(column.question) if column.question else None
    try:
        question = asked.question(key)
    except UsageError:
        return None
    if not (column.question and column.role == "answer"):
        return question
    detail = _by_name(question.details).get(f"{question.name}_{column.question}")
    if detail or question.details or answers_in_state_column(sheet, question):
        return detail
    first = next(one for one in sheet.columns if one.role == "answer").question
    return question if column.question == first else None


def cell_of(sheet: Sheet, asked: Questionnaire, key: str, column: Column) -> Cell | None:
    """The workbook's cell behind a row's anchor and a column; None where nothing can be answered.

    The facet of a state is `status`; a reason there, or in an answer cell, is the facet `missing` instead.
    """
    question = question_of(sheet, asked, key, column)
    if question is None or not question.is_answerable or question.type == "file":
        return None
    row = key if sheet.kind == "table" else ""
    match column.role:
        case "answer":
            facet = _answer_facet(sheet, question, column)
        case "state":
            facet = "value" if answers_in_state_column(sheet, question) else "status"
        case "ministry" | "sources":
            facet = column.role
        case _:
            facet = ""
    return Cell(sheet.form, row, question.name, facet) if facet else None


def _answer_facet(sheet: Sheet, question: Question, column: Column) -> str:
    if question.multilingual:
        return f"value.{column.language}" if column.language else ""
    first = next(
        one for one in sheet.columns if one.role == "answer" and one.question == column.question and one.open
    )
    return "value" if column == first else ""


def main_items(asked: Questionnaire) -> tuple[Item, ...]:
    """What stands on a form's own sheet: everything outside its tables, details under their question."""
    return tuple(
        item
        for item in asked.flat
        if not isinstance(item, Repeat) and not any(isinstance(one, Repeat) for one in asked.path(item))
    )


def _by_name(questions: tuple[Question, ...]) -> Mapping[str, Question]:
    return {question.name: question for question in questions}
