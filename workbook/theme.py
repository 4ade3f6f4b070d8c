"""The look that screen, paper and spreadsheets share: colours, type sizes, marks and fonts, by role."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from workbook.resources import resource_path

Scheme = Literal["light", "dark", "high_contrast"]
SCHEMES: tuple[Scheme, ...] = get_args(Scheme)
Point = tuple[float, float]
ShapeKind = Literal["circle", "polygon", "line", "arc"]
Ink = Literal["", "self", "surface"]
ANSWER_MARKS = ("empty", "draft", "review", "final", "missing")
COUNTRY_MARKS = ("in_force", "partly", "planned", "none", "not_applicable", "unanswered")
ATTENTION_MARKS = ("conflict", "warning", "error")


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """A type role: size and line height in points; weight 400, 600 or 700."""

    size: float
    leading: float
    weight: int


@dataclass(frozen=True, slots=True)
class Shape:
    """A part of a mark on the grid of 16, y downwards.

    `points` is the centre of a circle or arc, else the corners. An arc goes `sweep` degrees counter-clockwise
    from `start` (0 is three o'clock) and is closed by its chord. `fill` and `stroke` say with what: the mark's
    own role, the surface under it, or nothing.
    """

    kind: ShapeKind
    points: tuple[Point, ...]
    radius: float = 0.0
    fill: Ink = ""
    stroke: Ink = ""
    width: float = 0.0
    start: float = 0.0
    sweep: float = 0.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark: the colour role that it takes, and its shapes in the order in which they are drawn."""

    role: str
    shapes: tuple[Shape, ...]


def colour(role: str, scheme: Scheme = "light") -> str:
    """The role's colour as `#RRGGBB`."""
    value: str = _tables()["colours"][role][SCHEMES.index(scheme)]
    return value


@cache
def roles() -> tuple[str, ...]:
    """The names of all colour roles."""
    return tuple(_tables()["colours"])


@cache
def type_style(role: str) -> TypeStyle:
    """The type style of `role`."""
    stored = _tables()["type"][role]
    weight = {"regular": 400, "semibold": 600, "bold": 700}[stored["weight"]]
    return TypeStyle(float(stored["size"]), float(stored["leading"]), weight)


@cache
def type_roles() -> tuple[str, ...]:
    """The names of all type roles."""
    return tuple(_tables()["type"])


@cache
def mark(name: str) -> Mark:
    """The mark called `name`."""
    stored = _tables()["marks"][name]
    stroke = float(_tables()["measures"]["mark-stroke"])
    return Mark(stored["role"], tuple(_shape(raw, stroke) for raw in stored["shapes"]))


@cache
def marks() -> tuple[str, ...]:
    """The names of all marks."""
    return tuple(_tables()["marks"])


@cache
def spaces() -> tuple[int, ...]:
    """The steps of white space, in pixels at 100 %."""
    return tuple(_tables()["measures"]["space"])


def radius(kind: Literal["cell", "control", "card"]) -> int:
    """The corner radius of cells, controls and cards, in pixels at 100 %."""
    value: int = _tables()["measures"]["radius"][kind]
    return value


def font_file(name: str) -> Path:
    """The font file of `regular`, `semibold`, `bold`, `italic`, `bold-italic`, `arabic`, `ethiopic`, `emoji`…"""
    return resource_path("fonts", _tables()["fonts"][name])


@cache
def font_names() -> tuple[str, ...]:
    """The names that `font_file` knows."""
    return tuple(_tables()["fonts"])


def _shape(raw: dict[str, Any], stroke: float) -> Shape:
    return Shape(
        kind=raw["kind"],
        points=tuple((float(x), float(y)) for x, y in raw["points"]),
        radius=float(raw.get("radius", 0)),
        fill=raw.get("fill", ""),
        stroke=raw.get("stroke", ""),
        width=float(raw.get("width", stroke)) if raw.get("stroke") else 0.0,
        start=float(raw.get("start", 0)),
        sweep=float(raw.get("sweep", 0)),
    )


@cache
def _tables() -> dict[str, Any]:
    with resource_path("theme.toml").open("rb") as file:
        return tomllib.load(file)
