"""How far the writing is, with the way to stop it; and afterwards where it was written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.language import Translated, tr
from ui.widgets.buttons import SecondaryButton
from ui.widgets.links import LinkButton
from ui.widgets.mark_label import MarkLabel
from ui.widgets.progress import ProgressBar
from ui.widgets.sizes import space
from ui.widgets.text import Text
from workbook.errors import N_
from workbook.screens.collection.exports import Written

STOP, OPEN, OPEN_FOLDER = N_("Stop"), N_("Open"), N_("Open the folder")
WRITTEN, BEGINNING = N_("Written: {file}"), N_("Beginning…")


class UnderWay(Translated, QWidget):
    """`stopped` when the person wants it to stop."""

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("export_under_way")
        self._written: Written | None = None
        self.bar, self.words = ProgressBar(), Text(ink="muted", wrap=True)
        self.stop = SecondaryButton(compact=True)
        self.stop.setObjectName("stop_export")
        self.stop.clicked.connect(self.stopped)
        self.done = Text(wrap=True)
        self.done.setObjectName("export_written")
        self.open, self.folder = LinkButton(), LinkButton()
        self.open.setObjectName("open_export")
        self.folder.setObjectName("open_export_folder")
        self.open.clicked.connect(lambda: self._open(False))
        self.folder.clicked.connect(lambda: self._open(True))
        self._working, self._ended = QWidget(), QWidget()
        self._lay_out()
        self.clear()
        self.translate_now()

    def retranslate(self) -> None:
        self.stop.setText(tr(STOP))
        self.open.setText(tr(OPEN))
        self.folder.setText(tr(OPEN_FOLDER))
        if self._written is not None:
            self.show_written(self._written)

    def clear(self) -> None:
        """Nothing is under way, nothing was written."""
        self._written = None
        self._working.hide()
        self._ended.hide()

    def begin(self) -> None:
        self._written = None
        self._ended.hide()
        self._working.show()
        self.show_progress(0, 1, BEGINNING)

    def show_progress(self, done: int, total: int, what: str) -> None:
        words = tr(what)
        self.words.setText(words)
        self.bar.set_share(done / max(total, 1), words=words)

    def show_written(self, written: Written) -> None:
        """Say where it is, and what."""
        self._written = written
        self._working.hide()
        self._ended.show()
        said = tr(WRITTEN).format(file=written.path.name)
        self.done.setText(f"{said} ({written.words})" if written.words else said)
        self.done.setToolTip(str(written.path))
        self.open.setVisible(written.path.is_file())

    def _open(self, folder: bool) -> None:
        if self._written is not None:
            path: Path = self._written.path
            shown = path.parent if folder and path.is_file() else path
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(shown)))

    def _lay_out(self) -> None:
        working = QVBoxLayout(self._working)
        space(working, 6)
        working.addWidget(self.bar)
        line = QHBoxLayout()
        space(line, 8)
        line.addWidget(self.words, 1)
        line.addWidget(self.stop)
        working.addLayout(line)
        ended = QVBoxLayout(self._ended)
        space(ended, 4)
        head = QHBoxLayout()
        space(head, 8)
        head.addWidget(MarkLabel("final", 14))
        head.addWidget(self.done, 1)
        ended.addLayout(head)
        links = QHBoxLayout()
        space(links, 12)
        links.addWidget(self.open)
        links.addWidget(self.folder)
        links.addStretch(1)
        ended.addLayout(links)
        column = QVBoxLayout(self)
        space(column)
        column.addWidget(self._working)
        column.addWidget(self._ended)
