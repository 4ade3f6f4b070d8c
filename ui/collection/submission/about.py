"""What is known of a file, and how much was answered in each part, as links to the answers."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.contributions.scrolled import scrolled_column
from ui.language import tr
from ui.theme import px
from ui.widgets.links import LinkButton
from ui.widgets.progress import ProgressBar
from ui.widgets.sizes import space, themed
from ui.widgets.text import Text
from workbook.errors import N_
from workbook.screens.collection.submission import About, Part

PARTS, BAR, WIDEST = N_("What was answered"), 96, 760


class AboutView(QWidget):
    """`part_wanted` carries the part whose answers a person wants to read."""

    part_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("about_submission")
        self._facts, self._parts = QWidget(), QWidget()
        self._title = Text(role="heading")
        column = scrolled_column(self)
        space(column, 16, (32, 16, 28, 20))
        for widget in (self._facts, self._title, self._parts):
            column.addWidget(widget)
            themed(widget, lambda widget=widget: widget.setMaximumWidth(px(WIDEST)))  # type: ignore[misc]
        column.addStretch(1)
        self._facts_grid, self._parts_grid = QGridLayout(self._facts), QGridLayout(self._parts)
        for grid in (self._facts_grid, self._parts_grid):
            space(grid, 6)
            grid.setColumnStretch(1, 1)
            themed(self, lambda grid=grid: grid.setHorizontalSpacing(px(20)))  # type: ignore[misc]

    def show_about(self, about: About) -> None:
        for grid in (self._facts_grid, self._parts_grid):
            _empty(grid)
        for at, fact in enumerate(about.facts):
            words = Text(fact.words, wrap=True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._facts_grid.addWidget(Text(fact.label, ink="muted"), at, 0, Qt.AlignmentFlag.AlignTop)
            self._facts_grid.addWidget(words, at, 1)
        self._title.setText(tr(PARTS))
        self._title.setVisible(bool(about.parts))
        for at, part in enumerate(about.parts):
            self._add_part(at, part)

    def _add_part(self, at: int, part: Part) -> None:
        link, bar = LinkButton(part.title), ProgressBar(width=BAR)
        link.clicked.connect(lambda: self.part_wanted.emit(part))
        bar.set_share(part.answered / part.asked if part.asked else 0.0, 0.0, part.share)
        share = Text(part.share, ink="muted")
        self._parts_grid.addWidget(link, at, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        self._parts_grid.addWidget(bar, at, 2, Qt.AlignmentFlag.AlignVCenter)
        self._parts_grid.addWidget(share, at, 3, Qt.AlignmentFlag.AlignRight)


def _empty(grid: QGridLayout) -> None:
    while (item := grid.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
