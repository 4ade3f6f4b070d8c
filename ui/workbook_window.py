"""A workbook in the window: contents, page, the panel about an answer, status bar; and the way between places."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.background import Jobs
from ui.columns import Columns
from ui.contents.panel import ContentsPanel
from ui.language import Translated, interface
from ui.messages import Messages
from ui.page import Context, Page
from ui.pages import make_about, make_page
from ui.saving import SavingNews
from ui.status_bar import StatusBar
from ui.theme import set_ground
from workbook.document.cells import Change, Step
from workbook.editing.changes import ChangeSet
from workbook.editing.completion import Completion, completion
from workbook.editing.session import Session
from workbook.errors import KnownError
from workbook.preferences import Preferences
from workbook.screens.contents import Node, contents, places_in_order, walk
from workbook.screens.places import CONTRIBUTIONS, OVERVIEW, Place, PlaceKind, is_known, place_of
from workbook.screens.standing import standing
from workbook.screens.trail import Trail, neighbour

if TYPE_CHECKING:
    from ui.question.about import AboutPanel

SETTLE_MS = 150
FOLLOW_UP = frozenset({"send", "returned", "remind"})
WHOLE = frozenset({"undo", "redo", "forms", "load", "carry_over", "apply", "restore_version", "take_copy"})


class WorkbookWindow(Translated, QWidget):
    """Shows one session. It is the navigator of its pages."""

    place_changed = Signal()
    saved = Signal(object)
    save_failed = Signal(object)
    changed = Signal()
    figures_changed = Signal()
    file_wanted = Signal(Path)

    def __init__(
        self,
        session: Session,
        preferences: Preferences,
        messages: Messages,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session, self.preferences = session, preferences
        self.jobs = Jobs(self)
        self.context = Context(session, preferences, self, self.jobs, messages)
        self.trail = Trail()
        self.counts: Completion | None = None
        self._pages: dict[PlaceKind, Page] = {}
        self._nodes: tuple[Node, ...] = ()
        self._about: AboutPanel | None = None
        self.stage = QStackedWidget()
        set_ground(self.stage, "surface")
        self.contents = ContentsPanel()
        self.contents.chosen.connect(self.go)
        self.contents.entered.connect(self._enter_page)
        self.status = StatusBar()
        self.columns = Columns(self.stage)
        self._lay_out()
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self.renew_figures)
        self._unsubscribe = session.subscribe(self._follow)
        self.news = SavingNews(session, self)
        self.news.saved.connect(self._on_saved)
        self.news.failed.connect(self._on_failed)
        self.status.show_read_only(session.read_only)
        self.translate_now()

    def retranslate(self) -> None:
        self.renew_figures()
        if self.page is not None:
            self.page.refresh(None)
        if self._about is not None:
            self._about.refresh(None)

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
        """Ask for another workbook in place of this one."""
        self.file_wanted.emit(path)

    def neighbour(self, step: int) -> Place | None:
        """The place that `next` (1) or `previous` (-1) would show."""
        return neighbour(places_in_order(self._nodes), self.place, step)

    def next_open(self) -> None:
        """Go to the next question without an answer, from the start again after the last."""
        waiting = [node.place for node in walk(self._nodes) if node.walked and "empty" in node.states]
        order = places_in_order(self._nodes)
        here = self.place._replace(row="") if self.place else OVERVIEW
        at = order.index(here) if here in order else -1
        ahead = [place for place in waiting if order.index(place) > at]
        if target := next(iter(ahead or waiting), None):
            self.go_into(target)

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
        self._show_step(step)
        return step

    def redo(self) -> Step | None:
        self.hand_over()
        step = self.session.redo()
        self._show_step(step)
        return step

    def node_of_kind(self, kind: str) -> Node | None:
        """The contents' node of the first questionnaire of a kind, such as the action plan."""
        forms = self.session.snapshot().forms
        nodes = (node for node in self._nodes if node.place.form in forms)
        return next((node for node in nodes if forms[node.place.form].kind == kind), None)

    def renew_figures(self) -> None:
        """Count anew, and show it in the contents and the status bar."""
        snapshot = self.session.snapshot()
        counts = self.counts = completion(snapshot)
        self._nodes = contents(snapshot, interface.catalogue, counts)
        self.contents.show_nodes(self._nodes)
        self.status.show_standing(standing(snapshot, counts, date.today()))
        if self.place is not None:
            self.contents.show_place(self.place)
        self.figures_changed.emit()

    def release(self) -> None:
        """Stop listening and working; the session itself is closed by whoever opened it."""
        self._settle.stop()
        if self._about is not None:
            self._about.stop()
        self._unsubscribe()
        self.jobs.stop()
        self.session.saver.on_saved = self.session.saver.on_failed = None

    def _lay_out(self) -> None:
        self.columns.left.set_content(self.contents)
        self.columns.left.folded = self.preferences.contents_folded
        self.columns.right.folded = self.preferences.panel_folded
        self.columns.left_width = self.preferences.contents_width
        self.columns.folding_changed.connect(self._remember_folding)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.columns, 1)
        column.addWidget(self.status)

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
            page = self._pages[place.kind] = make_page(place.kind, self.context)
            self.stage.addWidget(page)
        page.show_place(place)
        self.stage.setCurrentWidget(page)
        self.columns.lend_left(page.takes_the_room)
        self.columns.want_right(place.kind == "question")
        if place.kind == "question":
            self._show_about(place)
        self.columns.close_overlays()
        self.contents.show_place(place)
        self.place_changed.emit()

    def _show_about(self, place: Place) -> None:
        if self._about is None:
            self._about = make_about(self.context)
            self.columns.right.set_content(self._about)
        self._about.show_question(place.form, place.name, place.row)

    def _show_step(self, step: Step | None) -> None:
        """Go where an undone step was made, if that is elsewhere and still there."""
        if step is not None and step.kind in FOLLOW_UP:
            self.go_into(CONTRIBUTIONS)
        if step is None or "form" not in step.args:
            return
        snapshot = self.session.snapshot()
        form, name, row = step.args["form"], str(step.args.get("name", "")), str(step.args.get("row", ""))
        if form not in snapshot.forms or all(item.name != name for item in snapshot.forms[form].flat):
            return
        place = place_of(snapshot, form, name, row)
        if self.place is None or place[:3] != self.place[:3]:
            self.go_into(place)

    def _follow(self, change_set: ChangeSet) -> None:
        if any(_changes_version(change) for change in change_set.changes):
            self._make_pages_anew()
        told = None if change_set.kind in WHOLE else change_set
        if self.page is not None:
            self.page.refresh(told)
        if self._about is not None:
            self._about.refresh(told)
        self._settle.start()
        self.changed.emit()

    def _make_pages_anew(self) -> None:
        """A questionnaire came in another version: nothing that was made for the earlier one is kept."""
        for page in self._pages.values():
            self.stage.removeWidget(page)
            page.hide()
            page.deleteLater()
        self._pages.clear()
        snapshot = self.session.snapshot()
        self.trail.keep(lambda place: is_known(snapshot, place))
        self._show(self.trail.current or OVERVIEW)

    def _on_saved(self, at: datetime) -> None:
        if not self.session.saver.unsaved:
            self.status.show_saved(at)
        self.saved.emit(at)

    def _on_failed(self, error: KnownError) -> None:
        self.status.show_unsaved(self.session.saver.unsaved)
        self.save_failed.emit(error)


def _changes_version(change: Change) -> bool:
    """Whether a questionnaire that is and stays in the workbook comes in another version."""
    if change.cell.facet != "form" or change.before is None or change.after is None:
        return False
    return bool(change.before["version"] != change.after["version"])
