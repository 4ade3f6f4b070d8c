"""The figures that there are, and how one is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbook.collection.figures.actions import actions_by_gender, actions_by_status, actions_by_target
from workbook.collection.figures.budgets import budgets
from workbook.collection.figures.counting import form_of, parts_of
from workbook.collection.figures.coverage import coverage
from workbook.collection.figures.figure import Figure, Filters, Room
from workbook.collection.figures.indicator_panels import indicator
from workbook.collection.figures.indicators import read_indicators
from workbook.collection.figures.measures import measures
from workbook.collection.figures.sections import sections
from workbook.collection.figures.targets import targets
from workbook.errors import N_, UsageError
from workbook.languages import Catalogue

if TYPE_CHECKING:
    from workbook.collection.view import CollectionView

Maker = Callable[["CollectionView", Catalogue, float, Filters, Room], Iterator[Figure]]
ENDLESS = Room()


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
    room: Room = ENDLESS,
) -> Iterator[Figure]:
    """The figure in parts no higher than `room`, for pages; at least one. Raises UsageError."""
    if key not in MAKERS:
        raise UsageError(N_("There is no figure called {name}."), name=key)
    return MAKERS[key](view, catalogue, width, filters or Filters(), room)


def choices(
    key: str, name: str, view: CollectionView, catalogue: Catalogue, filters: Filters | None = None
) -> tuple[tuple[str, str], ...]:
    """What a filter ("form", "section", "indicator") of a figure may be: (value, words)."""
    language = catalogue.code
    kinds = FORM_KINDS.get(key, ())
    if name == "form":
        return tuple(
            (form_id, form.short_title.get(language))
            for form_id, form in view.forms.items()
            if form.kind in kinds
        )
    if name == "section":
        chosen = form_of(view, filters or Filters(), *kinds)
        return tuple(
            (part.section.name, f"{part.section.code} {part.section.title(language)}".strip())
            for part in (parts_of(chosen) if chosen else ())
        )
    if name == "indicator":
        limits = Filters((filters or Filters()).edition)
        return tuple(
            (one.code, f"{one.code} {one.label}".strip()) for one in read_indicators(view, limits, catalogue)
        )
    return ()


MAKERS: dict[str, Maker] = {
    "coverage": coverage,
    "sections": sections,
    "targets": targets,
    "measures": measures,
    "actions_target": actions_by_target,
    "actions_status": actions_by_status,
    "actions_gender": actions_by_gender,
    "budgets": budgets,
    "indicator": indicator,
}
FORM_KINDS = {
    "coverage": ("questions", "checklist"),
    "sections": ("questions",),
    "targets": ("checklist",),
    "measures": ("checklist",),
}
