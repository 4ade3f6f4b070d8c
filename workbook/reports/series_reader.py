"""Reads official indicators over the years from the statistics register."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from workbook.document.snapshot import Snapshot
from workbook.languages import Catalogue
from workbook.questionnaire.model import Question, Questionnaire, Repeat
from workbook.reports.plan_data import Series
from workbook.reports.shown import shown


def read_series(snapshot: Snapshot, catalogue: Catalogue) -> Iterator[Series]:
    """The statistics register as series, one an indicator; rows about a part of the population are left out."""
    for form in snapshot.forms.values():
        question = form.role("sdg_indicator")
        repeat = form.repeat_of(question) if question else None
        if question and repeat:
            yield from _series_of(snapshot, catalogue, form, question, repeat)


def _series_of(
    snapshot: Snapshot, catalogue: Catalogue, form: Questionnaire, question: Question, repeat: Repeat
) -> Iterator[Series]:
    roles = {column.role: column for column in repeat.columns if column.role}
    told = {column.name for column in roles.values()}
    breakdown = [
        c
        for c in repeat.columns
        if (c.name not in told and c.type.startswith("select")) or c.name == "age_group"
    ]
    found: dict[str, dict[int, float]] = {}
    more: dict[str, tuple[str, str]] = {}
    for row in snapshot.rows(form.form_id, repeat.name):

        def cell(role: str, row: str = row) -> Any:
            return snapshot.value(form.form_id, roles[role].name, row) if role in roles else None

        code, year, value = cell("sdg_indicator"), cell("year"), cell("value")
        parts = [snapshot.value(form.form_id, column.name, row) for column in breakdown]
        if (
            not code
            or year is None
            or value is None
            or any(p not in (None, "", "total", "all", "both") for p in parts)
        ):
            continue
        found.setdefault(str(code), {})[int(year)] = value
        source = roles.get("source_text")
        words = shown(snapshot, form.form_id, source, row, catalogue) if source else ""
        unit = roles.get("unit")
        more[str(code)] = (shown(snapshot, form.form_id, unit, row, catalogue) if unit else "", words)
    for code, by_year in found.items():
        label = form.choice_label(question, code, catalogue.code).removeprefix(code).strip()
        yield Series(code, label, more[code][0], by_year, more[code][1])
