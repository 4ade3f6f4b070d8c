"""The foot of the wizard: back, what was chosen, cancel, go on."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.language import Translated, interface, tr, trn
from ui.theme import px, set_ground, theme
from ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from ui.widgets.hairline import Hairline
from ui.widgets.sizes import fix, space, themed
from ui.widgets.text import Text

HEIGHT, COLUMN = 60, 824


class Foot(Translated, QWidget):
    """60 high, on the background; its content is as wide as the wizard's column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_ground(self, "background")
        self._shown = (0, 0, 0)
        self.back = QuietButton(icon="chevron-left")
        self.back.setObjectName("wizard_back")
        self.cancel = SecondaryButton()
        self.cancel.setObjectName("wizard_cancel")
        self.on = PrimaryButton()
        self.on.setObjectName("wizard_on")
        self._chosen, self._answers = Text(ink="muted"), Text(weight=600)
        self._lay_out()
        self.translate_now()

    def retranslate(self) -> None:
        self.cancel.setText(tr("Cancel"))
        self.back.setAccessibleDescription(tr("Previous page"))
        self.show_summary(*self._shown)

    def show_summary(self, chosen: int, total: int, answers: int) -> None:
        """`5 of 7 chosen: 110 answers to give`; nothing while there is nothing to choose."""
        self._shown = (chosen, total, answers)
        number = interface.catalogue.number
        words = trn("{n} of {total} chosen:", "{n} of {total} chosen:", chosen)
        self._chosen.setText(words.format(n=chosen, total=total) if total else "")
        figure = trn("{n} answer to give", "{n} answers to give", answers).format(n=number(answers))
        self._answers.setText(figure if total else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._chosen.setVisible(self.width() / theme.scale >= COLUMN)

    def _lay_out(self) -> None:
        inside = QWidget()
        row = QHBoxLayout(inside)
        space(row, 12)
        row.addWidget(self.back)
        row.addStretch(1)
        summary = QHBoxLayout()
        space(summary, 4)
        summary.addWidget(self._chosen)
        summary.addWidget(self._answers)
        row.addLayout(summary)
        row.addWidget(self.cancel)
        row.addWidget(self.on)
        themed(inside, lambda: inside.setMaximumWidth(px(COLUMN)))
        middle = QHBoxLayout()
        space(middle, 0, (24, 0, 24, 0))
        middle.addStretch(1)
        middle.addWidget(inside, 1000)
        middle.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline())
        column.addLayout(middle, 1)
        fix(self, height=HEIGHT)
