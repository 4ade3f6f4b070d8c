"""The parts of the overview: figures between hairlines, bars, what is left to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.language import interface, tr
from ui.widgets.hairline import Hairline
from ui.widgets.links import LinkButton
from ui.widgets.mark_label import MarkLabel
from ui.widgets.progress import ProgressBar
from ui.widgets.sizes import space
from ui.widgets.text import ElidedText, Text
from workbook.screens.overview import Bar, Left, Tile
from workbook.screens.places import Place

Go = Callable[[Place], None]


def tiles_row(tiles: tuple[Tile, ...], abreast: int) -> QWidget:
    """The figures between two hairlines, so many side by side."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    space(column)
    column.addWidget(Hairline())
    for start in range(0, len(tiles), abreast):
        row = QHBoxLayout()
        space(row, 20, (0, 8, 0, 8))
        for at, tile in enumerate(tiles[start : start + abreast]):
            if at:
                row.addWidget(Hairline(upright=True))
            row.addLayout(_tile(tile), 1)
        column.addLayout(row)
        column.addWidget(Hairline())
    return holder


def _tile(tile: Tile) -> QVBoxLayout:
    cell = QVBoxLayout()
    space(cell)
    cell.addWidget(Text(tile.figure, role="figure"))
    cell.addWidget(Text(tile.caption, ink="muted", wrap=True))
    cell.addStretch(1)
    return cell


def bars(title: str, rows: tuple[Bar, ...], go: Go) -> QWidget:
    """Progress bars with their names and figures; a name that leads somewhere is a link."""
    holder = QWidget()
    grid = QGridLayout(holder)
    space(grid, 8)
    grid.addWidget(Text(title, role="heading"), 0, 0, 1, 3)
    for at, bar in enumerate(rows, 1):
        name: QWidget = ElidedText(bar.label)
        place = bar.place
        if place is not None:
            link = LinkButton(bar.label)
            link.clicked.connect(lambda _=False, place=place: go(place))
            name = QWidget()
            beside = QHBoxLayout(name)
            space(beside)
            beside.addWidget(link)
            beside.addStretch(1)
        figure = Text(f"{bar.count.settled}/{bar.count.total}", ink="muted")
        figure.setAlignment(Qt.AlignmentFlag.AlignRight)
        progress = ProgressBar(bar.count.share, bar.count.begun_share, width=110)
        progress.setAccessibleName(f"{bar.label} {interface.catalogue.percent(bar.count.share)}")
        grid.addWidget(name, at, 0)
        grid.addWidget(progress, at, 1)
        grid.addWidget(figure, at, 2)
    grid.setColumnStretch(0, 1)
    grid.setRowStretch(len(rows) + 1, 1)
    return holder


def left_to_do(
    groups: tuple[tuple[str, tuple[Left, ...]], ...], in_all: int, go: Go, check: Place
) -> QWidget:
    """Links to what is left, by questionnaire; the last one leads to the whole list."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    space(column, 4)
    column.addWidget(Text(tr("What is left to do"), role="heading"))
    if not groups:
        column.addWidget(Text(tr("Nothing is left: the submission can be made."), ink="muted", wrap=True))
    for title, rows in groups:
        column.addSpacing(8)
        column.addWidget(Text(title, role="caption", ink="muted"))
        column.addWidget(Hairline())
        for left in rows:
            column.addLayout(_left_row(left, go))
    shown = sum(len(rows) for _, rows in groups)
    if in_all > shown:
        words = tr("Show all: {n} points").format(n=interface.catalogue.number(in_all))
        more = LinkButton(words)
        more.setObjectName("show_all_left")
        more.clicked.connect(lambda: go(check))
        column.addSpacing(8)
        column.addWidget(more)
    column.addStretch(1)
    return holder


def _left_row(left: Left, go: Go) -> QHBoxLayout:
    row = QHBoxLayout()
    space(row, 8)
    row.addWidget(MarkLabel(left.mark, size=14))
    link = LinkButton(left.text)
    link.setToolTip(left.text)
    link.clicked.connect(lambda: go(left.place))
    row.addWidget(link)
    row.addStretch(1)
    row.addWidget(Text(left.word, role="caption", ink="muted"))
    return row
