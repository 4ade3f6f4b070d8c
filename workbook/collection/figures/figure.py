"""A figure over countries: its drawing, its table in words, and what each of its parts counts."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from workbook.collection.answers import Answer, AnswerState
from workbook.reports.figures.drawing import Drawing, Shape

if TYPE_CHECKING:
    from workbook.collection.facts import Submission
    from workbook.collection.view import CollectionView


@dataclass(frozen=True, slots=True)
class Filters:
    """What a figure is limited to: an edition (None: the newest of each country), a questionnaire, one of its
    sections (or a question) by name, an M49 region, an official indicator by code."""

    edition: str | None = None
    form: str = ""
    section: str = ""
    region: str = ""
    indicator: str = ""


class Room(NamedTuple):
    """The height, in points, that the first figure may have, and those that continue it."""

    first: float = math.inf
    rest: float = math.inf

    def after(self, begun: bool) -> float:
        return self.rest if begun else self.first


class Place(NamedTuple):
    """Where something counted stands: an answer of a submission, in a row of a table or in none."""

    submission: Submission
    form: str
    question: str
    row: str = ""


class Spot(NamedTuple):
    """A part of the drawing that can be pointed at, in points from its top left corner; `key` goes to `trace`."""

    x: float
    y: float
    width: float
    height: float
    key: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class FigureTable:
    """What the drawing shows, in words and numbers. `keys` are those of the rows, for `trace`."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    keys: tuple[str, ...] = ()


@dataclass(frozen=True)
class Figure:
    """`note` says what is counted and from how many countries; `places` what stands behind each key.

    `continues` says that it is the rest of a figure that one page could not hold. Nothing depends on the screen: the
    same figure is shown, printed and written as SVG.
    """

    key: str
    drawing: Drawing
    title: str
    note: str
    table: FigureTable
    regions: tuple[Spot, ...] = ()
    continues: bool = False
    view: CollectionView | None = field(default=None, repr=False, compare=False)
    places: Mapping[str, tuple[Place, ...]] = field(default_factory=dict, repr=False, compare=False)

    def trace(self, key: str) -> tuple[Answer, ...]:
        """The answers behind a part, in the order in which they are counted; none for an unknown key."""
        return answers_at(self.view, self.places.get(key, ())) if self.view else ()

    def spot(self, x: float, y: float) -> Spot | None:
        """The part under a point of the drawing, the smallest where several lie over each other."""
        under = [s for s in self.regions if s.x <= x <= s.x + s.width and s.y <= y <= s.y + s.height]
        return min(under, key=lambda one: one.width * one.height, default=None)


def answers_at(view: CollectionView, places: Sequence[Place]) -> tuple[Answer, ...]:
    """The answers of places, silence too, of every row where a place names none.

    They are read by question or by file, whichever is less.
    """
    questions = dict.fromkeys((one.form, one.question, one.submission.edition) for one in places)
    files = {one.submission.sha256: one.submission for one in places}
    if len(files) < len(questions):
        read = (answers for one in files.values() for answers in view.answers_of(one).values())
    else:
        read = (view.answers(*question) for question in questions)
    found: dict[tuple[str, str, str], list[Answer]] = defaultdict(list)
    for answers in read:
        for answer in answers:
            found[answer.submission.sha256, answer.form, answer.question].append(answer)
    return tuple(
        answer
        for one in places
        for answer in found[one.submission.sha256, one.form, one.question] or [_nothing_at(view, one)]
        if one.row in ("", answer.row)
    )


def _nothing_at(view: CollectionView, place: Place) -> Answer:
    """Silence, or a question that the file was not asked."""
    version = place.submission.facts.forms.get(place.form)
    asked = view.questionnaire(place.form, version).questions if version else ()
    state: AnswerState = "silent" if any(one.name == place.question for one in asked) else "not_asked"
    return Answer(place.submission, place.form, place.row, place.question, state)


@dataclass
class Sheet:
    """A drawing while it is made: shapes, parts that can be pointed at, and what they count."""

    width: float
    shapes: list[Shape] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    places: dict[str, tuple[Place, ...]] = field(default_factory=dict)

    def add(self, *shapes: Shape) -> None:
        self.shapes += shapes

    def spot(self, box: tuple[float, float, float, float], key: str, words: str = "") -> None:
        self.spots.append(Spot(*box, key, words))

    def count(self, key: str, places: Iterable[Place]) -> None:
        self.places[key] = tuple(places)

    def drawing(self, height: float) -> Drawing:
        return Drawing(self.width, height, tuple(self.shapes))
