"""A row of a form: label, field, and under the field an error or a hint."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme import px, restyle
from ui.widgets.sizes import space, themed
from ui.widgets.text import Text

STACKED_BELOW = 400
GUTTER = 8


class FormRow(QWidget):
    """The label stands at the left, or above where the row is narrow; it is the field's buddy and name."""

    def __init__(self, label_width: int = 150, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label_width = label_width
        self._label = Text(ink="muted", wrap=True)
        self._error = Text(ink="error", wrap=True)
        self._hint = Text(role="caption", ink="muted", wrap=True)
        self._field: QWidget | None = None
        self._stacked: bool | None = None
        self._grid = QGridLayout(self)
        space(self._grid, 4)
        themed(self, lambda: self._grid.setHorizontalSpacing(px(GUTTER)))
        self._label.hide()
        self._error.hide()
        self._hint.hide()
        themed(self, self._place)

    def set_label(self, text: str) -> None:
        self._label.setText(text)
        self._label.setVisible(bool(text))
        self._name_field()

    def set_field(self, widget: QWidget) -> None:
        """Put the field in; it takes the label as its accessible name unless it has one."""
        self._field = widget
        self._label.setBuddy(widget)
        self._stacked = None
        self._place()
        self._name_field()

    @property
    def field(self) -> QWidget | None:
        return self._field

    def set_error(self, text: str) -> None:
        """Say under the field what is wrong, and mark the field; "" when it is right again."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
        if self._field is not None and bool(self._field.property("invalid")) != bool(text):
            self._field.setProperty("invalid", bool(text))
            restyle(self._field)
        if self._field is not None:
            self._field.setAccessibleDescription(text or self._hint.text())

    def error(self) -> str:
        return self._error.text()

    def set_hint(self, text: str) -> None:
        self._hint.setText(text)
        self._hint.setVisible(bool(text))
        if self._field is not None and not self._error.text():
            self._field.setAccessibleDescription(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place()

    def _name_field(self) -> None:
        if self._field is None:
            return
        given = self._field.property("namedByRow")
        if given or not self._field.accessibleName():
            self._field.setAccessibleName(self._label.text())
            self._field.setProperty("namedByRow", True)

    def _place(self) -> None:
        stacked = 0 < self.width() < px(STACKED_BELOW) and self.isVisible()
        width = px(max(0, self._label_width - GUTTER))
        self._label.setMinimumWidth(0 if stacked else width)
        self._label.setMaximumWidth(16777215 if stacked else width)
        if stacked == self._stacked or self._field is None:
            return
        self._stacked = stacked
        top = Qt.AlignmentFlag.AlignTop if not stacked else Qt.AlignmentFlag.AlignLeft
        self._label.setContentsMargins(0, 0 if stacked else px(6), 0, 0)
        self._grid.addWidget(self._label, 0, 0, 1, 2 if stacked else 1, top)
        column, first = (0, 1) if stacked else (1, 0)
        for offset, widget in enumerate((self._field, self._error, self._hint)):
            self._grid.addWidget(widget, first + offset, column, 1, 2 - column)
        self._grid.setColumnStretch(1, 1)
