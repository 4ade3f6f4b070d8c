"""A table as it is looked at: filtered, sorted, grouped; with its totals and, for a plan, its calendar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from workbook.document.snapshot import Snapshot
from workbook.errors import N_
from workbook.languages import Catalogue
from workbook.questionnaire.model import Question, Questionnaire, Repeat
from workbook.questionnaire.values import fold
from workbook.screens.calendar import Bar, Calendar, bar_of, calendar_of
from workbook.screens.plan import PlanAction, Total, actions, columns_by_role, plan_table, totals
from workbook.screens.table_cells import Cell, Reader
from workbook.screens.table_columns import (
    CALENDAR,
    Column,
    View,
    all_columns,
    has_calendar,
    shown_at_first,
)

GROUP_ROLES = ("target", "lead", "status")
WITHOUT = {
    "target": N_("Without a target"),
    "lead": N_("Without a lead"),
    "status": N_("Without a status"),
}
OTHERS = N_("Not answered")
EMPTY = "\0"


@dataclass(slots=True)
class Arrangement:
    """How a person looks at a table. `filters` is by question; `columns` None shows those shown at first."""

    view: View = "both"
    words: str = ""
    filters: dict[str, str] = field(default_factory=dict)
    group: str = ""
    sort: str = ""
    descending: bool = False
    columns: tuple[str, ...] | None = None
    folded: set[str] = field(default_factory=set)
    narrow: bool = False

    def sort_by(self, key: str) -> None:
        """First upwards, then downwards, then as the rows were entered."""
        if self.sort != key:
            self.sort, self.descending = key, False
        elif not self.descending:
            self.descending = True
        else:
            self.sort, self.descending = "", False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table: a row with its cells, or the head of a group with its `code` and `title`."""

    row: str = ""
    cells: tuple[Cell, ...] = ()
    number: int = 0
    bar: Bar | None = None
    group: str = ""
    code: str = ""
    title: str = ""
    count: int = 0
    folded: bool = False

    @property
    def is_group(self) -> bool:
        return not self.row


@dataclass(frozen=True, slots=True)
class Filter:
    """A menu that narrows the table: a question, its name, and its values with their words."""

    key: str
    label: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Table:
    """All that the page shows; `size` counts the rows of the workbook, `shown` those that passed the filters."""

    asked: Questionnaire
    repeat: Repeat
    columns: tuple[Column, ...]
    chosen: tuple[Column, ...]
    lines: tuple[Line, ...]
    filters: tuple[Filter, ...]
    groupings: tuple[tuple[str, str], ...]
    totals: tuple[Total, ...]
    calendar: Calendar | None
    size: int
    shown: int
    groups: int

    @property
    def has_calendar(self) -> bool:
        return has_calendar(self.repeat)

    def line_of(self, row: str) -> int:
        """Where a row stands among the lines, -1 if it is not shown."""
        return next((at for at, line in enumerate(self.lines) if line.row == row and row), -1)

    @property
    def row_ids(self) -> tuple[str, ...]:
        return tuple(line.row for line in self.lines if line.row)


@dataclass(frozen=True, slots=True)
class _Row:
    id: str
    number: int
    action: PlanAction | None


def look_at(
    snapshot: Snapshot, form: str, name: str, arrangement: Arrangement, catalogue: Catalogue, today: date
) -> Table:
    """The table as it is arranged. Raises UsageError for one that the workbook does not have."""
    return _Looking(snapshot, form, name, arrangement, catalogue, today).table()


def first_arrangement(asked: Questionnaire, name: str) -> Arrangement:
    """How a table is looked at before a person says otherwise: a plan by its targets."""
    target = columns_by_role(asked.repeat(name)).get("target")
    return Arrangement(group=target.name if target is not None and asked.kind == "plan" else "")


def values_of_filters(asked: Questionnaire, arrangement: Arrangement) -> dict[str, Any]:
    """What a new row has to answer to pass the filters, so that it is seen."""
    wanted: dict[str, Any] = {}
    for name, value in arrangement.filters.items():
        if value and value != EMPTY:
            wanted[name] = [value] if asked.question(name).type == "select_multiple" else value
    return wanted


class _Looking:
    def __init__(
        self, snapshot: Snapshot, form: str, name: str, wanted: Arrangement, catalogue: Catalogue, today: date
    ) -> None:
        self.snapshot, self.form, self.wanted = snapshot, form, wanted
        self.catalogue, self.today = catalogue, today
        self.asked = snapshot.forms_named(form)
        self.repeat = self.asked.repeat(name)
        self.actions = self._actions()
        currencies = {action.currency for action in self.actions.values() if action.budget is not None}
        self.currency = currencies.pop() if len(currencies) == 1 else ""
        one = bool(self.currency) or not currencies
        self.reader = Reader(snapshot, form, self.repeat, catalogue, one)
        self.columns = all_columns(self.asked, self.repeat, catalogue, self.currency)
        self.groupings = self._grouping_questions()

    def _actions(self) -> Mapping[str, PlanAction]:
        plan = plan_table(self.snapshot)
        if plan is None or (plan[0].form_id, plan[1].name) != (self.form, self.repeat.name):
            return {}
        return {action.row: action for action in actions(self.snapshot, self.catalogue.code)}

    def table(self) -> Table:
        rows = [
            _Row(row, number, self.actions.get(row))
            for number, row in enumerate(self.snapshot.rows(self.form, self.repeat.name), 1)
        ]
        kept = self._sorted([row for row in rows if self._passes(row)])
        chosen = self._chosen()
        shown_actions = [row.action for row in kept if row.action]
        calendar = None
        if any(column.key == CALENDAR for column in chosen):
            calendar = calendar_of(self.actions.values(), self.today)
        lines, groups = self._lines(kept, chosen, calendar)
        return Table(
            self.asked, self.repeat, self.columns, chosen, tuple(lines), self._filters(rows),
            tuple((question.name, question.title(self.catalogue.code)) for question in self.groupings),
            totals(shown_actions), calendar, len(rows), len(kept), groups,
        )  # fmt: skip

    def _chosen(self) -> tuple[Column, ...]:
        first = shown_at_first(self.repeat, self.columns, self.wanted.view, self.wanted.narrow)
        keys = first if self.wanted.columns is None or self.wanted.narrow else self.wanted.columns
        if self.wanted.columns is not None and has_calendar(self.repeat):
            keys = tuple(key for key in keys if key != CALENDAR or self.wanted.view != "table")
        by_key = {column.key: column for column in self.columns}
        known = [by_key[key] for key in keys if key in by_key]
        return tuple(sorted(known, key=self.columns.index))

    def _grouping_questions(self) -> tuple[Question, ...]:
        roles = columns_by_role(self.repeat)
        named = [roles[role] for role in GROUP_ROLES if role in roles]
        if named:
            return tuple(named)
        lists = [c for c in self.repeat.columns if c.type == "select_one" and not c.retired]
        return tuple(lists[:3])

    def _passes(self, row: _Row) -> bool:
        for name, value in self.wanted.filters.items():
            if value and value not in self._group_values(self.asked.question(name), row.id):
                return False
        words = fold(self.wanted.words).split()
        if not words:
            return True
        told = (self.reader.words(column, row.id) for column in self.repeat.columns if column.type != "note")
        text = fold(f"{row.number} " + " ".join(told))
        return all(word in text for word in words)

    def _group_values(self, question: Question, row: str) -> tuple[str, ...]:
        if question.type == "text":
            value: Any = self.snapshot.text(self.form, question.name, row, self.catalogue.code)
        else:
            value = self.snapshot.value(self.form, question.name, row)
        found = tuple(value) if isinstance(value, list) else (str(value).strip(),) if value else ()
        return tuple(one for one in found if one) or (EMPTY,)

    def _filters(self, rows: Sequence[_Row]) -> tuple[Filter, ...]:
        made = []
        for question in self.groupings:
            present = {value for row in rows for value in self._group_values(question, row.id)}
            options = [
                (value, self._value_words(question, value)[2]) for value in self._ordered(question, present)
            ]
            made.append(Filter(question.name, question.title(self.catalogue.code), tuple(options)))
        return tuple(made)

    def _ordered(self, question: Question, present: set[str]) -> list[str]:
        order = {choice.name: at for at, choice in enumerate(self.asked.choices_of(question))}

        def key(value: str) -> tuple[bool, int, str]:
            return value == EMPTY, order.get(value, len(order)), fold(self._value_words(question, value)[2])

        return sorted(present, key=key)

    def _value_words(self, question: Question, value: str) -> tuple[str, str, str]:
        """A value as code, title, and both."""
        if value == EMPTY:
            words = self.catalogue.gettext(WITHOUT.get(question.role, OTHERS))
            return "", words, words
        if question.chosen_row_of:
            repeat = self.asked.repeat_of(self.asked.item(question.chosen_row_of))
            names = self.snapshot.row_titles(self.form, repeat.name, self.catalogue.code) if repeat else {}
            return "", names.get(value, value), names.get(value, value)
        label = self.asked.choice_label(question, value, self.catalogue.code)
        if question.role == "target" and label.startswith(value):
            return value, label.removeprefix(value).strip(), label
        return "", label, label

    def _sorted(self, rows: list[_Row]) -> list[_Row]:
        column = next((column for column in self.columns if column.key == self.wanted.sort), None)
        if column is None:
            return rows
        keyed = [(self.reader.sort_key(column, row.id, row.action, row.number), row) for row in rows]
        filled = [(key[1], row) for key, row in keyed if not key[0]]
        filled.sort(key=lambda pair: pair[0], reverse=self.wanted.descending)
        return [row for _, row in filled] + [row for key, row in keyed if key[0]]

    def _lines(
        self, rows: Sequence[_Row], chosen: Sequence[Column], calendar: Calendar | None
    ) -> tuple[list[Line], int]:
        question = next((one for one in self.groupings if one.name == self.wanted.group), None)
        if question is None:
            return [self._line(row, chosen, calendar) for row in rows], 0
        groups: dict[str, list[_Row]] = {}
        for row in rows:
            groups.setdefault(self._group_values(question, row.id)[0], []).append(row)
        lines: list[Line] = []
        for value in self._ordered(question, set(groups)):
            code, title, _ = self._value_words(question, value)
            folded = value in self.wanted.folded
            lines.append(Line(group=value, code=code, title=title, count=len(groups[value]), folded=folded))
            if not folded:
                lines += [self._line(row, chosen, calendar) for row in groups[value]]
        return lines, len(groups)

    def _line(self, row: _Row, chosen: Sequence[Column], calendar: Calendar | None) -> Line:
        cells = tuple(self.reader.cell(column, row.id, row.action, row.number) for column in chosen)
        bar = bar_of(row.action, calendar, self.catalogue) if calendar and row.action else None
        return Line(row.id, cells, row.number, bar)
