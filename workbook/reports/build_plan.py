"""The national action plan: cover, contents, the country, overview, the plan by target, monitoring, annexes."""

from __future__ import annotations

from collections.abc import Iterator

from workbook.editing.completion import completion
from workbook.reports.annexes import Annexes
from workbook.reports.build_overview import Overview
from workbook.reports.build_profile import Profile
from workbook.reports.build_target import TargetPages
from workbook.reports.builder import Builder
from workbook.reports.content import Break, Element, Heading, Paragraph, RichText, Side
from workbook.reports.figures.bridge import bridge
from workbook.reports.monitoring import Monitoring
from workbook.reports.plan_data import Plan
from workbook.reports.plan_reader import PlanReader
from workbook.reports.special_pages import Contents, Cover

LANGUAGE_NAMES = {"fr": "Français", "en": "English"}


class PlanBuilder(Builder):
    """Puts the parts of the plan one after the other."""

    def title(self) -> str:
        return self.tr("National action plan for the migration-related Sustainable Development Goals")

    def short_title(self, plan: Plan) -> str:
        years = self.years(plan)
        title = self.tr("National action plan")
        return f"{title} {years}" if years else title

    def years(self, plan: Plan) -> str:
        if not plan.first_year:
            return ""
        both = plan.last_year and plan.last_year != plan.first_year
        return f"{plan.first_year}–{plan.last_year}" if both else str(plan.first_year)

    def items(self) -> tuple[Element, ...]:
        return tuple(self._items(PlanReader(self.snapshot, self.catalogue).read()))

    def _items(self, plan: Plan) -> Iterator[Element]:
        title = self.short_title(plan)
        yield self._cover(plan)
        yield Break("recto")
        yield self.running(title, self.tr("Contents"))
        yield self._contents(plan)
        yield from self._foreword(plan, title)
        yield from Profile(self).items(title)
        label = self.tr("Part one")
        yield Break("recto")
        yield self.running(title, label)
        yield from Overview(self, plan).items(label)
        yield from self._targets(plan, title)
        yield from Monitoring(self, plan).items(self.tr("Part three"), title)
        yield from Annexes(self).items(title)

    def _cover(self, plan: Plan) -> Cover:
        hangers = [(target.code, target.share) for target in plan.targets]
        note = self.trn(
            "One target. The disc shows the share of its measures in force, fully or partly.",
            "{n} targets. The disc shows the share of the listed measures in force, fully or partly.",
            len(hangers),
        )
        drawing = bridge(hangers, note, outlines=self.options.ink_saving) if hangers else None
        point = self.snapshot.focal_point
        done = completion(self.snapshot).overall
        return Cover(
            self.state,
            tuple(line for line in (self.institution, point) if line),
            self.title(),
            self.years(plan),
            drawing,
            (
                (self.tr("Global Forum on Migration and Development"), (self.edition,)),
                (
                    self.tr("State of the document"),
                    (
                        self.version(),
                        self.tr("{share} of the answers settled", share=self.catalogue.percent(done.share)),
                    ),
                ),
                (self.tr("Language"), (LANGUAGE_NAMES[self.language],)),
            ),
        )

    def _contents(self, plan: Plan) -> Contents:
        return Contents(
            self.tr("Table of contents"),
            self.prefix,
            self.tr("How to read the marks") if plan.measure_words else "",
            plan.measure_words,
            self.tr(
                "State of a listed measure. “Not applicable” is an answer; a dot marks a line without one."
            ),
            self.tr("The marks are the same throughout. Each can be read without colour."),
        )

    def _foreword(self, plan: Plan, title: str) -> Iterator[Element]:
        heading = self.tr("Foreword")
        yield Break("recto")
        yield self.running(title, heading)
        yield Heading(1, heading, self.anchor("foreword"), contents=1, bookmark=0)
        if plan.foreword:
            yield RichText(plan.foreword)
        else:
            yield Paragraph(self.warning(self.tr("The foreword has not been written.")))

    def _targets(self, plan: Plan, title: str) -> Iterator[Element]:
        label = self.tr("Part two")
        heading = self.tr("The plan, target by target")
        yield Break("recto")
        yield self.running(title, label)
        yield self.part(heading, "targets", label)
        yield Paragraph(
            self.tr(
                "Each target opens on a left-hand page with its official text, where the country stands and the "
                "list of measures; the actions follow."
            ),
            "lead",
        )
        if not plan.targets:
            yield Paragraph(self.warning(self.tr("The workbook has no list of targets.")))
        if not plan.actions:
            yield Paragraph(self.warning(self.tr("No action has been entered yet.")))
        pages = TargetPages(self, plan)
        for target in plan.targets:
            yield from pages.items(target, label, title)
        if plan.loose:
            yield Break("page")
            yield Side((self.tr("Not tied to a target"),))
            yield from pages.loose(plan.loose)
