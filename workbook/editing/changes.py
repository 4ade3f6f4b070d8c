"""What a person's act changes, as sets of changes to cells; nothing here touches a file."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from workbook.document.cells import MISSING_REASONS, STATES, TAGS, Attachment, Cell, Change, Step
from workbook.document.shapes import fits
from workbook.document.snapshot import Snapshot
from workbook.errors import N_, InvalidValue, StaleChange, UsageError
from workbook.questionnaire.model import Item, Question, Questionnaire, Repeat, Section
from workbook.questionnaire.values import clean_text, well_formed

LONGEST = 4_000_000  # characters of one answer
ANNOTATIONS = ("ministry", "tags", "sources", "comment")


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Changes under one label: `kind` is a key of `labels.LABELS`, `args` says what it concerns."""

    kind: str
    args: Mapping[str, Any]
    changes: tuple[Change, ...]
    definitions: tuple[Mapping[str, Any], ...] = field(default=(), repr=False)
    attachments: tuple[Attachment, ...] = field(default=(), repr=False)
    derived: Mapping[str, Sequence[tuple[Any, ...]]] = field(default_factory=dict, repr=False)

    def as_step(self, step_id: int, at: str, by: str, reverts: int | None = None) -> Step:
        """The step that these changes are, once they are made."""
        # the name of a file may hold what no text can
        args = {key: clean_text(one) if isinstance(one, str) else one for key, one in self.args.items()}
        return Step(
            step_id,
            self.kind,
            args,
            at,
            by,
            self.changes,
            reverts,
            self.definitions,
            self.attachments,
            self.derived,
        )

    @property
    def questions(self) -> set[tuple[str, str, str]]:
        """What it touches: form, row and question."""
        return {change.cell[:3] for change in self.changes}


def check_fresh(cells: Mapping[Cell, Any], change_set: ChangeSet) -> None:
    """Raises StaleChange where a `before` value no longer holds, InvalidValue for what no answer can be."""
    for change in change_set.changes:
        if cells.get(change.cell) != change.before:
            raise StaleChange(
                N_("{name} was changed meanwhile; nothing was applied. Compare again."),
                name=change.cell.question,
            )
        check_fits(change)


def check_fits(change: Change) -> None:
    """Raises InvalidValue for what the facet cannot hold; a file that held it would be refused later."""
    too_long = isinstance(change.after, str) and len(change.after) > LONGEST
    if too_long or (change.after is not None and not fits(change.cell, change.after)):
        raise InvalidValue(
            N_("“{value}” cannot be the {facet} of an answer."),
            value=str(change.after)[:80],
            facet=change.cell.facet,
        )


def about(form: str, question: Question | Repeat, row: str = "") -> dict[str, Any]:
    """The arguments of a step's label."""
    name = question.code or question.title("en")
    return {"form": form, "name": question.name, "row": row, "question": name[:60]}


def changed(snapshot: Snapshot, wanted: Mapping[Cell, Any]) -> tuple[Change, ...]:
    """The changes that bring these cells to these values; what is so already is left out."""
    pairs = ((cell, snapshot.cells.get(cell), after) for cell, after in wanted.items())
    return tuple(Change(cell, before, after) for cell, before, after in pairs if before != after)


def facet_of(question: Question, language: str, languages: tuple[str, ...]) -> str:
    """The facet that an answer in `language` goes to. Raises UsageError for a language that is not answered in."""
    if not question.multilingual:
        return "value"
    chosen = language or languages[0]
    if chosen not in ("fr", "en"):
        raise UsageError(N_("Answers are given in fr or en, not in “{language}”."), language=chosen)
    return f"value.{chosen}"


def checked(asked: Questionnaire, question: Question, value: Any) -> Any:
    """A value fit to be stored; None for nothing. Raises InvalidValue."""
    if not question.is_answerable:
        raise InvalidValue(
            N_("{name} is not a question that can be answered."), name=question.code or question.name
        )
    if isinstance(value, str):
        value = clean_text(value)
        value = value if value.strip() else None
    if value is None or value == []:
        return None
    if not well_formed(question, value, asked.choices_of(question)):
        raise InvalidValue(
            N_("“{value}” cannot be an answer of the type {type} to {name}. Nothing was changed."),
            value=str(value)[:80],
            type=question.type,
            name=question.code or question.name,
        )
    return value


def answer(
    snapshot: Snapshot,
    form: str,
    question: Question,
    value: Any,
    row: str = "",
    language: str = "",
    state: str = "",
) -> ChangeSet:
    """An answer, which also ends a reason for having none. Raises InvalidValue, UsageError."""
    asked = snapshot.forms[form]
    check_row(snapshot, form, question, row)
    stored = checked(asked, question, value)
    facet = facet_of(question, language, snapshot.answer_languages)
    wanted: dict[Cell, Any] = {Cell(form, row, question.name, facet): stored}
    wanted[Cell(form, row, question.name, "draft")] = None
    if stored is not None:
        wanted[Cell(form, row, question.name, "missing")] = None
    elif not question.details and _is_last_text(snapshot, form, question, row, facet):
        wanted[Cell(form, row, question.name, "origin")] = None
    if state:
        wanted[Cell(form, row, question.name, "status")] = checked_state(state)
    kind = "answer" if stored is not None else "clear"
    args = about(form, question, row) | ({"language": facet[-2:]} if question.multilingual else {})
    return ChangeSet(kind, args, changed(snapshot, wanted))


def _is_last_text(snapshot: Snapshot, form: str, question: Question, row: str, facet: str) -> bool:
    """Whether an answer is in this facet and nowhere else."""
    return all(
        other == facet or not snapshot.value(form, question.name, row, other) for other in question.facets()
    )


def keep_draft(snapshot: Snapshot, form: str, question: Question, raw: str, row: str = "") -> ChangeSet:
    """What was typed and cannot be read, kept beside the answer."""
    cell = Cell(form, row, question.name, "draft")
    return ChangeSet("answer", about(form, question, row), changed(snapshot, {cell: clean_text(raw) or None}))


def checked_state(state: str) -> str:
    if state not in STATES:
        raise InvalidValue(N_("A state is one of: {known}."), known=", ".join(STATES))
    return state


def set_state(snapshot: Snapshot, form: str, question: Question, state: str, row: str = "") -> ChangeSet:
    """A state of work. Raises InvalidValue for an answer that is not there."""
    if not snapshot.answered(form, question, row):
        raise InvalidValue(
            N_("{name} has no answer yet. Write one, or say why there is none."),
            name=question.code or question.name,
        )
    wanted = {Cell(form, row, question.name, "status"): checked_state(state)}
    return ChangeSet("state", about(form, question, row) | {"state": state}, changed(snapshot, wanted))


def set_missing(
    snapshot: Snapshot, form: str, question: Question, reason: str, why: str = "", row: str = ""
) -> ChangeSet:
    """No answer, on purpose, for one of four reasons; an answer that was there goes to the history."""
    check_row(snapshot, form, question, row)
    if reason and not question.is_answerable:
        raise InvalidValue(
            N_("{name} is not a question that can be answered."), name=question.code or question.name
        )
    if reason and reason not in MISSING_REASONS:
        raise InvalidValue(N_("A reason is one of: {known}."), known=", ".join(MISSING_REASONS))
    given = {"reason": reason, "why": clean_text(why).strip()} if reason else None
    wanted: dict[Cell, Any] = {Cell(form, row, question.name, "missing"): given}
    if reason:
        for facet in (*question.facets(), "draft", "status", "origin"):
            wanted[Cell(form, row, question.name, facet)] = None
    return ChangeSet("missing", about(form, question, row) | {"reason": reason}, changed(snapshot, wanted))


def annotate(
    snapshot: Snapshot, form: str, question: Question, facet: str, value: Any, row: str = ""
) -> ChangeSet:
    """Ministry (text), tags (known names), sources (text) or comments (list of {by, at, text})."""
    if facet not in ANNOTATIONS:
        raise UsageError(N_("“{facet}” is not one of: {known}."), facet=facet, known=", ".join(ANNOTATIONS))
    if facet == "tags":
        value = [tag for tag in TAGS if tag in (value or ())]
    elif facet in ("ministry", "sources"):
        value = clean_text(str(value or "")).strip()
    wanted = {Cell(form, row, question.name, facet): value or None}
    return ChangeSet(facet, about(form, question, row), changed(snapshot, wanted))


def check_row(snapshot: Snapshot, form: str, question: Question, row: str) -> None:
    """A column needs a row that exists, another question none. Raises UsageError."""
    repeat = snapshot.forms[form].repeat_of(question)
    if repeat is None and row:
        raise UsageError(N_("{name} is not in a table; it has no rows."), name=question.code or question.name)
    if repeat is not None and row not in snapshot.rows(form, repeat.name, row.rpartition("/")[0]):
        raise UsageError(
            N_("There is no row “{row}” in {table}. The command “row” adds one."), row=row, table=repeat.name
        )


def new_row_id(snapshot: Snapshot, form: str, repeat: str, parent: str = "") -> str:
    """A short id that no row of the repeat has."""
    taken = set(snapshot.rows(form, repeat, parent))
    while True:
        row = os.urandom(3).hex()
        row = f"{parent}/{row}" if parent else row
        if row not in taken:
            return row


def add_row(
    snapshot: Snapshot, form: str, repeat: Repeat, row: str, values: Mapping[str, Any], language: str = ""
) -> ChangeSet:
    """A new last row, with the defaults of its columns and these values. Raises InvalidValue, UsageError."""
    asked = snapshot.forms[form]
    parent = row.rpartition("/")[0]
    siblings = snapshot.rows(form, repeat.name, parent)
    last = snapshot.value(form, repeat.name, siblings[-1]) if siblings else 0
    wanted: dict[Cell, Any] = {Cell(form, row, repeat.name, "value"): last + 1}
    defaults = {column.name: column.default for column in repeat.columns if column.default is not None}
    for name, value in {**defaults, **values}.items():
        column = asked.question(name)
        if column not in repeat.columns:
            raise UsageError(N_("{name} is not a column of {table}."), name=name, table=repeat.name)
        facet = facet_of(column, language, snapshot.answer_languages)
        wanted[Cell(form, row, column.name, facet)] = checked(asked, column, value)
    return ChangeSet("add_row", about(form, repeat, row), changed(snapshot, wanted))


def remove_row(snapshot: Snapshot, form: str, repeat: Repeat, row: str) -> ChangeSet:
    """A row and everything in it taken away; the history keeps it. Raises UsageError."""
    if row not in snapshot.rows(form, repeat.name, row.rpartition("/")[0]):
        raise UsageError(N_("There is no row “{row}” in {table}."), row=row, table=repeat.name)
    names = {item.name for item in (repeat, *inside(repeat))}
    gone = {
        cell: None
        for cell in snapshot.cells
        if cell.form == form
        and cell.question in names
        and (cell.row == row or cell.row.startswith(row + "/"))
    }
    return ChangeSet("remove_row", about(form, repeat, row), changed(snapshot, gone))


def inside(section: Section) -> list[Item]:
    """Everything in a section, in order, with the details of questions."""
    found: list[Item] = []
    for item in section.items:
        below = item.details if isinstance(item, Question) else ()
        found += [item, *(inside(item) if isinstance(item, Section) else below)]
    return found
