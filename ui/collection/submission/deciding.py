"""What has to be decided of a file: the sides beside each other, in what they differ, and the verbs."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.contributions.scrolled import scrolled_column
from ui.language import Translated, tr
from ui.new_workbook.country_field import CountryField
from ui.theme import px
from ui.versions.changed_list import ChangedList
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.form_row import FormRow
from ui.widgets.hairline import Hairline
from ui.widgets.links import LinkButton
from ui.widgets.sizes import space, themed
from ui.widgets.text import ElidedText, Text
from workbook.errors import N_
from workbook.screens.collection.deciding import Deciding, Differing, Side

THIS_COUNTS, THIS_COUNTRY = N_("This one counts"), N_("It is about this country")
DIFFERS = N_("In what {file} differs from it")
READ_ONLY = N_("This collection is open read-only: nothing can be changed in it.")
WIDEST, LABELS = 980, 90


class DecidingView(Translated, QWidget):
    """`counts` carries the SHA-256 of the file that counts, `country_named` a code, `place_wanted` a place,
    `file_wanted` the SHA-256 of another side."""

    counts = Signal(str)
    country_named = Signal(str)
    place_wanted = Signal(object)
    file_wanted = Signal(str)

    def __init__(self, read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("deciding_view")
        self._read_only = read_only
        self._advice = Text(wrap=True)
        self._sides = QWidget()
        self._country, self._row = CountryField(), FormRow(LABELS)
        self._take = PrimaryButton()
        self._take.setObjectName("name_country")
        self._country.chosen.connect(self._check)
        self._take.clicked.connect(lambda: self.country_named.emit(self._country.iso3))
        self._naming = self._naming_part()
        self._differences = QVBoxLayout()
        self.verbs: dict[str, SecondaryButton] = {}
        self._lay_out()
        self.translate_now()

    def retranslate(self) -> None:
        self._row.set_label(tr("Country"))
        self._take.setText(tr(THIS_COUNTRY))

    def show_deciding(self, deciding: Deciding) -> None:
        """Show what has to be decided; the differences follow."""
        self._advice.setText(deciding.advice)
        self._naming.setVisible(deciding.names_country)
        self._sides.setVisible(bool(deciding.sides))
        self._fill(deciding)
        _empty(self._differences)
        self._check()

    def show_differing(self, differing: Differing, file: str) -> None:
        """In what another side differs from the file of this page."""
        title = Text(tr(DIFFERS).format(file=file), weight=600, wrap=True)
        listed = ChangedList()
        listed.place_wanted.connect(self.place_wanted)
        listed.show_changed(differing.changed)
        for widget in (title, Text(differing.words, ink="muted", wrap=True), listed):
            self._differences.addWidget(widget)

    def focus_first(self) -> None:
        first: QWidget | None = next(iter(self.verbs.values()), None)
        (self._country if self._naming.isVisibleTo(self) else first or self).setFocus()

    def _fill(self, deciding: Deciding) -> None:
        grid = self._grid
        while (item := grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.verbs.clear()
        for at, label in enumerate(deciding.labels, 1):
            grid.addWidget(Text(label, ink="muted"), at, 0)
        for column, side in enumerate(deciding.sides, 1):
            self._fill_side(side, column, deciding)
            grid.setColumnStretch(column, 1)

    def _fill_side(self, side: Side, column: int, deciding: Deciding) -> None:
        first = column == 1
        if first:
            self._grid.addWidget(ElidedText(side.title, weight=600), 0, column)
        else:  # a link is as wide as its words, and must not hold the column narrow
            self._grid.addWidget(self._link(side), 0, column, Qt.AlignmentFlag.AlignLeft)
        for at, words in enumerate(side.lines, 1):
            others = {other.lines[at - 1] for other in deciding.sides}
            differs = len(others) > 1
            self._grid.addWidget(ElidedText(words, weight=600 if differs else 0), at, column)
        verb = self.verbs[side.sha256] = SecondaryButton(tr(THIS_COUNTS))
        verb.setObjectName(f"counts_{side.sha256[:8]}")
        verb.setAccessibleName(f"{tr(THIS_COUNTS)}: {side.title}")
        verb.explain(tr(READ_ONLY) if self._read_only else "", not self._read_only)
        verb.clicked.connect(lambda: self.counts.emit(side.sha256))
        self._grid.addWidget(verb, len(side.lines) + 1, column, Qt.AlignmentFlag.AlignLeft)

    def _link(self, side: Side) -> LinkButton:
        link = LinkButton(side.title, weight=600)
        link.clicked.connect(lambda: self.file_wanted.emit(side.sha256))
        return link

    def _check(self, _: str = "") -> None:
        ready = bool(self._country.iso3) and not self._read_only
        self._take.explain("" if ready else tr("Choose a country of the list"), ready)

    def _naming_part(self) -> QWidget:
        self._row.set_field(self._country)
        part = QWidget()
        row = QHBoxLayout(part)
        space(row, 12)
        row.addWidget(self._row, 1)
        row.addWidget(self._take, 0, Qt.AlignmentFlag.AlignTop)
        themed(part, lambda: part.setMaximumWidth(px(720)))
        return part

    def _lay_out(self) -> None:
        self._grid = QGridLayout(self._sides)
        space(self._grid, 8)
        themed(self._sides, lambda: self._grid.setHorizontalSpacing(px(24)))
        themed(self._sides, lambda: self._sides.setMaximumWidth(px(WIDEST)))
        space(self._differences, 8)
        column = scrolled_column(self)
        space(column, 12, (32, 16, 28, 20))
        for widget in (self._advice, self._naming, self._sides, Hairline()):
            column.addWidget(widget)
        column.addLayout(self._differences)
        column.addStretch(1)


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
