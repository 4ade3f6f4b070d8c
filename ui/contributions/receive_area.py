"""Where a form that came back is dropped; its button does the same by keyboard."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.language import Translated, tr
from ui.theme import colour, px
from ui.widgets.buttons import SecondaryButton
from ui.widgets.sizes import space
from ui.widgets.text import Text

ENDINGS = (".xlsx", ".passerelle")


class ReceiveArea(Translated, QWidget):
    """Emits the files that were dropped on it, or `clicked`."""

    dropped = Signal(list)
    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("receive_area")
        self.setAcceptDrops(True)
        self._over = False
        self._words = Text(ink="muted", wrap=True)
        self.button = SecondaryButton(icon="download")
        self.button.setObjectName("receive_form")
        self.button.clicked.connect(self.clicked)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        space(row, 16, (16, 12, 16, 12))
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        self.translate_now()

    def retranslate(self) -> None:
        self.button.setText(tr("Receive a form…"))
        self._words.setText(
            tr(
                "Or drop here the file that a ministry sent back. You will see every change before it is taken over."
            )
        )
        self.setAccessibleName(self.button.text())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files(event):
            self._show_over(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_over(False)
        if files := _files(event):
            event.acceptProposedAction()
            self.dropped.emit(files)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = Qt.PenStyle.SolidLine if self._over else Qt.PenStyle.DashLine
        painter.setPen(QPen(colour("accent" if self._over else "control"), 2 if self._over else 1, line))
        painter.setBrush(colour("accent-soft") if self._over else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(4), px(4))

    def _show_over(self, over: bool) -> None:
        self._over = over
        self.update()


def _files(event: QDropEvent) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in ENDINGS]
