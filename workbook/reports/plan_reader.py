"""Reads the plan, its targets and measures from a workbook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from workbook import theme
from workbook.document.snapshot import Snapshot
from workbook.languages import Catalogue
from workbook.questionnaire.model import Question, Questionnaire, Repeat, Section
from workbook.reports.action_reader import read_actions
from workbook.reports.plan_data import Action, Measure, Plan, Series, Target
from workbook.reports.series_reader import read_series
from workbook.reports.shown import reason_words, shown


class PlanReader:
    """Reads a snapshot in one language."""

    def __init__(self, snapshot: Snapshot, catalogue: Catalogue) -> None:
        self.snapshot = snapshot
        self.catalogue = catalogue
        self.language = catalogue.code
        self._all_series = tuple(read_series(snapshot, catalogue))

    def read(self) -> Plan:
        plan = next((form for form in self.snapshot.forms.values() if form.kind == "plan"), None)
        known = self._known_targets(plan)
        actions = read_actions(self.snapshot, plan, self.catalogue) if plan else ()
        codes = {code for code, _ in known}
        targets = tuple(self._target(code, title, actions) for code, title in known)
        loose = tuple(action for action in actions if not set(action.targets[:1]) & codes)
        currencies = Counter(action.currency for action in actions if action.budget)
        chosen = min(currencies, key=lambda name: (-currencies[name], name), default="")
        first, last = self._years(plan, actions)
        return Plan(
            targets,
            loose,
            first,
            last,
            chosen,
            tuple(sorted(set(currencies) - {chosen})),
            self._measure_words(),
            self.snapshot.text(plan.form_id, "foreword", language=self.language) if plan else "",
            plan.form_id if plan else "",
            tuple(self.snapshot.forms),
        )

    def _known_targets(self, plan: Questionnaire | None) -> list[tuple[str, str]]:
        """(code, title) from the choices of the plan, else from the sections of the checklist."""
        asked = plan.role("target") if plan else None
        if plan and asked:
            chosen = [(choice.name, choice.label.get(self.language)) for choice in plan.choices_of(asked)]
            return [(code, label.removeprefix(code).strip() or code) for code, label in chosen]
        return [(section.code, section.title(self.language)) for _, section in self._sections()]

    def _sections(self) -> Iterator[tuple[Questionnaire, Section]]:
        """The sections of checklists that are about one target."""
        for form in self.snapshot.forms.values():
            if form.kind != "checklist":
                continue
            for item in form.flat:
                if (
                    isinstance(item, Section)
                    and not isinstance(item, Repeat)
                    and item.code
                    and item.code in item.sdg
                ):
                    yield form, item

    def _target(self, code: str, title: str, actions: Sequence[Action]) -> Target:
        own = tuple(action for action in actions if action.targets[:1] == (code,))
        form, section = next(((f, s) for f, s in self._sections() if s.code == code), (None, None))
        if form is None or section is None:
            return Target(code, title, "", "", (), own, self._series(code))
        return Target(
            code,
            section.title(self.language),
            section.label.get(self.language),
            form.citation(section, self.language),
            tuple(self._measures(form, section)),
            own,
            self._series(code),
        )

    def _measures(self, form: Questionnaire, section: Section) -> Iterator[Measure]:
        for question in form.questions:
            choices = form.choices_of(question)
            is_measure = question.type == "select_one" and any(
                choice.name == "in_force" for choice in choices
            )
            if is_measure and section in form.path(question) and not question.retired:
                yield self._measure(form, question)

    def _measure(self, form: Questionnaire, question: Question) -> Measure:
        snapshot, name = self.snapshot, question.name
        value = snapshot.value(form.form_id, name)
        missing = snapshot.missing(form.form_id, name)
        if missing:
            mark = "not_applicable" if missing.reason == "not_applicable" else "missing"
            state = reason_words(missing.reason, self.catalogue)
        else:
            mark = value if value in theme.COUNTRY_MARKS else "unanswered"
            state = form.choice_label(question, value, self.language) if value else ""
        since = next((d for d in question.details if d.name.endswith("since")), None)
        source = question.source
        return Measure(
            question.code,
            name,
            form.form_id,
            question.label.get(self.language),
            mark,
            state or self.catalogue.gettext("Unanswered"),
            shown(snapshot, form.form_id, since, "", self.catalogue) if since else "",
            snapshot.ministry(form.form_id, name),
            f"§\u00a0{source.paragraph.lstrip('§ ')}"
            if source and source.paragraph
            else (source.section.get(self.language) if source else ""),
        )

    def _measure_words(self) -> tuple[tuple[str, str], ...]:
        for form in self.snapshot.forms.values():
            for choices in form.choices.values():
                if any(choice.name == "in_force" for choice in choices):
                    return tuple(
                        (choice.name, choice.label.get(self.language))
                        for choice in choices
                        if choice.name in theme.COUNTRY_MARKS
                    )
        return ()

    def _series(self, target: str) -> tuple[Series, ...]:
        return tuple(
            one for one in self._all_series if one.code == target or one.code.startswith(f"{target}.")
        )

    def _years(self, plan: Questionnaire | None, actions: Sequence[Action]) -> tuple[int, int]:
        stated = [
            self.snapshot.value(plan.form_id, name)
            if plan and any(q.name == name for q in plan.questions)
            else None
            for name in ("start_year", "end_year")
        ]
        years = [day.year for action in actions for day in (action.start, action.end) if day]
        return stated[0] or min(years, default=0), stated[1] or max(years, default=0)
