"""The Contributions page: what was sent and is awaited; sending, reminding and receiving start here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from ui.contributions.follow_view import FollowView
from ui.contributions.letter_view import LetterView
from ui.contributions.send_view import SendView
from ui.files import first_folder
from ui.language import interface, tr
from ui.page import Context, Page
from ui.theme import set_ground
from workbook.document.snapshot import Snapshot
from workbook.editing.changes import ChangeSet
from workbook.editing.contributions import Contribution, contribution, remind, send
from workbook.editing.creation import now
from workbook.errors import KnownError
from workbook.exchange.mail import Mail, covering_mail, reminding_mail
from workbook.languages import Language
from workbook.progress import Progress
from workbook.screens.contribution_form import ENDINGS, FormDraft, file_name
from workbook.screens.contributions import is_known
from workbook.screens.places import CONTRIBUTIONS, SEND, Place
from workbook.screens.reports import with_ending

LETTER, REMINDER = "letter", "reminder"


class ContributionsPage(Page):
    """Three views: the follow-up; the form to send (name "send"); a letter ("letter" or "reminder", of a row)."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("contributions_page")
        set_ground(self, "surface")
        self._place = CONTRIBUTIONS
        self.follow = FollowView(context.session.read_only)
        self.form, self.letter = SendView(), LetterView()
        self.views = QStackedWidget()
        for view in (self.follow, self.form, self.letter):
            self.views.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.views)
        self._connect()

    def show_place(self, place: Place) -> None:
        snapshot = self.context.session.snapshot()
        if place.name in (LETTER, REMINDER) and not is_known(snapshot, place.row):
            place = CONTRIBUTIONS
        begins = place == SEND and self._place != SEND
        self._place = place
        if place == SEND and not self.context.session.read_only:
            self.form.begin(snapshot) if begins else self.form.show_snapshot(snapshot)
            self.views.setCurrentWidget(self.form)
        elif place.name in (LETTER, REMINDER):
            self._show_letter(place.row, place.name == REMINDER)
            self.views.setCurrentWidget(self.letter)
        else:
            self.follow.show_snapshot(snapshot, place.row)
            self.views.setCurrentWidget(self.follow)

    def refresh(self, change_set: ChangeSet | None) -> None:
        if self.isVisible():
            self.show_place(self._place)

    def focus_first(self) -> None:
        view = self.views.currentWidget()
        if isinstance(view, FollowView | SendView | LetterView):
            view.focus_first()

    def make_form(self, draft: FormDraft) -> None:
        """Save the form where the person wants it, and remember that it was sent."""
        snapshot = self.context.session.snapshot()
        path = self._chosen_file(snapshot, draft)
        if path is not None:
            self.context.jobs.run(
                _writing(snapshot, draft, path, self.context.session.by),
                lambda sent: self._made(sent, path),
                self.context.messages.error,
            )

    def receive(self, paths: list[Path]) -> None:
        """Show what came back on the merge desk; without files, ask for them."""
        from ui.merge.receiving import choose_and_receive, open_desk

        if paths:
            open_desk(self.context, paths)
        else:
            choose_and_receive(self.context, self)

    def _connect(self) -> None:
        def go(name: str, row: str = "") -> None:
            self.context.navigator.go(CONTRIBUTIONS._replace(name=name, row=row))
            self.focus_first()

        self.follow.send_wanted.connect(lambda: go(SEND.name))
        self.follow.letter_wanted.connect(lambda instance: go(LETTER, instance))
        self.follow.reminder_wanted.connect(lambda instance: go(REMINDER, instance))
        self.follow.receive_wanted.connect(self.receive)
        self.form.wanted.connect(self.make_form)
        self.form.cancelled.connect(lambda: go(""))
        self.letter.left.connect(lambda: go("", self._place.row))
        self.letter.copied.connect(self._copied)

    def _chosen_file(self, snapshot: Snapshot, draft: FormDraft) -> Path | None:
        folder = first_folder(self.context.preferences)
        proposed = str(folder / file_name(snapshot, draft, interface.catalogue))
        ending = ENDINGS[draft.medium]
        kinds = f"Excel (*{ending})" if draft.medium == "xlsx" else f"Passerelle (*{ending})"
        keep = draft.medium == "workbook"  # a workbook is never written over, so the dialog does not offer it
        options = QFileDialog.Option.DontConfirmOverwrite if keep else QFileDialog.Option(0)
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Save the form"), proposed, kinds, options=options)
        if not chosen:
            return None
        self.context.preferences.last_folder = str(Path(chosen).parent)
        return with_ending(Path(chosen), ending)

    def _made(self, sent: Contribution, path: Path) -> None:
        session, messages = self.context.session, self.context.messages
        try:
            session.apply(send(session.snapshot(), sent))
        except KnownError as error:
            path.unlink(missing_ok=True)
            messages.error(error)
            return
        messages.toast(tr("Form saved: {file}").format(file=path.name))
        self.context.navigator.go(Place("contributions", "", LETTER, sent.instance_id))
        self.focus_first()

    def _show_letter(self, instance_id: str, is_reminder: bool) -> None:
        sent = contribution(self.context.session.snapshot(), instance_id)
        if sent is None:
            return

        def write(language: Language) -> Mail:
            snapshot = self.context.session.snapshot()
            if is_reminder:
                return reminding_mail(snapshot, sent, language, date.today())
            return covering_mail(snapshot, sent, language)

        self.letter.show_letter(write, sent.ministry, is_reminder)

    def _copied(self) -> None:
        session, messages = self.context.session, self.context.messages
        if self._place.name != REMINDER:
            messages.toast(tr("The letter is copied."))
            return
        try:
            session.apply(remind(session.snapshot(), self._place.row, now()))
        except KnownError as error:
            messages.error(error)
            return
        messages.toast(tr("The reminder is copied and noted."))
        self.context.navigator.go(Place("contributions", "", "", self._place.row))
        self.focus_first()


def _writing(snapshot: Snapshot, draft: FormDraft, path: Path, by: str) -> Callable[[Progress], Contribution]:
    """The work of writing a form: it touches neither Qt nor the open file."""

    def write(progress: Progress) -> Contribution:
        from workbook.exchange.sending import write_form

        return write_form(snapshot, draft.request, path, by, now(), progress)

    return write
