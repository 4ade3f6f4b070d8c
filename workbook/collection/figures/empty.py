"""A figure of which there is nothing to draw: it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.collection.figures.figure import Figure, FigureTable
from workbook.languages import Catalogue
from workbook.reports.figures.drawing import Drawing, Line, Words

if TYPE_CHECKING:
    from workbook.collection.view import CollectionView


def nothing(key: str, view: CollectionView, catalogue: Catalogue, width: float) -> Figure:
    """A line in the place of the drawing: no submission that counts has anything of this."""
    words = catalogue.gettext("No submission that counts holds anything that this figure would show.")
    shapes = (Words(0, 12, words, 7.5, False, "muted"), Line(0, 20, width, 20, "line", 0.5))
    return Figure(key, Drawing(width, 22, shapes), words, "", FigureTable((), ()), view=view)
