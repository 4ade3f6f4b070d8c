"""A workbook being worked on: every act of a person is one labelled step, and can be undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any

from workbook.document.backups import Shelf
from workbook.document.cells import Attachment, Change, Step
from workbook.document.document import Document
from workbook.document.kinds import WORKBOOK, Kind
from workbook.document.snapshot import IDENTIFICATION, Snapshot
from workbook.document.wording import no_answer
from workbook.editing import changes
from workbook.editing.attachments import attachment
from workbook.editing.changes import ChangeSet
from workbook.editing.creation import first_step, now, this_user
from workbook.editing.included import exclude_form, include_forms
from workbook.editing.saving import OPENED, OPENED_IN_SERIES, Saver
from workbook.editing.undo import UndoStacks
from workbook.errors import N_, CannotWrite, KnownError
from workbook.questionnaire.definition import build
from workbook.questionnaire.model import Question, Questionnaire, Repeat

Subscriber = Callable[[ChangeSet], None]


class Session:
    """Used by one thread. With `synchronous`, an act returns once it is on the disk and raises if it is not;
    otherwise it returns at once and `saver` tells what became of it."""

    def __init__(
        self, document: Document, by: str = "", synchronous: bool = True, backups: bool = True
    ) -> None:
        self.document = document
        self.by = by or this_user()
        self._synchronous = synchronous
        self._cells = document.cells()
        self._definitions = document.definitions()
        self._steps = {step.id: step for step in document.steps()}
        self._stacks = UndoStacks(self._steps.values())
        self._subscribers: list[Subscriber] = []
        self._snapshot: Snapshot | None = None
        self._questionnaires: dict[tuple[str, str], Questionnaire] = {}
        self.saver = Saver(document, Shelf(document.document_id) if backups else None)

    @classmethod
    def open(
        cls,
        path: Path,
        by: str = "",
        read_only: bool = False,
        synchronous: bool = True,
        backups: bool = True,
        kind: Kind = WORKBOOK,
    ) -> Session:
        """Open a file. Raises UnusableFile, NewerFile, FileInUse or CannotWrite; then nothing was changed."""
        document = Document.open(path, read_only, kind)
        try:
            session = cls(document, by, synchronous, backups)
            session.snapshot()
        except (LookupError, TypeError, ValueError, AttributeError, RecursionError) as error:
            document.close()
            raise no_answer(path, type(error).__name__) from error
        except KnownError:
            document.close()
            raise
        session.saver.back_up(OPENED_IN_SERIES if synchronous else OPENED)
        return session

    @classmethod
    def create(
        cls,
        path: Path,
        questionnaires: Iterable[Questionnaire],
        identification: Mapping[str, Any],
        by: str = "",
        synchronous: bool = True,
    ) -> Session:
        """A new workbook with these questionnaires and these answers about the country, by question name.

        Raises UsageError, InvalidValue or CannotWrite; then there is no file.
        """
        first = first_step(tuple(questionnaires), identification, by or this_user())
        session = cls(Document.create(path, first), by, synchronous)
        if not synchronous:
            session.saver.back_up(OPENED)
        return session

    def close(self) -> None:
        """Close the file; what is not saved yet is saved first. Raises CannotWrite."""
        self.saver.close()

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def path(self) -> Path:
        return self.document.path

    @property
    def read_only(self) -> bool:
        return self.document.read_only

    @property
    def recovered(self) -> bool:
        """Whether the program was stopped, last time, before it could close this file."""
        return self.document.recovered

    @property
    def last_saved_at(self) -> str:
        """When the last step that is in the file was made, ISO 8601 in UTC; "" where there is none."""
        return self._steps[max(self._steps)].at if self._steps else ""

    @property
    def definitions(self) -> dict[tuple[str, str], Mapping[str, Any]]:
        """The questionnaires inside the file, as plain data by form_id and version."""
        return dict(self._definitions)

    def snapshot(self) -> Snapshot:
        """The workbook as it stands, immutable."""
        if self._snapshot is None:
            head = self.document.document_id, max(self._steps, default=0), self.last_saved_at
            self._snapshot = Snapshot(*head, dict(self._cells), self._forms())
        return self._snapshot

    def _forms(self) -> dict[str, Questionnaire]:
        included = {cell.form: value for cell, value in self._cells.items() if cell.facet == "form"}
        ordered = sorted(included, key=lambda form: (form != IDENTIFICATION, included[form]["position"]))
        return {form: self._built(form, included[form]["version"]) for form in ordered}

    def _built(self, form: str, version: str) -> Questionnaire:
        key = form, version
        if key not in self._questionnaires:
            self._questionnaires[key] = build(self._definitions[key])
        return self._questionnaires[key]

    def subscribe(self, subscriber: Subscriber) -> Callable[[], None]:
        """Be told of every change; the function that comes back ends it."""
        self._subscribers.append(subscriber)
        return lambda: self._subscribers.remove(subscriber)

    def apply(self, change_set: ChangeSet) -> ChangeSet:
        """Make a set of changes one step. Raises StaleChange where a `before` value no longer holds."""
        changes.check_fresh(self._cells, change_set)
        if change_set.changes or change_set.kind == "version":
            self._make(change_set)
        return change_set

    def answer(
        self, form: str, question: str, value: Any, row: str = "", language: str = "", state: str = ""
    ) -> ChangeSet:
        """Give an answer as a value of the question's type; None clears it. Raises InvalidValue, UsageError."""
        asked = self._question(form, question)
        return self.apply(changes.answer(self.snapshot(), form, asked, value, row, language, state))

    def keep_draft(self, form: str, question: str, raw: str, row: str = "") -> ChangeSet:
        """Keep what was typed and cannot be read as an answer."""
        return self.apply(changes.keep_draft(self.snapshot(), form, self._question(form, question), raw, row))

    def set_state(self, form: str, question: str, state: str, row: str = "") -> ChangeSet:
        """Mark an answer as draft, review or final. Raises InvalidValue where there is none."""
        asked = self._question(form, question)
        return self.apply(changes.set_state(self.snapshot(), form, asked, state, row))

    def set_missing(self, form: str, question: str, reason: str, why: str = "", row: str = "") -> ChangeSet:
        """Leave a question unanswered on purpose; an empty reason takes that back."""
        asked = self._question(form, question)
        return self.apply(changes.set_missing(self.snapshot(), form, asked, reason, why, row))

    def annotate(self, form: str, question: str, facet: str, value: Any, row: str = "") -> ChangeSet:
        """Set the ministry, tags, sources or comments of a question."""
        asked = self._question(form, question)
        return self.apply(changes.annotate(self.snapshot(), form, asked, facet, value, row))

    def comment(self, form: str, question: str, text: str, row: str = "") -> ChangeSet:
        """Add a comment under one's own name."""
        earlier = self.snapshot().comments(form, self._question(form, question).name, row)
        own = {"by": self.by, "at": now(), "text": text.strip()}
        return self.annotate(form, question, "comment", [*earlier, own], row)

    def add_row(
        self,
        form: str,
        repeat: str,
        values: Mapping[str, Any] | None = None,
        parent: str = "",
        language: str = "",
    ) -> str:
        """Add a row to a table and give its id."""
        table = self._repeat(form, repeat)
        row = changes.new_row_id(self.snapshot(), form, table.name, parent)
        self.apply(changes.add_row(self.snapshot(), form, table, row, values or {}, language))
        return row

    def remove_row(self, form: str, repeat: str, row: str) -> ChangeSet:
        """Take a row out of a table."""
        return self.apply(changes.remove_row(self.snapshot(), form, self._repeat(form, repeat), row))

    def attach(self, form: str, question: str, name: str, content: bytes, row: str = "") -> ChangeSet:
        """Answer a file question with a file's bytes. Raises InvalidValue for a kind or size that is not taken."""
        file, value = attachment(name, content)
        plan = changes.answer(self.snapshot(), form, self._question(form, question), value, row)
        return self.apply(replace(plan, kind="attach", attachments=(file,)))

    def include_forms(self, questionnaires: Iterable[Questionnaire]) -> ChangeSet:
        """Take questionnaires into the workbook."""
        return self.apply(include_forms(self.snapshot(), tuple(questionnaires)))

    def exclude_form(self, form: str) -> ChangeSet:
        """Take a questionnaire out of the contents; its answers are kept."""
        return self.apply(exclude_form(self.snapshot(), form))

    def name_version(self, name: str) -> ChangeSet:
        """Give the present state a name."""
        return self.apply(ChangeSet("version", {"question": name.strip()}, ()))

    @property
    def undo_step(self) -> Step | None:
        """The step that an undo would take back."""
        return self.step(self._stacks.next_undo)

    @property
    def redo_step(self) -> Step | None:
        """The step that a redo would make again."""
        return self.step(self._stacks.next_redo)

    def undo(self) -> Step | None:
        """Take the last step back and give it; None where there is nothing to undo."""
        step = self.undo_step
        if step is not None:
            made = tuple(one.inverse for one in reversed(self._changes_of(step)))
            self._make(ChangeSet("undo", {}, made), step.id)
        return step

    def redo(self) -> Step | None:
        """Make the step that was undone last again and give it; None where there is none."""
        step = self.redo_step
        if step is not None:
            self._make(ChangeSet("redo", {}, self._changes_of(step)), step.id)
        return step

    def _changes_of(self, step: Step) -> tuple[Change, ...]:
        return step.changes or self.saver.ask(lambda document: document.changes(step.id)).result()

    def steps(self) -> list[Step]:
        """All steps, oldest first; those of earlier sessions without their changes."""
        return list(self._steps.values())

    def step(self, step_id: int | None) -> Step | None:
        return None if step_id is None else self._steps.get(step_id)

    def history(self, form: str, question: str, row: str = "") -> Future[list[Step]]:
        """The steps that touched a question, newest first, each with its changes to that question."""
        name = self._form(form).item(question).name
        return self.saver.ask(lambda document: document.history(form, name, row))

    def attachment(self, sha256: str) -> Attachment | None:
        return self.saver.ask(lambda document: document.attachment(sha256)).result()

    def flush(self) -> None:
        """Wait until everything is on the disk. Raises CannotWrite."""
        self.saver.retry().result()

    def _make(self, change_set: ChangeSet, reverts: int | None = None) -> None:
        if self.read_only:
            raise CannotWrite(
                N_("{file} is open read-only. Save a copy elsewhere to change it."), file=self.path.name
            )
        step = change_set.as_step(max(self._steps, default=0) + 1, now(), self.by, reverts)
        (self.saver.save_now if self._synchronous else self.saver.save)(step)
        self._take_in(step)
        for subscriber in tuple(self._subscribers):
            subscriber(change_set)

    def _take_in(self, step: Step) -> None:
        self._steps[step.id] = replace(step, attachments=(), derived={})
        self._stacks.record(step)
        self._snapshot = None
        for plain in step.definitions:
            self._definitions.setdefault((plain["form_id"], plain["version"]), plain)
        for change in step.changes:
            self._cells[change.cell] = change.after
            if change.after is None:
                del self._cells[change.cell]

    def _form(self, form: str) -> Questionnaire:
        return self.snapshot().forms_named(form)

    def _question(self, form: str, question: str) -> Question:
        return self._form(form).question(question)

    def _repeat(self, form: str, repeat: str) -> Repeat:
        return self._form(form).repeat(repeat)
