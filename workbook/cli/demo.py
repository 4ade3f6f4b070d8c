"""The command that writes the example: a workbook and a collection filled in, and everything that comes of them.

The files are made in child processes, the collection meanwhile; what is needed twice is made first.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbook.cli.contributions import THREE_WEEKS, send_forms
from workbook.cli.output import Output
from workbook.collection.example_submissions import BOUNDS
from workbook.editing.session import Session
from workbook.errors import N_, CannotWrite, KnownError
from workbook.files import replacing
from workbook.spreadsheets.workers import Workers

if TYPE_CHECKING:
    from workbook.collection.view import CollectionView
    from workbook.document.snapshot import Snapshot
    from workbook.reports import Options

JOB = "workbook.cli.demo:make_in_child"
WORKBOOK, COLLECTION, INBOX = "exemple.passerelle", "exemple.passerelle-collection", "soumissions"
EXAMPLE_FORMS = {
    "Travail": ("berlin-2017/rt_3_1", "sdg-migration/target_8_8", "action-plan"),
    "Santé": ("sdg-migration/target_3c", "action-plan"),
}
WRITTEN = N_("Written: {file}")
LEFT = N_("There already, and left as it is: {file}")


def demo(options: argparse.Namespace, output: Output) -> None:
    """Write the example into a folder. Raises CannotWrite."""
    folder: Path = options.folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(
            N_("{file} cannot be reached: {reason}. Nothing was lost; try again or save a copy elsewhere."),
            file=str(folder),
            reason=error.strerror,
        ) from error
    with ThreadPoolExecutor(1) as beside, Workers(JOB, bounds=BOUNDS) as workers:
        make = partial(_make, workers, folder, output)
        reports = beside.submit(lambda: [make(names) for names in ([WORKBOOK], OF_WORKBOOK)])
        _collect(folder, output)
        reports.result()
        make(OF_COLLECTION)


def _make(workers: Workers, folder: Path, output: Output, names: Iterable[str]) -> None:
    for path, outcome in workers.run(folder / name for name in names):
        if isinstance(outcome, KnownError):
            raise outcome
        for written in outcome:
            output.say(WRITTEN, file=written)
        if not outcome:
            output.say(LEFT, file=path)


def _collect(folder: Path, output: Output) -> None:
    """The collection with the submissions that it was made of."""
    from workbook.collection.example import create_example_collection

    path = folder / COLLECTION
    if path.exists():
        output.say(LEFT, file=path)
        return
    with replacing(path) as fresh:
        create_example_collection(fresh, folder / INBOX, output).close()
    output.say(WRITTEN, file=folder / INBOX)
    output.say(WRITTEN, file=path)


def make_in_child(path: Path) -> list[str]:
    """The job of a child process (see `workbook.spreadsheets.workers`): makes the file or folder of this name, and says
    what it wrote."""
    if path.name == WORKBOOK:
        return [str(one) for one in _make_workbook(path)]
    if path.name in OF_WORKBOOK:
        with Session.open(path.with_name(WORKBOOK), read_only=True) as session:
            OF_WORKBOOK[path.name](session.snapshot(), path)
        return [str(path)]
    if path.is_dir():  # what leaves a collection as a folder replaces nothing
        return []
    from workbook.collection.collection import Collection

    with Collection.open(path.with_name(COLLECTION), read_only=True) as collection:
        OF_COLLECTION[path.name](collection.view(), path)
    return [str(path)]


def _make_workbook(path: Path) -> list[Path]:
    """The workbook, if there is none yet, and the forms that its ministries were sent."""
    from workbook.editing.example import create_example

    written = []
    if not path.exists():
        with replacing(path) as fresh:
            create_example(fresh).close()
        written.append(path)
    with Session.open(path) as session:
        return [*written, *send_forms(session, EXAMPLE_FORMS, path.parent)]


def _report(name: str, language: str, snapshot: Snapshot, path: Path) -> None:
    from workbook.reports import Options, write_report

    wanted: Options = Options(language)  # type: ignore[arg-type]
    write_report(name, snapshot, path, wanted)


def _submission(snapshot: Snapshot, path: Path) -> None:
    from workbook.exchange.submission import write_submission

    write_submission(snapshot, path)


def _synthesis(language: Any, view: CollectionView, path: Path) -> None:
    from workbook.collection.out.synthesis import write_synthesis

    write_synthesis(view, path, language)


def _consolidated(view: CollectionView, path: Path) -> None:
    from workbook.collection.out.consolidated import write_consolidated

    write_consolidated(view, path)


def _letters(view: CollectionView, path: Path) -> None:
    from workbook.collection.out.letters import write_letters

    write_letters(view, path, date.today() + THREE_WEEKS)


def _package(view: CollectionView, path: Path) -> None:
    from workbook.collection.out.package import write_package

    write_package(view, path)


OF_WORKBOOK: Mapping[str, Callable[[Snapshot, Path], object]] = {
    "reponses-answers.pdf": partial(_report, "answers", "both"),
    "plan-d-action.pdf": partial(_report, "plan", "fr"),
    "action-plan.pdf": partial(_report, "plan", "en"),
    "note-au-ministre.pdf": partial(_report, "brief", "fr"),
    "questionnaire-vierge.pdf": partial(_report, "blank", "fr"),
    "soumission.xlsx": _submission,
}
OF_COLLECTION: Mapping[str, Callable[[CollectionView, Path], object]] = {
    "synthese.pdf": partial(_synthesis, "fr"),
    "synthesis.pdf": partial(_synthesis, "en"),
    "lettres": _letters,
    "consolidation.xlsx": _consolidated,
    "donnees": _package,
}
