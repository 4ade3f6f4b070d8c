"""What the parts of a synthesis share: words, numbers of figures and tables, numbers of passages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from workbook.collection.facts import Submission
from workbook.collection.figures.catalogue import parts
from workbook.collection.figures.figure import Figure, FigureTable, Filters, Room
from workbook.collection.figures.grouping import country_name
from workbook.collection.publishing.synthesis.material import Material
from workbook.collection.publishing.synthesis.words import words_about
from workbook.collection.wording import example_note
from workbook.errors import N_
from workbook.languages import Catalogue
from workbook.reports import content as say
from workbook.reports.builder import Builder
from workbook.reports.content import Element, Running
from workbook.reports.options import Options
from workbook.reports.pdf.styles import PAPERS
from workbook.reports.text_runs import Run

FIGURE_FRAME, HEADING_ROOM = 54.0, 130.0  # title and note of a figure; heading and words over it

TABLED_IN = {
    "coverage": N_("The numbers are in annex A."),
    "budgets": N_("The numbers are in the table that follows."),
}


class SynthesisBuilder(Builder):
    """One synthesis in one language."""

    def __init__(self, material: Material, catalogue: Catalogue, options: Options, prefix: str = "") -> None:
        super().__init__(material.view.snapshot, catalogue, options, prefix)
        self.material = material
        self.view = material.view
        self.tables_of_figures: list[tuple[str, FigureTable]] = []

    @property
    def state(self) -> str:
        """The collection's title, in the place of the country that other reports are about."""
        return str(self.snapshot.value("collection", "title") or self.tr("Collection"))

    @property
    def edition(self) -> str:
        named = self.material.edition or self.snapshot.value("collection", "edition")
        return str(named or ", ".join(dict.fromkeys(one.edition for one in self.material.submissions)))

    @property
    def institution(self) -> str:
        return ""

    def title(self) -> str:
        return self.tr("Synthesis of national submissions")

    def countries(self, n: int) -> str:
        return self.trn("one country", "{n} countries", n)

    def name_of(self, submission: Submission) -> str:
        return country_name(submission.country, self.language)

    def number(self, value: float) -> str:
        return self.catalogue.number(value)

    def running(self, title: str, section: str) -> Running:
        """Heads as in every report; the foot says it where all of it is invented."""
        foot = " · ".join(part for part in (self.version(), self.note) if part)
        return replace(super().running(title, section), foot=foot)

    @property
    def note(self) -> str:
        return example_note(self.snapshot, self.catalogue)

    def words(self, key: str) -> Iterator[Element]:
        """What the secretariat wrote about something."""
        if text := words_about(self.snapshot, key, self.language):
            yield say.RichText(text)

    @property
    def paper_width(self) -> float:
        return PAPERS[self.options.paper].text_width

    def room(self, above: float = HEADING_ROOM) -> Room:
        """The height of figures on pages, the first one under a heading that takes `above` points."""
        height = PAPERS[self.options.paper].text_height - FIGURE_FRAME
        return Room(height - above, height)

    def figures_of(self, key: str, filters: Filters, above: float = HEADING_ROOM) -> Iterator[Element]:
        """A figure on as many pages as it takes, its numbers kept for the annex."""
        filters = replace(filters, edition=self.material.edition)
        for figure in parts(key, self.view, self.catalogue, self.paper_width, filters, self.room(above)):
            yield self.figure_of(figure)

    def figure_of(self, figure: Figure) -> Element:
        """A figure as a report sets it, with words for those who cannot see it."""
        if not figure.table.rows:
            return say.Paragraph((Run(figure.title, ink="muted"),), "note")
        title = self._numbered(figure)
        annex = self.tr(TABLED_IN.get(figure.key, N_("The numbers are in annex C.")))
        if figure.key not in TABLED_IN:
            self.tables_of_figures.append((title, figure.table))
        return say.Figure(figure.drawing, title, figure.note, "", f"{figure.title}. {figure.note}. {annex}")

    def _numbered(self, figure: Figure) -> str:
        """What continues a figure has its number."""
        if not figure.continues:
            return self.figure_title(figure.title)
        title = self.tr("Figure {n}. {title}", n=self.figures, title=figure.title)
        return self.tr("{title} (continued)", title=title)
