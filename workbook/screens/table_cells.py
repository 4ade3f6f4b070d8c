"""What stands in one cell of a table, and by what it is sorted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from workbook.document.snapshot import Snapshot
from workbook.errors import N_, InvalidValue
from workbook.languages import Catalogue
from workbook.questionnaire import values
from workbook.questionnaire.model import Question, Questionnaire, Repeat
from workbook.questionnaire.rich_text import plain
from workbook.screens.plan import PlanAction
from workbook.screens.table_columns import FUNDED_SHARE, NUMBER, Column
from workbook.screens.words import REASONS

TO_FILL = {
    "lead": N_("to be named"),
    "target": N_("to be chosen"),
    "end": N_("to be set"),
    "start": N_("to be set"),
}
TO_COMPLETE = N_("to be completed")
OUT_OF_RANGE = N_("This value is out of range.")


@dataclass(frozen=True, slots=True)
class Cell:
    """Words with a mark before them, or a bar; `explained` says more."""

    text: str = ""
    mark: str = ""
    share: float | None = None
    explained: str = ""


@dataclass(frozen=True)
class Reader:
    """Reads the cells of one table."""

    snapshot: Snapshot
    form: str
    repeat: Repeat
    catalogue: Catalogue
    one_currency: bool = True

    @cached_property
    def asked(self) -> Questionnaire:
        return self.snapshot.forms[self.form]

    @cached_property
    def _titles(self) -> dict[str, dict[str, str]]:
        """The names of rows that other tables choose among, by the question that names them."""
        found: dict[str, dict[str, str]] = {}
        for column in self.repeat.columns:
            if name := column.chosen_row_of:
                repeat = self.asked.repeat_of(self.asked.item(name))
                language = self.catalogue.code
                found[name] = self.snapshot.row_titles(self.form, repeat.name, language) if repeat else {}
        return found

    def words(self, question: Question, row: str) -> str:
        """An answer as a person reads it."""
        if question.type == "calculate":
            value = self.snapshot.calculated(self.form, question, row)
            return values.show(question, value, self.catalogue)
        if question.type == "text":
            text = self.snapshot.text(self.form, question.name, row, self.catalogue.code)
            return plain(text) if question.is_long else text
        value = self.snapshot.value(self.form, question.name, row)
        if question.role in ("target", "currency"):
            return ", ".join(value) if isinstance(value, list) else str(value or "")
        rows = self._titles.get(question.chosen_row_of)
        return values.show(question, value, self.catalogue, self.asked.choices_of(question), rows)

    def cell(self, column: Column, row: str, action: PlanAction | None, number: int) -> Cell:
        """What is shown in a column of a row."""
        if column.key == NUMBER:
            return Cell(str(number))
        if column.key == FUNDED_SHARE:
            return self._share(action)
        if column.question is None:
            return Cell()
        return self._answer(column.question, row, action)

    def _share(self, action: PlanAction | None) -> Cell:
        if action is None or not action.budget:
            return Cell()
        share = min(1.0, (action.funded or 0.0) / action.budget)
        return Cell(self.catalogue.percent(share), share=share)

    def _answer(self, question: Question, row: str, action: PlanAction | None) -> Cell:
        draft = self.snapshot.value(self.form, question.name, row, "draft")
        if draft:
            return Cell(str(draft), "error", explained=self._why_unread(question, str(draft)))
        if missing := self.snapshot.missing(self.form, question.name, row):
            reason = self.catalogue.gettext(REASONS.get(missing.reason, missing.reason))
            return Cell(reason, "missing", explained=missing.why)
        words = self.words(question, row)
        if not words:
            dates = question.role in ("start", "end") and action is not None and action.needs_dates
            wanted = (question.required or dates) and self.snapshot.relevant(self.form, question, row)
            return (
                Cell(self.catalogue.gettext(TO_FILL.get(question.role, TO_COMPLETE)), "warning")
                if wanted
                else Cell()
            )
        value = self.snapshot.value(self.form, question.name, row)
        if not self.snapshot.constraint_holds(self.form, question, value, row):
            rule = question.constraint_message.get(self.catalogue.code)
            return Cell(words, "error", explained=rule or self.catalogue.gettext(OUT_OF_RANGE))
        if question.role in ("budget", "funded") and not self.one_currency and action and action.currency:
            words = self.catalogue.money(value, action.currency)
        return Cell(words, explained=words if question.is_long else "")

    def _why_unread(self, question: Question, raw: str) -> str:
        try:
            values.parse(question, raw, self.catalogue.code, self.asked.choices_of(question))
        except InvalidValue as error:
            return error.text(self.catalogue)
        return ""

    def sort_key(self, column: Column, row: str, action: PlanAction | None, number: int) -> tuple[bool, Any]:
        """(is empty, value): empty ones come last."""
        if column.key == NUMBER:
            return False, number
        if column.key == FUNDED_SHARE:
            share = self._share(action).share
            return share is None, share or 0.0
        if column.question is None:
            start = action.start if action else None
            return start is None, start.isoformat() if start else ""
        return self._value_key(column.question, row)

    def _value_key(self, question: Question, row: str) -> tuple[bool, Any]:
        if question.type == "calculate":
            value = self.snapshot.calculated(self.form, question, row)
        else:
            value = self.snapshot.value(self.form, question.name, row)
        if question.type in ("integer", "decimal", "calculate"):
            known = isinstance(value, int | float)
            return not known, value if known else 0
        if question.type == "date":
            return not value, value or ""
        if question.type in ("select_one", "select_multiple") and not question.chosen_row_of:
            order = [choice.name for choice in self.asked.choices_of(question)]
            first = value[0] if isinstance(value, list) and value else value
            return not first, order.index(first) if first in order else len(order)
        words = self.words(question, row)
        return not words, values.fold(words)
