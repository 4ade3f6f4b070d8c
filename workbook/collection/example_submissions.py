"""The Excel files that the example's countries send, written by several child processes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from workbook.document.cells import Change
from workbook.document.snapshot import Snapshot
from workbook.editing.creation import first_step
from workbook.editing.load import plan_load
from workbook.errors import N_, CannotWrite, KnownError, UnusableFile
from workbook.progress import NO_PROGRESS, Progress
from workbook.questionnaire.library import load
from workbook.resources import resource_path
from workbook.spreadsheets.refused import RefusedFile
from workbook.spreadsheets.workers import Bounds, Workers

JOB = "workbook.collection.example_submissions:write_in_child"
BOUNDS = Bounds(memory=600_000_000, seconds=300.0)  # the program's own work: only what hangs is stopped
Plain = Mapping[str, Any]


def example_part(name: str) -> Any:
    """A part of the example collection as plain data."""
    return json.loads(resource_path("example", "collection", name).read_text(encoding="utf-8"))


def sent_files() -> dict[str, str]:
    """The files by name, each with the part of the example that it is made from, in the order of the countries."""
    countries = example_part("collection.json")["countries"]
    return {one["file"]: name for name in countries for one in example_part(name)["submissions"]}


def write_example_submissions(inbox: Path, progress: Progress = NO_PROGRESS) -> list[Path]:
    """Write the submissions into the folder `inbox`, several at once. Raises CannotWrite, Cancelled."""
    inbox.mkdir(parents=True, exist_ok=True)
    paths = [inbox / name for name in sent_files()]
    progress.step(0, len(paths))
    with Workers(JOB, bounds=BOUNDS) as workers:
        for number, (path, outcome) in enumerate(workers.run(paths), 1):
            check_made(path, outcome)
            progress.step(number, len(paths), path.name)
    return paths


def check_made(path: Path, outcome: Any) -> None:
    """Raises the KnownError that a child process came to instead of making a file, CannotWrite where it ended."""
    if isinstance(outcome, RefusedFile):
        raise CannotWrite(
            N_("{file} could not be made: the computer had too little memory or time. Try again."),
            file=path.name,
        ) from outcome
    if isinstance(outcome, KnownError):
        raise outcome


def write_in_child(path: Path) -> None:
    """The job of a child process (see `workbook.spreadsheets.workers`): the submission of this file name."""
    sent = next(
        one for one in example_part(sent_files()[path.name])["submissions"] if one["file"] == path.name
    )
    write_one(sent, path)


def write_one(sent: Plain, path: Path) -> None:
    """A submission; `cut` leaves only its beginning, as after a mail that was interrupted."""
    from workbook.exchange.submission import write_submission

    identity = {key: sent[key] for key in ("instance_id", "deprecated_id") if key in sent}
    write_submission(snapshot_of(sent), path, now=datetime.fromisoformat(sent["sent"]), **identity)
    if "cut" in sent:
        path.write_bytes(path.read_bytes()[: sent["cut"]])


def snapshot_of(sent: Plain) -> Snapshot:
    """The workbook that the submission shows, under the identity that the example gives it."""
    forms = {form: load(form) for form in sent["forms"]}
    first = first_step(tuple(forms.values()), sent["identification"], sent["by"])
    empty = Snapshot(sent["document_id"], sent["step"], sent["sent"], _after(first.changes), forms)
    planned, refused = plan_load(empty, {key: sent[key] for key in ("answers", "cells") if key in sent})
    if refused:
        raise UnusableFile(
            N_("The example {file} does not fit its questionnaires: {place}. Install the program again."),
            file=sent["file"],
            place=refused[0].place,
        )
    cells = {**empty.cells, **_after(planned.changes)}
    return Snapshot(empty.document_id, empty.step, empty.taken_at, cells, forms)


def _after(changes: tuple[Change, ...]) -> dict[Any, Any]:
    return {change.cell: change.after for change in changes if change.after is not None}
