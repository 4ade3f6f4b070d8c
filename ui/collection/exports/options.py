"""The left half of the exports: which, and how."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.collection.choice_menu import ChoiceMenu
from ui.contributions.due_field import DueField
from ui.language import Translated, tr
from ui.reports.kind_row import KindRow
from ui.reports.options_panel import LANGUAGES, PAPERS
from ui.widgets.segmented import Segment, SegmentedControl
from ui.widgets.sizes import space
from ui.widgets.text import Text
from workbook.errors import N_
from workbook.questionnaire.values import parse_date
from workbook.screens.collection.exports import KINDS, ExportChoice, kind_of
from workbook.screens.collection.filters import edition_choices

TITLE, NEWEST = N_("Exports"), N_("The newest of each country")
BY_WHEN = N_("Answer by")
WRONG = N_("Write the day first, such as 12/11/2018.")


class ExportOptions(Translated, QWidget):
    """Emits `changed` each time a person chooses something else."""

    changed = Signal()

    def __init__(self, choice: ExportChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = choice
        self._editions: tuple[str, ...] = ()
        self.rows = {kind.key: KindRow(kind.key) for kind in KINDS}
        self._group = QButtonGroup(self)
        self.language, self.paper = SegmentedControl(), SegmentedControl()
        self.edition, self.due = ChoiceMenu(), DueField()
        self._wrong = Text(role="caption", ink="error", wrap=True)
        self._title = Text(role="title")
        self._labels = {key: Text(ink="muted") for key in ("language", "edition", "paper", "due")}
        self._lay_out()
        self._connect()
        self.translate_now()

    def retranslate(self) -> None:
        self._title.setText(tr(TITLE))
        for kind in KINDS:
            self.rows[kind.key].set_words(tr(kind.title), tr(kind.hint))
        self.language.set_segments(
            [Segment(key, tr(words) if key == "both" else words) for key, words in LANGUAGES]
        )
        self.paper.set_segments([Segment(key, words) for key, words in PAPERS])
        words = (tr("Language"), tr("Edition"), tr("Paper"), tr(BY_WHEN))
        for label, text in zip(self._labels.values(), words, strict=True):
            label.setText(text)
        self.language.setAccessibleName(tr("Language"))
        self.paper.setAccessibleName(tr("Paper"))
        self.due.line.setAccessibleName(tr(BY_WHEN))
        self._wrong.setText(tr(WRONG))
        self._show()

    def set_editions(self, editions: tuple[str, ...]) -> None:
        """The editions that can be chosen."""
        self._editions = editions
        self._show()

    @property
    def can_be_made(self) -> bool:
        return not self._wrong.isVisibleTo(self)

    def _choose(self, **what: object) -> None:
        chosen = replace(self.choice, **what)  # type: ignore[arg-type]
        if chosen != self.choice:
            self.choice = chosen
            self._show()
            self.changed.emit()

    def _show(self) -> None:
        offered = kind_of(self.choice.kind).offers
        self.rows[self.choice.kind].button.setChecked(True)
        self.language.set_current(self.choice.language)
        self.paper.set_current(self.choice.paper)
        editions = edition_choices(self._editions)
        self.edition.show_choices(tr(NEWEST), "{name}", editions, self.choice.edition or "", tr(NEWEST))
        fields = {"language": self.language, "edition": self.edition, "paper": self.paper, "due": self.due}
        for key, field in fields.items():
            shown = key in offered and (key != "edition" or len(self._editions) > 1)
            field.setVisible(shown)
            self._labels[key].setVisible(shown)
        self._show_due()

    def _show_due(self) -> None:
        wrong = bool(self.due.line.text().strip()) and self.choice.due is None
        self._wrong.setVisible(wrong and "due" in kind_of(self.choice.kind).offers)

    def _read_due(self, text: str) -> None:
        try:
            day = parse_date(text.strip()) if text.strip() else None
        except ValueError:
            day = None
        self.due.set_day(day)
        before = self.choice.due
        self._choose(due=day)
        self._show_due()
        if before == day:
            self.changed.emit()

    def _connect(self) -> None:
        for row in self.rows.values():
            row.chosen.connect(lambda key: self._choose(kind=key))
        self.language.setObjectName("export_language")
        self.paper.setObjectName("export_paper")
        self.edition.setObjectName("export_edition")
        self.language.chosen.connect(lambda key: self._choose(language=key))
        self.paper.chosen.connect(lambda key: self._choose(paper=key))
        self.edition.chosen.connect(lambda key: self._choose(edition=key or None))
        self.due.edited.connect(self._read_due)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        space(column, 4)
        self._title.setContentsMargins(8, 0, 0, 8)
        column.addWidget(self._title)
        for row in self.rows.values():
            self._group.addButton(row.button)
            column.addWidget(row)
        column.addSpacing(12)
        grid = QGridLayout()
        space(grid, 8, (8, 0, 0, 0))
        fields = (self.language, self.edition, self.paper, self.due)
        for at, (label, widget) in enumerate(zip(self._labels.values(), fields, strict=True)):
            label.setBuddy(widget)
            label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
            grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(widget, at, 1)
        grid.addWidget(self._wrong, len(fields), 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
