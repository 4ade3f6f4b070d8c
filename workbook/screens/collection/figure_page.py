"""A figure over countries as the page shows it: what it can be limited to, its table, and what stands behind its parts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.collection.answers import Answer, AnswerState
from workbook.collection.figures.catalogue import FIGURES, FigureKind, choices, parts
from workbook.collection.figures.figure import Figure, Filters
from workbook.collection.figures.figure import Place as CountedPlace
from workbook.collection.publishing.wording import question_code, trace
from workbook.collection.wording import ANSWER_WORDS
from workbook.errors import N_
from workbook.files import replacing
from workbook.languages import Catalogue
from workbook.questionnaire.model import Question, Questionnaire
from workbook.questionnaire.rich_text import plain
from workbook.questionnaire.values import show
from workbook.reports.figures.svg import svg
from workbook.screens.collection.filters import Choices, edition_choices, region_choices
from workbook.screens.collection.lands import alphabetical, submission_name
from workbook.screens.collection.listed import Column, Entry, Row
from workbook.screens.collection.places import question_place
from workbook.screens.places import Place

if TYPE_CHECKING:
    from workbook.collection.view import CollectionView

SHORT = 140
CLOSER = 1.2
WIDER = (1.5, 2.0, 3.0, 4.0, 6.0, 9.0)
MENUS = ("form", "section", "indicator", "region", "edition")
FIGURE_ALL: dict[str, str] = {
    "form": N_("Questionnaire: the first"),
    "section": N_("Part: all"),
    "indicator": N_("Indicator: the first"),
}
FIGURE_SOME: dict[str, str] = {
    "form": N_("Questionnaire: {name}"),
    "section": N_("Part: {name}"),
    "indicator": N_("Indicator: {name}"),
}


@dataclass(frozen=True)
class ShownFigure:
    """`parts` are as wide as there is room on the page; `figure` is the whole of it, however wide, which has the table
    and is written to files. `menus` are the filters that it understands, each with what can be chosen."""

    figure: Figure
    parts: tuple[Figure, ...]
    menus: dict[str, Choices]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Behind:
    """An answer that a part of a figure counts: whose it is, what it says, and where it stands in the file."""

    head: str
    words: str
    trace: str
    place: Place


def kinds(catalogue: Catalogue) -> Choices:
    """The figures that there are."""
    return tuple((one.key, catalogue.gettext(one.title)) for one in FIGURES)


def kind_of(key: str) -> FigureKind:
    return next((one for one in FIGURES if one.key == key), FIGURES[0])


def allowed(key: str, filters: Filters) -> Filters:
    """The filters that a figure understands; the others are taken away."""
    known = kind_of(key).choices
    gone = {name: "" for name in ("form", "section", "indicator") if name not in known}
    return replace(filters, **gone)


def shown_figure(
    view: CollectionView, key: str, filters: Filters, width: float, catalogue: Catalogue
) -> ShownFigure:
    """Make a figure `width` points wide, or a little more where it then need not be parted.

    It reads the file. Raises UsageError.
    """
    shown = tuple(parts(key, view, catalogue, width, filters))
    if len(shown) > 1:
        closer = tuple(parts(key, view, catalogue, width * CLOSER, filters))
        shown = closer if len(closer) == 1 else shown
    figure = shown[0] if len(shown) == 1 else _whole(key, view, filters, width, catalogue)
    menus: dict[str, Choices] = {
        name: choices(key, name, view, catalogue, filters) for name in kind_of(key).choices
    }
    countries = (one.country for one in view.current(filters.edition))
    regions = region_choices(countries, catalogue)
    menus["region"] = tuple(one for one in regions if one[1] == one[1].strip())
    menus["edition"] = edition_choices(view.editions)
    heads = figure.table.heads
    columns = tuple(
        Column(str(at), head, right=at > 0, stretches=at == 0, least=140 if at == 0 else 48)
        for at, head in enumerate(heads)
    )
    rows = tuple(
        Row(str(at), tuple(Entry(text, strong=not place) for place, text in enumerate(row)))
        for at, row in enumerate(figure.table.rows)
    )
    return ShownFigure(figure, shown, menus, columns, rows)


def _whole(key: str, view: CollectionView, filters: Filters, width: float, catalogue: Catalogue) -> Figure:
    """The figure in one piece, as wide as that takes."""
    found: tuple[Figure, ...] = ()
    for times in WIDER:
        found = tuple(parts(key, view, catalogue, width * times, filters))
        if len(found) == 1:
            break
    return found[0]


def row_key(figure: Figure, row: str) -> str:
    """The key of what a row of the table counts; "" where it counts nothing."""
    at = int(row) if row.isdigit() else -1
    return figure.table.keys[at] if 0 <= at < len(figure.table.keys) else ""


def behind(view: CollectionView, figure: Figure, key: str, catalogue: Catalogue) -> tuple[Behind, ...]:
    """What a part of a figure counts, countries in the order of the alphabet. It reads the file."""
    answers = figure.trace(key)
    met = {(one.submission.sha256, one.form, one.question) for one in answers}
    places = figure.places.get(key, ())
    silent = [one for one in places if (one.submission.sha256, one.form, one.question) not in met]
    told = [_behind(view, one, catalogue) for one in (*answers, *map(_none, silent))]
    return tuple(sorted(told, key=lambda one: alphabetical(one.head)))


def _none(place: CountedPlace) -> Answer:
    """What stands where nothing was said: silence, or a question that was not asked."""
    asked = place.form in place.submission.facts.forms
    state: AnswerState = "silent" if asked else "not_asked"
    return Answer(place.submission, place.form, place.row, place.question, state)


def _behind(view: CollectionView, answer: Answer, catalogue: Catalogue) -> Behind:
    facts = answer.submission.facts
    asked = view.questionnaire(answer.form, facts.forms.get(answer.form, ""))
    question = next((one for one in asked.questions if one.name == answer.question), None)
    code = question_code(question, asked) if question else answer.question
    return Behind(
        f"{submission_name(answer.submission, catalogue.code)}, {code}",
        _words(answer, question, asked, catalogue),
        trace(answer, code, answer.facet_in(catalogue.code)),
        question_place(answer.form, answer.question, answer.submission.sha256),
    )


def _words(answer: Answer, question: Question | None, asked: Questionnaire, catalogue: Catalogue) -> str:
    if answer.state != "answered" or question is None:
        reason = catalogue.gettext(ANSWER_WORDS[answer.state])
        return f"{reason}{catalogue.colon()} {answer.why}" if answer.why else reason
    if question.type == "text":
        text = answer.text(catalogue.code)
        words = " ".join((plain(text) if question.is_long else text).split())
        return words if len(words) <= SHORT else words[:SHORT].rsplit(" ", 1)[0] + " …"
    return show(question, answer.value, catalogue, asked.choices_of(question))


def table_text(figure: Figure) -> str:
    """The table for a spreadsheet: columns parted by tabulators."""
    rows = (figure.table.heads, *figure.table.rows)
    return "\n".join("\t".join(_cell(cell) for cell in row) for row in rows)


def table_html(figure: Figure) -> str:
    """The table for a text."""
    head = _html_row(figure.table.heads, "th")
    rows = "".join(_html_row(row, "td") for row in figure.table.rows)
    return f"<table><caption>{escape(figure.title)}</caption>{head}{rows}</table>"


def _html_row(cells: Iterable[str], kind: str) -> str:
    return "<tr>" + "".join(f"<{kind}>{escape(cell)}</{kind}>" for cell in cells) + "</tr>"


def _cell(text: str) -> str:
    return " ".join(text.split())


def write_svg(figure: Figure, path: Path) -> None:
    """Write the drawing as it is printed. Raises CannotWrite."""
    with replacing(path) as fresh:
        fresh.write_text(svg(figure.drawing, figure.title), encoding="utf-8")
