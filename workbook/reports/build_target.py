"""The pages of one target: its official text, where the country stands, its measures, its actions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbook.languages import N_
from workbook.reports.action_items import action_items
from workbook.reports.build_overview import Overview
from workbook.reports.builder import Builder
from workbook.reports.content import (
    Break,
    Column,
    Element,
    Figure,
    Heading,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Side,
    Space,
    Table,
    TableCell,
)
from workbook.reports.figures.drawing import MM
from workbook.reports.figures.scale import unit_for
from workbook.reports.figures.trend import Trend, trend
from workbook.reports.plan_data import Action, Measure, Plan, Series, Target
from workbook.reports.text_runs import Run

OFFICIAL_GOALS = {"10.c.1": (2030, 3.0)}
TREND_HEIGHT = 128.0


class TargetPages:
    """Left-hand page and what follows, for each target."""

    def __init__(self, builder: Builder, plan: Plan) -> None:
        self.builder = builder
        self.plan = plan
        self.tr = builder.tr
        self.catalogue = builder.catalogue
        self.overview = Overview(builder, plan)

    def items(self, target: Target, label: str, title: str) -> Iterator[Element]:
        yield Break("verso")
        yield self.builder.running(title, self.tr("Target {code}", code=target.code))
        yield Side(self._citation(target), target.code, large=True)
        yield Heading(
            2,
            target.title,
            self.builder.anchor(f"target-{target.code}"),
            code=target.code,
            contents=2,
            bookmark=1,
            large=True,
        )
        if target.official and target.official != target.title:
            yield Paragraph(target.official)
        yield self._figures(target)
        yield from self._trend(target)
        yield from self._measures(target)
        yield from self._actions(target)

    def loose(self, actions: Sequence[Action]) -> Iterator[Element]:
        """Actions without a target."""
        yield self.builder.chapter(self.tr("Actions without a target"), "loose")
        yield self._action_table(actions, self.tr("Actions without a target"))
        for action in actions:
            yield from action_items(self.builder, action)

    def _citation(self, target: Target) -> tuple[str, ...]:
        if not target.official:
            return ()
        return tuple(part for part in (self.tr("Official text of the target"), target.citation) if part)

    def _figures(self, target: Target) -> KeyFigures:
        number = self.catalogue.number
        done = sum(action.status == "closed" for action in target.actions)
        actions = self.builder.trn("action", "actions", len(target.actions))
        if done:
            actions = self.tr("{actions}, of which {n} completed", actions=actions, n=number(done))
        figures = [KeyFigure(number(len(target.actions)), actions)]
        if target.measures:
            figures.append(
                KeyFigure(
                    self.tr("{n} of {total}", n=number(target.in_force), total=number(target.asked)),
                    self.tr("measures in force, fully or partly"),
                )
            )
        budget = self.plan.budget(target.actions)
        if budget:
            unit = unit_for(budget, self.plan.currency)
            gap = 1 - self.plan.funded(target.actions) / budget
            figures += [
                KeyFigure(
                    unit.figure(budget, self.catalogue),
                    self.tr("{unit}, budget", unit=unit.name(self.catalogue)),
                ),
                KeyFigure(self.catalogue.percent(max(0.0, gap)), self.tr("of the budget still to be found")),
            ]
        else:
            figures += [
                KeyFigure("–", self.tr("no budget entered")),
                KeyFigure("–", self.tr("no funding entered")),
            ]
        return KeyFigures(tuple(figures))

    def _trend(self, target: Target) -> Iterator[Element]:
        series = max(target.series, key=lambda one: len(one.values), default=None)
        if series is None:
            yield Paragraph(
                self.builder.warning(
                    self.tr("No value of the official indicators has been entered for this target.")
                ),
                "note",
            )
            return
        first, last = min(series.values), max(series.values)
        lines: list[str | tuple[Run, ...]] = [
            (Run(self.tr("Indicator {code}", code=series.code), bold=True, ink="text"),),
            self.tr("{year}: {value}", year=first, value=self.value(series.values[first], series.unit)),
        ]
        if last != first:
            lines.append(
                self.tr("{year}: {value}", year=last, value=self.value(series.values[last], series.unit))
            )
        if cited := self.builder.cite_indicator(series.code):
            lines += ["", cited]
        if series.source:
            lines += ["", self.tr("Source: {source}", source=series.source)]
        yield Space(2)
        yield Side(tuple(lines))
        yield self.trend_figure(series, 128 * MM, TREND_HEIGHT)

    def trend_figure(self, series: Series, width: float, height: float) -> Figure:
        """The values of an official indicator, with the official goal where there is one."""
        goal = OFFICIAL_GOALS.get(series.code)
        target = None
        if goal:
            words = self.tr("Target {year}: {value}", year=goal[0], value=self.value(goal[1], series.unit))
            target = (goal[0], goal[1], words)
        finding = self.finding(series)
        named = series.label or self.tr("Indicator {code}", code=series.code)
        drawing = trend(Trend(series.values, series.unit, target=target), width, height, self.catalogue)
        subtitle = f"{named} ({series.unit})" if series.unit else named
        return Figure(
            drawing,
            self.builder.figure_title(finding),
            subtitle,
            alternative=f"{named}: {finding}",
            wide=False,
        )

    def finding(self, series: Series) -> str:
        """From which value to which."""
        first, last = min(series.values), max(series.values)
        pattern = (
            N_("From {before} in {first} to {after} in {last}") if first != last else N_("{after} in {last}")
        )
        return self.tr(
            pattern,
            before=self.value(series.values[first], series.unit),
            after=self.value(series.values[last], series.unit),
            first=first,
            last=last,
        )

    def value(self, number: float, unit: str) -> str:
        figure = self.catalogue.number(number).replace("-", "–")
        if unit == "%":
            return figure + ("\u00a0%" if self.builder.language == "fr" else "%")
        return figure

    def _measures(self, target: Target) -> Iterator[Element]:
        if not target.measures:
            return
        missing = sum(measure.mark == "unanswered" for measure in target.measures)
        note = self.tr("Full citations in annex A.")
        if missing:
            unanswered = self.builder.trn(
                "One measure is unanswered.", "{n} measures are unanswered.", missing
            )
            note = f"{unanswered} {note}"
        yield Table(
            (
                Column(self.tr("Measure"), 6.4),
                Column(self.tr("Source"), 1.7),
                Column(self.tr("State"), 2.5),
                Column(self.tr("Since"), 1.1),
                Column(self.tr("Ministry"), 2.6),
            ),
            tuple(self._measure(measure) for measure in target.measures),
            title=self.builder.table_title(self.tr("List of measures, target {code}", code=target.code)),
            source=note,
        )

    def _measure(self, measure: Measure) -> tuple[TableCell, ...]:
        anchor = self.builder.anchor(f"source-{measure.form}-{measure.name}")
        return (
            TableCell(measure.label, target=self.builder.anchor(f"measure-{measure.form}-{measure.name}")),
            TableCell((Run(measure.paragraph, anchor=anchor, ink="accent"),) if measure.paragraph else "–"),
            TableCell((Run(measure.state, mark=measure.mark),)),
            TableCell(measure.since or "–"),
            TableCell(measure.ministry or "–"),
        )

    def _actions(self, target: Target) -> Iterator[Element]:
        if not target.actions:
            yield Side()
            yield Paragraph(
                self.builder.warning(self.tr("No action of the plan begins with this target yet.")),
                wide=True,
            )
            return
        yield Break("page")
        yield self._action_table(target.actions, self.tr("Actions of target {code}", code=target.code))
        yield self.overview.timeline_figure(
            target.actions, self.builder.figure_title(self.overview.finding(target.actions))
        )
        for action in target.actions:
            yield from action_items(self.builder, action)

    def _action_table(self, actions: Sequence[Action], title: str) -> Table:
        plan = self.plan
        total = plan.budget(actions)
        unit = unit_for(
            max((action.budget or 0 for action in plan.in_currency(actions)), default=0), plan.currency
        )
        funded = plan.funded(actions)
        number = self.catalogue.number
        whole = self.builder.trn("Together, one action", "Together, {n} actions", len(actions))
        sums = [unit.figure(amount, self.catalogue) for amount in (total, funded, total - funded)]
        return Table(
            (
                Column(self.tr("Code"), 1.25),
                Column(self.tr("Action and lead"), 4.8),
                Column(self.tr("Start and end"), 1.6),
                Column(self.tr("Budget"), 1.5, "right"),
                Column(self.tr("Funded"), 1.5, "right"),
                Column(self.tr("To be found"), 1.6, "right"),
                Column(self.tr("State"), 2.3),
            ),
            tuple(self._action_row(action, unit.divisor, unit.decimals) for action in actions),
            (
                TableCell(),
                TableCell(whole if len(actions) < 1000 else number(len(actions))),
                TableCell(),
                *(TableCell(figure) for figure in sums),
                TableCell(),
            )
            if total
            else (),
            self.builder.table_title(title),
            self.tr("Budget in {unit}", unit=unit.name(self.catalogue)) if total else "",
        )

    def _action_row(self, action: Action, divisor: int, decimals: int) -> tuple[TableCell, ...]:
        def amount(value: float | None) -> TableCell:
            if value is None:
                return TableCell("–")
            if action.currency != self.plan.currency:
                return TableCell(self.catalogue.number(value, 0), second=action.currency)
            return TableCell(self.catalogue.number(value / divisor, decimals))

        anchor = self.builder.anchor(f"action-{action.row}")
        dates = [self.catalogue.quarter(day) if day else "…" for day in (action.start, action.end)]
        state = action.status_label or self.tr("no state")
        share = self.catalogue.percent(action.progress) if action.progress is not None else ""
        return (
            TableCell((Run(action.code, bold=True, anchor=anchor),)),
            TableCell(
                action.title or self.tr("Untitled action"),
                second=action.lead or self.tr("Lead to be named"),
            ),
            TableCell("\n".join(dates) if action.start or action.end else "–"),
            amount(action.budget),
            amount(action.funded),
            amount(action.gap if action.budget is not None else None),
            TableCell(state, share, action.progress),
        )
