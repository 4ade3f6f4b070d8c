"""The brief for a minister: exactly two pages. What does not fit is counted ("and 3 others"), never set smaller."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

from workbook.editing.completion import completion
from workbook.reports.brief_points import BriefPoints
from workbook.reports.brief_sources import BriefSources
from workbook.reports.build_overview import Overview, mark_key
from workbook.reports.builder import Builder
from workbook.reports.content import (
    Break,
    Column,
    Element,
    Figure,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Point,
    Rule,
    Running,
    Side,
    Table,
    TableCell,
)
from workbook.reports.figures.drawing import MM
from workbook.reports.figures.scale import unit_for
from workbook.reports.figures.words import fitted
from workbook.reports.pdf.fonts import text_width
from workbook.reports.pdf.render import page_count
from workbook.reports.plan_data import Action, Plan, Target
from workbook.reports.plan_reader import PlanReader
from workbook.reports.special_pages import Deadlines, Decision, Letterhead, SubTitle, Title
from workbook.reports.text_runs import Run

MOST_TARGETS, MOST_DECISIONS, MOST_DATES, MOST_MARKS = 10, 2, 4, 8
LINE_OF_FIGURE = 145 * MM


class BriefBuilder(Builder):
    """Finding, three figures, three points and the measures; then budget, decisions, dates."""

    def title(self) -> str:
        return self.tr("Note for the minister")

    def items(self) -> tuple[Element, ...]:
        plan = PlanReader(self.snapshot, self.catalogue).read()
        sources = BriefSources(self, plan)
        first = self._fitting(lambda most: self._first_page(plan, sources, most), MOST_TARGETS)
        second = self._fitting(lambda most: self._second_page(plan, sources, most), MOST_DATES)
        return (*first, Break("page"), *second)

    def _fitting(self, page: Callable[[int], Iterator[Element]], most: int) -> tuple[Element, ...]:
        """The page with as many rows as it has room for."""
        items: tuple[Element, ...] = ()
        for rows in range(most, 0, -1):
            items = tuple(page(rows))
            if page_count(self.report("", items, body_size=10.5)) == 1:
                break
        return items

    def _first_page(self, plan: Plan, sources: BriefSources, most: int) -> Iterator[Element]:
        yield Running(("", ""), ("", ""))
        yield self._letterhead()
        yield Title(self._finding(plan), self.title())
        yield self._figures(plan)
        yield Side((self.tr("What to remember"),))
        for bold, words, source in BriefPoints(self, plan, sources).items()[:3]:
            yield Point((Run(f"{bold} ", bold=True), Run(words)))
            if source:
                yield Point(source, style="source")
        yield self._measures(plan, sources, most)

    def _second_page(self, plan: Plan, sources: BriefSources, most: int) -> Iterator[Element]:
        date = self.catalogue.date(self.day)
        yield Running((self.title(), date), (self.title(), date))
        if plan.budget(plan.actions):
            yield self._budget(plan, sources)
        else:
            yield Paragraph(self.warning(self.tr("No budget has been entered yet.")), wide=True)
        yield from self._decisions(plan, sources)
        yield self._deadlines(plan, most)
        if actions := sources.actions():
            title = self.tr("Action plan") + self.catalogue.colon()
            yield Paragraph(f"{title} {actions}.", "source", wide=True)

    def _letterhead(self) -> Letterhead:
        left = tuple(
            fitted(line, 9, 180 * MM)
            for line in (self.state, self.institution, self.snapshot.focal_point)
            if line
        )
        return Letterhead(
            left, (self.catalogue.date(self.day), fitted(self.edition, 8.5, 55 * MM), self.tr("Two pages"))
        )

    def _finding(self, plan: Plan) -> str:
        total = plan.budget(plan.actions)
        gap = total - plan.funded(plan.actions)
        measures = self.tr(
            "{n} of {total} measures in force",
            n=self.catalogue.number(plan.in_force),
            total=self.catalogue.number(plan.asked),
        )
        if gap > 0:
            amount = unit_for(gap, plan.currency).amount(gap, self.catalogue)
            return self.tr("{measures}; {amount} still to be found", measures=measures, amount=amount)
        if plan.asked:
            return measures
        return self.tr("The national answer is being prepared")

    def _figures(self, plan: Plan) -> KeyFigures:
        done = completion(self.snapshot).overall
        total, funded = plan.budget(plan.actions), plan.funded(plan.actions)
        figures = [
            KeyFigure(
                self.tr("{n} of {total}", n=plan.in_force, total=plan.asked),
                self.tr("measures in force, fully or partly"),
            )
        ]
        if total:
            unit = unit_for(total, plan.currency)
            words = self.tr(
                "{currency} funded out of {total}, that is {share}",
                currency=unit.name(self.catalogue),
                total=unit.figure(total, self.catalogue),
                share=self.catalogue.percent(funded / total),
            )
            figures.append(KeyFigure(unit.figure(funded, self.catalogue), words))
        else:
            figures.append(KeyFigure("–", self.tr("no budget entered")))
        due = self.snapshot.due_date
        if due:
            day = self.catalogue.date(due)
            figures.append(
                KeyFigure(
                    day if text_width(day, 18, bold=True) < 50 * MM else self.catalogue.date(due, "short"),
                    self.tr("the national answer is due at the Forum"),
                )
            )
        else:
            share = self.catalogue.percent(done.share)
            figures.append(KeyFigure(share, self.tr("of the answers are settled")))
        return KeyFigures(tuple(figures), large=True)

    def _measures(self, plan: Plan, sources: BriefSources, most: int) -> Element:
        rows = [self._measure_row(target) for target in plan.targets[:most]]
        rest = len(plan.targets) - most
        if rest > 0:
            words = self.trn("and one other target", "and {n} other targets", rest)
            rows.append((TableCell(), TableCell(words), TableCell(), TableCell(), TableCell()))
        if not rows:
            return Paragraph(self.warning(self.tr("The workbook has no checklist of measures.")), wide=True)
        return Table(
            (
                Column(self.tr("Target"), 11),
                Column("", 55.5),
                Column(self.tr("Source"), 30.4),
                Column(self.tr("One measure, one mark"), 37),
                Column(self.tr("In force, fully or partly"), 31.1, "right"),
            ),
            tuple(rows),
            title=self.tr("The measures, target by target"),
            legend=mark_key(self, plan),
            source=sources.measures(),
        )

    def _measure_row(self, target: Target) -> tuple[TableCell, ...]:
        shown = target.measures if len(target.measures) <= MOST_MARKS else target.measures[: MOST_MARKS - 2]
        marks = tuple(Run("", mark=measure.mark) for measure in shown)
        if rest := len(target.measures) - len(shown):
            marks += (Run(f"+{rest}"),)
        return (
            TableCell((Run(target.code, bold=True, ink="accent"),)),
            TableCell(fitted(target.title, 8.5, 53.35 * MM)),
            TableCell(fitted(target.citation, 7, 28.25 * MM) or "–", source=True),
            TableCell(marks or "–"),
            TableCell(self.tr("{n} of {total}", n=target.in_force, total=target.asked)),
        )

    def _budget(self, plan: Plan, sources: BriefSources) -> Figure:
        figure = Overview(self, plan).budget_figure(False, MOST_TARGETS + 1)
        cited = sources.targets(plan.targets, LINE_OF_FIGURE)
        source = self.tr("Source: {source}", source=f"{cited}.") if cited else ""
        return replace(figure, source=" ".join(part for part in (source, figure.source) if part))

    def _decisions(self, plan: Plan, sources: BriefSources) -> Iterator[Element]:
        wanting = sorted(
            (action for action in plan.in_currency(plan.actions) if action.gap > 0), key=lambda a: -a.gap
        )
        yield SubTitle(self.tr("Decisions asked for"))
        if not wanting:
            yield Rule()
            yield Paragraph(
                self.tr("None at this stage: every budget that was entered is funded."), wide=True
            )
        boxes = (self.tr("Approve"), self.tr("Approve with reserve"), self.tr("Send back"))
        for number, action in enumerate(wanting[:MOST_DECISIONS], start=1):
            source = sources.action(action)
            yield Decision(str(number), self._decision(action), self._reasons(action, plan), boxes, source)
        rest = len(wanting) - MOST_DECISIONS
        if rest > 0:
            words = self.trn(
                "And one other action to fund, see the plan.",
                "And {n} other actions to fund, see the plan.",
                rest,
            )
            yield Paragraph(words, "small", wide=True)

    def _decision(self, action: Action) -> str:
        return fitted(self.tr("Fund “{title}”", title=action.title or action.code), 10, 165 * MM)

    def _reasons(self, action: Action, plan: Plan) -> tuple[str, ...]:
        unit = unit_for(action.budget or 0, plan.currency)
        lines = [
            self.tr(
                "{code}: {gap} to be found, of {budget}.",
                code=action.code,
                gap=unit.amount(action.gap, self.catalogue),
                budget=unit.figure(action.budget or 0, self.catalogue),
            )
        ]
        if action.start and action.start > self.day:
            lines.append(
                self.tr("The action is to begin in {quarter}.", quarter=self.catalogue.quarter(action.start))
            )
        elif action.end:
            lines.append(
                self.tr("The action runs until {quarter}.", quarter=self.catalogue.quarter(action.end))
            )
        lead = action.lead or self.tr("Lead to be named")
        lines.append(fitted(lead, 7.5, 90 * MM))
        return tuple(lines)

    def _deadlines(self, plan: Plan, most: int) -> Deadlines:
        dates = []
        if self.snapshot.due_date:
            dates.append((self.snapshot.due_date, self.tr("National answer handed in at the Forum")))
        due = len(dates)
        until = self.day + timedelta(days=366)
        for action in plan.actions:
            if action.start and self.day <= action.start <= until:
                dates.append((action.start, self.tr("Begins: {title}", title=action.title)))
            if action.end and self.day <= action.end <= until:
                dates.append((action.end, self.tr("Ends: {title}", title=action.title)))
        chosen = sorted([*dates[:due], *sorted(dates[due:])[: most - due]])
        rows = [(self.catalogue.date(day), fitted(words, 8.5, 110 * MM)) for day, words in chosen]
        rest = len(dates) - most
        if rest > 0:
            rows.append(("", self.trn("and one other date", "and {n} other dates", rest)))
        if not rows:
            rows.append(("–", self.tr("No date within a year.")))
        return Deadlines(self.tr("Next dates"), tuple(rows), self.tr("Date and signature"))
