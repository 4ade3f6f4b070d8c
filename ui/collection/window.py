"""A collection in the window: submissions, completeness, every question across countries."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.collection.admission.choosing import choose_files
from ui.collection.admission.panel import AdmissionPanel
from ui.collection.admission.runner import Admission
from ui.collection.contents import CollectionContents
from ui.collection.jobs import CollectionJobs
from ui.collection.page import CollectionContext, CollectionPage
from ui.collection.pages import make_page
from ui.collection.reading import Reading
from ui.collection.status_bar import CollectionStatusBar
from ui.document_window import SETTLE_MS, DocumentWindow
from ui.language import interface, tr
from ui.messages import Messages
from ui.page import Page
from workbook.collection.collection import Collection
from workbook.collection.wording import is_example
from workbook.document.cells import Step
from workbook.editing.changes import ChangeSet
from workbook.errors import N_
from workbook.preferences import Preferences, RecentFile
from workbook.screens.collection.contents import contents, frame
from workbook.screens.collection.places import SUBMISSIONS, search_place, seen_at, submission_place
from workbook.screens.collection.standing import (
    collection_title,
    counts_words,
    edition_words,
    recent_collection,
)
from workbook.screens.contents import Node
from workbook.screens.places import Place, PlaceKind

ADMISSION = "admit"
WHILE_ADMITTING_MS = 700
BEING_ADDED = N_("Submissions are still being added.")
WHAT_STAYS = N_("What was added stays. The other files can be added again later; none is taken twice.")


class CollectionWindow(DocumentWindow):
    """Shows one collection."""

    context: CollectionContext
    home = SUBMISSIONS
    beside_words = N_("Show what stands beside the page")
    read_only_words = N_("This collection is open read-only: nothing can be changed in it.")

    def __init__(
        self,
        collection: Collection,
        preferences: Preferences,
        messages: Messages,
        parent: QWidget | None = None,
    ) -> None:
        self.collection = collection
        self.status = CollectionStatusBar()
        panel = CollectionContents()
        jobs = CollectionJobs(collection)
        super().__init__(collection.session, preferences, panel, self.status, jobs, parent)
        panel.searched.connect(self._search)
        self.context = CollectionContext(
            collection.session,
            preferences,
            self,
            self.jobs,
            messages,
            collection=collection,
            admit_wanted=self.choose_and_admit,
        )
        self._reading = Reading(self.jobs, messages)
        self._beside: QWidget | None = None
        self._admitted = False
        self._panel: AdmissionPanel | None = None
        self.admission = Admission(collection, self.jobs, messages, self)
        self.admission.ended.connect(lambda: self._settle.start(SETTLE_MS))
        self.saved.connect(self.admission.give_room)
        self._settle.timeout.connect(self._renew_page)
        self.translate_now()
        jobs.complete(messages, self._renew_all)

    def title(self) -> str:
        return collection_title(self.session.snapshot(), self.session.path)

    def recent(self) -> RecentFile | None:
        return recent_collection(self.collection.view(), self.session.path)

    def make_page(self, kind: PlaceKind) -> Page:
        return make_page(kind, self.context)

    def close_file(self) -> None:
        self.collection.close()

    def renew_figures(self) -> None:
        """Tell at once what is known; the questionnaires are counted on another thread and follow."""
        view, catalogue = self.collection.view(), interface.catalogue
        counts = counts_words(view.submissions, catalogue)
        self.status.show_counts(counts, edition_words(view.snapshot), is_example(view.snapshot))
        if not self._nodes:
            self._show_nodes(frame(view, catalogue))
        self._reading.read(lambda: contents(view, catalogue), self._show_nodes)
        self.figures_changed.emit()

    def admit(self, paths: Sequence[Path]) -> None:
        """Read these files and folders, and take in the submissions among them."""
        self.hand_over()
        if self._panel is None:
            self._panel = self._admission_panel()
        self._panel.show()
        self.admission.begin(paths)

    def may_close(self) -> bool:
        if not self.admission.running:
            return True
        answer = self.context.messages.ask(
            tr(BEING_ADDED),
            tr(WHAT_STAYS),
            (("close", tr("Close all the same")), ("stay", tr("Keep working"))),
            safe="stay",
        )
        return answer == "close"

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._panel is not None:
            self._panel.fit()

    def choose_and_admit(self) -> None:
        """Ask for files, and admit them."""
        paths = choose_files(self, self.preferences)
        if paths:
            self.admit(paths)

    def go(self, place: Place) -> None:
        """Show a place; the keyboard goes along where it was on the page that is left."""
        before, holder = self.page, QApplication.focusWidget()
        along = before is not None and holder is not None and before.isAncestorOf(holder)
        super().go(place)
        if along and self.page is not before:
            self._enter_page()

    def show_beside(self, place: Place, page: Page) -> None:
        panel = page.side_panel if isinstance(page, CollectionPage) else None
        if panel is not None and panel is not self._beside:
            self.columns.right.set_content(panel)
            self._beside = panel
        self.columns.want_right(panel is not None)

    def show_step(self, step: Step | None) -> None:
        places = seen_at(step.kind, step.args) if step is not None else ()
        here = self.place._replace(row="") if self.place is not None else None
        if places and here not in places:
            self.go_into(places[0])

    def release(self) -> None:
        self.admission.stop()
        self._reading.stop()
        super().release()

    def _admission_panel(self) -> AdmissionPanel:
        panel = AdmissionPanel(self.admission, self.context)
        panel.opened.connect(lambda sha256: self.go_into(submission_place(sha256)))
        panel.closed.connect(self._close_panel)
        self.column.insertWidget(1, panel)
        return panel

    def _close_panel(self) -> None:
        if self._panel is not None:
            self._panel.hide()
        self._enter_page()

    def _show_nodes(self, nodes: tuple[Node, ...]) -> None:
        self._nodes = nodes
        self.contents.show_nodes(nodes)
        if self.place is not None:
            self.contents.show_place(self.place)
        self.figures_changed.emit()

    def _search(self, words: str) -> None:
        if words.strip():
            self.go(search_place(words))
        elif self.place is not None and self.place.kind == "search":
            self.back()

    def _follow(self, change_set: ChangeSet) -> None:
        """While files are admitted, pages are renewed from time to time only."""
        if change_set.kind == ADMISSION:
            self._admitted = True
            if not self._settle.isActive():
                self._settle.start(WHILE_ADMITTING_MS)
            self.changed.emit()
            return
        super()._follow(change_set)

    def _renew_all(self) -> None:
        """Files were read once more: what is shown may have been told without them."""
        self.renew_figures()
        if self.page is not None:
            self.page.refresh(None)

    def _renew_page(self) -> None:
        if self._admitted and self.page is not None:
            self.page.refresh(None)
        self._admitted = False
