"""The values of official indicators that countries give, read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from workbook.collection.figures.figure import Filters
from workbook.collection.figures.grouping import alphabetical
from workbook.collection.figures.rows_read import table_snapshots
from workbook.document.snapshot import Snapshot
from workbook.languages import Catalogue
from workbook.questionnaire.model import Question, Questionnaire, Repeat
from workbook.reports.plan_data import Series
from workbook.reports.series_reader import read_series

if TYPE_CHECKING:
    from workbook.collection.facts import Submission
    from workbook.collection.view import CollectionView


@dataclass(frozen=True, slots=True)
class CountrySeries:
    """What a country says of an indicator over the years."""

    submission: Submission
    series: Series


@dataclass(frozen=True)
class Indicator:
    """An indicator with the countries that give values of the whole population, alphabetical."""

    code: str
    label: str
    form: str
    countries: tuple[CountrySeries, ...]
    rows: Mapping[str, tuple[str, ...]]
    silent: int
    not_asked: int

    @property
    def years(self) -> tuple[int, int]:
        known = [year for one in self.countries for year in one.series.values]
        return min(known), max(known)

    @property
    def units(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.series.unit for one in self.countries))


Read = dict[tuple[str | None, str, str], tuple[Indicator, ...]]
_read: WeakKeyDictionary[CollectionView, Read] = WeakKeyDictionary()


def statistics_of(view: CollectionView) -> tuple[Questionnaire, Question, Repeat] | None:
    """The register of official indicators, if a questionnaire has one."""
    for form in view.forms.values():
        question = form.role("sdg_indicator")
        repeat = form.repeat_of(question) if question else None
        if question and repeat:
            return form, question, repeat
    return None


def read_indicators(view: CollectionView, filters: Filters, catalogue: Catalogue) -> tuple[Indicator, ...]:
    """All indicators of which a country gives a value, in the order of the list; one only if the filters name it.

    They are read once a view, so that going from one to the next takes no time.
    """
    read = _read.setdefault(view, {})
    key = filters.edition, filters.region, catalogue.code
    if key not in read:
        read[key] = _indicators(view, replace(filters, indicator=""), catalogue)
    return tuple(one for one in read[key] if filters.indicator in ("", one.code))


def _indicators(view: CollectionView, filters: Filters, catalogue: Catalogue) -> tuple[Indicator, ...]:
    register = statistics_of(view)
    if register is None:
        return ()
    form, question, repeat = register
    found: dict[str, list[CountrySeries]] = {}
    rows: dict[str, dict[str, tuple[str, ...]]] = {}
    pairs = table_snapshots(view, filters, form, repeat)
    by_submission = {one.sha256: snapshot for one, snapshot in pairs}
    ordered = alphabetical((one for one, _ in pairs), catalogue)
    for submission in ordered:
        snapshot = by_submission[submission.sha256]
        for series in read_series(snapshot, catalogue):
            found.setdefault(series.code, []).append(CountrySeries(submission, series))
            rows.setdefault(series.code, {})[submission.sha256] = _rows_of(snapshot, form, repeat, series)
    listed = [choice.name for choice in form.choices_of(question)]
    others = sum(form.form_id not in one.facts.forms for one in ordered)
    return tuple(
        Indicator(
            code,
            found[code][0].series.label,
            form.form_id,
            tuple(found[code]),
            rows[code],
            len(ordered) - others - len(found[code]),
            others,
        )
        for code in (*listed, *(code for code in found if code not in listed))
        if code in found
    )


def _rows_of(snapshot: Snapshot, form: Questionnaire, repeat: Repeat, series: Series) -> tuple[str, ...]:
    """The rows that the values of a series stand in."""
    names = {column.role: column.name for column in repeat.columns if column.role}

    def counts(row: str) -> bool:
        code, year, value = (
            snapshot.value(form.form_id, names[role], row) for role in ("sdg_indicator", "year", "value")
        )
        return code == series.code and year in series.values and series.values[year] == value

    return tuple(row for row in snapshot.rows(form.form_id, repeat.name) if counts(row))
