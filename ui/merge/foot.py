"""The foot of the merge desk, always in sight: what applying means, deciding later, applying."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.language import Translated, interface, tr, trn
from ui.theme import px, set_ground
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.hairline import Hairline
from ui.widgets.sizes import fix, space
from ui.widgets.text import ElidedText
from workbook.errors import N_

AROUND = 100
ONE_STEP = N_("One step that Ctrl+Z undoes whole.")
LATER, NOTHING = N_("Decide later"), N_("Nothing is ticked or decided yet.")
LATER_MEANS = N_("Nothing is changed. What you decided so far waits until you close the workbook.")
FINISH = N_("Finish: nothing changes")
READ_ONLY = N_("This workbook is open read-only: nothing can be changed in it.")


class MergeFoot(Translated, QWidget):
    """Signals only what a person does."""

    later_wanted = Signal()
    apply_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_ground(self, "surface")
        self._changes, self._finished, self._writable = 0, False, True
        self._words = ElidedText(ink="muted")
        self.later, self.apply = SecondaryButton(), PrimaryButton()
        self.later.setObjectName("merge_later")
        self.apply.setObjectName("merge_apply")
        self.later.clicked.connect(self.later_wanted)
        self.apply.clicked.connect(self.apply_wanted)
        row = QHBoxLayout()
        space(row, 12, (32, 0, 32, 0))
        row.addWidget(self._words, 100)
        row.addStretch(1)
        row.addWidget(self.later)
        row.addWidget(self.apply)
        bar = QWidget()
        bar.setLayout(row)
        fix(bar, height=55)
        column = QVBoxLayout(self)
        space(column)
        column.addWidget(Hairline())
        column.addWidget(bar)
        self.translate_now()

    def retranslate(self) -> None:
        self._words.setText(tr(ONE_STEP))
        self.later.setText(tr(LATER))
        self.later.setToolTip(tr(LATER_MEANS))
        self._say()

    def show_changes(self, changes: int, finished: bool, writable: bool) -> None:
        """Say how many changes would be applied; `finished` where all is decided and ours is kept."""
        self._changes, self._finished, self._writable = changes, finished, writable
        self._say()

    def _say(self) -> None:
        n = self._changes
        words = trn("Apply {n} change", "Apply {n} changes", n).format(n=interface.catalogue.number(n))
        self.apply.setText(tr(FINISH) if self._finished and not n else words)
        why = tr(READ_ONLY) if not self._writable else "" if n or self._finished else tr(NOTHING)
        self.apply.explain(why, not why)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        parts = (self._words, self.later, self.apply)
        needed = sum(part.sizeHint().width() for part in parts) + px(AROUND)
        self._words.setVisible(self.width() >= needed)
