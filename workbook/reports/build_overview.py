"""Part one of the plan: targets and measures, budget by target, all actions over the years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbook.reports.builder import Builder
from workbook.reports.content import Element, Figure, Paragraph
from workbook.reports.figures.budget import BudgetRow, budget_chart
from workbook.reports.figures.drawing import MM
from workbook.reports.figures.matrix import MatrixRow, matrix
from workbook.reports.figures.scale import unit_for
from workbook.reports.figures.timeline import Bar, Span, timeline
from workbook.reports.plan_data import Action, Plan, Target

WIDTH = 165 * MM
BARS_A_PAGE = 22
ROWS_A_PAGE = 30


def mark_key(builder: Builder, plan: Plan) -> tuple[tuple[str, str], ...]:
    """The marks of measures that are used, with their words."""
    used = {measure.mark for target in plan.targets for measure in target.measures}
    more = (("unanswered", builder.tr("Unanswered")), ("missing", builder.tr("Unanswered on purpose")))
    return (*plan.measure_words, *(pair for pair in more if pair[0] in used))


class Overview:
    """Figures over the whole plan."""

    def __init__(self, builder: Builder, plan: Plan) -> None:
        self.builder = builder
        self.plan = plan
        self.tr = builder.tr
        self.catalogue = builder.catalogue

    def items(self, label: str) -> Iterator[Element]:
        yield self.builder.part(self.tr("Overview"), "overview", label)
        yield Paragraph(self._summary(), "lead")
        yield from self._measures()
        yield from self._budget()
        yield from self._timeline()

    def _summary(self) -> str:
        plan = self.plan
        sentences = [
            self.builder.trn("The plan holds one action.", "The plan holds {n} actions.", len(plan.actions))
            if plan.actions
            else self.tr("The plan holds no action yet.")
        ]
        if plan.asked:
            sentences.append(
                self.tr(
                    "{n} of the {total} listed measures that apply are in force, fully or partly.",
                    n=self.catalogue.number(plan.in_force),
                    total=self.catalogue.number(plan.asked),
                )
            )
        total = plan.budget(plan.actions)
        if total:
            unit = unit_for(total, plan.currency)
            share = max(0.0, 1 - plan.funded(plan.actions) / total)
            sentences.append(
                self.tr(
                    "The actions cost {amount}, of which {share} is still to be found.",
                    amount=unit.amount(total, self.catalogue),
                    share=self.catalogue.percent(share),
                )
            )
        return " ".join(sentences)

    def _measures(self) -> Iterator[Element]:
        yield self.builder.chapter(self.tr("The targets and their measures"), "matrix")
        if not any(target.measures for target in self.plan.targets):
            yield Paragraph(self.builder.warning(self.tr("The workbook has no checklist of measures.")))
            return
        words = self.tr(
            "{n} of {total} measures in force, fully or partly",
            n=self.catalogue.number(self.plan.in_force),
            total=self.catalogue.number(self.plan.asked),
        )
        targets = self.plan.targets
        for start in range(0, len(targets), ROWS_A_PAGE):
            part = targets[start : start + ROWS_A_PAGE]
            yield self.matrix_figure(part, self.builder.figure_title(words))

    def matrix_figure(self, targets: Sequence[Target], title: str) -> Figure:
        rows = [
            MatrixRow(
                target.code,
                target.title,
                tuple(measure.mark for measure in target.measures),
                self.tr("{n} of {total}", n=target.in_force, total=target.asked),
            )
            for target in targets
        ]
        heads = (self.tr("Target"), self.tr("One measure, one mark"), self.tr("In force, fully or partly"))
        return Figure(
            matrix(rows, heads, WIDTH, mark_key(self.builder, self.plan)),
            title,
            self.tr("Measures in the order of the checklist; measures that do not apply are not counted"),
            alternative=self.tr(
                "Targets and the state of their measures; the lists by target give the data."
            ),
        )

    def _budget(self) -> Iterator[Element]:
        yield self.builder.chapter(self.tr("The budget by target and its funding"), "budget")
        if not self.plan.budget(self.plan.actions):
            yield Paragraph(self.builder.warning(self.tr("No budget has been entered yet.")))
            return
        yield self.budget_figure()

    def budget_figure(self, numbered: bool = True, most: int = ROWS_A_PAGE) -> Figure:
        """Budget by target; `most` limits the rows, the others being added up in a last one."""
        plan = self.plan
        rows = [
            BudgetRow(target.code, target.title, plan.budget(target.actions), plan.funded(target.actions))
            for target in plan.targets
        ]
        if plan.loose:
            rows.append(
                BudgetRow("–", self.tr("No target"), plan.budget(plan.loose), plan.funded(plan.loose))
            )
        if len(rows) > most:
            rest = rows[most - 1 :]
            words = self.tr("{n} others", n=len(rest))
            both = sum(row.budget for row in rest), sum(row.funded for row in rest)
            rows = [*rows[: most - 1], BudgetRow("…", words, *both)]
        total, funded = plan.budget(plan.actions), plan.funded(plan.actions)
        unit = unit_for(max(row.budget for row in rows), plan.currency)
        finding = self.tr(
            "{funded} funded out of {total}",
            funded=self.catalogue.percent(funded / total if total else 0),
            total=unit.amount(total, self.catalogue),
        )
        subtitle = self.tr(
            "Budget by target, in {unit}; solid, the funded part; hatched, what is to be found",
            unit=unit.name(self.catalogue),
        )
        return Figure(
            budget_chart(rows, unit, self.tr("to be found"), WIDTH, self.catalogue),
            self.builder.figure_title(finding) if numbered else finding,
            subtitle,
            self._other_currencies(),
            f"{finding}. {subtitle}.",
        )

    def _other_currencies(self) -> str:
        if not self.plan.other_currencies:
            return ""
        unnamed = self.tr("no named currency")
        sentence = self.tr(
            "Amounts in {currencies} are not in the figure: they are not converted.",
            currencies=", ".join(code or unnamed for code in self.plan.other_currencies),
        )
        totals = "; ".join(self._total(code) for code in self.plan.other_currencies)
        return f"{sentence} {totals}."

    def _total(self, currency: str) -> str:
        own = [action for action in self.plan.actions if action.budget and action.currency == currency]
        budget = self.catalogue.money(sum(action.budget or 0 for action in own), currency)
        gap = self.catalogue.money(sum(action.gap for action in own), currency)
        return self.tr("{budget}, of which {gap} to be found", budget=budget, gap=gap)

    def _timeline(self) -> Iterator[Element]:
        yield self.builder.chapter(self.tr("The actions over the years"), "timeline")
        if not self.plan.actions:
            yield Paragraph(self.builder.warning(self.tr("No action has been entered yet.")))
            return
        undated = sum(action.start is None and action.end is None for action in self.plan.actions)
        if undated:
            words = self.builder.trn("One action has no dates.", "{n} actions have no dates.", undated)
            yield Paragraph(self.builder.warning(words))
        actions = self.plan.actions
        for start in range(0, len(actions), BARS_A_PAGE):
            part = actions[start : start + BARS_A_PAGE]
            yield self.timeline_figure(part, self.builder.figure_title(self._finding(actions)))

    def _finding(self, actions: Sequence[Action]) -> str:
        done = sum(action.status == "closed" or action.progress == 1 for action in actions)
        begun = sum(action.begun for action in actions) - done
        return self.tr(
            "Done: {done}, under way: {begun}, not begun: {rest}",
            done=done,
            begun=max(begun, 0),
            rest=len(actions) - done - max(begun, 0),
        )

    def timeline_figure(self, actions: Sequence[Action], title: str) -> Figure:
        bars = [
            Bar(action.code, action.title, action.start, action.end, action.progress, action.begun)
            for action in actions
        ]
        first = self.plan.first_year or self.builder.day.year
        span = Span(first, max(first, self.plan.last_year))
        unit = self.tr("by quarter") if span.by_quarter else self.tr("by year")
        legend = (self.tr("carried out"), self.tr("to do"), self.tr("not begun"))
        return Figure(
            timeline(bars, span, self.builder.day, legend, self.tr("no dates"), self.catalogue),
            title,
            self.tr("Actions {unit}, part done in per cent", unit=unit),
            alternative=self.tr("Bars of the actions {unit}; the action tables give the data.", unit=unit),
        )

    def finding(self, actions: Sequence[Action]) -> str:
        """How many of these actions are done, under way, not begun."""
        return self._finding(actions)
