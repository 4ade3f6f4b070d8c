"""Measures one by one: how many countries have each in force, partly, planned, or not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbook.collection.figures.bars import Bars, Row, bar_figures
from workbook.collection.figures.checklist import Checklist, checklist, in_force_of
from workbook.collection.figures.counting import Part
from workbook.collection.figures.empty import nothing
from workbook.collection.figures.figure import Figure, Filters, Room
from workbook.collection.figures.signs import MEASURES
from workbook.languages import Catalogue
from workbook.questionnaire.model import Question
from workbook.reports.figures.drawing import MM

if TYPE_CHECKING:
    from workbook.collection.view import CollectionView

LABEL, END, CODE = 76 * MM, 24 * MM, 40.0


def measures(
    view: CollectionView, catalogue: Catalogue, width: float, filters: Filters, room: Room
) -> Iterator[Figure]:
    """A bar for each measure of the targets that are asked for, its parts numbers of countries."""
    read = checklist(view, filters, catalogue)
    if read is None or not read.targets:
        yield nothing("measures", view, catalogue, width)
        return
    heads = (catalogue.gettext("Measure"), catalogue.gettext("In force, fully or partly"))
    look = Bars(MEASURES, heads, width, LABEL, END, CODE, lines=4)
    rows = [_row(read, measure, catalogue) for target in read.targets for measure in target.questions]
    words = _title(read, read.targets, catalogue), _note(read, catalogue)
    yield from bar_figures("measures", view, look, rows, words, room, catalogue)


def _row(read: Checklist, measure: Question, catalogue: Catalogue) -> Row:
    counts = read.count(read.submissions, [measure])
    places = read.places(read.submissions, [measure])
    label = measure.label.get(catalogue.code)
    return Row(measure.name, measure.code, label, counts, in_force_of(counts, catalogue), places)


def _title(read: Checklist, targets: tuple[Part, ...], catalogue: Catalogue) -> str:
    if len(targets) > 1:
        return read.form.title.get(catalogue.code)
    section = targets[0].section
    return f"{section.code} {section.title(catalogue.code)}".strip()


def _note(read: Checklist, catalogue: Catalogue) -> str:
    n = len(read.submissions)
    pattern = catalogue.ngettext(
        "Number of countries for each state of a measure, one country; measures in the order of the checklist",
        "Number of countries for each state of a measure, {n} countries; measures in the order of the checklist",
        n,
    )
    return pattern.format(n=catalogue.number(n))
