"""The line over the answers: words to look for, filters, and “Copy all”."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from ui.collection.choice_menu import ChoiceMenu
from ui.language import Translated, interface, tr
from ui.theme import px
from ui.widgets.buttons import IconButton, QuietButton
from ui.widgets.chip import Chip
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.search_field import SearchField
from ui.widgets.sizes import space, themed
from workbook.errors import N_
from workbook.screens.collection.across import Across
from workbook.screens.collection.across_filter import Filter
from workbook.screens.collection.filters import (
    ALL,
    SOME,
    Choices,
    edition_choices,
    language_choices,
    region_choices,
    state_choices,
    tag_choices,
    theme_choices,
)

SEARCH, MORE = N_("Search these answers"), N_("More filters")
COPY_ALL = N_("Copy all")
COPY_MEANS = N_("Copy all answers that are shown, each with its citation")
FIELD, AROUND = 150, 66
NAMES = {"state": N_("State"), "tag": N_("Tag"), "language": N_("Language"), "edition": N_("Edition")}
HIDDEN, NEWEST = tuple(NAMES), N_("The newest of each country")


class FilterBar(Translated, QWidget):
    """`changed` when another filter holds, `edition_chosen` with "" for the newest, `copy_wanted`."""

    changed = Signal()
    edition_chosen = Signal(str)
    copy_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter = Filter()
        self._edition = ""
        self._across: Across | None = None
        self.field = SearchField()
        self.field.setObjectName("search_these")
        self.field.searched.connect(lambda words: self.set_filter("words", words))
        self.menus = {"region": ChoiceMenu("filter"), "theme": ChoiceMenu()}
        for key, button in self.menus.items():
            button.setObjectName(f"filter_{key}")
            button.chosen.connect(lambda value, one=key: self.set_filter(one, value))
        self.more = IconButton("more")
        self.more.setObjectName("more_filters")
        self._more = QMenu(self)
        self.more.setMenu(self._more)
        self.copy = QuietButton(icon="copy")
        self.copy.setObjectName("copy_all")
        self.copy.clicked.connect(self.copy_wanted)
        self.chips: list[Chip] = []
        self._lay_out()
        self.translate_now()
        themed(self, self._fit_field)

    def retranslate(self) -> None:
        self.field.set_placeholder(tr(SEARCH))
        self._fit_field()
        self.more.set_tooltip(tr(MORE))
        self.copy.setText(tr(COPY_ALL))
        self.copy.setToolTip(tr(COPY_MEANS))
        if self._across is not None:
            self.show_across(self._across)

    def _fit_field(self) -> None:
        """As wide as what it says of itself."""
        words = self.field.fontMetrics().horizontalAdvance(self.field.placeholderText())
        self.field.setFixedWidth(max(px(FIELD), words + px(AROUND)))

    def set_filter(self, key: str, value: str) -> None:
        """Another filter; "" takes it away."""
        if key == "edition":
            self.edition_chosen.emit(value)
        elif getattr(self.filter, key) != value:
            self.filter = replace(self.filter, **{key: value})
            if self._across is not None:
                self.show_across(self._across)
            self.changed.emit()

    def clear(self) -> None:
        """Show everything again."""
        self.filter = Filter()
        self.field.clear()
        if self._across is not None:
            self.show_across(self._across)
        self.changed.emit()

    def forget(self) -> None:
        """No filter any more, without telling: another answer is looked for than the filters leave."""
        self.filter = Filter()
        self.field.clear()

    def show_across(self, across: Across) -> None:
        """Offer what there is to choose for a question."""
        self._across, self._edition = across, across.edition or ""
        choices = self._choices(across)
        for key, button in self.menus.items():
            button.show_choices(tr(ALL[key]), tr(SOME[key]), choices[key], self._value(key), tr("All"))
        self._more.clear()
        for key in HIDDEN:
            self._fill(self._more.addMenu(tr(NAMES[key])), key, choices[key])
        self._show_chips(choices)

    def _fill(self, menu: QMenu, key: str, choices: Choices) -> None:
        everything = ("", tr(NEWEST) if key == "edition" else tr("All"))
        group = QActionGroup(menu)
        for value, words in (everything, *choices):
            action = menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value == self._value(key))
            action.triggered.connect(lambda _=False, one=value: self.set_filter(key, one))
            group.addAction(action)

    def _value(self, key: str) -> str:
        return self._edition if key == "edition" else str(getattr(self.filter, key))

    def _choices(self, across: Across) -> dict[str, Choices]:
        catalogue = interface.catalogue
        return {
            "region": region_choices((one.submission.country for one in across.everyone), catalogue),
            "theme": theme_choices(across.themes, catalogue),
            "state": state_choices(catalogue),
            "tag": tag_choices(catalogue),
            "language": language_choices(catalogue),
            "edition": edition_choices(across.editions),
        }

    def _show_chips(self, choices: dict[str, Choices]) -> None:
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = []
        for key in HIDDEN:
            if value := self._value(key):
                text = tr(SOME[key]).format(name=dict(choices[key]).get(value, value))
                chip = Chip(text, removable=True)
                chip.setObjectName(f"filtered_{key}")
                chip.removed.connect(lambda one=key: self.set_filter(one, ""))
                self._flow.addWidget(chip)
                self.chips.append(chip)
                chip.show()
        self._below.setVisible(bool(self.chips))

    def _lay_out(self) -> None:
        holder = QWidget()
        flow = FlowLayout(holder, gap=8)
        for widget in (self.field, *self.menus.values(), self.more):
            flow.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        line = QHBoxLayout()
        space(line, 4)
        line.addWidget(holder, 1)
        line.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)
        self._below = QWidget()
        self._flow = FlowLayout(self._below, gap=6)
        self._below.setSizePolicy(policy)
        column = QVBoxLayout(self)
        space(column, 6)
        column.addLayout(line)
        column.addWidget(self._below)
