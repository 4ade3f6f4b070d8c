"""A theme under an answer: opens what can be done with its passages."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.language import interface, tr
from ui.widgets.chip import Chip
from workbook.errors import N_
from workbook.screens.collection.passages import ThemeName

HELP = N_("Enter shows its passages; Delete takes the theme away.")
QUOTED = N_("Quoted in the synthesis")


class ThemeChip(Chip):
    """`pressed_for` carries the chip itself."""

    pressed_for = Signal(object)

    def __init__(self, theme: ThemeName, parent: QWidget | None = None) -> None:
        self.theme = theme
        self._quoted = False
        super().__init__(theme.name, parent=parent)
        self.setObjectName("theme_chip")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda: self.pressed_for.emit(self))

    def retranslate(self) -> None:
        name = self.theme.name
        self.setText(interface.catalogue.quote(name) if self._quoted else name)
        self.setAccessibleName(name)
        self.updateGeometry()
        self.setAccessibleDescription(". ".join([tr(QUOTED)] * self._quoted + [tr(HELP)]))
        self.setToolTip(tr(QUOTED) if self._quoted else "")

    def set_quoted(self, quoted: bool) -> None:
        """Whether the synthesis quotes one of its passages: the name stands between quotation marks."""
        if quoted != self._quoted:
            self._quoted = quoted
            self.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)
