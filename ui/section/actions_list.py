"""The actions of a target: number, title, lead, period, progress."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.language import Translated, interface, tr
from ui.page import Context
from ui.theme import colour, px
from ui.widgets.hairline import Hairline
from ui.widgets.links import LinkButton
from ui.widgets.progress import ProgressBar
from ui.widgets.sizes import space, themed
from ui.widgets.text import ElidedText, Text
from workbook.errors import N_
from workbook.screens.calendar import period
from workbook.screens.plan import PlanAction, action_place

TITLE, ADD, NONE = N_("Actions"), N_("Add an action"), N_("No action of the plan is about this target yet.")
TO_NAME, NO_TITLE = N_("to be named"), N_("Without a title")


class ActionsList(Translated, QWidget):
    """Each title leads to its row of the plan."""

    add_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._shown: tuple[PlanAction, ...] = ()
        self._title = Text(role="heading")
        self.add = LinkButton()
        self.add.setObjectName("add_action")
        self.add.clicked.connect(self.add_wanted)
        self._none = Text(ink="muted", wrap=True)
        head = QHBoxLayout()
        space(head, 8, (0, 0, 0, 6))
        head.addWidget(self._title, 1)
        head.addWidget(self.add)
        self._rows = QVBoxLayout()
        space(self._rows)
        column = QVBoxLayout(self)
        space(column)
        column.addLayout(head)
        column.addWidget(Hairline())
        column.addWidget(self._none)
        column.addLayout(self._rows)
        self.translate_now()

    def retranslate(self) -> None:
        self._title.setText(tr(TITLE))
        self.add.setText(tr(ADD))
        self._none.setText(tr(NONE))
        self._fill()

    def show_actions(self, actions: tuple[PlanAction, ...], has_plan: bool) -> None:
        self.setVisible(has_plan)
        self.add.setEnabled(not self.context.session.read_only)
        if actions != self._shown:
            self._shown = actions
            self._fill()

    def open(self, row: str) -> None:
        """Go to an action."""
        if place := action_place(self.context.session.snapshot(), row):
            self.context.navigator.go(place)

    def _fill(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._none.setVisible(not self._shown)
        for action in self._shown:
            row = _ActionRow(action)
            row.link.clicked.connect(lambda _=False, one=action.row: self.open(one))
            self._rows.addWidget(row)


class _ActionRow(QWidget):
    def __init__(self, action: PlanAction) -> None:
        super().__init__()
        catalogue = interface.catalogue
        number = Text(str(action.number), ink="muted")
        self.link = LinkButton(action.title or tr(NO_TITLE))
        self.link.setObjectName(f"action_{action.row}")
        lead = ElidedText(action.lead or tr(TO_NAME))
        when = ElidedText(period(action, catalogue), ink="muted")
        progress = action.progress or 0.0
        words = catalogue.percent(progress)
        bar = ProgressBar(progress, width=90)
        bar.setAccessibleName(words)
        row = QHBoxLayout(self)
        space(row, 12, (0, 0, 0, 0))
        holder = QHBoxLayout()
        holder.addWidget(self.link)
        holder.addStretch(1)
        row.addWidget(number)
        row.addLayout(holder, 3)
        row.addWidget(lead, 2)
        row.addWidget(when, 2)
        row.addWidget(bar, 0, Qt.AlignmentFlag.AlignVCenter)
        share = Text(words)
        row.addWidget(share)
        self._sizes = {number: 18, share: 44}
        themed(self, self._size)

    def _size(self) -> None:
        self.setFixedHeight(px(35))
        for widget, width in self._sizes.items():
            widget.setFixedWidth(px(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, colour("line"))
