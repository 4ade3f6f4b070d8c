"""What a minister should remember: three findings, each with what it rests on and where that comes from."""

from __future__ import annotations

from collections.abc import Iterator

from workbook.editing.completion import completion
from workbook.reports.brief_sources import BriefSources
from workbook.reports.build_target import TargetPages
from workbook.reports.builder import Builder
from workbook.reports.figures.drawing import MM
from workbook.reports.figures.words import fitted
from workbook.reports.plan_data import Plan, Series, Target

LINE = 128 * MM
Finding = tuple[str, str, str]


class BriefPoints:
    """The findings of a brief: what was found, what it rests on, its citation."""

    def __init__(self, builder: Builder, plan: Plan, sources: BriefSources) -> None:
        self.builder = builder
        self.plan = plan
        self.sources = sources
        self.tr = builder.tr

    def items(self) -> tuple[Finding, ...]:
        return (*self._answers(), *self._targets(), self._actions())

    def _answers(self) -> Iterator[Finding]:
        done = completion(self.builder.snapshot).overall
        if not done.total:
            return
        share = self.builder.catalogue.percent(done.share)
        finding = self.tr("{share} of the answers are settled.", share=share)
        words = self.tr("No question is empty.")
        if done.empty:
            words = self.builder.trn(
                "One question is still empty.", "{n} questions are still empty.", done.empty
            )
        yield finding, words, self.sources.questions()

    def _targets(self) -> Iterator[Finding]:
        """The targets that are behind, else the best-known indicator."""
        targets = self.plan.targets
        if behind := [target for target in targets if target.asked and target.share < 0.5]:
            finding = self.builder.trn(
                "One target has less than half of its measures in force.",
                "{n} targets have less than half of their measures in force.",
                len(behind),
            )
            yield finding, self._names(behind), self.sources.targets(behind)
            return
        every = (series for target in targets for series in target.series)
        if series := max(every, key=lambda one: len(one.values), default=None):
            yield *self._trend_point(series), self.sources.series(series)

    def _actions(self) -> Finding:
        source = self.sources.actions()
        if self.plan.actions:
            return *self._actions_point(), source
        return self.tr("The plan holds no action yet."), self.tr("Actions make measures count."), source

    def _trend_point(self, series: Series) -> tuple[str, str]:
        finding = TargetPages(self.builder, self.plan).finding(series)
        label = series.label or self.tr("Indicator {code}", code=series.code)
        return f"{fitted(label, 10.5, LINE, bold=True)}.", f"{finding}."

    def _names(self, targets: list[Target]) -> str:
        shown = ", ".join(f"{target.code} {target.title}" for target in targets[:3])
        rest = len(targets) - 3
        words = fitted(shown, 10.5, LINE)
        return (
            words + (self.builder.trn(", and one other", ", and {n} others", rest) if rest > 0 else "") + "."
        )

    def _actions_point(self) -> tuple[str, str]:
        unfunded = [action for action in self.plan.actions if action.budget and not action.funded]
        unled = sum(not action.lead for action in self.plan.actions)
        words = [
            self.builder.trn(
                "one action is without any funding", "{n} actions are without any funding", len(unfunded)
            )
            if unfunded
            else "",
            self.builder.trn("one has no lead", "{n} have no lead", unled) if unled else "",
        ]
        told = ", ".join(word for word in words if word)
        finding = self.builder.trn(
            "The plan holds one action.", "The plan holds {n} actions.", len(self.plan.actions)
        )
        return finding, (told[:1].upper() + told[1:] + ".") if told else self.tr(
            "Each has a lead and a first funding."
        )
