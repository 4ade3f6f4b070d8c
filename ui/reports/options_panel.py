"""The left half of the reports page: which report, and how."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.language import Translated, tr
from ui.reports.kind_row import KindRow
from ui.widgets.segmented import Segment, SegmentedControl
from ui.widgets.sizes import space
from ui.widgets.text import Text
from workbook.languages import N_
from workbook.screens.reports import REPORT_KINDS, ReportChoice, offers

BOTH = N_("Both")
LANGUAGES = (("fr", "Français"), ("en", "English"), ("both", BOTH))
PAPERS = (("a4", "A4"), ("letter", "Letter"))


class OptionsPanel(Translated, QWidget):
    """Emits `changed` with what is chosen, each time a person chooses something else."""

    changed = Signal(object)

    def __init__(self, choice: ReportChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = choice
        self._pages: dict[str, int] = {}
        self._rows = {kind.key: KindRow(kind.key) for kind in REPORT_KINDS}
        self._group = QButtonGroup(self)
        self._language, self._paper = SegmentedControl(), SegmentedControl()
        self._ministry = QComboBox()
        self._watermark, self._guidance = QCheckBox(), QCheckBox()
        self._title = Text(role="title")
        self._labels = [Text(ink="muted") for _ in range(3)]
        self._lay_out()
        self._connect()
        self.translate_now()
        self._show()

    def retranslate(self) -> None:
        self._title.setText(tr("Reports"))
        self._name_kinds()
        self._language.set_segments(
            [Segment(key, tr(words) if key == "both" else words) for key, words in LANGUAGES]
        )
        self._paper.set_segments([Segment(key, words) for key, words in PAPERS])
        for label, words in zip(self._labels, (tr("Language"), tr("Paper"), tr("Ministry")), strict=True):
            label.setText(words)
        self._language.setAccessibleName(tr("Language of the report"))
        self._paper.setAccessibleName(tr("Paper"))
        self._ministry.setAccessibleName(tr("Ministry"))
        self._watermark.setText(tr("Watermark “Draft”"))
        self._guidance.setText(tr("With the guidance of the questions"))
        self._show()

    def _name_kinds(self) -> None:
        for kind in REPORT_KINDS:
            pages = self._pages.get(kind.key)
            words = [] if not pages else [tr("{n} pages").format(n=pages)]
            hint = kind.hint if kind.key != "brief" or not pages else ""
            self._rows[kind.key].set_words(tr(kind.title), ", ".join([*words, *([tr(hint)] if hint else [])]))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        space(column, 4)
        self._title.setContentsMargins(8, 0, 0, 8)
        column.addWidget(self._title)
        for row in self._rows.values():
            self._group.addButton(row.button)
            column.addWidget(row)
        column.addSpacing(12)
        column.addLayout(self._fields())

    def _fields(self) -> QGridLayout:
        grid = QGridLayout()
        space(grid, 8, (8, 0, 0, 0))
        fields = (self._language, self._paper, self._ministry)
        for at, (label, widget) in enumerate(zip(self._labels, fields, strict=True)):
            label.setBuddy(widget)
            grid.addWidget(label, at, 0)
            grid.addWidget(widget, at, 1)
        for at, box in enumerate((self._watermark, self._guidance), len(fields)):
            grid.addWidget(box, at, 1)
        grid.setColumnStretch(1, 1)
        for label in self._labels:
            label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        return grid

    def _connect(self) -> None:
        for row in self._rows.values():
            row.chosen.connect(lambda key: self._choose(report=key))
        self._language.setObjectName("report_language")
        self._paper.setObjectName("report_paper")
        self._ministry.setObjectName("report_ministry")
        self._watermark.setObjectName("report_watermark")
        self._guidance.setObjectName("report_guidance")
        self._language.chosen.connect(lambda key: self._choose(language=key))
        self._paper.chosen.connect(lambda key: self._choose(paper=key))
        self._ministry.activated.connect(lambda _: self._choose(ministry=self._ministry.currentText()))
        self._watermark.clicked.connect(lambda on: self._choose(watermark=on))
        self._guidance.clicked.connect(lambda on: self._choose(guidance=on))

    def set_ministries(self, known: tuple[str, ...]) -> None:
        """The ministries that an extract can be made for."""
        self._ministry.clear()
        self._ministry.addItems(list(known))
        self.choice = self.choice.with_ministries(known)
        self._show()

    def set_pages(self, report: str, pages: int) -> None:
        """How long a report has become."""
        self._pages[report] = pages
        self._name_kinds()

    def _choose(self, **what: object) -> None:
        chosen = replace(self.choice, **what)  # type: ignore[arg-type]
        if chosen != self.choice:
            self.choice = chosen
            self._show()
            self.changed.emit(chosen)

    def _show(self) -> None:
        offered = offers(self.choice.report)
        self._rows[self.choice.report].button.setChecked(True)
        self._language.set_current(self.choice.language)
        self._paper.set_current(self.choice.paper)
        self._watermark.setChecked(self.choice.watermark)
        self._guidance.setChecked(self.choice.guidance)
        self._ministry.setCurrentText(self.choice.ministry)
        self._watermark.setVisible("watermark" in offered)
        self._guidance.setVisible("guidance" in offered)
        for widget in (self._labels[2], self._ministry):
            widget.setVisible("ministry" in offered)
