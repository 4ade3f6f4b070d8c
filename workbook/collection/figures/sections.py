"""Answers by round table: a bar of states for each, all countries together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from workbook.collection.figures.bars import Bars, Row, bar_figures
from workbook.collection.figures.counting import Standings, form_of, standings
from workbook.collection.figures.empty import nothing
from workbook.collection.figures.figure import Figure, Filters, Room
from workbook.collection.figures.signs import ANSWERS
from workbook.languages import Catalogue
from workbook.questionnaire.model import Item, Question
from workbook.reports.figures.drawing import MM

if TYPE_CHECKING:
    from workbook.collection.view import CollectionView

LABEL, END = 70 * MM, 21 * MM


def sections(
    view: CollectionView, catalogue: Catalogue, width: float, filters: Filters, room: Room
) -> Iterator[Figure]:
    """A bar for each round table of a questionnaire, or for each question of one round table."""
    form = form_of(view, filters, "questions")
    read = standings(view, form, filters, catalogue) if form else None
    if read is None or not read.questions or not read.submissions:
        yield nothing("sections", view, catalogue, width)
        return
    of_questions = bool(filters.section)
    head = catalogue.gettext("Question") if of_questions else catalogue.gettext("Round table")
    look = Bars(ANSWERS, (head, catalogue.gettext("answered")), width, LABEL, END, lines=2)
    if of_questions:
        rows = [_row(read, question, [question], catalogue) for question in read.questions]
    else:
        rows = [_row(read, part.section, part.questions, catalogue) for part in read.parts]
    yield from bar_figures(
        "sections",
        view,
        look,
        rows,
        (_title(read, of_questions, catalogue), _note(read, catalogue)),
        room,
        catalogue,
    )


def _row(read: Standings, item: Item, questions: Sequence[Question], catalogue: Catalogue) -> Row:
    counts = read.count(read.submissions, questions)
    places = {state: read.places(read.submissions, questions, state) for state in counts}
    return Row(
        item.name, item.code, item.title(catalogue.code), counts, answered_of(counts, catalogue), places
    )


def answered_of(counts: Counter[str], catalogue: Catalogue) -> str:
    """`464 / 572`: what was answered of what was asked."""
    asked = sum(counts.values()) - counts["not_asked"]
    return f"{catalogue.number(counts['answered'])} / {catalogue.number(asked)}"


def _title(read: Standings, of_questions: bool, catalogue: Catalogue) -> str:
    counts = read.count(read.submissions, read.questions)
    codes = [part.section.code for part in read.parts] if of_questions else []
    return catalogue.gettext("{form}: {n} answers to {total} questions asked").format(
        form=" ".join((read.form.short_title.get(catalogue.code), *codes)),
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
