"""A defect of the program, told to a person: what is safe, what to do, details that can be copied."""

from __future__ import annotations

import traceback
from types import TracebackType

from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from ui.language import tr
from ui.messages import stack_buttons


def show_defect(
    window: QWidget, kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """One dialog at a time."""
    if QApplication.activeModalWidget() is not None:
        return
    details = "".join(traceback.format_exception(kind, error, trace))
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("Passerelle")
    box.setText(tr("Passerelle met an error of its own."))
    box.setInformativeText(
        tr("What was saved is safe and you can go on working. Please report it, with the details below.")
    )
    box.setDetailedText(details)
    copy = box.addButton(tr("Copy the details"), QMessageBox.ButtonRole.ActionRole)
    close = box.addButton(tr("Go on working"), QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(close)
    box.setEscapeButton(close)
    stack_buttons(box)
    box.exec()
    if box.clickedButton() is copy:
        QApplication.clipboard().setText(details)
