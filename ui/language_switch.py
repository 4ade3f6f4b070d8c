"""FR | EN, always in the corner."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.language import Translated, interface, tr
from ui.widgets.segmented import Segment, SegmentedControl
from ui.widgets.sizes import space


class LanguageSwitch(Translated, QWidget):
    """Shows the language in force; `chosen` is emitted by the person only."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.control = SegmentedControl(compact=True)
        self.control.setObjectName("language_switch")
        self.control.chosen.connect(self.chosen)
        row = QHBoxLayout(self)
        space(row, 0, (8, 2, 12, 2))
        row.addWidget(self.control)
        self.translate_now()

    def retranslate(self) -> None:
        self.control.set_segments(
            [Segment("fr", "FR", tooltip="Français"), Segment("en", "EN", tooltip="English")]
        )
        for key, name in (("fr", "Français"), ("en", "English")):
            self.control.button(key).setAccessibleName(name)
        self.control.setAccessibleName(tr("Language of the interface"))
        self.control.set_current(interface.code)
