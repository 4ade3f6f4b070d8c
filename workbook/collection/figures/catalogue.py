"""The figures that there are, and how one is made."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbook.collection.figures.figure import Figure, Filters
from workbook.errors import N_, UsageError
from workbook.languages import Catalogue

if TYPE_CHECKING:
    from workbook.collection.view import CollectionView

Maker = Callable[["CollectionView", Catalogue, float, Filters, float], Iterator[Figure]]
ENDLESS = math.inf


@dataclass(frozen=True, slots=True)
class FigureKind:
    """A figure that can be asked for. `title` is a message; `choices` are the filters beside edition and region
    that it understands: "form", "section", "indicator"."""

    key: str
    title: str
    choices: tuple[str, ...] = ()


FIGURES: tuple[FigureKind, ...] = (
    FigureKind("coverage", N_("Who answered what"), ("form", "section")),
    FigureKind("sections", N_("Answers by round table"), ("form",)),
    FigureKind("targets", N_("Measures by target and region"), ("form",)),
    FigureKind("measures", N_("Measures of a target"), ("form", "section")),
    FigureKind("actions_target", N_("Actions by target")),
    FigureKind("actions_status", N_("Actions by status")),
    FigureKind("actions_gender", N_("Actions by gender marker")),
    FigureKind("budgets", N_("Budgets by currency")),
    FigureKind("indicator", N_("Values of an indicator"), ("indicator",)),
)


def make(
    key: str, view: CollectionView, catalogue: Catalogue, width: float, filters: Filters | None = None
) -> Figure:
    """One figure, as high as it has to be, `width` points wide. Raises UsageError for an unknown key.

    May be called from any thread.
    """
    return next(parts(key, view, catalogue, width, filters))


def parts(
    key: str,
    view: CollectionView,
    catalogue: Catalogue,
    width: float,
    filters: Filters | None = None,
    room: float = ENDLESS,
) -> Iterator[Figure]:
    """The figure in parts no higher than `room` points, for pages; at least one. Raises UsageError."""
    raise UsageError(N_("There is no figure called {name}."), name=key)


def choices(
    key: str, filter_name: str, view: CollectionView, catalogue: Catalogue
) -> tuple[tuple[str, str], ...]:
    """What a filter of a figure may be: (value, words) in the catalogue's language."""
    return ()
