"""The note that actions of the plan are incomplete, with a link to each."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.language import Translated, interface, tr, trn
from ui.page import Navigator
from ui.theme import colour, px
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.links import LinkButton
from ui.widgets.mark_label import MarkLabel
from ui.widgets.sizes import space
from ui.widgets.text import Text
from workbook.document.snapshot import Snapshot
from workbook.screens.places import Place, place_of
from workbook.screens.reports import incomplete_rows, row_number

MOST_LINKS = 6


class IncompleteNote(Translated, QWidget):
    """Hidden while every action is complete."""

    def __init__(self, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("incomplete_note")
        self._navigator = navigator
        self._snapshot: Snapshot | None = None
        self._title, self._text = Text(weight=600, wrap=True), Text(ink="muted", wrap=True)
        self._links = QWidget()
        self._flow = FlowLayout(self._links, gap=8)
        row = QHBoxLayout(self)
        space(row, 8, (15, 10, 12, 10))
        sign = QVBoxLayout()
        sign.addWidget(MarkLabel("warning"))
        sign.addStretch(1)
        row.addLayout(sign)
        column = QVBoxLayout()
        space(column, 2)
        for widget in (self._title, self._text, self._links):
            column.addWidget(widget)
        row.addLayout(column, 1)
        self.translate_now()

    def retranslate(self) -> None:
        self._text.setText(tr("The report can be made; it will say what is missing."))
        if self._snapshot is not None:
            self.show_snapshot(self._snapshot)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Count what is incomplete, and link to it."""
        self._snapshot = snapshot
        rows = incomplete_rows(snapshot)
        self.setVisible(bool(rows))
        words = trn("{n} action is incomplete", "{n} actions are incomplete", len(rows))
        self._title.setText(words.format(n=interface.catalogue.number(len(rows))))
        self.setAccessibleName(self._title.text())
        while (item := self._flow.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        for row, found in list(rows.items())[:MOST_LINKS]:
            issue = found[0]
            number = row_number(snapshot, issue.form, row)
            link = LinkButton(tr("Action {n}").format(n=number))
            link.setAccessibleName(issue.text(interface.catalogue))
            link.setToolTip(issue.text(interface.catalogue))
            place = place_of(snapshot, issue.form, issue.question, row)
            link.clicked.connect(lambda _=False, place=place: self._go(place))
            self._flow.addWidget(link)

    def _go(self, place: Place) -> None:
        self._navigator.go(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("warning-soft"))
        painter.fillRect(0, 0, px(3), self.height(), colour("warning"))
