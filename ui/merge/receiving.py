"""Receiving what came back: files are chosen, read in the background, compared, and shown on the desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ui.files import first_folder
from ui.language import interface, tr
from ui.messages import ERROR_KEY
from ui.page import Context
from workbook.document.document import Document
from workbook.document.snapshot import Snapshot
from workbook.editing.contributions import contribution, mark_returned
from workbook.editing.session import Session
from workbook.errors import N_, KnownError, UnusableFile
from workbook.exchange.differences import Base, Comparison
from workbook.exchange.received import Received
from workbook.progress import Cancelled, Progress
from workbook.screens.merge import MergeDesk
from workbook.screens.merge_doubts import doubt_sentences
from workbook.screens.places import MERGE

READING_KEY = "receiving"
CHOOSE, KINDS = N_("Receive a contribution"), N_("Forms and workbooks that came back")
READING, CANCEL = N_("Reading {file}…"), N_("Cancel")
IS_IT_RIGHT = N_("Is {file} the right file?")
COMPARE, LEAVE = N_("Compare all the same"), N_("Leave it")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read, and why the other files could not be."""

    comparisons: tuple[Comparison, ...]
    refused: tuple[KnownError, ...]


def choose_and_receive(context: Context, parent: QWidget) -> None:
    """Ask for files that came back, and open the desk with them."""
    kinds = f"{tr(KINDS)} (*.xlsx *.passerelle)"
    folder = str(first_folder(context.preferences))
    names, _ = QFileDialog.getOpenFileNames(parent, tr(CHOOSE), folder, kinds)
    if names:
        context.preferences.last_folder = str(Path(names[0]).parent)
        open_desk(context, [Path(name) for name in names])


def open_desk(context: Context, paths: Sequence[Path]) -> None:
    """Read these files in the background, compare them with the workbook, and show the desk."""
    session, snapshot, messages = context.session, context.session.snapshot(), context.messages
    messages.clear_error()

    def tell(_done: int, _total: int, name: str) -> None:
        if messages.shown(READING_KEY) is not None:
            words = tr(READING).format(file=name)
            messages.shown(READING_KEY).set_message(words, tr(CANCEL))  # type: ignore[union-attr]

    def done(reading: Reading) -> None:
        messages.clear_banner(READING_KEY)
        _show(context, reading)

    def failed(error: KnownError) -> None:
        messages.clear_banner(READING_KEY)
        if not isinstance(error, Cancelled):
            messages.error(error)

    job = context.jobs.run(lambda progress: _read(session, snapshot, paths, progress), done, failed, tell)

    def cancel() -> None:
        job.cancel()
        messages.clear_banner(READING_KEY)

    first = paths[0].name
    messages.banner("info", lambda: tr(READING).format(file=first), CANCEL, cancel, key=READING_KEY)


def _read(session: Session, snapshot: Snapshot, paths: Sequence[Path], progress: Progress) -> Reading:
    """Each file compared with the workbook. Raises a KnownError where the only one cannot be read."""
    from workbook.exchange.compare import compare
    from workbook.exchange.receiving import receive

    definitions = list(session.saver.ask(lambda document: document.definitions()).result().values())
    comparisons: list[Comparison] = []
    refused: list[KnownError] = []
    for at, path in enumerate(paths):
        progress.step(at, len(paths), path.name)
        try:
            received = receive(path, definitions)
            base = session.saver.ask(partial(_base, received)).result()
            found = compare(base, snapshot, received, path.name)
            _check_twice(comparisons, found)
            comparisons.append(found)
        except Cancelled:
            raise
        except KnownError as error:
            refused.append(error)
    progress.step(len(paths), len(paths))
    if len(refused) == 1 and not comparisons:
        raise refused[0]
    return Reading(tuple(comparisons), tuple(refused))


def _check_twice(known: Sequence[Comparison], found: Comparison) -> None:
    same = next((one for one in known if one.instance == found.instance), None)
    if same is not None:
        raise UnusableFile(
            N_("{file} is the same form as {other}. Receive one of them at a time."),
            file=found.name,
            other=same.name,
        )


def _base(received: Received, document: Document) -> Base:
    from workbook.exchange.compare import base_of

    return base_of(document, received)


def show_on_desk(context: Context, comparison: Comparison) -> None:
    """Show the desk with what was compared elsewhere."""
    _show(context, Reading((comparison,), ()))


def _show(context: Context, reading: Reading) -> None:
    if reading.refused:
        _tell_refused(context, reading.refused)
    wanted = [one for one in reading.comparisons if _is_wanted(context, one)]
    if not wanted:
        return
    _mark_returned(context.session, wanted)
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    if context.desk is not None:
        context.desk = context.desk.joined_by(wanted)
    else:
        context.desk = MergeDesk(wanted, moment, interface.catalogue)
    context.navigator.go(MERGE)


def _tell_refused(context: Context, refused: Sequence[KnownError]) -> None:
    """Why files could not be read, a line each."""

    def words() -> str:
        return "\n".join(error.text(interface.catalogue) for error in refused)

    context.messages.banner("error", words, key=ERROR_KEY, closable=True)


def _is_wanted(context: Context, comparison: Comparison) -> bool:
    """Ask about a file that may be of another workbook or country."""
    sentences = doubt_sentences(comparison, interface.catalogue)
    if not sentences:
        return True
    answer = context.messages.ask(
        tr(IS_IT_RIGHT).format(file=comparison.name),
        "\n".join(sentences),
        (("compare", tr(COMPARE)), ("leave", tr(LEAVE))),
        safe="leave",
    )
    return answer == "compare"


def _mark_returned(session: Session, comparisons: Sequence[Comparison]) -> None:
    """The forms that were sent from here have come back, whatever is decided of them."""
    if session.read_only:
        return
    at = datetime.now(UTC).isoformat(timespec="seconds")
    for one in comparisons:
        known = contribution(session.snapshot(), one.instance)
        if known is not None and not known.returned:
            session.apply(mark_returned(session.snapshot(), one.instance, at))
