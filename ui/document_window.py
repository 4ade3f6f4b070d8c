"""What a workbook and a collection have in common in the window: contents, pages, status bar; the way between places."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.background import Jobs
from ui.columns import BESIDE, Columns
from ui.contents.panel import ContentsPanel
from ui.language import Translated
from ui.page import Context, Page
from ui.saving import SavingNews
from ui.saving_bar import SavingBar
from ui.theme import set_ground
from workbook.document.cells import Step
from workbook.editing.changes import ChangeSet
from workbook.editing.session import Session
from workbook.errors import N_, KnownError
from workbook.preferences import Preferences, RecentFile
from workbook.screens.contents import Node, places_in_order
from workbook.screens.places import OVERVIEW, Place, PlaceKind
from workbook.screens.trail import Trail, neighbour

SETTLE_MS = 150
WHOLE = frozenset({"undo", "redo", "forms", "load", "carry_over", "apply", "restore_version", "take_copy"})


class DocumentWindow(Translated, QWidget):
    """Shows one session. It is the navigator of its pages.

    Whoever derives from it sets `context`, and calls `translate_now()` at the end of the constructor.
    """

    place_changed = Signal()
    saved = Signal(object)
    save_failed = Signal(object)
    changed = Signal()
    figures_changed = Signal()
    file_wanted = Signal(Path)
    context: Context
    home = OVERVIEW
    beside_words = BESIDE
    read_only_words = N_("This workbook is open read-only: nothing can be changed in it.")

    def __init__(
        self,
        session: Session,
        preferences: Preferences,
        contents: ContentsPanel,
        status: SavingBar,
        jobs: Jobs | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session, self.preferences = session, preferences
        self.jobs = jobs or Jobs()
        self.jobs.setParent(self)
        self.trail = Trail()
        self._pages: dict[PlaceKind, Page] = {}
        self._nodes: tuple[Node, ...] = ()
        self.stage = QStackedWidget()
        set_ground(self.stage, "surface")
        self.contents = contents
        contents.chosen.connect(self.go)
        contents.entered.connect(self._enter_page)
        self.columns = Columns(self.stage, self.beside_words)
        self._lay_out(status)
        self._settle = QTimer(self, singleShot=True)
        self._settle.timeout.connect(self.renew_figures)
        self._unsubscribe = session.subscribe(self._follow)
        self.news = SavingNews(session, self)
        self.news.saved.connect(self._on_saved)
        self.news.failed.connect(self._on_failed)
        self._saving = status
        status.show_read_only(session.read_only)

    def title(self) -> str:
        """What the window's title says of it, in the language in force."""
        raise NotImplementedError

    def recent(self) -> RecentFile | None:
        """What is kept of it for its card on the start page; None while that is not known."""
        raise NotImplementedError

    def renew_figures(self) -> None:
        """Count anew, and show it in the contents and the status bar."""
        raise NotImplementedError

    def make_page(self, kind: PlaceKind) -> Page:
        """A new page for places of that kind."""
        raise NotImplementedError

    def may_close(self) -> bool:
        """Whether it can be closed now; asks where something would be left undone."""
        return True

    def close_file(self) -> None:
        """Close the file, after `release`. Raises CannotWrite."""
        self.session.close()

    def retranslate(self) -> None:
        self.renew_figures()
        if self.page is not None:
            self.page.refresh(None)

    @property
    def place(self) -> Place | None:
        return self.trail.current

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        shown = self.stage.currentWidget()
        return shown if isinstance(shown, Page) else None

    def go(self, place: Place) -> None:
        """Show a place; what is being typed is handed over first."""
        self.hand_over()
        self.trail.visit(place)
        self._show(place)

    def go_into(self, place: Place) -> None:
        """Show a place and put the keyboard there."""
        self.go(place)
        self._enter_page()

    def next(self) -> None:
        self._step(1)

    def previous(self) -> None:
        self._step(-1)

    def open_file(self, path: Path) -> None:
        """Ask for another file in place of this one."""
        self.file_wanted.emit(path)

    def neighbour(self, step: int) -> Place | None:
        """The place that `next` (1) or `previous` (-1) would show."""
        return neighbour(places_in_order(self._nodes), self.place, step)

    def back(self) -> None:
        self.hand_over()
        if place := self.trail.back():
            self._show(place)
            self._enter_page()

    def forward(self) -> None:
        self.hand_over()
        if place := self.trail.forward():
            self._show(place)
            self._enter_page()

    def hand_over(self) -> None:
        """Give what is being typed to the session now."""
        if self.page is not None:
            self.page.hand_over()

    def undo(self) -> Step | None:
        """Take the last step back and show what it concerned."""
        self.hand_over()
        step = self.session.undo()
        self.show_step(step)
        return step

    def redo(self) -> Step | None:
        self.hand_over()
        step = self.session.redo()
        self.show_step(step)
        return step

    def show_step(self, step: Step | None) -> None:
        """Go where an undone step was made, if that is elsewhere and still there."""

    def release(self) -> None:
        """Stop listening and working; the file itself is closed by whoever opened it."""
        self._settle.stop()
        self._unsubscribe()
        self.jobs.stop()
        self.session.saver.on_saved = self.session.saver.on_failed = None

    def _lay_out(self, status: SavingBar) -> None:
        self.columns.left.set_content(self.contents)
        self.columns.left.folded = self.preferences.contents_folded
        self.columns.right.folded = self.preferences.panel_folded
        self.columns.left_width = self.preferences.contents_width
        self.columns.folding_changed.connect(self._remember_folding)
        column = self.column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.columns, 1)
        column.addWidget(status)

    def _remember_folding(self) -> None:
        self.preferences.contents_folded = self.columns.left.folded
        self.preferences.panel_folded = self.columns.right.folded
        self.preferences.contents_width = self.columns.left_width

    def _step(self, step: int) -> None:
        if self.page is not None and self.page.step(step):
            return
        if place := self.neighbour(step):
            self.go_into(place)

    def _enter_page(self) -> None:
        if self.page is not None:
            self.page.focus_first()

    def _show(self, place: Place) -> None:
        page = self._pages.get(place.kind)
        if page is None:
            page = self._pages[place.kind] = self.make_page(place.kind)
            self.stage.addWidget(page)
        page.show_place(place)
        self.stage.setCurrentWidget(page)
        self.columns.lend_left(page.takes_the_room)
        self.show_beside(place, page)
        self.columns.close_overlays()
        self.contents.show_place(place)
        self.place_changed.emit()

    def show_beside(self, place: Place, page: Page) -> None:
        """Show what belongs at the right of a page."""
        raise NotImplementedError

    def _follow(self, change_set: ChangeSet) -> None:
        if self.page is not None:
            self.page.refresh(None if change_set.kind in WHOLE else change_set)
        self._settle.start(SETTLE_MS)
        self.changed.emit()

    def _on_saved(self, at: datetime) -> None:
        if not self.session.saver.unsaved:
            self._saving.show_saved(at)
        self.saved.emit(at)

    def _on_failed(self, error: KnownError) -> None:
        self._saving.show_unsaved(self.session.saver.unsaved)
        self.save_failed.emit(error)
