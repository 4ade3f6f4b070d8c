"""How the states of answers and of measures look: each can be told from the others without colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbook.collection.answers import AnswerState
from workbook.collection.wording import ANSWER_WORDS
from workbook.errors import N_
from workbook.languages import Catalogue
from workbook.reports.figures.drawing import Circle, Dash, Line, Rect, Shape, Words
from workbook.reports.pdf.fonts import text_width


@dataclass(frozen=True, slots=True)
class Sign:
    """A box: what fills it, what outlines it, and what stands in it (dash, ring, bars, plus, dot, square)."""

    words: str
    fill: str = ""
    stroke: str = ""
    hatch: str = ""
    inside: str = ""
    dash: Dash = ()

    @property
    def solid(self) -> bool:
        return self.fill == "accent"


_EMPTY = "control"
ANSWERS: dict[str, Sign] = {
    "answered": Sign(ANSWER_WORDS["answered"], "accent"),
    "not_applicable": Sign(ANSWER_WORDS["not_applicable"], "", _EMPTY, inside="dash"),
    "no_data": Sign(ANSWER_WORDS["no_data"], "", _EMPTY, inside="ring"),
    "confidential": Sign(ANSWER_WORDS["confidential"], "", _EMPTY, inside="bars"),
    "pending": Sign(ANSWER_WORDS["pending"], "", _EMPTY, inside="plus"),
    "not_asked": Sign(ANSWER_WORDS["not_asked"], hatch="control"),
    "silent": Sign(ANSWER_WORDS["silent"], "", _EMPTY, inside="dot"),
}
MEASURES: dict[str, Sign] = {
    "in_force": Sign(N_("In force"), "accent"),
    "partly": Sign(N_("Partly in force"), "", "accent", hatch="accent"),
    "planned": Sign(N_("Planned"), "accent-soft", "accent", inside="square", dash=(1.8, 1.2)),
    "none": Sign(N_("No measure"), "", "accent"),
    **{name: sign for name, sign in ANSWERS.items() if name != "answered"},
}
STATES: tuple[AnswerState, ...] = (
    "answered",
    "not_applicable",
    "no_data",
    "confidential",
    "pending",
    "not_asked",
    "silent",
)
MEASURE_STATES = tuple(MEASURES)


def box(sign: Sign, x: float, y: float, width: float, height: float) -> list[Shape]:
    """The box with its sign in the middle."""
    shapes: list[Shape] = [
        Rect(x, y, width, height, sign.fill, sign.stroke, 0.6, sign.dash, sign.hatch),
    ]
    return shapes + inner(sign, x + width / 2, y + height / 2, min(width, height))


def inner(sign: Sign, x: float, y: float, size: float) -> list[Shape]:
    """What stands in a box of that size, around its middle."""
    arm = min(size, 10.0) * 0.25
    match sign.inside:
        case "dash":
            return [Line(x - arm, y, x + arm, y, "text", 0.9)]
        case "bars":
            gap = arm * 0.6
            return [Line(x - arm, y + side, x + arm, y + side, "text", 0.9) for side in (-gap, gap)]
        case "plus":
            return [Line(x - arm, y, x + arm, y, "text", 0.8), Line(x, y - arm, x, y + arm, "text", 0.8)]
        case "ring":
            return [Circle(x, y, arm * 0.95, "", "text", 0.9)]
        case "dot":
            return [Circle(x, y, 0.85, "text")]
        case "square":
            return [Rect(x - arm / 2, y - arm / 2, arm, arm, "accent")]
    return []


def key_of_signs(
    signs: Sequence[tuple[Sign, str]], width: float, y: float, catalogue: Catalogue
) -> tuple[list[Shape], float, list[tuple[float, float, float, float]]]:
    """The boxes with their words and counts in as many lines as they need: shapes, height, places."""
    shapes: list[Shape] = []
    places = []
    x, top = 0.0, y
    for sign, count in signs:
        words = catalogue.gettext(sign.words)
        room = 12 + text_width(words, 6.8) + 3 + text_width(count, 6.8, True)
        if x and x + room > width:
            x, top = 0.0, top + 14
        shapes += box(sign, x, top, 8, 9.6)
        shapes.append(Words(x + 12, top + 7.4, words, 6.8))
        shapes.append(Words(x + 15 + text_width(words, 6.8), top + 7.4, count, 6.8, True))
        places.append((x, top - 1, room, 12.0))
        x += room + 13
    return shapes, top + 12 - y, places
