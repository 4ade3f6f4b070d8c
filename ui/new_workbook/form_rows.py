"""Questionnaires to choose: a row each, with origin and count."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.language import Translated, interface
from ui.theme import px
from ui.widgets.hairline import Hairline
from ui.widgets.sizes import fix, space, themed
from ui.widgets.text import ElidedText, Text
from workbook.screens.new_workbook import FormChoice, form_choices

ROW = 57


class FormRows(Translated, QWidget):
    """Emits `changed` when a box is ticked or cleared by the person."""

    changed = Signal()

    def __init__(self, chosen: set[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = [_FormRow(choice) for choice in form_choices(interface.catalogue)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for row in self._rows:
            row.box.setChecked(row.form_id in chosen)
            row.box.toggled.connect(self.changed)
            column.addWidget(row)
        column.addStretch(1)
        self.translate_now()

    def retranslate(self) -> None:
        for row, choice in zip(self._rows, form_choices(interface.catalogue), strict=True):
            row.show_choice(choice)

    def focus_first(self) -> None:
        self._rows[0].box.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def chosen(self) -> set[str]:
        return {row.form_id for row in self._rows if row.box.isChecked()}

    @property
    def total(self) -> int:
        return len(self._rows)


class _FormRow(QWidget):
    """A click anywhere on it ticks its box."""

    def __init__(self, choice: FormChoice) -> None:
        super().__init__()
        self.form_id = choice.form_id
        self.box = QCheckBox()
        self.box.setObjectName(f"form_{choice.form_id}")
        self._title, self._origin = ElidedText(weight=600), ElidedText(role="caption", ink="muted")
        self._size, self._noun = Text(role="heading"), Text(role="caption", ink="muted")
        self._size.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        space(words, 1)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._origin)
        words.addStretch(1)
        row = QHBoxLayout()
        space(row, 16, (4, 0, 0, 0))
        row.addWidget(self.box)
        row.addLayout(words, 1)
        figures = QHBoxLayout()
        space(figures, 6)
        figures.addWidget(self._size)
        figures.addWidget(self._noun)
        row.addLayout(figures)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(Hairline())
        fix(self, height=ROW)
        themed(self, self._renew)
        self.show_choice(choice)

    def show_choice(self, choice: FormChoice) -> None:
        self._title.setText(choice.title)
        self._origin.setText(choice.origin)
        self._size.setText(interface.catalogue.number(choice.size))
        self._noun.setText(choice.noun)
        self.box.setAccessibleName(choice.title)
        self.box.setAccessibleDescription(f"{choice.origin} {choice.size} {choice.noun}")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.box.setFocus(Qt.FocusReason.MouseFocusReason)
            self.box.toggle()

    def _renew(self) -> None:
        self._noun.setFixedWidth(px(64))
        self._size.setFixedWidth(px(40))
