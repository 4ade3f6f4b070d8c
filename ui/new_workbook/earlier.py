"""The row about last year's workbook: what would be taken over, and the button to choose it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.icons import icon_pixmap
from ui.language import Translated, interface, tr, trn
from ui.theme import px
from ui.widgets.buttons import SecondaryButton
from ui.widgets.chip import Chip
from ui.widgets.hairline import Hairline
from ui.widgets.sizes import space, themed
from ui.widgets.text import Text


class EarlierRow(Translated, QWidget):
    """Emits `wanted` to choose a file, `dropped` to do without."""

    wanted = Signal()
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._count = "", 0
        self._icon = QLabel()
        self._title, self._words = Text(weight=600), Text(role="caption", ink="muted", wrap=True)
        self.chip = Chip("", removable=True)
        self.chip.setObjectName("earlier_chip")
        self.chip.removed.connect(self.dropped)
        self.button = SecondaryButton()
        self.button.setObjectName("earlier_choose")
        self.button.clicked.connect(self.wanted)
        words = QVBoxLayout()
        space(words, 1)
        words.addWidget(self._title)
        words.addWidget(self._words)
        row = QHBoxLayout()
        space(row, 16, (6, 10, 0, 10))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(self.chip)
        row.addWidget(self.button)
        column = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(Hairline())
        themed(self, self._renew)
        self.translate_now()

    def retranslate(self) -> None:
        self.show_earlier(self._name, self._count)

    def show_earlier(self, name: str, count: int) -> None:
        """Show which file was chosen ("" for none) and how many of its answers are taken over."""
        self._name, self._count = name, count
        self._title.setText(tr("Start from last year’s workbook"))
        if name:
            words = tr("The answers of {file} will appear under each question as “previous answer”.")
            self._words.setText(words.format(file=name))
        else:
            self._words.setText(
                tr(
                    "Its answers will appear under the same questions, as “previous answer”, to be used or not."
                )
            )
        figure = interface.catalogue.number(count)
        self.chip.setText(trn("{n} answer taken over", "{n} answers taken over", count).format(n=figure))
        self.chip.setVisible(bool(name))
        self.button.setText(tr("Change…") if name else tr("Choose…"))

    def _renew(self) -> None:
        self._icon.setPixmap(icon_pixmap("copy", "accent", px(16), self.devicePixelRatioF()))
