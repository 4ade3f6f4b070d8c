"""A date, typed day first or picked from a calendar."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QVBoxLayout, QWidget

from ui.answer_widgets.line import LineAnswer
from ui.language import interface, tr
from ui.theme import colour, px, set_ground
from ui.widgets.buttons import IconButton
from ui.widgets.sizes import space
from workbook.errors import N_

DATE_WIDTH = 160
PICK = N_("Pick the date from a calendar")
PATTERN = N_("dd/mm/yyyy")


class CalendarPopup(QFrame):
    """A calendar that closes once a day was chosen, or on Escape."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        set_ground(self, "raised")
        self.calendar = QCalendarWidget()
        self.calendar.setObjectName("calendar")
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        column = QVBoxLayout(self)
        space(column, 0, (8, 8, 8, 8))
        column.addWidget(self.calendar)

    def open_at(self, where: QPoint, chosen: date | None) -> None:
        """Show the calendar at a place of the screen."""
        day = chosen or date.today()
        self.calendar.setLocale(QLocale())
        plain = QTextCharFormat()
        plain.setForeground(colour("text"))
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(weekend, plain)
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.move(where)
        self.show()
        self.calendar.setFocus()


class DateAnswer(LineAnswer):
    """A date such as 12/11/2018; Alt+Down opens the calendar."""

    def build(self) -> None:
        super().build()
        self.popup: CalendarPopup | None = None
        self.button = IconButton("calendar")
        self.button.setObjectName("open_calendar")
        self.button.setShortcut("Alt+Down")
        self.button.clicked.connect(self.open_calendar)
        self._row.addWidget(self.button)
        self._row.addStretch(1)
        self.restyled()

    def retranslate(self) -> None:
        super().retranslate()
        self.button.set_tooltip(tr(PICK))
        self.line.setPlaceholderText(tr(PATTERN))

    def restyled(self) -> None:
        super().restyled()
        self.line.setFixedWidth(px(DATE_WIDTH))

    def apply_read_only(self, read_only: bool) -> None:
        super().apply_read_only(read_only)
        self.button.setEnabled(not read_only)

    def open_calendar(self) -> None:
        """Open the calendar under the field."""
        self.hand_over()
        if self.popup is None:
            self.popup = CalendarPopup(self)
            self.popup.calendar.activated.connect(self.pick)
            self.popup.calendar.clicked.connect(self.pick)
        under = self.line.mapToGlobal(QPoint(0, self.line.height() + px(4)))
        stored = self.answering.value
        self.popup.open_at(under, date.fromisoformat(stored) if stored else None)

    def pick(self, day: QDate) -> None:
        """Take a day of the calendar."""
        if self.popup is not None:
            self.popup.hide()
        self.write(date(day.year(), day.month(), day.day()).isoformat())
        self.line.setText(self.answering.words(interface.catalogue))
        self.line.setFocus()
