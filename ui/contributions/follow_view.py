"""Following up what was sent: the table, what is known of the chosen line, and where forms come back."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.contributions.follow_up import FollowUpTable
from ui.contributions.receive_area import ReceiveArea
from ui.contributions.scrolled import scrolled_column
from ui.language import Translated, interface, tr
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.sizes import space
from ui.widgets.text import Text
from workbook.document.snapshot import Snapshot
from workbook.errors import N_
from workbook.screens.contributions import FollowUp, about_excerpt, follow_ups, summary

LEAD = N_("Other ministries’ answers: what was sent to whom, and what has come back.")
NONE_YET, HOW = (
    N_("Nothing has been sent yet"),
    N_(
        "Choose a ministry and the questions that it knows about. It gets an Excel form that holds only these, "
        "fills it anywhere and sends it back; you see every change before it is taken over."
    ),
)
PART = N_("This workbook is a part that was sent to you")
READ_ONLY = N_("This workbook is open read-only: nothing can be changed in it.")


class FollowView(Translated, QWidget):
    """Emits what the person wants: a new form, a letter or a reminder for an instance, files to receive."""

    send_wanted = Signal()
    letter_wanted = Signal(str)
    reminder_wanted = Signal(str)
    receive_wanted = Signal(list)

    def __init__(self, read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("follow_view")
        self._read_only = read_only
        self._snapshot: Snapshot | None = None
        self._title, self._summary = Text(role="title"), Text(ink="muted", wrap=True)
        self._send = PrimaryButton(icon="mail")
        self._send.setObjectName("send_form")
        self.table, self.area, self._empty = FollowUpTable(), ReceiveArea(), EmptyState()
        self._ministry, self._asked, self._notes = (
            Text(role="heading", wrap=True),
            Text(wrap=True),
            Text(wrap=True),
        )
        self._asked.setObjectName("asked_of")
        self._notes.set_ink("muted")
        self._remind, self._letter = SecondaryButton(), SecondaryButton()
        self._remind.setObjectName("remind")
        self._letter.setObjectName("show_letter")
        self._detail = QWidget()
        self._lay_out()
        self._connect()
        self.translate_now()

    def retranslate(self) -> None:
        self._title.setText(tr("Contributions"))
        self._send.setText(tr("Send a form…"))
        self._send.explain(tr(READ_ONLY) if self._read_only else "", not self._read_only)
        self._remind.setText(tr("Remind…"))
        self._letter.setText(tr("Covering letter…"))
        if self._snapshot is not None:
            self.show_snapshot(self._snapshot)

    def show_snapshot(self, snapshot: Snapshot, wanted: str = "") -> None:
        """Show what the workbook knows; the line of `wanted` is chosen."""
        self._snapshot = snapshot
        lines = follow_ups(snapshot, interface.catalogue, date.today())
        self._summary.setText(summary(snapshot, interface.catalogue, date.today()) or tr(LEAD))
        self._say_nothing_sent(snapshot)
        self._empty.setVisible(not lines)
        self._send.setVisible(bool(lines))
        self.table.setVisible(bool(lines))
        self._detail.setVisible(bool(lines))
        self.table.show_lines(lines, wanted)

    def focus_first(self) -> None:
        begins = self._empty.button if self._empty.button.text() else self.area.button
        (self.table if self.table.topLevelItemCount() else begins).setFocus()

    def _say_nothing_sent(self, snapshot: Snapshot) -> None:
        """How to begin; in a part of a workbook, what to do with it."""
        if about := about_excerpt(snapshot, interface.catalogue):
            self._empty.set_words(tr(PART), about)
            self._summary.setText("")
        else:
            self._empty.set_words(tr(NONE_YET), tr(HOW), "" if self._read_only else tr("Send a form…"))

    def _lay_out(self) -> None:
        head, words = QHBoxLayout(), QVBoxLayout()
        space(words, 2)
        words.addWidget(self._title)
        words.addWidget(self._summary)
        head.addLayout(words, 1)
        head.addWidget(self._send)
        buttons = FlowLayout()
        space(buttons, 8)
        buttons.addWidget(self._remind)
        buttons.addWidget(self._letter)
        inside = QVBoxLayout(self._detail)
        space(inside, 6)
        for text in (self._ministry, self._asked, self._notes):
            inside.addWidget(text)
        inside.addSpacing(4)
        inside.addLayout(buttons)
        column = scrolled_column(self)
        space(column, 16, (40, 24, 36, 20))
        column.addLayout(head)
        column.addWidget(self._empty)
        column.addWidget(self.table, 100)
        column.addWidget(self._detail)
        column.addStretch(1)
        column.addWidget(self.area)

    def _connect(self) -> None:
        self._send.clicked.connect(self.send_wanted)
        self._empty.clicked.connect(self.send_wanted)
        self.table.chosen.connect(self._show_line)
        self._remind.clicked.connect(lambda: self._emit(self.reminder_wanted))
        self._letter.clicked.connect(lambda: self._emit(self.letter_wanted))
        self.area.clicked.connect(lambda: self.receive_wanted.emit([]))
        self.area.dropped.connect(self.receive_wanted)

    def _emit(self, signal: object) -> None:
        line = self.table.line
        if line is not None:
            signal.emit(line.instance_id)  # type: ignore[attr-defined]

    def _show_line(self) -> None:
        line = self.table.line
        if line is None:
            return
        self._ministry.setText(line.ministry)
        self._asked.setText("\n".join(line.asked))
        self._notes.setText(" · ".join((*_days(line), *line.notes)))
        if self._read_only:
            self._remind.explain(tr(READ_ONLY), False)
        else:
            why = tr("This form is back; nothing has to be reminded.")
            self._remind.explain("" if line.can_be_reminded else why, line.can_be_reminded)


def _days(line: FollowUp) -> list[str]:
    """The days of a line, in words, for windows in which their columns have no room."""
    named = (
        (line.sent, tr("Sent on {day}")),
        (line.returned, tr("Returned on {day}")),
        (line.merged, tr("Merged on {day}")),
    )
    return [words.format(day=day) for day, words in named if day]
