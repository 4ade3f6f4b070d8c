"""Earlier states of a workbook: backups and named versions, listed, and restored as one step that can be undone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from workbook.document.backups import Shelf
from workbook.document.cells import Attachment, Cell, Change
from workbook.document.document import Document
from workbook.editing.changes import ChangeSet
from workbook.editing.session import Session
from workbook.errors import N_, UnusableFile

REASONS = {
    "opened": N_("on opening"),
    "working": N_("while working"),
    "before-load": N_("before answers were loaded"),
    "before-merge": N_("before a contribution was merged"),
    "before-carry_over": N_("before last year’s answers were taken over"),
    "before-upgrade": N_("before newer questionnaires"),
    "before-restore_version": N_("before a version was restored"),
}


@dataclass(frozen=True, slots=True)
class Version:
    """A state to go back to. `name` is a named version's; `reason` (a key of REASONS) and `size` a backup's."""

    kind: Literal["backup", "named"]
    at: datetime
    step: int
    answers: int
    name: str = ""
    reason: str = ""
    size: int = 0
    path: Path | None = None


def versions(session: Session) -> Future[list[Version]]:
    """Backups and named versions, the newest first."""
    shelf = Shelf(session.document.document_id)

    def read(document: Document) -> list[Version]:
        found = [
            Version("backup", one.at, one.step, one.answers, "", one.reason, one.size, one.path)
            for one in shelf.backups()
        ]
        for step in document.steps():
            if step.kind == "version":
                answers = sum(cell.facet.startswith("value") for cell in document.cells_at(step.id))
                name = str(step.args.get("question", ""))
                found.append(Version("named", datetime.fromisoformat(step.at), step.id, answers, name))
        return sorted(found, key=lambda one: one.at, reverse=True)

    return session.saver.ask(read)


def plan_restore(session: Session, version: Version) -> ChangeSet:
    """The changes that bring back an earlier state. Raises UnusableFile where the backup is gone or damaged."""
    label = version.name or version.at.astimezone().strftime("%Y-%m-%d %H:%M")
    current = session.snapshot().cells
    if version.path is None:
        earlier = session.saver.ask(lambda document: document.cells_at(version.step)).result()
        return ChangeSet("restore_version", {"question": label}, differences(current, earlier))
    backup = Document.open(version.path, read_only=True)
    try:
        if backup.document_id != session.document.document_id:
            raise UnusableFile(N_("{file} is a backup of another workbook."), file=version.path.name)
        made = differences(current, backup.cells())
        definitions = tuple(backup.definitions().values())
        return ChangeSet(
            "restore_version", {"question": label}, made, definitions, tuple(_files(backup, made))
        )
    finally:
        backup.close()


def restore_version(session: Session, version: Version) -> ChangeSet:
    """Bring back an earlier state as one step; what there is now is backed up first. Raises UnusableFile."""
    return session.apply(plan_restore(session, version))


def differences(current: Mapping[Cell, Any], wanted: Mapping[Cell, Any]) -> tuple[Change, ...]:
    """The changes from one map of cells to another."""
    return tuple(
        Change(cell, current.get(cell), wanted.get(cell))
        for cell in sorted(current.keys() | wanted.keys())
        if current.get(cell) != wanted.get(cell)
    )


def _files(backup: Document, made: Iterable[Change]) -> Iterable[Attachment]:
    for change in made:
        if isinstance(change.after, dict) and isinstance(change.after.get("sha256"), str):
            file = backup.attachment(change.after["sha256"])
            if file is not None:
                yield file
