"""An official indicator beside a target: its name, its values as a small trend, and the way to the register."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.language import Translated, interface, tr
from ui.section.drawing import DrawingView
from ui.theme import px
from ui.widgets.links import LinkButton
from ui.widgets.sizes import space, themed
from ui.widgets.text import Text
from workbook.errors import N_
from workbook.screens.checklist import Indicator

WIDTH, HEIGHT = 236.0, 104.0
NAME, ENTER, NO_VALUE = N_("Indicator {code}"), N_("Enter a value"), N_("No value yet.")
COLUMN = 320


class IndicatorView(Translated, QWidget):
    """`register_wanted` when a person wants to enter values."""

    register_wanted = Signal()

    def __init__(self, indicator: Indicator, with_link: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.indicator = indicator
        self._name = Text(weight=600)
        self.link = LinkButton()
        self.link.setObjectName("enter_value")
        self.link.setVisible(with_link)
        self.link.clicked.connect(self.register_wanted)
        self._label = Text(role="caption", ink="muted", wrap=True)
        self._label.setToolTip(indicator.explained)
        self.chart = DrawingView()
        head = QHBoxLayout()
        space(head, 8)
        head.addWidget(self._name, 1)
        head.addWidget(self.link)
        column = QVBoxLayout(self)
        space(column, 4)
        column.addLayout(head)
        column.addWidget(self._label)
        column.addWidget(self.chart, 0, Qt.AlignmentFlag.AlignLeft)
        themed(self, lambda: self.setFixedWidth(px(COLUMN)))
        self.translate_now()

    def retranslate(self) -> None:
        self._name.setText(tr(NAME).format(code=self.indicator.code))
        self.link.setText(tr(ENTER))
        label = self.indicator.label
        self._label.setText(label if self.indicator.values else f"{label}. {tr(NO_VALUE)}")
        self._show_chart()

    def _show_chart(self) -> None:
        values = self.indicator.values
        self.chart.setVisible(bool(values))
        if not values:
            return
        from workbook.reports.figures.trend import Trend, trend

        catalogue = interface.catalogue
        told = [f"{year}{catalogue.colon()} {catalogue.number(values[year])}" for year in sorted(values)]
        drawing = trend(Trend(values, self.indicator.unit), WIDTH, HEIGHT, catalogue)
        self.chart.show_drawing(drawing, ", ".join(told))
