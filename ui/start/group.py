"""Recent files of one kind, under the kind's name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.start.cards import RecentRow
from ui.widgets.hairline import Hairline
from ui.widgets.sizes import space
from ui.widgets.text import Text

BELOW = 34


class RecentGroup(QWidget):
    """Hidden while there is nothing in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[RecentRow] = []
        self._title = Text(role="caption", ink="muted")
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        head = QVBoxLayout()
        space(head, 6, (0, 0, 0, 0))
        head.addWidget(self._title)
        head.addWidget(Hairline())
        column = QVBoxLayout(self)
        space(column, 0, (0, 0, 0, BELOW))
        column.addLayout(head)
        column.addLayout(self._list)

    def set_title(self, text: str) -> None:
        self._title.setText(text)

    def show_rows(self, rows: Sequence[RecentRow]) -> None:
        """Show these instead of those before."""
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = list(rows)
        for row in self.rows:
            self._list.addWidget(row)
        self.setVisible(bool(self.rows))
