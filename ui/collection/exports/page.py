"""What leaves the collection: choose, see what it will contain, write it, and learn where it is."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ui.background import Job
from ui.collection.exports.options import ExportOptions
from ui.collection.exports.under_way import UnderWay
from ui.collection.page import CollectionContext, CollectionPage
from ui.collection.reading import Reading
from ui.files import first_folder
from ui.language import Translated, interface, tr
from ui.reports.preview import Preview
from ui.theme import px, set_ground
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.hairline import Hairline
from ui.widgets.sizes import space, themed
from ui.widgets.text import Text
from workbook.editing.changes import ChangeSet
from workbook.errors import N_, KnownError
from workbook.screens.collection.exports import (
    ExportChoice,
    Written,
    contents,
    kind_of,
    new_folder,
    proposed_name,
    writing,
)
from workbook.screens.places import Place
from workbook.screens.reports import with_ending

CONTAINS, PREVIEW = N_("What it will contain"), N_("Show the pages")
WHERE_FILE, WHERE_FOLDER = N_("Save the export"), N_("Where is the new folder to be made?")
NO_COUNTRY = N_("There is no submission that counts yet.")
ASK, MAKING, MADE = (
    N_("No preview yet"),
    N_("The preview is being made…"),
    N_("Preview of the PDF, up to date"),
)
SIDE, LEAST_BESIDE = 360, 330


class ExportsPage(Translated, CollectionPage):
    """One thing is written at a time; it can be stopped, and then nothing of it is left."""

    def __init__(self, context: CollectionContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("exports_page")
        self._folder = tempfile.TemporaryDirectory(prefix="passerelle-", ignore_cleanup_errors=True)
        self.destroyed.connect(self._folder.cleanup)
        self._made = 0
        self._job: Job | None = None
        self._preview_job: Job | None = None
        self._reading = Reading(context.jobs, context.messages)
        self.options = ExportOptions(ExportChoice(language=interface.code))
        self.options.changed.connect(self._say)
        self._title, self._lines = Text(weight=600), Text(ink="muted", wrap=True)
        self._lines.setObjectName("export_contents")
        self.save, self.look = PrimaryButton(), SecondaryButton(icon="eye")
        self.save.setObjectName("write_export")
        self.look.setObjectName("preview_export")
        self.under_way = UnderWay()
        self.preview, self._stage, self._blank = Preview(), QStackedWidget(), QWidget()
        self._line, self._side = Hairline(upright=True), QWidget()
        self._lay_out()
        self.save.clicked.connect(self.write)
        self.look.clicked.connect(self.make_preview)
        self.under_way.stopped.connect(self.stop)
        self.translate_now()

    def retranslate(self) -> None:
        self._title.setText(tr(CONTAINS))
        self.look.setText(tr(PREVIEW))
        self._say()

    def show_place(self, place: Place) -> None:
        if place.name:
            self.options.rows[place.name].button.setChecked(True)
        self._say()

    def refresh(self, change_set: ChangeSet | None) -> None:
        if self.isVisible():
            self._say()

    def focus_first(self) -> None:
        self.options.rows[self.options.choice.kind].button.setFocus()

    def write(self) -> None:
        """Ask where it goes, and write it there."""
        choice, view = self.options.choice, self.context.view()
        name = proposed_name(view, choice, self.context.session.path, interface.catalogue)
        target = self._asked_for(name, kind_of(choice.kind).ending)
        if target is not None:
            self.write_to(target)

    def write_to(self, target: Path) -> None:
        """Write what is chosen to a file, or to a new folder."""
        work = writing(self.context.view(), self.options.choice, target, interface.catalogue)
        self.under_way.begin()
        self._job = self.context.jobs.run(work, self._written, self._failed, self._follow)
        self._say()

    def stop(self) -> None:
        """Stop the writing; nothing of it is left."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self.under_way.clear()
            self.context.messages.toast(tr(N_("Stopped. Nothing was written.")), mark="missing")
            self._say()

    def make_preview(self) -> None:
        """Make the PDF and show its pages."""
        if self._preview_job is not None:
            self._preview_job.cancel()
        self._made += 1
        path = Path(self._folder.name) / f"{self._made}.pdf"
        work = writing(self.context.view(), self.options.choice, path, interface.catalogue)
        self.preview.set_state(tr(MAKING))
        self._preview_job = self.context.jobs.run(work, self._previewed, self._not_previewed)

    def _previewed(self, written: Written) -> None:
        self._preview_job = None
        self.preview.show_file(written.path)
        self.preview.set_state(tr(MADE))
        if not self._stage.isVisible():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(written.path)))

    def _not_previewed(self, error: KnownError) -> None:
        self._preview_job = None
        self.preview.set_state(error.text(interface.catalogue))

    def _written(self, written: Written) -> None:
        self._job = None
        self.under_way.show_written(written)
        self._say()

    def _failed(self, error: KnownError) -> None:
        self._job = None
        self.under_way.clear()
        self.context.messages.error(error)
        self._say()

    def _follow(self, done: int, total: int, what: str) -> None:
        if self._job is not None:
            self.under_way.show_progress(done, total, what)

    def _asked_for(self, name: str, ending: str) -> Path | None:
        folder = first_folder(self.context.preferences)
        if ending:
            kinds = f"{ending[1:].upper()} (*{ending})"
            chosen, _ = QFileDialog.getSaveFileName(self, tr(WHERE_FILE), str(folder / name), kinds)
            return with_ending(Path(chosen), ending) if chosen else None
        parent = QFileDialog.getExistingDirectory(self, tr(WHERE_FOLDER), str(folder))
        return new_folder(Path(parent), name) if parent else None

    def _say(self) -> None:
        """What can be done at once; what it will contain is counted and follows."""
        choice = self.options.choice
        synthesis = choice.kind == "synthesis"
        self.save.setText(tr(kind_of(choice.kind).verb))
        self.look.setVisible(synthesis)
        self._stage.setCurrentWidget(self.preview if synthesis else self._blank)
        if self._preview_job is None:
            self.preview.set_state(tr(ASK))
        self._allow()
        self._fit()
        view, catalogue = self.context.view(), interface.catalogue

        def work() -> tuple[tuple[str, ...], str]:
            return view.editions, "\n".join(contents(view, choice, catalogue))

        self._reading.read(work, lambda found: self._show(*found))

    def _show(self, editions: tuple[str, ...], lines: str) -> None:
        self.options.set_editions(editions)
        self._lines.setText(lines)

    def _allow(self) -> None:
        """Write what can be written, one thing at a time."""
        view, choice = self.context.view(), self.options.choice
        whole = choice.kind in ("letters", "json", "package")
        possible = bool(view.submissions if whole else view.current(choice.edition))
        why = "" if possible else tr(NO_COUNTRY)
        self.save.explain(why, possible and self._job is None and self.options.can_be_made)
        self.look.explain(why, possible)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where there is no room for the pages beside, they are shown by the program that shows PDF files."""
        beside = self.width() >= px(SIDE + LEAST_BESIDE)
        self._stage.setVisible(beside)
        self._line.setVisible(beside and self._stage.currentWidget() is self.preview)
        self._side.setMaximumWidth(px(SIDE) if beside else px(2 * SIDE))
        self._side.setMinimumWidth(px(SIDE) if beside else 0)

    def _lay_out(self) -> None:
        set_ground(self._blank, "surface")
        self._stage.addWidget(self.preview)
        self._stage.addWidget(self._blank)
        inner = QWidget()
        set_ground(inner, "surface")
        column = QVBoxLayout(inner)
        space(column, 8)
        column.addWidget(self.options)
        column.addSpacing(12)
        texts = QVBoxLayout()
        space(texts, 4, (8, 0, 0, 0))
        texts.addWidget(self._title)
        texts.addWidget(self._lines)
        column.addLayout(texts)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        side = self._side
        set_ground(side, "surface")
        below = QVBoxLayout(side)
        space(below, 12, (20, 24, 24, 20))
        below.addWidget(area, 1)
        below.addWidget(self.under_way)
        below.addWidget(self.look)
        below.addWidget(self.save)
        themed(side, self._fit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(self._line)
        row.addWidget(self._stage, 1)
