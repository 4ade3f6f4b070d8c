"""Under the bar: the table with its totals, or what an empty one says."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.language import interface, tr
from ui.table.reasons import CellReasons
from ui.table.total_row import TotalRow
from ui.table.view import TableView
from ui.widgets.empty_state import EmptyState
from ui.widgets.sizes import space
from workbook.errors import N_
from workbook.questionnaire.model import Question
from workbook.questionnaire.rich_text import plain
from workbook.screens.answering import Answering
from workbook.screens.table import Table
from workbook.screens.table_words import add_words

NOTHING = N_("No row passes the filter.")
EMPTY_TITLE = N_("Nothing here yet")


class TableBody(QStackedWidget):
    """Totals stand right under the last row."""

    def __init__(
        self, make_answering: Callable[[Question, str], Answering], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.view = TableView(make_answering)
        self.reasons = CellReasons(self.view, make_answering)
        self.totals = TotalRow(self.view)
        self.empty = EmptyState()
        full = QWidget()
        column = QVBoxLayout(full)
        space(column)
        column.addWidget(self.view)
        column.addWidget(self.totals)
        column.addStretch(1)
        hollow = QWidget()
        inside = QVBoxLayout(hollow)
        space(inside, 0, (12, 16, 0, 0))
        inside.addWidget(self.empty)
        inside.addStretch(1)
        self.addWidget(full)
        self.addWidget(hollow)

    def show_table(self, table: Table, title: str, read_only: bool) -> None:
        """Show a table, or why there is nothing to see."""
        self.view.shown.read_only = read_only
        self.view.show_table(table)
        self.view.setAccessibleName(title)
        self.totals.show_table(table)
        self.setCurrentIndex(0 if table.shown else 1)
        if not table.shown:
            self._say_empty(table, read_only)

    def _say_empty(self, table: Table, read_only: bool) -> None:
        if table.size:
            self.empty.set_words(tr(NOTHING), "")
            return
        hint = table.repeat.hint.get(interface.code) or plain(table.repeat.guidance.get(interface.code))
        self.empty.set_words(tr(EMPTY_TITLE), hint, "" if read_only else tr(add_words(table)))
