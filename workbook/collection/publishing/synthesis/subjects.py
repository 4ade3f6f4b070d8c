"""Measures, actions, budgets and indicators of all countries."""

from __future__ import annotations

from collections.abc import Iterator

from workbook.collection.figures.budgets import by_currency
from workbook.collection.figures.checklist import is_measure
from workbook.collection.figures.counting import parts_of
from workbook.collection.figures.figure import Filters
from workbook.collection.figures.indicator_panels import panels
from workbook.collection.figures.indicators import read_indicators
from workbook.collection.figures.rows_read import read_table
from workbook.collection.publishing.synthesis.builder import SynthesisBuilder
from workbook.questionnaire.model import Questionnaire
from workbook.reports.content import Break, Column, Element, Heading, Paragraph, Side, Table, TableCell
from workbook.reports.text_runs import Run


class Subjects:
    """The parts of a synthesis that are counted rather than quoted."""

    def __init__(self, builder: SynthesisBuilder) -> None:
        self.builder = builder
        self.tr = builder.tr
        self.material = builder.material
        self.filters = Filters(builder.material.edition)

    def checklist(self, form: Questionnaire, label: str) -> Iterator[Element]:
        """A checklist: measures by target and region, then measure by measure."""
        builder = self.builder
        short = form.short_title.get(builder.language)
        yield Break("recto")
        yield builder.running(f"{builder.title()}, {builder.edition}", short)
        yield builder.part(short, f"form-{form.form_id}", label)
        yield Paragraph(form.title.get(builder.language), "lead")
        yield from builder.words(form.form_id)
        yield from builder.figures_of("targets", Filters(form=form.form_id))
        for part in parts_of(form):
            if not any(is_measure(form, question) for question in part.questions):
                continue
            section = part.section
            n = sum(is_measure(form, question) for question in part.questions)
            noun = form.count_noun(n, builder.language)
            yield Side(
                (f"{builder.number(n)} {noun}", form.citation(section, builder.language)), section.code
            )
            yield Heading(
                2,
                section.title(builder.language),
                builder.anchor(f"section-{form.form_id}-{section.name}"),
                code=section.code,
                contents=2,
                bookmark=1,
            )
            yield from builder.words(f"{form.form_id}/{section.name}")
            yield from builder.figures_of("measures", Filters(form=form.form_id, section=section.name))

    def actions(self, label: str) -> Iterator[Element]:
        """Actions by target, status and gender marker; budgets, a currency a line."""
        builder = self.builder
        yield Break("recto")
        title = self.tr("Actions and budgets")
        yield builder.running(f"{builder.title()}, {builder.edition}", title)
        yield builder.part(title, "actions", label)
        yield from builder.words("actions")
        for key in ("actions_target", "actions_status", "actions_gender"):
            yield from builder.figures_of(key, self.filters)
        yield builder.chapter(self.tr("Budgets"), "budgets")
        yield from builder.figures_of("budgets", self.filters)
        yield from self._budgets()

    def _budgets(self) -> Iterator[Element]:
        table = read_table(self.builder.view, self.filters, "budget", ("title", "currency", "funded"))
        known = by_currency(table.rows) if table else ()
        if not known:
            return
        money, number = self.builder.catalogue.money, self.builder.number
        yield Table(
            (
                Column(self.tr("Currency"), 1.4),
                Column(self.tr("Actions"), 1.2, "right"),
                Column(self.tr("Countries"), 1.2, "right"),
                Column(self.tr("Budget"), 2.6, "right"),
                Column(self.tr("Funded"), 2.6, "right"),
                Column(self.tr("To be found"), 2.6, "right"),
            ),
            tuple(
                (
                    TableCell(one.currency or self.tr("Not given"), bold=True),
                    TableCell(number(len(one.rows))),
                    TableCell(number(one.countries)),
                    *(TableCell(money(round(n), one.currency)) for n in (one.amount, one.funded, one.gap)),
                )
                for one in known
            ),
            title=self.builder.table_title(self.tr("Budgets by currency")),
            subtitle=self.tr("Amounts are not converted, and not added across currencies"),
        )

    def indicators(self, label: str) -> Iterator[Element]:
        """The values of every indicator that a country gives, country by country."""
        builder = self.builder
        known = read_indicators(builder.view, self.filters, builder.catalogue)
        yield Break("recto")
        title = self.tr("Indicators")
        yield builder.running(f"{builder.title()}, {builder.edition}", title)
        yield builder.part(title, "indicators", label)
        yield from builder.words("indicators")
        if not known:
            yield Paragraph(
                (Run(self.tr("No submission gives a value of an official indicator."), ink="muted"),)
            )
        for data in known:
            yield Side((builder.countries(len(data.countries)),), data.code)
            yield Heading(
                2,
                data.label or data.code,
                builder.anchor(f"indicator-{data.code}"),
                code=data.code,
                contents=2,
                bookmark=1,
            )
            for figure in panels(builder.view, builder.catalogue, builder.paper_width, data, builder.room()):
                yield builder.figure_of(figure)
