"""Opening, copying and closing files in the window, and what is told when that fails."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from ui.files import documents_folder
from ui.language import interface, tr
from ui.opening import open_file
from ui.upgrading import UPGRADE_KEY, Upgrading
from ui.versions.opening import OPENING_KEYS, OpeningNews
from ui.workbook_window import WorkbookWindow
from workbook.document.lock import Holder, holder_of
from workbook.editing.session import Session
from workbook.errors import N_, CannotWrite, FileInUse, KnownError, NewerFile

if TYPE_CHECKING:
    from ui.collection.window import CollectionWindow
    from ui.document_window import DocumentWindow
    from ui.window import Window
    from workbook.collection.collection import Collection

SAVING_KEY = "saving"
PAGE_KEYS = ("page", "merge", "receiving", "rebuilding")


class Desk(QObject):
    """Works for one window."""

    _copied = Signal(Path, object)

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._copied.connect(self._after_copy, Qt.ConnectionType.QueuedConnection)

    def open_path(self, path: Path, read_only: bool = False) -> bool:
        """Open a workbook or a collection; where it cannot be written to, offer to read it."""
        window = self._window
        if window.opened is not None and _same(window.opened.session.path, path) and not read_only:
            window.show_opened_again()
            return True
        window.messages.clear_error()
        left_by = holder_of(path)
        try:
            opened = open_file(path, window.preferences.author, read_only)
        except KnownError as error:
            self._refuse(path, error)
            return False
        if not window.close_opened():
            opened.close()
            return False
        self.show(opened, left_by)
        return True

    def show(self, opened: Session | Collection, left_by: Holder | None = None) -> None:
        """Show an open file, at its first page; `left_by` had announced to hold it before."""
        window = self._window
        book = self._made(opened)
        book.saved.connect(self._on_saved)
        book.save_failed.connect(lambda error: self._on_failed(book, error))
        book.file_wanted.connect(self.open_path, Qt.ConnectionType.QueuedConnection)
        window.show_opened(book)
        book.go(book.home)
        if book.page is not None:
            book.page.focus_first()
        OpeningNews(book, window.messages, window.save_copy, left_by)
        if isinstance(book, WorkbookWindow):
            Upgrading(book, window.messages)
        self._remember(book)

    def _made(self, opened: Session | Collection) -> WorkbookWindow | CollectionWindow:
        window = self._window
        if isinstance(opened, Session):
            return WorkbookWindow(opened, window.preferences, window.messages)
        from ui.collection.window import CollectionWindow

        return CollectionWindow(opened, window.preferences, window.messages)

    def open_example(self) -> None:
        """Open the example country, made in the person's documents the first time."""
        from workbook.editing.example import create_example

        language = interface.code
        name = "passerelle-exemple" if language == "fr" else "passerelle-example"
        path = documents_folder() / f"{name}.passerelle"
        if path.exists():
            self.open_path(path)
            return
        try:
            create_example(path).close()
        except KnownError as error:
            self._window.messages.error(error)
            return
        self.open_path(path)

    def carry_over(self, earlier: Path) -> None:
        """Take last year's answers into the open workbook, as one step."""
        from workbook.editing.carry_over import carry_over

        book = self._window.workbook
        if book is None:
            return
        try:
            with Session.open(earlier, read_only=True) as before:
                plan = carry_over(book.session.snapshot(), before.snapshot(), earlier.name)
            book.session.apply(plan)
        except KnownError as error:
            self._window.messages.error(error)
            return
        n = len(plan.changes)
        words = interface.catalogue.ngettext("{n} answer taken over", "{n} answers taken over", n)
        self._window.messages.toast(words.format(n=interface.catalogue.number(n)))

    def copy_to(self, target: Path) -> None:
        """Write a copy with everything in it, also what could not be saved here."""
        book = self._window.opened
        if book is None:
            return
        if _same(book.session.path, target):
            self._window.messages.toast(tr("This is the workbook itself: it is saved there already."))
            return
        future = book.session.saver.copy_to(target)
        future.add_done_callback(lambda done: self._copied.emit(target, done))

    def close_opened(self) -> bool:
        """Close after everything is on the disk; where that cannot be, the person decides."""
        window, book = self._window, self._window.opened
        if book is None:
            return True
        book.hand_over()
        if not book.may_close():
            return False
        try:
            book.session.flush()
        except KnownError as error:
            answer = self._ask_unsaved(error)
            if answer == "copy":
                window.save_copy()
            if answer != "discard":
                return False
        self._put_away(book)
        return True

    def _put_away(self, book: DocumentWindow) -> None:
        window = self._window
        self._remember(book)
        book.release()
        for key in (SAVING_KEY, *OPENING_KEYS, UPGRADE_KEY, *PAGE_KEYS):
            window.messages.clear_banner(key)
        try:
            book.close_file()
        except CannotWrite:
            window.messages.toast(tr("Closed without the last changes."), mark="warning")
        window.drop_opened()

    def _refuse(self, path: Path, error: KnownError) -> None:
        window = self._window
        if isinstance(error, FileInUse | CannotWrite) and path.exists():
            window.messages.error(error, N_("Open read-only"), lambda: self.open_path(path, read_only=True))
            return
        rescue = self._rescue_of(path) if not isinstance(error, NewerFile) else None
        if rescue is not None:
            window.messages.error(error, N_("Restore from a backup…"), rescue)
            return
        window.messages.error(error)
        if not path.exists():
            window.preferences.forget(str(path))
            window.renew_recent()

    def _rescue_of(self, path: Path) -> Callable[[], object] | None:
        """What restores a workbook that was opened here before and of which this computer keeps backups."""
        from workbook.document.backups import Shelf

        window = self._window
        known = (one.document_id for one in window.preferences.recent if one.path == str(path.absolute()))
        document_id = next(known, "")
        if not document_id or not Shelf(document_id).backups():
            return None
        from ui.background import Jobs
        from ui.versions.rescue import Rescue, Ways

        ways = Ways(Jobs(self), window.messages, window.preferences, self.open_path)
        rescue = Rescue(path, document_id, ways, window)
        return lambda: rescue.restore()

    def _ask_unsaved(self, error: KnownError) -> str:
        return self._window.messages.ask(
            error.text(interface.catalogue),
            tr("The last changes are only in this window. Save a copy elsewhere to keep them."),
            (
                ("copy", tr("Save a copy elsewhere…")),
                ("discard", tr("Close without the last changes")),
                ("stay", tr("Keep working")),
            ),
            safe="stay",
        )

    def _on_saved(self, _at: object) -> None:
        self._window.messages.clear_banner(SAVING_KEY)
        self._window.renew_actions()

    def _on_failed(self, book: DocumentWindow, error: KnownError) -> None:
        if book is not self._window.opened:
            return  # it was put away meanwhile
        if self._window.messages.banner_text(SAVING_KEY) == error.text(interface.catalogue):
            return  # it is said already; a new banner would take the keyboard from its links
        self._window.messages.banner(
            "error",
            lambda: error.text(interface.catalogue),
            N_("Try again"),
            book.session.saver.retry,
            key=SAVING_KEY,
            more=((N_("Save a copy elsewhere…"), self._window.save_copy),),
        )

    def _after_copy(self, target: Path, done: Future[None]) -> None:
        error = done.exception()
        if isinstance(error, KnownError):
            self._window.messages.error(error)
            return
        done.result()
        book = self._window.opened
        if book is not None and (book.session.saver.unsaved or book.session.read_only):
            self._put_away(book)
            self.open_path(target)
        self._window.messages.toast(tr("Copy saved: {file}").format(file=target.name))

    def _remember(self, book: DocumentWindow) -> None:
        recent = book.recent()
        if recent is not None:
            self._window.preferences.remember(recent)
            self._window.keep_preferences()


def _same(one: Path, other: Path) -> bool:
    return one.absolute() == other.absolute()
