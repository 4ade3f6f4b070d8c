"""Receiving what came back: files are chosen and read in the background; what is decided becomes one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ui.files import first_folder
from ui.language import interface, tr, trn
from ui.page import Context
from workbook.document.document import Document
from workbook.document.snapshot import Snapshot
from workbook.editing.contributions import contribution, mark_returned
from workbook.editing.session import Session
from workbook.errors import N_, KnownError, StaleChange
from workbook.exchange.differences import Base, Comparison
from workbook.exchange.received import Received
from workbook.progress import Cancelled, Progress
from workbook.screens.merge import MergeDesk
from workbook.screens.merge_doubts import doubt_sentences
from workbook.screens.places import CONTRIBUTIONS, MERGE, Place

READING_KEY, DESK_KEY = "receiving", "merge"
CHOOSE, KINDS = N_("Receive a contribution"), N_("Forms and workbooks that came back")
READING, CANCEL = N_("Reading {file}…"), N_("Cancel")
IS_IT_RIGHT = N_("Is {file} the right file?")
COMPARE, LEAVE = N_("Compare all the same"), N_("Leave it")
UNDO = N_("Undo")
WAITS, GO_ON = N_("The contribution of {ministry} waits for your decisions."), N_("Go on deciding")
NOT_APPLIED = N_("What you decided of a contribution is not applied yet.")
NOT_APPLIED_MEANS = N_("It is not kept when the workbook closes. The file can be received again at any time.")
CLOSE, STAY = N_("Close without applying"), N_("Keep working")


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


def apply_decisions(context: Context) -> None:
    """Make what is decided one step, and leave the desk once nothing is left to decide."""
    desk, session, messages = context.desk, context.session, context.messages
    if desk is None or follow_workbook(context):
        return
    finished = desk.finished
    try:
        n = desk.apply(session)
    except StaleChange:
        follow_workbook(context)
        return
    except KnownError as error:
        messages.error(error)
        return
    messages.clear_banner(DESK_KEY)
    made = session.undo_step
    if finished:
        context.desk = None
        context.navigator.go(leaving_for())

    def take_back() -> None:
        if session.undo_step is made:
            session.undo()
            context.desk = desk
            context.navigator.go(MERGE)

    words = trn("{n} change applied", "{n} changes applied", n).format(n=interface.catalogue.number(n))
    messages.toast(words, tr(UNDO), take_back)


def follow_workbook(context: Context) -> int:
    """Compare anew where the workbook changed; says how many decisions no longer hold, and gives their number."""
    desk = context.desk
    if desk is None:
        return 0
    lost = desk.follow(context.session.snapshot())
    if lost:

        def words() -> str:
            said = trn(
                "{n} answer changed meanwhile: what you decided of it waits for you again. Nothing was applied.",
                "{n} answers changed meanwhile: what you decided of them waits for you again. Nothing was applied.",
                lost,
            )
            return said.format(n=interface.catalogue.number(lost))

        context.messages.banner("warning", words, key=DESK_KEY, closable=True)
    return lost


def wait_for_decisions(context: Context) -> None:
    """Say that the desk waits, and how to come back to it."""
    desk = context.desk
    if desk is None:
        return

    def words() -> str:
        return tr(WAITS).format(ministry=desk.ministries)

    def come_back() -> None:
        context.navigator.go(MERGE)

    context.messages.banner("info", words, GO_ON, come_back, key=DESK_KEY, closable=True)


def may_leave(context: Context) -> bool:
    """Whether the workbook may be closed, though something that is decided was not applied."""
    desk = context.desk
    if desk is None or not desk.touched:
        return True
    answer = context.messages.ask(
        tr(NOT_APPLIED),
        tr(NOT_APPLIED_MEANS),
        (("close", tr(CLOSE)), ("stay", tr(STAY))),
        safe="stay",
    )
    if answer != "close":
        context.navigator.go(MERGE)
    return answer == "close"


def leaving_for() -> Place:
    """Where a person goes from the desk."""
    return CONTRIBUTIONS


def _read(session: Session, snapshot: Snapshot, paths: Sequence[Path], progress: Progress) -> Reading:
    """Each file compared with the workbook. Raises a KnownError where none can be read."""
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
            comparisons.append(compare(base, snapshot, received, path.name))
        except Cancelled:
            raise
        except KnownError as error:
            refused.append(error)
    progress.step(len(paths), len(paths))
    if refused and not comparisons:
        raise refused[0]
    return Reading(tuple(comparisons), tuple(refused))


def _base(received: Received, document: Document) -> Base:
    from workbook.exchange.compare import base_of

    return base_of(document, received)


def show_on_desk(context: Context, comparison: Comparison) -> None:
    """Show the desk with what was compared elsewhere."""
    _show(context, Reading((comparison,), ()))


def _show(context: Context, reading: Reading) -> None:
    for error in reading.refused:
        context.messages.error(error)
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
