"""One choice of a list: radio buttons up to five, else a list that can be typed into."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.answer_widgets.base import AnswerWidget
from ui.answer_widgets.calm_combo import CalmCombo
from ui.language import interface, tr
from ui.marks import mark_icon
from ui.theme import px, restyle
from ui.widgets.links import LinkButton
from ui.widgets.sizes import space
from workbook.errors import N_
from workbook.theme import COUNTRY_MARKS

MOST_RADIOS = 5
TYPED_FROM = 13
WIDEST_COMBO = 420
CLEAR = N_("Clear the choice")
NO_CHOICE = N_("not answered")
MEASURE_STATE = "measure_state"


class RadioAnswer(AnswerWidget):
    """A few choices, all in sight; Delete or a link takes the choice back."""

    def build(self) -> None:
        self.group = QButtonGroup(self)
        self.group.idClicked.connect(self._chosen)
        self.buttons: dict[str, QRadioButton] = {}
        self._box = QWidget()
        self._list = QVBoxLayout(self._box)
        space(self._list, 4)
        self.clear_link = LinkButton(role="caption")
        self.clear_link.setObjectName("clear_choice")
        self.clear_link.clicked.connect(self.clear)
        self.column.addWidget(self._box)
        self.column.addWidget(self.clear_link, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def field(self) -> QWidget:
        checked = next((button for button in self.buttons.values() if button.isChecked()), None)
        return checked or next(iter(self.buttons.values()), self._box)

    def retranslate(self) -> None:
        super().retranslate()
        self.clear_link.setText(tr(CLEAR))

    def name_field(self, name: str) -> None:
        self._box.setAccessibleName(name)

    def describe_field(self, description: str) -> None:
        self._box.setAccessibleDescription(description)

    def display(self) -> None:
        self._make_buttons()
        value = self.answering.value
        self.group.setExclusive(False)
        for name, button in self.buttons.items():
            button.setChecked(name == value)
        self.group.setExclusive(True)
        self.clear_link.setVisible(value is not None and not self.is_read_only)

    def _make_buttons(self) -> None:
        choices = self.answering.choices
        if [choice.name for choice in choices] != list(self.buttons):
            for old in self.buttons.values():
                self.group.removeButton(old)
                old.deleteLater()
            self.buttons = {choice.name: QRadioButton() for choice in choices}
            for at, button in enumerate(self.buttons.values()):
                self.group.addButton(button, at)
                self._list.addWidget(button)
        for choice in choices:
            words = choice.label.get(interface.code)
            self.buttons[choice.name].setText(words.replace("&", "&&"))
            self.buttons[choice.name].setAccessibleName(words)
            self.buttons[choice.name].setObjectName(f"choice_{choice.name}")

    def _chosen(self, at: int) -> None:
        self.write(list(self.buttons)[at])
        self.clear_link.setVisible(self.answering.value is not None)

    def clear(self) -> None:
        """Take the choice back."""
        self.write(None)
        self.display()
        self.focus_field()

    def apply_read_only(self, read_only: bool) -> None:
        self._box.setEnabled(not read_only)
        self.clear_link.setVisible(not read_only and self.answering.value is not None)


class ComboAnswer(AnswerWidget):
    """A list that opens; states of measures bear their squares, long lists are searched by typing."""

    def build(self) -> None:
        self.combo = CalmCombo()
        self.combo.setObjectName("field")
        self.combo.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.combo.activated.connect(self._activated)
        row = QHBoxLayout()
        space(row)
        row.addWidget(self.combo)
        row.addStretch(1)
        self.column.addLayout(row)
        self.setFocusProxy(self.combo)

    @property
    def field(self) -> QWidget:
        return self.combo

    @property
    def marked(self) -> bool:
        """Whether the choices are states of measures."""
        return self.question.list_name == MEASURE_STATE

    def display(self) -> None:
        choices = self.answering.choices
        self.combo.blockSignals(True)
        self.combo.clear()
        self.combo.addItem(self._icon("unanswered"), tr(NO_CHOICE), None)
        for choice in choices:
            self.combo.addItem(self._icon(choice.name), choice.label.get(interface.code), choice.name)
        value = self.answering.value
        if value is not None and self.combo.findData(value) < 0:
            self.combo.addItem(QIcon(), str(self.answering.words(interface.catalogue) or value), value)
        self.combo.setCurrentIndex(max(0, self.combo.findData(value)))
        if len(choices) >= TYPED_FROM:
            self._make_searchable()
        self.combo.blockSignals(False)
        self.combo.setProperty("unanswered", value is None)
        restyle(self.combo)
        self.combo.setMaximumWidth(px(WIDEST_COMBO))

    def _icon(self, name: str) -> QIcon:
        return mark_icon(name, px(14)) if self.marked and name in COUNTRY_MARKS else QIcon()

    def _make_searchable(self) -> None:
        if not self.combo.isEditable():
            self.combo.setEditable(True)
            self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            line = self.combo.lineEdit()
            if line is not None:
                line.installEventFilter(self)
                line.textEdited.connect(lambda _: self.touched())
                line.returnPressed.connect(self.left_field)
            completer = QCompleter(self.combo.model(), self.combo)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            self.combo.setCompleter(completer)
        if (typed := self.combo.lineEdit()) is not None:
            typed.setPlaceholderText(tr(NO_CHOICE))
        if self.answering.draft or self.answering.value is None:
            self.combo.setEditText(self.answering.draft)

    def touched(self) -> None:
        """A name half typed is no answer yet: it is read when it is whole or the field is left."""
        self._dirty = True

    def raw(self) -> str:
        return self.combo.currentText()

    def _activated(self, index: int) -> None:
        self.write(self.combo.itemData(index))
        self.combo.setProperty("unanswered", self.answering.value is None)
        restyle(self.combo)

    def mark_invalid(self, invalid: bool) -> None:
        if bool(self.combo.property("invalid")) != invalid:
            self.combo.setProperty("invalid", invalid)
            restyle(self.combo)

    def restyled(self) -> None:
        if self.answering.form and not self._dirty:
            self.display()
