"""Earlier states of a workbook: backups and named versions, listed, and restored as one step that can be undone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from workbook.document.backups import Backup, Shelf
from workbook.document.cells import Attachment, Cell, Change, needed_file
from workbook.document.connection import verify
from workbook.document.document import Document
from workbook.document.snapshot import Snapshot
from workbook.document.wording import in_words
from workbook.editing.changes import ChangeSet
from workbook.editing.session import Session
from workbook.errors import N_, KnownError, UnusableFile, UsageError

REASONS = {
    "opened": N_("on opening"),
    "working": N_("while working"),
    "before-admit": N_("before files were admitted"),
    "before-load": N_("before answers were loaded"),
    "before-take_copy": N_("before the changes of another copy were taken over"),
    "before-merge": N_("before a contribution was merged"),
    "before-carry_over": N_("before last year’s answers were taken over"),
    "before-upgrade": N_("before newer questionnaires"),
    "before-restore_version": N_("before a version was restored"),
    "before-migration": N_("before it was brought to a newer version of the program"),
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
        more, answers = document.answers_by_step(), 0
        for step in document.steps():
            answers += more.get(step.id, 0)
            if step.kind == "version":
                name = str(step.args.get("question", ""))
                found.append(Version("named", datetime.fromisoformat(step.at), step.id, answers, name))
        return sorted(found, key=lambda one: one.at, reverse=True)

    return session.saver.ask(read)


def plan_restore(session: Session, version: Version, now: Snapshot) -> ChangeSet:
    """The changes that lead from `now` back to an earlier state; may be called on any thread.

    Raises UnusableFile where the backup is gone or damaged.
    """
    label = {"question": version_label(version)}
    if version.path is None:
        earlier = session.saver.ask(lambda document: document.cells_at(version.step)).result()
        return ChangeSet("restore_version", label, differences(now.cells, earlier))
    with sound_backup(version.path) as backup:
        if backup.document_id != now.document_id:
            raise UnusableFile(N_("{file} is a backup of another workbook."), file=version.path.name)
        made = differences(now.cells, backup.cells())
        definitions = tuple(backup.definitions().values())
        return ChangeSet("restore_version", label, made, definitions, tuple(files_of(backup, made)))


def restore_version(session: Session, version: Version) -> ChangeSet:
    """Bring back an earlier state as one step; what there is now is backed up first. Raises UnusableFile."""
    return session.apply(plan_restore(session, version, session.snapshot()))


def version_label(version: Version) -> str:
    """What a version is called in the history: its name, else when it was made."""
    return version.name or version.at.astimezone().strftime("%Y-%m-%d %H:%M")


def copy_version(session: Session, version: Version, target: Path) -> None:
    """Write a version as a file of its own, complete or not at all; may be called on any thread.

    Raises UsageError where `target` is the workbook itself, UnusableFile, CannotWrite.
    """
    if target.absolute() == session.path.absolute():
        raise UsageError(
            N_("{file} is the workbook itself; it was left as it is. Choose another name."), file=target.name
        )
    if version.path is not None:
        with sound_backup(version.path) as backup:
            backup.copy_to(target)
        return
    with in_words(target), TemporaryDirectory(prefix=".passerelle-", dir=target.parent) as folder:
        fresh = Path(folder) / target.name
        session.saver.copy_to(fresh).result()
        with Session.open(fresh, session.by, backups=False, kind=session.document.kind) as copy:
            restore_version(copy, version)
        fresh.replace(target)


def write_backup_as(backup: Backup, target: Path) -> None:
    """Write a backup as a new file. Raises UsageError where `target` exists, UnusableFile, CannotWrite."""
    if target.exists():
        raise UsageError(
            N_("{file} exists already; it was left as it is. Choose another name."), file=str(target)
        )
    with sound_backup(backup.path) as document:
        document.copy_to(target)


@contextmanager
def sound_backup(path: Path) -> Iterator[Document]:
    """A backup to read. Raises UnusableFile where it is gone or damaged itself."""
    backup = Document.open(path, read_only=True)
    try:
        if backup.damages:
            raise UnusableFile(
                N_("This backup is damaged itself. Nothing was changed; choose another version.")
            )
        yield backup
    finally:
        backup.close()


def newest_sound_backup(document_id: str) -> Backup | None:
    """The newest backup of a document that can be read whole."""
    for one in Shelf(document_id).backups():
        try:
            verify(one.path)
        except KnownError:
            continue
        return one
    return None


def differences(current: Mapping[Cell, Any], wanted: Mapping[Cell, Any]) -> tuple[Change, ...]:
    """The changes from one map of cells to another."""
    return tuple(
        Change(cell, current.get(cell), wanted.get(cell))
        for cell in sorted(current.keys() | wanted.keys())
        if current.get(cell) != wanted.get(cell)
    )


def files_of(document: Document, made: Iterable[Change]) -> Iterator[Attachment]:
    """The attached files of another document that changes refer to."""
    for change in made:
        sha256 = needed_file(change.cell, change.after)
        file = document.attachment(sha256) if sha256 else None
        if file is not None:
            yield file
