"""Figures over countries: choose one, point at its parts, read its table, take it along."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.collection.choice_menu import ChoiceMenu
from ui.collection.copying import put_on_clipboard
from ui.collection.figures.behind import BehindPanel
from ui.collection.figures.figure_view import PIXELS, FigureView
from ui.collection.page import CollectionContext, CollectionPage
from ui.collection.plain_delegate import HEAD, ROW
from ui.collection.plain_table import PlainTable
from ui.collection.reading import Reading
from ui.files import first_folder
from ui.language import Translated, interface, tr
from ui.theme import px, set_ground, theme
from ui.widgets.buttons import QuietButton
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.hairline import Hairline
from ui.widgets.sizes import space, themed
from ui.widgets.text import Text
from workbook.collection.figures.figure import Figure, Filters
from workbook.editing.changes import ChangeSet
from workbook.errors import N_
from workbook.screens.collection.figure_page import (
    FIGURE_ALL,
    FIGURE_SOME,
    MENUS,
    ShownFigure,
    allowed,
    behind,
    kinds,
    row_key,
    shown_figure,
    table_html,
    table_text,
    write_svg,
)
from workbook.screens.collection.filters import ALL, SOME
from workbook.screens.places import Place

FIGURE = N_("Figure: {name}")
SAVE, SAVE_TITLE, SAVED = N_("Save as SVG…"), N_("Save the figure"), N_("Figure saved: {file}")
COPY, COPIED = N_("Copy the table"), N_("Table copied")
TABLE = N_("The same in a table")
LEAST_WIDTH, MOST_WIDTH, PAUSE = 300, 640, 150  # points, points, milliseconds


class FiguresPage(Translated, CollectionPage):
    """Each figure is made off the drawing thread, as wide as there is room."""

    def __init__(self, context: CollectionContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("figures_page")
        set_ground(self, "surface")
        self.key, self.filters = "coverage", Filters()
        self.shown: ShownFigure | None = None
        self._made_for = 0
        self._reading = Reading(context.jobs, context.messages)
        self._tracing = Reading(context.jobs, context.messages)
        self.panel = BehindPanel()
        self.kind = ChoiceMenu("chart")
        self.menus = {name: ChoiceMenu() for name in MENUS}
        self.save, self.copy = QuietButton(icon="save"), QuietButton(icon="copy")
        self._title, self._note = Text(role="title", wrap=True), Text(ink="muted", wrap=True)
        self.views: list[FigureView] = []
        self.table = PlainTable()
        self._table_title = Text(role="heading")
        self._parts = QVBoxLayout()
        space(self._parts, 16)
        self._area = QScrollArea()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._read)
        self._name_parts()
        self._lay_out()
        self._connect()
        themed(self, self._resized)
        self.translate_now()

    @property
    def side_panel(self) -> QWidget:
        return self.panel

    def retranslate(self) -> None:
        self.save.setText(tr(SAVE))
        self.copy.setText(tr(COPY))
        self._table_title.setText(tr(TABLE))
        self.table.setAccessibleName(tr(TABLE))
        self.panel.clear()
        if self.isVisible():
            self._read()

    def show_place(self, place: Place) -> None:
        self._pause.start(0)

    def refresh(self, change_set: ChangeSet | None) -> None:
        if change_set is None or change_set.kind in ("admit", "decide", "undo", "redo"):
            self._read()

    def focus_first(self) -> None:
        self.kind.setFocus()

    def use_figure(self, key: str) -> None:
        """Show another figure, with the filters that it understands."""
        self.key, self.filters = key, allowed(key, self.filters)
        self.panel.clear()
        self._read()

    def use_filter(self, name: str, value: str) -> None:
        kept: Any = value or None if name == "edition" else value
        changes: dict[str, Any] = {name: kept}
        if name == "form":
            changes["section"] = ""
        self.filters = replace(self.filters, **changes)
        self.panel.clear()
        self._read()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._resized()

    def _resized(self) -> None:
        if self._made_for and self._width() != self._made_for:
            self._pause.start(PAUSE)

    def _width(self) -> int:
        """How wide a figure may be, in points."""
        bar = self._area.verticalScrollBar().sizeHint().width()
        room = (self._area.width() - bar - px(58)) / (PIXELS * theme.scale)
        return int(max(LEAST_WIDTH, min(MOST_WIDTH, room)))

    def _read(self) -> None:
        view, key, filters, catalogue = self.context.view(), self.key, self.filters, interface.catalogue
        width = self._made_for = self._width()
        self._reading.read(lambda: shown_figure(view, key, filters, width, catalogue), self._show)

    def _show(self, shown: ShownFigure) -> None:
        self.shown = shown
        catalogue = interface.catalogue
        self.kind.show_choices("", tr(FIGURE), kinds(catalogue), self.key)
        words = (ALL | FIGURE_ALL, SOME | FIGURE_SOME)
        for name, menu in self.menus.items():
            choices = shown.menus.get(name, ())
            value = getattr(self.filters, name) or ""
            menu.show_choices(tr(words[0][name]), tr(words[1][name]), choices, value, tr("All"))
            menu.setVisible(len(choices) > 1 or bool(value))
        figure, filled = shown.figure, bool(shown.rows)
        self._title.setText(figure.title if filled else dict(kinds(catalogue))[self.key])
        self._note.setText(figure.note if filled else figure.title)
        self._show_parts(shown.parts if filled else ())
        self.table.show_rows(shown.columns, shown.rows)
        self.table.setFixedHeight(px(HEAD) + px(ROW) * len(shown.rows) + px(18))
        for widget in (self.table, self._table_title, self.save, self.copy):
            widget.setVisible(filled)

    def _show_parts(self, parts: tuple[Figure, ...]) -> None:
        """A figure that is wider than the page stands in parts, one under the other."""
        for gone in self.views[len(parts) :]:
            self._parts.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self.views = self.views[: len(parts)]
        while len(self.views) < len(parts):
            made, at = FigureView(), len(self.views)
            made.chosen.connect(lambda key, part=at: self.trace(key, part))
            self.views.append(made)
            self._parts.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        for view, part in zip(self.views, parts, strict=True):
            view.show_figure(part, self._made_for)

    def trace(self, key: str, part: int = -1) -> None:
        """Show the answers behind a mark of a part, or (-1) of the whole figure."""
        shown = self.shown
        if shown is None or not key:
            return
        figure = shown.parts[part] if 0 <= part < len(shown.parts) else shown.figure
        view, catalogue = self.context.view(), interface.catalogue
        words = next((spot.words for spot in figure.regions if spot.key == key), "")
        self._tracing.read(
            lambda: behind(view, figure, key, catalogue),
            lambda found: self.panel.show_behind(words, found),
        )

    def save_svg(self) -> None:
        """Ask where the figure goes."""
        if self.shown is None:
            return
        folder, figure = first_folder(self.context.preferences), self.shown.figure
        proposed = str(folder / f"{self.key.replace('_', '-')}.svg")
        name, _ = QFileDialog.getSaveFileName(self, tr(SAVE_TITLE), proposed, "SVG (*.svg)")
        if not name:
            return
        path = Path(name) if name.lower().endswith(".svg") else Path(f"{name}.svg")
        self.context.jobs.run(
            lambda _: write_svg(figure, path),
            lambda _: self.context.messages.toast(tr(SAVED).format(file=path.name)),
            self.context.messages.error,
        )

    def copy_table(self) -> None:
        """Put the table on the clipboard, for a spreadsheet or a text."""
        if self.shown is not None:
            put_on_clipboard(table_text(self.shown.figure), table_html(self.shown.figure))
            self.context.messages.toast(tr(COPIED))

    def _trace_row(self, row: str) -> None:
        if self.shown is not None:
            self.trace(row_key(self.shown.figure, row))

    def _connect(self) -> None:
        self.kind.chosen.connect(self.use_figure)
        for name, menu in self.menus.items():
            menu.chosen.connect(lambda value, one=name: self.use_filter(one, value))
        self.table.opened.connect(self._trace_row)
        self.save.clicked.connect(self.save_svg)
        self.copy.clicked.connect(self.copy_table)
        self.panel.place_wanted.connect(self.context.navigator.go)

    def _name_parts(self) -> None:
        self.kind.setObjectName("figure_kind")
        self.save.setObjectName("save_svg")
        self.copy.setObjectName("copy_table")
        self.table.setObjectName("figure_table")
        for name, menu in self.menus.items():
            menu.setObjectName(f"figure_{name}")

    def _lay_out(self) -> None:
        tools = QWidget()
        flow = FlowLayout(tools, gap=8)
        for widget in (self.kind, *self.menus.values()):
            flow.addWidget(widget)
        line = QHBoxLayout()
        space(line, 0, (20, 10, 20, 6))
        line.addWidget(tools, 1)
        sheet = QWidget()
        set_ground(sheet, "surface")
        inner = QVBoxLayout(sheet)
        space(inner, 8, (28, 16, 28, 24))
        head = QHBoxLayout()
        space(head, 4)
        head.addWidget(self._title, 1)
        for button in (self.copy, self.save):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        inner.addLayout(head)
        inner.addWidget(self._note)
        inner.addLayout(self._parts)
        inner.addSpacing(12)
        inner.addWidget(self._table_title)
        inner.addWidget(self.table)
        inner.addStretch(1)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(Hairline())
        column.addWidget(self._area, 1)
