"""The annexes of a synthesis: the countries with their files, the passages, the figures as tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from workbook.collection.facts import Submission
from workbook.collection.figures.figure import FigureTable
from workbook.collection.figures.grouping import alphabetical, region_name, region_of
from workbook.collection.figures.signs import STATES as ANSWER_STATES
from workbook.collection.publishing.synthesis.builder import SynthesisBuilder
from workbook.collection.publishing.synthesis.passages import Passages
from workbook.collection.publishing.wording import shortened
from workbook.collection.wording import ANSWER_WORDS, STATES, why
from workbook.exchange.repairs import REASONS
from workbook.reports.content import Break, Column, Element, Heading, Paragraph, Side, Table, TableCell
from workbook.reports.text_runs import Run

LISTED_TEXT, LISTED_NAME = 240, 72


class Annexes:
    def __init__(self, builder: SynthesisBuilder, passages: Passages) -> None:
        self.builder = builder
        self.passages = passages
        self.tr = builder.tr
        self.material = builder.material

    def items(self, title: str) -> Iterator[Element]:
        builder = self.builder
        yield Break("recto")
        yield builder.running(title, self.tr("Annex A: the countries"))
        yield builder.part(self.tr("Annexes"), "annexes")
        yield builder.chapter(self.tr("The countries and their files"), "countries", "A")
        yield from self._countries()
        yield Break("page")
        yield builder.running(title, self.tr("Annex B: the passages"))
        yield builder.chapter(self.tr("The passages quoted"), "passages", "B")
        if self.passages.printed:
            yield from self.passages.how_to_read()
        yield from self.passages.listed()
        if builder.tables_of_figures:
            yield Break("page")
            yield builder.running(title, self.tr("Annex C: the figures as tables"))
            yield builder.chapter(self.tr("The figures as tables"), "tables", "C")
            for name, table in builder.tables_of_figures:
                yield figure_table(name, table)

    def _countries(self) -> Iterator[Element]:
        """Every country of which a file was received, alphabetical; then the files that name none."""
        files: dict[str, list[Submission]] = {}
        for one in self.material.view.submissions:
            files.setdefault(one.country, []).append(one)
        ordered = alphabetical([ones[0] for ones in files.values()], self.builder.catalogue)
        for first in sorted(ordered, key=lambda one: not one.country):
            yield from self._country(first.country, files[first.country])

    def _country(self, country: str, files: Sequence[Submission]) -> Iterator[Element]:
        builder = self.builder
        name = builder.name_of(files[0]) if country else self.tr("Files that name no country")
        region = region_of(country)
        lines = (country, region_name(region, builder.catalogue)) if region else (country,)
        yield Side(tuple(line for line in lines if line))
        yield Heading(3, name, builder.anchor(f"country-{country}"))
        for one in files:
            yield from self._file(one)

    def _file(self, one: Submission) -> Iterator[Element]:
        facts, catalogue = one.facts, self.builder.catalogue
        parts = [
            facts.edition,
            self.tr("received {date}", date=catalogue.date(facts.received.date())),
            one.short,
            self.tr(STATES[one.state]),
        ]
        yield Paragraph(
            (Run(facts.name, bold=True), Run(" · " + " · ".join(part for part in parts if part))), "small"
        )
        reason = why(one, catalogue)
        if reason:
            yield Paragraph((Run(reason, ink="muted"),), "small")
        if one.sha256 in self.material.states:
            yield Paragraph(self._counts(one), "source")
        yield from self._listed(one)

    def _counts(self, one: Submission) -> tuple[Run, ...]:
        """What became of the questions, questionnaire by questionnaire."""
        builder = self.builder
        runs: list[Run] = []
        read = self.material.states[one.sha256]
        for form_id, form in builder.view.forms.items():
            counts = Counter(read.get(form_id, {}).get("questions", {}).values())
            if form.kind not in ("questions", "checklist") or not counts:
                continue
            words = [
                f"{self.tr(ANSWER_WORDS[state]).lower()} {builder.number(counts[state])}"
                for state in ANSWER_STATES
                if counts[state]
            ]
            short = form.short_title.get(builder.language)
            runs.append(Run(f"{short}{builder.catalogue.colon()} ", bold=True, ink="text"))
            runs.append(Run(f"{', '.join(words)}. "))
        return tuple(runs) or (Run(self.tr("No question counts.")),)

    def _listed(self, one: Submission) -> Iterator[Element]:
        """What could not be understood, by cell, word for word."""
        issues = self.material.issues.get(one.sha256)
        if issues is None or not (issues.listed or issues.repairs):
            return
        builder = self.builder
        if issues.repairs:
            n = len(issues.repairs)
            repaired = builder.trn("One cell was repaired.", "{n} cells were repaired.", n)
            yield Paragraph((Run(repaired),), "source")
        for listed in issues.listed:
            text = shortened(listed.text, LISTED_TEXT)
            reason = self.tr(REASONS[listed.reason]) if listed.reason in REASONS else ""
            place = f"{listed.where.sheet}!{listed.where.address}"
            quoted = builder.catalogue.quote(text)
            yield Paragraph(
                (Run(f"{place} ", bold=True), Run(quoted), Run(f" {reason}", ink="muted")), "small"
            )


def figure_table(title: str, table: FigureTable) -> Table:
    """The numbers of a figure; columns in which nothing was counted are left out, words stand under the row's name."""
    columns = range(1, len(table.heads))
    numbers = [
        place
        for place in columns
        if not _holds_words(table, place) and any(row[place] not in ("0", "", "–") for row in table.rows)
    ]
    words = [place for place in columns if _holds_words(table, place)]
    rows = tuple(
        (
            TableCell(
                shortened(row[0], LISTED_NAME),
                ", ".join(row[place] for place in words if row[place]),
            ),
            *(TableCell(row[place]) for place in numbers),
        )
        for row in table.rows
    )
    heads = (Column(table.heads[place], 1.0, "right") for place in numbers)
    return Table((Column(table.heads[0], max(3.0, 0.45 * len(numbers))), *heads), rows, title=title)


def _holds_words(table: FigureTable, place: int) -> bool:
    return any(letter.isalpha() for row in table.rows for letter in row[place])
