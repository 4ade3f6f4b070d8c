"""Under the pages while files are admitted: how far it is, and what became of each file."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.collection.admission.runner import Admission
from ui.collection.page import CollectionContext
from ui.collection.plain_table import PlainTable
from ui.language import Translated, interface, tr, trn
from ui.theme import px, set_ground
from ui.widgets.buttons import IconButton
from ui.widgets.hairline import Hairline
from ui.widgets.links import LinkButton
from ui.widgets.mark_label import MarkLabel
from ui.widgets.progress import ProgressBar
from ui.widgets.sizes import space, themed
from ui.widgets.text import ElidedText, Text
from workbook.errors import N_
from workbook.screens.collection.admission import Outcome, by_need, columns, counts_of, outcomes, rows

LOOKING, READING = N_("Looking for files…"), N_("Read {done} of {total}")
STOPPED, NOTHING = N_("Stopped after {done} of {total}"), N_("No file was found")
SHOW, HIDE, STOP, DECIDE = N_("Show each file"), N_("Hide the files"), N_("Stop"), N_("Decide…")
RENEW_MS, BAR = 120, 120
TABLE_HEIGHT, LEAST_HEIGHT, PART = 190, 62, 0.3


class AdmissionPanel(Translated, QWidget):
    """`opened` carries the SHA-256 of the file that a person wants to see, `closed` that they have seen enough."""

    opened = Signal(str)
    closed = Signal()

    def __init__(
        self, admission: Admission, context: CollectionContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("admission_panel")
        set_ground(self, "background")
        self._admission, self._context = admission, context
        self._found: tuple[Outcome, ...] = ()
        self._mark, self._progress = MarkLabel(size=14), ProgressBar(width=BAR)
        self.state, self.counts = Text(weight=600), ElidedText(ink="muted")
        self.state.setObjectName("admission_state")
        self.counts.setObjectName("admission_counts")
        self._fold, self.stop, self._decide = LinkButton(), LinkButton(), LinkButton()
        self._close = IconButton("close")
        for widget, name in (
            (self._fold, "admission_files"), (self.stop, "admission_stop"), (self._decide, "admission_decide"),
            (self._close, "admission_close"),
        ):  # fmt: skip
            widget.setObjectName(name)
        self.table = PlainTable()
        self.table.setObjectName("admission_table")
        self._renewal = QTimer(self, singleShot=True, interval=RENEW_MS)
        self._renewal.timeout.connect(self.renew)
        self._connect()
        self._lay_out()
        self.translate_now()

    def retranslate(self) -> None:
        self.setAccessibleName(tr("Submissions that are being added"))
        self.table.setAccessibleName(tr("What became of each file"))
        self.stop.setText(tr(STOP))
        self._decide.setText(tr(DECIDE))
        self._close.set_tooltip(tr("Close"))
        self._name_fold()
        self.renew()

    def renew(self) -> None:
        """Show what became of the files by now."""
        admission, catalogue = self._admission, interface.catalogue
        found = outcomes(admission.files, self._context.view().submissions)
        self._found = found if admission.running else by_need(found)
        waiting = any(one.became == "received" for one in found)
        self.state.setText(self._state_words())
        self.counts.setText(counts_of(found, catalogue))
        share = len(found) / admission.total if admission.total else 0.0
        self._progress.set_share(share, 0.0, self.state.text())
        self._progress.setVisible(admission.running)
        self.stop.setVisible(admission.running)
        self._close.setVisible(not admission.running)
        self._decide.setVisible(waiting and not admission.running)
        self._fold.setVisible(bool(found))
        trouble = any(one.became in ("received", "refused", "issues") for one in found)
        self._mark.set_mark("" if admission.running else "warning" if trouble or not found else "final")
        self._mark.setVisible(not admission.running)
        if self.table.isVisibleTo(self):
            self.table.show_rows(columns(catalogue), rows(self._found, catalogue))

    def fit(self) -> None:
        """The files take no more than a part of the window: the page above stays usable."""
        around = self.parentWidget()
        most = round(around.height() * PART) if around is not None else px(TABLE_HEIGHT)
        self.table.setFixedHeight(max(px(LEAST_HEIGHT), min(px(TABLE_HEIGHT), most)))

    def _state_words(self) -> str:
        admission, number = self._admission, interface.catalogue.number
        done, total = number(len(admission.files)), number(admission.total)
        if admission.running:
            return tr(READING if admission.total else LOOKING).format(done=done, total=total)
        if admission.stopped:
            return tr(STOPPED).format(done=done, total=total)
        if not admission.files:
            return tr(NOTHING)
        return trn("{n} file read", "{n} files read", len(admission.files)).format(n=done)

    def _connect(self) -> None:
        self._admission.changed.connect(self._renew_soon)
        self._admission.ended.connect(self.renew)
        self._fold.clicked.connect(self._toggle)
        self.stop.clicked.connect(self._stop)
        self._decide.clicked.connect(self._open_waiting)
        self._close.clicked.connect(self.closed)
        self.table.opened.connect(self._open)

    def _renew_soon(self) -> None:
        if not self._renewal.isActive():
            self._renewal.start()

    def _stop(self) -> None:
        self._admission.stop()
        self._fold.setFocus()

    def _toggle(self) -> None:
        self.fit()
        self.table.setVisible(not self.table.isVisibleTo(self))
        self._name_fold()
        self.renew()

    def _name_fold(self) -> None:
        self._fold.setText(tr(HIDE if self.table.isVisibleTo(self) else SHOW))

    def _open(self, sha256: str) -> None:
        if sha256 and any(one.submission and one.file.sha256 == sha256 for one in self._found):
            self.opened.emit(sha256)

    def _open_waiting(self) -> None:
        waiting = next((one for one in self._found if one.became == "received"), None)
        if waiting is not None:
            self.opened.emit(waiting.file.sha256)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        space(head, 10, (16, 6, 10, 6))
        for widget in (self._mark, self._progress, self.state):
            head.addWidget(widget)
        head.addWidget(self.counts, 1)
        for link in (self._decide, self._fold, self.stop, self._close):
            head.addWidget(link)
        column = QVBoxLayout(self)
        space(column, 0)
        column.addWidget(Hairline())
        column.addLayout(head)
        column.addWidget(self.table)
        self.table.hide()
        themed(self, self.fit)
