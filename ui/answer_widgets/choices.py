"""Several choices of a list: boxes to tick where they are few, else chips."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCheckBox, QCompleter, QLineEdit, QVBoxLayout, QWidget

from ui.answer_widgets.base import AnswerWidget
from ui.language import interface, tr
from ui.theme import px
from ui.widgets.chip import Chip
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.sizes import space
from workbook.errors import N_
from workbook.questionnaire.values import find_choice

MOST_BOXES = 10
ADD_WIDTH = 200
ADD = N_("Add…")
LONG_WORDS = 50  # letters; what is longer may be cut where there is little room


class ChecksAnswer(AnswerWidget):
    """A box to tick for each choice."""

    def build(self) -> None:
        self.boxes: dict[str, QCheckBox] = {}
        self._box = QWidget()
        self._list = QVBoxLayout(self._box)
        space(self._list, 4)
        self.column.addWidget(self._box)

    @property
    def field(self) -> QWidget:
        return next(iter(self.boxes.values()), self._box)

    def name_field(self, name: str) -> None:
        self._box.setAccessibleName(name)

    def describe_field(self, description: str) -> None:
        self._box.setAccessibleDescription(description)

    def display(self) -> None:
        choices = self.answering.choices
        if [choice.name for choice in choices] != list(self.boxes):
            for old in self.boxes.values():
                old.deleteLater()
            self.boxes = {choice.name: QCheckBox() for choice in choices}
            for box in self.boxes.values():
                box.clicked.connect(self._ticked)
                self._list.addWidget(box)
        chosen = self.answering.value or []
        for choice in choices:
            box, words = self.boxes[choice.name], choice.label.get(interface.code)
            box.setObjectName(f"choice_{choice.name}")
            box.setText(words.replace("&", "&&"))
            box.setAccessibleName(words)
            box.setToolTip(words if len(words) > LONG_WORDS else "")
            box.setChecked(choice.name in chosen)

    def _ticked(self) -> None:
        chosen = [name for name, box in self.boxes.items() if box.isChecked()]
        self.write(chosen or None)

    def apply_read_only(self, read_only: bool) -> None:
        self._box.setEnabled(not read_only)


class ChipsAnswer(AnswerWidget):
    """A chip for each choice that was made, and a field to find the next one by typing."""

    def build(self) -> None:
        self._box = QWidget()
        self._flow = FlowLayout(self._box)
        self.chips: dict[str, Chip] = {}
        self.adder = QLineEdit()
        self.adder.setObjectName("field")
        self.adder.returnPressed.connect(self._add_typed)
        self._offered = QStringListModel(self)
        completer = QCompleter(self._offered, self.adder)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(lambda _: self._add_typed(), Qt.ConnectionType.QueuedConnection)
        self.adder.setCompleter(completer)
        self._flow.addWidget(self.adder)
        self.column.addWidget(self._box)
        self.restyled()

    @property
    def field(self) -> QLineEdit:
        return self.adder

    def retranslate(self) -> None:
        super().retranslate()
        self.adder.setPlaceholderText(tr(ADD))

    def restyled(self) -> None:
        self.adder.setFixedWidth(px(ADD_WIDTH))

    def display(self) -> None:
        labels = {choice.name: choice.label.get(interface.code) for choice in self.answering.choices}
        chosen = [name for name in self.answering.value or [] if name in labels]
        for old in self.chips.values():
            self._flow.removeWidget(old)
            old.deleteLater()
        self.chips = {}
        for at, name in enumerate(chosen):
            chip = Chip(labels[name], removable=not self.is_read_only)
            chip.setObjectName(f"chip_{name}")
            chip.removed.connect(lambda name=name: self._remove(name))
            self._flow.insert_widget(at, chip)
            chip.show()
            self.chips[name] = chip
        self._offered.setStringList([label for name, label in labels.items() if name not in chosen])
        self._box.updateGeometry()

    def _add_typed(self) -> None:
        found = find_choice(self.adder.text().strip(), self.answering.choices)
        if found is None:
            return
        chosen = {*(self.answering.value or []), found.name}
        self.adder.clear()
        self.write([choice.name for choice in self.answering.choices if choice.name in chosen])
        self.display()

    def _remove(self, name: str) -> None:
        self.write([one for one in self.answering.value or [] if one != name] or None)
        self.display()
        self.adder.setFocus()

    def apply_read_only(self, read_only: bool) -> None:
        self.adder.setVisible(not read_only)
        if self.answering.form:
            self.display()
