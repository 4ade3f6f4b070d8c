"""Part one of a synthesis: which submissions count, and who answered what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from workbook.collection.coding.counts import counted, region
from workbook.collection.facts import State
from workbook.collection.figures.figure import Filters
from workbook.collection.figures.grouping import by_region, region_of
from workbook.collection.publishing.synthesis.builder import SynthesisBuilder
from workbook.collection.publishing.synthesis.material import passage_key
from workbook.collection.publishing.synthesis.words import WHOLE
from workbook.collection.wording import STATES
from workbook.reports.content import (
    Break,
    Column,
    Element,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Side,
    Table,
    TableCell,
)
from workbook.reports.text_runs import Run

COVERAGE_ROOM = 62.0


class Overview:
    """Counts of files and countries, then a box for each question and country."""

    def __init__(self, builder: SynthesisBuilder) -> None:
        self.builder = builder
        self.tr = builder.tr
        self.material = builder.material

    def items(self, label: str) -> Iterator[Element]:
        yield self.builder.part(self.tr("Overview"), "overview", label)
        yield from self.builder.words(WHOLE)
        yield Paragraph(self._summary(), "lead")
        if not self.material.submissions:
            return
        yield self._key_figures()
        yield self._regions()
        yield from self._themes()
        yield from self._about_themes()
        for form_id, form in self.material.view.forms.items():
            if form.kind == "questions":
                yield from self._coverage(form_id)

    def _summary(self) -> str:
        n = len(self.material.submissions)
        if not n:
            return self.tr("No submission counts yet: there is nothing to bring together.")
        first = self.builder.trn(
            "The submission of one country is brought together here.",
            "The submissions of {n} countries are brought together here.",
            n,
        )
        return " ".join(
            (
                first,
                self.tr("Countries stand by region, then in alphabetical order; none is ranked."),
                self.tr(
                    "Every count keeps apart what is answered, not applicable, without data, confidential, "
                    "to come, not asked and silent."
                ),
            )
        )

    def _key_figures(self) -> KeyFigures:
        material = self.material
        asked = answered = 0
        for states in material.states.values():
            for form in states.values():
                counts = Counter(form["questions"].values())
                asked += sum(counts.values())
                answered += counts["answered"]
        regions = len({region_of(one.country) for one in material.submissions})
        pairs = (
            (len(material.submissions), self.tr("countries whose answers count")),
            (regions, self.tr("regions of M49")),
            (answered, self.tr("answers to {n} questions asked", n=self.builder.number(asked))),
            (self._passages(), self.tr("passages with a theme")),
        )
        return KeyFigures(tuple(KeyFigure(self.builder.number(n), words) for n, words in pairs))

    def _passages(self) -> int:
        return len({passage_key(one) for ones in self.material.by_question.values() for one in ones})

    def _regions(self) -> Table:
        """Countries and files by region; a file without a country stands in a row of its own."""
        view = self.material.view
        standing = {one.sha256 for one in self.material.submissions}
        shown = [
            one
            for one in view.submissions
            if self.material.edition is None or not one.edition or one.edition == self.material.edition
        ]
        states: tuple[State, ...] = ("received", "rejected", "superseded")
        rows = []
        for group in by_region(shown, self.builder.catalogue):
            found = Counter(one.state for one in group.submissions)
            counting = sum(one.sha256 in standing for one in group.submissions)
            numbers = (counting, *(found[state] for state in states))
            rows.append((group.name, *(self.builder.number(number) for number in numbers)))
        totals = Counter(one.state for one in shown)
        total = (len(standing), *(totals[state] for state in states))
        heads = (self.tr("Countries that count"), *(self.tr(STATES[state]) for state in states))
        return Table(
            (
                Column(self.tr("Region"), 3),
                *(Column(head[:1].upper() + head[1:], 1.6, "right") for head in heads),
            ),
            tuple(tuple(TableCell(cell) for cell in row) for row in rows),
            tuple(TableCell(cell) for cell in (self.tr("All regions"), *map(self.builder.number, total))),
            self.builder.table_title(self.tr("The files received, by region")),
            self.tr("Number of files; for a country one of them counts"),
        )

    def _themes(self) -> Iterator[Element]:
        """The code book, with the number of countries that have each theme, by region."""
        coded, groups = self.material.coded, by_region(self.material.submissions, self.builder.catalogue)
        if not coded.themes:
            words = self.tr("No theme has been given to a passage yet: the chapters hold counts only.")
            yield Paragraph((Run(words),), "note")
            return
        placed = [one for ones in self.material.by_question.values() for one in ones]
        counts = counted(placed, region)
        language, number = self.builder.language, self.builder.number
        yield Table(
            (
                Column(self.tr("Theme"), 4.6),
                *(Column(group.name, 1.6, "right") for group in groups),
                Column(self.tr("All regions"), 1.6, "right"),
                Column(self.tr("Passages"), 1.5, "right"),
            ),
            tuple(
                (
                    TableCell(theme.name.get(language), theme.description.get(language), bold=True),
                    *(TableCell(number(counts.at(theme.id, group.region).countries)) for group in groups),
                    TableCell(number(counts.of(theme.id).countries)),
                    TableCell(number(counts.of(theme.id).passages)),
                )
                for theme in coded.themes
            ),
            title=self.builder.table_title(self.tr("The themes of the answers, by region")),
            subtitle=self.tr(
                "Number of countries with a passage of the theme; in the last column, of passages"
            ),
        )

    def _about_themes(self) -> Iterator[Element]:
        """What the secretariat says of a theme in all answers."""
        for theme in self.material.coded.themes:
            if said := list(self.builder.words(theme.id)):
                yield Side(title=theme.name.get(self.builder.language))
                yield from said

    def _coverage(self, form_id: str) -> Iterator[Element]:
        form = self.material.view.forms[form_id]
        yield Break("page")
        short = form.short_title.get(self.builder.language)
        yield Side((short, self._questions(form_id)))
        yield self.builder.chapter(self.tr("Who answered what: {form}", form=short), f"coverage-{form_id}")
        yield Paragraph(
            self.tr("A box is a question; a country without an answer keeps its row."),
        )
        yield from self.builder.figures_of("coverage", Filters(form=form_id), COVERAGE_ROOM)

    def _questions(self, form_id: str) -> tuple[Run, ...]:
        n = len([one for one in self.material.view.forms[form_id].guiding_questions if not one.retired])
        return (Run(self.builder.trn("one question", "{n} questions", n)),)
