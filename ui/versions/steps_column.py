"""The steps that only one of two copies has: when, who, what."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.language import interface, tr, trn
from ui.widgets.sizes import space
from ui.widgets.text import ElidedText, Text
from workbook.errors import N_
from workbook.screens.copies import StepLine

NONE = N_("no step")


class StepsColumn(QWidget):
    """The newest steps under a heading with how many there are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._count = Text(role="heading"), Text(ink="muted")
        self._lines = QVBoxLayout()
        space(self._lines, 6)
        column = QVBoxLayout(self)
        space(column, 4)
        column.addWidget(self._title)
        column.addWidget(self._count)
        column.addLayout(self._lines)

    def show_steps(self, title: str, steps: Sequence[StepLine], count: int) -> None:
        """Show these steps of `count`."""
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._title.setText(title)
        words = trn("{n} step", "{n} steps", count).format(n=interface.catalogue.number(count))
        self._count.setText(words if count else tr(NONE))
        for step in steps:
            self._lines.addWidget(_line(step))
        if count > len(steps):
            left = count - len(steps)
            self._lines.addWidget(
                Text(trn("and {n} earlier", "and {n} earlier", left).format(n=left), ink="muted")
            )


def _line(step: StepLine) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    space(column, 0)
    column.addWidget(ElidedText(step.what[:1].upper() + step.what[1:]))
    column.addWidget(ElidedText(f"{step.moment} · {step.by}", "caption", "muted"))
    return holder
