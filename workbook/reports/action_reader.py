"""Reads the actions of a plan and what they measure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from textwrap import shorten
from typing import Any

from workbook.document.snapshot import Snapshot
from workbook.languages import Catalogue
from workbook.questionnaire.model import Question, Questionnaire, Repeat
from workbook.reports.plan_data import Action, Indicator
from workbook.reports.shown import shown

LONGEST_LABEL = 72


def read_actions(snapshot: Snapshot, plan: Questionnaire, catalogue: Catalogue) -> tuple[Action, ...]:
    """The actions in the order of the plan, numbered within their first target."""
    return _ActionReader(snapshot, catalogue).read(plan)


class _ActionReader:
    def __init__(self, snapshot: Snapshot, catalogue: Catalogue) -> None:
        self.snapshot = snapshot
        self.catalogue = catalogue
        self.language = catalogue.code

    def read(self, plan: Questionnaire) -> tuple[Action, ...]:
        title = plan.role("title")
        repeat = plan.repeat_of(title) if title else None
        if repeat is None:
            return ()
        numbers: Counter[str] = Counter()
        indicators = self._indicators(plan)
        found = []
        for row in self.snapshot.rows(plan.form_id, repeat.name):
            action = self._action(plan, repeat, row)
            first = action.targets[0] if action.targets else ""
            numbers[first] += 1
            code = (
                f"{first}-{numbers[first]}"
                if first
                else "\u00a0".join((self.catalogue.gettext("No."), str(numbers[first])))
            )
            found.append(replace(action, code=code, indicators=tuple(indicators.get(row, ()))))
        return tuple(found)

    def _action(self, plan: Questionnaire, repeat: Repeat, row: str) -> Action:
        form = plan.form_id
        by_role = {column.role: column for column in repeat.columns if column.role}

        def value(role: str) -> Any:
            return self.snapshot.value(form, by_role[role].name, row) if role in by_role else None

        def words(role: str) -> str:
            return shown(self.snapshot, form, by_role[role], row, self.catalogue) if role in by_role else ""

        targets = value("target") or ()
        progress = value("progress")
        return Action(
            row,
            "",
            words("title"),
            (targets,) if isinstance(targets, str) else tuple(targets),
            words("lead"),
            _date(value("start")),
            _date(value("end")),
            value("status") or "",
            words("status"),
            None if progress is None else float(progress) / 100,
            value("budget"),
            value("funded"),
            value("currency") or "",
            words("description"),
            words("result"),
            words("risks"),
            tuple(self._more(form, repeat, row)),
        )

    def _more(self, form: str, repeat: Repeat, row: str) -> Iterator[tuple[str, str]]:
        told = [
            "title",
            "target",
            "lead",
            "start",
            "end",
            "status",
            "progress",
            "budget",
            "currency",
            "funded",
            "description",
            "result",
            "risks",
        ]
        for column in repeat.columns:
            if column.role in told or column.type == "calculate":
                continue
            if column.type.startswith("select") and not column.chosen_row_of:
                text = self._choices(form, column, row)
            else:
                text = shown(self.snapshot, form, column, row, self.catalogue)
            if text:
                yield column.title(self.language), text

    def _choices(self, form: str, column: Question, row: str) -> str:
        """The labels chosen; those as long as a sentence are cut, they are printed whole in the questionnaire."""
        stored = self.snapshot.value(form, column.name, row) or ()
        names = (stored,) if isinstance(stored, str) else tuple(stored)
        asked = self.snapshot.forms[form]
        labels = [asked.choice_label(column, name, self.language) for name in names]
        return ", ".join(shorten(label, LONGEST_LABEL, placeholder="…") for label in labels)

    def _indicators(self, plan: Questionnaire) -> dict[str, list[Indicator]]:
        question = plan.role("indicator_name")
        repeat = plan.repeat_of(question) if question else None
        found: dict[str, list[Indicator]] = {}
        if repeat is None:
            return found
        by_role = {column.role: column for column in repeat.columns if column.role}
        source = next((column for column in repeat.columns if column.name.endswith("source")), None)
        for row in self.snapshot.rows(plan.form_id, repeat.name):

            def cell(role: str, row: str = row) -> Any:
                return self.snapshot.value(plan.form_id, by_role[role].name, row) if role in by_role else None

            name = self.snapshot.text(plan.form_id, by_role["indicator_name"].name, row, self.language)
            indicator = Indicator(
                name,
                cell("unit") or "",
                (cell("baseline"), cell("baseline_year")),
                (cell("latest"), cell("latest_year")),
                (cell("goal"), cell("goal_year")),
                shown(self.snapshot, plan.form_id, source, row, self.catalogue) if source else "",
            )
            found.setdefault(cell("indicator_action") or "", []).append(indicator)
        return found


def _date(stored: Any) -> date | None:
    return date.fromisoformat(stored) if stored else None
