"""The reports page: choose, look at the true pages, print, save, submit."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.background import Job
from ui.language import Translated, interface, tr
from ui.page import Context, Page
from ui.reports.incomplete import IncompleteNote
from ui.reports.options_panel import OptionsPanel
from ui.reports.preview import Preview
from ui.theme import px, set_ground
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.hairline import Hairline
from ui.widgets.sizes import space, themed
from workbook.document.snapshot import Snapshot
from workbook.editing.changes import ChangeSet
from workbook.errors import KnownError
from workbook.progress import Progress
from workbook.screens.places import CHECK, Place
from workbook.screens.reports import ReportChoice, pdf_name, with_ending

PAUSE = 250


class ReportsPage(Translated, Page):
    """The preview follows the workbook and the choices after a short pause."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("reports_page")
        self._folder = tempfile.TemporaryDirectory(prefix="passerelle-", ignore_cleanup_errors=True)
        self.destroyed.connect(self._folder.cleanup)
        self._made = 0
        self._job: Job | None = None
        self._stale = True
        self.options = OptionsPanel(ReportChoice(language=interface.code))
        self.preview = Preview()
        self.note = IncompleteNote(context.navigator)
        self._save, self._print = PrimaryButton(), SecondaryButton(icon="print")
        self._submit = SecondaryButton(icon="check")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._make)
        self.options.changed.connect(lambda _: self._later())
        self._lay_out()
        self.translate_now()

    def retranslate(self) -> None:
        self._save.setText(tr("Save the PDF…"))
        self._print.setText(tr("Print…"))
        self._submit.setText(tr("Check and make the Excel submission…"))
        self._save.setObjectName("save_pdf")
        self._print.setObjectName("print_report")
        self._submit.setObjectName("check_submission")
        self._say_state()

    def _lay_out(self) -> None:
        self._save.clicked.connect(self.save)
        self._print.clicked.connect(self.print)
        self._submit.clicked.connect(lambda: self.context.navigator.go(CHECK))
        side = QWidget()
        set_ground(side, "surface")
        column = QVBoxLayout(side)
        space(column, 12, (20, 24, 24, 20))
        column.addWidget(self._scrolled())
        both = QHBoxLayout()
        space(both, 8)
        both.addWidget(self._save, 3)
        both.addWidget(self._print, 2)
        column.addLayout(both)
        column.addWidget(self._submit)
        themed(side, lambda: side.setFixedWidth(px(352)))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(Hairline(upright=True))
        row.addWidget(self.preview, 1)

    def _scrolled(self) -> QScrollArea:
        inner = QWidget()
        set_ground(inner, "surface")
        column = QVBoxLayout(inner)
        space(column, 16)
        column.addWidget(self.options)
        column.addWidget(self.note)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        return area

    def show_place(self, place: Place) -> None:
        snapshot = self.context.session.snapshot()
        self.options.set_ministries(snapshot.ministries)
        self.note.show_snapshot(snapshot)
        if self._stale:
            self._later()

    def refresh(self, change_set: ChangeSet | None) -> None:
        self._stale = True
        if self.isVisible():
            self.show_place(Place("reports"))

    def focus_first(self) -> None:
        self.options.setFocus()
        for row in self.options.findChildren(QWidget):
            if row.objectName() == f"report_{self.options.choice.report}":
                row.setFocus()

    def _later(self) -> None:
        self._stale = True
        self._say_state()
        self._pause.start()

    def _make(self) -> None:
        choice = self.options.choice
        if self._job is not None:
            self._job.cancel()
        if not choice.can_be_made:
            self._say_state()
            return
        self._made += 1
        path = Path(self._folder.name) / f"{self._made}.pdf"
        self._stale = False
        work = writing(choice, self.context.session.snapshot(), path)
        self._job = self.context.jobs.run(work, lambda pages: self._ready(choice, path, pages), self._failed)

    def _ready(self, choice: ReportChoice, path: Path, pages: int) -> None:
        self._job = None
        self.preview.show_file(path)
        self.options.set_pages(choice.report, pages)
        self._say_state()

    def _failed(self, error: KnownError) -> None:
        self._job = None
        self._stale = True
        self.preview.set_state(error.text(interface.catalogue))

    def _say_state(self) -> None:
        """What is shown, and what can be done with it: only pages that are up to date are printed."""
        possible = self.options.choice.can_be_made
        ready = possible and not self._stale and self._job is None
        if not possible:
            words = tr("No ministry is named in this workbook yet.")
        else:
            words = tr("Preview of the PDF, up to date") if ready else tr("The preview is being made…")
        self.preview.set_state(words)
        self._save.explain("" if possible else words, possible)
        self._print.explain("" if ready else words, ready)

    def save(self) -> None:
        """Save the report where the person wants it."""
        choice = self.options.choice
        snapshot = self.context.session.snapshot()
        folder = self.context.session.path.parent
        proposed = str(folder / pdf_name(snapshot, choice, interface.catalogue))
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Save the PDF"), proposed, "PDF (*.pdf)")
        if not chosen:
            return
        path = with_ending(Path(chosen), ".pdf")
        self.context.jobs.run(
            writing(choice, snapshot, path), lambda _: self._saved(path), self.context.messages.error
        )

    def _saved(self, path: Path) -> None:
        def open_it() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

        words = tr("PDF saved: {file}").format(file=path.name)
        self.context.messages.toast(words, tr("Open"), open_it)

    def print(self) -> None:
        """Print the pages of the preview."""
        from ui.reports.printing import print_document

        if self.preview.document is not None:
            print_document(self, self.preview.document, self.options.choice.paper)


def writing(choice: ReportChoice, snapshot: Snapshot, path: Path) -> Callable[[Progress], int]:
    """The work of writing a report: it touches neither Qt nor the open file."""

    def write(progress: Progress) -> int:
        from workbook.reports import write_report

        return write_report(choice.report, snapshot, path, choice.options, progress)

    return write
