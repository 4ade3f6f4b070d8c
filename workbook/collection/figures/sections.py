"""Answers by round table: a bar of states for each, all countries together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbook.collection.figures.bars import Bars, Row, bar_figures
from workbook.collection.figures.counting import Part, Standings, form_of, standings
from workbook.collection.figures.empty import nothing
from workbook.collection.figures.figure import Figure, Filters
from workbook.collection.figures.signs import ANSWERS
from workbook.languages import Catalogue
from workbook.reports.figures.drawing import MM

if TYPE_CHECKING:
    from workbook.collection.view import CollectionView

LABEL, END = 62 * MM, 21 * MM


def sections(
    view: CollectionView, catalogue: Catalogue, width: float, filters: Filters, room: float
) -> Iterator[Figure]:
    """A bar for each round table of a questionnaire, its parts the states of all answers."""
    form = form_of(view, filters, "questions")
    read = standings(view, form, filters, catalogue) if form else None
    if read is None or not read.questions or not read.submissions:
        yield nothing("sections", view, catalogue, width)
        return
    rows = [_row(read, part, catalogue) for part in read.parts]
    look = Bars(
        ANSWERS,
        (catalogue.gettext("Round table"), catalogue.gettext("answered")),
        width,
        LABEL,
        END,
        lines=2,
    )
    yield from bar_figures(
        "sections", view, look, rows, (_title(read, catalogue), _note(read, catalogue)), room, catalogue
    )


def _row(read: Standings, part: Part, catalogue: Catalogue) -> Row:
    counts = read.count(read.submissions, part.questions)
    places = {state: read.places(read.submissions, part.questions, state) for state in counts}
    return Row(
        part.section.name,
        part.section.code,
        part.section.title(catalogue.code),
        counts,
        answered_of(counts, catalogue),
        places,
    )


def answered_of(counts: Counter[str], catalogue: Catalogue) -> str:
    """`464 / 572`: what was answered of what was asked."""
    asked = sum(counts.values()) - counts["not_asked"]
    return f"{catalogue.number(counts['answered'])} / {catalogue.number(asked)}"


def _title(read: Standings, catalogue: Catalogue) -> str:
    counts = read.count(read.submissions, read.questions)
    return catalogue.gettext("{form}: {n} answers to {total} questions asked").format(
        form=read.form.short_title.get(catalogue.code),
        n=catalogue.number(counts["answered"]),
        total=catalogue.number(sum(counts.values()) - counts["not_asked"]),
    )


def _note(read: Standings, catalogue: Catalogue) -> str:
    countries = len(read.submissions)
    pattern = catalogue.ngettext(
        "Every question counts once for one country",
        "Every question counts once for each of {n} countries",
        countries,
    )
    return pattern.format(n=catalogue.number(countries))
