"""Answers on the same subject, each with “use this answer”; and the line that says where an answer was taken from."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.language import Translated, interface, tr
from ui.page import Context
from ui.question.previous import USE
from ui.widgets.buttons import SecondaryButton
from ui.widgets.links import LinkButton
from ui.widgets.sizes import space
from ui.widgets.text import ElidedText, Text
from workbook.editing.echo import use_echo
from workbook.errors import N_, KnownError
from workbook.screens.echoes import Echo, Taken

CLOSE_ANSWERS = N_("You answered something close in")
USE_FROM = N_("Use the answer of {origin}")
USED = N_("Answer taken from {origin}")
GO_THERE = N_("Go to the answer that this one was taken from")


class Echoes(Translated, QWidget):
    """`chosen` carries the place of a link, `used` the echo whose answer a person takes over."""

    chosen = Signal(object)
    used = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("echoes")
        self._shown: tuple[object, ...] = ()
        self._label = Text(ink="muted")
        self.lines: list[EchoLine] = []
        self._column = QVBoxLayout(self)
        space(self._column, 4)
        self._column.addWidget(self._label)
        self.hide()
        self.translate_now()

    def retranslate(self) -> None:
        self._label.setText(f"{tr(CLOSE_ANSWERS)}{interface.catalogue.colon()}")

    def show_echoes(self, echoes: tuple[Echo, ...], writable: bool) -> None:
        """Show the echoes; nothing where there are none."""
        self.setVisible(bool(echoes))
        wanted = (echoes, writable, interface.code)
        if wanted == self._shown:
            return
        self._shown = wanted
        for old in self.lines:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.lines = [EchoLine(echo, writable) for echo in echoes]
        for line in self.lines:
            line.link.clicked.connect(lambda _=False, to=line.echo.place: self.chosen.emit(to))
            line.use.clicked.connect(lambda _=False, one=line.echo: self.used.emit(one))
            self._column.addWidget(line)


class EchoLine(QWidget):
    """The name of a question as a link, how its answer begins, and the button that takes it over."""

    def __init__(self, echo: Echo, writable: bool) -> None:
        super().__init__()
        self.echo = echo
        self.link = LinkButton(echo.text)
        self.use = SecondaryButton(tr(USE), icon="copy", compact=True)
        self.use.setObjectName(f"use_{echo.name}")
        self.use.setAccessibleName(tr(USE_FROM).format(origin=echo.text))
        self.use.setVisible(writable and echo.usable)
        row = QHBoxLayout(self)
        space(row, 8, (0, 0, 4, 0))
        middle = Qt.AlignmentFlag.AlignVCenter
        row.addWidget(self.link, 0, middle)
        row.addWidget(ElidedText(echo.words, "ui", "muted"), 1, middle)
        row.addWidget(self.use, 0, middle)


class TakenNote(Translated, QWidget):
    """“Taken from Dakar 2008, 2-1”, as a link there; hidden where the answer was given here."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("taken_note")
        self._taken: Taken | None = None
        self.link = LinkButton(role="caption")
        self.link.setObjectName("taken_from")
        self.link.clicked.connect(self._go)
        row = QHBoxLayout(self)
        space(row)
        row.addWidget(self.link)
        row.addStretch(1)
        self.hide()
        self.translate_now()

    def retranslate(self) -> None:
        self.link.setToolTip(tr(GO_THERE))

    def show_taken(self, taken: Taken | None) -> None:
        self._taken = taken
        self.setVisible(taken is not None)
        if taken is not None:
            self.link.setText(taken.text)
            self.link.setEnabled(taken.place is not None)

    def _go(self) -> None:
        if self._taken is not None and self._taken.place is not None:
            self.chosen.emit(self._taken.place)


def take_over(context: Context, form: str, name: str, echo: Echo) -> bool:
    """Take an answer over as one step; the toast takes it back."""
    session = context.session
    try:
        session.apply(use_echo(session.snapshot(), form, name, echo.form, echo.name, interface.code))
    except KnownError as error:
        context.messages.error(error)
        return False
    made = session.undo_step

    def take_back() -> None:
        if session.undo_step is made:
            session.undo()

    context.messages.toast(tr(USED).format(origin=echo.text), tr(N_("Undo")), take_back)
    return True
