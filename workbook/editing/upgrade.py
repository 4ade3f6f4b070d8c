"""A workbook moved to newer versions of its questionnaires: one explicit step, shown before it is made.

Names never change meaning, so an answer stays where it is. What the new version no longer understands as a value
becomes a draft beside the question; what it no longer asks keeps its cells, is listed, and is still exported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from workbook.document.cells import Cell
from workbook.document.snapshot import Snapshot
from workbook.editing.changes import ChangeSet, changed
from workbook.editing.included import preset_cells
from workbook.errors import N_
from workbook.languages import Catalogue
from workbook.questionnaire.model import Choice, Question, Questionnaire
from workbook.questionnaire.values import well_formed

Kind = Literal["reworded", "added", "retired", "removed", "choices", "unreadable"]

SENTENCES: dict[Kind, str] = {
    "reworded": N_("{question}: reworded"),
    "added": N_("{question}: new"),
    "retired": N_("{question}: retired; its answer is kept"),
    "removed": N_("{question}: no longer asked; its answer is kept in the file"),
    "choices": N_("{question}: other choices"),
    "unreadable": N_("{question}: the answer “{value}” no longer fits and is kept as a draft"),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that the newer version changes; `before` and `after` are the words that it concerns."""

    form: str
    question: str
    kind: Kind
    before: str = ""
    after: str = ""
    title: str = ""
    row: str = ""

    def text(self, catalogue: Catalogue) -> str:
        sentence = catalogue.gettext(SENTENCES[self.kind])
        return sentence.format(question=self.title or self.question, value=self.before)


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What would change, and the changes that would do it; nothing is changed before they are applied."""

    differences: tuple[Difference, ...]
    change_set: ChangeSet


def newer_versions(snapshot: Snapshot, known: Iterable[Questionnaire]) -> tuple[Questionnaire, ...]:
    """The questionnaires of the workbook that are at hand in a newer version."""
    return tuple(
        form
        for form in known
        if form.form_id in snapshot.forms and form.version > snapshot.forms[form.form_id].version
    )


def plan_upgrade(snapshot: Snapshot, newer: Iterable[Questionnaire], language: str = "fr") -> Upgrade:
    """The step that moves a workbook to newer versions of its questionnaires."""
    forms = tuple(newer)
    differences: list[Difference] = []
    wanted: dict[Cell, Any] = {}
    for form in forms:
        differences += _differences(snapshot.forms[form.form_id], form, language)
        unreadable, cells = _unreadable(snapshot, form, language)
        differences += unreadable
        wanted |= cells
        wanted |= {cell: value for cell, value in preset_cells(form).items() if _is_new_row(snapshot, cell)}
        own = Cell(form.form_id, "", "", "form")
        wanted[own] = {**snapshot.cells[own], "version": form.version}
    definitions = tuple(form.plain for form in forms)
    names = ", ".join(form.short_title.get(language) for form in forms)
    return Upgrade(
        tuple(differences), ChangeSet("upgrade", {"question": names}, changed(snapshot, wanted), definitions)
    )


def _differences(old: Questionnaire, new: Questionnaire, language: str) -> Iterator[Difference]:
    before, after = _by_name(old), _by_name(new)
    for name, question in after.items():
        title = question.code or question.title(language)
        was = before.get(name)
        if was is None:
            yield Difference(new.form_id, name, "added", "", question.label.get(language), title)
            continue
        if was.label != question.label:
            words = (was.label.get(language), question.label.get(language))
            yield Difference(new.form_id, name, "reworded", *words, title)
        if question.retired and not was.retired:
            yield Difference(new.form_id, name, "retired", was.label.get(language), "", title)
        if _choices(old, was) != _choices(new, question):
            listed = (_labels(old, was, language), _labels(new, question, language))
            yield Difference(new.form_id, name, "choices", *listed, title)
    for name, question in before.items():
        if name not in after:
            title = question.code or question.title(language)
            yield Difference(new.form_id, name, "removed", question.label.get(language), "", title)


def _by_name(form: Questionnaire) -> Mapping[str, Question]:
    return {question.name: question for question in form.questions}


def _choices(form: Questionnaire, question: Question) -> tuple[Choice, ...]:
    return tuple(choice for choice in form.choices_of(question) if not choice.retired)


def _labels(form: Questionnaire, question: Question, language: str) -> str:
    return ", ".join(choice.label.get(language) for choice in _choices(form, question))


def _unreadable(
    snapshot: Snapshot, form: Questionnaire, language: str
) -> tuple[list[Difference], dict[Cell, Any]]:
    found: list[Difference] = []
    wanted: dict[Cell, Any] = {}
    asked = _by_name(form)
    for cell, value in snapshot.cells.items():
        question = asked.get(cell.question)
        if cell.form != form.form_id or question is None or not cell.facet.startswith("value"):
            continue
        facets = question.facets()
        if cell.facet in facets and well_formed(question, value, form.choices_of(question)):
            continue
        kept = (
            value
            if isinstance(value, str)
            else ", ".join(map(str, value))
            if isinstance(value, list)
            else str(value)
        )
        wanted[cell] = None
        wanted |= _kept_elsewhere(question, cell, kept)
        title = question.code or question.title(language)
        found.append(Difference(form.form_id, question.name, "unreadable", kept[:80], "", title, cell.row))
    return found, wanted


def _kept_elsewhere(question: Question, cell: Cell, kept: str) -> dict[Cell, Any]:
    """A text stays a text where languages come or go; anything else becomes a draft."""
    if question.type == "text":
        return {cell._replace(facet=question.facets()[0]): kept}
    return {cell._replace(facet="draft"): kept}


def _is_new_row(snapshot: Snapshot, cell: Cell) -> bool:
    return cell not in snapshot.cells and not any(
        other.form == cell.form and other.row == cell.row for other in snapshot.cells
    )
