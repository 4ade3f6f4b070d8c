"""Part three of the plan: indicators with small charts, official values over the years, risks."""

from __future__ import annotations

from collections.abc import Iterator

from workbook.reports.action_items import indicator_row
from workbook.reports.build_target import TargetPages
from workbook.reports.builder import Builder
from workbook.reports.content import Break, Column, Element, Paragraph, Side, Table, TableCell
from workbook.reports.figures.drawing import MM
from workbook.reports.figures.spark import spark
from workbook.reports.plan_data import Plan
from workbook.reports.text_runs import Run


class Monitoring:
    def __init__(self, builder: Builder, plan: Plan) -> None:
        self.builder = builder
        self.plan = plan
        self.tr = builder.tr

    def items(self, label: str, title: str) -> Iterator[Element]:
        yield Break("recto")
        yield self.builder.running(title, label)
        yield self.builder.part(self.tr("Monitoring"), "monitoring", label)
        yield from self._indicators()
        yield from self._series()
        yield from self._risks()

    def _indicators(self) -> Iterator[Element]:
        yield self.builder.chapter(
            self.tr("Indicators: baseline, latest value and value aimed at"), "indicators"
        )
        rows = []
        for action in self.plan.actions:
            anchor = self.builder.anchor(f"action-{action.row}")
            for indicator in action.indicators:
                small = spark(indicator.baseline, indicator.latest, indicator.goal)
                code = TableCell((Run(action.code, bold=True, anchor=anchor),))
                chart = TableCell("" if small else "–", drawing=small)
                rows.append((code, *indicator_row(self.builder, indicator), chart))
        if not rows:
            yield Paragraph(self.builder.warning(self.tr("No indicator of an action has been entered yet.")))
            return
        yield Table(
            (
                Column(self.tr("Action"), 1.5),
                Column(self.tr("Indicator"), 5),
                Column(self.tr("Baseline"), 1.5, "right"),
                Column(self.tr("Latest"), 1.5, "right"),
                Column(self.tr("Aimed at"), 1.5, "right"),
                Column("", 2.4),
            ),
            tuple(rows),
            title=self.builder.table_title(self.tr("What the actions measure")),
            subtitle=self.tr(
                "Value and year; the small chart begins at 0, the open disc is the value aimed at"
            ),
        )

    def _series(self) -> Iterator[Element]:
        every = [series for target in self.plan.targets for series in target.series]
        if not every:
            return
        yield self.builder.chapter(self.tr("Official indicators over the years"), "official")
        pages = TargetPages(self.builder, self.plan)
        for series in every:
            code = self.tr("Indicator {code}", code=series.code)
            cited = self.builder.cite_indicator(series.code)
            yield Side(((Run(code, bold=True, ink="text"),), cited, series.source))
            yield pages.trend_figure(series, 128 * MM, 92)

    def _risks(self) -> Iterator[Element]:
        yield self.builder.chapter(self.tr("Risks and assumptions"), "risks")
        rows = tuple(
            (
                TableCell((Run(action.code, bold=True, anchor=self.builder.anchor(f"action-{action.row}")),)),
                TableCell(action.title),
                TableCell(action.risks),
            )
            for action in self.plan.actions
            if action.risks
        )
        if not rows:
            yield Paragraph(self.builder.warning(self.tr("No action states its risks yet.")))
            return
        yield Table(
            (Column(self.tr("Action"), 1.3), Column("", 4), Column(self.tr("Risk or assumption"), 7)),
            rows,
            title=self.builder.table_title(self.tr("What the plan depends on")),
        )
