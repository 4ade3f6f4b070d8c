"""A workbook in the window: its contents, its pages, and the panel about an answer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.contents.panel import ContentsPanel
from ui.document_window import WHOLE, DocumentWindow
from ui.language import interface
from ui.messages import Messages
from ui.page import Context, Page
from ui.pages import make_about, make_page
from ui.status_bar import StatusBar
from workbook.document.cells import Change, Step
from workbook.editing.changes import ChangeSet
from workbook.editing.completion import Completion, completion
from workbook.editing.session import Session
from workbook.preferences import Preferences, RecentFile
from workbook.screens.contents import Node, contents, places_in_order, walk
from workbook.screens.places import CONTRIBUTIONS, OVERVIEW, Place, PlaceKind, is_known, place_of
from workbook.screens.standing import standing
from workbook.screens.start import remembered, window_title

if TYPE_CHECKING:
    from ui.question.about import AboutPanel

FOLLOW_UP = frozenset({"send", "returned", "remind"})


class WorkbookWindow(DocumentWindow):
    """Shows one workbook."""

    def __init__(
        self,
        session: Session,
        preferences: Preferences,
        messages: Messages,
        parent: QWidget | None = None,
    ) -> None:
        self.status = StatusBar()
        super().__init__(session, preferences, ContentsPanel(), self.status, parent=parent)
        self.context = Context(session, preferences, self, self.jobs, messages)
        self.counts: Completion | None = None
        self._about: AboutPanel | None = None
        self.translate_now()

    def retranslate(self) -> None:
        super().retranslate()
        if self._about is not None:
            self._about.refresh(None)

    def title(self) -> str:
        return window_title(self.session.snapshot(), self.session.path, interface.catalogue)

    def recent(self) -> RecentFile | None:
        if self._settle.isActive():
            self.renew_figures()
        if self.counts is None:
            return None
        return remembered(self.session.path, self.session.snapshot(), self.counts)

    def may_close(self) -> bool:
        if self.context.desk is None:
            return True
        from ui.merge.deciding import may_leave

        return may_leave(self.context)

    def make_page(self, kind: PlaceKind) -> Page:
        return make_page(kind, self.context)

    def next_open(self) -> None:
        """Go to the next question without an answer, from the start again after the last."""
        waiting = [node.place for node in walk(self._nodes) if node.walked and "empty" in node.states]
        order = places_in_order(self._nodes)
        here = self.place._replace(row="") if self.place else OVERVIEW
        at = order.index(here) if here in order else -1
        ahead = [place for place in waiting if order.index(place) > at]
        if target := next(iter(ahead or waiting), None):
            self.go_into(target)

    def node_of_kind(self, kind: str) -> Node | None:
        """The contents' node of the first questionnaire of a kind, such as the action plan."""
        forms = self.session.snapshot().forms
        nodes = (node for node in self._nodes if node.place.form in forms)
        return next((node for node in nodes if forms[node.place.form].kind == kind), None)

    def renew_figures(self) -> None:
        snapshot = self.session.snapshot()
        counts = self.counts = completion(snapshot)
        self._nodes = contents(snapshot, interface.catalogue, counts)
        self.contents.show_nodes(self._nodes)
        self.status.show_standing(standing(snapshot, counts, date.today()))
        if self.place is not None:
            self.contents.show_place(self.place)
        self.figures_changed.emit()

    def release(self) -> None:
        if self._about is not None:
            self._about.stop()
        super().release()

    def show_beside(self, place: Place, page: Page) -> None:
        self.columns.want_right(place.kind == "question")
        if place.kind != "question":
            return
        if self._about is None:
            self._about = make_about(self.context)
            self.columns.right.set_content(self._about)
        self._about.show_question(place.form, place.name, place.row)

    def show_step(self, step: Step | None) -> None:
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
        super()._follow(change_set)
        if self._about is not None:
            self._about.refresh(None if change_set.kind in WHOLE else change_set)

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


def _changes_version(change: Change) -> bool:
    """Whether a questionnaire that is and stays in the workbook comes in another version."""
    if change.cell.facet != "form" or change.before is None or change.after is None:
        return False
    return bool(change.before["version"] != change.after["version"])
