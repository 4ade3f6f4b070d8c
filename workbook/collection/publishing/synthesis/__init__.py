"""The synthesis: all countries' answers brought together as PDF, every figure and passage with where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.languages import LANGUAGES, Catalogue
from workbook.progress import NO_PROGRESS, Progress, Share
from workbook.reports.content import Break, Element, Report
from workbook.reports.options import Languages, Options

if TYPE_CHECKING:
    from workbook.collection.view import CollectionView

__all__ = ["build_synthesis", "write_synthesis"]

READING, BUILDING = 10, 30


def write_synthesis(
    view: CollectionView,
    path: Path,
    language: Languages = "both",
    progress: Progress = NO_PROGRESS,
    options: Options | None = None,
    edition: str | None = None,
    catalogues: Mapping[str, Catalogue] | None = None,
) -> int:
    """Write the synthesis of an edition, or (None) of each country's newest; the number of its pages.

    The file is whole or not there. Raises CannotWrite, and whatever `progress` raises to stop. Any thread.
    """
    from workbook.reports.pdf import write_pdf

    report = build_synthesis(view, language, Share(progress, 0, BUILDING), options, edition, catalogues)
    return write_pdf(report, path, Share(progress, BUILDING, 100))


def build_synthesis(
    view: CollectionView,
    language: Languages = "both",
    progress: Progress = NO_PROGRESS,
    options: Options | None = None,
    edition: str | None = None,
    catalogues: Mapping[str, Catalogue] | None = None,
) -> Report:
    """The tree of the synthesis; two languages one after the other, each with its contents."""
    from workbook.collection.publishing.synthesis.builder import SynthesisBuilder
    from workbook.collection.publishing.synthesis.composing import synthesis_items
    from workbook.collection.publishing.synthesis.material import read_material

    chosen = replace(options or Options(), language=language)
    known = catalogues or {code: Catalogue.load(code) for code in LANGUAGES}
    material = read_material(view, edition, Share(progress, 0, READING))
    codes = chosen.languages
    builders = [SynthesisBuilder(material, known[code], chosen, f"{code}-") for code in codes]
    items: list[Element] = []
    step = (100 - READING) // len(builders)
    for number, builder in enumerate(builders):
        share = Share(progress, READING + number * step, READING + (number + 1) * step)
        items += [Break("recto"), *synthesis_items(builder, share)]
    return builders[0].report(builders[0].title(), tuple(items))
