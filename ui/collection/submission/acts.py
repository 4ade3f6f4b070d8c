"""What the secretariat does with a file: accept, reject with a reason, take that back, save it as it came."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from ui.collection.page import CollectionContext
from ui.files import first_folder
from ui.language import tr
from ui.name_dialog import NameDialog, NameWords
from workbook.collection.facts import Submission
from workbook.collection.view import CollectionView
from workbook.errors import N_, KnownError, UnusableFile
from workbook.files import replacing

REASON = NameWords(
    N_("Reject the file"),
    N_("Why does this file not count?"),
    N_(
        "The reason stands in the history and in the return letter. The file is kept, and this can be undone."
    ),
    N_("Reason"),
    N_("Reject"),
    N_("Write a reason"),
)
SAVE, SAVED = N_("Save the file as received"), N_("File saved: {file}")
DECIDED, UNDO = N_("Decided: {file}"), N_("Undo")


def decide(
    context: CollectionContext, submission: Submission, verdict: str, why: str = "", country: str = ""
) -> None:
    """Keep a decision as one step, and offer to undo it."""
    session = context.session
    try:
        context.collection.decide(submission.sha256, verdict, why, country)
    except KnownError as error:
        context.messages.error(error)
        return
    step = session.undo_step

    def take_back() -> None:
        if session.undo_step is step:
            session.undo()

    context.messages.toast(tr(DECIDED).format(file=submission.facts.name), tr(UNDO), take_back)


def reject(context: CollectionContext, submission: Submission, parent: QWidget) -> None:
    """Ask for the reason, and reject."""
    dialog = NameDialog(REASON, "", parent)
    wanted = dialog.exec() == QDialog.DialogCode.Accepted
    why = dialog.name
    dialog.deleteLater()
    if wanted and why:
        decide(context, submission, "rejected", why)


def save_as_received(context: CollectionContext, submission: Submission, parent: QWidget) -> None:
    """Ask where, and write the bytes as they came."""
    start = first_folder(context.preferences) / submission.facts.name
    name, _ = QFileDialog.getSaveFileName(parent, tr(SAVE), str(start))
    if not name:
        return
    target, view = Path(name), context.view()
    context.preferences.last_folder = str(target.parent)
    context.jobs.run(
        lambda _: _write(view, submission, target),
        lambda _: context.messages.toast(tr(SAVED).format(file=target.name)),
        context.messages.error,
    )


def _write(view: CollectionView, submission: Submission, target: Path) -> None:
    """Whole or not at all. Raises UnusableFile, CannotWrite."""
    content = view.file(submission)
    if content is None:
        raise UnusableFile(
            N_("{file} was too large to be kept; only its fingerprint is in the collection."),
            file=submission.facts.name,
        )
    with replacing(target) as fresh:
        fresh.write_bytes(content)
