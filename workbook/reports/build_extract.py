"""A ministry's extract: its questions and answers, its measures, its actions."""

from __future__ import annotations

from collections.abc import Iterator

from workbook.document.snapshot import IDENTIFICATION
from workbook.errors import N_, UsageError
from workbook.questionnaire.ministries import same_ministry
from workbook.questionnaire.model import Item, Question
from workbook.reports.action_items import action_items
from workbook.reports.build_answers import AnswerBuilder
from workbook.reports.content import Break, Element, KeyFigure, KeyFigures, Paragraph
from workbook.reports.plan_data import Action
from workbook.reports.plan_reader import PlanReader
from workbook.reports.special_pages import Letterhead, Title


class ExtractBuilder(AnswerBuilder):
    """What one ministry answers for. Raises UsageError where no ministry is named."""

    def title(self) -> str:
        return self.tr("Extract for {ministry}", ministry=self.options.ministry)

    def _items(self) -> Iterator[Element]:
        if not self.options.ministry.strip():
            raise UsageError(
                N_("Name the ministry that the extract is for. The workbook knows: {known}."),
                known=", ".join(self.snapshot.ministries) or "–",
            )
        actions = self._actions()
        questions = [item for name in self.asked_forms() for item in self._own_questions(name)]
        title = self.title()
        yield self.running(title, self.options.ministry)
        yield self._letterhead()
        yield Title(title, self.tr("Ministry extract"))
        yield self._figures(questions, actions)
        if not questions and not actions:
            words = self.tr(
                "No question and no action of the workbook is given to {ministry}.",
                ministry=self.options.ministry,
            )
            yield Paragraph(self.warning(words), wide=True)
            return
        yield Paragraph(
            self.tr(
                "This extract holds what was answered so far. What is missing is marked; nothing was left out."
            ),
            wide=True,
        )
        for name in self.asked_forms("questions", "checklist", "registers"):
            yield from self.form_items(name, title, self._is_own)
        if actions:
            yield Break("page")
            yield self.part(self.tr("Actions"), "actions")
            for action in actions:
                yield from action_items(self, action)

    def _letterhead(self) -> Letterhead:
        left = tuple(line for line in (self.state, self.institution, self.snapshot.focal_point) if line)
        return Letterhead(left, (self.catalogue.date(self.day), self.edition))

    def _is_own(self, form: str, item: Item) -> bool:
        return same_ministry(self.snapshot.ministry(form, item.name), self.options.ministry)

    def _own_questions(self, form: str) -> list[Question]:
        if form == IDENTIFICATION:
            return []
        return [item for item in self.snapshot.forms[form].guiding_questions if self._is_own(form, item)]

    def _actions(self) -> list[Action]:
        plan = PlanReader(self.snapshot, self.catalogue).read()
        return [action for action in plan.actions if same_ministry(action.lead, self.options.ministry)]

    def _figures(self, questions: list[Question], actions: list[Action]) -> KeyFigures:
        number = self.catalogue.number
        states = [
            self.snapshot.state(form, question)
            for form in self.asked_forms()
            for question in self._own_questions(form)
        ]
        return KeyFigures(
            (
                KeyFigure(
                    number(len(questions)),
                    self.trn("question or measure", "questions and measures", len(questions)),
                ),
                KeyFigure(number(states.count("empty")), self.tr("without any answer")),
                KeyFigure(number(len(actions)), self.trn("action", "actions", len(actions))),
            )
        )
