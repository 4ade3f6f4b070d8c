"""The column that questions and forms are set in: no wider than is good to read, a gutter at its left."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme import px, set_ground
from ui.widgets.sizes import space, themed

TEXT_WIDTH, GUTTER, LEAST_MARGIN, RIGHT_MARGIN = 600, 40, 24, 44


class _Row(QWidget):
    """Holds a widget with the white space around it, and hides with it."""

    def __init__(self, row: QWidget | QLayout, left: int, above: int) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        space(line, 0, (left, above, 0, 0))
        if isinstance(row, QWidget):
            line.addWidget(row)
            row.installEventFilter(self)
        else:
            line.addLayout(row)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.setVisible(event.type() == QEvent.Type.ShowToParent)
        return super().eventFilter(watched, event)


class ReadingColumn(QScrollArea):
    """Scrolls up and down only. `add` puts a row at the text edge, or `outdent` pixels left of it."""

    def __init__(self, parent: QWidget | None = None, text_width: int = TEXT_WIDTH) -> None:
        super().__init__(parent)
        self._text_width = text_width
        self.setObjectName("reading_column")
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._columns = 1
        self._sheet = QWidget()
        set_ground(self._sheet, "surface")
        self.rows = QVBoxLayout(self._sheet)
        self.setWidget(self._sheet)
        themed(self, self._set_margins)

    def add(self, row: QWidget | QLayout, outdent: int = 0, above: int = 0) -> None:
        """Add a row; `above` is the white space before it."""
        self.rows.addWidget(_Row(row, GUTTER - outdent, above))

    def finish(self) -> None:
        """Leave what room there is below the last row."""
        self.rows.addStretch(1)

    def set_columns(self, columns: int) -> None:
        """One column of text, or two side by side."""
        self._columns = columns
        self._set_margins()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_margins()

    def _set_margins(self) -> None:
        wanted = px(GUTTER + self._text_width * self._columns + 16 * (self._columns - 1))
        room = self.viewport().width()
        left = max(px(LEAST_MARGIN), (room - wanted - px(LEAST_MARGIN)) // 2 - px(LEAST_MARGIN) // 4)
        left = px(LEAST_MARGIN) if room <= wanted + px(LEAST_MARGIN + RIGHT_MARGIN) else left
        right = max(px(LEAST_MARGIN) // 2, room - wanted - left)
        if room < px(480):
            left = px(4)
        self.rows.setContentsMargins(left, 0, right, px(24))
        self.rows.setSpacing(0)
