"""At the right of a figure: the answers that a part of it counts, each with the way there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui.language import Translated, interface, tr, trn
from ui.theme import set_ground
from ui.widgets.links import LinkButton
from ui.widgets.sizes import space
from ui.widgets.text import Text
from ui.widgets.wrapped_text import WrappedText
from workbook.errors import N_
from workbook.screens.collection.figure_page import Behind

TITLE = N_("Behind the figure")
HOW = N_("Choose a part of the figure, or a row of its table, to see the answers that it counts.")
MORE = N_("and {n} more")
MOST = 200


class BehindPanel(Translated, QWidget):
    """`place_wanted` carries the place of an answer."""

    place_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("behind_panel")
        set_ground(self, "background")
        self._shown: tuple[str, tuple[Behind, ...]] | None = None
        self.title, self._part = Text(role="heading"), Text(wrap=True)
        self.counted = Text(ink="muted", wrap=True)
        self.links: list[LinkButton] = []
        self._lines = QVBoxLayout()
        self._lay_out()
        self.translate_now()

    def retranslate(self) -> None:
        self.title.setText(tr(TITLE))
        if self._shown is None:
            self.clear()

    def clear(self) -> None:
        """Say how to begin."""
        self._shown = None
        self._part.hide()
        self.counted.setText(tr(HOW))
        self._empty()

    def show_behind(self, part: str, found: tuple[Behind, ...]) -> None:
        """Show what a part counts, at most two hundred answers."""
        self._shown = (part, found)
        n = len(found)
        self._part.setText(part)
        self._part.setVisible(bool(part))
        self.counted.setText(trn("{n} answer", "{n} answers", n).format(n=interface.catalogue.number(n)))
        self._empty()
        for one in found[:MOST]:
            self._lines.addWidget(self._line(one))
        if n > MOST:
            self._lines.addWidget(Text(tr(MORE).format(n=n - MOST), ink="muted"))

    def _line(self, one: Behind) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        space(column, 0, (0, 6, 0, 0))
        link = LinkButton(one.head)
        link.clicked.connect(lambda: self.place_wanted.emit(one.place))
        self.links.append(link)
        column.addWidget(link)
        if one.words:
            column.addWidget(WrappedText(one.words))
        column.addWidget(Text(one.trace, role="caption", ink="muted", wrap=True))
        return holder

    def _empty(self) -> None:
        self.links = []
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()

    def _lay_out(self) -> None:
        inner = QWidget()
        set_ground(inner, "background")
        column = QVBoxLayout(inner)
        space(column, 6, (16, 16, 16, 16))
        for widget in (self.title, self._part, self.counted):
            column.addWidget(widget)
        space(self._lines, 2)
        column.addLayout(self._lines)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        space(whole)
        whole.addWidget(area)
