"""The command that writes the example: a workbook and a collection filled in, and everything that comes of them.

The files are made in child processes, the collection meanwhile; what is needed twice is made first.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbook.cli.contributions import THREE_WEEKS, send_forms
from workbook.cli.output import Output
from workbook.collection.example_submissions import BOUNDS, check_made, sent_files
from workbook.editing.session import Session
from workbook.errors import N_, CannotWrite
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
STOPPED = N_("Stopped. What was written by then is whole; the same command goes on from there.")
LEFT = N_("There already, and left as it is: {file}")


def demo(options: argparse.Namespace, output: Output) -> int:
    """Write the example into a folder, what is not there yet. Raises CannotWrite."""
    folder: Path = options.folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(
            N_("{file} cannot be reached: {reason}. Nothing was lost; try again or save a copy elsewhere."),
            file=str(folder),
            reason=error.strerror,
        ) from error
    try:
        _make_all(folder, output)
    except KeyboardInterrupt:
        output.complain(output.catalogue.gettext(STOPPED))
        return 1
    finally:
        _sweep(folder)
    return 0


def _make_all(folder: Path, output: Output) -> None:
    with ThreadPoolExecutor(1) as beside, Workers(JOB, bounds=BOUNDS) as workers:
        reports = beside.submit(_report_all, workers, folder, output)
        _collect(folder, output)
        reports.result()
        _make(workers, folder, output, OF_COLLECTION)


def _report_all(workers: Workers, folder: Path, output: Output) -> None:
    _make_workbook(folder / WORKBOOK, output)
    _make(workers, folder, output, OF_WORKBOOK)


def _make(workers: Workers, folder: Path, output: Output, names: Iterable[str]) -> None:
    for path, outcome in workers.run(folder / name for name in names):
        check_made(path, outcome)
        output.say(WRITTEN if outcome else LEFT, file=path)


def _sweep(folder: Path) -> None:
    """Take away what child processes had begun, if they were stopped."""
    begun = [(folder, name) for name in (*OF_WORKBOOK, *OF_COLLECTION)]
    begun += [(folder / INBOX, name) for name in sent_files()]
    for place, name in begun:
        for left in place.glob(f".{name}.*.new"):
            if left.is_dir():
                shutil.rmtree(left, ignore_errors=True)
            else:
                left.unlink(missing_ok=True)


def _make_workbook(path: Path, output: Output) -> None:
    """The workbook, if there is none yet, and the forms that its ministries were sent."""
    from workbook.editing.example import create_example

    if not path.exists():
        with replacing(path) as fresh:
            create_example(fresh).close()
        output.say(WRITTEN, file=path)
    with Session.open(path) as session:
        for form in send_forms(session, EXAMPLE_FORMS, path.parent):
            output.say(WRITTEN, file=form)


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


def make_in_child(path: Path) -> bool:
    """The job of a child process (see `workbook.spreadsheets.workers`): make the file or folder of this name.

    False for a folder that is there already: what leaves a collection as a folder replaces nothing.
    """
    if path.name in OF_WORKBOOK:
        with Session.open(path.with_name(WORKBOOK), read_only=True) as session:
            OF_WORKBOOK[path.name](session.snapshot(), path)
        return True
    if path.is_dir():
        return False
    from workbook.collection.collection import Collection

    with Collection.open(path.with_name(COLLECTION), read_only=True) as collection:
        OF_COLLECTION[path.name](collection.view(), path)
    return True


def _report(name: str, language: str, snapshot: Snapshot, path: Path) -> None:
    from workbook.reports import Options, write_report

    wanted: Options = Options(language)  # type: ignore[arg-type]
    write_report(name, snapshot, path, wanted)


def _submission(snapshot: Snapshot, path: Path) -> None:
    from workbook.exchange.submission import write_submission

    write_submission(snapshot, path)


def _synthesis(language: Any, view: CollectionView, path: Path) -> None:
    from workbook.collection.publishing.synthesis import write_synthesis

    write_synthesis(view, path, language)


def _consolidated(view: CollectionView, path: Path) -> None:
    from workbook.collection.publishing.consolidated import write_consolidated

    write_consolidated(view, path)


def _letters(view: CollectionView, path: Path) -> None:
    from workbook.collection.publishing.letters import write_letters

    write_letters(view, path, date.today() + THREE_WEEKS)


def _package(view: CollectionView, path: Path) -> None:
    from workbook.collection.publishing.package import write_package

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
