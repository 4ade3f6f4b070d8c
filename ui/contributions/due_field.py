"""The day by which a form is to come back: typed day first, or picked from a calendar."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.answer_widgets.date import PATTERN, PICK, CalendarPopup
from ui.language import Translated, tr
from ui.widgets.buttons import IconButton
from ui.widgets.sizes import fix, space

WIDTH = 160


class DueField(Translated, QWidget):
    """Emits `edited` with the text, each time the person changes it; `show_day` writes a day as it is typed."""

    edited = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setObjectName("due_date")
        self.line.textEdited.connect(self.edited)
        self.button = IconButton("calendar")
        self.button.clicked.connect(self._open)
        self._popup: CalendarPopup | None = None
        self._day: date | None = None
        fix(self.line, width=WIDTH)
        row = QHBoxLayout(self)
        space(row, 4)
        row.addWidget(self.line)
        row.addWidget(self.button)
        row.addStretch(1)
        self.setFocusProxy(self.line)
        self.translate_now()

    def retranslate(self) -> None:
        self.line.setPlaceholderText(tr(PATTERN))
        self.line.setAccessibleName(tr("To be sent back by"))
        self.button.set_tooltip(tr(PICK))

    def set_day(self, day: date | None) -> None:
        """The day that the text stands for, where the calendar opens."""
        self._day = day

    def _open(self) -> None:
        if self._popup is None:
            self._popup = CalendarPopup(self)
            self._popup.calendar.activated.connect(self._pick)
            self._popup.calendar.clicked.connect(self._pick)
        self._popup.open_at(self.button.mapToGlobal(self.button.rect().bottomLeft()), self._day)

    def _pick(self) -> None:
        if self._popup is not None:
            chosen = self._popup.calendar.selectedDate()
            self.line.setText(f"{chosen.day():02}/{chosen.month():02}/{chosen.year():04}")
            self._popup.close()
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            self.edited.emit(self.line.text())
